"""The observations read once: how many events a day of each kind asked for, and which weeks each reporter reported."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from est_cli.observationer.columns import files
from est_cli.observationer.count import observations
from est_cli.period import months_between

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from est_cli.observationer.count import Urval
    from est_cli.observationer.rows import Observation
    from est_cli.utvardering.record import Tid
    from est_cli.workspace.tree import Tree

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(weeks=1)
_A_WEEK: Final = 7


@dataclass(slots=True)
class Observed:
    """What all observations say. Nothing here grows with the number of rows, only with days and reporters.

    `per_dag` is events by day, by the name of what was asked for; `rapportorer` is who has said anything of its
    places, by the same name; `veckor` is the Mondays of the weeks with any row, by reporter, `alla_veckor` by anyone.
    `kvadrater` is the sum of the rows' squared numbers of events by day, by the same name as `per_dag`; a row over
    many days is a sum of what happened in them, and counts as so many rows.
    """

    per_dag: dict[str, Counter[date]] = field(default_factory=dict)
    kvadrater: dict[str, Counter[date]] = field(default_factory=dict)
    rapportorer: dict[str, set[str]] = field(default_factory=dict)
    veckor: dict[str, set[date]] = field(default_factory=lambda: defaultdict(set))
    alla_veckor: set[date] = field(default_factory=set)
    manader: set[str] = field(default_factory=set)
    forsta: date = date.max
    sista: date = date.min

    def events(self, name: str, tid: Tid) -> int:
        """How many events there were in a time."""
        return _within(self.per_dag[name], tid)

    def clumps(self, name: str, *times: Tid) -> float:
        """Σantal²/Σantal of the rows: how much larger the variance is than if each event were a row of its own."""
        events = sum(self.events(name, tid) for tid in times)
        return sum(_within(self.kvadrater[name], tid) for tid in times) / events if events else 1.0


def _within(sums: Counter[date], tid: Tid) -> int:
    return sum(number for day, number in sums.items() if tid.fran <= day <= tid.till)


def observe(tree: Tree, asked: Mapping[str, Urval]) -> Observed:
    """Read every month file once."""
    seen = Observed({one: Counter() for one in asked}, {one: Counter() for one in asked}, {one: set() for one in asked})
    days: dict[str, set[date]] = defaultdict(set)
    for one in _every(tree):
        days[one.rapportor or ""].add(one.datum)
        for name, urval in asked.items():
            _take(seen, name, urval, one)
    every = set().union(*days.values())
    seen.manader = {f"{day:%Y-%m}" for day in every}
    seen.forsta, seen.sista = min(every, default=date.max), max(every, default=date.min)
    seen.alla_veckor = {monday(day) for day in every}
    seen.veckor.update({who: {monday(day) for day in theirs} for who, theirs in days.items() if who})
    return seen


def _take(seen: Observed, name: str, urval: Urval, one: Observation) -> None:
    if urval.platser is not None and one.plats not in urval.platser:
        return
    if one.antal and urval.holds(one):
        seen.per_dag[name][one.datum] += one.antal
        seen.kvadrater[name][one.datum] += one.antal**2 if _at_once(one) else one.antal
    looked = urval.typer is None or one.typ in urval.typer or not one.antal
    if one.rapportor and looked and (urval.rapportorer is None or one.rapportor in urval.rapportorer):
        seen.rapportorer[name].add(one.rapportor)


def _at_once(one: Observation) -> bool:
    """Whether all events of a row belong together: those of one day, or of a night."""
    return one.datum_till is None or one.datum_till - one.datum <= _DAY


def _every(tree: Tree) -> Iterator[Observation]:
    months = [one.manad for one in files(tree) if "1900" <= one.manad < "2200"]
    if months:
        yield from observations(tree, date.fromisoformat(f"{min(months)}-01"), _last_day(max(months)))


def whole_months(seen: Observed, idag: date) -> list[str]:
    """The months that the observations cover: the first and the last only where they reach to a week from the edge."""
    if not seen.manader:
        return []
    first, last = seen.forsta, min(seen.sista, idag - _DAY)
    months = months_between(first, last) if first <= last else []
    if months and first.day > _A_WEEK:
        months = months[1:]
    if months and (_last_day(months[-1]) - last).days >= _A_WEEK:
        months = months[:-1]
    return months


def by_month(seen: Observed, name: str, months: list[str]) -> list[int]:
    """The events of each month."""
    sums: Counter[str] = Counter()
    for day, events in seen.per_dag[name].items():
        sums[f"{day:%Y-%m}"] += events
    return [sums[month] for month in months]


def days_in(month: str) -> int:
    """How many days a month has."""
    return _last_day(month).day


def by_week(seen: Observed, name: str, fran: date, till: date) -> list[tuple[date, int]]:
    """The Monday and the events of each whole week inside a time."""
    sums: Counter[date] = Counter()
    for day, events in seen.per_dag[name].items():
        sums[monday(day)] += events
    first = fran if fran.weekday() == 0 else monday(fran) + _WEEK
    count = max(0, (till - first).days + 1) // _A_WEEK
    return [(week, sums[week]) for week in (first + n * _WEEK for n in range(count))]


def monday(day: date) -> date:
    """The first day of a day's week."""
    return day - timedelta(days=day.weekday())


def _last_day(month: str) -> date:
    first = date.fromisoformat(f"{month}-01")
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - _DAY
