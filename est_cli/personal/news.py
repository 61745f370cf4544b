"""What a change would bring: the hits that a file did not have before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from est_cli.personal.check import objections

if TYPE_CHECKING:
    from est_cli.personal.hit import Hit
    from est_cli.personal.registers import Registers
    from est_cli.reading.document import Document


def new_hits(before: Document, after: Document, registers: Registers) -> list[Hit]:
    """The hits of the new text that the old one does not have, or has fewer of, in order."""
    old = Counter(_key(before, hit) for hit in objections(before, registers))
    found = []
    for hit in objections(after, registers):
        key = _key(after, hit)
        if not old[key]:
            found.append(hit)
        old[key] -= bool(old[key])
    return found


def _key(document: Document, hit: Hit) -> tuple[str, str]:
    return hit.kod, document.text[hit.start : hit.slut]
