"""Who answers for a measure in the law's eyes: the municipality itself, somebody else, or nobody that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from est_cli.model.atgarder import Atgard
    from est_cli.model.register import Aktor

Agare = Literal["kommunen", "andra", "ingen"]
AGARE: Final[dict[Agare, str]] = {
    "kommunen": "Kommunen ansvarar",
    "andra": "Andra ansvarar",
    "ingen": "Ingen känd ansvarig",
}
"""The owners in the order that a report shows them, in words."""
VEMS: Final[dict[Agare, str]] = {"kommunen": "kommunens", "andra": "andras", "ingen": "okänt"}
"""Whose it is, in a word."""
VILKA: Final = (
    "Kommunens egna åtgärder är de vars ansvariga funktion har typen kommun i register/aktorer.yaml. "
    "Skolor, kommunala bolag och räddningstjänst räknas som andra, så som registret säger."
)


def owner(atgard: Atgard, aktorer: Mapping[str, Aktor]) -> Agare:
    """Whose measure it is, by the type of the responsible actor in the register."""
    actor = aktorer.get(atgard.ansvarig) if isinstance(atgard.ansvarig, str) else None
    if actor is None:
        return "ingen"
    return "kommunen" if actor.typ == "kommun" else "andra"
