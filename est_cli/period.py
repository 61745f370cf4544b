"""Periods as Swedes name them (`2026-v12`, `2026-03`, `2026-k1`, `2026-t1`, `2026`), and the ones they compare with."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from est_cli.errors import EstError
from est_cli.reading.invisible import shown
from est_cli.svenska import MANADER, datum_i_ord

Slag = Literal["vecka", "manad", "kvartal", "tertial", "ar", "datum"]
_YEAR: Final = "(?:19|20)[0-9]{2}"
_NAME: Final = re.compile(rf"({_YEAR})(?:-([vkt]?)([0-9]{{1,2}}))?", re.IGNORECASE)
_DATES: Final = re.compile(rf"({_YEAR}-[0-9]{{2}}-[0-9]{{2}})(?:--|\.\.)({_YEAR}-[0-9]{{2}}-[0-9]{{2}})")
_MONTHS: Final[dict[str, tuple[Slag, int]]] = {"": ("manad", 1), "k": ("kvartal", 3), "t": ("tertial", 4)}
_HELP: Final = (
    "Skriv en vecka 2026-v12, månad 2026-03, kvartal 2026-k1, tertial 2026-t1, ett år 2026, "
    "eller två datum 2026-01-01--2026-03-31."
)
_DAY: Final = timedelta(days=1)
_A_YEAR: Final = 366


class Period(NamedTuple):
    """Days in a row, both ends counted; `namn` as files and commands name it."""

    namn: str
    slag: Slag
    fran: date
    till: date

    @property
    def dagar(self) -> int:
        """How many days it has."""
        return (self.till - self.fran).days + 1

    @property
    def ord(self) -> str:
        """In words: `vecka 12 2026`, `mars 2026`, `första kvartalet 2026`, `1 januari–31 mars 2026`."""
        number = int(self.namn[6:]) if self.slag in {"vecka", "kvartal", "tertial"} else 0
        if self.slag == "vecka":
            return f"vecka {number} {self.namn[:4]}"
        if self.slag == "manad":
            return f"{MANADER[self.fran.month - 1]} {self.fran.year}"
        if self.slag in {"kvartal", "tertial"}:
            order = ("första", "andra", "tredje", "fjärde")[number - 1]
            return f"{order} {self.slag}et {self.fran.year}"
        if self.slag == "ar":
            return f"år {self.namn}"
        return _span(self.fran, self.till)

    @property
    def manader(self) -> list[str]:
        """The months that it touches, as the files of observations name them: `2026-03`."""
        return months_between(self.fran, self.till)

    @property
    def fore(self) -> Period:
        """The period of the same kind just before; for dates, as many days."""
        if self.slag == "vecka":
            return _week(self.fran - 7 * _DAY)
        if self.slag == "datum":
            return _dates(self.fran - self.dagar * _DAY, self.fran - _DAY)
        if self.slag == "ar":
            return _year(self.fran.year - 1)
        return _months(self.slag, self.fran.year, self.fran.month - _months_in(self.slag))

    @property
    def i_fjol(self) -> Period | None:
        """The same period last year: ISO weeks by number (53 against 52); None for a year, which `fore` is, or more."""
        if self.slag == "ar" or self.dagar > _A_YEAR:
            return None
        if self.slag == "vecka":
            year, week, _ = self.fran.isocalendar()
            return _week(date.fromisocalendar(year - 1, min(week, _weeks(year - 1)), 1))
        if self.slag == "datum":
            return _dates(_year_before(self.fran), _year_before(self.till))
        return _months(self.slag, self.fran.year - 1, self.fran.month)

    def avbruten(self, dagar: int) -> Period:
        """Its first days, named by their dates, for comparing with one still going on; itself where it has no more."""
        return self if dagar >= self.dagar else _dates(self.fran, self.fran + (dagar - 1) * _DAY)


def months_between(fran: date, till: date) -> list[str]:
    """The months from one day to another, as the files of observations name them: `2026-03`."""
    first, last = (day.year * 12 + day.month - 1 for day in (fran, till))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(first, last + 1)]


def read_period(text: str) -> Period:
    """The period that a name or two dates stand for; EstError with what can be written."""
    try:
        if dates := _DATES.fullmatch(text.strip()):
            first, last = (date.fromisoformat(day) for day in dates.groups())
            return _dates(first, last)
        if name := _NAME.fullmatch(text.strip()):
            year, kind, number = name.groups()
            return _named(int(year), kind.lower(), int(number)) if number else _year(int(year))
    except ValueError:
        pass
    raise EstError(f"Perioden {shown(text)} finns inte.", _HELP)


def _named(year: int, kind: str, number: int) -> Period:
    if kind == "v":
        return _week(date.fromisocalendar(year, number, 1))
    slag, length = _MONTHS[kind]
    if not 1 <= number <= 12 // length:
        raise ValueError
    return _months(slag, year, (number - 1) * length + 1)


def _year(year: int) -> Period:
    return Period(f"{year:04}", "ar", date(year, 1, 1), date(year, 12, 31))


def _months(slag: Slag, year: int, month: int) -> Period:
    """A month, quarter or tertial by its first month, which may lie outside 1–12."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    length = _months_in(slag)
    last = month + length - 1
    name = f"{month:02}" if slag == "manad" else f"{slag[0]}{(month - 1) // length + 1}"
    return Period(f"{year:04}-{name}", slag, date(year, month, 1), date(year, last, monthrange(year, last)[1]))


def _months_in(slag: Slag) -> int:
    return next(length for named, length in _MONTHS.values() if named == slag)


def _week(day: date) -> Period:
    year, week, _ = day.isocalendar()
    monday = date.fromisocalendar(year, week, 1)
    return Period(f"{year:04}-v{week:02}", "vecka", monday, monday + 6 * _DAY)


def _dates(first: date, last: date) -> Period:
    if last < first:
        raise EstError(f"Perioden slutar ({last}) innan den börjar ({first}).", "Skriv det första datumet först.")
    return Period(f"{first}--{last}", "datum", first, last)


def _span(first: date, last: date) -> str:
    """`5 oktober 2026`, `1–24 oktober 2026`, `1 januari–31 mars 2026`, `1 december 2025–31 januari 2026`."""
    if first == last:
        return datum_i_ord(first)
    if first.year != last.year:
        return f"{datum_i_ord(first)}–{datum_i_ord(last)}"
    month = "" if first.month == last.month else f" {MANADER[first.month - 1]}"
    return f"{first.day}{month}–{datum_i_ord(last)}"


def _weeks(year: int) -> int:
    return date(year, 12, 28).isocalendar().week


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)
