"""A text as a reader sees it: every kind of digit, dash and blank made plain, and what cannot be seen left out."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_ODD: Final = re.compile("[^\x00-\x9f\xa1-\xac\xae-\xff]")
"""All that is not plain Latin-1: also the no-break space and the soft hyphen."""
_MARK: Final = re.compile("[A-Za-z][\u0300-\u036f]")


class Folded(NamedTuple):
    """A folded text; `at` tells for each of its characters, and its end, where it stood: None where nothing moved."""

    text: str
    at: Sequence[int] | None

    def place(self, index: int) -> int:
        """Where a character of the folded text stands in the original."""
        return index if self.at is None else self.at[index]


def fold(text: str) -> Folded:
    """Full-width and Arabic digits become 0–9, dashes `-`, blanks a space; zero-width characters go."""
    if _is_plain(text):
        return Folded(text, None)
    parts: list[str] = []
    at: list[int] = []
    last = 0
    for odd in _odd_places(text):
        start, slut = odd.span()
        parts += [text[last:start], _plain(odd[0])]
        at += [*range(last, start), *(start,) * len(parts[-1])]
        last = slut
    return Folded("".join([*parts, text[last:]]), [*at, *range(last, len(text) + 1)])


def _is_plain(text: str) -> bool:
    """Whether a text is Latin-1 with no character that needs folding: most are, and this is the quickest to ask."""
    try:
        text.encode("latin-1")
    except UnicodeEncodeError:
        return False
    return "\xa0" not in text and "\xad" not in text


def _odd_places(text: str) -> list[re.Match[str]]:
    """The odd characters, and the letters with their marks written apart (`a` + ring, as a Mac names its files)."""
    places = {one.start(): one for one in _ODD.finditer(text)}
    for pair in _MARK.finditer(text):
        del places[pair.start() + 1]
        places[pair.start()] = pair
    return [places[start] for start in sorted(places)]


def _plain(odd: str) -> str:
    """What stands for an odd character: at most one character."""
    if len(odd) > 1:
        return unicodedata.normalize("NFC", odd)[0]
    kind = unicodedata.category(odd)
    if kind == "Nd":
        return str(unicodedata.decimal(odd))
    if kind in {"Cf", "Mn", "Me"}:
        return ""
    plain = {"Pd": "-", "Zs": " "}.get(kind) or unicodedata.normalize("NFKC", odd)
    return "-" if odd == "\u2212" else plain if len(plain) == 1 else odd
