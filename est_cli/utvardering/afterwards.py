"""`--skriv`: the counted after-values as changes to `eftermatningar`, and why some cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from est_cli.editing.operations import Append, Operation, SetValue
from est_cli.svenska import tal
from est_cli.utvardering.limits import unknown
from est_cli.utvardering.usable import number, span, text
from est_cli.utvardering.values import chosen, counted, looked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Indikator
    from est_cli.utvardering.record import Indikatorutfall, Matt, Tid, Utfall, Varde
    from est_cli.workspace.load import Workspace


class Skrivning(NamedTuple):
    """What to change, which indicators that concerns, and why the others cannot be written."""

    operationer: list[Operation]
    raknade: list[str]
    nekade: list[str]


def to_write(workspace: Workspace, arende: Arende, outcome: Utfall) -> Skrivning:
    """The changes for every indicator whose time after has passed and can be counted; none where nothing differs."""
    plan = Skrivning([], [], [])
    kinds = {one.id: one for one in arende.problem.indikatorer or () if isinstance(one.id, str)}
    for row in outcome.indikatorer:
        after = _after(workspace, arende, kinds[row.indikator], row)
        if isinstance(after, str):
            plan.nekade.append(f"{row.indikator}: {after}")
        else:
            before = _stated(arende, row.indikator, after.tid)
            changed = f", varde ändrat från {tal(float(before))} till {after.varde}" if _differs(before, after) else ""
            plan.raknade.append(f"{row.indikator} {after.varde} ({after.tid}){changed}")
            plan.operationer.extend(_changes(arende, kinds[row.indikator], after))
    return plan


def _after(workspace: Workspace, arende: Arende, indikator: Indikator, row: Indikatorutfall) -> Matt | str:
    """The value to write; or why there is none."""
    eget = chosen(arende, indikator).eget
    if eget is None:
        return "räknas inte ur observationer; det gör bara enheten antal med en matning som går att läsa."
    if row.efter is None or row.hinder:
        return row.bedomning.text
    odd = " ".join(unknown(workspace, arende, indikator))
    if odd:
        return f"{odd} Rätta det först; est validera {arende.id} visar var."
    tid = row.efter.tid
    found = counted(workspace.tree, eget, tid)
    if found and not found.varde and _stated(arende, indikator.id, tid) != 0 and not looked(workspace.tree, eget, tid):
        return (
            f"ingen har rapporterat något om platsen {tid}, så noll kan betyda att ingen tittade. Importera det som "
            "saknas, eller en rad med antal 0 om det var lugnt."
        )
    return found or f"det finns inga observationer från {tid}."


def _changes(arende: Arende, indikator: Indikator, after: Matt) -> Iterator[Operation]:
    place = _place(arende, indikator.id, after.tid)
    if place is None:
        item = {
            "indikator": indikator.id, "varde": after.varde, "fran": after.tid.fran, "till": after.tid.till,
            "kalla": text(indikator.kalla), "underlag": after.underlag,
        }  # fmt: skip
        yield Append(("eftermatningar",), item)
        return
    row = (arende.utvardering.eftermatningar or ())[place]
    if number(row.varde) != after.varde:
        yield SetValue(("eftermatningar", place, "varde"), after.varde)
    if row.underlag != after.underlag:
        yield SetValue(("eftermatningar", place, "underlag"), after.underlag)


def _stated(arende: Arende, indikator: str, tid: Tid) -> Varde | None:
    """The value that stands in the row to be written; None where it has none."""
    place = _place(arende, indikator, tid)
    return None if place is None else number((arende.utvardering.eftermatningar or ())[place].varde)


def _differs(before: Varde | None, after: Matt) -> TypeGuard[Varde]:
    return before is not None and before != after.varde


def _place(arende: Arende, indikator: str, tid: Tid) -> int | None:
    """The row of the same time, unless it tells in words; one that has a value first."""
    rows = enumerate(arende.utvardering.eftermatningar or ())
    mine = [(row.varde is None, n) for n, row in rows if row.indikator == indikator and span(row.fran, row.till) == tid]
    worded = {n for n, row in enumerate(arende.utvardering.eftermatningar or ()) if text(row.text) and not row.varde}
    return min(((empty, n) for empty, n in mine if n not in worded), default=(False, None))[1]
