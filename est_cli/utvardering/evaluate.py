"""A case evaluated: each indicator's times, values, estimates, verdict, and what it cannot say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.errors import EstError
from est_cli.observationer.columns import files
from est_cli.utvardering.judge import Laget, counted, judge
from est_cli.utvardering.limits import limits
from est_cli.utvardering.record import Bedomning, Indikatorutfall, Utfall
from est_cli.utvardering.series import Observed, observe
from est_cli.utvardering.times import Asked, times
from est_cli.utvardering.usable import is_count, matning_of, starts, text, texts
from est_cli.utvardering.values import Jamfort, Valda, chosen, measured, pair
from est_cli.utvardering.verdict import explained

if TYPE_CHECKING:
    from datetime import date

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Indikator
    from est_cli.observationer.count import Urval
    from est_cli.utvardering.record import Tid
    from est_cli.workspace.load import Workspace


def evaluate(
    workspace: Workspace, arende: Arende, idag: date, fore: Tid | None = None, efter: Tid | None = None
) -> Utfall:
    """All indicators of a case as of a day; `fore` and `efter` in place of the case's own times.

    Raises EstError where the case has no indicator, or the two times overlap.
    """
    indicators = [one for one in arende.problem.indikatorer or () if isinstance(one.id, str)]
    if not indicators:
        raise EstError(
            f"Ärendet {arende.id} har inga indikatorer, så det finns inget att jämföra.",
            f"Skriv dem i arenden/{arende.id}/problem.yaml, under indikatorer; est regel P208 visar hur.",
        )
    began = starts(arende)
    asked = Asked(idag, began[0][0] if began else None, fore, efter)
    which = {one.id: chosen(arende, one) for one in indicators}
    here = Laget(workspace, arende, asked, observe(workspace.tree, _named(which)) if _any(which) else Observed())
    rows = [_indicator(here, one, which[one.id]) for one in indicators]
    others = texts(arende.utvardering.andra_forklaringar)
    for row in rows:
        row.bedomning = explained(row.bedomning, others)
    return Utfall(arende.id, text(arende.titel) or "", arende.skede, began, rows, others)


def _any(which: dict[str, Valda]) -> bool:
    return any(one.eget for one in which.values())


def _named(which: dict[str, Valda]) -> dict[str, Urval]:
    """What to count by name: `<indicator> eget`, `<indicator> jamforelse`, `<indicator> omfordelning`."""
    return {f"{id_} {kind}": urval for id_, one in which.items() for kind, urval in one._asdict().items() if urval}


def _indicator(here: Laget, indikator: Indikator, which: Valda) -> Indikatorutfall:
    tider = times(indikator, here.arende.utvardering, here.asked)
    before, after = measured(here.workspace.tree, indikator, which.eget, tider)
    row = Indikatorutfall(
        indikator.id,
        text(indikator.namn) or indikator.id,
        text(indikator.enhet),
        text(indikator.riktning),
        Bedomning("ej_an", None, fel_hall=False, text=tider.hinder),
        before,
        after,
        hinder=bool(tider.hinder),
        tidigast=tider.tidigast,
    )
    row.forbehall += _uncounted(here, indikator, row)
    row.forbehall += limits(here.workspace, here.arende, indikator, tider)
    if not tider.hinder:
        of = Jamfort(here.arende, indikator, tider, here.seen if counted(row) else None)
        row.jamforelse = pair(of, "jamforelse", which.jamforelse)
        row.omfordelning = pair(of, "omfordelning", which.omfordelning)
        judge(here, indikator, row, tider)
    return row


def _uncounted(here: Laget, indikator: Indikator, row: Indikatorutfall) -> list[str]:
    """Why an indicator that says what to count is not counted."""
    if indikator.matning is None or (row.fore and row.fore.av == "observationer"):
        return []
    if not is_count(indikator):
        return ["Indikatorn har matning, men bara enheten antal räknas ur observationerna."]
    if matning_of(indikator) is None:
        return [f"Indikatorns matning går inte att läsa; est validera {here.arende.id} visar varför."]
    if not files(here.workspace.tree):
        return ["Det finns inga observationer i arbetsytan. est importera läser in dem."]
    if row.efter and row.efter.av == "observationer":
        return ["Före är ärendets egen siffra, efter är räknat ur observationerna; räknesätten kan skilja sig."]
    return ["Observationer saknas från någon av tiderna, så siffrorna är de som står i ärendet."]
