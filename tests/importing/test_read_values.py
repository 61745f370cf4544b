"""Dates, clock times, numbers and coordinates as people and systems write them: the value, or the reason why not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.importing.clock import read_clock, skipped
from est_cli.importing.coordinates import Punkt, read_point
from est_cli.importing.dates import Dag, read_date
from est_cli.importing.numbers import read_decimal, read_whole
from est_cli.importing.table import Skal

if TYPE_CHECKING:
    from est_cli.importing.coordinates import Koordinatsystem
    from est_cli.importing.dates import Datumform

IDAG = date(2026, 11, 24)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-12", " 2026-03-12 ", "2026-3-12", "20260312", "2026/03/12", "2026.03.12", "12.3.2026", "12/3 2026", "12/3-26", "12/3 -26",
        "2026\N{EN DASH}03\N{EN DASH}12", "2026\N{MINUS SIGN}03\N{MINUS SIGN}12", "den 12:e mar 2026", "12:a mars 2026",
        "12/3-2026", "12 mars 2026", "12 mar. 2026", "den 12 mars 2026", "den 12:e mars 2026", "Torsdag den 12 Mars 2026", "tors 12 mars 2026",
    ],
)  # fmt: skip
def test_a_date_is_read_by_the_stated_rule(text: str) -> None:
    assert read_date(text, None, IDAG) == Dag("2026-03-12", None, None)


@pytest.mark.parametrize(
    ("text", "dag", "tid"),
    [
        ("2026-03-12T22:30", "2026-03-12", "22:30"),
        ("2026-03-12 22:30:15.123", "2026-03-12", "22:30"),
        ("20260312T2230", "2026-03-12", "22:30"),
        ("12.3.2026 kl. 7.05", "2026-03-12", "07:05"),
        ("12 mars 2026, 22.30", "2026-03-12", "22:30"),
        ("2023-04-01 7:18:55 +02:00", "2023-04-01", "07:18"),
        ("2026-03-12T23:30:00Z", "2026-03-13", "00:30"),
        ("2026-07-12T23:30:00+0000", "2026-07-13", "01:30"),
        ("2026-03-29T01:30Z", "2026-03-29", "03:30"),
        ("2026-10-25T00:30Z", "2026-10-25", "02:30"),
        ("2026-10-25T01:30Z", "2026-10-25", "02:30"),
    ],
)
def test_a_time_goes_with_its_date_and_a_zone_becomes_swedish_time(text: str, dag: str, tid: str) -> None:
    assert read_date(text, None, IDAG) == Dag(dag, None, tid)


@pytest.mark.parametrize(
    ("text", "dag"), [("12 sept 2026", "2026-09-12"), ("12 febr. 2026", "2026-02-12"), ("1:a maj 2026", "2026-05-01")]
)
def test_months_are_shortened_in_their_usual_ways(text: str, dag: str) -> None:
    assert read_date(text, None, IDAG) == Dag(dag, None, None)


def test_what_is_no_date_says_how_one_is_written() -> None:
    assert str(read_date("i våras", None, IDAG)).endswith("Skriv det så: 2026-03-12.")


def test_a_month_alone_is_the_whole_month() -> None:
    assert read_date("2024-02", None, IDAG) == Dag("2024-02-01", "2024-02-29", None)


@pytest.mark.parametrize(
    ("text", "form", "dag"),
    [
        ("3/12/2025", "dag-manad-ar", "2025-12-03"),
        ("3/12/2025", "manad-dag-ar", "2025-03-12"),
        ("03-12-25", "dag-manad-ar", "2025-12-03"),
        ("03-12-25", "manad-dag-ar", "2025-03-12"),
        ("03-12-25", "ar-manad-dag", "2003-12-25"),
        ("251203", "ar-manad-dag", "2025-12-03"),
        ("2025-12-03", "manad-dag-ar", "2025-12-03"),
        ("25/3/2026", None, "2026-03-25"),
        ("3/25/2026", None, "2026-03-25"),
        ("5/5/2026", None, "2026-05-05"),
    ],
)
def test_three_numbers_are_read_by_the_form_or_where_only_one_order_is_a_date(
    text: str, form: Datumform | None, dag: str
) -> None:
    assert read_date(text, form, IDAG) == Dag(dag, None, None)


@pytest.mark.parametrize(
    ("text", "ord_"),
    [
        ("3/12/2025", "två olika datum"),
        ("3-12-2025", "två olika datum"),
        ("26-03-12", "två siffror"),
        ("2026-02-30", "inget datum som finns"),
        ("31/2 2026", "inget datum som finns"),
        ("0000-00-00", "inget datum som finns"),
        ("2019-13", "ingen månad som finns"),
        ("1899-12-31", "före år 2000"),
        ("2026-11-25", "i framtiden"),
        ("2027-01", "i framtiden"),
        ("46093", "datumnummer från Excel"),
        ("", "inget datum"),
        ("igår", "inget datum"),
        ("2026-03-12 25:00", "klockan"),
        ("2026-03-12 24:00", "dygnets slut"),
        ("2026-03-29 02:30", "fanns inte"),
        ("2026-03-12 10:00 +99:99", "tidszon"),
        ("9999-12-31T23:59-14:00", "tidszon"),
        ("２０２６-03-12", "inget datum"),
    ],
)
def test_a_date_that_cannot_be_used_says_why(text: str, ord_: str) -> None:
    found = read_date(text, None, IDAG)
    assert isinstance(found, Skal)
    assert ord_ in found


@pytest.mark.parametrize("text", ["22:30", "22.30", "2230", "kl 22.30", "Kl. 22:30", "22:30:59", " 22:30 "])
def test_a_clock_time_is_read(text: str) -> None:
    assert read_clock(text) == "22:30"


def test_short_clock_times_and_the_end_of_the_day() -> None:
    assert [read_clock(text) for text in ("7", "kl 7", "7.05", "705", "0:00")] == [
        "07:00",
        "07:00",
        "07:05",
        "07:05",
        "00:00",
    ]
    assert read_clock("24:00", slut=True) == "24:00"
    assert isinstance(read_clock("24:00"), Skal)


@pytest.mark.parametrize("text", ["", "25:00", "22:60", "24:01", "kväll", "22:3", "22:30-23:00", "-1"])
def test_what_is_no_clock_time_says_why(text: str) -> None:
    assert isinstance(read_clock(text, slut=True), Skal)


def test_the_hour_that_summer_time_skips_does_not_exist() -> None:
    assert skipped("2026-03-29", "02:00")
    assert skipped("2026-03-29", "02:59")
    for dag, tid in [
        ("2026-03-29", "01:59"),
        ("2026-03-29", "03:00"),
        ("2026-03-28", "02:30"),
        ("2026-10-25", "02:30"),
    ]:
        assert skipped(dag, tid) is None


def test_numbers_as_swedes_write_them() -> None:
    assert [read_whole(text) for text in ("0", "12", "1 200", "1\u00a0200", "12,0", "12.00")] == [
        0,
        12,
        1200,
        1200,
        12,
        12,
    ]
    assert [read_decimal(text) for text in ("56,1612", "56.1612", "-0,5", "\u22121", "6 228 000,5")] == [
        56.1612,
        56.1612,
        -0.5,
        -1,
        6228000.5,
    ]
    assert all(isinstance(read_whole(text), Skal) for text in ("", "-1", "1,5", "tre", "1000000", "1e3", "９"))
    assert all(isinstance(read_decimal(text), Skal) for text in ("", "nan", "inf", "1e5", "1.234,5", "1,2,3"))


@pytest.mark.parametrize(
    ("lat", "lon", "system"),
    [("56,1612", "15,5869", None), ("56.1612", "15.5869", "wgs84")],
)
def test_degrees_are_read(lat: str, lon: str, system: Koordinatsystem | None) -> None:
    assert read_point(lat, lon, system) == Punkt(56.1612, 15.5869, utanfor=False)


def test_sweref_99_tm_is_read_and_told_by_its_size() -> None:
    # A control point of Lantmäteriet: 55° N, 12° 45' E is N 6097106.672, E 356083.438.
    found = read_point("6097106,672", "356083.438", None)
    assert found == read_point("6 097 106,672", "356 083,438", "sweref99tm")
    assert found == Punkt(55, 12.75, utanfor=False)


@pytest.mark.parametrize(
    ("lat", "lon", "system", "ord_"),
    [
        ("15.58", "56.16", None, "bytt plats"),
        ("500000", "6500000", None, "bytt plats"),
        ("0", "0", None, "0, 0 är ingen plats"),
        ("0,0", "0.0", "sweref99tm", "0, 0 är ingen plats"),
        ("6500000", "1500000", None, "RT 90"),
        ("6500000", "150000", None, "lokal zon"),
        ("56", "", None, "Bara den ena"),
        ("norr", "15", None, "”norr” är ingen koordinat"),
        ("6500000", "500000", "wgs84", "inga grader"),
        ("56", "15", "sweref99tm", "utanför SWEREF"),
        ("120", "40", "wgs84", "inga grader"),
    ],
)
def test_a_point_that_cannot_be_used_says_why(lat: str, lon: str, system: Koordinatsystem | None, ord_: str) -> None:
    found = read_point(lat, lon, system)
    assert isinstance(found, Skal)
    assert ord_ in found


def test_no_point_and_a_point_abroad() -> None:
    assert read_point("", " ", None) is None
    assert read_point("51.585524", "0.127683", None) == Punkt(51.585524, 0.127683, utanfor=True)


@given(st.text(max_size=40) | st.text("0123456789-/.:T +Z,den mars", max_size=30))
def test_any_text_is_a_value_or_a_reason(text: str) -> None:
    for form in (None, "ar-manad-dag", "dag-manad-ar", "manad-dag-ar"):
        found = read_date(text, form, IDAG)
        assert isinstance(found, Skal) or "2000-01-01" <= found.datum <= "2026-11-24"
    assert isinstance(read_clock(text), str)
    assert isinstance(read_whole(text), int | Skal)
    assert isinstance(read_decimal(text), float | Skal)
    assert isinstance(read_point(text, "15", None), Punkt | Skal)
    assert isinstance(read_point(text, text, "sweref99tm"), Punkt | Skal | None)
