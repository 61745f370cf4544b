"""How a measure went, as its follow-up shows it: when it was, whether it was done, why not, and what it cost."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from est_cli.lag.lacks import has_cause
from est_cli.lag.owners import Agare, owner
from est_cli.lag.plan_case import days, who
from est_cli.lag.sums import Kostnad, cost_of
from est_cli.reports.values import Cell, number, word
from est_cli.reports.work import status
from est_cli.rules.atgarder import TILLAGD
from est_cli.svenska import ended, one_line

if TYPE_CHECKING:
    from decimal import Decimal

    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard
    from est_cli.model.utvardering import Genomforande
    from est_cli.period import Period
    from est_cli.reports.render import Reports

Hur = Literal["gjord", "oprovad", "justerad", "delvis", "inte", "kvar"]
HUR: Final[dict[Hur, str]] = {
    "gjord": "Gjord som planerat",
    "oprovad": "Gjord, men inte utvärderad",
    "justerad": "Gjord, men ändrad",
    "delvis": "Delvis gjord",
    "inte": "Inte gjord, eller avbruten",
    "kvar": "Står kvar som planerad eller pågående",
}
"""How a measure went, in the order that the follow-up counts."""
_UTFALL: Final[dict[str, Hur]] = {"som_planerat": "gjord", "justerad": "justerad", "delvis": "delvis", "ej": "inte"}
_STATUS: Final[dict[str, Hur]] = {
    "genomford": "oprovad", "delvis": "delvis", "avbruten": "inte", "planerad": "kvar", "pagar": "kvar",
}  # fmt: skip
GJORDA: Final[frozenset[Hur]] = frozenset({"gjord", "oprovad", "justerad"})
"""What counts as done."""
_FULLT_UT: Final = frozenset({"gjord", "oprovad", "kvar"})
GRANSER: Final = (
    "En åtgärd är med när dess tid rör perioden: från startdagen till slutdagen, eller till i dag om den står kvar "
    "som planerad eller pågående. Saknas startdagen räknas från dagen då ärendet först nådde åtgärder, annars från "
    "ärendets första dag. Saknas slutdagen för en åtgärd som inte pågår räknas till dagen för omprövning, annars till "
    "ärendets senaste steg. Ett ärende är med när minst en av dess åtgärder är det. Åtgärder räknas hela, också det "
    "de kostar utanför perioden. Läget är det som filerna säger på rapportens dag."
)
"""The period's borders in words."""


class Foljdrad(NamedTuple):
    """How a measure went: in words and as a key, why, whose, whether it had a cause, planned and actual cost."""

    titel: str
    nar: Cell
    vem: Cell
    hur: Hur
    utfall: str
    varfor: Cell
    skal_saknas: bool
    agare: Agare
    utan_orsak: bool
    plan: Kostnad
    faktisk: Kostnad

    @property
    def timmar(self) -> Cell:
        """Hours used beside those planned: `66 (plan 60)`."""
        return _against(self.faktisk.timmar, self.plan.timmar)

    @property
    def kronor(self) -> Cell:
        """Kronor used beside those planned."""
        return _against(self.faktisk.kronor, self.plan.kronor)


def span(arende: Arende, atgard: Atgard, idag: date) -> tuple[date, date]:
    """A measure's first and last day as `GRANSER` says."""
    reached = next((row.datum for row in arende.historik if row.skede == "atgarder"), arende.historik[0].datum)
    first = atgard.start if isinstance(atgard.start, date) else reached
    stated = atgard.slut if isinstance(atgard.slut, date) else None
    if atgard.oppen:
        last = max(stated or idag, idag) if arende.skede != "avskrivet" else stated or arende.historik[-1].datum
    else:
        again = atgard.omprovas if isinstance(atgard.omprovas, date) else None
        last = stated or again or arende.historik[-1].datum
    return first, max(first, last)


def touches(arende: Arende, atgard: Atgard, period: Period, idag: date) -> bool:
    """Whether a measure's time overlaps the period, both ends counted."""
    first, last = span(arende, atgard, idag)
    return first <= period.till and last >= period.fran


def followed(arende: Arende, atgard: Atgard, reports: Reports) -> Foljdrad:
    """How a measure went; the evaluation's word counts before the measure's own status."""
    done = next((one for one in arende.utvardering.genomforande or () if one.atgard == atgard.id), None)
    hur = _how(atgard, done)
    why = _why(arende, atgard, done, hur)
    return Foljdrad(
        str(atgard.titel),
        days(atgard),
        who(atgard, reports),
        hur,
        _said(arende, atgard, done, hur, reports.idag),
        why,
        why is None and hur not in _FULLT_UT,
        owner(atgard, reports.workspace.aktorer),
        not atgard.ar_akut and not has_cause(arende, atgard),
        cost_of(atgard.resurser),
        cost_of(done.resurser if done else None),
    )


def _how(atgard: Atgard, done: Genomforande | None) -> Hur:
    said = _UTFALL.get(done.utfall) if done and isinstance(done.utfall, str) else None
    return said or _STATUS[atgard.lage]


def _said(arende: Arende, atgard: Atgard, done: Genomforande | None, hur: Hur, idag: date) -> str:
    if hur == "kvar":
        last = atgard.slut or atgard.omprovas
        late = ", försenad" if isinstance(last, date) and last < idag else ""
        ended_ = f", fast ärendet är {word(arende.skede)}" if arende.skede in {"avslutat", "avskrivet"} else ""
        return f"står kvar som {'pågående' if atgard.lage == 'pagar' else 'planerad'}{late}{ended_}"
    outcome = word(done.utfall, "utfall") if done and done.utfall else None
    state = status(atgard)
    if outcome is None:
        return f"{state} (inte utvärderad)"
    return state if outcome == state else f"{state}, {outcome}"


def _why(arende: Arende, atgard: Atgard, done: Genomforande | None, hur: Hur) -> Cell:
    """The evaluation's comment; else the last line of the measure's diary, else why the case was written off."""
    if done and done.kommentar:
        return done.kommentar
    if hur in {"gjord", "oprovad"}:
        return None
    notes = [one for one in atgard.anteckningar or () if one.text != TILLAGD]
    if notes:
        return f"{notes[-1].datum}: {notes[-1].text}"
    motive = arende.historik[-1].motiv
    return f"Ärendet avskrevs: {ended(one_line(str(motive)))}" if arende.skede == "avskrivet" and motive else None


def _against(used: Decimal | int | None, planned: Decimal | int | None) -> Cell:
    if used is None and planned is None:
        return None
    return (
        f"{number(used) if used is not None else 'okänt'} (plan {number(planned) if planned is not None else 'okänd'})"
    )
