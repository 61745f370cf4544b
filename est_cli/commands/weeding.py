"""Carrying out a weeding: the record first, then the files, then the record's last word; what is begun is completed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.editing.files import remove, write_whole
from est_cli.errors import EstError
from est_cli.observationer.gallring import checksum
from est_cli.reports.gallring import completed, is_open, listed
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

REPORTS: Final = "rapporter"
"""Where the records lie."""


class Pagaende(NamedTuple):
    """A record of a weeding that is not completed: its file, its text, and what it lists, with checksums."""

    fil: str
    text: str
    filer: list[tuple[str, str]]


def begun(folder: Path) -> Iterator[Pagaende]:
    """The records in a workspace that say what shall be removed, and not that it was."""
    for path in sorted((folder / REPORTS).glob("gallring-*.md")):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() and not path.is_symlink() else ""
        if is_open(text):
            yield Pagaende(f"{REPORTS}/{path.name}", text, listed(text))


def left(folder: Path, record: Pagaende) -> list[str]:
    """The files of a record that are still there."""
    return [fil for fil, _ in record.filer if (folder / fil).exists()]


def carry_out(folder: Path, record: Pagaende, idag: date) -> list[str]:
    """Remove what a record lists, complete it, and return what was removed now.

    EstError, which says what is removed and what is not, where a file has changed since, or cannot be removed.
    """
    there = left(folder, record)
    sums = dict(record.filer)
    for fil in there:
        try:
            _refuse_changed(folder, fil, sums[fil])
            remove(folder / fil)
        except EstError as error:
            raise _stopped(folder, record, error) from None
    write_whole(folder / record.fil, completed(record.text, idag).encode())
    return there


def _refuse_changed(folder: Path, fil: str, kontrollsumma: str) -> None:
    try:
        same = checksum((folder / fil).read_bytes()) == kontrollsumma
    except OSError as error:
        raise EstError(f"{fil} går inte att läsa: {error.strerror}.", "Kontrollera rättigheterna.") from None
    if not same:
        raise EstError(f"{fil} har ändrats sedan protokollet skrevs.", "Ta bort filens rad ur protokollet, och kör om.")


def _stopped(folder: Path, record: Pagaende, error: EstError) -> EstError:
    still = left(folder, record)
    gone = [fil for fil, _ in record.filer if fil not in still]
    removed = f"Borttagna är {uppraknat(gone)}." if gone else "Inget är borttaget."
    text = f"{error.text} {removed} Kvar är {uppraknat(still)}. {record.fil} säger vad som ska tas bort."
    return EstError(text, error.hjalp)
