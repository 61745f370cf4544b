"""`--skriv`: the counted after-values as changes to `eftermatningar`, and why some cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from est_cli.editing.operations import Append, Operation, SetValue
from est_cli.utvardering.usable import number, span, text
from est_cli.utvardering.values import chosen, counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Indikator
    from est_cli.utvardering.record import Indikatorutfall, Matt, Tid, Utfall
    from est_cli.workspace.tree import Tree


class Skrivning(NamedTuple):
    """What to change, which indicators that concerns, and why the others cannot be written."""

    operationer: list[Operation]
    raknade: list[str]
    nekade: list[str]


def to_write(tree: Tree, arende: Arende, outcome: Utfall) -> Skrivning:
    """The changes for every indicator whose time after has passed and can be counted; none where nothing differs."""
    plan = Skrivning([], [], [])
    kinds = {one.id: one for one in arende.problem.indikatorer or () if isinstance(one.id, str)}
    for row in outcome.indikatorer:
        after = _after(tree, arende, kinds[row.indikator], row)
        if isinstance(after, str):
            plan.nekade.append(f"{row.indikator}: {after}")
        else:
            plan.raknade.append(f"{row.indikator} {after.varde} ({after.tid})")
            plan.operationer.extend(_changes(arende, kinds[row.indikator], after))
    return plan


def _after(tree: Tree, arende: Arende, indikator: Indikator, row: Indikatorutfall) -> Matt | str:
    """The value to write; or why there is none."""
    eget = chosen(arende, indikator).eget
    if eget is None:
        return "räknas inte ur observationer; det gör bara enheten antal med en matning som går att läsa."
    if row.efter is None or row.hinder:
        return row.bedomning.text
    found = counted(tree, eget, row.efter.tid)
    return found or f"det finns inga observationer från {row.efter.tid}."


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


def _place(arende: Arende, indikator: str, tid: Tid) -> int | None:
    """The row of the same time, unless it tells in words; one that has a value first."""
    rows = enumerate(arende.utvardering.eftermatningar or ())
    mine = [(row.varde is None, n) for n, row in rows if row.indikator == indikator and span(row.fran, row.till) == tid]
    worded = {n for n, row in enumerate(arende.utvardering.eftermatningar or ()) if text(row.text) and not row.varde}
    return min(((empty, n) for empty, n in mine if n not in worded), default=(False, None))[1]
