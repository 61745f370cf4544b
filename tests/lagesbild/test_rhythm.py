"""When it happens: hours of the week, ISO weeks, months, the year's wheel."""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from bilder import YEAR, monthly, picture
from hypothesis import given, settings
from hypothesis import strategies as st

from est_cli.estimates import aoristic_weights
from est_cli.lagesbild.rhythm import week_hours
from est_cli.observationer.table import DAY

MONDAY = datetime(2026, 3, 2)  # noqa: DTZ001 - local clock times have no zone


def test_an_interval_is_spread_over_its_hours(tmp_path: Path) -> None:
    bild = picture(
        tmp_path, "2026-03-06 parken brak bovardarna 2 22:30 01:00\n2026-03-07 parken brak bovardarna 3 21:15"
    )
    friday, saturday = bild.tid.timmar[4], bild.tid.timmar[5]
    assert [round(friday[hour], 3) for hour in (22, 23)] == [0.4, 0.8]
    assert (round(saturday[0], 3), saturday[21]) == (0.8, 3.0)
    assert sum(map(sum, bild.tid.timmar)) == pytest.approx(5)


def test_without_a_clock_time_it_is_counted_apart(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-03-06 parken brak bovardarna 2\n2026-03-07 - - bovardarna 0")
    assert bild.tid.utan_klockslag == 2
    assert sum(map(sum, bild.tid.timmar)) == 0


EVENT = st.tuples(st.integers(0, 7 * DAY - 1), st.integers(0, 30 * DAY), st.integers(0, 9))


@settings(deadline=None)
@given(st.lists(EVENT, max_size=8))
def test_it_is_the_sum_of_the_weights_of_each(events: list[tuple[int, int, int]]) -> None:
    begun, length, number = np.array(events, dtype=np.int64).reshape(-1, 3).T
    wanted = np.zeros(168)
    for start, minutes, count in events:
        first = MONDAY + timedelta(minutes=start)
        wanted += count * aoristic_weights(first, first + timedelta(minutes=minutes))
    assert week_hours(begun, length, number) == pytest.approx(wanted, abs=1e-6)


def test_where_it_gathers_is_said_with_its_number(tmp_path: Path) -> None:
    nights = "\n".join(
        f"2026-03-{day:02} parken brak bovardarna 5 {hour}" for day in (6, 7, 13, 14) for hour in ("21:30", "23:10")
    )
    others = "\n".join(f"2026-03-{day:02} parken brak bovardarna 1 {day % 12 + 8:02}:00" for day in range(16, 28))
    assert (
        picture(tmp_path, f"{nights}\n{others}").tid.topp
        == "Mest fredag och lördag 21–00: 40 av 52 händelser med känt klockslag."
    )


def test_even_hours_have_no_top(tmp_path: Path) -> None:
    rows = "\n".join(f"2026-03-{2 + at // 4:02} parken brak bovardarna 1 {6 * (at % 4):02}:30" for at in range(112))
    said = "Inget mönster över veckan är tydligt bland 112 händelser med känt klockslag."
    assert picture(tmp_path, rows).tid.topp == said


def test_few_events_have_no_top(tmp_path: Path) -> None:
    said = "För få händelser med känt klockslag (4) för att säga när det mest händer."
    assert picture(tmp_path, "2026-03-06 parken brak bovardarna 4 22:00").tid.topp == said


def test_the_weeks_of_a_month_and_the_months_of_a_year(tmp_path: Path) -> None:
    bild = picture(
        tmp_path,
        "2026-01-10 parken brak bovardarna 7\n2026-03-01 parken brak bovardarna 1\n2026-03-30 parken brak bovardarna 2",
    )
    weeks = [("2026-v09", 1), ("2026-v10", 0), ("2026-v11", 0), ("2026-v12", 0), ("2026-v13", 0), ("2026-v14", 2)]
    assert bild.tid.veckor == weeks
    assert bild.tid.manader == [("2026-01", 7), ("2026-03", 3)]  # nobody looked in the others, as far as is known


def test_a_line_by_category_with_a_hole_where_nobody_looked(tmp_path: Path) -> None:
    bild = picture(
        tmp_path,
        "2026-01-10 parken brak bovardarna 7\n2026-02-01 - - bovardarna 0\n2026-03-30 parken brand bovardarna 2",
    )
    assert [(one.kategori, one.varden[-4:]) for one in bild.serier] == [
        ("brak", [("2025-12", None), ("2026-01", 7), ("2026-02", 0), ("2026-03", 0)]),
        ("brand", [("2025-12", None), ("2026-01", 0), ("2026-02", 0), ("2026-03", 2)]),
    ]
    assert len(bild.serier[0].varden) == 13


TWO_YEARS = " ".join(f"{month // 12}-{month % 12 + 1:02}" for month in range(2024 * 12 + 3, 2026 * 12 + 3))


def test_what_comes_back_each_year_stands_in_the_wheel(tmp_path: Path) -> None:
    rows = (
        monthly(TWO_YEARS, "parken", "brand", "bovardarna", "10")
        + "\n"
        + monthly("2024-04 2025-04", "parken", "brand", "bovardarna", "30")
    )
    bild = picture(tmp_path, rows)
    assert [(one.manad, one.kategori) for one in bild.arshjul] == [(4, "brand")]
    assert bild.arshjul[0].text == (
        "Brand är vanligare i april: 40 händelser 2024 och 40 händelser 2025, mot 12,5 en vanlig månad."
    )


def test_once_is_not_each_year(tmp_path: Path) -> None:
    rows = monthly(TWO_YEARS, "parken", "brand", "bovardarna", "10") + "\n2025-04-01 parken brand bovardarna 60"
    assert picture(tmp_path, rows).arshjul == []


def test_a_wheel_wants_two_years(tmp_path: Path) -> None:
    bild = picture(tmp_path, monthly(f"{YEAR} 2026-03", "parken", "brand", "bovardarna", "10"))
    assert bild.arshjul == []
    said = "24 hela månader i rad, till och med mars 2026; det finns 13 av dem."
    assert f"Årshjulet går inte att göra: det kräver observationer från {said}" in bild.anmarkningar


def test_a_year_that_goes_on_has_the_wheel_of_the_24_months_before(tmp_path: Path) -> None:
    rows = monthly(TWO_YEARS, "parken", "brand", "bovardarna", "10")
    bild = picture(tmp_path, rows, "2026", idag="2026-04-02")
    assert not [one for one in bild.anmarkningar if one.startswith("Årshjulet")]
