"""What the cases show of the municipality's own part: measures that it answers for, feedback to its inhabitants."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lag.owners import owner
from est_cli.model.atgarder import Atgard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from est_cli.model.arende import Arende
    from est_cli.model.register import Aktor

_INVANARE: Final = {"boende", "allmanheten"}


class Underlag(NamedTuple):
    """Over all cases that are not written off.

    `atgarder`: measures with one of the municipality's functions as responsible, those broken off not counted;
    `oppna` of them are planned or running, `arenden` cases have them. `aterkopplat`: the newest feedback.
    """

    atgarder: int
    oppna: int
    arenden: int
    aterkopplat: date | None


def underlag(cases: Iterable[Arende], aktorer: Mapping[str, Aktor], idag: date) -> Underlag:
    """Count what the duties ask of the cases."""
    atgarder = oppna = arenden = 0
    told: list[date] = []
    for arende in cases:
        if arende.skede == "avskrivet":
            continue
        own = [one for one in arende.atgarder.atgarder or () if _is_own(one, aktorer)]
        atgarder, oppna, arenden = atgarder + len(own), oppna + sum(one.oppen for one in own), arenden + bool(own)
        told += [line.datum for line in arende.utvardering.aterkoppling or () if str(line.till) in _INVANARE]
    days = [day for day in told if isinstance(day, date) and day <= idag]
    return Underlag(atgarder, oppna, arenden, max(days, default=None))


def _is_own(one: object, aktorer: Mapping[str, Aktor]) -> bool:
    return isinstance(one, Atgard) and one.lage != "avbruten" and owner(one, aktorer) == "kommunen"
