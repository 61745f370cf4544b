"""Which detectors a text is worth: its words are read once, and a word that has been seen is not judged again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import DETECTORS

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST: Final = 200_000
"""How many words are remembered; then it begins anew."""
_dull: set[str] = set()
_keen: dict[str, frozenset[str]] = {}


def opened(text: str) -> Collection[str]:
    """The codes of the detectors that a word of this folded text is for."""
    if len(_dull) + len(_keen) > _MOST:
        _dull.clear()
        _keen.clear()
    words = text.split()
    if _dull.issuperset(words):
        return ()
    fresh = set(words) - _dull
    for word in fresh - _keen.keys():
        _judge(word)
    return frozenset().union(*(_keen[word] for word in fresh if word in _keen))


def _judge(word: str) -> None:
    codes = frozenset(kod for kod, one in DETECTORS.items() if one.worth(word))
    if codes:
        _keen[word] = codes
    else:
        _dull.add(word)
