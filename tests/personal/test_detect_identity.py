"""I701: personnummer in every way people write them, and what only looks like one."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from bench.personal_sets import IDENTITY, full_number
from est_cli.personal.detect import hits

TEST_NUMBER = "195704289999"


def told(text: str) -> list[tuple[str, str, str]]:
    return [(hit.kod, hit.niva, text[hit.start : hit.slut]) for hit in hits(text) if hit.kod == "I701"]


@pytest.mark.parametrize("written", [spelling(TEST_NUMBER) for spelling in IDENTITY.values()], ids=IDENTITY.keys())
def test_a_number_is_found_however_it_is_written(written: str) -> None:
    for text in (written, f"Enligt {written}, som bor där.", f"typ;{written};klotter", f'- {{id: a, om: "{written}"}}'):
        found = told(text)
        assert [(kod, niva) for kod, niva, _ in found] == [("I701", "fel")], text
        assert found[0][2] in written


def test_the_message_names_the_kind_and_shows_two_characters() -> None:
    texts = [hits(text)[0].text for text in ("19570428-9999", "730288-9931", "000101-T220", "570428-9990")]
    assert texts == [
        "Här står ett personnummer (19…).",
        "Här står ett samordningsnummer (73…).",
        "Här står ett interimsnummer (00…).",
        "Här står något som liknar ett personnummer (57…).",
    ]


@pytest.mark.parametrize(
    ("text", "niva"),
    [
        ("1957-04-28-9990", "varning"),
        ("090527+1474", "fel"),  # born in 1909: the plus says a hundred years or more
        ("570428-9990", "varning"),  # the check digit is wrong
        ("165704289999", None),  # no century of people
        ("20571228-9876", None),  # not born yet
        ("570431-9999", None),  # no such day
        ("570428-0001", None),  # 000 is nobody's birth number
        ("0195704289999", None),  # part of a longer number
        ("1957042899991", None),
        ("56.5704289999", None),  # the decimals of a coordinate
        ("20231228 1237", "varning"),  # the check digit is right by chance: a day, a blank and a clock
        ("202312281237", "fel"),  # in a row a child's number looks the same
        ("2023-12-28 1237", "varning"),
        ("231228 1238", None),  # … and wrong: then it is one
        ("2010-05-01 – 2012-06-30", None),
        ("1957-04-28 – 1996", None),  # the check digit is right by chance
        ("978-5704289999", None),
        ("19570428-9999-4012-8012-070174060512", None),  # a UUID begins with eight digits
        ("12345678-5704-4289-9999-195704289999", None),
    ],
)
def test_what_only_looks_like_a_number(text: str, niva: str | None) -> None:
    assert [one[1] for one in told(text)] == ([niva] if niva else [])


@pytest.mark.parametrize("head", ["00 00 ", "12 ", "2026-03-12 ", "3:", "1,", "0-", "99 12 31 "])
def test_digits_before_a_number_do_not_hide_it(head: str) -> None:
    assert [one[2] for one in told(f"{head}570428-9999")] == ["570428-9999"]


dates = st.dates(date(1927, 1, 1), date(2014, 12, 31))


@given(dates, st.integers(1, 999), st.booleans(), st.sampled_from(sorted(IDENTITY)))
def test_any_valid_number_in_any_spelling_is_found(born: date, serial: int, samordning: bool, spelling: str) -> None:  # noqa: FBT001 - hypothesis gives it
    full = full_number(born, serial, samordning=samordning)
    assume(full[8:10] not in {"19", "20"})  # 1957-04-28 1996 is a day and a year
    written = IDENTITY[spelling](full)
    assert len(told(f"Numret är {written} enligt kortet.")) == 1


@given(st.dates(date(2015, 1, 1), date.today() - timedelta(1)), st.integers(1, 999))  # noqa: DTZ011 - as the rule counts
def test_the_number_of_a_child_is_found_too(born: date, serial: int) -> None:
    full = full_number(born, serial)
    assert len(told(f"{full[2:8]}-{full[8:]}")) == 1


@given(dates, st.integers(1, 999), st.integers(1, 9))
def test_a_wrong_check_digit_is_never_a_fault(born: date, serial: int, off: int) -> None:
    full = full_number(born, serial)
    wrong = full[:-1] + str((int(full[-1]) + off) % 10)
    assert [one[1] for one in told(f"{wrong[:8]}-{wrong[8:]}")] == ["varning"]
