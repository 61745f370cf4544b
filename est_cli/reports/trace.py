"""The traceability matrix: indicator ← goal ← measure → cause ← evidence, with every broken link in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reports.parts import source
from est_cli.reports.values import Cell, joined, period, several, word
from est_cli.reports.work import status

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.analys import Orsak
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard, Mal
    from est_cli.reports.names import Names

KOLUMNER: Final = ("Åtgärd", "Ansvarig och tid", "Status och utfall", "Orsak", "Belägg")
_MED_UTFALL: Final = {"utvardering", "avslutat"}

Rad = tuple[str, str, str, str, str]


class Grupp(NamedTuple):
    """The measures of one goal, under the indicator that it is measured with and the verdict on it."""

    mal: str
    indikator: Cell
    bedomning: Cell
    rader: list[Rad]


class Matris(NamedTuple):
    """The whole chain by goal, and its broken links in words."""

    grupper: list[Grupp]
    brott: list[str]


def matrix(arende: Arende, names: Names, kallor: dict[str, str]) -> Matris | None:
    """The matrix of a case; None as long as it has neither goals nor measures."""
    part = arende.atgarder
    if not (part.mal or part.atgarder):
        return None
    trace = _Trace(arende, names, kallor)
    groups = [trace.goal(mal) for mal in _by_indicator(arende)]
    groups += trace.others()
    return Matris(groups, trace.broken)


def _by_indicator(arende: Arende) -> list[Mal]:
    """The goals, those of the first indicator first, those without one last."""
    order = {one.id: place for place, one in enumerate(arende.problem.indikatorer or ())}
    return sorted(arende.atgarder.mal or (), key=lambda mal: order.get(mal.indikator or "", len(order)))


class _Trace:
    """Walks a case from goals to evidence and notes each link that is missing."""

    def __init__(self, arende: Arende, names: Names, kallor: dict[str, str]) -> None:
        self.arende = arende
        self.names = names
        self.kallor = kallor
        self.broken: list[str] = []
        self.measures = tuple(arende.atgarder.atgarder or ())
        self.causes: dict[str, Orsak] = {one.id: one for one in arende.analys.orsaker or ()}
        self.indicators = {one.id: one.namn for one in arende.problem.indikatorer or ()}
        part = arende.utvardering
        self.outcomes = {one.atgard: one.utfall for one in part.genomforande or ()}
        self.verdicts = {one.mal: one.bedomning for one in part.maluppfyllelse or ()}
        self.judged = arende.skede in _MED_UTFALL
        self.rows = {id(one): list(self._rows(one)) for one in self.measures}

    def goal(self, mal: Mal) -> Grupp:
        """One goal with its measures."""
        name = mal.beskrivning or str(mal.id)
        rows = [row for one in self.measures if mal.id in (one.mal or ()) for row in self.rows[id(one)]]
        if not rows:
            self.broken.append(f"Målet ”{name}” har ingen åtgärd.")
        return Grupp(name, self._indicator(mal, name), self._verdict(mal, name), rows)

    def others(self) -> Iterator[Grupp]:
        """What hangs on no goal: measures, acute measures, causes nobody acts on, indicators without a goal."""
        loose = [one for one in self.measures if not one.mal]
        unplanned = [one for one in loose if not one.ar_akut]
        self.broken += [f"Åtgärden ”{one.titel}” saknar mål." for one in unplanned]
        for name, some in (("Åtgärder utan mål", unplanned), ("Akuta åtgärder", [one for one in loose if one.ar_akut])):
            if some:
                yield Grupp(name, None, None, [row for one in some for row in self.rows[id(one)]])
        self.broken += [f"Orsaken ”{cause.beskrivning}” har ingen åtgärd." for cause in self._untouched()]
        used = {mal.indikator for mal in self.arende.atgarder.mal or ()}
        self.broken += [
            f"Indikatorn ”{name}” hör inte till något mål." for id_, name in self.indicators.items() if id_ not in used
        ]

    def _untouched(self) -> Iterator[Orsak]:
        met = {id_ for one in self.measures for id_ in one.orsaker or ()}
        for id_, cause in self.causes.items():
            if id_ not in met and cause.status != "forkastad" and cause.paverkbar != "nej":
                yield cause

    def _indicator(self, mal: Mal, name: str) -> Cell:
        if mal.indikator is not None:
            return self.indicators.get(mal.indikator) or str(mal.indikator)
        if mal.maltyp in {None, "effektmal"}:
            self.broken.append(f"Målet ”{name}” saknar indikator.")
            return "målet saknar indikator"
        return f"egen räkning ({word(mal.maltyp)})"

    def _verdict(self, mal: Mal, name: str) -> Cell:
        verdict = word(self.verdicts.get(mal.id), "malbedomning")
        if verdict is None and self.judged:
            self.broken.append(f"Målet ”{name}” är inte bedömt.")
            return "målet är inte bedömt"
        return verdict

    def _rows(self, atgard: Atgard) -> Iterator[Rad]:
        who = joined(self.names.aktor(atgard.ansvarig) or "saknar ansvarig", self._time(atgard), between=" · ") or ""
        for cause, evidence in self._chain(atgard):
            yield atgard.titel, who, self._state(atgard), cause, evidence

    def _time(self, atgard: Atgard) -> Cell:
        if atgard.slut is None and atgard.omprovas is not None:
            return joined(period(atgard.start, None), f"omprövas {atgard.omprovas}")
        return period(atgard.start, atgard.slut) or "saknar tid"

    def _state(self, atgard: Atgard) -> str:
        outcome = word(self.outcomes.get(atgard.id), "utfall")
        if outcome is None and self.judged:
            self.broken.append(f"Åtgärden ”{atgard.titel}” saknar utfall.")
            outcome = "saknar utfall"
        state = status(atgard)
        return state if outcome in {None, state} else f"{state}, {outcome}"

    def _chain(self, atgard: Atgard) -> Iterator[tuple[str, str]]:
        if not atgard.orsaker:
            if atgard.ar_akut:
                yield "akut åtgärd, kräver ingen orsak", "–"
            else:
                self.broken.append(f"Åtgärden ”{atgard.titel}” saknar orsak.")
                yield "saknar orsak", "–"
        for id_ in atgard.orsaker or ():
            cause = self.causes.get(id_)
            yield (self._cause(cause), self._evidence(cause)) if cause else (f"{id_} finns inte i analysen", "–")

    def _cause(self, cause: Orsak) -> str:
        return f"{cause.beskrivning} ({word(cause.status) or 'status saknas'})"

    def _evidence(self, cause: Orsak) -> str:
        if cause.belagg:
            return several(cause.belagg, lambda id_: source(self.kallor, id_)) or ""
        lacking = f"Orsaken ”{cause.beskrivning}” saknar belägg."
        if lacking not in self.broken:
            self.broken.append(lacking)
        return "saknar belägg"
