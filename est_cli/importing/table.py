"""A foreign file as a table of texts: what every reader gives, whatever the file was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Rad(NamedTuple):
    """A row: its physical line in a text file, its row in a sheet, or its number in a list, from 1; and its values."""

    rad: int
    varden: list[str]


class Vagrad(NamedTuple):
    """A row that cannot be used: its line, why, and its values as far as they are known."""

    rad: int
    skal: str
    varden: list[str]


class Tabell(NamedTuple):
    """A file's header and its rows, to be walked once.

    `slag` is `csv`, `excel` or `polisen`; `lasning` says in Swedish how it was read (encoding, separator, sheet), and
    `anmarkningar` what a person should know (hidden sheets, empty columns).
    """

    slag: str
    rubriker: tuple[str, ...]
    rader: Iterator[Rad | Vagrad]
    lasning: str
    anmarkningar: list[str]
