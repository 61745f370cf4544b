"""A foreign file as a table of texts: what every reader gives, whatever the file was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.personal.mask import masked
from est_cli.reading.invisible import shown
from est_cli.svenska import tal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MAX_COLUMNS: Final = 500
MAX_CELL: Final = 10_000
"""Characters in a cell: longer than any report, and more than anyone reads."""
LONG: Final = f"En cell är längre än {tal(MAX_CELL)} tecken."
NOT_TEXT: Final = re.compile("[\x00\ud800-\udfff]")
"""What no text holds: NUL, and a byte or half a character that means nothing."""


class Skal(str):
    """Why a value cannot be used, in Swedish, as a whole sentence: what the readers of values give in its place."""

    __slots__ = ()


class Rad(NamedTuple):
    """A row: its physical line in a text file, its row in a sheet, or its number in a list, from 1; and its values.

    There are as many values as the table has columns.
    """

    rad: int
    varden: list[str]


class Vagrad(NamedTuple):
    """A row that cannot be used: its line, why, and its values as far as they are known."""

    rad: int
    skal: str
    varden: Sequence[str]


class Tabell(NamedTuple):
    """A file's header and its rows, to be walked once.

    `slag` is `csv`, `excel` or `polisen`; `lasning` says in Swedish how it was read (encoding, separator, sheet), and
    `anmarkningar` what a person should know (hidden sheets, empty columns); some are added as the rows are walked.
    """

    slag: str
    rubriker: tuple[str, ...]
    rader: Iterator[Rad | Vagrad]
    lasning: str
    anmarkningar: list[str]


def quoted(text: str) -> str:
    """A foreign value in a message: nothing that looks personal is shown whole."""
    return shown(masked(text, warnings=True))


def fault_of(cells: Sequence[str]) -> str | None:
    """Why the cells of a row cannot be used, whatever they mean; None where they can."""
    if max(map(len, cells), default=0) > MAX_CELL:
        return LONG
    odd = NOT_TEXT.search("".join(cells))
    if odd is None:
        return None
    return "Raden innehåller nolltecken (NUL)." if odd.group() == "\0" else "Raden innehåller skadade tecken."


def refused(rad: int, skal: str, cells: Sequence[str]) -> Vagrad:
    """A row that cannot be used, its cells cut and mended so that they can be shown and saved."""
    return Vagrad(
        rad, skal, [NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", cell[:MAX_CELL]) for cell in cells[:MAX_COLUMNS]]
    )
