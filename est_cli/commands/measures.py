"""Finding a measure in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.commands.common import known_id
from est_cli.errors import EstError
from est_cli.model.atgarder import Atgardsdel

if TYPE_CHECKING:
    from est_cli.workspace.case import CaseFiles


def ids(case: CaseFiles) -> list[str]:
    """The ids of the case's measures in the order of the file; EstError where the file cannot be read."""
    if "atgarder" in case.unreadable:
        raise EstError(f"{case.fil('atgarder')} går inte att läsa.", f"est validera {case.id} visar vad som är fel.")
    part = case.parts.get("atgarder")
    measures = part.atgarder or () if isinstance(part, Atgardsdel) else ()
    return [measure.id for measure in measures]


def index_of(case: CaseFiles, wanted: str) -> int:
    """Where in the list a measure stands; EstError with the nearest id where there is none such."""
    known = ids(case)
    if not known:
        raise EstError(f"{case.id} har inga åtgärder.", f'Lägg till en: est atgard ny {case.id} "TITEL" …')
    return known.index(known_id("Åtgärden", wanted, known))
