"""Which numbers of the cases rest on observations of certain months: what a weeding would take the ground from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from est_cli.period import months_between

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Indikator


class Behov(NamedTuple):
    """A number of a case that is counted in some months: in words, and whether the case cannot yet do without them.

    An open case needs its baseline until `est utvardera --skriv` has counted it and kept a checksum (`underlag`).
    """

    arende: str
    text: str
    behovs: bool


def needs(arende: Arende, manader: Collection[str]) -> Iterator[Behov]:
    """The numbers of a case that are counted in any of these months, its indicators in order."""
    is_open = arende.skede not in {"avslutat", "avskrivet"}
    for indikator in arende.problem.indikatorer or ():
        if indikator.matning is None:
            continue
        for what, fran, till in _periods(arende, indikator):
            if not isinstance(fran, date) or not isinstance(till, date):
                continue
            if not set(manader).isdisjoint(months_between(fran, till)):
                text = f"{arende.id}: {what} för {indikator.id}, {fran}–{till}"
                yield Behov(arende.id, text, is_open and what == "baslinjen" and not _is_kept(arende, indikator))


def _periods(arende: Arende, indikator: Indikator) -> Iterator[tuple[str, object, object]]:
    if indikator.baslinje is not None:
        yield "baslinjen", indikator.baslinje.fran, indikator.baslinje.till
    for row in arende.utvardering.eftermatningar or ():
        if row.indikator == indikator.id and row.varde is not None:
            yield "eftermätningen", row.fran, row.till


def _is_kept(arende: Arende, indikator: Indikator) -> bool:
    rows = arende.utvardering.eftermatningar or ()
    return any(row.indikator == indikator.id and row.underlag for row in rows)
