"""A changed file of observations, in one sentence: how many rows came, went and became others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from est_cli.observationer.rows import Observation, read_rows
from est_cli.personal.readable import readable
from est_cli.review.andring import Andring
from est_cli.svenska import antal, tal, uppraknat

if TYPE_CHECKING:
    from est_cli.workspace.tree import Tree


class _Rows(NamedTuple):
    """The rows of a file by id, each as its values, and how many have no id of their own or cannot be read."""

    by_id: dict[str, tuple[str, ...]]
    other: int


def row_changes(fil: str, before: Tree, after: Tree) -> Andring:
    """What a change means for a file of observations; what goes away is worth a second look."""
    old, new = _read(before, fil), _read(after, fil)
    if new is None:
        held = len(old.by_id) + old.other if old else 0
        return Andring("borttagen", fil, "", f"Filen är borttagen, med {antal(held, 'rad', 'rader')}.", obs=True)
    unread = f" {antal(new.other, 'rad', 'rader')} kan inte jämföras; est validera visar varför." if new.other else ""
    if old is None:
        return Andring("tillagd", fil, "", f"Filen är ny, med {antal(len(new.by_id), 'rad', 'rader')}.{unread}")
    added, gone = len(new.by_id.keys() - old.by_id.keys()), len(old.by_id.keys() - new.by_id.keys())
    other = sum(id_ in old.by_id and old.by_id[id_] != cells for id_, cells in new.by_id.items())
    return Andring("andrad", fil, "", f"{_counted(added, gone, other)}.{unread}", obs=bool(gone or other))


def _counted(added: int, gone: int, other: int) -> str:
    """`41 rader tillagda, 2 borttagna och 1 ändrad`."""
    words = ((added, "tillagd", "tillagda"), (gone, "borttagen", "borttagna"), (other, "ändrad", "ändrade"))
    said = [(number, one if number == 1 else many) for number, one, many in words if number]
    if not said:
        return "Samma rader, skrivna på annat sätt"
    (first, word), *rest = said
    return uppraknat([f"{antal(first, 'rad', 'rader')} {word}", *(f"{tal(number)} {how}" for number, how in rest)])


def _read(tree: Tree, fil: str) -> _Rows | None:
    try:
        text = readable(tree.read(fil)) or ""
    except OSError:
        return None
    by_id: dict[str, tuple[str, ...]] = {}
    other = 0
    for row in read_rows(text):
        if isinstance(row, Observation) and row.id not in by_id:
            by_id[row.id] = row.celler
        else:
            other += 1
    return _Rows(by_id, other)
