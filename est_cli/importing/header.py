"""The header of a table: which row it is, and a name for every column that has one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.importing.table import MAX_COLUMNS, quoted
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOKED_AT: Final = 60
"""So many rows are looked at for the header."""
_MOST: Final = 2 / 3
_SHOWN: Final = 5


class Rubriker(NamedTuple):
    """The columns' names, and what a person should know of them."""

    namn: tuple[str, ...]
    anmarkningar: list[str]


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """The index of the first row that fills most of the columns that any row fills; None where all are empty.

    A title above the table fills one cell or two; the header names every column.
    """
    filled = [sum(map(bool, map(str.strip, row))) for row in rows]
    widest = max(filled, default=0)
    return next((index for index, cells in enumerate(filled) if cells and cells >= _MOST * widest), None)


def name_columns(namn: str, cells: Sequence[str], rad: int) -> Rubriker:
    """Names for the columns of the header on line `rad`; nameless columns at the end are cut off.

    A name that stands twice gets a number on each, so that no profile takes one of them unseen. EstError where there
    are no names, or too many.
    """
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise EstError(f"{namn} har ingen rubrik på rad {rad}.", "Ange vilken rad som är rubrikrad i profilen.")
    if len(names) > MAX_COLUMNS:
        raise EstError(f"{namn} har {len(names)} kolumner; högst {MAX_COLUMNS} läses.", "Ta bort dem som inte behövs.")
    double = [name for name, times in Counter(names).items() if name and times > 1]
    return Rubriker(_unique(names), _remarks(double, names.count("")))


def _unique(names: list[str]) -> tuple[str, ...]:
    """Names that differ: `Datum (1)`, `Datum (2)`; `kolumn 3` for one without."""
    times, seen, unique = Counter(names), Counter[str](), list[str]()
    for place, name in enumerate(names, 1):
        seen[name] += 1
        wanted = name if name and times[name] == 1 else f"{name} ({seen[name]})" if name else f"kolumn {place}"
        while wanted != name and (wanted in times or wanted in unique):
            wanted += "*"
        unique.append(wanted)
    return tuple(unique)


def _remarks(double: list[str], nameless: int) -> list[str]:
    remarks = []
    if double:
        some = uppraknat([quoted(name) for name in double[:_SHOWN]])
        remarks.append(
            f"Flera kolumner heter {some}. De kallas här med nummer: {quoted(f'{double[0]} (1)')} och så vidare."
        )
    if nameless:
        remarks.append("Någon kolumn saknar rubrik, och kallas här för sin plats: ”kolumn 3”.")
    return remarks
