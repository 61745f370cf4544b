"""What several rules ask of a case: what a post lacks, what it is called, which measures answer to a cause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.reading.refused import REFUSED
from est_cli.rules.rule import answered

if TYPE_CHECKING:
    from est_cli.model.analys import Orsak
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard, Mal
    from est_cli.model.record import Record


def lacking(post: Record, *keys: str) -> list[str]:
    """Those of the keys that are not answered, in their order."""
    return [key for key in keys if not answered(getattr(post, key))]


def named(post: Orsak | Atgard | Mal) -> str:
    """A post's id for a message; `utan id` where it has none (which is a finding of its own)."""
    return post.id or "utan id"


def maybe(value: object, wanted: str) -> bool:
    """Whether a value is the wanted one, or cannot be read and so might be."""
    return value is REFUSED or value == wanted


def unreadable(arende: Arende, *keys: str) -> bool:
    """Whether any measure has one of these keys with a value that cannot be read, so that nothing is known of all."""
    return any(getattr(atgard, key) is REFUSED for atgard in arende.atgarder.atgarder or () for key in keys)


def fordjupade(arende: Arende) -> list[tuple[int, Atgard]]:
    """The measures that are not acute, with their places in the list; one whose `akut` cannot be read is left out."""
    atgarder = enumerate(arende.atgarder.atgarder or ())
    return [(index, atgard) for index, atgard in atgarder if atgard.akut in {None, "nej"}]
