"""When a row's event was: a day or days, with clock times where the row has them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.importing.clock import read_clock, skipped
from est_cli.importing.dates import read_date
from est_cli.importing.table import Skal

if TYPE_CHECKING:
    from est_cli.importing.dates import Datumform

_BETWEEN: Final = re.compile(r"([^-–—]+)[-–—]([^-–—]+)")
"""From and to in one cell."""
NO_DATE: Final = "Raden saknar datum."
_DAY: Final = timedelta(days=1)


class Tid(NamedTuple):
    """A time as an observation writes it: ISO dates and clock times, empty where nothing is said."""

    datum: str
    tid_fran: str
    datum_till: str
    tid_till: str


def read_when(texts: tuple[str, ...], form: Datumform | None, idag: date) -> Tid | Skal:
    """The time of four texts: first day, clock, last day, clock. A clock of its own wins over the one in a day."""
    datum, fran, till, slut = texts
    if not datum:
        return Skal(NO_DATE)
    first, last = read_date(datum, form, idag), read_date(till, form, idag) if till else None
    if isinstance(first, Skal):
        return first
    if isinstance(last, Skal):
        return last
    if fran and not slut and (both := _BETWEEN.fullmatch(fran)):
        fran, slut = both.groups()
    start = read_clock(fran) if fran else first.tid or ""
    end = read_clock(slut, slut=True) if slut else (last and last.tid) or ""
    for clock in (start, end):
        if isinstance(clock, Skal):
            return clock
    return _ordered(Tid(first.datum, start, (last.datum if last else first.till) or "", end))


def _ordered(tid: Tid) -> Tid | Skal:
    """The same, without a last day that is the first; a reason where the end comes first, or the clock skips it."""
    datum, fran, till, slut = tid
    if till and till < datum:
        return Skal(f"Den sista dagen ({till}) ligger före den första ({datum}).")
    if till == datum:
        if slut and slut < fran:
            return Skal(f"Klockslaget till ({slut}) ligger före klockslaget från ({fran}) samma dag.")
        till = ""
    if not slut and not fran:
        return Tid(datum, "", till, "")
    wrong = (fran and skipped(datum, fran)) or (slut and skipped(till or _end(datum, fran, slut), slut))
    return wrong or Tid(datum, fran, till, slut)


def _end(datum: str, fran: str, slut: str) -> str:
    """The day of the last clock: the next one where it is earlier than the first."""
    return datum if slut >= fran else (date.fromisoformat(datum) + _DAY).isoformat()
