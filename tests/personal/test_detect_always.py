"""What must hold for any text, and for the rules as they are taught."""

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.personal_sets import texts
from est_cli.personal import detect
from est_cli.personal.detect import hits, name_hits
from est_cli.personal.detector import DETECTORS
from est_cli.personal.fold import fold
from est_cli.personal.rule import PERSONAL

CODES = [f"I70{number}" for number in range(1, 10)]
MESSAGE = re.compile(r"(?:Här (?:står|ligger)) [a-zåäö -]+(?:, som kan visa människor)? \((?P<visat>.{0,2})…\)\.")
LIKELY = "0123456789ABT-–+ .,:@()/abcgatnåäö\n\u200b\u00a0\u00ad０１٢"
FRAGMENTS = ("19570428", "570428-", "9999", "070", "-1740605", "kim@", "example.se", "Anna ", "Andersson", "Lindgatan 5",
             " lgh 1102", "ABC", "123", "tre pojkar ", "i klass 8B", "Missbrukare", " ", "\n", "\u200b", "(at)")  # fmt: skip
any_text = st.one_of(st.text(), st.text(LIKELY), st.lists(st.sampled_from(FRAGMENTS)).map("".join))


@given(any_text)
def test_hits_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = hits(text)
    assert [hit.start for hit in found] == sorted(hit.start for hit in found)
    for hit in found:
        assert 0 <= hit.start < hit.slut <= len(text)
    for kod in CODES:
        of_code = [hit for hit in found if hit.kod == kod]
        assert all(one.slut <= other.start for one, other in pairwise(of_code))


@given(any_text)
def test_no_message_shows_more_than_the_first_two_characters(text: str) -> None:
    for hit in [*hits(text), *name_hits(text)]:
        message = MESSAGE.fullmatch(hit.text)
        assert message, hit.text
        assert message["visat"].isprintable()


@given(any_text)
def test_folding_tells_where_each_character_stood(text: str) -> None:
    folded = fold(text)
    places = [folded.place(index) for index in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert places[-1] == len(text)
    assert fold(folded.text).text == folded.text


def test_reading_the_words_first_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = [one.text for one in texts()[::3]]
    with_gate = [hits(text) for text in samples]
    monkeypatch.setattr(detect, "opened", lambda _text: DETECTORS)
    assert [hits(text) for text in samples] == with_gate


def test_hostile_texts_are_read() -> None:
    for text in (
        "0" * 50_000,
        "0-" * 25_000,
        "@" * 50_000,
        "a@" * 20_000,
        "A " * 30_000,
        "1 " * 30_000,
        "Anna " * 10_000,
    ):
        assert len(hits(text)) <= len(text)


def test_adding_a_rule_touches_one_file() -> None:
    folder = Path(detect.__file__).parent / "detectors"
    assert len(DETECTORS) == len(list(folder.glob("*.py"))) - 1
    assert sorted(DETECTORS) == CODES
    assert list(PERSONAL) == [*CODES, "I710"]


@pytest.mark.parametrize("kod", CODES)
def test_the_examples_of_a_rule_keep_and_break_it(kod: str) -> None:
    rule = PERSONAL[kod]
    find = name_hits if kod == "I709" else hits
    assert find(rule.bra) == []
    assert {hit.kod for hit in find(rule.daligt)} == {kod}
    assert {hit.niva for hit in find(rule.daligt)} == {rule.niva}


def test_the_rules_themselves_are_no_personal_data() -> None:
    taught = json.dumps([rule._replace(daligt="") for rule in PERSONAL.values()], ensure_ascii=False)
    assert [hit for hit in hits(taught) if hit.niva == "fel"] == []
