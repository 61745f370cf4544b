"""Which days are before and which are after: the same weeks of the year, unless told otherwise."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.svenska import datum_i_ord
from est_cli.utvardering.record import Tid
from est_cli.utvardering.usable import is_count, matning_of, number, span, text

if TYPE_CHECKING:
    from est_cli.model.problem import Indikator
    from est_cli.model.utvardering import Eftermatning, Utvardering

_DAY: Final = timedelta(days=1)
YEAR_OF_WEEKS: Final = timedelta(weeks=52)
"""So much later the weeks and the weekdays are the same."""


class Tider(NamedTuple):
    """Before and after. `hinder` says why they cannot be compared (yet), `tidigast` from which day they can.

    `rad` is the row of `eftermatningar` that the time after comes from.
    """

    fore: Tid | None
    efter: Tid | None = None
    rad: Eftermatning | None = None
    hinder: str = ""
    tidigast: date | None = None


class Asked(NamedTuple):
    """What the times depend on beside the indicator: today, when the measures began, and what was typed."""

    idag: date
    start: date | None
    fore: Tid | None = None
    efter: Tid | None = None


def times(indikator: Indikator, utvardering: Utvardering, asked: Asked) -> Tider:
    """The times of one indicator; EstError where the two that were typed overlap."""
    before = asked.fore or _baseline(indikator)
    if before is None:
        what = "Baslinjen saknar fran eller till" if indikator.baslinje else "Indikatorn saknar baslinje"
        how = "Ange den i problem.yaml, eller tiderna med --fore och --efter."
        return Tider(None, hinder=f"{what}, så det finns ingen tid att jämföra med. {how}")
    if before.till >= asked.idag:
        return Tider(before, hinder=f"Tiden före ({before}) är inte slut än, så det finns inget att jämföra med.")
    row = _row(indikator, utvardering, asked.efter)
    after = asked.efter or (span(row.fran, row.till) if row else None)
    if after is None:
        return _same_weeks(before, asked)
    if after.fran <= before.till:
        return _overlapping(before, after, row, asked)
    return _judged_when_over(before, after, row, asked)


def _baseline(indikator: Indikator) -> Tid | None:
    return span(indikator.baslinje.fran, indikator.baslinje.till) if indikator.baslinje else None


def _row(indikator: Indikator, utvardering: Utvardering, wanted: Tid | None) -> Eftermatning | None:
    """The latest row with a value, or one still to be counted; of a typed time, the row of that time."""
    mine = [row for row in utvardering.eftermatningar or () if row.indikator == indikator.id]
    counts = is_count(indikator) and matning_of(indikator) is not None
    usable = [row for row in mine if number(row.varde) is not None or (counts and text(row.text) is None)]
    dated = [(tid, n, row) for n, row in enumerate(usable) if (tid := span(row.fran, row.till))]
    if wanted:
        return next((row for tid, _, row in dated if tid == wanted), None)
    return max(dated, key=lambda one: (one[0].till, one[0].fran, one[1]), default=(None, 0, None))[2]


def _same_weeks(before: Tid, asked: Asked) -> Tider:
    if asked.start is None:
        later = _first_from(before, asked.idag)
        text_ = (
            "Ingen åtgärd har ett startdatum än, så det finns inget efter. Börjar en nu kan samma veckor som före "
            f"bedömas tidigast {datum_i_ord(later.till + _DAY)}."
        )
        return Tider(before, hinder=text_, tidigast=later.till + _DAY)
    return _judged_when_over(before, _first_from(before, asked.start), None, asked)


def _first_from(before: Tid, start: date) -> Tid:
    """The first same weeks that begin on or after a day: 52 weeks later, or more; whole years for longer times."""
    years = 1
    while (later := _later(before, years)).fran < start or later.fran <= before.till:
        years += 1
    return later


def _later(before: Tid, years: int) -> Tid:
    if before.dagar <= YEAR_OF_WEEKS.days:
        return Tid(before.fran + years * YEAR_OF_WEEKS, before.till + years * YEAR_OF_WEEKS)
    return Tid(_years_on(before.fran, years), _years_on(before.till + _DAY, years) - _DAY)


def _years_on(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if leap else day.day)


def _judged_when_over(before: Tid, after: Tid, row: Eftermatning | None, asked: Asked) -> Tider:
    if after.till < asked.idag:
        return Tider(before, after, row)
    first = after.till + _DAY
    hinder = f"Tiden efter är inte slut än. Den kan bedömas tidigast {datum_i_ord(first)}"
    days = (first - asked.idag).days
    return Tider(before, after, row, f"{hinder}, om {days} {'dag' if days == 1 else 'dagar'}.", first)


def _overlapping(before: Tid, after: Tid, row: Eftermatning | None, asked: Asked) -> Tider:
    what = f"Tiden efter ({after}) börjar innan tiden före ({before}) är slut."
    if asked.fore or asked.efter:
        raise EstError(what, "Ange tider som inte överlappar, med --fore och --efter.")
    return Tider(before, after, row, f"{what} Rätta baslinjen eller eftermätningen.")
