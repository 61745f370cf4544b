"""The public version of one case, in plain Swedish: what the problem was, what was done, how it went, what now."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.aterkoppling.careful import FLOOR, Penna, is_hidden, is_share, published
from est_cli.aterkoppling.facts import contact, ended, goals, month, months, outcome, results, title
from est_cli.aterkoppling.records import Allmantvy, Avsnitt, Del, Stycke
from est_cli.errors import EstError
from est_cli.svenska import datum_i_ord, one_line, uppraknat
from est_cli.svenska import ended as as_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.aterkoppling.facts import Resultat
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard
    from est_cli.model.utvardering import Slutbeslut
    from est_cli.reports.names import Names
    from est_cli.workspace.load import Workspace

_STATUS: Final = {
    "planerad": "inte börjat än", "pagar": "pågår", "genomford": "klart", "delvis": "blev bara gjort till en del",
    "avbruten": "avbröts",
}  # fmt: skip
_UTFALL: Final = {
    "justerad": "klart, men på ett annat sätt än det var tänkt", "delvis": "blev bara gjort till en del",
    "ej": "blev inte av",
}  # fmt: skip
_MAL: Final = {
    "uppnatt": "nåddes", "delvis": "nåddes till en del", "ej": "nåddes inte", "kan_ej_bedomas": "går inte att bedöma",
}  # fmt: skip
_SKEDE: Final = {
    "problem": "Vi tar reda på mer om problemet.", "analys": "Vi letar efter orsakerna.",
    "atgarder": "Vi gör det som är bestämt.", "utvardering": "Vi tar reda på hur det gick.",
}  # fmt: skip
_VAL: Final = {
    "avsluta": "Arbetet är avslutat.", "fortsatt": "Vi fortsätter.", "justera": "Vi ändrar det vi gör.",
    "till_analys": "Vi letar efter orsakerna igen.",
    "till_problem": "Vi börjar om och tar reda på mer om problemet.",
}  # fmt: skip
_HIDDEN: Final = f"Antal under {FLOOR} skrivs inte ut. Så få säger inte om något har ändrats, och de kan peka ut någon."


def public_case(workspace: Workspace, arende: Arende, idag: date, names: Names) -> Allmantvy:
    """What anybody may read of a case as of a day."""
    pen = pen_of(workspace, arende, idag)
    rubrik = heading(pen, arende, names)
    over = arende.skede in {"avslutat", "avskrivet"}
    sections = [
        Avsnitt("problemet", "Vad var problemet?" if over else "Vad är problemet?", [_problem(pen, arende, names)]),
        Avsnitt("gjort", "Vad har vi gjort?", [_done(pen, arende, workspace)]),
        Avsnitt("gick", "Hur gick det?", [Del("", went(pen, arende))]),
        Avsnitt("nu", "Vad händer nu?", [_now(pen, arende, idag)]),
        contact_section(workspace, names),
    ]
    since = f"Det här handlar om {names.plats(arende.plats)}."
    return Allmantvy(names.kommun, f"Läget den {datum_i_ord(idag)}", rubrik, since, sections, pen.utelamnat, pen.ord)


def pen_of(workspace: Workspace, arende: Arende, idag: date) -> Penna:
    """A pen for one case: it knows what the evaluation bears, and which counts are not shown."""
    values = [value for one in results(arende) if not is_share(_unit(one)) for value in (one.fore, one.efter)]
    small = (value for value in values if value is not None and 0 < value < FLOOR and value == int(value))
    return Penna(lambda: bears_cause(workspace, arende, idag), frozenset(map(int, small)))


def heading(pen: Penna, arende: Arende, names: Names) -> str:
    """A case's title, or its place where the title may not be published."""
    instead = f"Vårt arbete vid {names.plats(arende.plats)}"
    return pen.heading(title(arende), f"arenden/{arende.id}/arende.yaml: titel", instead)


def bears_cause(workspace: Workspace, arende: Arende, idag: date) -> bool:
    """Whether the evaluation says, of every indicator that it can judge, that the measures led to the change."""
    from est_cli.utvardering.cause import LED_TILL
    from est_cli.utvardering.evaluate import evaluate

    try:
        rows = evaluate(workspace, arende, idag).indikatorer
    except EstError:  # no indicators: nothing to bear it
        return False
    judged = [row for row in rows if row.bedomning.grad not in {"utan_test", "ej_an"}]
    return bool(judged) and all(LED_TILL in row.bedomning.text for row in judged)


def _problem(pen: Penna, arende: Arende, names: Names) -> Del:
    fil = f"arenden/{arende.id}/problem.yaml"
    told = pen.theirs(arende.problem.beskrivning, f"{fil}: beskrivning")
    told += pen.theirs(arende.problem.konsekvenser, f"{fil}: konsekvenser")
    if told:
        return Del("", told)
    kind = [str(names.kategori(one)) for one in arende.problem.beteenden or ()]
    over = ended(arende)
    what = uppraknat([one[:1].lower() + one[1:] for one in kind])
    about = f"Det {'gällde' if over else 'gäller'} {what}." if kind else ""
    lead = (
        "" if over and kind else "Vi håller på att ta reda på vad som händer." if not over else "Det är inte beskrivet."
    )
    return Del("", [Stycke(f"{lead} {about}".strip())])


def _done(pen: Penna, arende: Arende, workspace: Workspace) -> Del:
    begun = [one for one in arende.atgarder.atgarder or () if _has_begun(arende, one)]
    if not begun:
        return Del("", [Stycke("Vi har inte börjat med något än.")])
    who = list(dict.fromkeys(org for one in begun if (org := _organisation(workspace, one.ansvarig))))
    lead = [Stycke(f"Det här har {uppraknat(who)} gjort:")] if who else []
    return Del("", lead, [item for one in begun for item in measure(pen, arende, one)])


def _has_begun(arende: Arende, one: Atgard) -> bool:
    return one.lage != "planerad" or outcome(arende, one.id) is not None


def _organisation(workspace: Workspace, id_: object) -> str:
    actor = workspace.aktorer.get(id_) if isinstance(id_, str) else None
    return str(actor.organisation) if actor else ""


def measure(pen: Penna, arende: Arende, one: Atgard) -> Iterator[Stycke]:
    """A measure as an item: its title, how far it has come, when, and why it did not go as planned."""
    place = f"arenden/{arende.id}/atgarder.yaml: atgarder, {one.id}, titel"
    found = outcome(arende, one.id)
    said = found[1] if found else None
    state = _UTFALL.get(str(said.utfall) if said else "") or _STATUS.get(one.lage, "går inte att läsa")
    when = "" if said and said.utfall == "ej" else _when(one)
    text = f"{one_line(str(one.titel)).rstrip('.')}: {state}{f' ({when})' if when else ''}."
    for item in pen.theirs(text, place):
        why = []
        if found and said and said.utfall != "som_planerat":
            why = pen.theirs(said.kommentar, f"arenden/{arende.id}/utvardering.yaml: genomforande, {one.id}, kommentar")
        yield Stycke(" ".join([item.text, *(one_line(part.text) for part in why)]), why[0].fran if why else place)


def _when(one: Atgard) -> str:
    """When it was done; of what has no last day only when it began."""
    if one.slut or not one.start:
        return months(one.start, one.slut)
    return f"{'sedan' if one.oppen else 'började'} {month(one.start)}"


def went(pen: Penna, arende: Arende) -> list[Stycke]:
    """How it went: values, what people said, goals reached or not, and the conclusion."""
    fil = f"arenden/{arende.id}/utvardering.yaml"
    measured, problem = results(arende), f"arenden/{arende.id}/problem.yaml"
    told = [part for one in measured
            for part in pen.theirs(_value(one), f"{problem}: indikatorer, {one.indikator.id}, namn")]  # fmt: skip
    if arende.skede == "avskrivet" and not measured:
        return [Stycke("Vi slutade arbeta med det här. Hur det gick har vi inte mätt.")]
    if any(is_hidden(_side(one, side)) for one in measured for side in ("fore", "efter")):
        told.append(Stycke(_HIDDEN))
    told += _words(pen, arende, fil)
    told += [part for one in goals(arende) for part in _goal(pen, arende, one.mal.id)]
    told += pen.theirs(arende.utvardering.slutsats, f"{fil}: slutsats")
    if not told:
        return [Stycke("Det vet vi inte än.", ""), *_when_measured(arende)]
    if measured and not pen.pastatt:
        told.append(Stycke("Siffrorna visar om något har ändrats. De visar inte varför."))
    return told


def _value(one: Resultat) -> str:
    name, row = one_line(str(one.indikator.namn)).rstrip("."), one.rad
    base = one.indikator.baslinje
    when = months(base.fran, base.till) if base else "", months(row.fran, row.till) if row else ""
    before = f" {_side(one, 'fore')} före{_within(when[0])}, och" if one.fore is not None else ""
    return f"{name}:{before} {_side(one, 'efter')} efter{_within(when[1])}."


def _within(when: str) -> str:
    return f" ({when})" if when else ""


def _side(one: Resultat, side: str) -> str:
    value, asked = (one.fore, one.svar[0]) if side == "fore" else (one.efter, one.svar[1])
    return "" if value is None else published(value, _unit(one), asked)


def _unit(one: Resultat) -> str:
    return str(one.indikator.enhet or "antal")


def _words(pen: Penna, arende: Arende, fil: str) -> Iterator[Stycke]:
    for n, row in enumerate(arende.utvardering.eftermatningar or ()):
        yield from pen.theirs(row.text, f"{fil}: eftermatningar, nr {n + 1}, text")


def _goal(pen: Penna, arende: Arende, id_: str) -> list[Stycke]:
    one = next(one for one in goals(arende) if one.mal.id == id_)
    said = _MAL.get(str(one.utfall.bedomning), "är inte bedömt")
    if not isinstance(one.mal.beskrivning, str):
        return [Stycke(f"Ett av målen {said}.")]
    text = f"Målet var: {one_line(one.mal.beskrivning).rstrip('.')}. Målet {said}."
    return pen.theirs(text, f"arenden/{arende.id}/atgarder.yaml: mal, {id_}, beskrivning")


def _when_measured(arende: Arende) -> list[Stycke]:
    ends = [one.senast for one in arende.atgarder.mal or () if isinstance(one.senast, date)]
    return [Stycke(f"Målen ska vara nådda senast i {month(max(ends))}.")] if ends else []


def _now(pen: Penna, arende: Arende, idag: date) -> Del:
    fil, decision = f"arenden/{arende.id}/utvardering.yaml", arende.utvardering.beslut
    if arende.skede == "avskrivet":
        why = pen.theirs(arende.historik[-1].motiv, f"arenden/{arende.id}/arende.yaml: historik, motiv")
        return Del("", [Stycke("Vi arbetar inte vidare med det här."), *why])
    if decision is not None and isinstance(decision.val, str) and not _is_old(arende, decision):
        told = [
            Stycke(_VAL.get(decision.val, "Det är beslutat.")),
            *pen.theirs(decision.motiv, f"{fil}: beslut, motiv"),
        ]
    else:
        told = [Stycke("Arbetet är avslutat." if ended(arende) else _SKEDE.get(arende.skede, "Vi arbetar vidare."))]
    return Del("", [*told, *_check(arende, idag)], list(_coming(pen, arende, idag)))


def _is_old(arende: Arende, decision: Slutbeslut) -> bool:
    """Whether the case has taken a step since the decision, and goes on: then its stage says what happens now."""
    last = arende.historik[-1].datum
    return (
        ended(arende) is None and isinstance(decision.datum, date) and isinstance(last, date) and decision.datum < last
    )


def _check(arende: Arende, idag: date) -> Iterator[Stycke]:
    watch = arende.utvardering.bevakning
    if watch and isinstance(watch.nasta_kontroll, date) and watch.nasta_kontroll >= idag:
        yield Stycke(f"I {month(watch.nasta_kontroll)} ser vi efter hur det är då.")


def _coming(pen: Penna, arende: Arende, idag: date) -> Iterator[Stycke]:
    """The measures that have not begun."""
    for one in arende.atgarder.atgarder or ():
        if not _has_begun(arende, one) and not ended(arende):
            text = f"{as_sentence(str(one.titel))} {_planned(one, idag)}."
            yield from pen.theirs(text, f"arenden/{arende.id}/atgarder.yaml: atgarder, {one.id}, titel")


def _planned(one: Atgard, idag: date) -> str:
    last = one.slut or one.start
    late = isinstance(last, date) and last < idag
    if one.slut:
        same = not one.start or month(one.start) == month(one.slut)
        return f"{'Skulle ha gjorts' if late else 'Ska göras'} {'i ' if same else ''}{months(one.start, one.slut)}"
    if one.start:
        return f"{'Skulle ha börjat' if late else 'Ska börja'} i {month(one.start)}"
    return "Ska göras"


def contact_section(workspace: Workspace, names: Names) -> Avsnitt:
    """Whom to contact: the function, never a person."""
    who, ways = contact(workspace)
    reach = f"Den som svarar: {who}." if ways else f"Växeln i {names.kommun} hjälper dig rätt."
    told = f"Har du sett något, eller undrar du över något? Hör av dig till oss. {reach}"
    urgent = Stycke("Är det bråttom eller farligt: ring 112")
    items = [*(Stycke(one[:1].upper() + one[1:]) for one in ways), urgent]
    return Avsnitt("kontakt", "Vem kan du kontakta?", [Del("", [Stycke(told)], items)])
