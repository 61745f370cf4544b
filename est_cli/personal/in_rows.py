"""What of a file of observations no person wrote: digests, dates and coordinates can look like anybody's number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_TIME: Final = r"(?:[0-9]{2}:[0-9]{2})?"
_SLUG: Final = r"(?!(?:[a-z-]*[0-9]){8})[a-z0-9-]*"
"""An id with fewer digits than a telephone number."""
_DEGREES: Final = r"(?:-?[0-9]{1,3}\.[0-9]{1,12})?"
_ID: Final = r"(?:[a-z0-9-]+-(?![0-9]{12}(?![0-9a-f]))[0-9a-f]{12}|(?!(?:[a-z-]*[0-9]){10})[a-z0-9-]+)"
"""A checksum that est made, or a number of the source with fewer digits than a person's."""
_AFTER_ID: Final = (_DATE, _TIME, rf"(?:{_DATE})?", _TIME, *[_SLUG] * 4, "[0-9]{0,6}", _DEGREES, _DEGREES)
_CELLS: Final = ",".join(rf'"?{cell}"?' for cell in _AFTER_ID)
_MADE: Final = re.compile(rf'^(?:"?{_ID}"?|([^,\n]*)),{_CELLS}(?=,)|\0+', re.MULTILINE)
"""All of a row, in the usual order of its columns, up to the comma before what someone wrote; or a NUL byte.

In group 1, an id that may be something else. A row with any value of another form is no such row.
"""
_PORTION: Final = 200_000
_LONGEST: Final = 5 * _PORTION


def made_by_machine(text: str) -> Iterator[tuple[int, int]]:
    """The stretches that no person wrote, from start to end, in order."""
    for row in _MADE.finditer(text):
        yield max(row.start(), row.end(1)), row.end()


def portions(text: str) -> Iterator[tuple[int, str]]:
    """A large text in pieces of whole lines, each with where it begins; a line of a megabyte is cut."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _PORTION, at + _LONGEST) + 1 or at + _LONGEST
        yield at, text[at:end]
        at = end
