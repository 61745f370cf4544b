"""The rows of a file that were refused, or lost their point, each with its line and why, beside the workspace's own."""

from __future__ import annotations

import csv
import re
from io import StringIO
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from est_cli.editing.files import STATE, remove, state_folder, write_whole
from est_cli.importing.names import same
from est_cli.importing.what import FORMULA
from est_cli.personal.detect import name_hits
from est_cli.personal.mask import LEFT, masked
from est_cli.reading.invisible import visible
from est_cli.svenska import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from est_cli.importing.outcome import Utfall

_FOLDER: Final = "avvisade"
_MOST: Final = 1000
"""So many characters of a cell are kept: enough to know it again."""
_LINES: Final = re.compile("([\n\r\t]+)")
KEPT: Final = "Raden är med, men utan sin punkt: "


def side_name(fil: str) -> str:
    """What the side file of a foreign file is called by; two files of one command may have the same."""
    return slug(fil.rpartition(".")[0])[:40] or "fil"


def side_file(
    root: Path, rubriker: Sequence[str], kolumner: Mapping[str, str], utfall: Utfall, idag: date
) -> str | None:
    """Write the refused rows of a file, and those without their points, and return the file's name in the workspace.

    None where there are none; what an earlier import of the file left is removed. Of the columns only those that are
    read: `kolumner`, the headings by our column. It is for Excel: UTF-8 with a byte order mark, semicolons, no
    formulas. What may be personal is masked, since the whole stands in the foreign file.
    """
    name = side_name(utfall.fil) + (f"-{utfall.nummer}" if utfall.nummer > 1 else "")
    fil = f"{_FOLDER}/{utfall.kalla}-{idag}-{name}.csv"
    for old in _earlier(root, utfall.kalla, name):
        if old.name != fil.rpartition("/")[2] or not (utfall.avvisade or utfall.utan_punkt):
            remove(old)
    if not (utfall.avvisade or utfall.utan_punkt):
        return None
    data = _table(rubriker, {same(heading): ours for ours, heading in kolumner.items()}, utfall)
    state_folder(root)
    write_whole(root / STATE / fil, data.encode("utf-8-sig", "replace"))
    return f"{STATE}/{fil}"


def _earlier(root: Path, kalla: str, name: str) -> Iterator[Path]:
    """What was written of the same file on any day."""
    ours = re.compile(rf"{kalla}-[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}-{name}\.csv")
    return (path for path in sorted((root / STATE / _FOLDER).glob("*.csv")) if ours.fullmatch(path.name))


def _table(rubriker: Sequence[str], ours: Mapping[str, str], utfall: Utfall) -> str:
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    kept = {at: ours[same(heading)] for at, heading in enumerate(rubriker) if same(heading) in ours}
    writer.writerow(["rad", "skäl", *(_safe(rubriker[at]) for at in kept)])
    noted = [one._replace(skal=f"{KEPT}{one.skal}") for one in utfall.utan_punkt]
    for one in sorted([*utfall.avvisade, *noted], key=itemgetter(0)):
        cells = ((column, one.varden[at]) for at, column in kept.items() if at < len(one.varden))
        safe = (_safe(_safe_id(cell) if column == "id" else cell) for column, cell in cells)
        writer.writerow([str(one.rad), _harmless(one.skal), *safe])
    return out.getvalue()


def _safe_id(cell: str) -> str:
    """An id in which a person may be named also where `_`, `-` or `.` stand between the words."""
    return f"{cell[:LEFT]}…" if name_hits(cell[:_MOST]) else cell


def _safe(cell: str) -> str:
    return _harmless(masked(cell[:_MOST], warnings=True))


def _harmless(text: str) -> str:
    """What steers neither a terminal nor a spreadsheet."""
    text = text if text.isprintable() else "".join(map(_shown, _LINES.split(text)))
    return f"'{text}" if text.startswith(FORMULA) else text


def _shown(part: str) -> str:
    """What does not show is written out; a cell's own line breaks stay."""
    return part if _LINES.fullmatch(part) else visible(part)
