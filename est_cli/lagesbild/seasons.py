"""Counts by week and month: a period's weeks, the last year's months, lines by category, what recurs each year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from est_cli.lagesbild.records import Aterkommande, Serie
from est_cli.period import months_between
from est_cli.svenska import MANADER, antal, tal

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.lagesbild.underlag import Underlag
    from est_cli.period import Period
    from est_cli.reports.names import Names

    Ints = NDArray[np.int64]

LINES: Final = 8
"""The most common categories have a line each."""
MONTHS: Final = 13
YEARS: Final = 2
MORE: Final = 1.25
"""Times an average month: less is not worth a place in the wheel."""
_CHANCE: Final = 0.05


def weeks(rows: Underlag, nu: Period) -> list[tuple[str, int]]:
    """The ISO weeks that a period touches, with its events in each; those of a time longer than a week left out."""
    mondays = range((nu.fran - timedelta(nu.fran.weekday())).toordinal(), nu.till.toordinal() + 1, 7)
    found, inside = [], rows.i(nu)
    inside = inside.dar(~inside.vaga)
    for monday in map(date.fromordinal, mondays):
        year, week, _ = monday.isocalendar()
        found.append((f"{year:04}-v{week:02}", inside.inom(monday, monday + timedelta(6)).handelser))
    return found


def by_month(rows: Underlag, months: Sequence[str], till: date) -> tuple[Ints, NDArray[np.bool_]]:
    """Events by category and month, through a day; and in which of the months there is any observation at all."""
    import numpy as np

    counts = np.zeros((len(rows.nycklar.kategorier), len(months)), dtype=np.int64)
    known = np.zeros(len(months), dtype=bool)
    for column, month in enumerate(months):
        first, last = _ends(month)
        inside = rows.inom(first, min(last, till))
        known[column] = inside.nagot
        counts[:, column] = inside.per(inside.kategori, len(counts))
    return counts, known


def last_months(till: date, how_many: int) -> list[str]:
    """The months up to that of a day: `2026-03`."""
    first = till.year * 12 + till.month - how_many
    return months_between(date(first // 12, first % 12 + 1, 1), till)


def by_category(rows: Underlag, till: date) -> tuple[list[tuple[str, int]], list[Serie]]:
    """Twelve months' counts up to a day, those with any observation; and thirteen months for each common category."""
    months = last_months(till, MONTHS)
    counts, known = by_month(rows, months, till)
    sums = zip(months[1:], counts.sum(axis=0).tolist()[1:], known[1:], strict=True)
    common = sorted((-total, at) for at, total in enumerate(counts.sum(axis=1).tolist()) if total)[:LINES]
    lines = [(rows.nycklar.kategorier[at], counts[at].tolist()) for _, at in common]
    return [(month, count) for month, count, some in sums if some], [
        Serie(name, [(month, count if some else None) for month, count, some in zip(months, line, known, strict=True)])
        for name, line in lines
    ]


def year_wheel(rows: Underlag, till: date, names: Names) -> tuple[list[Aterkommande], list[str]]:
    """The months in which a category recurs, and why nothing can be said where that is so.

    A category recurs in a month that had at least a quarter more events than its year's months on average in each of
    the last two years, and more in both together than chance gives to any month of any category (binomial,
    Bonferroni, 5 %).
    """
    import numpy as np

    months = last_months(till if _ends(till.isoformat()[:7])[1] == till else till.replace(day=1) - timedelta(1), 24)
    counts, known = by_month(rows, months, till)
    if not known.all():
        text = f"24 hela månader i rad, till och med {_month_in_words(months[-1])}; {_there(known)}"
        return [], [f"Årshjulet går inte att göra: det kräver observationer från {text}."]
    years = counts.reshape(-1, YEARS, 12)
    means = years.mean(axis=2, keepdims=True)
    more = (years >= MORE * means).all(axis=1)
    both, total = years.sum(axis=1), np.broadcast_to(years.sum(axis=(1, 2))[:, None], more.shape)
    likely = _chance(both, total, _lengths(months)) < _CHANCE
    wheel = [_recurring(rows, years[k, :, m], means[k], months[m], k, names) for k, m in np.argwhere(more & likely)]
    return sorted(wheel, key=lambda one: (one.manad, one.kategori)), []


def _there(known: NDArray[np.bool_]) -> str:
    """How many of the months there are."""
    number = int(known.sum())
    return "det finns ingen" if not number else f"det finns {number} av dem"


def _month_in_words(month: str) -> str:
    return f"{MANADER[int(month[5:]) - 1]} {month[:4]}"


def _lengths(months: Sequence[str]) -> NDArray[np.float64]:
    import numpy as np

    days = np.array([(_ends(month)[1] - _ends(month)[0]).days + 1 for month in months]).reshape(YEARS, 12).sum(axis=0)
    shares: NDArray[np.float64] = days / days.sum()
    return shares


def _chance(both: Ints, total: Ints, shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """The chance of as many events in a month, times the months and categories that were looked through."""
    import numpy as np
    from scipy.special import bdtrc

    looked = 12 * int((total[:, 0] > 0).sum())
    upper = bdtrc(np.maximum(both - 1, 0), np.maximum(total, 1), np.broadcast_to(shares, both.shape))
    corrected: NDArray[np.float64] = np.where(both > 0, upper, 1.0) * looked
    return corrected


def _recurring(  # noqa: PLR0913, PLR0917 - the numbers of one sentence
    rows: Underlag, years: Ints, means: NDArray[np.float64], month: str, k: int, names: Names
) -> Aterkommande:
    kategori, year, number = rows.nycklar.kategorier[k], int(month[:4]), int(month[5:])
    said = " och ".join(f"{antal(int(count), 'händelse', 'händelser')} {year + at}" for at, count in enumerate(years))
    usual = f"{tal(round(float(means.mean()), 1))} en vanlig månad"
    text = f"{names.kategori(kategori)} är vanligare i {MANADER[number - 1]}: {said}, mot {usual}."
    return Aterkommande(number, kategori, text)


def _ends(month: str) -> tuple[date, date]:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])
