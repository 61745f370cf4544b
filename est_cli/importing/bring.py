"""One foreign file all the way into the workspace: what is new is judged by the rules of personal data, and written."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from est_cli.importing.ended import ended
from est_cli.importing.ids import also_by
from est_cli.importing.mapping import POLICE
from est_cli.importing.names import same
from est_cli.importing.outcome import Utfall
from est_cli.importing.profile import columns
from est_cli.importing.rows import Ny, Rapport, at_place, once, read_rows
from est_cli.importing.screening import screened, unsafe_ids
from est_cli.importing.side_file import side_file
from est_cli.importing.stored import ID, PLATS, RAPPORTOR, TYP, Celler, Stored, write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.importing.profile import Kalla
    from est_cli.importing.table import Tabell
    from est_cli.personal.registers import Registers
    from est_cli.workspace.load import Workspace


def bring(fil: str, tabell: Tabell, workspace: Workspace, registers: Registers, rapport: Rapport) -> Utfall:
    """Import a table whose file is called `fil`; hold the lock. EstError where it cannot be written."""
    kalla = rapport.kalla
    utfall = Utfall(fil, kalla.namn, not kalla.egen, tabell.lasning, tabell.anmarkningar, nummer=rapport.nummer)
    utfall.radord = "händelse" if tabell.slag == "polisen" else "rad"
    rows = once(read_rows(tabell, workspace, rapport, utfall), utfall)
    stored = Stored(workspace.tree, None if kalla.egen else kalla.namn)
    rows = _apart(rows, stored, rapport)
    filled = _filled(rows, stored, utfall)
    fresh = [row for id_, row in rows.items() if id_ not in stored.ids]
    fresh = _with_safe_ids(fresh, _raw_ids(fresh, tabell.rubriker, kalla), registers, utfall)
    new = _allowed(fresh, kalla, registers, utfall)
    filer = stored.with_rows(workspace.tree, kalla.namn, [row.celler for row in new], filled)
    utfall.nya, utfall.ifyllda = len(new), len(filled)
    utfall.filer = list(filer)
    utfall.avvisade.sort(key=itemgetter(0))
    refused = {one.rad for one in utfall.avvisade}
    utfall.utan_punkt = [one for one in utfall.utan_punkt if one.rad not in refused]
    utfall.upphorda = ended(new, workspace)
    utfall.utan_rapportor = sum(not row.celler[RAPPORTOR] for row in new)
    if _drops_police(new, kalla):
        utfall.anmarkningar.append("Av det som är polisanmält skrivs varken text eller punkt (O803).")
    utfall.sidofil = side_file(workspace.root, tabell.rubriker, columns(kalla.profil), utfall, rapport.idag)
    write(workspace.root, filer)
    return utfall


def _apart(rows: dict[str, Ny], stored: Stored, rapport: Rapport) -> dict[str, Ny]:
    """The rows by id, each that another reporter has said word for word with an id of its own."""
    who = rapport.rapportor
    if who is None or rapport.kalla.profil.kolumner.id is not None:
        return rows
    known = rows.keys() & stored.ids.keys()
    theirs = {
        id_ for id_ in known if rows[id_].celler[RAPPORTOR] == who and stored.ids[id_][RAPPORTOR] not in {"", who}
    }
    return {one.celler[ID]: one for one in (_also_by(row, who) if id_ in theirs else row for id_, row in rows.items())}


def _also_by(row: Ny, who: str) -> Ny:
    return row._replace(celler=(also_by(row.celler[ID], who), *row.celler[1:]))


def _filled(rows: dict[str, Ny], stored: Stored, utfall: Utfall) -> list[Celler]:
    """Those that are there already and now have the place or reporter that they lacked; the rest are counted."""
    found = []
    for id_ in rows.keys() & stored.ids.keys():
        now, then = rows[id_], stored.ids[id_]
        whole = _completed(then, now.celler)
        if whole != _completed(now.celler, then):
            utfall.annat.append(now.rad)
        elif whole == then:
            utfall.fanns += 1
        else:
            found.append(whole)
    utfall.annat.sort()
    return found


def _completed(row: Celler, other: Celler) -> Celler:
    """A row with the place and the reporter of another where it has none."""
    placed = at_place(row, other[PLATS]) if other[PLATS] and not row[PLATS] else row
    return (*placed[:RAPPORTOR], placed[RAPPORTOR] or other[RAPPORTOR], *placed[RAPPORTOR + 1 :])


def _drops_police(rows: Sequence[Ny], kalla: Kalla) -> bool:
    """Whether texts or points of reports to the police are read, and not written."""
    one = kalla.profil.kolumner
    return any((one.beskrivning, one.lat, one.lon)) and any(row.celler[TYP] == POLICE for row in rows)


def _raw_ids(rows: Sequence[Ny], rubriker: Sequence[str], kalla: Kalla) -> list[str]:
    """The source's own id of each row, as it is written there; none where it has no such column."""
    heading = kalla.profil.kolumner.id
    if heading is None:
        return []
    at = [same(one) for one in rubriker].index(same(heading))
    return [row.varden[at] for row in rows]


def _with_safe_ids(rows: list[Ny], raw: list[str], registers: Registers, utfall: Utfall) -> list[Ny]:
    """The rows without those whose own id may be personal."""
    wrong = unsafe_ids(raw, registers)
    if not wrong:
        return rows
    for row, text in zip(rows, raw, strict=True):
        if text in wrong:
            utfall.refuse(row.rad, row.varden, wrong[text])
    return [row for row, text in zip(rows, raw, strict=True) if text not in wrong]


def _allowed(rows: Sequence[Ny], kalla: Kalla, registers: Registers, utfall: Utfall) -> list[Ny]:
    """The rows without those that the rules of personal data refuse; a warning is counted."""
    refused: dict[str, str] = {}
    own_ids = kalla.profil.kolumner.id is not None
    for id_, hit in screened([row.celler for row in rows], kalla.namn, registers, own_ids=own_ids):
        if hit.niva == "fel":
            refused.setdefault(id_, hit.text)
        else:
            utfall.obs[hit.kod] += 1
    for row in rows:
        if row.celler[ID] in refused:
            utfall.refuse(row.rad, row.varden, refused[row.celler[ID]])
    return [row for row in rows if row.celler[ID] not in refused]
