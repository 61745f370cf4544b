"""The measures on a time line: geometry for an SVG, and lines for Mermaid."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reports.prose import one_line
from est_cli.reports.table import Tabell, columns, table
from est_cli.reports.values import day
from est_cli.reports.work import status
from est_cli.svenska import MANADER, antal, datum_i_ord

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard
    from est_cli.reports.names import Names

BREDD: Final = 720
"""Width of the picture, in its own units."""
_TOPP: Final = 30
_RAD: Final = 44
_MAX_STRECK: Final = 12
_MAX_TITEL: Final = 64
_STEG: Final = (1, 2, 3, 6, 12, 24, 60, 120, 600, 1200, 6000, 12000)
_TAGG: Final = {"genomford": "done, ", "pagar": "active, ", "avbruten": "crit, "}
_INERT: Final = re.compile(r"[^\w !?()+&/–-]+")
_TABELL: Final = columns("Åtgärd", "Ansvarig", "Start", "Slut", "Omprövas", "Status")


class Stapel(NamedTuple):
    """A bar: left edge and width, the line of its text, its top, its class, and what it says."""

    x: float
    bredd: float
    y: int
    topp: int
    klass: str
    titel: str
    status: str


class Tidslinje(NamedTuple):
    """A time line: height, ticks (x, label), the report's day if it falls inside, bars, Mermaid's lines, the table."""

    hojd: int
    beskrivning: str
    streck: list[tuple[float, str]]
    idag: float | None
    staplar: list[Stapel]
    gantt: list[str]
    tabell: Tabell | None


def timeline(arende: Arende, names: Names, idag: date) -> Tidslinje | None:
    """The time line of the measures that have a start; None where none has."""
    spans = [(one, one.start, _end(one, idag)) for one in arende.atgarder.atgarder or () if isinstance(one.start, date)]
    if not spans:
        return None
    first, last = min(start for _, start, _ in spans), max(end for _, _, end in spans)
    scale = _Scale(first, last)
    bars = [_bar(scale, row, one, start, end) for row, (one, start, end) in enumerate(spans)]
    gantt = [_task(row, one, start, end) for row, (one, start, end) in enumerate(spans, 1)]
    inside = scale.x(idag) if first <= idag <= last else None
    span = f"från den {datum_i_ord(first)} till den {datum_i_ord(last)}"
    said = f"{antal(len(spans), 'åtgärd', 'åtgärder')} {span}. Samma uppgifter står i tabellen nedanför."
    rows = table("Åtgärder i tid", _TABELL, [_row(one, names) for one, _, _ in spans])
    return Tidslinje(_TOPP + _RAD * len(bars), said, scale.ticks(), inside, bars, gantt, rows)


def _end(atgard: Atgard, idag: date) -> date:
    """The last day to draw: the end, the re-assessment, or today where neither is said."""
    end = next((day_ for day_ in (atgard.slut, atgard.omprovas) if isinstance(day_, date)), idag)
    return max(end, atgard.start or end)


class _Scale:
    """From dates to places along the picture."""

    def __init__(self, first: date, last: date) -> None:
        self.first = first
        self.last = last
        self.days = max((last - first).days, 1)

    def x(self, when: date) -> float:
        return round((when - self.first).days / self.days * BREDD, 1)

    def ticks(self) -> list[tuple[float, str]]:
        """The first day of some months, at most a dozen of them."""
        first, last = self.first.year * 12 + self.first.month, self.last.year * 12 + self.last.month - 1
        step = next((one for one in _STEG if (last - first) / one < _MAX_STRECK), _STEG[-1])
        months = [divmod(month, 12) for month in range(first + -first % step, last + 1, step)]
        return [(self.x(date(year, month + 1, 1)), _month(year, month)) for year, month in months]


def _month(year: int, month: int) -> str:
    return str(year) if month == 0 else MANADER[month][:3]


def _bar(scale: _Scale, row: int, atgard: Atgard, start: date, end: date) -> Stapel:
    x = scale.x(start)
    y = _TOPP + row * _RAD + 14
    title = one_line(str(atgard.titel))
    short = title if len(title) <= _MAX_TITEL else f"{title[: _MAX_TITEL - 1]}…"
    return Stapel(x, max(round(scale.x(end) - x, 1), 3), y, y + 7, str(atgard.lage), short, status(atgard))


def _task(row: int, atgard: Atgard, start: date, end: date) -> str:
    """A line for Mermaid. A number first, so that no title is read as one of its keywords."""
    title = " ".join(_INERT.sub(" ", one_line(str(atgard.titel))).split())[:_MAX_TITEL]
    return f"{row} {title} ({status(atgard)}) :{_TAGG.get(atgard.lage, '')}{start}, {end}"


def _row(atgard: Atgard, names: Names) -> tuple[str | None, ...]:
    return (
        atgard.titel,
        names.aktor(atgard.ansvarig),
        day(atgard.start),
        day(atgard.slut),
        day(atgard.omprovas),
        status(atgard),
    )
