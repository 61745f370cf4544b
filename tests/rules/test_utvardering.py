import pytest
from rules.exempel import formfel, run

from est_cli.rules.catalogue import rules
from est_cli.rules.rule import Brist

U_REGLER = [kod for kod in rules() if kod[0] == "U"]
EFTER = "fran: 2026-05-25, till: 2026-08-30, kalla: rapporter-park"
ENKAT = "{indikator: undviker-parken, varde: 38, fran: 2026-08-10, till: 2026-08-16, kalla: enkat-park}"


def platser(found: list[Brist]) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(brist.fil, brist.vag) for brist in found]


def test_these_are_the_rules_of_the_evaluation() -> None:
    assert [f"U{number}" for number in range(501, 516)] == U_REGLER
    assert [kod for kod in U_REGLER if rules()[kod].snabb] == ["U501", "U509", "U511"]
    assert [kod for kod in U_REGLER if rules()[kod].niva == "fel"] == ["U501", "U502", "U503", "U509"]


@pytest.mark.parametrize("kod", U_REGLER)
def test_the_good_example_keeps_the_rule_and_the_bad_one_breaks_it(kod: str) -> None:
    assert run(kod, rules()[kod].bra) == []
    assert run(kod, rules()[kod].daligt)
    assert formfel(kod, rules()[kod].bra) == formfel(kod, rules()[kod].daligt) == []


@pytest.mark.parametrize("kod", U_REGLER)
def test_hoglands_park_keeps_the_rule(kod: str) -> None:
    assert run(kod, "") == []


@pytest.mark.parametrize("kod", U_REGLER)
def test_values_that_cannot_be_read_are_no_lack_of_the_case(kod: str) -> None:
    junk = ("genomforande", "eftermatningar", "maluppfyllelse", "jamforelse", "aterkoppling", "beslut", "bevakning")
    lists = "\n".join(f"{key}: [{{a: b}}]" for key in ("omfordelning", "andra_forklaringar", "lardomar"))
    found = run(kod, "\n".join(f"{key}: oläsligt" for key in junk) + f"\n{lists}\nslutsats: {{a: b}}")
    assert found == []


# U501


def test_a_measure_without_a_line_is_named() -> None:
    found = run("U501", "genomforande: []\n# atgarder.yaml\natgarder:\n- {id: a, titel: A}\n- {id: b, titel: B}")
    assert platser(found) == [("utvardering", ("genomforande",))] * 2
    assert ["åtgärden a." in found[0].text, "åtgärden b." in found[1].text] == [True, True]


def test_a_line_without_outcome_is_shown_at_the_line() -> None:
    found = run("U501", "genomforande:\n- {atgard: a}\n# atgarder.yaml\natgarder:\n- {id: a, titel: A}")
    assert platser(found) == [("utvardering", ("genomforande", 0, "utfall"))]


# U502


def test_one_whole_after_value_is_enough_for_an_indicator() -> None:
    rows = f"eftermatningar:\n- {{indikator: handelser-kvall, varde: 30}}\n- {{indikator: handelser-kvall, varde: 0, {EFTER}}}\n- {ENKAT}"
    assert run("U502", rows) == []


def test_words_are_a_value_too() -> None:
    assert run("U502", f"eftermatningar:\n- {{indikator: handelser-kvall, text: Lugnt., {EFTER}}}\n- {ENKAT}") == []


def test_what_the_most_complete_after_value_lacks_is_shown_there() -> None:
    found = run(
        "U502",
        f"eftermatningar:\n- {{indikator: handelser-kvall}}\n- {{indikator: handelser-kvall, {EFTER}}}\n- {ENKAT}",
    )
    assert platser(found) == [("utvardering", ("eftermatningar", 1, "varde"))]


# U504


def after(fran: str, till: str, kalla: str = "rapporter-park", varde: str = "varde: 19") -> str:
    return f"eftermatningar:\n- {{indikator: handelser-kvall, {varde}, fran: {fran}, till: {till}, kalla: {kalla}}}"


@pytest.mark.parametrize(
    ("fran", "till", "keys"),
    [
        ("2026-06-01", "2026-09-06", []),  # weeks 23-36: one week later than 22-35
        ("2026-06-08", "2026-09-13", ["fran"]),  # two weeks later
        ("2026-05-25", "2026-08-23", []),  # a week shorter: seven per cent
        ("2026-05-25", "2026-08-15", ["till"]),  # two weeks shorter
        ("2026-05-25", "2026-09-07", ["till"]),  # within 10 %, but ends in week 37
        ("2026-01-01", "2026-01-31", ["fran", "till"]),
    ],
)
def test_length_and_weeks_are_those_of_the_baseline(fran: str, till: str, keys: list[str]) -> None:
    assert [vag[-1] for _, vag in platser(run("U504", after(fran, till)))] == keys


def test_another_source_is_shown_at_the_source() -> None:
    found = run("U504", after("2026-05-25", "2026-08-30", "polis-park"))
    assert platser(found) == [("utvardering", ("eftermatningar", 0, "kalla"))]


def test_the_same_survey_asked_again_is_the_same_source() -> None:
    again = "kallor:\n- {id: enkat-2, typ: enkat, beskrivning: Samma frågor, aktor: kommun-trygghet, antal: 198}\n"
    row = "{indikator: undviker-parken, varde: 38, fran: 2026-08-10, till: 2026-08-16, kalla: enkat-2}"
    assert run("U504", f"{again}eftermatningar:\n- {row}") == []
    other = again.replace("kommun-trygghet", "kommunpolis")
    assert platser(run("U504", f"{other}eftermatningar:\n- {row}")) == [("utvardering", ("eftermatningar", 0, "kalla"))]


def test_an_after_value_in_words_is_compared_with_nothing() -> None:
    assert run("U504", after("2026-01-01", "2026-01-31", varde="text: Lugnt.")) == []


def test_the_weeks_go_round_with_the_year() -> None:
    baseline = (
        "indikatorer:\n- {id: handelser-kvall, namn: N, baslinje: {varde: 9, fran: 2024-12-23, till: 2025-01-19}}"
    )
    assert run("U504", after("2025-12-29", "2026-01-25") + f"\n# problem.yaml\n{baseline}") == []


# U505, U506, U507


@pytest.mark.parametrize(
    ("kod", "key"), [("U505", "omfordelning"), ("U506", "andra_forklaringar"), ("U512", "lardomar")]
)
def test_an_empty_list_says_that_someone_looked(kod: str, key: str) -> None:
    assert run(kod, f"{key}: []") == []
    assert platser(run(kod, f"{key}:")) == [("utvardering", (key,))]


@pytest.mark.parametrize(
    ("slutsats", "claims"),
    [
        ("Färre händelser tack vare ljuset.", True),
        ("Minskningen berodde på åtgärderna.", True),
        ("Häcken gav god effekt.", True),
        ("Vi vet inte om ljuset ledde till minskningen.", False),
        ("Vi vet inte allt. Ljuset ledde till minskningen.", True),
        ("Det talar för att åtgärderna bidrog.", False),
    ],
)
def test_cause_is_claimed_only_with_a_comparison(slutsats: str, claims: bool) -> None:  # noqa: FBT001 - the expected answer
    assert bool(run("U506", f"slutsats: {slutsats}\njamforelse:")) == claims
    assert run("U506", f"slutsats: {slutsats}") == []  # Lindparken is there to compare with


def test_a_reason_for_a_verdict_is_read_too() -> None:
    found = run(
        "U506", "jamforelse: []\nmaluppfyllelse:\n- {mal: farre-handelser, motivering: Det orsakades av ljuset.}"
    )
    assert platser(found) == [("utvardering", ("maluppfyllelse", 0, "motivering"))]


def test_nothing_measured_is_said_once() -> None:
    (brist,) = run("U507", "eftermatningar: []")
    assert brist.text == "Ingen eftermätning finns i siffror eller ord."


# U509


@pytest.mark.parametrize(
    ("val", "command"),
    [
        ("fortsatt", 'est backa 2026-hoglands-park atgarder --motiv "…"'),
        ("justera", 'est backa 2026-hoglands-park atgarder --motiv "…"'),
        ("till_analys", 'est backa 2026-hoglands-park analys --motiv "…"'),
        ("till_problem", 'est backa 2026-hoglands-park problem --motiv "…"'),
    ],
)
def test_another_choice_than_avsluta_names_its_command(val: str, command: str) -> None:
    (brist,) = run("U509", f"beslut: {{val: {val}, organ: Styrgruppen, datum: 2026-10-22}}")
    assert command in brist.text
    assert brist.vag == ("beslut", "val")


def test_a_quick_case_is_made_in_depth_before_it_is_analysed() -> None:
    beslut = "beslut: {val: till_analys, organ: Styrgruppen, datum: 2026-10-22}"
    assert "spar: fordjupad" in run("U509", f"{beslut}\n# arende.yaml\nspar: snabb")[0].text
    assert "spar: fordjupad" not in run("U509", beslut)[0].text


def test_a_decision_has_body_and_date() -> None:
    assert platser(run("U509", "beslut: {val: avsluta}")) == [("utvardering", ("beslut", "organ"))]
    assert platser(run("U509", "beslut:")) == [("utvardering", ("beslut",))]


# U511


def test_feedback_to_one_of_the_two_is_not_enough() -> None:
    (brist,) = run("U511", "aterkoppling: {datum: 2026-09-21, till: allmanheten}")
    assert brist.text == "Ingen återkoppling till dem som rapporterade."


# U513


def verdict(bedomning: str, malvarde: int, efter: int, riktning: str = "riktning: minska, ") -> list[str]:
    rows = (
        f"maluppfyllelse:\n- {{mal: m, bedomning: {bedomning}}}\n"
        f"eftermatningar:\n- {{indikator: i, varde: {efter}, till: 2026-08-31}}\n- {{indikator: i, varde: 20, till: 2026-02-28}}\n"
        f"# atgarder.yaml\nmal:\n- {{id: m, indikator: i, malvarde: {malvarde}}}\n"
        f"# problem.yaml\nindikatorer:\n- {{id: i, namn: N, {riktning}baslinje: {{varde: 20}}}}"
    )
    return [brist.text for brist in run("U513", rows)]


@pytest.mark.parametrize(
    ("bedomning", "efter", "agrees"),
    [
        ("uppnatt", 10, True), ("uppnatt", 9, True), ("uppnatt", 11, False),
        ("delvis", 15, True), ("delvis", 10, False), ("delvis", 20, False), ("delvis", 25, False),
        ("ej", 20, True), ("ej", 15, True), ("ej", 10, False), ("kan_ej_bedomas", 10, True),
    ],
)  # fmt: skip
def test_the_verdict_agrees_with_the_newest_value(bedomning: str, efter: int, agrees: bool) -> None:  # noqa: FBT001 - the expected answer
    assert (verdict(bedomning, 10, efter) == []) == agrees


def test_where_more_is_better_the_goal_is_above() -> None:
    assert verdict("uppnatt", 30, 30, "riktning: oka, ") == []
    assert verdict("uppnatt", 30, 29, "riktning: oka, ") == [
        "Målet m bedöms som uppnått, men utfallet är 29 och målvärdet 30."
    ]


def test_the_direction_is_seen_from_baseline_and_target_where_none_is_stated() -> None:
    assert verdict("uppnatt", 30, 31, "") == []
    assert verdict("uppnatt", 10, 31, "") != []


def test_a_verdict_on_a_goal_that_cannot_be_read_is_not_weighed() -> None:
    assert run("U513", "maluppfyllelse:\n- {mal: [a, b], bedomning: uppnatt, motivering: M}") == []


# U514


@pytest.mark.parametrize(
    ("utfall", "status", "agrees"),
    [
        ("som_planerat", "genomford", True), ("justerad", "planerad", False), ("delvis", "avbruten", True),
        ("delvis", "genomford", False), ("ej", "avbruten", True), ("ej", "genomford", False),
    ],
)  # fmt: skip
def test_status_and_outcome_agree(utfall: str, status: str, agrees: bool) -> None:  # noqa: FBT001 - the expected answer
    found = run(
        "U514",
        f"genomforande:\n- {{atgard: a, utfall: {utfall}}}\n# atgarder.yaml\natgarder:\n- {{id: a, titel: A, status: {status}}}",
    )
    assert (found == []) == agrees


def test_a_status_left_out_is_planned() -> None:
    (brist,) = run(
        "U514", "genomforande:\n- {atgard: a, utfall: justerad}\n# atgarder.yaml\natgarder:\n- {id: a, titel: A}"
    )
    assert "planerad" in brist.text
