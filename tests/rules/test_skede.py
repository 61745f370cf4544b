from dataclasses import replace
from datetime import date

import pytest
from rules.exempel import IDAG, bygg, context, formfel

from est_cli.model.installningar import Installningar, Rutiner, Uppehall
from est_cli.model.mote import Mote
from est_cli.rules.catalogue import rules
from est_cli.rules.rule import Brist
from est_cli.rules.sent import late
from est_cli.workspace.files import parse, to_record

S_REGLER = [kod for kod in rules() if kod[0] == "S"]
AV = "av: kommun-trygghet"


def run(kod: str, fragment: str, idag: date = IDAG, **known: object) -> list[Brist]:
    """What a rule misses in the exemplary case; `known` replaces what the rules may know of the workspace."""
    return list(rules()[kod].check(bygg(kod, fragment), replace(context(idag), **known)))


def platser(found: list[Brist]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(brist.fil, brist.vag) for brist in found]


def historik(*rows: str) -> str:
    """Lines of historik, a day apart: `problem`, or `analys, motiv: Ny uppgift`."""
    return "historik:\n" + "\n".join(
        f"- {{datum: 2026-01-{n:02}, {AV}, skede: {row}}}" for n, row in enumerate(rows, 1)
    )


def test_these_are_the_rules_that_always_speak() -> None:
    assert S_REGLER == ["S601", "S603", "S604", "S605", "S606", "S607", "S608", "S609"]
    assert [kod for kod in S_REGLER if rules()[kod].niva == "fel"] == ["S601", "S604", "S606"]
    assert all(rules()[kod].snabb and rules()[kod].talar == "alltid" for kod in S_REGLER)


@pytest.mark.parametrize("kod", S_REGLER)
def test_the_good_example_keeps_the_rule_and_the_bad_one_breaks_it(kod: str) -> None:
    # An example is a case of its own, that no meeting has named.
    assert run(kod, rules()[kod].bra, moten={}) == []
    assert run(kod, rules()[kod].daligt, moten={})
    assert formfel(kod, rules()[kod].bra) == formfel(kod, rules()[kod].daligt) == []


@pytest.mark.parametrize("kod", S_REGLER)
def test_hoglands_park_keeps_the_rule(kod: str) -> None:
    assert run(kod, "") == []


@pytest.mark.parametrize("kod", S_REGLER)
def test_lines_that_cannot_be_read_are_no_lack_of_the_case(kod: str) -> None:
    junk = "historik: [oläsligt, oläsligt]\nbedomning: oläsligt\nspar: oläsligt\n# problem.yaml\nkallor: [oläsligt, oläsligt]\nindikatorer: oläsligt\nomfattning: oläsligt\n"
    assert (
        run(
            kod,
            f"{junk}# atgarder.yaml\natgarder: [oläsligt, oläsligt]\nmal: oläsligt\n# utvardering.yaml\nbevakning: oläsligt\nbeslut: oläsligt",
        )
        == []
    )


# S601


def test_the_second_of_two_equal_ids_is_shown() -> None:
    found = run("S601", "# atgarder.yaml\nmal: [{id: a}, {id: b}, {id: a}]\natgarder:\n- {id: a, titel: A}")
    assert platser(found) == [("atgarder", ("mal", 2, "id"))]


def test_a_source_is_unique_over_the_three_files() -> None:
    found = run("S601", "# utvardering.yaml\nkallor:\n- {id: vandring-mars, typ: dialog, beskrivning: B}")
    assert platser(found) == [("utvardering", ("kallor", 0, "id"))]
    assert "analys.yaml" in found[0].text


# S603


def test_what_is_late_is_known_as_data() -> None:
    arende = bygg(
        "S603",
        historik("problem", "analys", "atgarder")
        + "\nansvarig: kommun-trygghet\n# atgarder.yaml\nmal: [{id: m, senast: 2026-11-22}]\natgarder:\n"
        "- {id: a, titel: A, status: pagar, ansvarig: bovardarna, slut: 2026-11-01}\n"
        "- {id: b, titel: B, omprovas: 2026-11-01}\n- {id: c, titel: C, status: genomford, slut: 2026-11-01}\n"
        "- {id: d, titel: D, slut: 2026-11-23}\n# utvardering.yaml\nbevakning: {nasta_kontroll: 2026-11-01}",
    )
    assert [(sen.slag, sen.id, sen.ansvarig) for sen in late(arende, IDAG)] == [
        ("mal", "m", "kommun-trygghet"),
        ("atgard", "a", "bovardarna"),
        ("omprovning", "b", "kommun-trygghet"),
        ("kontroll", "2026-hoglands-park", "kommun-trygghet"),
    ]


def test_a_goal_is_not_late_once_it_is_evaluated_and_nothing_is_in_a_case_written_off() -> None:
    goal = "\n# atgarder.yaml\nmal: [{id: m, senast: 2026-11-01}]"
    assert platser(run("S603", historik("problem", "atgarder") + goal)) == [("atgarder", ("mal", 0, "senast"))]
    assert run("S603", historik("problem", "atgarder", "utvardering") + goal) == []
    assert run("S603", historik("problem", "avskrivet, motiv: M") + goal) == []


# S604


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["problem", "analys", "atgarder", "utvardering", "avslutat"], []),
        (["problem", "atgarder", "utvardering", "avslutat"], []),
        (["analys"], [(0, "skede")]),
        (["avskrivet"], [(0, "skede")]),
        (["problem", "utvardering", "analys"], [(1, "skede"), (2, "motiv")]),
        (["problem", "analys", "analys"], [(2, "skede")]),
        (["problem", "analys", "problem"], [(2, "motiv")]),
        (["problem", "analys", "problem, motiv: Ny uppgift"], []),
        (["problem", "avskrivet"], [(1, "motiv")]),
        (["problem", "analys", "avskrivet, motiv: M", "analys, motiv: M"], []),
        (["problem", "analys", "avskrivet, motiv: M", "problem"], [(3, "motiv")]),
        (["problem", "analys", "avskrivet, motiv: M", "avslutat, motiv: M"], [(3, "skede")]),
        (["problem", "analys", "atgarder", "utvardering", "avslutat", "atgarder, motiv: M"], []),
    ],
)
def test_the_way_through_the_stages(rows: list[str], wrong: list[tuple[int, str]]) -> None:
    assert platser(run("S604", historik(*rows))) == [("arende", ("historik", *place)) for place in wrong]


def test_dates_never_fall_but_may_stand_still() -> None:
    days = "historik:\n- {datum: 2026-02-02, skede: problem}\n- {datum: 2026-02-02, skede: analys}\n"
    assert run("S604", days) == []
    found = run("S604", days + "- {datum: 2026-02-01, skede: atgarder}\n- {datum: 2026-02-01, skede: utvardering}")
    assert platser(found) == [("arende", ("historik", n, "datum")) for n in (2, 3)]


# S605


def test_what_is_planned_may_lie_ahead_and_what_has_begun_may_not() -> None:
    measures = "# atgarder.yaml\natgarder:\n- {id: a, titel: A, start: 2027-01-01, slut: 2027-02-01}\n- {id: b, titel: B, status: pagar, start: 2027-01-01, slut: 2027-02-01}"
    assert platser(run("S605", measures)) == [("atgarder", ("atgarder", 1, "start"))]


def test_every_kind_of_past_is_looked_at() -> None:
    found = run(
        "S605",
        "anteckningar: [{datum: 2027-01-01, text: T}]\n# problem.yaml\nomfattning: {till: 2027-01-01}\n"
        "indikatorer: [{id: i, namn: N, baslinje: {till: 2027-01-01}}]\n# atgarder.yaml\nbeslut: [{organ: O, datum: 2027-01-01}]\n"
        "# utvardering.yaml\nbeslut: {datum: 2027-01-01}\neftermatningar: [{indikator: i, till: 2027-01-01}]\n"
        "aterkoppling: [{datum: 2027-01-01, till: boende}]",
    )
    assert [(fil, vag[0]) for fil, vag in platser(found)] == [
        ("arende", "anteckningar"), ("problem", "omfattning"), ("problem", "indikatorer"), ("atgarder", "beslut"),
        ("utvardering", "eftermatningar"), ("utvardering", "beslut"), ("utvardering", "aterkoppling"),
    ]  # fmt: skip


def test_today_is_not_ahead() -> None:
    assert run("S605", f"bedomning: {{datum: {IDAG}}}") == []


# S608

TOMT = (
    "bedomning:\nanteckningar:\n# problem.yaml\nomfattning:\nindikatorer:\n# atgarder.yaml\nmal:\natgarder:\nbeslut:\n"
    "# utvardering.yaml\neftermatningar:\nbeslut:\naterkoppling:"
)


def settings(*uppehall: tuple[date, date], dagar: int = 60) -> Installningar:
    pauses = tuple(Uppehall.model_construct(fran=fran, till=till) for fran, till in uppehall)
    return Installningar.model_construct(
        kommun="K", rutiner=Rutiner.model_construct(stilla_dagar=dagar, uppehall=pauses)
    )


def still(idag: date, installningar: Installningar, fragment: str = "") -> list[str]:
    """What S608 says of a case whose last line of historik is 1 March 2026."""
    rows = f"historik:\n- {{datum: 2026-03-01, skede: problem, {AV}}}\n{fragment}{TOMT}"
    return [brist.text for brist in run("S608", rows, idag, installningar=installningar, moten={})]


def test_a_case_is_still_after_so_many_days() -> None:
    assert still(date(2026, 4, 29), settings()) == []  # 59 days
    assert still(date(2026, 4, 30), settings()) == ["Inget har hänt i ärendet på 60 dagar, sedan 1 mars 2026."]
    assert still(date(2026, 3, 11), settings(dagar=10)) != []


def test_days_of_a_pause_do_not_count_and_nothing_is_said_during_one() -> None:
    easter = (date(2026, 4, 1), date(2026, 4, 10))
    assert still(date(2026, 5, 9), settings(easter)) == []  # 69 days, ten of them in the pause
    assert still(date(2026, 5, 10), settings(easter)) != []
    assert still(date(2026, 5, 9), settings(easter, (date(2026, 4, 5), date(2026, 4, 10)))) == []  # no day counts twice
    assert still(date(2026, 7, 1), settings((date(2026, 7, 1), date(2026, 7, 31)))) == []


def test_a_meeting_that_names_the_case_is_a_change() -> None:
    meeting = context(IDAG).moten["2026-10-22"]
    rows = f"historik:\n- {{datum: 2026-03-01, skede: problem, {AV}}}\n{TOMT}"
    assert run("S608", rows, moten={}) != []
    assert run("S608", rows, moten={"2026-10-22": meeting}) == []


def test_a_date_ahead_is_no_change() -> None:
    rows = f"historik:\n- {{datum: 2026-03-01, skede: problem, {AV}}}\n{TOMT}"
    planned = rows.replace("atgarder:\n", "atgarder: [{id: a, titel: A, start: 2027-01-01}]\n", 1)
    begun = planned.replace("2027-01-01", "2026-11-01")
    assert run("S608", planned, moten={}) != []
    assert run("S608", begun, moten={}) == []


def test_a_case_that_is_closed_or_written_off_may_rest() -> None:
    assert run("S608", historik("problem", "atgarder", "utvardering", "avslutat") + f"\n{TOMT}", moten={}) == []
    assert run("S608", historik("problem", "avskrivet, motiv: M") + f"\n{TOMT}", moten={}) == []
    assert run("S608", historik("problem", "atgarder") + f"\n{TOMT}", moten={}) != []


# S606, S607, S609


def test_an_in_depth_case_may_hold_any_measure() -> None:
    assert run("S606", "spar: fordjupad\n# atgarder.yaml\natgarder: [{id: a, titel: A, akut: nej}]") == []


def test_every_entry_into_measures_and_closing_wants_its_meeting() -> None:
    rows = historik("problem", "analys", "atgarder", "utvardering", "avslutat")
    assert platser(run("S609", rows)) == [("arende", ("historik", n, "mote")) for n in (2, 4)]
    assert run("S609", f"{rows}\nspar: snabb") == []


def test_a_meeting_that_only_follows_up_a_decision_of_the_case_names_it_too() -> None:
    def meeting(fil: str, text: str) -> Mote:
        made = to_record(parse(fil, text.encode()), Mote)
        assert made is not None
        return made

    first = meeting("a", "{grupp: g, datum: 2026-01-10, beslut: [{id: ljus, text: Ljus, arende: 2026-hoglands-park}]}")
    later = meeting("b", "{grupp: g, datum: 2026-04-10, uppfoljning: [{mote: 2026-01-10, beslut: ljus, lage: klart}]}")
    known = replace(context(IDAG), moten={"2026-01-10": first, "2026-04-10": later})
    assert known.motesdagar["2026-hoglands-park"] == [date(2026, 1, 10), date(2026, 4, 10)]
