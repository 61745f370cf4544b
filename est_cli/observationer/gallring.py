"""Which files of observations are past the term that the municipality has decided, and what they hold."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from est_cli.observationer.columns import files
from est_cli.observationer.rows import Fault, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.observationer.columns import ObservationFile
    from est_cli.workspace.tree import Tree


class Gallras(NamedTuple):
    """A file past its term: its month, how many rows and bytes, and a checksum of its bytes (`sha256:…`).

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
    """The files past their term, in order; OSError where one cannot be read."""
    for one in files(tree):
        if is_past(one.manad, idag, manader):
            yield _held(one, tree.read(one.fil))


def _held(one: ObservationFile, data: bytes) -> Gallras:
    rows = list(read_rows(data.decode("utf-8-sig", "replace")))
    strange = sum(isinstance(row, Fault) or f"{row.datum:%Y-%m}" != one.manad for row in rows)
    return Gallras(one.fil, one.manad, len(rows), len(data), f"sha256:{sha256(data).hexdigest()}", strange)
