"""One foreign file all the way into the workspace: what is new is judged by the rules of personal data, and written."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from est_cli.importing.ended import ended
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
    placed = list(_known(rows, stored, utfall))
    fresh = [row for id_, row in rows.items() if id_ not in stored.ids]
    fresh = _with_safe_ids(fresh, _raw_ids(fresh, tabell.rubriker, kalla), registers, utfall)
    new = _allowed(fresh, kalla, registers, utfall)
    filer = stored.with_rows(workspace.tree, kalla.namn, [row.celler for row in new], placed)
    utfall.nya, utfall.placerade = len(new), len(placed)
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


def _known(rows: dict[str, Ny], stored: Stored, utfall: Utfall) -> list[Celler]:
    """Those that are there already and only now have a place; the rest that are there are counted."""
    placed = []
    for id_ in rows.keys() & stored.ids.keys():
        now, then = rows[id_], stored.ids[id_]
        if now.celler == then:
            utfall.fanns += 1
        elif not then[PLATS] and at_place(now.celler, "") == at_place(then, ""):
            placed.append(now.celler)
        else:
            utfall.annat.append(now.rad)
    utfall.annat.sort()
    return placed


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
