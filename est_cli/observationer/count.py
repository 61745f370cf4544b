"""How many events there are of what an indicator counts, in a time; and a checksum by which it can be counted again."""

from __future__ import annotations

from functools import cached_property, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from est_cli.observationer.columns import files
from est_cli.observationer.rows import Observation, read_rows
from est_cli.period import months_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from est_cli.model.problem import Matning
    from est_cli.observationer.columns import ObservationFile
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


class Counts:
    """What many ask of the same files in one run: each file is read once, and only if a time asked for touches it."""

    def __init__(self, tree: Tree) -> None:
        """Count in the files of a tree, as they are when they are first asked for."""
        self._tree = tree
        self._rows = lru_cache(maxsize=None)(self._read)
        self.count = lru_cache(maxsize=None)(self._count)

    def has_month(self, manad: str) -> bool:
        """Whether there is any file of a month."""
        return any(one.manad == manad for one in self._files)

    @cached_property
    def _files(self) -> list[ObservationFile]:
        return files(self._tree)

    def _count(self, urval: Urval, fran: date, till: date) -> Counted:
        """As `count`."""
        wanted = frozenset(months_between(fran, till))
        rows = (row for one in self._files if one.manad in wanted for row in self._rows(one.fil))
        return counted(urval, (row for row in rows if fran <= row.datum <= till))

    def _read(self, fil: str) -> list[Observation]:
        return [row for row in read_rows(_text(self._tree, fil)) if isinstance(row, Observation)]


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
