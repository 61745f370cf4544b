"""When it happens: the hours of the week by aoristic weights, where they gather, and weeks and months."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.estimates import HOURS
from est_cli.lagesbild.records import Tidsmonster
from est_cli.observationer.table import WEEK
from est_cli.ord import label
from est_cli.svenska import tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.lagesbild.underlag import Underlag
    from est_cli.period import Period

    Floats = NDArray[np.float64]

_HOUR: Final = 60
_DECIMALS: Final = 9
"""Sums of many parts are not exact; so many decimals are."""
DAYS: Final = ("man", "tis", "ons", "tor", "fre", "lor", "son")
_ENOUGH: Final = 20
"""Events of known hours; fewer show no pattern."""
_CHANCE: Final = 0.05
_WINDOWS: Final = (3, 4, 5, 6)
"""Hours in a row."""
_SOME_DAYS: Final = (*((day,) for day in range(7)), *((day, (day + 1) % 7) for day in range(7)), (4, 5, 6))
_MANY_DAYS: Final = {tuple(range(5)): "vardagar", tuple(range(7)): "alla dagar"}


class Fonster(NamedTuple):
    """Some hours in a row, which begin on some days of the week."""

    dagar: tuple[int, ...]
    fran: int
    timmar: int

    @property
    def ord(self) -> str:
        """`fredag och lördag 21–01`."""
        days = _MANY_DAYS.get(self.dagar) or uppraknat([label(DAYS[day]) for day in sorted(self.dagar)])
        return f"{days} {self.fran:02}–{(self.fran + self.timmar) % 24:02}"


def rhythm(rows: Underlag, nu: Period, veckor: list[tuple[str, int]], manader: list[tuple[str, int]]) -> Tidsmonster:
    """The week by hours for the events of a period, and what it shows in a sentence."""
    inside = rows.i(nu).dar(rows.i(nu).med)
    known = inside.dar(inside.minut >= 0)
    hours = week_hours(known.minut, known.langd, known.antal)
    grid = [hours[at : at + 24].tolist() for at in range(0, HOURS, 24)]
    return Tidsmonster(grid, inside.handelser - known.handelser, top(hours, known.handelser), veckor, manader)


def week_hours(minut: NDArray[Any], langd: NDArray[Any], antal: NDArray[Any]) -> Floats:
    """Events by hour of the week, each spread evenly over the time in which it may have happened.

    `minut` of the week, `langd` in minutes, `antal` events; the sum of `estimates.aoristic_weights` over them all.
    """
    import numpy as np

    begun, length = minut.astype(np.int64), langd.astype(np.int64)
    length = np.where(length > 0, length, 1)  # a moment lies in its own hour
    density, rest = antal / length, length % WEEK
    change = np.zeros(2 * WEEK + 1)
    np.add.at(change, begun, density)
    np.add.at(change, begun + rest, -density)
    minutes = np.cumsum(change)[:-1].reshape(2, HOURS, _HOUR).sum(axis=(0, 2))
    whole_weeks = float((density * (length - rest)).sum()) / HOURS
    hours: Floats = np.round(minutes + whole_weeks, _DECIMALS) + 0.0
    return hours


def top(hours: Floats, events: int) -> str:
    """Where in the week most of it happens, if more gathers there than chance would gather anywhere."""
    if events < _ENOUGH:
        return f"För få händelser med känt klockslag ({tal(events)}) för att säga när det mest händer."
    best = clear_window(hours, events)
    if best is None:
        return f"Inget mönster över veckan är tydligt bland {tal(events)} händelser med känt klockslag."
    return f"Mest {best.ord}: {tal(round(_inside(hours, best)))} av {tal(events)} händelser med känt klockslag."


def clear_window(hours: Floats, events: int) -> Fonster | None:
    """The hours in which most gathers; None where events are few, or chance would gather as many somewhere."""
    best = max(_windows(), key=lambda one: (_inside(hours, one) - events * _share(one), -one.timmar))
    clear = events >= _ENOUGH and _is_more_than_chance(round(_inside(hours, best)), events, best)
    return best if clear else None


def _windows() -> Iterator[Fonster]:
    for days in (*_SOME_DAYS, *_MANY_DAYS):
        for begun in range(24):
            for length in _WINDOWS:
                yield Fonster(days, begun, length)


def _share(window: Fonster) -> float:
    return len(window.dagar) * window.timmar / HOURS


def _inside(hours: Floats, window: Fonster) -> float:
    return sum(
        float(hours[(day * 24 + window.fran + hour) % HOURS]) for day in window.dagar for hour in range(window.timmar)
    )


def _is_more_than_chance(inside: int, events: int, window: Fonster) -> bool:
    """The binomial chance of as many in one window, times the windows that were looked through (Bonferroni)."""
    from scipy.special import bdtrc

    looked = (len(_SOME_DAYS) + len(_MANY_DAYS)) * 24 * len(_WINDOWS)
    return bool(bdtrc(inside - 1, events, _share(window)) * looked < _CHANCE)
