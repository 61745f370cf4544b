"""The days of `uppehall`, in which nothing is expected: they are left out when periods are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.lagesbild.underlag import Underlag
    from est_cli.model.installningar import Uppehall
    from est_cli.period import Period


def paused(uppehall: Sequence[Uppehall], period: Period) -> list[int]:
    """The days of a period that lie in any `uppehall`, as ordinals."""
    first, last = period.fran.toordinal(), period.till.toordinal()
    days = {
        day for one in uppehall for day in range(max(one.fran.toordinal(), first), min(one.till.toordinal(), last) + 1)
    }
    return sorted(days)


def left_out(uppehall: Sequence[Uppehall], nu: Period, da: Period) -> list[list[int]]:
    """The days of two periods that are not compared: those of their own `uppehall`.

    Between the same period of two years also the same days of the other, since the time of the year must not differ.
    """
    off = [paused(uppehall, one) for one in (nu, da)]
    if _same_season(nu, da):
        places = {day - one.fran.toordinal() for one, days in zip((nu, da), off, strict=True) for day in days}
        off = [[one.fran.toordinal() + at for at in sorted(places) if at < one.dagar] for one in (nu, da)]
    return off


def _same_season(nu: Period, da: Period) -> bool:
    """Whether one is the other a year later: as long but for a leap day, and at most a week off."""
    return abs((nu.fran - da.fran).days - 365) <= 7 and abs(nu.dagar - da.dagar) <= 1  # noqa: PLR2004 - a year, a week


def without(inside: Underlag, days: Sequence[int]) -> Underlag:
    """The rows that are not dated on any of some days."""
    import numpy as np

    return inside.dar(~np.isin(inside.dag, days)) if days else inside


def least_days(period: Period) -> int:
    """So many days must be left of a period to compare it: seven, or half of one that is a week or shorter."""
    return min(7, (period.dagar + 1) // 2)
