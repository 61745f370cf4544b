"""The times that a picture looks at: its period as far as it has come, those beside it, and those before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.period import Period, months_between, read_period

if TYPE_CHECKING:
    from est_cli.lagesbild.underlag import Underlag

_READ_MONTHS: Final = 24
"""Two whole years of months, beside the one that may not be over."""
_YEAR: Final = timedelta(365)
_HALF_A_YEAR: Final = 182
_DAY: Final = timedelta(1)
_BEFORE: Final = 6


class Tider(NamedTuple):
    """A period as far as it has come, and the two beside it, cut to as many days while it is still going on.

    `tolv` is the year before it, from the first observation; `tidigare` the six periods before it, newest first,
    that the months read hold.
    """

    nu: Period
    fore: Period
    i_fjol: Period | None
    tolv: Period
    tidigare: list[Period]

    @property
    def historik(self) -> bool:
        """Whether so much is known before it that something can be called new: half a year."""
        return self.tolv.dagar >= _HALF_A_YEAR

    @property
    def bredvid(self) -> list[Period]:
        """The periods that it is compared with."""
        return [one for one in (self.fore, self.i_fjol) if one is not None]


def days_inside(name: str, fran: date, till: date) -> tuple[int, bool]:
    """How many days of a week (`2026-v12`) or month (`2026-03`) lie in a time, and whether that is all of it."""
    whole = read_period(name)
    days = (min(whole.till, till) - max(whole.fran, fran)).days + 1
    return days, days >= whole.dagar


def months_to_read(period: Period, idag: date) -> list[str]:
    """The months whose files a picture reads as of a day: two years, or back to the periods that it compares with."""
    end = min(period.till, max(idag, period.fran))
    last = end.year * 12 + end.month - 1 - _READ_MONTHS
    beside = [one.fran for one in (period.fore, period.i_fjol) if one]
    return months_between(min(date(last // 12, last % 12 + 1, 1), *beside), period.till)


def times(rows: Underlag, period: Period, idag: date) -> Tider:
    """The times of a picture as of a day, which is not before the period."""
    nu = period.avbruten((idag - period.fran).days + 1)
    fore, i_fjol = period.fore, period.i_fjol
    if nu.till < period.till:
        fore, i_fjol = fore.avbruten(nu.dagar), i_fjol.avbruten(nu.dagar) if i_fjol else None
    return Tider(nu, fore, i_fjol, _year_before(rows, nu), _earlier(period, idag))


def _year_before(rows: Underlag, nu: Period) -> Period:
    begun = date.fromordinal(int(rows.dag.min())) if len(rows.dag) else nu.fran
    last = nu.fran - _DAY
    return Period("", "datum", min(max(nu.fran - _YEAR, begun), last), last)


def _earlier(period: Period, idag: date) -> list[Period]:
    read, found = months_to_read(period, idag)[0], [period.fore]
    while len(found) < _BEFORE:
        found.append(found[-1].fore)
    return [one for one in found if one.manader[0] >= read]
