"""A date as people and systems write it: by a stated rule, and what could be two dates is refused.

The rule: the year first, in four digits, is always year-month-day, by ISO 8601 or nearly (`2026-03-12`, `2026-3-12`,
`2026/03/12`, `20260312`). With points (`12.3.2026`), with a space or a dash before the year (`12/3 2026`, `12/3-26`) or
with the month in letters (`den 12 mars 2026`) it is day-month-year, as Swedes write. `3/12/2026` and `3-12-2026` can be
two dates: they are read by `datumform`, or where only one of the two exists. Years of two digits are read by
`datumform` only, but for `12/3-26`. A month alone (`2019-06`) is the whole month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from est_cli.importing.clock import SVENSK_TID, read_clock, skipped
from est_cli.importing.table import Skal, quoted
from est_cli.svenska import MANADER

Datumform = Literal["ar-manad-dag", "dag-manad-ar", "manad-dag-ar"]
FIRST: Final = "2000-01-01"
_TIME: Final = (
    r"(?:[T,]?\s*(?:kl\.?\s*)?(?P<tid>[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?|(?<=T)[0-9]{4}(?:[0-9]{2})?)"
    r"\s*(?P<zon>Z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?)?"
)
_YEAR_FIRST: Final = re.compile(
    rf"(?P<ar>[0-9]{{4}})(?:(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})|(?P<m2>[0-9]{{2}})(?P<d2>[0-9]{{2}}))"
    rf"(?![0-9]){_TIME}"
)
_ISO_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_MONTH: Final = re.compile(r"([0-9]{4})-([0-9]{2})")
_MONTHS: Final = "|".join(rf"{name[:3]}(?:{name[3:]}|(?:{name[3:4]})?\.?)" for name in MANADER)
_WORDS: Final = re.compile(
    r"(?:(?:mån|tis|ons|tors|fre|lör|sön)[a-z]*\.?\s+)?(?:den\s+)?"
    rf"(?P<d>[0-9]{{1,2}})(?::?[ea])?\s+(?P<ord>{_MONTHS})"
    rf"\s+(?P<ar>[0-9]{{4}})(?![0-9]){_TIME}",
    re.IGNORECASE,
)
_SWEDISH: Final = re.compile(
    rf"(?P<d>[0-9]{{1,2}})(?:\.(?P<m>[0-9]{{1,2}})\.(?P<ar>[0-9]{{4}})"
    rf"|/(?P<m2>[0-9]{{1,2}})(?:\s+(?P<ar2>[0-9]{{4}})|\s*-\s*(?P<ar3>[0-9]{{2}}(?:[0-9]{{2}})?)))(?![0-9]){_TIME}"
)
_THREE: Final = re.compile(
    rf"(?P<a>[0-9]{{1,2}})(?P<s>[-/. ])(?P<b>[0-9]{{1,2}})(?P=s)(?P<c>[0-9]{{4}}|[0-9]{{2}})(?![0-9]){_TIME}"
)
_SIX: Final = re.compile(r"(?P<a>[0-9]{2})(?P<b>[0-9]{2})(?P<c>[0-9]{2})")
_DASHES: Final = {0x2010: "-", 0x2011: "-", 0x2013: "-", 0x2212: "-"}
_SERIAL: Final = re.compile(r"[3-5][0-9]{4}(?:[.,][0-9]+)?")


class Dag(NamedTuple):
    """A day as ISO text; `till` is the last day where the text was a whole month; `tid` its clock (`22:30`), if any."""

    datum: str
    till: str | None
    tid: str | None


def read_date(text: str, form: Datumform | None, idag: date) -> Dag | Skal:
    """The day of a text, with its clock where it has one; a time with a zone becomes Swedish local time.

    Without a `form` a date is read by the stated rule. Before 2000 and after `idag` is refused. Empty is refused.
    """
    found = _read(text, form)
    if isinstance(found, Skal):
        return found
    if found.datum < FIRST:
        return Skal(f"{quoted(text)} ligger före år 2000.")
    return found if found.datum <= idag.isoformat() else Skal(f"{quoted(text)} ligger i framtiden.")


def _read(text: str, form: Datumform | None) -> Dag | Skal:
    """As `read_date`, of any time. Days and clocks in ISO's usual form repeat themselves, their pairs do not."""
    if not _ISO_MOMENT.fullmatch(text):
        return _read_any(text, form)
    day, clock = _read_any(text[:10], None), read_clock(text[11:16])
    if isinstance(day, Skal):
        return day
    if isinstance(clock, Skal):
        return clock
    return skipped(day.datum, clock) or Dag(day.datum, None, clock)


@lru_cache(maxsize=65536)
def _read_any(text: str, form: Datumform | None) -> Dag | Skal:
    plain = text.strip().translate(_DASHES)
    whole_month = _MONTH.fullmatch(plain)
    if whole_month:
        return _month(text, int(whole_month[1]), int(whole_month[2]))
    parts = _parts(plain, form)
    if isinstance(parts, Skal):
        return parts
    if parts is None:
        return Skal(f"{quoted(text)} är inget datum som kan läsas.{_advice(plain)}")
    try:
        day = date(*parts.dag)
    except ValueError:
        return Skal(f"{quoted(text)} är inget datum som finns.")
    return _with_clock(day, parts) if parts.tid else Dag(day.isoformat(), None, None)


class _Parts(NamedTuple):
    """Year, month and day; the clock and the zone as they were written."""

    dag: tuple[int, int, int]
    tid: str | None
    zon: str | None


def _parts(text: str, form: Datumform | None) -> _Parts | Skal | None:
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return _of(found, found["ar"], found["m"] or found["m2"], found["d"] or found["d2"])
    found = _WORDS.fullmatch(text)
    if found:
        return _of(found, found["ar"], _month_number(found["ord"]), found["d"])
    found = _THREE.fullmatch(text) or _SIX.fullmatch(text)
    if found and form and (form != "ar-manad-dag" or len(found["c"]) < len("2026")):
        return _by_form(found, form)
    swedish = _SWEDISH.fullmatch(text)
    if swedish:
        year = swedish["ar"] or swedish["ar2"] or swedish["ar3"]
        return _of(swedish, year, swedish["m"] or swedish["m2"], swedish["d"])
    return _ambiguous(found) if found and found.re is _THREE else None


def _of(found: re.Match[str], year: str, month: str, day: str) -> _Parts:
    clock = found.groupdict()
    whole = year if len(year) == len("2026") else f"20{year}"
    return _Parts((int(whole), int(month), int(day)), clock.get("tid"), clock.get("zon"))


def _month_number(word: str) -> str:
    return str(next(place for place, name in enumerate(MANADER, 1) if name[:3] == word[:3].lower()))


def _by_form(found: re.Match[str], form: Datumform) -> _Parts:
    a, b, c = found["a"], found["b"], found["c"]
    if form == "ar-manad-dag":
        return _of(found, a, b, c)
    return _of(found, c, b, a) if form == "dag-manad-ar" else _of(found, c, a, b)


def _ambiguous(found: re.Match[str]) -> _Parts | Skal:
    """A date of three numbers, the year last: read where only one order gives a month."""
    a, b, c = found["a"], found["b"], found["c"]
    if len(c) == len("26"):
        return Skal(f"{quoted(found[0])} har ett årtal med två siffror. Ange datumform i profilen.")
    if int(a) != int(b) and max(int(a), int(b)) <= len(MANADER):
        return Skal(f"{quoted(found[0])} kan vara två olika datum. Ange datumform i profilen.")
    return _of(found, c, a, b) if int(a) <= len(MANADER) else _of(found, c, b, a)


def _month(text: str, year: int, month: int) -> Dag | Skal:
    if not (year and 1 <= month <= len(MANADER)):
        return Skal(f"{quoted(text)} är ingen månad som finns.")
    first = f"{year:04}-{month:02}-"
    return Dag(f"{first}01", f"{first}{monthrange(year, month)[1]}", None)


def _with_clock(day: date, parts: _Parts) -> Dag | Skal:
    written = parts.tid or ""
    clock = read_clock(written[:4] if written.isdigit() else written)
    if isinstance(clock, Skal):
        return clock
    if parts.zon is None:
        return skipped(day.isoformat(), clock) or Dag(day.isoformat(), None, clock)
    try:
        there = datetime.fromisoformat(f"{day}T{clock}{_zone(parts.zon)}").astimezone(SVENSK_TID)
    except (ValueError, OverflowError):
        return Skal(f"{quoted(parts.zon)} är ingen tidszon.")
    return Dag(there.date().isoformat(), None, f"{there:%H:%M}")


def _zone(zone: str) -> str:
    digits = zone[1:].replace(":", "")
    return "+00:00" if zone == "Z" else f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"


def _advice(text: str) -> str:
    if _SERIAL.fullmatch(text):
        return " Det ser ut som ett datumnummer från Excel: ge kolumnen formen Datum där, och spara på nytt."
    return " Skriv det så: 2026-03-12."
