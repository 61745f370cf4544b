"""What many months say: how much they vary, whether the level changed when the measure began, and watching after."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from est_cli.estimates import Undefined, cusum, interrupted_time_series
from est_cli.period import months_between
from est_cli.utvardering.record import FEWEST, NIVA, Skattning
from est_cli.utvardering.series import by_month, by_week, days_in
from est_cli.utvardering.words import p_words, short, span_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from est_cli.estimates import InterruptedTimeSeries
    from est_cli.utvardering.record import Tid
    from est_cli.utvardering.series import Observed

FEWEST_MONTHS: Final = 24
_FEWEST_PAIRS: Final = 12
_FEWEST_WEEKS: Final = 4
_DAY: Final = timedelta(days=1)


def spread(seen: Observed, name: str, fore: Tid, efter: Tid) -> float | None:
    """How many times more the weeks vary than chance gives, season and change taken out; at least 1.

    Week by week of two times as long: Pearson's χ² of the table weeks x (before, after), over weeks - 1.
    None with fewer than twelve weeks that have any event.
    """
    if fore.dagar != efter.dagar:
        return None
    pairs = [pair for pair in zip(_sevens(seen, name, fore), _sevens(seen, name, efter), strict=True) if any(pair)]
    before, after = (sum(column) for column in zip(*pairs, strict=True)) if pairs else (0, 0)
    if len(pairs) < _FEWEST_PAIRS or not (before and after):
        return None
    share = before / (before + after)
    squares = sum((b - (b + a) * share) ** 2 / ((b + a) * share * (1 - share)) for b, a in pairs)
    return max(1.0, squares / (len(pairs) - 1))


def _sevens(seen: Observed, name: str, tid: Tid) -> list[int]:
    """Events of each seven days from the first, the last ones fewer."""
    sums = [0] * (-(-tid.dagar // 7))
    for day, events in seen.per_dag[name].items():
        if tid.fran <= day <= tid.till:
            sums[(day - tid.fran).days // 7] += events
    return sums


def broken_series(seen: Observed, name: str, months: list[str], start: date | None) -> Iterator[Skattning]:
    """Step and slope where there are two whole years of months, none missing; else why they are not estimated."""
    if start is None:
        return
    if len(months) < FEWEST_MONTHS:
        text = f"Räknas inte: det krävs {FEWEST_MONTHS} hela månader i följd, och här är {len(months)}."
        yield Skattning("Avbruten tidsserie", None, None, None, None, text)
        return
    missing = [month for month in months if month not in seen.manader]
    if missing:
        text = f"Räknas inte: det finns inga observationer från {', '.join(missing[:6])}."
        yield Skattning("Avbruten tidsserie", None, None, None, None, text)
        return
    first = sum(month < _first_month(start) for month in months)
    series = interrupted_time_series(
        by_month(seen, name, months), [days_in(month) for month in months], first, harmonics=1, level=NIVA
    )
    if isinstance(series, Undefined):
        text = f"Går inte att räkna: {series}."
        yield Skattning("Avbruten tidsserie", None, None, None, None, text)
    else:
        yield from _step_and_slope(series)


def _first_month(start: date) -> str:
    """The first whole month with the measures."""
    return months_between(start, start + 31 * _DAY)[0 if start.day == 1 else 1]


def _step_and_slope(series: InterruptedTimeSeries) -> Iterator[Skattning]:
    metod = f"{series.method[0].upper()}{series.method[1:]} med trend och årstid"
    before, after = series.periods
    text = (
        f"Sedan åtgärderna började är nivån {short(series.estimate)} gånger den som trend och årstid ger skäl att "
        f"vänta ({span_words(series.lower, series.upper)}; 1 är oförändrat). {before} månader före och {after} efter."
    )
    yield Skattning(f"{metod}: steg", series.estimate, series.lower, series.upper, series.p, text)
    slope = series.slope
    if isinstance(slope, Undefined):
        yield Skattning(f"{metod}: lutning", None, None, None, None, f"Går inte att räkna: {slope}.")
        return
    text = (
        f"Därefter har utvecklingen från månad till månad blivit {short(slope.estimate)} gånger den tidigare "
        f"({span_words(slope.lower, slope.upper)}); slumpen ensam ger så mycket {p_words(slope.p)}."
    )
    yield Skattning(f"{metod}: lutning", slope.estimate, slope.lower, slope.upper, slope.p, text)


def watch(seen: Observed, name: str, after: Tid, idag: date, riktning: str | None) -> Iterator[Skattning]:
    """Whether the whole weeks since, those that anyone reported from, have moved the wrong way from the after-mean."""
    since = by_week(seen, name, after.till + _DAY, idag - _DAY)
    weeks = [(week, count) for week, count in since if week in seen.alla_veckor]
    events = seen.events(name, after)
    target = events / after.dagar * 7
    if len(weeks) < _FEWEST_WEEKS or events < FEWEST:
        return
    sums = cusum([count for _, count in weeks], target, target**0.5 / 2, 5 * target**0.5)
    side, found = ("lower", sums.first_lower) if riktning == "oka" else ("upper", sums.first_upper)
    word = "sjunkit" if side == "lower" else "stigit"
    signal = (
        f"Signal: nivån har {word} sedan eftermätningen, synligt vecka {_week(weeks[found][0])}. Titta efter varför."
        if found is not None
        else f"Ingen signal: inget tyder på att nivån har {word} till och med vecka {_week(weeks[-1][0])}."
    )
    text = (
        f"{signal} Jämfört med eftermätningens medel, {short(target)} i veckan. {len(weeks)} veckor efter den, de som "
        "någon har rapporterat från; årstiden räknas inte bort."
    )
    yield Skattning(f"Bevakning vecka för vecka: {sums.method}", max(getattr(sums, side)), None, None, None, text)


def _week(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-v{week:02}"
