"""A text file of separated values as a table: fast where it is well made, line by line where it is not."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.importing.encoding import read_text
from est_cli.importing.header import LOOKED_AT, find_header, name_columns
from est_cli.importing.table import LONG, MAX_CELL, NOT_TEXT, Rad, Tabell, Vagrad, fault_of, refused
from est_cli.svenska import antal, tal

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from est_cli.importing.encoding import Text

_MAX_LINES: Final = 100
"""Physical lines of one row; a quote that is open for longer was never closed."""
_AT_ONCE: Final = 50
"""So many lines are read together; one among them that is no plain row costs them all a closer look."""
_WIDE: Final = 5
"""From so many columns, a line of prose is not taken for a row."""
_SEPARATORS: Final = {",": "komma", ";": "semikolon", "\t": "tabb", "|": "lodstreck"}
_FLOOD: Final = f"Raden har fler än {tal(MAX_CELL)} skiljetecken."
_QUOTE: Final = (
    "Ett citattecken öppnas på raden men stängs inte, eller står mitt i ett värde. Dubbla det eller ta bort det."
)


class _Form(NamedTuple):
    """How rows are read: the separator, how many columns have a name, and which lines must be looked at closely."""

    sep: str
    kolumner: int
    misstankta: frozenset[int]


def read_csv(namn: str, data: bytes, rubrikrad: int | None) -> Tabell:
    """The table of a text file, its header on the line `rubrikrad` or found. EstError where there is none."""
    text = read_text(namn, data)
    sep, start = _separator(text.rader)
    at, cells, span = _header(namn, text.rader, sep, start, rubrikrad)
    rubriker = name_columns(namn, cells, at + 1)
    form = _Form(sep, len(rubriker.namn), _suspects(text))
    lasning = f"CSV, {text.kodning}, {_SEPARATORS[sep]} mellan värdena, rubriker på rad {at + 1}"
    remarks = [*text.anmarkningar, *rubriker.anmarkningar]
    return Tabell("csv", rubriker.namn, _walk(text.rader, at + span, form), lasning, remarks)


def _separator(lines: list[str]) -> tuple[str, int]:
    """The separator, and the line that the table begins on: Excel's `sep=;` decides, else what splits rows alike."""
    first = lines[0].strip().strip('"') if lines else ""
    if first[:4].lower() == "sep=" and first[4:] in _SEPARATORS:
        return first[4:], 1
    if lines and lines[0].lower() == "sep=\t\n":
        return "\t", 1
    return max(_SEPARATORS, key=lambda sep: _likeness(lines, sep)), 0


def _likeness(lines: list[str], sep: str) -> int:
    """How many separators stand in rows of the commonest width."""
    widths = Counter(len(cells) for _, cells, _ in _look(lines, 0, sep) if any(cells))
    width, rows = max(widths.items(), key=lambda one: (one[1], one[0]), default=(1, 0))
    return (width - 1) * rows


def _look(lines: list[str], at: int, sep: str) -> list[tuple[int, list[str], int]]:
    """The first rows: the index of the line, the cells, and how many lines it has."""
    found: list[tuple[int, list[str], int]] = []
    while at < len(lines) and len(found) < LOOKED_AT:
        cells, span = _read(lines, at, sep)
        found.append((at, cells or [], span))
        at += span
    return found


def _read(lines: list[str], at: int, sep: str) -> tuple[list[str] | None, int]:
    """The row that begins on a line, and how many lines it has; None where its quotes do not add up."""
    reader = csv.reader(_bounded(lines[at : at + _MAX_LINES], sep), delimiter=sep, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return None, 1


def _bounded(lines: list[str], sep: str) -> Iterator[str]:
    """The lines, as far as they are no flood of separators, of which each would take memory as a cell."""
    for line in lines:
        if len(line) > MAX_CELL and line.count(sep) > MAX_CELL:
            raise csv.Error
        yield line


def _header(namn: str, lines: list[str], sep: str, start: int, rubrikrad: int | None) -> tuple[int, list[str], int]:
    if rubrikrad is not None:
        if not 1 <= rubrikrad <= len(lines):
            raise EstError(f"{namn} har ingen rad {rubrikrad}.", "Rätta rubrikrad i profilen.")
        cells, span = _read(lines, rubrikrad - 1, sep)
        return rubrikrad - 1, cells or [], span
    rows = _look(lines, start, sep)
    index = find_header([cells for _, cells, _ in rows])
    if index is None:
        raise EstError(f"{namn} är tom: ingen rad har något värde.", "Kontrollera att det är rätt fil.")
    return rows[index]


def _suspects(text: Text) -> frozenset[int]:
    """The lines that may hold something that cannot be used: what is no text, or a cell that is too long."""
    long = (index for index, line in enumerate(text.rader) if len(line) > MAX_CELL)
    found = set(long) if max(map(len, text.rader), default=0) > MAX_CELL else set()
    if not text.hela:
        found.update(index for index, line in enumerate(text.rader) if NOT_TEXT.search(line))
    return frozenset(found)


def _walk(lines: list[str], at: int, form: _Form) -> Iterator[Rad | Vagrad]:
    """Every row that is not empty: many at once where each line is plainly a row, else one at a time."""
    while at < len(lines):
        end = min(at + _AT_ONCE, len(lines))
        rows = _plain(lines, at, end, form)
        if rows is None:
            at = yield from _one_by_one(lines, at, end, form)
        else:
            yield from map(Rad, range(at + 1, end + 1), rows)
            at = end


def _plain(lines: list[str], at: int, end: int, form: _Form) -> list[list[str]] | None:
    """The rows of some lines, where each line is a row with as many values as there are columns, and not suspect."""
    if not form.misstankta.isdisjoint(range(at, end)):
        return None
    try:
        rows = list(csv.reader(lines[at:end], delimiter=form.sep, strict=True))
    except csv.Error:
        return None
    good = len(rows) == end - at and {*map(len, rows)} == {form.kolumner} and all(map(any, rows))
    return rows if good else None


def _one_by_one(lines: list[str], at: int, end: int, form: _Form) -> Generator[Rad | Vagrad, None, int]:
    """The rows that begin before a line, and the line after them.

    A row that runs on over lines without coming out right costs only the line that it begins on.
    """
    while at < end:
        if lines[at] == "\n":
            at += 1
            continue
        cells, span = _read(lines, at, form.sep)
        if cells is None or (span > 1 and not _is_whole(cells, span, form)):
            skal = LONG if cells is None and len(lines[at]) > MAX_CELL else _QUOTE
            skal = _FLOOD if lines[at].count(form.sep) > MAX_CELL else skal
            yield refused(at + 1, skal, lines[at][:MAX_CELL].rstrip("\n").split(form.sep))
            span = 1
        elif any(cells):
            yield _judged(at, at + span, cells, form)
        at += span
    return at


def _is_whole(cells: list[str], span: int, form: _Form) -> bool:
    """Whether a row of several lines is one: of the right width, and no cell has swallowed what looks like a row."""
    if span > _MAX_LINES or len(cells) < form.kolumner or any(cells[form.kolumner :]):
        return False
    if form.kolumner < _WIDE:
        return True
    inside = (line for cell in cells if "\n" in cell for line in cell.split("\n")[1:])
    return all(line.count(form.sep) < form.kolumner - 1 for line in inside)


def _judged(at: int, end: int, cells: list[str], form: _Form) -> Rad | Vagrad:
    """A row that is not plainly good: its cells counted, and its lines looked at closely."""
    if not form.misstankta.isdisjoint(range(at, end)) or end > at + 1:
        unusable = fault_of(cells)
        if unusable:
            return refused(at + 1, unusable, cells)
    if len(cells) < form.kolumner or any(cells[form.kolumner :]):
        skal = f"Raden har {antal(len(cells), 'värde', 'värden')}, men filen har {form.kolumner} kolumner med rubrik."
        return refused(at + 1, skal, cells)
    return Rad(at + 1, cells[: form.kolumner])
