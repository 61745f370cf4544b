"""Write `observationer/*.csv` of the example workspace: `python -m bench.exempeldata`, the same bytes every time.

Two years of weekly reports in a made-up municipality. What is in them stands in `bench/exempelkoping.py`; here it is
drawn. Only `Random.random` is used, whose numbers are the same in every version of Python.
"""

import csv
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import StringIO
from itertools import groupby
from math import exp
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.exempelkoping import (
    AWAY,
    CHRISTMAS,
    CLOSED_PLACES,
    COUNTED,
    FIRST,
    LAST,
    NOWHERE,
    PLANTED,
    SEVERAL,
    STREAMS,
    TEXTS,
    Counted,
    Stream,
)
from est_cli.importing.ids import Ids
from est_cli.observationer.columns import COLUMNS, file_name

IMPORT = "veckorapporter"
_QUARTER = 15
_LONG = 360  # minutes: an event within a longer span has its last day written out
_POLICE = "polisanmald"


class Report(NamedTuple):
    """A drawn report: its stream, when it may have begun, its category (none: a zero report) and its text."""

    strom: Stream
    start: datetime
    kategori: str
    antal: int
    text: str
    punkt: tuple[str, str]

    @property
    def celler(self) -> tuple[str, ...]:
        """The cells of its row, all but the id."""
        return (
            self.start.date().isoformat(), *self._clock(), self.strom.plats, self.kategori, self.strom.rapportor,
            self.strom.typ, str(self.antal), *self.punkt, self.text,
        )  # fmt: skip

    def _clock(self) -> tuple[str, str, str]:
        """`tid_fran`, `datum_till` and `tid_till`."""
        end = self.start + timedelta(minutes=self.strom.spann)
        if self.strom.spann <= 0:
            return ("" if self.strom.spann else f"{self.start:%H:%M}", "", "")
        last = end.date().isoformat() if self.strom.spann > _LONG and end.date() > self.start.date() else ""
        return f"{self.start:%H:%M}", last, f"{end:%H:%M}"


def reports() -> list[Report]:
    """All reports of the two years, in no order."""
    common = [one for number, stream in enumerate(STREAMS) for one in _common(stream, f"ström {number}")]
    kept = [one for one in common if not any(_stated(one, counted) for counted in COUNTED)]
    exact = [one for number, counted in enumerate(COUNTED) for one in _exact(counted, _rng(f"tal {number}"))]
    return list(_true_zeros([*kept, *exact]))


def _rng(name: str) -> Random:
    return Random(name)  # noqa: S311 - an example, no secret


def _common(stream: Stream, name: str) -> Iterator[Report]:
    """A stream's reports week by week, as many as chance gives; each week has its own chance."""
    monday = FIRST - timedelta(days=FIRST.weekday())
    while monday <= LAST:
        rng = _rng(f"{name} {monday}")
        for _ in range(_poisson(stream.per_vecka * stream.sasong[monday.month - 1] * _most(stream), rng)):
            one = _report(stream, monday + timedelta(days=_pick(stream.dagar, rng)), rng)
            if _there(stream, one.start.date()) and rng.random() * _most(stream) < _kvot(one):
                yield one
        monday += timedelta(weeks=1)


def _exact(counted: Counted, rng: Random) -> Iterator[Report]:
    """As many reports as a case states, in its time; zero reports on days of their own."""
    days: list[date] = []
    while len(days) < counted.antal:
        day = _day(counted, rng)
        if counted.strom.kategorier or day not in days:
            days.append(day)
    yield from (_report(counted.strom, day, rng) for day in days)


def _day(counted: Counted, rng: Random) -> date:
    """A day in the time of what is counted, on which its reporter works."""
    while True:
        day = counted.fran + timedelta(days=int(rng.random() * ((counted.till - counted.fran).days + 1)))
        if rng.random() * max(counted.strom.dagar) < counted.strom.dagar[day.weekday()] and _there(counted.strom, day):
            return day


def _report(stream: Stream, day: date, rng: Random) -> Report:
    fran, till = stream.timmar
    quarters = int((fran + rng.random() * (till - fran)) * 60) // _QUARTER
    category = stream.kategorier[int(rng.random() * len(stream.kategorier))] if stream.kategorier else ""
    texts = stream.texter or TEXTS.get(category, ("",))
    text = texts[int(rng.random() * len(texts))] if stream.typ != _POLICE and rng.random() < 0.7 else ""  # noqa: PLR2004 - seven in ten say something
    start = datetime.combine(day, time()) + timedelta(minutes=quarters * _QUARTER)
    antal = 1 + int(rng.random() ** 2 * 3) if category in SEVERAL else int(bool(category))
    return Report(stream, start, category, antal, text, ("", "") if stream.plats else _point(rng))


def _point(rng: Random) -> tuple[str, str]:
    lat, lon = (around + (rng.random() - 0.5) / 100 for around in NOWHERE)
    return f"{lat:.4f}", f"{lon:.4f}"


def _there(stream: Stream, day: date) -> bool:
    """Whether the reporter reports that day, and the place is still there."""
    away = AWAY.get(stream.rapportor, ()) + (() if stream.typ == _POLICE else CHRISTMAS)
    closed = CLOSED_PLACES.get(stream.plats, LAST)
    return FIRST <= day <= min(LAST, closed) and not any(fran <= day <= till for fran, till in away)


def _most(stream: Stream) -> float:
    """The highest ratio ever planted in a stream: as many are drawn, and the others thinned out."""
    return max([1.0, *(each.kvot for each in PLANTED if each.plats == stream.plats)])


def _kvot(one: Report) -> float:
    """The planted ratio for a report's place, category and day; zero reports have none."""
    ratio = 1.0
    for each in PLANTED:
        here = each.plats == one.strom.plats and one.kategori and each.fran <= one.start.date() <= each.till
        if here and (not each.kategorier or one.kategori in each.kategorier):
            ratio *= each.kvot
    return ratio


def _stated(one: Report, counted: Counted) -> bool:
    """Whether a drawn report is of a kind that a case has counted in that time."""
    stream = counted.strom
    same = one.strom.plats == stream.plats and one.strom.rapportor == stream.rapportor and one.strom.typ == stream.typ
    categories = one.kategori in stream.kategorier if stream.kategorier else not one.kategori
    return same and categories and counted.fran <= one.start.date() <= counted.till


def _true_zeros(all_reports: Sequence[Report]) -> Iterator[Report]:
    """Nobody says that nothing happened where they also say that something did."""
    seen = {(one.strom.rapportor, one.strom.plats, one.start.date()) for one in all_reports if one.kategori}
    for one in all_reports:
        if one.kategori or (one.strom.rapportor, one.strom.plats, one.start.date()) not in seen:
            yield one


def _poisson(mean: float, rng: Random) -> int:
    """A Poisson number by Knuth's product of chances."""
    limit, product, count = exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


def _pick(weights: Sequence[float], rng: Random) -> int:
    """An index, as often as its weight."""
    left = rng.random() * sum(weights)
    for index, weight in enumerate(weights):
        left -= weight
        if left < 0:
            return index
    return len(weights) - 1


def rows(drawn: Iterable[Report]) -> list[tuple[str, ...]]:
    """The rows with their ids, by date and id."""
    ids = Ids(IMPORT, egen=False)
    found = [(ids.of("", celler), *celler) for celler in sorted(one.celler for one in drawn)]
    return sorted(found, key=lambda row: (row[1], row[0]))


def write(root: Path) -> int:
    """Write one file a month into a workspace, and return how many rows there are."""
    every = rows(reports())
    (root / "observationer").mkdir(exist_ok=True)
    for month, of_month in groupby(every, key=lambda row: row[1][:7]):
        text = StringIO()
        csv.writer(text, lineterminator="\n").writerows([COLUMNS, *of_month])
        (root / file_name(month, IMPORT)).write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return len(every)


if __name__ == "__main__":
    here = Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    print(f"{write(here)} rader i {here / 'observationer'}")
