"""Periods as they are named, in words, and the ones that they are compared with."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.errors import EstError
from est_cli.period import Period, read_period


@pytest.mark.parametrize(
    ("namn", "i_ord", "fran", "till", "fore", "i_fjol"),
    [
        ("2026-v12", "vecka 12 2026", "2026-03-16", "2026-03-22", "2026-v11", "2025-v12"),
        ("2026-v01", "vecka 1 2026", "2025-12-29", "2026-01-04", "2025-v52", "2025-v01"),
        ("2026-v53", "vecka 53 2026", "2026-12-28", "2027-01-03", "2026-v52", "2025-v52"),
        ("2026-03", "mars 2026", "2026-03-01", "2026-03-31", "2026-02", "2025-03"),
        ("2026-01", "januari 2026", "2026-01-01", "2026-01-31", "2025-12", "2025-01"),
        ("2026-k1", "första kvartalet 2026", "2026-01-01", "2026-03-31", "2025-k4", "2025-k1"),
        ("2026-t3", "tredje tertialet 2026", "2026-09-01", "2026-12-31", "2026-t2", "2025-t3"),
        ("2026", "år 2026", "2026-01-01", "2026-12-31", "2025", None),
        (
            "2026-06-01--2026-06-14", "1–14 juni 2026", "2026-06-01", "2026-06-14",
            "2026-05-18--2026-05-31", "2025-06-01--2025-06-14",
        ),
        (
            "2028-02-29--2028-03-01", "29 februari–1 mars 2028", "2028-02-29", "2028-03-01",
            "2028-02-27--2028-02-28", "2027-02-28--2027-03-01",
        ),
    ],
)  # fmt: skip
def test_a_period_knows_its_days_and_what_it_is_compared_with(
    namn: str, i_ord: str, fran: str, till: str, fore: str, i_fjol: str | None
) -> None:
    period = read_period(namn)
    assert (period.namn, period.ord) == (namn, i_ord)
    assert (period.fran, period.till) == (date.fromisoformat(fran), date.fromisoformat(till))
    assert period.fore.namn == fore
    assert (period.i_fjol and period.i_fjol.namn) == i_fjol


@pytest.mark.parametrize(("skrivet", "namn"), [
    ("2026-V12", "2026-v12"), ("2026-v3", "2026-v03"), ("2026-3", "2026-03"), (" 2026-K1 ", "2026-k1"),
    ("2026-01-01..2026-03-31", "2026-01-01--2026-03-31"),
])  # fmt: skip
def test_what_people_write_is_understood(skrivet: str, namn: str) -> None:
    assert read_period(skrivet).namn == namn


@pytest.mark.parametrize(
    "skrivet", ["", "mars", "2026-13", "2026-00", "2026-k5", "2026-t0", "2025-v53", "0001", "2026-02-30--2026-03-01"]
)
def test_what_is_no_period_is_told_with_what_can_be_written(skrivet: str) -> None:
    with pytest.raises(EstError) as told:
        read_period(skrivet)
    assert "finns inte" in str(told.value)
    assert "2026-k1" in told.value.hjalp


def test_dates_in_the_wrong_order() -> None:
    with pytest.raises(EstError, match="slutar"):
        read_period("2026-03-31--2026-01-01")


def test_a_period_that_goes_on_is_compared_with_as_many_days() -> None:
    november = read_period("2026-11")
    assert november.avbruten(24).ord == "1–24 november 2026"
    assert november.avbruten(1).ord == "1 november 2026"
    assert november.fore.avbruten(31) == november.fore


_NAMES = st.one_of(
    st.dates(date(1950, 1, 1), date(2090, 1, 1)).map(lambda day: "{}-v{:02}".format(*day.isocalendar()[:2])),
    st.tuples(st.integers(1950, 2090), st.integers(1, 12)).map(lambda at: f"{at[0]}-{at[1]:02}"),
    st.tuples(st.integers(1950, 2090), st.integers(1, 4)).map(lambda at: f"{at[0]}-k{at[1]}"),
    st.tuples(st.integers(1950, 2090), st.integers(1, 3)).map(lambda at: f"{at[0]}-t{at[1]}"),
    st.integers(1950, 2090).map(str),
)


@given(_NAMES)
def test_the_period_before_ends_the_day_before_and_every_name_is_its_own(namn: str) -> None:
    period = read_period(namn)
    assert isinstance(period, Period)
    assert period.namn == namn
    assert period.fore.till + timedelta(days=1) == period.fran
    assert read_period(period.fore.namn) == period.fore
