"""What the public may read of a coordinator's text."""

from __future__ import annotations

from decimal import Decimal

import pytest

from est_cli.aterkoppling.careful import Penna, is_hidden, published


def kept(text: str, *, orsak: bool = False) -> str:
    return "".join(one.text for one in Penna(lambda: orsak).theirs(text, "problem.yaml: beskrivning"))


@pytest.mark.parametrize(
    "mening",
    [
        "Tre pojkar sågs där.",
        "Vi fick 4 anmälningar.",
        "Det var två äldre kvinnor som ringde.",
        "En person har berättat.",
        "Tre gånger i juni tändes eldar.",
        "Hösten 2026 drabbades 22 bilar, mot 9 året före.",
        "Fyra har hört av sig.",
        "Rutor krossas, två till fyra i veckan.",
        "Sex bilar fick rutan krossad.",
        "Det sjönk från 12 till 7.",
        "Rapporterna minskade från tolv till nio.",
        "Vi såg 3–5 personer.",
    ],
)
def test_a_sentence_with_a_small_number_of_people_or_events_is_left_out(mening: str) -> None:
    assert kept(f"Det var mörkt. {mening} Det är ljust nu.") == "Det var mörkt. Det är ljust nu."


@pytest.mark.parametrize(
    "mening",
    [
        "Det hände 46 händelser.",
        "Klockan 9 stängde det.",
        "Två bänkar vändes.",
        "Vecka 2 kom lamporna.",
        "Väktaren går två gånger varje kväll.",
        "Det är två gånger så ljust.",
        "Två portar har fått dörröppnare.",
        "Öppet mot 9 procent förut.",
        "Fem av åtta lampor är trasiga.",
        "Vecka 3 sågs tolv pojkar.",
        "Den 3 juni kom barnen.",
        "Farten sjönk till 9 procent.",
    ],
)
def test_other_numbers_stay(mening: str) -> None:
    assert kept(mening) == mening


@pytest.mark.parametrize(
    "mening",
    ["Ljuset ledde till färre händelser.", "Det blev lugnt tack vare vakterna.", "Lamporna hjälpte."],
)
def test_a_cause_is_told_only_where_the_evaluation_bears_it(mening: str) -> None:
    assert kept(mening) == ""
    assert kept(mening, orsak=True) == mening


def test_a_hedged_cause_is_the_cases_own_verdict() -> None:
    said = "Det talar för att åtgärderna bidrog, men vädret kan förklara en del."
    assert kept(said) == said


def test_a_count_that_is_not_published_stands_in_no_sentence_either() -> None:
    pen = Penna(lambda: False, frozenset({8}))
    assert (
        pen.theirs("Det minskade till åtta. Klockan 8 är det ljust.", "slutsats")[0].text == "Klockan 8 är det ljust."
    )
    assert pen.theirs("Det minskade till 18. De 8 rutorna byttes.", "slutsats")[0].text == "Det minskade till 18."


def test_a_text_without_an_end_gets_a_full_stop() -> None:
    assert kept("Räddningstjänsten har tagit över") == "Räddningstjänsten har tagit över."


def test_what_was_left_out_says_where_it_stands_and_why() -> None:
    pen = Penna(lambda: False)
    pen.theirs("Indikatorn sjönk. Tre pojkar sågs.", "utvardering.yaml: slutsats")
    assert [(one.mening, one.fran) for one in pen.utelamnat] == [("Tre pojkar sågs.", "utvardering.yaml: slutsats")]
    assert pen.ord == [("Indikatorn", "utvardering.yaml: slutsats")]


@pytest.mark.parametrize(
    ("varde", "svar", "shown"),
    [
        ("25", 8, "för få svar"),  # two people
        ("97", 198, "för få svar"),  # six who did not
        ("38", 198, "38 procent"),
        ("0", 20, "0 procent"),
        ("38", None, "38 procent"),
    ],
)
def test_a_share_of_few_answers_is_not_published(varde: str, svar: int | None, shown: str) -> None:
    assert published(Decimal(varde), "procent", svar) == shown
    assert is_hidden(shown) == (shown == "för få svar")


@pytest.mark.parametrize(
    ("varde", "enhet", "shown"),
    [
        ("46", "antal", "46"),
        ("10", "antal", "10"),
        ("9", "antal", "under 10"),
        ("3", "rutor", "under 10 rutor"),
        ("0", "antal", "0"),
        ("4", "procent", "4 procent"),
        ("2.5", "minuter", "2,5 minuter"),
    ],
)
def test_the_floor(varde: str, enhet: str, shown: str) -> None:
    assert published(Decimal(varde), enhet) == shown
    assert is_hidden(shown) == shown.startswith("under")
