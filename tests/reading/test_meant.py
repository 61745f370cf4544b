"""What was meant by a text that is refused, and whether anything else can have been meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.model.problem import Problem
from est_cli.svenska import datum_i_ord, is_sure, nearest
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from est_cli.findings import Finding


def findings(text: str) -> list[Finding]:
    document = parse("arenden/2026-x/problem.yaml", text.encode())
    to_record(document, Problem)
    return document.findings()


def meant(text: str) -> tuple[str, bool] | None:
    """What to write instead at the only fault of a problem.yaml, and whether that is sure."""
    (found,) = findings(text)
    return found.rattelse and (found.rattelse.text, found.rattelse.saker)


def omfattning(day: str) -> str:
    return f"omfattning: {{antal: 3, fran: {day}}}\n"


@pytest.mark.parametrize(
    "written",
    [
        "12/2 2026",
        "den 12/2 2026",
        "12/2-2026",
        "2026-2-12",
        "2026/02/12",
        "2026.02.12",
        "2026–02–12",
        "20260212",
        "12 februari 2026",
        "den 12 februari 2026",
        "12 feb 2026",
        "12 feb. 2026",
        "12 Februari 2026",
    ],
)
def test_a_date_is_read_as_swedes_write_it(written: str) -> None:
    assert meant(omfattning(written)) == ("2026-02-12", True)
    assert findings(omfattning(written))[0].hjalp == "Menade du 2026-02-12?"


@pytest.mark.parametrize(
    "written",
    [
        "30/2 2026",
        "2026-02-30",
        "12/13 2026",
        "12/2",
        "12/2 26",
        "februari 2026",
        "02/12/2026",
        "12 aprilis 2026",
        "i våras",
    ],
)
def test_what_is_no_day_or_may_be_two_is_nobodys_meaning(written: str) -> None:
    assert meant(omfattning(f'"{written}"')) is None


@given(st.dates(date(1000, 1, 1)))
def test_every_day_in_words_is_that_day(day: date) -> None:
    assert meant(omfattning(datum_i_ord(day))) == (day.isoformat(), True)


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("22:00 - 02:00", '"22:00-02:00"'),
        ("22.00-02.00", '"22:00-02:00"'),
        ("22:00–02:00", '"22:00-02:00"'),
        ("22-02", '"22:00-02:00"'),
        ("8-10.30", '"08:00-10:30"'),
        ("kl. 22 till 24", '"22:00-24:00"'),
        ("'22-02'", "'22:00-02:00'"),
        ('"22.00 – 02.00"', '"22:00-02:00"'),
    ],
)
def test_two_clock_times_get_their_minutes_and_quotes(written: str, text: str) -> None:
    assert meant(f"tid: {{klockslag: [{written}]}}\n") == (text, True)


@pytest.mark.parametrize("written", ["22:30", "25-26", "22:70-23:00", "kvällar"])
def test_a_clock_time_alone_says_not_when_it_ends(written: str) -> None:
    assert meant(f"tid:\n  klockslag: {written}\n") is None


@pytest.mark.parametrize("written", ["22:00-02:00", '"22:00-02:00"'])
def test_a_range_without_quotes_is_text_for_every_reader(written: str) -> None:
    assert findings(f"tid:\n  klockslag: {written}\n") == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [("12,5", ("12.5", True)), ("'12,5'", ("'12.5'", True)), ("1,500", None), ("12,5 km", None), ("1 200,50", None)],
)
def test_a_comma_before_one_or_two_decimals_is_a_decimal_comma(written: str, expected: object) -> None:
    baseline = f"    baslinje:\n      varde: {written}\n"
    assert meant(f"indikatorer:\n  - id: x\n    namn: X\n{baseline}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("förväntan: x\n", ("forvantan", True)),
        ("forekommer-inte: x\n", ("forekommer_inte", True)),
        ("beskrivnng: x\n", ("beskrivning", True)),
        ('"Drabbade": x\n', ('"drabbade"', True)),
        ("tid: {veckodagar: [Mån]}\n", ("man", True)),
        ("tid: {veckodagar: [fredag]}\n", ("fre", False)),
        ("zzz: x\n", None),
        ("kallor:\n  - {id: Ny belysning, typ: enkat, beskrivning: x}\n", ("ny-belysning", False)),
    ],
)
def test_a_key_a_word_or_an_id(text: str, expected: object) -> None:
    assert meant(text) == expected


@pytest.mark.parametrize("text", ["fran: |\n  12/2 2026\n", "fran: 12\n  februari 2026\n", 'fran: "12\\x2f2 2026"\n'])
def test_a_value_that_is_not_spelled_on_one_line_is_left_to_a_person(text: str) -> None:
    indented = text.replace("\n", "\n  ").rstrip(" ")
    assert meant(f"omfattning:\n  antal: 3\n  {indented}") is None


@pytest.mark.parametrize(
    ("word", "known", "sure"),
    [
        ("kommun_trygghet", ["kommun-trygghet", "kommun-fritid"], True),
        ("Kommun Trygghet", ["kommun-trygghet"], True),
        ("boendeenkat", ["boende-enkat"], True),
        ("björkskolan", ["bjorkskolan", "bjorkskolans-gard"], True),
        ("kommun-tryghet", ["kommun-trygghet", "kommun-fritid"], True),
        ("forandrad", ["oforandrad", "minskande"], False),  # the opposite
        ("belysning-2", ["belysning-1"], False),  # the next of its kind, not yet written
        ("2026-03-12", ["2026-03-13"], False),
        ("bostadsbolaget-a", ["bostadsbolaget-b"], False),
        ("norra-parken", ["sodra-parken"], False),
        ("inderekt", ["direkt", "indirekt"], True),
        ("skolgarden", ["skolgard", "skolgardar"], False),  # two are near
        ("ab", ["abc"], False),
        ("a-b", ["a_b", "ab"], False),  # two that are spelled alike
    ],
)
def test_a_slip_of_the_pen_is_told_from_another_word(word: str, known: list[str], sure: bool) -> None:  # noqa: FBT001 - the expected answer
    hit = nearest(word, known)
    assert hit is not None
    assert is_sure(word, hit, known) == sure


@given(st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True))
def test_a_known_word_is_surely_itself(word: str) -> None:
    assert is_sure(word, word, [word])
