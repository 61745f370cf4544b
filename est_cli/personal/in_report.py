"""An exception in a file that a report is made from holds in the report too, where the same sentence stands."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from est_cli.personal.exceptions import excuse
from est_cli.personal.found import found
from est_cli.personal.sentence import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Hit
    from est_cli.personal.registers import Registers
    from est_cli.reading.document import Document

_REPORTS: Final = "rapporter/"
_MARKS: Final = 2000
"""So many characters of markup may stand on either side in a sentence of a report."""
_TAG: Final = re.compile(r"<[^<>]*>")
_MARKUP: Final = re.compile(r"[*`'\\]")
_BLANKS: Final = re.compile(r"\s+")


def is_report(fil: str) -> bool:
    """Whether a file is made from others."""
    return fil.startswith(_REPORTS)


def is_covered(report: Document, hit: Hit, registers: Registers) -> bool:
    """Whether a hit in a report stands in a sentence that is excused in the file it came from."""
    files = sorted({one.fil for one in registers.exceptions if one.regel == hit.kod})
    return any(_holds(report, hit, mening) for fil in files for mening in _excused(fil, hit.kod, registers))


def _excused(fil: str, kod: str, registers: Registers) -> Iterator[str]:
    """The sentences of a file that a rule's exceptions cover."""
    document = registers.source(fil)
    for hit in found(document, registers):
        if hit.kod == kod:
            mening = sentence(document, hit.start, hit.slut)
            if excuse(kod, fil, mening) in registers.exceptions:
                yield mening


def _holds(report: Document, hit: Hit, mening: str) -> bool:
    """Whether the sentence stands around the hit, whatever marks, entities and line breaks the report gives it."""
    wanted, near = _plain(mening).strip(), len(mening) + _MARKS
    first = max(0, hit.start - near)
    whole, start, end = (_read(report, first, last) for last in (hit.slut + near, hit.start, hit.slut))
    at = whole.find(wanted, max(0, len(end) - len(wanted)))
    return 0 <= at <= len(start)


def _read(report: Document, start: int, end: int) -> str:
    text = report.text[start:end]
    return _plain(unescape(_TAG.sub("", text) if report.fil.endswith(".html") else text))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", _MARKUP.sub("", text))
