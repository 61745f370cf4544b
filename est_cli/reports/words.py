"""Sentences that the case report and the overview share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.findings import Finding, count
from est_cli.svenska import antal, uppraknat

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.reports.names import Names
    from est_cli.reports.values import Cell
    from est_cli.rules.sent import Sen

_SENT: Final = {
    "atgard": "skulle ha varit klar",
    "omprovning": "skulle ha omprövats",
    "mal": "skulle ha varit nått",
    "kontroll": "skulle ha gjorts",
}


_NIVA: Final = {
    "fel": ("fel", "fel"),
    "hinder": ("hinder", "hinder"),
    "varning": ("varning", "varningar"),
    "tips": ("tips", "tips"),
}


def findings_in_words(found: list[Finding]) -> str:
    """How many findings of each level there are: `2 fel och 3 varningar`; empty for none."""
    return uppraknat([antal(number, *_NIVA[niva]) for niva, number in count(found).items() if number])


def late_item(arende: Arende, sen: Sen, names: Names) -> tuple[str, Cell, str]:
    """What is late, who is responsible, and its last day."""
    part = arende.atgarder
    if sen.slag == "kontroll":
        title = "Kontrollen efter avslut"
    elif sen.slag == "mal":
        title = next((f"Målet ”{one.beskrivning or one.id}”" for one in part.mal or () if one.id == sen.id), sen.id)
    else:
        title = next((f"Åtgärden ”{one.titel}”" for one in part.atgarder or () if one.id == sen.id), sen.id)
    return f"{title} {_SENT[sen.slag]}", names.aktor(sen.ansvarig), str(sen.senast)
