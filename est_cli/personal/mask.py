"""What is left of a text when nobody may read a hit in it: its first two characters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LEFT: Final = 2
"""So many characters of a hit may be printed."""
_MAY_HOLD: Final = re.compile(r"[\d@＠]|(?:[({\[ ]at[)}\] ])|snabel", re.IGNORECASE)
"""Every hit of level fel has a digit or an at sign, which may be spelled out."""
_AS_BLANK: Final = re.compile(r"(?<![0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[-_.]")
"""A date stays a date."""
_ESCAPE: Final = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U000[0-9A-Fa-f]{5})")
_UNSEEN: Final = "\u200b"
_NOT_A_BREAK: Final = re.compile(r"[^\n]")


def masked(text: str, fill: str = "", *, warnings: bool = False) -> str:
    """A text in which every hit of level fel gives way to its first two characters and `…`.

    With `fill`, one character, each character that is hidden becomes that one, so that columns and lines stay. With
    `warnings`, hits of that level are hidden too: for a line that is quoted from a file.
    """
    if not warnings and not _MAY_HOLD.search(text):
        return text
    return _masked(text, _ESCAPE.sub(_read, text), fill, warnings)


def _read(escape: re.Match[str]) -> str:
    r"""The character that `\x31` stands for, and nothing seen in the rest of its places."""
    return chr(int(escape[0].strip("\\xuU"), 16)).ljust(len(escape[0]), _UNSEEN)


def masked_name(name: str) -> str:
    """The same for a path or an id, where `-`, `_` and `.` may stand for blanks."""
    from est_cli.personal.detect import says_numbers

    if not says_numbers(name):
        return name
    name = masked(name)
    return _masked(name, _AS_BLANK.sub(lambda hit: " " if len(hit[0]) == 1 else hit[0], name), "", False)  # noqa: FBT003 - as above


@lru_cache(maxsize=2048)
def _masked(text: str, read: str, fill: str, warnings: bool) -> str:  # noqa: FBT001 - a key of the cache
    """The text without the hits in what it reads as, character by character."""
    for start, end in reversed(list(_stretches(read, warnings=warnings))):
        while read[end : end + 1] == _UNSEEN:
            end += 1  # noqa: PLW2901 - the last character's own places
        hidden = _NOT_A_BREAK.sub(fill, text[start:end]) if fill else "…"
        text = text[:start] + hidden + text[end:]
    return text


def _stretches(text: str, *, warnings: bool) -> Iterator[tuple[int, int]]:
    """What is to be hidden, from start to end, in order; hits that overlap are one."""
    from est_cli.personal.detect import hits

    first = last = -LEFT
    for hit in hits(text):
        if hit.niva != "fel" and not warnings:
            continue
        if hit.start < last:
            last = max(last, hit.slut)
            continue
        if last > first + LEFT:
            yield first + LEFT, last
        first, last = hit.start, hit.slut
    if last > first + LEFT:
        yield first + LEFT, last
