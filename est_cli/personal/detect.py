"""All that the rules of personal data find in a text, or in the name of a file."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from est_cli.personal import rule  # noqa: F401 - reads the detectors in
from est_cli.personal.detector import DETECTORS
from est_cli.personal.fold import fold
from est_cli.personal.gate import opened
from est_cli.personal.hit import NOTHING, Allowed, Hit

if TYPE_CHECKING:
    from collections.abc import Iterable

MEDIA: Final = "I709"
"""The one rule that judges a file by its name alone."""
_BETWEEN: Final = re.compile(r"[-_./]+")
_OURS: Final = re.compile(r"\.(?:yaml|yml|md|csv|html)$")
"""Endings that say nothing, and could be read as part of an address."""
_YEAR: Final = re.compile(r"(?:arenden/)?[0-9]{4}-")
_NUMBERS: Final = re.compile(r"[\d@＠]")


def hits(text: str, allowed: Allowed = NOTHING) -> list[Hit]:
    """All I701–I708 in a text, in order of start, no two overlapping of the same code; offsets are in characters."""
    return [*_hits(text, allowed)]


@lru_cache(maxsize=256)
def _hits(text: str, allowed: Allowed) -> list[Hit]:
    """The same, remembered a while: two sides of a change hold mostly the same texts."""
    folded = fold(text)
    worth = opened(folded.text)
    if not worth:
        return []
    found = [
        hit._replace(start=folded.place(hit.start), slut=folded.place(hit.slut - 1) + 1)
        for kod, one in DETECTORS.items()
        if kod in worth and kod != MEDIA
        for hit in _apart(one.hits(folded.text, allowed))
    ]
    return sorted(_one_reading(found, text), key=lambda hit: (hit.start, hit.kod))


def _one_reading(found: list[Hit], text: str) -> list[Hit]:
    """Without telephone numbers inside what is an identity number: ten digits in a row may be either, and are both."""
    numbers = [
        hit for hit in found if hit.kod == "I701" and hit.niva == "fel" and not text[hit.start : hit.slut].isdigit()
    ]
    return [hit for hit in found if hit.kod != "I702" or not any(_touch(hit, number) for number in numbers)]


def _touch(one: Hit, other: Hit) -> bool:
    return one.start < other.slut and other.start < one.slut


def _apart(found: Iterable[Hit]) -> list[Hit]:
    """Hits of one code without those that begin inside an earlier one."""
    kept: list[Hit] = []
    for hit in sorted(found, key=lambda hit: (hit.start, -hit.slut)):
        if not kept or hit.start >= kept[-1].slut:
            kept.append(hit)
    return kept


def says_numbers(name: str) -> bool:
    """Whether a path holds more digits than a case's year, or an at sign: no other has a hit of level fel."""
    year = _YEAR.match(name)
    return _NUMBERS.search(name, year.end() if year else 0) is not None


def name_hits(whole: str, allowed: Allowed = NOTHING) -> list[Hit]:
    """I709 for a file's path in the workspace, and what `hits` finds in it, also with - _ . and / read as blanks.

    A name is looked for in small letters too. Where a hit stands is not told: start and end are of its own reading.
    """
    name = _OURS.sub("", whole)
    spaced = _BETWEEN.sub(" ", name)
    readings = (spaced.title(), spaced, name) if says_numbers(name) else (spaced.title(),)
    found = {hit.kod: hit for reading in readings for hit in hits(reading, allowed)}
    return [*DETECTORS[MEDIA].hits(whole, allowed), *(found[kod] for kod in sorted(found))]
