"""The observations that lie in the workspace already, as lines of cells, and writing them with what is new."""

from __future__ import annotations

import csv
import re
from io import StringIO
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.observationer.columns import COLUMNS, HEADER, file_name, files
from est_cli.observationer.rows import Fault, read_rows
from est_cli.personal.mask import masked
from est_cli.reading.decode import limit_of
from est_cli.svenska import tal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from est_cli.workspace.tree import Tree

Celler = tuple[str, ...]
"""An observation's cells in the order of `COLUMNS`."""
ID, DATUM, FRAN, TILL = (COLUMNS.index(name) for name in ("id", "datum", "tid_fran", "tid_till"))
PLATS, RAPPORTOR, TYP = (COLUMNS.index(name) for name in ("plats", "rapportor", "typ"))
LAT, LON = (COLUMNS.index(name) for name in ("lat", "lon"))
_MEND: Final = "Rätta filen; est validera visar vad som är fel. Kör sedan om."


class Stored:
    """What is written of one import, or of all: each row by id, and each file's rows."""

    def __init__(self, tree: Tree, kalla: str | None = None) -> None:
        """Read the files of an import, all where it is None. EstError where one is not what est writes."""
        self.filer = {one.fil: _rows(tree, one.fil) for one in files(tree) if kalla in {None, one.kalla}}
        self.ids = {row[ID]: row for rows in self.filer.values() for row in rows}

    def with_rows(self, tree: Tree, kalla: str, new: Iterable[Celler], changed: Iterable[Celler]) -> dict[str, bytes]:
        """The files that new rows come into, and those with changed rows, by name: whole, in order of day and id.

        EstError where one would be larger than est reads.
        """
        added: dict[str, list[Celler]] = {}
        for row in new:
            added.setdefault(month(row), []).append(row)
        found = {file_name(manad, kalla): rows for manad, rows in added.items()}
        instead = {row[ID]: row for row in changed}
        touched = {fil for fil, rows in self.filer.items() if instead and any(row[ID] in instead for row in rows)}
        for fil in touched | found.keys():
            there = self.filer[fil] if fil in self.filer else _rows(tree, fil)
            found[fil] = [*(instead.get(row[ID], row) for row in there), *found.get(fil, ())]
        return {fil: _checked(fil, _by_day(found[fil])) for fil in sorted(found)}


def _by_day(rows: Iterable[Celler]) -> list[Celler]:
    """The rows in order of day and id: two sorts by a text each are much faster than one by both."""
    return sorted(sorted(rows, key=itemgetter(ID)), key=itemgetter(DATUM))


def month(row: Celler) -> str:
    """The month that a row's file is named by: `2026-03`."""
    return row[DATUM][:7]


def as_line(row: Celler) -> str:
    """A row as a file holds it, without its line break."""
    plain = ",".join(row)
    if plain.count(",") == len(row) - 1 and not ('"' in plain or "\n" in plain or "\r" in plain):
        return plain
    return ",".join(map(_quoted, row))


def _quoted(cell: str) -> str:
    """A cell, in quotes where it needs them: the csv module leaves line breaks bare (before Python 3.13)."""
    return '"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell


_SPECIAL: Final = re.compile('[",\r\n]')


def _checked(fil: str, rows: list[Celler]) -> bytes:
    data = "\n".join([HEADER, *map(as_line, rows), ""]).encode()
    if len(data) > limit_of(fil):
        most = tal(limit_of(fil) // 1_000_000)
        raise EstError(
            f"{fil} skulle bli större än {most} MB, så inget ur filen är importerat.",
            "Dela upp den på flera profiler, till exempel en för varje rapportör, eller ta bara med det som behövs.",
        )
    return data


def write(root: Path, filer: dict[str, bytes]) -> None:
    """Write each file whole; one that is killed between two leaves whole files, and the rest to the next run.

    EstError, with how many are written, where one cannot be.
    """
    for done, (fil, data) in enumerate(filer.items()):
        try:
            write_whole(root / fil, data)
        except EstError as error:
            if not done:
                raise
            text = f"{done} av {len(filer)} filer är skrivna; kör om samma kommando så kommer resten. {error.text}"
            raise EstError(text, error.hjalp) from None


def _rows(tree: Tree, fil: str) -> list[Celler]:
    text = ""
    try:
        text = tree.read(fil).decode("utf-8-sig")
        header, *rows = csv.reader(StringIO(text, newline=""), strict=True)
    except FileNotFoundError:
        return []
    except (OSError, ValueError, csv.Error):
        raise _broken(fil, text) from None
    if tuple(header) != COLUMNS or any(len(row) != len(COLUMNS) for row in rows if row):
        raise _broken(fil, text)
    return [tuple(row) for row in rows if row]


def _broken(fil: str, text: str) -> EstError:
    """What is wrong with a file that is not what est writes: the first line at fault, and why."""
    fault = next((one for one in read_rows(text) if isinstance(one, Fault)), None) if text else None
    where = f" Rad {fault.rad}: {masked(fault.text, warnings=True)}" if fault else ""
    return EstError(f"{fil} går inte att läsa, så inget är importerat.{where}", _MEND)
