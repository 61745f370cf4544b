"""What the personal-data rules find in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from est_cli.findings import Niva


class Hit(NamedTuple):
    """A stretch of a text, in characters, that an I rule objects to; `text` names the kind and echoes nothing."""

    kod: str
    niva: Niva
    start: int
    slut: int
    text: str


class Allowed(NamedTuple):
    """What may stand although it has the shape: telephone numbers (E.164) and e-mail addresses (lower case)."""

    telefon: frozenset[str]
    epost: frozenset[str]


NOTHING: Final = Allowed(frozenset(), frozenset())
