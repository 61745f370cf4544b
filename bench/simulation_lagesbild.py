"""How often the picture calls a month remarkable in which nothing has changed: rows of `bench.simulation`.

Counts of thirteen months are drawn with rates that never change, and judged by the picture's own function.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from bench.simulation import SEED, Row
from est_cli.lagesbild.changes import Sida, judge
from est_cli.lagesbild.underlag import Nycklar

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAYS: Final = (31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28)
"""The twelve months before a March: that of last year first, February last."""
_NOW: Final = 31


class Town(NamedTuple):
    """A municipality: so many categories and places, and events in all of a month of 30 days."""

    categories: int
    places: int
    events: float


TOWNS: Final = (Town(8, 6, 40), Town(12, 15, 200), Town(15, 13, 150), Town(12, 40, 1000), Town(20, 100, 3000))


def remarkable(rng: np.random.Generator, runs: int, town: Town) -> tuple[float, float]:
    """The share of quiet months in which anything at all is said to rise, fall or be new; and in which it is new.

    Cells differ in size as they do in life: a few hold most of the events (log-normal rates).
    """
    sizes = rng.lognormal(0, 1.5, town.categories * town.places)
    rates = town.events / 30 * sizes / sizes.sum()
    cells = np.stack(np.divmod(np.arange(len(rates)), town.places), axis=1)
    keys = Nycklar([f"k{at}" for at in range(town.categories)], [f"p{at}" for at in range(town.places)], cells)
    names = keys.alla
    some = new = 0
    for _ in range(runs):
        now = keys.spread(rng.poisson(rates * _NOW))
        before = [keys.spread(rng.poisson(rates * days)) for days in _DAYS]
        sides = [Sida(one, now, one, _NOW, days) for one, days in ((before[-1], _DAYS[-1]), (before[0], _DAYS[0]))]
        year = np.sum(before, axis=0)
        told = judge(names, now, sides, Sida(year, now, year, _NOW, sum(_DAYS)))
        changed = any(one.ord in {"okning", "minskning"} for side in told.sidor for one in side)
        some += changed or bool(told.nya.any())
        new += bool(told.nya.any())
    return some / runs, new / runs


def pictures(runs: int) -> Iterator[Row]:
    """The rows of `est lagesbild`."""
    rng = np.random.default_rng(SEED)
    for town in TOWNS:
        some, _ = remarkable(rng, runs, town)
        what = f"picture: {town.categories} x {town.places} cells, {town.events:.0f} events a month: remarkable"
        yield Row(what, some, "< 5 %")
