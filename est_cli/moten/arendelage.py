"""Where every case stands, as plain values, and the decisions that are still to be carried out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.many import each
from est_cli.rules.beslut import Beslutslage, decisions
from est_cli.rules.check import Checker, check_case
from est_cli.rules.sent import dated
from est_cli.rules.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from est_cli.findings import Finding
    from est_cli.model.arende import Arende


class Sak(NamedTuple):
    """Something to be done by a day: `slag` as in `rules/sent.py`, or `beslut`, whose id is MÖTE/BESLUT."""

    slag: str
    id: str
    ansvarig: str | None
    senast: date


class Arendelage(NamedTuple):
    """A case as `est status` tells it; None for what is not answered or cannot be read.

    `saker` is all with a last day, passed or not; `haller_i` the actors of the case and of its open measures;
    `stilla` what S608 says, or empty. Plain values, so that it may come from another process.
    """

    arende: str
    titel: str | None
    plats: str | None
    spar: str | None
    ansvarig: str | None
    skede: str | None
    sedan: date | None
    nasta: str | None
    fel: tuple[str, ...]
    hinder: tuple[str, ...]
    saker: tuple[Sak, ...]
    haller_i: frozenset[str]
    stilla: str

    def late(self, idag: date) -> list[Sak]:
        """What is late on a day, in the order of the files."""
        return [sak for sak in self.saker if sak.senast < idag]

    @property
    def open_gate(self) -> bool:
        """Whether nothing keeps the case from its next stage."""
        return self.nasta is not None and not self.fel and not self.hinder


def states(checked: Checker, ids: Sequence[str]) -> Iterator[Arendelage | None]:
    """Where each case stands, in order; None for one that cannot be read."""
    return each(lambda case: _read(checked, case), ids)


def _read(checked: Checker, case: str) -> Arendelage | None:
    files = checked.workspace.case(case)
    if files.arende is None:
        return None
    return state(files.arende, check_case(checked, files), checked.context.idag)


def state(arende: Arende, found: list[Finding], idag: date) -> Arendelage:
    """Where a case stands, given its findings."""
    row = standing(arende, found, idag)
    return Arendelage(
        arende.id,
        _text(arende.titel),
        _text(arende.plats),
        _text(arende.spar or "fordjupad"),
        _text(arende.ansvarig),
        _text(row.skede),
        row.sedan if isinstance(row.sedan, date) else None,
        row.nasta,
        row.fel,
        row.hinder,
        tuple(Sak(one.slag, one.id, one.ansvarig, one.senast) for one in dated(arende)),
        frozenset(_actors(arende)),
        next((one.text for one in found if one.kod == "S608"), ""),
    )


def _actors(arende: Arende) -> Iterator[str]:
    if isinstance(arende.ansvarig, str):
        yield arende.ansvarig
    for one in arende.atgarder.atgarder or ():
        if one.oppen and isinstance(one.ansvarig, str):
            yield one.ansvarig


def open_decisions(checked: Checker) -> list[Beslutslage]:
    """The decisions of all groups that are still to be carried out, oldest first."""
    return [one for one in decisions(checked.workspace.moten, idag=checked.context.idag) if one.oppet]


def as_matters(beslut: Iterable[Beslutslage]) -> list[Sak]:
    """Decisions with a last day, as things to be done by then."""
    return [Sak("beslut", one.id, _text(one.beslut.ansvarig), one.senast) for one in beslut if one.senast]


def _text(value: Any) -> str | None:  # noqa: ANN401 - a field, which may hold what cannot be read
    return value if isinstance(value, str) else None
