"""Geometry for the pictures: widths in per cent of the picture, heights in rem, so that the text keeps its size."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.svenska import MANADER, tal

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from est_cli.lagesbild.records import Cell, Serie, Tidsmonster
    from est_cli.reports.names import Names

MANGA: Final = 20
"""So many categories are drawn; the table has them all."""
_LANGST: Final = 36
"""So many letters of a name stand beside a number on a telephone; the table has it whole."""
_RAD: Final = 3.25
DAGAR: Final = ("mån", "tis", "ons", "tor", "fre", "lör", "sön")
_DYGN: Final = 24
_DAGHOJD: Final = 2.25
_DAGBREDD: Final = 12.0
"""The per cent of the week's picture that holds the names of the days."""
_SERIEHOJD: Final = 4.0
_SERIETOPP: Final = 1.25
_KOLUMNHOJD: Final = 7.0
_TONER: Final = 4


class Stapel(NamedTuple):
    """A category's bar: where its row begins, its width, its interval's ends, and the width of the period before."""

    namn: str
    antal: str
    y: float
    bredd: float
    nedre: float
    ovre: float
    fore: float | None


class Staplar(NamedTuple):
    """The bars of the categories, and how high the picture is."""

    hojd: float
    rader: list[Stapel]


class Liten(NamedTuple):
    """A small line: the lines between months that both have a count, the points, and what it says in words."""

    namn: str
    hogst: str
    linjer: list[tuple[float, float, float, float]]
    punkter: list[tuple[float, float]]
    text: str


class Timme(NamedTuple):
    """An hour of the week: left edge, width, top, height, and its tone from 1 to 4."""

    x: float
    bredd: float
    y: float
    hojd: float
    ton: int


class Vecka(NamedTuple):
    """The week: its days (name, baseline), its hours that have anything, and the hours that are written out."""

    hojd: float
    dagar: list[tuple[str, float]]
    timmar: list[Timme]
    klockan: list[tuple[float, str]]


class Kolumner(NamedTuple):
    """Columns in a row: (left edge, width, middle, top, height, number, what it is, whether all of it is counted)."""

    hojd: float
    rader: list[tuple[float, float, float, float, float, str, str, bool]]


def bars(celler: Sequence[Cell], names: Names) -> Staplar:
    """A bar for each category, with the interval of its count; the longest interval fills the width."""
    shown = celler[:MANGA]
    most = max((max(cell.ovre, cell.fore.antal or 0) for cell in shown), default=1)
    return Staplar(len(shown) * _RAD, [_bar(cell, row, most, names) for row, cell in enumerate(shown)])


def _bar(cell: Cell, row: int, most: float, names: Names) -> Stapel:
    def share(value: float) -> float:
        return round(100 * value / most, 1)

    before = None if cell.fore.antal is None else share(cell.fore.antal)
    name = names.kategori(cell.kategori) or ""
    short_name = name if len(name) <= _LANGST else f"{name[: _LANGST - 1]}…"
    return Stapel(
        short_name, tal(cell.antal), row * _RAD, share(cell.antal), share(cell.nedre), share(cell.ovre), before
    )


def small_lines(serier: Sequence[Serie], names: Names) -> list[Liten]:
    """A small line for each category that has had any event; each has its own height, from nought."""
    return [_small(one, names) for one in serier if any(value for _, value in one.varden)][:MANGA]


def _small(serie: Serie, names: Names) -> Liten:
    values = [value for _, value in serie.varden]
    known = [value for value in values if value is not None]
    most = max(known)
    step = 94 / max(len(values) - 1, 1)
    points = [
        None if value is None else (round(3 + step * at, 1), round(_SERIETOPP + _SERIEHOJD * (1 - value / most), 2))
        for at, value in enumerate(values)
    ]
    lines = [(*a, *b) for a, b in pairwise(points) if a and b]
    said = f"Månad för månad: {', '.join('okänt' if value is None else tal(value) for value in values)}."
    return Liten(names.kategori(serie.kategori) or "", tal(most), lines, [one for one in points if one], said)


def week(tid: Tidsmonster) -> Vecka:
    """The hours of the week: the more events, the higher and the stronger in colour."""
    most = max((value for day in tid.timmar for value in day), default=0) or 1
    wide = (100 - _DAGBREDD) / _DYGN
    hours = [
        _hour(_DAGBREDD + wide * hour, wide, (day + 1) * _DAGHOJD, value / most)
        for day, values in enumerate(tid.timmar)
        for hour, value in enumerate(values)
        if value > 0
    ]
    clock = [(round(_DAGBREDD + wide * hour, 1), f"{hour:02}") for hour in range(0, _DYGN, 3)]
    return Vecka(7 * _DAGHOJD + 1.5, [(name, (at + 1) * _DAGHOJD) for at, name in enumerate(DAGAR)], hours, clock)


def _hour(x: float, wide: float, base: float, share: float) -> Timme:
    high = round(max(share * (_DAGHOJD - 0.35), 0.06), 2)
    tone = min(int(share * _TONER) + 1, _TONER)
    return Timme(round(x, 2), round(wide * 0.86, 2), round(base - high, 2), high, tone)


def columns_of(pairs: Sequence[tuple[str, int]], delar: Collection[str] = ()) -> Kolumner:
    """Columns for weeks (`2026-v12`) or months (`2026-03`), the highest with its full height; `delar` are cut."""
    most = max((number for _, number in pairs), default=0) or 1
    wide = min(100 / max(len(pairs), 1), 12)
    rows = [(*_column(at, wide, name, number, most), name not in delar) for at, (name, number) in enumerate(pairs)]
    return Kolumner(_KOLUMNHOJD + 2.75, rows)


def _column(
    at: int, wide: float, name: str, number: int, most: int
) -> tuple[float, float, float, float, float, str, str]:
    high = round(_KOLUMNHOJD * number / most, 2)
    left = round(at * wide + wide * 0.1, 2)
    return (
        left,
        round(wide * 0.8, 2),
        round(at * wide + wide / 2, 2),
        round(1.25 + _KOLUMNHOJD - high, 2),
        high,
        tal(number),
        short(name),
    )


def short(name: str) -> str:
    """A week or month as a column's foot: `12`, `mar`."""
    last = name.rpartition("-")[2]
    return last[1:].lstrip("0") if last.startswith("v") else MANADER[int(last) - 1][:3]
