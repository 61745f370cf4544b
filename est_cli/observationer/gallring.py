"""Which files of observations are past the term that the municipality has decided, and what they hold."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from datetime import date
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.observationer.columns import files
from est_cli.observationer.rows import Fault, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.observationer.columns import ObservationFile
    from est_cli.workspace.tree import Tree


REFUSED: Final = ".est/avvisade"
"""Where the rows that an import refused are kept, outside git."""
_REFUSED_NAME: Final = re.compile(r"[a-z0-9-]+\.csv")
_DATE: Final = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")


class Gallras(NamedTuple):
    """A file past its term: its month, how many rows and bytes, and a checksum of its bytes (`sha256:…`).

    The month of a file with refused rows is empty: nothing is counted in it.

    `framman` is how many of the rows are not surely of that month: of another, or impossible to read.
    """

    fil: str
    manad: str
    rader: int
    byte: int
    kontrollsumma: str
    framman: int


def is_past(manad: str, idag: date, manader: int) -> bool:
    """Whether the last day of a month (`2026-03`) lies more than so many months before a day."""
    year, month = int(manad[:4]), int(manad[5:])
    return year > 0 and date(year, month, monthrange(year, month)[1]) < _before(idag, manader)


def _before(idag: date, manader: int) -> date:
    """The same day so many months earlier, or the last of a shorter month."""
    year, month = divmod(idag.year * 12 + idag.month - 1 - manader, 12)
    return date(year, month + 1, min(idag.day, monthrange(year, month + 1)[1])) if year > 0 else date.min


def past_term(tree: Tree, idag: date, manader: int) -> Iterator[Gallras]:
    """The files past their term, in order, those with refused rows last; OSError where one cannot be read."""
    for one in files(tree):
        if is_past(one.manad, idag, manader):
            yield _held(one, tree.read(one.fil))
    first = _before(idag, manader)
    for entry in tree.scan(REFUSED) if tree.slag(REFUSED) == "mapp" else ():
        day = _day_of(entry.name)
        if entry.slag == "fil" and day is not None and day < first:
            yield _refused(f"{REFUSED}/{entry.name}", tree.read(f"{REFUSED}/{entry.name}"))


def _day_of(name: str) -> date | None:
    """The day of the import in the name of a file with refused rows: the latest, for the source may have one too."""
    found = _DATE.findall(name) if _REFUSED_NAME.fullmatch(name) else []
    try:
        return max(map(date.fromisoformat, found), default=None)
    except ValueError:
        return None


def _held(one: ObservationFile, data: bytes) -> Gallras:
    rows = list(read_rows(data.decode("utf-8-sig", "replace")))
    strange = sum(isinstance(row, Fault) or f"{row.datum:%Y-%m}" != one.manad for row in rows)
    return Gallras(one.fil, one.manad, len(rows), len(data), checksum(data), strange)


def _refused(fil: str, data: bytes) -> Gallras:
    text = StringIO(data.decode("utf-8-sig", "replace"), newline="")
    rows = max(0, sum(1 for row in csv.reader(text, delimiter=";") if row) - 1)
    return Gallras(fil, "", rows, len(data), checksum(data), 0)


def checksum(data: bytes) -> str:
    """A checksum of a file's bytes: `sha256:` and 64 hexadecimal digits."""
    return f"sha256:{sha256(data).hexdigest()}"
