"""How many events there are of what an indicator counts, in a time; and a checksum by which it can be counted again."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from est_cli.observationer.columns import files
from est_cli.observationer.rows import Observation, read_rows
from est_cli.period import months_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from est_cli.model.problem import Matning
    from est_cli.workspace.tree import Tree


class Urval(NamedTuple):
    """Which observations count; None: all. An event of no place, or none reported by anyone, is outside a set."""

    kategorier: frozenset[str] | None = None
    platser: frozenset[str] | None = None
    rapportorer: frozenset[str] | None = None
    typer: frozenset[str] | None = None

    def holds(self, one: Observation) -> bool:
        """Whether an observation counts."""
        return (
            (self.kategorier is None or one.kategori in self.kategorier)
            and (self.platser is None or one.plats in self.platser)
            and (self.rapportorer is None or one.rapportor in self.rapportorer)
            and (self.typer is None or one.typ in self.typer)
        )


class Counted(NamedTuple):
    """`antal` events in `rader` rows, and `underlag`: `sha256:` and a checksum of those rows, in any order.

    `nagot` is whether there was any observation at all in the time, of whatever kind: without one, nobody looked.
    """

    antal: int
    rader: int
    underlag: str
    nagot: bool


def selection(matning: Matning, plats: str) -> Urval:
    """What an indicator's `matning` counts, in a case whose place is `plats`."""
    return Urval(
        frozenset(matning.kategorier) if matning.kategorier else None,
        frozenset(matning.platser) if matning.platser else frozenset({plats}),
        frozenset(matning.rapportorer) if matning.rapportorer else None,
        frozenset(matning.typer) if matning.typer else None,
    )


def count(tree: Tree, urval: Urval, fran: date, till: date) -> Counted:
    """The events whose `datum` lies in the time, both ends counted; rows that cannot be read are left out."""
    return counted(urval, observations(tree, fran, till))


def counted(urval: Urval, rows: Iterable[Observation]) -> Counted:
    """The same for rows already read."""
    events, chosen, some = 0, [], False
    for one in rows:
        some = True
        if urval.holds(one) and one.antal:
            events += one.antal
            chosen.append("\x1f".join(one.celler))
    digest = sha256("\x1e".join(sorted(chosen)).encode()).hexdigest()
    return Counted(events, len(chosen), f"sha256:{digest}", some)


def observations(tree: Tree, fran: date, till: date) -> Iterator[Observation]:
    """The observations of a time, by file and row."""
    for one in files(tree, months_between(fran, till)):
        for row in read_rows(_text(tree, one.fil)):
            if isinstance(row, Observation) and fran <= row.datum <= till:
                yield row


def _text(tree: Tree, fil: str) -> str:
    try:
        return tree.read(fil).decode("utf-8-sig", "replace")
    except OSError:
        return ""
