"""The rows of a file that were refused, each with its line and why, beside the workspace's own files."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from est_cli.editing.files import STATE, state_folder, write_whole
from est_cli.importing.what import FORMULA
from est_cli.personal.mask import masked
from est_cli.svenska import slug

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from est_cli.importing.outcome import Utfall

_FOLDER: Final = "avvisade"
_MOST: Final = 1000
"""So many characters of a cell are kept: enough to know it again."""


def side_file(root: Path, rubriker: Sequence[str], utfall: Utfall, idag: date) -> str | None:
    """Write the refused rows of a file, and return the file's name in the workspace; None where there are none.

    It is for Excel: UTF-8 with a byte order mark, semicolons, no formulas. What may be personal is masked, since the
    whole stands in the foreign file.
    """
    if not utfall.avvisade:
        return None
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["rad", "skäl", *map(_safe, rubriker)])
    writer.writerows([str(one.rad), _safe(one.skal), *map(_safe, one.varden)] for one in utfall.avvisade)
    fil = f"{_FOLDER}/{utfall.kalla}-{idag}-{slug(utfall.fil.rpartition('.')[0])[:40] or 'fil'}.csv"
    state_folder(root)
    write_whole(root / STATE / fil, out.getvalue().encode("utf-8-sig", "replace"))
    return f"{STATE}/{fil}"


def _safe(cell: str) -> str:
    text = masked(cell[:_MOST], warnings=True)
    return f"'{text}" if text.startswith(FORMULA) else text
