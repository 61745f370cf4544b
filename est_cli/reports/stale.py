"""Which day a report bears, read back from its text; and what is said of one that no longer agrees with the files."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from est_cli.svenska import MANADER

_LAGE: Final = re.compile(rf"Läget den ([1-9]|[12]\d|3[01]) ({'|'.join(MANADER)}) (\d{{4}})\b")


class Granskad(NamedTuple):
    """A committed report that is not what would be written now, in a sentence; `fel`: False where nobody can tell."""

    fil: str
    text: str
    fel: bool = True


def date_of(text: str) -> date | None:
    """The day that a report bears (`Läget den 12 februari 2026`), in Markdown or HTML; None where none stands.

    A title may hold the same words, so the report's own line is looked for first: it is the only one that begins
    with them or stands right after a tag.
    """
    for found in _LAGE.finditer(text):
        if found.start() == 0 or text[found.start() - 1] in "\n>*":
            day, month, year = found.groups()
            try:
                return date(int(year), MANADER.index(month) + 1, int(day))
            except ValueError:
                return None
    return None
