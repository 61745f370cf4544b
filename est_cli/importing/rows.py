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
    from collections.abc import Iterator, Sequence
    from datetime import date

    from est_cli.importing.mapping import Lage
    from est_cli.importing.outcome import Utfall
    from est_cli.importing.profile import Kalla
    from est_cli.importing.stored import Celler
    from est_cli.importing.table import Tabell
    from est_cli.workspace.load import Workspace

_AT_ONCE: Final = 1000
_LEFT: Final = (Skal, Utelamnad)
"""What a row may be instead of a draft."""


class Rapport(NamedTuple):
    """What all rows of a file have in common: how it is read, who reports (None: as the file says), and today."""

    kalla: Kalla
    rapportor: str | None
    idag: date


class Ny(NamedTuple):
    """A row that may be written: its row in the foreign file, and its cells as an observation."""

    rad: Rad
    celler: Celler


def read_rows(tabell: Tabell, workspace: Workspace, rapport: Rapport, utfall: Utfall) -> list[Ny]:
    """The rows that can be used; the others are counted in `utfall`, the refused ones kept there."""
    rows: list[Ny] = []
    waiting: list[tuple[int, Lage]] = []
    reading = Reading(rapport.kalla, tabell.rubriker, workspace, rapport.rapportor, rapport.idag)
    for usable in _usable(tabell, utfall):
        for row, said in zip(usable, reading.drafts([row.varden for row in usable]), strict=True):
            if isinstance(said, _LEFT):
                _leave_out(row, said, utfall)
                continue
            lage, cells = said
            if not lage.plats:
                waiting.append((len(rows), lage))
            rows.append(Ny(row, cells))
    utfall.rader = len(rows) + len(utfall.avvisade) + utfall.utelamnade.total()
    _place(rows, waiting, workspace, rapport.kalla.profil.radie_meter, utfall)
    return rows


def _usable(tabell: Tabell, utfall: Utfall) -> Iterator[list[Rad]]:
    """The table's rows, many at a time, without those that are no rows, which are kept."""
    while chunk := list(islice(tabell.rader, _AT_ONCE)):
        utfall.avvisade += [row for row in chunk if isinstance(row, Vagrad)]
        usable = [row for row in chunk if isinstance(row, Rad)]
        if usable:
            yield usable


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
                utfall.refuse(one.rad, f"Samma id som rad {first.rad.rad}, men raderna säger olika saker.")
    return found
