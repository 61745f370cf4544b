"""LIX by Björnsson's formula: worked by hand beside each text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.aterkoppling.lix import Lix, count, in_words, lix, raises, split


def test_words_per_sentence_plus_the_share_of_long_words() -> None:
    # 10 words in 2 sentences; belysningen (11) and parkeringen (11) are long: 10/2 + 100·2/10
    text = "Vi ser till att belysningen lagas. Bilarna på parkeringen står."
    assert count("Bilarna på parkeringen står.") == Lix(4, 2, 1)  # bilarna has seven letters
    assert lix(text) == Lix(10, 3, 2)
    assert lix(text).varde == 10 / 2 + 100 * 3 / 10


def test_six_letters_are_not_long_and_seven_are() -> None:
    assert count("Parken sover.").langa == 0
    assert count("Parkens.").langa == 1


def test_an_abbreviation_or_a_clock_time_ends_no_sentence() -> None:
    assert split("Det hände t.ex. kl. 21.30 på torget. Sedan var det lugnt.") == [
        "Det hände t.ex. kl. 21.30 på torget.",
        "Sedan var det lugnt.",
    ]


def test_a_number_is_one_word_and_never_long() -> None:
    assert count("Det kostade 1\u00a0234\u00a0567 kronor den 2026-05-01.") == Lix(6, 1, 1)  # kostade


def test_a_line_break_ends_a_sentence_and_signs_alone_are_none() -> None:
    assert lix("Rubrik\n\nEn rad\n---\n").meningar == 2


@pytest.mark.parametrize(
    ("varde", "said"),
    [(0, "mycket lättläst"), (29.9, "mycket lättläst"), (30, "lättläst"), (40, "medelsvår"), (50, "svår"), (60, "mycket svår")],
)  # fmt: skip
def test_the_table(varde: float, said: str) -> None:
    assert in_words(varde) == said


def test_the_sentence_that_raises_it_most_is_the_long_one_with_long_words() -> None:
    easy, hard = "Vi bor här.", "Kommunstyrelsens trygghetssamordnare sammanställer lägesbildsrapporterna kvartalsvis."
    gains = raises([easy, hard, easy])
    assert gains[0] == gains[2] == 0
    assert gains[1] == pytest.approx(lix(f"{easy} {hard} {easy}").varde - 3)


def test_no_text_is_zero() -> None:
    assert lix("").varde == 0
    assert raises(["Ett enda."]) == [0.0]


@given(st.text())
def test_any_text_has_a_lix(text: str) -> None:
    assert lix(text).varde >= 0
    assert len(raises(split(text))) == len(split(text))
