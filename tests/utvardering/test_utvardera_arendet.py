"""`est utvardera` by the numbers of the case: shares, times that do not fit, and what it says in words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from utvardering.fall import CASE, MEASURE, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

SHARE = """\
kallor:
  - {id: enkat, typ: enkat, beskrivning: Frågor på platsen, antal: 200}
indikatorer:
  - id: undviker
    namn: Andel som undviker torget
    enhet: procent
    kalla: enkat
    riktning: minska
    baslinje: {varde: 48, fran: 2025-01-06, till: 2025-01-12}
"""
COUNT = """\
indikatorer:
  - id: klotter
    namn: Nytt klotter
    enhet: antal
    riktning: minska
    baslinje: {varde: 46, fran: 2025-01-06, till: 2025-03-30}
"""


def after(**values: object) -> str:
    row = {"indikator": "klotter", "fran": "2026-01-05", "till": "2026-03-29"} | values
    return f"eftermatningar:\n  - {{{', '.join(f'{key}: {value}' for key, value in row.items())}}}\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, est: Callable) -> Callable[..., Outcome]:
    def call(*args: str, **parts: str) -> Outcome:
        monkeypatch.chdir(write(tmp_path / "ws", **{"atgarder": MEASURE} | parts))
        return est("utvardera", CASE, *args)

    return call


def flat(done: Outcome) -> str:
    return " ".join(done.out.split())


def first(done: Outcome) -> dict[str, Any]:
    assert done.code == 0, done.err
    return json.loads(done.out, parse_constant=pytest.fail)["indikatorer"][0]


def test_a_share_has_intervals_from_how_many_answered(run: Callable) -> None:
    later = "kallor:\n  - {id: enkat-2, typ: enkat, beskrivning: Samma frågor, antal: 150}\n" + after(
        indikator="undviker", varde=30, fran="2026-01-05", till="2026-01-11", kalla="enkat-2"
    )
    row = first(run("--format", "json", problem=SHARE, utvardering=later))
    before, since, change = row["skattningar"]
    assert before["tolkning"].startswith("96 av 200")
    assert since["tolkning"].startswith("45 av 150")
    assert change["skattning"] == pytest.approx(-18)
    assert change["nedre"] < -18 < change["ovre"] < 0
    assert row["bedomning"]["grad"] == "sakerstalld"


def test_a_share_without_its_number_of_answers_asks_for_it(run: Callable) -> None:
    row = first(
        run(
            "--format",
            "json",
            problem=SHARE.replace(", antal: 200", ""),
            utvardering=after(indikator="undviker", varde=30),
        )
    )
    assert row["bedomning"]["text"] == "Ange antal på källan enkat: utan det går inget intervall att räkna."
    assert row["skattningar"] == []


def test_one_source_for_both_times_is_told(run: Callable) -> None:
    row = first(run("--format", "json", problem=SHARE, utvardering=after(indikator="undviker", varde=30)))
    assert any("antal (200) antas gälla båda gångerna" in text for text in row["forbehall"])


def test_few_answers_are_too_few(run: Callable) -> None:
    row = first(
        run(
            "--format",
            "json",
            problem=SHARE.replace("antal: 200", "antal: 8"),
            utvardering=after(indikator="undviker", varde=0),
        )
    )
    assert row["bedomning"]["text"] == "För få svar för att bedöma: 8 före och 8 efter."


@pytest.mark.parametrize(("enhet", "value"), [("kronor", 12000), ("timmar", 7.5)])
def test_other_units_are_shown_and_not_tested(run: Callable, enhet: str, value: float) -> None:
    row = first(run("--format", "json", problem=COUNT.replace("antal", enhet), utvardering=after(varde=value)))
    assert row["efter"]["varde"] == value
    assert row["bedomning"]["grad"] == "utan_test"


def test_a_count_that_is_not_whole_is_not_tested(run: Callable) -> None:
    assert (
        first(run("--format", "json", problem=COUNT, utvardering=after(varde=7.5)))["bedomning"]["grad"] == "utan_test"
    )


def test_the_cases_own_comparison_is_used(run: Callable) -> None:
    beside = after(varde=19) + "jamforelse:\n  - {indikator: klotter, platser: [parken], fore: 21, efter: 19}\n"
    row = first(run("--format", "json", problem=COUNT, utvardering=beside))
    assert row["jamforelse"] == {"platser": ["parken"], "fore": 21, "efter": 19, "av": "arendet"}
    assert "talar för att åtgärderna bidrog" in row["bedomning"]["text"]


def test_a_time_that_is_not_over_says_when(run: Callable) -> None:
    done = run(problem=COUNT.replace("2025-", "2026-"), atgarder=MEASURE.replace("2025", "2026"))
    assert done.code == 0
    assert "Den kan bedömas tidigast 30 mars 2027, om 126 dagar." in flat(done)


@pytest.mark.parametrize(
    ("before", "start", "after_"),
    [
        (("2024-06-03", "2024-06-30"), "2024-09-01", ("2025-06-02", "2025-06-29")),
        (("2024-06-03", "2024-06-30"), "2025-09-01", ("2026-06-01", "2026-06-28")),
        (("2024-01-01", "2024-12-31"), "2025-01-01", ("2025-01-01", "2025-12-31")),
        (("2024-02-29", "2025-02-28"), "2025-03-01", ("2026-02-28", "2027-02-28")),
    ],
)
def test_after_is_the_first_same_weeks_once_the_measures_began(
    run: Callable, before: tuple[str, str], start: str, after_: tuple[str, str]
) -> None:
    baseline = COUNT.replace("2025-01-06", before[0]).replace("2025-03-30", before[1])
    row = first(run("--format", "json", problem=baseline, atgarder=MEASURE.replace("2025-04-07", start)))
    assert (row["efter"]["fran"], row["efter"]["till"]) == after_


def test_a_baseline_without_days_or_not_yet_over_cannot_be_compared(run: Callable) -> None:
    undated = first(run("--format", "json", problem=COUNT.replace(", fran: 2025-01-06", "")))
    assert "saknar fran eller till" in undated["bedomning"]["text"]
    going_on = first(run("--format", "json", problem=COUNT.replace("2025-03-30", "2026-12-31")))
    assert "är inte slut än" in going_on["bedomning"]["text"]


def test_a_share_larger_than_all_is_no_share(run: Callable) -> None:
    row = first(run("--format", "json", problem=SHARE, utvardering=after(indikator="undviker", varde=130)))
    assert (
        row["bedomning"]["text"] == "Ett av värdena är större än 100, så det kan inte vara en andel. Inget test görs."
    )


def test_another_source_afterwards_is_told(run: Callable) -> None:
    problem = COUNT.replace("enhet: antal", "enhet: antal\n    kalla: logg")
    row = first(run("--format", "json", problem=problem, utvardering=after(varde=19, kalla="annan")))
    assert "Källan är logg före men annan efter." in row["forbehall"]


def test_watched_places_without_a_comparison_say_what_cannot_be_counted(run: Callable) -> None:
    moved = after(varde=19) + "omfordelning:\n  - {platser: [kajen], fore: 30, efter: 10}\n"
    found = first(run("--format", "json", problem=COUNT, utvardering=moved))["skattningar"]
    assert "nyttan kan ha spritt sig dit" in found[2]["tolkning"]
    assert (found[3]["metod"], found[3]["skattning"]) == ("WDQ", None)


def test_a_case_at_its_beginning_says_what_can_be_judged_and_when(run: Callable) -> None:
    done = run(problem=COUNT, atgarder="{}\n")
    assert "Ingen åtgärd har något startdatum." in done.out
    assert "Börjar en nu kan samma veckor som före bedömas tidigast 29 mars 2027." in flat(done)


def test_times_that_overlap_are_not_compared(run: Callable) -> None:
    row = first(run("--format", "json", problem=COUNT, utvardering=after(varde=5, fran="2025-03-01")))
    assert "börjar innan tiden före" in row["bedomning"]["text"]
    assert row["skattningar"] == []
    typed = run("--fore", "2025", "--efter", "2025-k4", problem=COUNT)
    assert (typed.code, typed.out) == (2, "")
    assert typed.err.startswith("Fel: Tiden efter (2025-10-01--2025-12-31) börjar innan tiden före")


def test_differing_seasons_and_lengths_are_told(run: Callable) -> None:
    row = first(
        run("--format", "json", problem=COUNT, utvardering=after(varde=5, fran="2025-09-01", till="2025-09-30"))
    )
    assert "Tiderna är olika långa: 84 dagar före och 30 efter. Kvoten räknas per dag." in row["forbehall"]
    assert "Före börjar vecka 2 och efter vecka 36, så årstiden kan förklara skillnaden." in row["forbehall"]
    assert row["skattningar"][0]["skattning"] == pytest.approx((5 / 30) / (46 / 84))


def test_the_comparison_is_counted_for_times_as_long_as_the_one_before(run: Callable) -> None:
    beside = "jamforelse:\n  - {indikator: klotter, platser: [parken], fore: 21, efter: 19}\n"
    short = after(varde=5, fran="2026-01-05", till="2026-02-03") + beside
    found = {
        one["metod"].split(":")[0]: one
        for one in first(run("--format", "json", problem=COUNT, utvardering=short))["skattningar"]
    }
    difference = found["Skillnad mot jämförelseplatsen"]
    assert difference["skattning"] == pytest.approx((5 * 84 / 30 - 46) - (19 * 84 / 30 - 21) * 46 / 21)
    assert "Räknat för en tid så lång som den före." in difference["tolkning"]


def test_an_id_that_stands_twice_is_judged_without_ado(run: Callable) -> None:
    twice = COUNT + COUNT.removeprefix("indikatorer:\n")
    data = json.loads(run("--format", "json", problem=twice, utvardering=after(varde=19)).out)
    assert [row["bedomning"]["grad"] for row in data["indikatorer"]] == ["sakerstalld", "sakerstalld"]


def test_measures_that_began_too_early_or_late_are_told(run: Callable) -> None:
    measures = (
        "atgarder:\n  - {id: ljus, titel: Ljus, start: 2025-02-01}\n  - {id: rond, titel: Rond, start: 2026-02-01}\n"
    )
    row = first(run("--format", "json", problem=COUNT, atgarder=measures, utvardering=after(varde=5)))
    assert "Började innan tiden före var slut: ljus (1 februari 2025)." in row["forbehall"]
    assert "Började inne i tiden efter: rond (1 februari 2026)." in row["forbehall"]


def test_without_indicators_it_says_what_to_write(run: Callable) -> None:
    done = run(problem="beskrivning: Klotter.\n")
    assert done.code == 2
    assert "har inga indikatorer" in done.err


@pytest.mark.parametrize("name", ["problem", "atgarder", "utvardering"])
def test_a_file_that_cannot_be_read_is_named(run: Callable, name: str) -> None:
    done = run(**{"problem": COUNT, name: "a: [b\n"})
    assert (done.code, done.out) == (2, "")
    assert f"arenden/{CASE}/{name}.yaml går inte att läsa" in done.err


@pytest.mark.parametrize(
    "bad",
    [
        "indikatorer: [klotter]\n",
        "indikatorer:\n  - {id: a, namn: b, enhet: [x], matning: 3, baslinje: 4}\n",
        "indikatorer:\n  - {id: a, namn: b, enhet: antal, matning: {kategorier: {x: y}}, baslinje: {fran: 2025-02-30}}\n",
        "indikatorer:\n  - {id: a, namn: b, enhet: antal, baslinje: {varde: -1, fran: 0001-01-01, till: 9999-12-31}}\n",
        "indikatorer:\n  - {id: a, namn: b, baslinje: {varde: 1, fran: 2025-02-02, till: 2025-01-01}}\njamforelse: 3\n",
    ],
)
def test_refused_values_are_passed_over(run: Callable, bad: str) -> None:
    done = run(problem=bad, utvardering="eftermatningar: [{indikator: a, varde: x}]\nandra_forklaringar: {a: b}\n")
    assert "Ett fel i est" not in done.err
    assert done.code in {0, 2}


def test_an_indicator_that_cannot_be_read_is_told_and_the_others_judged(run: Callable) -> None:
    done = run(problem=COUNT + "  - {id: A_b, namn: x}\n", utvardering=after(varde=19))
    assert done.code == 0
    assert "Minskningen är säkerställd" in done.out
    assert (
        done.err
        == f"Obs: 1 indikator i arenden/{CASE}/problem.yaml går inte att läsa. est validera {CASE} visar varför.\n"
    )


def test_names_cannot_steer_the_terminal(run: Callable) -> None:
    done = run(problem=COUNT.replace("Nytt klotter", '"\\e[31mrött\\u202e"'), utvardering=after(varde=3))
    assert done.code == 0
    assert "\x1b" not in done.out
    assert "\u202e" not in done.out


def test_the_text_fits_in_eighty_columns_and_begins_with_the_raw_numbers(run: Callable) -> None:
    beside = after(varde=19) + (
        "jamforelse:\n  - {indikator: klotter, platser: [parken], fore: 21, efter: 19}\n"
        "andra_forklaringar: [Juli var regnigare.]\n"
    )
    done = run(problem=COUNT, utvardering=beside)
    out = done.out
    assert max(map(len, out.splitlines())) <= 80
    assert out.startswith(
        """\
Klotter på torget (2025-torget)
Åtgärder: en, från 7 april 2025 (ljus).

Nytt klotter (klotter)
----------------------
Enhet antal, ska minska

                            före       efter  skillnad
  första dagen        2025-01-06  2026-01-05
  sista dagen         2025-03-30  2026-03-29
  enligt ärendet              46          19       −27
  jämförelse: Parken          21          19        −2

Bedömning: Minskningen är säkerställd: den är större än slumpen rimligen ger.
"""
    )
    assert "Ärendet nämner en annan förklaring" in flat(done)
    assert "- Juli var regnigare." in out


def test_days_that_differ_are_compared_by_the_week(run: Callable) -> None:
    short = COUNT.replace("varde: 46", "varde: 9").replace("2025-03-30", "2025-01-12")
    beside = "jamforelse:\n  - {indikator: klotter, platser: [parken], fore: 12, efter: 90}\n"
    lines = run(problem=short, utvardering=after(varde=29, till="2026-03-01") + beside).out.splitlines()
    table = [" ".join(line.split()) for line in lines[6:14]]
    assert table[4:8] == [
        "enligt ärendet 9 29", "per vecka 9 3,63 −5,38", "jämförelse: Parken 12 90", "per vecka 12 11,2 −0,75",
    ]  # fmt: skip


def test_a_stated_share_is_shown_as_it_was_stated(run: Callable) -> None:
    problem = SHARE.replace("antal: 200", "antal: 212")
    row = first(run("--format", "json", problem=problem, utvardering=after(indikator="undviker", varde=38)))
    assert [one["skattning"] for one in row["skattningar"]] == [48, 38, -10]
    assert row["skattningar"][0]["tolkning"].startswith("102 av 212")


def test_without_a_baseline_it_says_how_to_go_on(run: Callable) -> None:
    row = first(
        run(
            "--format",
            "json",
            problem=COUNT.replace("    baslinje: {varde: 46, fran: 2025-01-06, till: 2025-03-30}\n", ""),
        )
    )
    assert row["bedomning"]["text"].startswith("Indikatorn saknar baslinje")
    assert "--fore och --efter" in row["bedomning"]["text"]


def test_an_interval_without_an_end_and_one_with_few_decimals(run: Callable) -> None:
    rising = run(problem=COUNT.replace("varde: 46", "varde: 0"), utvardering=after(varde=14))
    assert "(95 % intervall från 3,32, utan övre gräns)" in flat(rising)
    assert "(95 % intervall 0,24 till 0,70)" in flat(run(problem=COUNT, utvardering=after(varde=19)))


WATCHED = "omfordelning:\n  - {indikator: klotter, platser: [kajen], fore: 20, efter: 5}\n"
BESIDE_STEADY = "jamforelse:\n  - {indikator: klotter, platser: [parken], fore: 46, efter: 46}\n"


def test_where_nothing_was_won_nothing_can_have_spread(run: Callable) -> None:
    text = flat(run(problem=COUNT, utvardering=after(varde=90) + BESIDE_STEADY + WATCHED))
    assert "nyttan" not in text
    assert "men här har det inte minskat, så inget kan ha flyttat eller spritt sig" in text


def test_a_comparison_of_another_size_is_scaled_to_the_place(run: Callable) -> None:
    beside = "jamforelse:\n  - {indikator: klotter, platser: [parken], fore: 4600, efter: 5060}\n"
    row = first(run("--format", "json", problem=COUNT, utvardering=after(varde=30) + beside))
    difference = next(one for one in row["skattningar"] if one["metod"].startswith("Skillnad mot"))
    assert difference["skattning"] == pytest.approx(-16 - 4.6)
    assert "omräknad till samma storlek (areavikt efter antalen före, 46 här och 4 600 där)" in difference[
        "tolkning"
    ].replace("\u00a0", " ")
    empty = beside.replace("fore: 4600", "fore: 0")
    row = first(run("--format", "json", problem=COUNT, utvardering=after(varde=30) + empty))
    assert next(one for one in row["skattningar"] if one["metod"].endswith("WDD"))["skattning"] is None


HOSTILE = "\u202e" * 20 + " \x07" * 20


def test_a_hostile_name_makes_no_line_wider(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, est: Callable) -> None:
    problem = COUNT.replace("namn: Nytt klotter", f'namn: "{HOSTILE.replace(chr(7), chr(92) + "a")}"')
    monkeypatch.chdir(write(tmp_path / "ws", problem=problem, atgarder=MEASURE, utvardering=after(varde=19)))
    out = est("utvardera", CASE).out
    assert "\\u202e" in out
    assert max(map(len, out.splitlines())) <= 80
