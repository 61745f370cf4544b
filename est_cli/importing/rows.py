"""From a foreign table to rows of observations: mapped, each with an id, and its point given a place."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.importing.mapping import Reading
from est_cli.importing.placing import RADIE, chosen, near
from est_cli.importing.stored import DATUM, ID, LAT, LON, PLATS
from est_cli.importing.table import Rad, Skal, Vagrad
from est_cli.importing.what import Okand, Utelamnad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from est_cli.importing.mapping import Lage
    from est_cli.importing.outcome import Utfall
    from est_cli.importing.profile import Kalla
    from est_cli.importing.stored import Celler
    from est_cli.importing.table import Tabell
    from est_cli.workspace.load import Workspace

_AT_ONCE: Final = 200
_LEFT: Final = (Skal, Utelamnad)
"""What a row may be instead of a draft."""


class Rapport(NamedTuple):
    """What all rows of a file have in common: how it is read, who reports (None: as the file says), and today."""

    kalla: Kalla
    rapportor: str | None
    idag: date


class Ny(NamedTuple):
    """A row that may be written: its line and its values in the foreign file, and its cells as an observation."""

    rad: int
    varden: Sequence[str]
    celler: Celler


def read_rows(tabell: Tabell, workspace: Workspace, rapport: Rapport, utfall: Utfall) -> list[Ny]:
    """The rows that can be used; the others are counted in `utfall`, the refused ones kept there."""
    rows: list[Ny] = []
    waiting: list[tuple[int, Lage]] = []
    reading = Reading(rapport.kalla, tabell.rubriker, workspace, rapport.rapportor, rapport.idag)
    for numbers, values in _usable(tabell, utfall):
        for rad, varden, said in zip(numbers, values, reading.read(values), strict=True):
            if isinstance(said, _LEFT):
                _leave_out(Rad(rad, varden), said, utfall)
                continue
            lage, cells = said
            if not lage.plats:
                waiting.append((len(rows), lage))
            rows.append(Ny(rad, varden, cells))
    utfall.rader = len(rows) + len(utfall.avvisade) + utfall.utelamnade.total()
    _place(rows, waiting, workspace, rapport.kalla.profil.radie_meter, utfall)
    return rows


def _usable(tabell: Tabell, utfall: Utfall) -> Iterator[tuple[Sequence[int], Sequence[Sequence[str]]]]:
    """Lines and values of the table's rows, many at a time, without those that are no rows, which are kept.

    A text that comes again and again in a column is one in memory.
    """
    known: dict[str, str] = {}
    while chunk := list(islice(tabell.rader, _AT_ONCE)):
        utfall.avvisade += [row for row in chunk if isinstance(row, Vagrad)]
        usable = [row for row in chunk if isinstance(row, Rad)]
        if usable:
            numbers, values = zip(*usable, strict=True)
            columns = (_shared(one, known) for one in zip(*values, strict=True))
            yield numbers, [*zip(*columns, strict=True)]


def _shared(column: Sequence[str], known: dict[str, str]) -> Iterable[str]:
    return map(known.setdefault, column, column) if len({*column}) < len(column) / 2 else column


def _leave_out(row: Rad, why: Utelamnad | Skal, utfall: Utfall) -> None:
    """Count a row that the profile leaves out; keep one that is refused."""
    if isinstance(why, Utelamnad):
        utfall.utelamnade[why.ord] += 1
        return
    utfall.refuse(row, why)
    if isinstance(why, Okand):
        utfall.okanda[why.slag][why.ord] += 1


def _place(
    rows: list[Ny], waiting: list[tuple[int, Lage]], workspace: Workspace, radie: int | None, utfall: Utfall
) -> None:
    """Give each row without a place the one that its point belongs to; count what a person should know of the rest."""
    points = list({(point.lat, point.lon): None for _, lage in waiting if (point := lage.punkt)})
    close = near(points, workspace.platser, RADIE if radie is None else radie)
    for at, lage in waiting:
        row, point = rows[at], lage.punkt
        plats = chosen(close.get((point.lat, point.lon), ()), row.celler[DATUM]) if point else ""
        if plats:
            rows[at] = row._replace(celler=at_place(row.celler, plats))
            continue
        utfall.oplacerade[lage.okand] += 1
        utfall.utanfor += point is not None and point.utanfor
        if lage.brist:
            utfall.utan_punkt[lage.brist] += 1


def at_place(row: Celler, plats: str) -> Celler:
    """An observation at a place, and so without a point."""
    where = {PLATS: plats, LAT: "", LON: ""}
    return tuple(where.get(at, cell) for at, cell in enumerate(row))


def once(rows: Sequence[Ny], utfall: Utfall) -> dict[str, Ny]:
    """The rows by id. A second row of an id, where the source has its own, is refused unless it says the same."""
    found = {one.celler[ID]: one for one in rows}
    if len(found) == len(rows):
        return found
    found.clear()
    for one in rows:
        first = found.setdefault(one.celler[ID], one)
        if first is not one:
            if first.celler == one.celler:
                utfall.fanns += 1
            else:
                utfall.refuse(one, f"Samma id som rad {first.rad}, men raderna säger olika saker.")
    return found
