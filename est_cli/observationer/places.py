"""Where a value of a file of observations stands in its text."""

from __future__ import annotations

import re
from typing import Final

from est_cli.observationer.columns import COLUMNS

_CELL: Final = re.compile(r'"(?:[^"]|"")*+"?|[^",\r\n][^,\r\n]*|')
_BREAK: Final = re.compile(r"\n")


def line_starts(text: str) -> list[int]:
    r"""Where each line begins, in characters; only `\n` ends one."""
    return [0, *(found.end() for found in _BREAK.finditer(text))]


def cell_span(text: str, starts: list[int], rad: int, column: str | None) -> tuple[int, int]:
    """From where to where the value of a column stands in the row that begins on a line; None: the whole line."""
    start = starts[min(rad, len(starts)) - 1]
    if column is not None:
        spans = _cells(text, start)
        order = [text[first:last].strip('"') for first, last in _cells(text, 0)]
        at = order.index(column) if column in order else COLUMNS.index(column)
        if at < len(spans):
            return spans[at]
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end]
    return start, start + len(line.removesuffix("\r"))


def _cells(text: str, at: int) -> list[tuple[int, int]]:
    """The cells of the row that begins at a place, with their quotation marks."""
    found = []
    while hit := _CELL.match(text, at):
        found.append(hit.span())
        at = hit.end()
        if text[at : at + 1] != ",":
            break
        at += 1
    return found
