"""What a row that can be counted says all the same that cannot be so, or that harms the program that opens it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reading.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.observationer.rows import Observation

FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")
"""With one of these first, a text is a formula to a spreadsheet (OWASP, CSV Injection)."""
_STEERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
_OUR_LONGITUDES: Final = (10, 25)
_OUR_LATITUDES: Final = (54, 70)
"""Degrees that Sweden lies within; where they stand in the other column, the two have changed places."""


class Udda(NamedTuple):
    """A column whose value cannot be right: what is wrong, and what to do."""

    kolumn: str
    text: str
    hjalp: str


def is_plain(cells: tuple[str, ...], idag: str) -> bool:
    """Whether a row has no point, no day after an ISO date and no strange sign: the quick answer, for most rows."""
    id_, text = cells[0], cells[12]
    quiet = cells[1] <= idag and cells[2] != "24:00" and not (cells[10] or cells[11])
    return quiet and text.isprintable() and text[:1] not in FORMULA and id_[0] not in FORMULA


def odd(row: Observation) -> Iterator[Udda]:
    """What cannot be right in a row: its time, its point, its text."""
    if row.tid_fran == "24:00":
        yield Udda("tid_fran", "24:00 är dagens slut, så inget börjar då.", "Skriv 00:00, och nästa dags datum.")
    yield from _point(row)
    if found := _STEERS.search(row.beskrivning):
        text = f"Texten har ett tecken som inte syns: {visible(found.group())}."
        yield Udda("beskrivning", text, "Ta bort det; det kan styra det program som visar texten.")


def is_formula(text: str) -> bool:
    """Whether a spreadsheet takes the text for a formula."""
    return text[:1] in FORMULA


def _point(row: Observation) -> Iterator[Udda]:
    if row.lat is None and row.lon is None:
        return
    if row.lat is None or row.lon is None:
        there, lacking = ("lat", "lon") if row.lon is None else ("lon", "lat")
        yield Udda(there, f"{there} står utan {lacking}.", "Skriv båda, eller ingen.")
    elif row.lat == 0 == row.lon:
        yield Udda("lat", "Punkten 0, 0 ligger i havet utanför Afrika.", "Skriv den rätta, eller ta bort lat och lon.")
    elif _is_within(row.lat, _OUR_LONGITUDES) and _is_within(row.lon, _OUR_LATITUDES):
        yield Udda("lat", "lat och lon har bytt plats.", f"Skriv lat {row.celler[11]} och lon {row.celler[10]}.")


def _is_within(degrees: float, bounds: tuple[int, int]) -> bool:
    return bounds[0] <= degrees <= bounds[1]
