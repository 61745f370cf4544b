"""What ties a measure to its problem, and which of those ties are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.reading.refused import REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard
    from est_cli.model.register import Aktor


def lacks(arende: Arende, atgard: Atgard, aktorer: Mapping[str, Aktor]) -> tuple[str, ...]:
    """What a measure lacks of cause, goal, days and responsible; of an acute one only the last two are asked.

    What is there but cannot be read is a fault of its own, and no lack.
    """
    tied = () if atgard.ar_akut else (*_cause(arende, atgard), *_goal(arende, atgard))
    return (*tied, *_days(atgard), *_responsible(atgard, aktorer))


def has_cause(arende: Arende, atgard: Atgard) -> bool:
    """Whether a measure is directed at a cause that the analysis holds and has not rejected."""
    return not any(_cause(arende, atgard))


def _cause(arende: Arende, atgard: Atgard) -> Iterator[str]:
    if not atgard.orsaker:
        yield "orsak"
    elif isinstance(atgard.orsaker, tuple) and isinstance(arende.analys.orsaker, tuple | None):
        status = {one.id: one.status for one in arende.analys.orsaker or ()}
        found = [status[id_] for id_ in atgard.orsaker if id_ in status]
        if not found:
            yield "orsak som finns i analysen"
        elif all(one == "forkastad" for one in found):
            yield "orsak som inte är förkastad"


def _goal(arende: Arende, atgard: Atgard) -> Iterator[str]:
    if not atgard.mal:
        yield "mål"
    elif isinstance(atgard.mal, tuple) and isinstance(arende.atgarder.mal, tuple | None):
        goals = [one for one in arende.atgarder.mal or () if one.id in atgard.mal]
        if not goals:
            yield "mål som finns i ärendet"
        elif all(one.indikator is None and one.maltyp in {None, "effektmal"} for one in goals):
            yield "indikator till målet"
        if goals and all(one.senast is None for one in goals):
            yield "dag då målet mäts"


def _days(atgard: Atgard) -> Iterator[str]:
    if atgard.start is None:
        yield "startdag"
    if atgard.slut is None and atgard.omprovas is None:
        yield "dag för omprövning" if atgard.ar_akut else "slutdag"


def _responsible(atgard: Atgard, aktorer: Mapping[str, Aktor]) -> Iterator[str]:
    if atgard.ansvarig is None:
        yield "ansvarig"
    elif atgard.ansvarig is not REFUSED and aktorer:
        actor = aktorer.get(atgard.ansvarig)
        if actor is None:
            yield "ansvarig som finns i registret"
        elif actor.upphord is not None:
            yield "ansvarig som finns kvar"
