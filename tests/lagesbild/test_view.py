"""What a picture's view prepares, so that the templates only loop."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from bild import DOWN, FEW, NONE, SAME, UP, cell, picture
from hypothesis import given
from hypothesis import strategies as st

from est_cli.lagesbild import tables
from est_cli.lagesbild.drawing import bars, columns_of, small_lines, week
from est_cli.lagesbild.records import Pagar, Serie, Tidsmonster
from est_cli.lagesbild.view import Lagesbildsvy, picture_id, picture_view
from est_cli.reports.names import Names
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def view(arbetsyta: Path) -> Callable[..., Lagesbildsvy]:
    workspace = load(arbetsyta)
    return lambda **changes: picture_view(picture(**changes), workspace, Names(workspace), None)


@pytest.fixture
def names(arbetsyta: Path) -> Names:
    return Names(load(arbetsyta))


def test_a_bar_is_a_share_of_the_longest_interval(names: Names) -> None:
    first, second = bars([cell("klotter", None, 40, UP), cell("brand", None, 0, NONE)], names).rader
    assert (first.bredd, first.nedre, first.ovre, first.fore) == (62.8, 37.7, 100.0, 18.8)
    assert (second.bredd, second.fore) == (0, None)
    assert second.y > first.y


def test_a_line_breaks_where_a_month_is_unknown(names: Names) -> None:
    (line,) = small_lines(
        [Serie("klotter", [("2026-01", 2), ("2026-02", None), ("2026-03", 4), ("2026-04", 0)])], names
    )
    assert len(line.punkter) == 3
    assert len(line.linjer) == 1
    assert line.text == "Månad för månad: 2, okänt, 4, 0."


def test_the_busiest_hour_is_the_highest_and_strongest() -> None:
    hours = [[0.0] * 24 for _ in range(7)]
    hours[0][0], hours[6][23] = 1.0, 4.0
    quiet, busy = week(Tidsmonster(hours, 0, "", [], [])).timmar
    assert (quiet.ton, busy.ton) == (2, 4)
    assert busy.hojd > quiet.hojd
    assert quiet.x == 12


@given(st.lists(st.tuples(st.sampled_from(["2026-v01", "2026-v53", "2026-03"]), st.integers(0, 10**9)), max_size=20))
def test_columns_stay_inside_the_picture(pairs: list[tuple[str, int]]) -> None:
    drawn = columns_of(pairs)
    for x, bredd, _, y, hojd, *_ in drawn.rader:
        assert 0 <= x <= x + bredd <= 100.01
        assert 0 <= y <= y + hojd <= drawn.hojd


def test_weeks_for_a_month_and_months_for_a_year(view: Callable[..., Lagesbildsvy]) -> None:
    assert view().tabeller.tider.rader[0][0] == "Vecka 9 2026 (1 dag)"
    assert view().tabeller.tider.rader[1][0] == "Vecka 10 2026"
    assert [hel for *_, hel in view().bilder.kolumner.rader] == [False, True, True, True, True, False]
    year = picture().tid._replace(veckor=[(f"2025-v{at:02}", 1) for at in range(1, 53)])
    assert view(tid=year).tabeller.tider.rader[0][0] == "April 2025"


def test_a_comparison_that_nothing_allows_has_no_columns(names: Names) -> None:
    made = tables.category_table(
        picture(kategorier=[cell("klotter", None, 8, FEW)], totalt=cell(None, None, 8, FEW)), names
    )
    assert made is not None
    assert [name for name, _ in made.kolumner] == ["Kategori", "Antal", "95 % intervall", "Före", "Förändring"]


def test_what_rose_and_fell_is_said_in_words(view: Callable[..., Lagesbildsvy]) -> None:
    assert view().bilder.forandrat == (
        "Ökning mot februari 2026: Buskörning. Minskning mot februari 2026: Samling i trapphus eller källare. "
        "Ingen kategori kunde jämföras med mars 2025."
    )
    assert view(kategorier=[cell("klotter", None, 8, SAME, DOWN)]).bilder.forandrat == (
        "Ingen kategori skiljer sig säkert från februari 2026. Minskning mot mars 2025: Klotter."
    )


def test_a_case_of_two_places_is_told_once(view: Callable[..., Lagesbildsvy]) -> None:
    twice = [Pagar("2026-x", "X", "analys", plats, []) for plats in ("lindparken", "p-torget")]
    (only,) = view(arenden=twice).arenden
    assert (only.plats, only.skede, only.gors) == (
        "Lindparken och Parkeringen vid Torget",
        "Analys",
        "Ingen åtgärd pågår.",
    )


def test_the_counts_stand_beside_the_other_periods(view: Callable[..., Lagesbildsvy]) -> None:
    facts = dict(view(totalt=cell(None, None, 54, DOWN, SAME)).fakta)
    assert facts["Händelser"] == "54 (95 % intervall 32–85)"
    assert (facts["Februari 2026"] or "").startswith("30: ↓ minskning")


def test_the_legend_tells_of_the_columns_that_are_there(view: Callable[..., Lagesbildsvy]) -> None:
    assert view().jamforelse.startswith(
        "Före är februari 2026. I fjol är mars 2025. Antalet räknas i händelser, aldrig i personer. Talet"
    )
    alone = view(totalt=cell(None, None, 8, NONE), kategorier=[cell("klotter", None, 8, NONE)], platser=[], celler=[])
    assert alone.jamforelse == "Antalet räknas i händelser, aldrig i personer."
    assert not alone.bilder.fore


def test_thirty_places_and_the_sum_of_the_others(names: Names) -> None:
    places = [cell(None, f"p{at}", 50 - at, UP) for at in range(33)]
    made = tables.place_table(picture(platser=places, celler=[]), names)
    assert made is not None
    assert len(made.rader) == 31
    first, rest = made.rader[-1]
    told = {name: value for (name, _), value in rest}
    assert (first, told["Plats"], told["Antal"], told["Före"]) == ("…", "3 platser till", "57", "36")


def test_what_has_ceased_says_so_in_its_row(names: Names) -> None:
    made = tables.category_table(picture(upphorda=frozenset({"klotter"})), names)
    assert made is not None
    assert "Klotter (upphörd)" in [first for first, _ in made.rader]


def test_the_hours_are_in_the_table_day_by_day() -> None:
    made = tables.week_table(picture().tid.timmar)
    assert made is not None
    rows = [(first, *(value for _, value in rest)) for first, rest in made.rader]
    assert [name for name, _ in made.kolumner] == ["Klockan", "mån", "tis", "ons", "tor", "fre", "lör", "sön", "Alla"]
    assert rows == [
        ("08–09", "0", "1", "0", "0", "0", "0", "0", "1"),
        ("21–22", "0", "0", "0", "0", "6", "0", "0", "6"),
        ("22–23", "0", "0", "0", "0", "9,5", "7,2", "0", "16,8"),
        ("23–24", "0", "0", "0", "0", "0", "3", "0", "3"),
        ("Alla", "0", "1", "0", "0", "15,5", "10,2", "0", "26,8"),
    ]


def test_a_month_that_is_cut_says_so(view: Callable[..., Lagesbildsvy]) -> None:
    assert view().bilder.sista == ""
    cut = view(till_dag=date(2026, 3, 12))
    assert cut.bilder.sista == "Den sista månaden är inte hel (12 dagar)."
    assert cut.tabeller.serier.kolumner[-1][0] == "mar (12 dagar)"


def test_what_rests_on_the_same_reporters_is_explained(view: Callable[..., Lagesbildsvy]) -> None:
    assert "bara de rapportörer räknas" not in view().jamforelse
    assert "bara de rapportörer räknas" in view(totalt=cell(None, None, 54, UP._replace(jamfort=(50, 12)))).jamforelse


def test_the_files_are_named_by_period_and_area() -> None:
    assert picture_id("2026-03", None) == "lagesbild-2026-03"
    assert picture_id("2026-03", "ringen") == "lagesbild-2026-03-ringen"
