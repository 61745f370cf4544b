"""A file of observations, row by row: each is an observation, or says why it cannot be read."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.observationer.columns import COLUMNS, TYPER
from est_cli.reading.invisible import shown
from est_cli.svenska import menade_du, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCKS: Final = frozenset(["24:00", *(f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60))])
_DEGREES: Final = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?")
_DAY: Final = timedelta(days=1)
csv.field_size_limit(50_000_000)  # as large as a file may be: a long text is no reason to lose the rows after it


class Observation(NamedTuple):
    """One row. `antal` is how many events; 0: we looked, and nothing happened. `rad` is its line in the file, from 1.

    Times are local clock times, `24:00` the end of a day. What is empty is None.
    """

    id: str
    datum: date
    tid_fran: str | None
    datum_till: date | None
    tid_till: str | None
    plats: str | None
    kategori: str | None
    rapportor: str | None
    typ: str | None
    antal: int
    lat: float | None
    lon: float | None
    beskrivning: str
    rad: int
    celler: tuple[str, ...]

    @property
    def start(self) -> datetime:
        """When it began at the earliest."""
        return _at(self.datum, self.tid_fran or "00:00")

    @property
    def slut(self) -> datetime:
        """When it had ended at the latest: the day's end without times, the next day's clock if that is earlier."""
        if self.tid_till is None:
            last = self.datum_till or self.datum
            one_moment = self.tid_fran is not None and self.datum_till is None
            return self.start if one_moment else _at(last, "24:00")
        later = self.datum + _DAY if self.tid_till < (self.tid_fran or "") else self.datum
        return _at(self.datum_till or later, self.tid_till)


class Fault(NamedTuple):
    """Why a row is no observation: its line, the column and value at fault (None: the whole row), and what to do."""

    rad: int
    kolumn: str | None
    varde: str
    text: str
    hjalp: str


class _WrongError(Exception):
    """A value that cannot be used: its column, what is wrong, what to do."""


def read_rows(text: str) -> Iterator[Observation | Fault]:
    """Every row of a file's text, in order; one fault and no rows where the header is not the right one."""
    reader = csv.reader(StringIO(text, newline="\n"), strict=True)
    line = 0
    try:
        header = next(reader, [])
        wrong = _header_fault(header)
        if wrong:
            yield wrong
            return
        order = None if header == list(COLUMNS) else [header.index(name) for name in COLUMNS]
        line = reader.line_num
        for cells in reader:
            rad, line = line + 1, reader.line_num
            if cells:
                yield _row(rad, cells, order)
    except csv.Error:
        yield _broken(line + 1)


def _broken(rad: int) -> Fault:
    """Where the csv module gives up, which ends the file."""
    help_ = "Ett citattecken öppnas och stängs aldrig, eller står mitt i ett värde. Rätta raden."
    return Fault(rad, None, "", "Raden och de efter den går inte att läsa.", help_)


def _header_fault(header: Sequence[str]) -> Fault | None:
    if not header:
        return Fault(1, None, "", "Filen är tom.", f"Första raden ska vara: {','.join(COLUMNS)}")
    missing = [name for name in COLUMNS if name not in header]
    double = [name for name, times in Counter(header).items() if times > 1 and name in COLUMNS]
    other = next((name for name in header if name not in COLUMNS), None)
    wanted = f"Första raden ska vara: {','.join(COLUMNS)}"
    if missing:
        return Fault(1, None, "", f"Filen saknar {uppraknat(missing)} i första raden.", wanted)
    if double:
        return Fault(1, None, "", f"Kolumnen {uppraknat(double)} står två gånger.", wanted)
    if other is not None:
        return Fault(1, None, "", f"Kolumnen {shown(other)} hör inte hit.", wanted)
    return None


def _row(rad: int, cells: list[str], order: list[int] | None) -> Observation | Fault:
    if len(cells) != len(COLUMNS):
        text = f"Raden har {len(cells)} värden, men filen har {len(COLUMNS)} kolumner."
        return Fault(rad, None, "", text, "Ett värde med komma i ska stå inom raka citattecken.")
    values = tuple([cells[place] for place in order] if order else cells)
    try:
        return _observation(rad, values)
    except _WrongError as wrong:
        column, text, help_ = wrong.args
        return Fault(rad, column, values[COLUMNS.index(column)], text, help_)


def _observation(rad: int, values: tuple[str, ...]) -> Observation:
    id_, datum, tid_fran, datum_till, tid_till, plats, kategori, rapportor, typ, antal, lat, lon, text = values
    if not id_:
        raise _WrongError("id", "Raden saknar id.", "est importera sätter id; för hand: ett ord som inget annat har.")
    day = _date("datum", datum)
    last = _date("datum_till", datum_till) if datum_till else None
    if last is not None and last < day:
        raise _WrongError("datum_till", f"datum_till ({last}) ligger före datum ({day}).", "Kontrollera båda datumen.")
    if tid_fran:
        _check_time("tid_fran", tid_fran)
    if tid_till:
        _check_time("tid_till", tid_till)
    if last == day and tid_till and tid_till < tid_fran:
        raise _WrongError("tid_till", f"tid_till ({tid_till}) ligger före tid_fran ({tid_fran}) samma dag.", "Rätta.")
    if typ and typ not in TYPER:
        raise _WrongError("typ", f"{shown(typ)} är ingen typ.", menade_du(typ, TYPER) or f"Välj {_one_of(TYPER)}.")
    events = _count(antal)
    lat_ = _degrees("lat", lat, 90) if lat else None
    lon_ = _degrees("lon", lon, 180) if lon else None
    if events and not kategori:
        raise _WrongError("kategori", "Raden saknar kategori.", "Bara en rad med antal 0 får sakna den.")
    return Observation(
        id_, day, tid_fran or None, last, tid_till or None, plats or None, kategori or None, rapportor or None,
        typ or None, events, lat_, lon_, text, rad, values,
    )  # fmt: skip


def _date(column: str, value: str) -> date:
    found = _a_date(value)
    if found is None:
        help_ = "Skriv år, månad och dag med siffror: 2026-03-12."
        raise _WrongError(column, f"{shown(value)} är inget datum som finns.", help_)
    return found


@lru_cache(maxsize=4096)
def _a_date(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _DATE.fullmatch(value) else None
    except ValueError:
        return None


def _check_time(column: str, value: str) -> None:
    if value not in _CLOCKS:
        raise _WrongError(column, f"{shown(value)} är inget klockslag.", "Skriv timme och minut: 22:30.")


def _count(value: str) -> int:
    if value in {"", "1"}:
        return 1
    if not (value.isascii() and value.isdigit() and len(value) <= 6):  # noqa: PLR2004 - a million events in a row
        raise _WrongError("antal", f"{shown(value)} är inget antal.", "Skriv ett heltal; 0 betyder att inget hände.")
    return int(value)


def _degrees(column: str, value: str, most: int) -> float:
    if not _DEGREES.fullmatch(value) or abs(float(value)) > most:
        help_ = "Skriv grader med punkt, latitud i lat och longitud i lon: 56.1612 och 15.5869."
        raise _WrongError(column, f"{shown(value)} är ingen koordinat.", help_)
    return float(value)


def _one_of(words: Sequence[str]) -> str:
    return uppraknat(list(words), "eller")


def _at(day: date, clock: str) -> datetime:
    if clock == "24:00":
        return datetime.combine(day + _DAY, time())
    return datetime.combine(day, time.fromisoformat(clock))
