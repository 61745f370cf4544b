"""Searching for many words at once, quickly: a boundary first, then one branch for each first letter."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Vocabulary:
    """Words that begin with a letter or a digit; a word that ends in `*` may have any ending.

    `rest` is what must follow the word. The pattern is made when it is first needed: a check must start fast.
    """

    def __init__(self, words: Iterable[str], rest: str = r"(?!\w)") -> None:
        """Each word is written as in a regular expression, in small letters; its first letter may be a capital."""
        self._words = frozenset(words)
        self._rest = rest

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The word is the group `ord`."""
        words = sorted(word.replace("*", r"\w*") for word in self._words)
        branches = [
            f"[{letter}{letter.upper()}](?:{'|'.join(sorted((word[1:] for word in group), key=len, reverse=True))})"
            for letter, group in groupby(words, key=lambda word: word[0])
        ]
        return re.compile(rf"[\W_](?P<ord>(?:{'|'.join(branches)})){self._rest}")

    def has(self, word: str) -> bool:
        """Whether one of the words is in a word (what stands between blanks)."""
        return self.pattern.search(f" {word}") is not None

    def places(self, text: str) -> Iterator[tuple[int, int, re.Match[str]]]:
        """Where the words stand: start and end of the word, and the match."""
        for found in self.pattern.finditer(f"\n{text}"):
            yield found.start("ord") - 1, found.end("ord") - 1, found
