"""LIX, how hard a Swedish text is to read, and which of its sentences make it so.

Source: C.-H. Björnsson, Läsbarhet, Liber 1968. LIX = words / sentences + 100 · long words / words, where a word is
long with more than six letters. The words for the value are those of the usual Swedish table (lix.se): below 30 very
easy, 30–40 easy, 40–50 ordinary newspaper, 50–60 official texts, above 60 very hard.

It is our own: PyPI's only maintained one, textstat, brings nltk, pronouncing dictionaries and 38 MB for this one
formula, takes every full stop for a sentence's end (`kl. 21`, `t.ex.`), and leaves sentences of two words uncounted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.svenska import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LONG: Final = 6
"""A word with more letters than this is long."""
_WORD: Final = re.compile(r"\w+(?:[-’':.,]\w+)*")
_LINE: Final = re.compile(r"\n+")
_LEVELS: Final = ((30, "mycket lättläst"), (40, "lättläst"), (50, "medelsvår"), (60, "svår"))


class Lix(NamedTuple):
    """Words, long words and sentences of a text; add two for the LIX of both."""

    ord: int = 0
    langa: int = 0
    meningar: int = 0

    @property
    def varde(self) -> float:
        """The LIX; 0 for a text without words."""
        return self.ord / self.meningar + 100 * self.langa / self.ord if self.ord else 0.0

    def plus(self, other: Lix) -> Lix:
        """Both texts as one."""
        return Lix(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    def minus(self, other: Lix) -> Lix:
        """The text without the other, which is a part of it."""
        return Lix(*(mine - theirs for mine, theirs in zip(self, other, strict=True)))


def count(mening: str) -> Lix:
    """One sentence. A number is a word, `100 000` and `2026-05-01` too; `S-formad` has seven letters and is long."""
    words = _WORD.findall(mening.replace("\u00a0", ""))
    long_ = sum(sum(map(str.isalpha, word)) > LONG for word in words)
    return Lix(len(words), long_, 1) if words else Lix()


def split(text: str) -> list[str]:
    """The sentences of a text; a line break ends one, as a heading or an item does."""
    return [one for line in _LINE.split(text) for one in sentences(line.strip()) if _WORD.search(one)]


def lix(text: str) -> Lix:
    """A whole text."""
    return total(map(count, split(text)))


def total(parts: Iterable[Lix]) -> Lix:
    """Many texts as one."""
    whole = Lix()
    for part in parts:
        whole = whole.plus(part)
    return whole


def in_words(varde: float) -> str:
    """What a LIX says, by the table: `lättläst` from 30 to below 40."""
    return next((word for below, word in _LEVELS if varde < below), "mycket svår")


def raises(meningar: Sequence[str]) -> list[float]:
    """By how much each sentence raises the LIX of them all: what would be gained if it were not there.

    0 for one that lowers it, and for all where there is only one.
    """
    counted = [count(one) for one in meningar]
    whole = total(counted)
    without = [whole.minus(one) for one in counted]
    return [max(0.0, whole.varde - rest.varde) if rest.ord else 0.0 for rest in without]
