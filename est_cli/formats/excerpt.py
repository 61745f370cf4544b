"""The line that a finding points at, with the stretch marked below: every character in its column on the screen."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from est_cli.errors import EstError
from est_cli.formats.lines import COMMAND
from est_cli.personal.found import hidden
from est_cli.personal.mask import LEFT, masked
from est_cli.reading.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from est_cli.findings import Finding

    Lines = Callable[[str], Sequence[str]]
    """The lines of a file of the workspace, by its name; none where it cannot be read."""

_TAB: Final = "    "
_BAR: Final = "│ "
_CUT: Final = "…"
_DOT: Final = "•"
_AROUND: Final = 200
"""Characters beside what is shown, so that what is personal is known by what stands around it."""


def lines_of(text_of: Callable[[str], str]) -> Lines:
    """Looks up lines in the files whose texts `text_of` reads, a file at a time; none where it cannot."""

    @lru_cache(maxsize=1)
    def lines(fil: str) -> list[str]:
        try:
            return hidden(fil, text_of(fil)).split("\n")
        except (OSError, EstError):
            return []

    return lines


def excerpt(one: Finding, lines: Lines, columns: int) -> list[str]:
    """The line and the mark below it, in so many columns; nothing where no place in a text is meant."""
    if not _is_worth_showing(one):
        return []
    text = lines(one.fil)
    if one.rad > len(text):
        return []
    line, first = text[one.rad - 1].removesuffix("\r"), one.kolumn - 1
    last = max(first + 1, one.slutkolumn - 1 if one.slutrad == one.rad else len(line))
    if one.kod.startswith("I") and one.kod != "I710":
        line = line[: first + LEFT] + _DOT * (min(last, len(line)) - first - LEFT) + line[max(first + LEFT, last) :]
    return _marked(line, first, last, columns - len(_BAR))


def _is_worth_showing(one: Finding) -> bool:
    """Whether the finding is about what stands there: its form, or personal data; never about what lacks."""
    here = (one.rad, one.kolumn) != (one.slutrad, one.slutkolumn)
    return here and one.kod[0] in "FIO" and one.kod != "F106"


def _marked(line: str, first: int, last: int, columns: int) -> list[str]:
    start = max(0, first - columns - _AROUND)
    near = masked(line[start : last + columns + _AROUND], fill=_DOT, warnings=True)
    cells = [_shown(character) for character in near]
    for command in COMMAND.finditer(near):
        cells[command.end() - 1] = "#\\"
    left, right = _window([_width(cell) for cell in cells], first - start, last - start, columns)
    before, after = _CUT * (start + left > 0), _CUT * (right < len(cells))
    shown = f"{before}{''.join(cells[left:right])}{after}"
    blank = len(before) + sum(map(_width, cells[left : first - start]))
    mark = sum(map(_width, cells[first - start : min(right, last - start)]))
    return [_BAR + shown, _BAR + " " * blank + "^" * max(1, mark)]


def _window(widths: list[int], first: int, last: int, columns: int) -> tuple[int, int]:
    """Which characters fit, the marked stretch first: as much of it as can be, then what is before and after it."""
    room = columns - 2 * len(_CUT)
    if sum(widths) <= columns:
        return 0, len(widths)
    left = right = min(first, len(widths))
    while right < min(last, len(widths)) and widths[right] <= room:
        room, right = room - widths[right], right + 1
    while left > 0 and widths[left - 1] <= room // 2:
        room, left = room - widths[left - 1], left - 1
    while right < len(widths) and widths[right] <= room:
        room, right = room - widths[right], right + 1
    return left, right


def _shown(character: str) -> str:
    """A character as it is shown: a tab as blanks, and what has no width of its own written out."""
    if character == "\t":
        return _TAB
    if character == "\u00a0":
        return " "
    if unicodedata.combining(character):
        return character.encode("unicode_escape").decode("ascii")
    return visible(character)


def _width(cell: str) -> int:
    if cell.isascii():
        return len(cell)
    from rich.cells import cell_len

    return cell_len(cell)
