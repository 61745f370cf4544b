"""From a foreign table to rows of observations: mapped, each with an id, and its point given a place."""

from __future__ import annotations

from itertools import compress, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.importing.mapping import Reading
from est_cli.importing.placing import RADIE, chosen, near
from est_cli.importing.polisen import COLUMNS as POLICE_COLUMNS
from est_cli.importing.polisen import DERIVED, why_no_time
from est_cli.importing.stored import DATUM, FRAN, ID, LAT, LON, PLATS, TILL
from est_cli.importing.table import Rad, Skal, Vagrad
from est_cli.importing.what import Okand, Utelamnad
from est_cli.importing.when import NO_DATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from est_cli.importing.mapping import Lage
    from est_cli.importing.outcome import Utfall
    from est_cli.importing.profile import Kalla
    from est_cli.importing.stored import Celler
    from est_cli.importing.table import Tabell
    from est_cli.workspace.load import Workspace

_AT_ONCE: Final = 200
"""So many rows are read together."""
_MIDNIGHT: Final = "00:00"


class Rapport(NamedTuple):
    """What all rows of a file have in common: how it is read, who reports (None: as the file says), and today.

    `nummer`: which of the command's files of one name it is.
    """

    kalla: Kalla
    rapportor: str | None
    idag: date
    nummer: int = 1


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
    explain = _explained(tabell.rubriker, rapport.kalla)
    for numbers, values in _usable(tabell, utfall):
        said = reading.read(values)
        for rad, varden, why in zip(numbers, values, said.skal, strict=True):
            if why is not None:
                _leave_out(rad, varden, explain(varden) if why == NO_DATE else why, utfall)
        waiting += (
            (len(rows) + at, lage) for at, lage in enumerate(said.lagen) if not lage.plats or lage.brist or lage.punkt
        )
        good = [why is None for why in said.skal]
        rows += map(Ny, compress(numbers, good), compress(values, good), said.celler)
    if rapport.kalla.profil.kolumner.tid_fran is None:
        rows = _without_midnight(rows, utfall)
    utfall.rader = len(rows) + len(utfall.avvisade) + utfall.utelamnade.total()
    _place(rows, waiting, workspace, rapport.kalla.profil.radie_meter, utfall)
    return rows


def _without_midnight(rows: list[Ny], utfall: Utfall) -> list[Ny]:
    """The same, without clocks where every day of the file has 00:00: a system's way to write a day alone."""
    if not rows or any(row.celler[FRAN] != _MIDNIGHT or row.celler[TILL] not in {"", _MIDNIGHT} for row in rows):
        return rows
    utfall.anmarkningar.append("Alla klockslag i datumkolumnen är 00:00, så inget klockslag är satt.")
    without = {FRAN: "", TILL: ""}
    return [row._replace(celler=tuple(without.get(at, cell) for at, cell in enumerate(row.celler))) for row in rows]


def _usable(tabell: Tabell, utfall: Utfall) -> Iterator[tuple[Sequence[int], Sequence[Sequence[str]]]]:
    """Lines and values of the table's rows, many at a time, without those that are no rows, which are kept.

    A text that comes again and again in a column is one in memory.
    """
    known: dict[str, str] = {}
    common: list[bool] = []
    while chunk := list(islice(tabell.rader, _AT_ONCE)):
        utfall.avvisade += [row for row in chunk if isinstance(row, Vagrad)]
        usable = [row for row in chunk if isinstance(row, Rad)]
        if usable:
            numbers, values = zip(*usable, strict=True)
            columns = [*zip(*values, strict=True)]
            common = common or [len({*one}) < len(one) / 2 for one in columns]
            shared = (
                map(known.setdefault, one, one) if often else one for one, often in zip(columns, common, strict=True)
            )
            yield numbers, [*zip(*shared, strict=True)]


def _explained(rubriker: Sequence[str], kalla: Kalla) -> Callable[[Sequence[str]], Skal]:
    """Says why a row has no date: of Polisen's events, whose time is read from their headings, what hindered that."""
    if kalla.profil.kolumner.datum != DERIVED[0] or not {*POLICE_COLUMNS} <= {*rubriker}:
        return lambda _: Skal(NO_DATE)
    name, published = rubriker.index("name"), rubriker.index("datetime")
    return lambda varden: Skal(why_no_time(varden[name], varden[published]))


def _leave_out(rad: int, varden: Sequence[str], why: Utelamnad | Skal, utfall: Utfall) -> None:
    """Count a row that the profile leaves out; keep one that is refused."""
    if isinstance(why, Utelamnad):
        utfall.utelamnade[why.ord] += 1
        return
    utfall.refuse(rad, varden, why)
    if isinstance(why, Okand):
        utfall.okanda[why.slag][why.ord] += 1


def _place(
    rows: list[Ny], waiting: list[tuple[int, Lage]], workspace: Workspace, radie: int | None, utfall: Utfall
) -> None:
    """Give each row without a place the one that its point belongs to; count what a person should know of the rest."""
    points = list({(point.lat, point.lon): None for _, lage in waiting if (point := lage.punkt) and not lage.plats})
    close = near(points, workspace.platser, RADIE if radie is None else radie)
    for at, lage in waiting:
        row, point = rows[at], lage.punkt
        utfall.utanfor += point is not None and point.utanfor
        if lage.brist:
            utfall.utan_punkt.append(Vagrad(row.rad, lage.brist, row.varden))
        if lage.plats:
            continue
        plats = chosen(close.get((point.lat, point.lon), ()), row.celler[DATUM]) if point else ""
        if plats:
            rows[at] = row._replace(celler=at_place(row.celler, plats))
            continue
        utfall.oplacerade[lage.okand] += 1


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
                utfall.dubbla += 1
            else:
                utfall.refuse(
                    one.rad, one.varden, f"Samma id som {utfall.radord} {first.rad}, men raderna säger olika saker."
                )
    return found
