"""I702 and I703: telephone numbers and e-mail addresses, and what may stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.personal_sets import EMAIL, TELEPHONE, Spelling
from est_cli.personal.detect import hits
from est_cli.personal.hit import NOTHING, Allowed

SWITCHBOARD = Allowed(frozenset({"+46846500400"}), frozenset({"trygghet@example.se"}))
NUMBERS = ("070-1740605", "08-46500400", "031-3900655", "0980-319299", "040-6280400")


def told(text: str, allowed: Allowed = SWITCHBOARD) -> list[tuple[str, str, str]]:
    return [(hit.kod, hit.niva, text[hit.start : hit.slut]) for hit in hits(text, allowed)]


@pytest.mark.parametrize("spelling", TELEPHONE.values(), ids=TELEPHONE.keys())
def test_a_telephone_number_is_found_however_it_is_written(spelling: Spelling) -> None:
    for number in NUMBERS:
        written = spelling(number)
        found = [one[:2] for one in told(f"Ring {written} efter klockan 17.", NOTHING)]
        assert found == [("I702", "fel")], written


@pytest.mark.parametrize("spelling", EMAIL.values(), ids=EMAIL.keys())
def test_an_address_is_found_however_it_is_written(spelling: Spelling) -> None:
    written = spelling("kim.exempel@example.se")
    assert [one[:2] for one in told(f"Skriv till {written}, tack.")] == [("I703", "fel")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ring 08-465 004 00", []),  # a switchboard in the register, however it is written
        ("Ring +46 8 465 004 00", []),
        ("Ring 08-465 004 01", ["08-465 004 01"]),
        ("Trygghet@Example.se", []),
        ("trygghet@example.com", ["trygghet@example.com"]),
        ("070-1740605/070-1740606", ["070-1740605", "070-1740606"]),
        ("070-174 06 05 2026", ["070-174 06 05"]),
        ("070-174\n  06 05", ["070-174\n  06 05"]),  # a wrapped line of YAML
        ("46 70 174 06 05", ["46 70 174 06 05"]),
        ("+47 22 12 34 56", ["+47 22 12 34 56"]),
        ("kim@example.se,eva@example.com", ["kim@example.se", "eva@example.com"]),
        ("kim&#64;example.se", ["kim&#64;example.se"]),
        ('"kim exempel"@example.se', ['"kim exempel"@example.se']),
        ("112, 114 14, 11414, 1177 och 116 117", []),
        ("020-50 50 50 och 0771-14 14 00", []),  # no person has such a number
        ("kl. 07.00-16.00 eller 0700-1600", []),
        ("08-12-2026", []),
        ("1 050 000 000 kr", []),
        ("SWEREF 6389123, 145678", []),
        ("Y 0486311.456", []),
        ("56,08123456; 15,08123457", []),
        ("412090,0701740605,klotter", ["0701740605"]),
        ("https://example.se/artikel?id=0701740605", []),
        ("deadbeef0701740605", []),
        ("följ @kommunen.se", []),
        ("@kim@social.example", []),
        ("git@github.com:exempel/est.git", []),
        ("https://kim@example.se/", []),
        ("bild@2x.png", []),
    ],
)
def test_what_is_found_and_what_may_stand(text: str, found: list[str]) -> None:
    assert [one[2] for one in told(text)] == found


@pytest.mark.parametrize("head", ["00 00 ", "12 ", "2026-03-12 ", "07:30 ", "1,", "99 12 31 ", "0 "])
def test_digits_before_a_number_do_not_hide_it(head: str) -> None:
    assert [one[2] for one in told(f"{head}070-1740605")] == ["070-1740605"]


def test_ten_digits_in_a_row_that_may_be_either_are_told_as_both() -> None:
    assert [one[0] for one in told("0705239903")] == ["I701", "I702"]
    assert told("0705239903", Allowed(frozenset({"+46705239903"}), frozenset())) == []


def test_the_word_at_alone_is_a_warning() -> None:
    assert told("kim at example.com") == [("I703", "varning", "kim at example.com")]


@given(st.sampled_from(NUMBERS), st.sampled_from(sorted(TELEPHONE)), st.text("åk,;:\n ", max_size=3))
def test_any_number_in_any_spelling_is_found(number: str, spelling: str, around: str) -> None:
    assert [one[0] for one in told(f"{around} {TELEPHONE[spelling](number)} {around}", NOTHING)] == ["I702"]
