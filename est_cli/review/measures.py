"""Differences in the measures, the goals and the decisions of a case, told."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.ord import label
from est_cli.reports.values import number
from est_cli.reports.work import cost
from est_cli.review.andring import Andring, capital, told
from est_cli.review.words import called, of_what, or_missing, quoted
from est_cli.svenska import antal, ended, uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.model.atgarder import Atgard
    from est_cli.model.record import Record
    from est_cli.review.differ import Difference
    from est_cli.review.pair import CaseNames, Pair

_DAYS: Final = {
    "start": "startdagen",
    "slut": "slutdagen",
    "omprovas": "omprövningen",
    "senast": "sista dagen",
    "nasta_kontroll": "nästa kontroll",
}
_STATUS: Final = {
    "planerad": "är åter planerad",
    "pagar": "har börjat",
    "genomford": "är genomförd",
    "delvis": "är delvis genomförd",
    "avbruten": "är avbruten",
}


def measure(pair: Pair, fil: str, difference: Difference) -> Andring:
    """A measure added or dropped: who, what it takes, when; against which causes, for which goals."""
    if difference.efter is None:
        text = f"Åtgärden {quoted(called(difference.vag[-1]))} är struken. {_who(difference.fore, pair.names)}"
        return told(fil, difference, pair.names, text, obs=True)
    akut = "Ny akut åtgärd" if difference.efter.ar_akut else "Ny åtgärd"
    text = f"{akut}: {quoted(difference.efter.titel)}. {_who(difference.efter, pair.names)}"
    return told(fil, difference, pair.names, text, efter=_why(pair, difference.efter))


def _who(atgard: Atgard, names: CaseNames) -> str:
    """`Ansvarig: Driftchef, kommunen. 36 timmar. 2026-04-23 – 2026-06-30.`."""
    who = f"Ansvarig: {names.aktor(atgard.ansvarig) or 'ingen'}"
    again = f"omprövas {or_missing(atgard.omprovas)}" if atgard.omprovas else None
    said = (who, cost(atgard.resurser), days(atgard.start, atgard.slut), again)
    return " ".join(f"{capital(one)}." for one in said if one)


def days(start: object, slut: object) -> str | None:
    """From and to in words: `23 april 2026–30 juni 2026`, `från 23 april 2026`."""
    if start is None or slut is None:
        return f"från {or_missing(start)}" if start else f"till {or_missing(slut)}" if slut else None
    return f"{or_missing(start)}–{or_missing(slut)}"


def _why(pair: Pair, atgard: Atgard) -> str:
    """What the measure is for, in the words of the causes and goals that it names."""
    arende = pair.after
    causes = (arende.analys.orsaker if arende else None) or ()
    goals = (arende.atgarder.mal if arende else None) or ()
    named = (("Mot", atgard.orsaker, causes), ("För målet", atgard.mal, goals))
    parts = [f"{word}: {uppraknat([_said(id_, among) for id_ in ids])}." for word, ids, among in named if ids]
    return " ".join([*parts, ended(str(atgard.beskrivning)) if atgard.beskrivning else ""]).strip()


def _said(id_: str, among: Sequence[Record]) -> str:
    found = next((one for one in among if getattr(one, "id", None) == id_), None)
    return quoted(getattr(found, "beskrivning", None) or id_)


def status(pair: Pair, fil: str, difference: Difference) -> Andring:
    """A measure begun, done, interrupted."""
    now = difference.efter or "planerad"
    text = f"Åtgärden {quoted(called(difference.vag[0]))} {_STATUS.get(now, 'har fått en ny status')}."
    again = difference.fore in {"genomford", "delvis", "avbruten"}
    text += f" Förr var den {label(difference.fore, 'status')}." if again else ""
    return told(fil, difference, pair.names, text, obs=again or now in {"avbruten", "planerad"})


def responsible(pair: Pair, fil: str, difference: Difference) -> Andring:
    """Who answers for a measure."""
    before, after = (pair.names.aktor(one) or "ingen" for one in difference[1:])
    text = f"Ansvaret för åtgärden {quoted(called(difference.vag[0]))} går från {before} till {after}."
    return told(fil, difference, pair.names, text)


def moved(pair: Pair, fil: str, difference: Difference) -> Andring:
    """A date moved, by how many days."""
    fore, efter = difference.fore, difference.efter
    if not (isinstance(fore, date) and isinstance(efter, date)):
        return told(fil, difference, pair.names)
    moved_by = antal(abs((efter - fore).days), "dag", "dagar")
    way = "senare" if efter > fore else "tidigare"
    owner = f"{capital(of_what(difference.vag[:-1], pair.names))}: " if difference.vag[1:] else ""
    where = f"{owner}{_DAYS[difference.namn[-1]]}"
    text = f"{capital(where)} är flyttad {moved_by} {way}, från {or_missing(fore)} till {or_missing(efter)}."
    return told(fil, difference, pair.names, text, obs=way == "senare")


def target(pair: Pair, fil: str, difference: Difference) -> Andring:
    """A goal's target; one that became easier to reach is called out."""
    made = told(fil, difference, pair.names)
    mal, fore, efter = difference.post, difference.fore, difference.efter
    better = _direction(pair, mal)
    if None in {fore, efter} or not better:
        return made._replace(obs=efter is None)
    easier = (efter > fore) == (better == "minska")
    return made._replace(text=f"{made.text} Målet är lättare att nå än förut.", obs=True) if easier else made


def _direction(pair: Pair, mal: Record | None) -> str:
    indicators = pair.after.problem.indikatorer if pair.after else None
    wanted = getattr(mal, "indikator", None)
    return next((str(one.riktning or "") for one in indicators or () if getattr(one, "id", None) == wanted), "")


def decision(pair: Pair, fil: str, difference: Difference) -> Andring:
    """A decision of the plan, new or gone."""
    beslut = difference.efter or difference.fore
    what = f"{or_missing(beslut.organ)} den {or_missing(beslut.datum)}"
    if difference.efter is None:
        return told(fil, difference, pair.names, f"Beslutet om planen är borttaget: {what}.", obs=True)
    return told(fil, difference, pair.names, f"Planen är beslutad: {what}.")


def after_value(pair: Pair, fil: str, difference: Difference) -> Andring:
    """A value measured afterwards, beside its baseline."""
    mark = difference.efter or difference.fore
    indicators = (pair.after.problem.indikatorer if pair.after else None) or ()
    found = next((one for one in indicators if getattr(one, "id", None) == mark.indikator), None)
    name = quoted(found.namn if found else or_missing(mark.indikator))
    if difference.efter is None:
        return told(fil, difference, pair.names, f"Eftermätningen av {name} är borttagen.", obs=True)
    if mark.varde is None:
        return told(fil, difference, pair.names, f"Eftermätning av {name} i ord.")
    unit = (found.enhet or "") if found else ""
    base = number(found.baslinje.varde, unit) if found and found.baslinje and found.baslinje.varde is not None else None
    text = f"Eftermätning av {name}: {number(mark.varde, unit)}" + (f" (före: {base})." if base else ".")
    return told(fil, difference, pair.names, text)
