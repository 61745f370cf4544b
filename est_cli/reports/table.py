"""Tables as templates loop over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from est_cli.reports.values import Cell

_CLASSES: Final = {
    **dict.fromkeys(("Antal", "Baslinje", "Före", "Efter", "Målvärde", "Timmar", "Kronor"), "tal"),
    **dict.fromkeys(("Datum", "Senast", "Från och med", "Start", "Slut", "Omprövas", "Sedan"), "dag"),
    **dict.fromkeys(("Adress", "Anteckning", "Begränsning", "Beslut", "I ord", "Källa", "Kommentar"), "fri"),
    **dict.fromkeys(
        ("Ansvarig", "Från", "Möte", "Plats", "Resultat", "Skäl", "Vad", "Vad som sades", "Ändrat av"), "fri"
    ),
    "Nr": "nr",
}

Columns = tuple[tuple[str, str], ...]
"""Heading and class of each column; the class is `tal` for figures, `dag` for dates, `fri` for free text."""
Fact = tuple[str, "Cell"]
"""A term and what it is."""


class Tabell(NamedTuple):
    """A table: its name, its columns, and its rows as (first cell, the rest as ((heading, class), cell))."""

    namn: str
    kolumner: Columns
    rader: list[tuple[Cell, tuple[tuple[tuple[str, str], Cell], ...]]]


def columns(*names: str) -> Columns:
    """Columns by their headings."""
    return tuple((name, _CLASSES.get(name, "ord")) for name in names)


def table(namn: str, kolumner: Columns, rader: Iterable[tuple[Cell, ...]]) -> Tabell | None:
    """A table of rows; None where there is no row. A column that no row fills is left out."""
    rows = list(rader)
    if not rows:
        return None
    empty = [column.count(None) == len(rows) for column in zip(*rows, strict=True)]
    if True in empty[1:]:
        kept = [index for index, lacks in enumerate(empty) if index == 0 or not lacks]
        kolumner = tuple(kolumner[index] for index in kept)
        rows = [tuple(row[index] for index in kept) for row in rows]
    rest = kolumner[1:]
    return Tabell(namn, kolumner, [(row[0], tuple(zip(rest, row[1:], strict=True))) for row in rows])
