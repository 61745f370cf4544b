"""The edge to the terminal: results to stdout, talk to stderr, and nothing from a file may drive either."""

from __future__ import annotations

import re
import sys
import time
from typing import TYPE_CHECKING, Final, TextIO, TypeVar

from est_cli.frame.options import is_quiet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

T = TypeVar("T")
_HARMLESS: Final = re.compile("([\n\t\u00a0])")
_PATIENCE: Final = 0.5
"""Seconds before progress is shown: what is done by then needs none."""
_PACE: Final = 0.1
"""Seconds between two looks of the progress line."""
_COMFORTABLE: Final = 96
_GAP: Final = "  "


def is_terminal() -> bool:
    """Whether a person sees stdout, and not a file or another program."""
    return sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Columns to fit text in: the terminal's, or a comfortable line where no person sees stdout."""
    from shutil import get_terminal_size

    return get_terminal_size((_COMFORTABLE, 24)).columns


def folded(line: str) -> str:
    """A line as wide as `width` at most; what runs on is indented two columns more than it. No word is broken."""
    from textwrap import fill

    indent = line[: len(line) - len(line.lstrip())]
    return fill(
        line.lstrip(),
        width(),
        initial_indent=indent,
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def plain(text: str) -> str:
    r"""Text that cannot steer a terminal: control, direction and invisible characters as `\x1b`, `\u202e`.

    Line breaks, tabs and no-break spaces stay.
    """
    from est_cli.reading.invisible import visible

    if text.isascii() and text.isprintable():
        return text
    return "".join(part if _HARMLESS.fullmatch(part) else visible(part) for part in _HARMLESS.split(text))


def echo(text: str) -> None:
    """Write a result to stdout. What comes from files has been through `plain`, or is escaped for its format."""
    _put(sys.stdout, text)


def say(text: str) -> None:
    """Talk to the person, on stderr; nothing with --tyst."""
    if not is_quiet():
        _put(sys.stderr, plain(text))


def complain(text: str) -> None:
    """Tell the person of an error, on stderr, also with --tyst."""
    _put(sys.stderr, plain(text))


def _put(stream: TextIO | None, text: str) -> None:
    """Write a line; a stream that was closed from the start is None."""
    if stream is not None:
        stream.write(f"{text}\n")


def progress(items: Iterable[T], total: int, text: str) -> Iterator[T]:
    """Pass the items on, and tell a waiting person how many of `total` are done: `Läser 120 av 5000`."""
    if is_quiet() or sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    line, due = "", time.monotonic() + _PATIENCE
    try:
        for done, item in enumerate(items):
            if time.monotonic() >= due:
                line, due = _redraw(line, f"{text} {done} av {total}"), time.monotonic() + _PACE
            yield item
    finally:
        _redraw(line, "")


def _redraw(old: str, new: str) -> str:
    if old or new:
        sys.stderr.write(f"\r{new.ljust(len(old))}\r{new}")
        sys.stderr.flush()
    return new


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table to stdout: fitted to the terminal's width, or, in a file or pipe, one line a row in even columns.

    Cells may come straight from files.
    """
    cells = [[_cell(value) for value in row] for row in rows]
    if is_terminal():
        _rich_table(columns, cells)
    else:
        _even_columns([list(columns), *cells])


def _cell(value: str) -> str:
    return plain(" ".join(value.split()))


def _rich_table(columns: Sequence[str], rows: list[list[str]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=None, pad_edge=False, header_style="bold")
    for title in columns:
        shown.add_column(Text(title), overflow="fold")
    for row in rows:
        shown.add_row(*map(Text, row))
    Console(highlight=False).print(shown)


def _even_columns(lines: list[list[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        echo(_GAP.join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def echo_bytes(data: bytes) -> None:
    """Write a file's own bytes to stdout, where line ends and encoding belong to its format."""
    if sys.stdout is not None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
