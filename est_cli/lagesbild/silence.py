"""In which weeks each reporter reported, and who fell silent before a period was over."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from est_cli.observationer.table import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.lagesbild.underlag import Underlag
    from est_cli.model.installningar import Uppehall
    from est_cli.period import Period

    Mask = NDArray[np.bool_]

_CHANCE: Final = 0.01
_WEEKS: Final = 2
"""Silent weeks at the end; one may be chance for anyone."""
_KNOWN: Final = 4
"""Weeks from the first row to the last, below which it is not known how often a reporter reports."""
_THURSDAY, _SUNDAY = timedelta(3), timedelta(6)


def week_of(day: int) -> int:
    """The number of an ordinal day's week, counted from that of the year 1."""
    return (day - 1) // 7


def weeks_reported(rows: Underlag, fran: date, till: date) -> Mask:
    """By reporter and ISO week, from that of one day to that of another: whether any row tells of it.

    A row of more than a week (a month, say) tells of every week that its time covers.
    """
    import numpy as np

    first, last, inside = week_of(fran.toordinal()), week_of(till.toordinal()), rows.inom(fran, till)
    seen = np.zeros((len(rows.rapportorer), last - first + 1), dtype=bool)
    edges = inside.dag.searchsorted([7 * (first + at) + 1 for at in range(seen.shape[1] + 1)]).tolist()
    for at, (begun, end) in enumerate(pairwise(edges)):
        seen[inside.rapportor[begun:end], at] = True
    vague = inside.dar(inside.vaga)
    spans = np.unique(np.stack([vague.rapportor, vague.dag, vague.dag + (vague.langd - 1) // DAY], axis=1), axis=0)
    for reporter, begun, end in spans.tolist():
        seen[reporter, week_of(begun) - first : week_of(end) - first + 1] = True
    return seen


def fell_silent(rows: Underlag, nu: Period, uppehall: Sequence[Uppehall]) -> dict[int, int]:
    """The reporters that fell silent before a period was over, and the ISO week in which they did.

    Silent in the last k whole weeks of it, two or more, where a reporter with its share r of weeks with a row would
    be so by chance in less than one case of a hundred: (1 - r) ** k. Weeks in `uppehall` do not count.
    """
    import numpy as np

    begun = date.fromordinal(int(rows.dag[0])) if len(rows.dag) else nu.till
    if begun > nu.till:
        return {}
    seen = weeks_reported(rows, begun, nu.till)
    monday = begun - timedelta(begun.weekday())
    mondays = [monday + timedelta(7 * at) for at in range(seen.shape[1])]
    counts = np.array([not any(one.fran <= day + _THURSDAY <= one.till for one in uppehall) for day in mondays])
    whole = np.array([day + _SUNDAY <= nu.till for day in mondays])
    found = {at: _quiet_from(own, counts, whole) for at, own in enumerate(seen)}
    return {at: mondays[week].isocalendar().week for at, week in found.items() if week}


def _quiet_from(own: Mask, counts: Mask, whole: Mask) -> int:
    """The first week of a reporter's silence at the end; 0 where it is not silent, or may be so by chance."""
    import numpy as np

    weeks = np.flatnonzero(own)
    if not len(weeks):
        return 0
    known = counts[weeks[0] : weeks[-1] + 1]
    often = (own[weeks[0] : weeks[-1] + 1] & known).sum() / max(known.sum(), 1)
    quiet = np.flatnonzero((counts & whole)[weeks[-1] + 1 :]) + weeks[-1] + 1
    silent = len(quiet) >= _WEEKS and known.sum() >= _KNOWN and (1 - often) ** len(quiet) < _CHANCE
    return int(quiet[0]) if silent else 0
