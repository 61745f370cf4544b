"""The figures that the project states, and the limits that it must keep."""

import re
from functools import cache
from itertools import chain

import pytest
from project import EXAMPLES, PROJECT

from bench.personal import PAGE, Figures, Wrong, measured, page
from est_cli.personal.detect import hits, name_hits
from est_cli.personal.registers import Registers

STAMP = re.compile(r"\b20[12]\d(?:0[1-9]|1[0-2])[0-3]\d[0-2]\d[0-5]\d\b")
"""A day and a clock in one row of digits: a child's number may look the same, and a miss would be worse."""


@cache
def figures() -> tuple[dict[str, Figures], list[Wrong]]:
    rows, wrong = measured()
    return {one.kod: one for one in rows}, wrong


def test_the_page_is_up_to_date() -> None:
    """Write it anew with: python -m bench.personal."""
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("kod", ["I701", "I702", "I703"])
def test_no_number_and_no_address_is_missed(kod: str) -> None:
    assert figures()[0][kod].missade == 0
    assert figures()[0][kod].med > 400


def test_law_dates_organisations_and_other_numbers_are_no_faults() -> None:
    false = [one for one in figures()[1] if one.vad == "falskt fel" and one.text.ur == "inga personuppgifter"]
    assert [one for one in false if not STAMP.search(one.text.text)] == []
    assert len(false) < 40  # of five hundred stamps, those whose check digit is right by chance


def test_at_most_one_false_fault_in_a_thousand_texts_of_the_police() -> None:
    of_police = [one for one in figures()[1] if one.text.ur == "polisens händelser"]
    assert len([one for one in of_police if one.vad == "falskt fel"]) <= 1
    assert len([one for one in of_police if one.vad == "falsk varning"]) <= 10


def test_the_only_false_faults_are_ten_digits_that_may_be_either() -> None:
    false = [one for one in figures()[1] if one.vad == "falskt fel" and not STAMP.search(one.text.text)]
    assert {(one.kod, *one.text.koder) for one in false} <= {("I702", "I701"), ("I701", "I702")}


@pytest.mark.parametrize("kod", ["I706", "I707", "I708"])
def test_the_softer_signs_are_mostly_right_and_mostly_found(kod: str) -> None:
    assert figures()[0][kod].precision > 0.85
    assert figures()[0][kod].recall > 0.75


def test_the_example_workspace_has_no_personal_data() -> None:
    allowed = Registers(lambda name: (PROJECT / name).read_bytes()).allowed
    files = chain.from_iterable(sorted((PROJECT / name).rglob("*.yaml")) for name in EXAMPLES)
    for path in files:
        assert hits(path.read_text(encoding="utf-8"), allowed) == [], path
        assert name_hits(path.relative_to(PROJECT).as_posix(), allowed) == []
