"""The measures and the evaluation of a case as a report shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.ord import TEKNIKER
from est_cli.reports.parts import answered, source
from est_cli.reports.table import Fact, Tabell, columns, table
from est_cli.reports.values import Cell, day, joined, number, period, sentence, several, word

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard, Mal, Resurser
    from est_cli.model.problem import Indikator
    from est_cli.model.utvardering import Eftermatning, Jamforelseutfall, Utvardering
    from est_cli.reports.names import Names

_MAL: Final = columns("Mål", "Slag", "Mäts med", "Målvärde", "Senast")
_BESLUT: Final = columns("Beslutat av", "Datum", "Möte", "Beslut")
_GENOMFORANDE: Final = columns("Åtgärd", "Utfall", "Timmar", "Kronor", "Kommentar")
_RESULTAT: Final = columns("Indikator", "Före", "Efter", "Period efter", "I ord", "Källa")
_BEDOMNING: Final = columns("Mål", "Bedömning", "Skäl")
_JAMFORELSE: Final = columns("Plats", "Vad", "Före", "Efter", "I ord")


class Atgardvy(NamedTuple):
    """A measure: title, status in a word and as a key, whether it is acute, how, facts, and its diary."""

    titel: str
    status: str
    klass: str
    akut: bool
    beskrivning: Cell
    fakta: list[Fact]
    anteckningar: list[tuple[Cell, str]]


class Atgardsvy(NamedTuple):
    """The measures: goals, measures, what may follow from them, decisions."""

    mal: Tabell | None
    atgarder: list[Atgardvy]
    foljder: list[Fact]
    beslut: Tabell | None


class Utvarderingsvy(NamedTuple):
    """The evaluation: its tables (verdicts, before and after, comparison …), conclusion, lessons, decision, watch."""

    tabeller: list[Tabell]
    andra_forklaringar: tuple[str, ...]
    slutsats: Cell
    lardomar: tuple[str, ...]
    beslut: list[Fact]
    bevakning: list[Fact]


def measures_view(arende: Arende, names: Names) -> Atgardsvy:
    """The measures as a report shows them."""
    part = arende.atgarder
    indicators = _indicators(arende)
    risk = part.omfordelning
    foljder = [
        ("Risk att problemet flyttar", risk.risk if risk else None),
        ("Platser som bevakas", several(risk.bevakade_platser, names.plats) if risk else None),
        ("Bieffekter", part.bieffekter),
    ]
    return Atgardsvy(
        table("Målen", _MAL, [_goal(mal, indicators) for mal in part.mal or ()]),
        [_measure(atgard, names) for atgard in part.atgarder or ()],
        answered(foljder) if arende.snabb or not (risk or part.bieffekter) else foljder,
        table(
            "Beslut om planen",
            _BESLUT,
            [(one.organ, day(one.datum), names.mote(one.mote), one.text) for one in part.beslut or ()],
        ),
    )


def _goal(mal: Mal, indicators: dict[str, Indikator]) -> tuple[Cell, ...]:
    indicator = indicators.get(mal.indikator) if mal.indikator is not None else None
    unit = mal.enhet or (indicator.enhet if indicator else None) or ""
    measured = indicator.namn if indicator else None if mal.indikator is None else str(mal.indikator)
    return mal.beskrivning or mal.id, word(mal.maltyp), measured, number(mal.malvarde, unit), day(mal.senast)


def _measure(atgard: Atgard, names: Names) -> Atgardvy:
    fakta = [
        ("Ansvarig", names.aktor(atgard.ansvarig)),
        ("Tid", period(atgard.start, atgard.slut)),
        *answered(
            [
                ("Medverkande", several(atgard.medverkande, names.aktor)),
                ("Omprövas", day(atgard.omprovas)),
                ("Resurser", cost(atgard.resurser)),
                ("Slag", joined(word(atgard.inriktning), word(atgard.sikt))),
                ("Teknik", several(atgard.teknik, technique)),
                ("Evidens", atgard.evidens),
                ("Lagstöd", atgard.lagstod),
            ]
        ),
    ]
    notes = [(day(note.datum), note.text) for note in atgard.anteckningar or ()]
    return Atgardvy(atgard.titel, status(atgard), str(atgard.lage), atgard.ar_akut, atgard.beskrivning, fakta, notes)


def status(atgard: Atgard) -> str:
    """A measure's status in a word; `planerad` where none is written."""
    return word(atgard.lage, "status") or "planerad"


def technique(nummer: object) -> str:
    """One of the 25 techniques by its number: `7 underlätta naturlig uppsikt`."""
    return f"{nummer} {TEKNIKER[nummer - 1].lower()}" if isinstance(nummer, int) else str(nummer)


def cost(resurser: Resurser | None) -> Cell:
    """Hours and money: `60 timmar, 140 000 kronor`."""
    if resurser is None:
        return None
    return joined(number(resurser.timmar, "timmar"), number(resurser.kronor, "kronor"))


def _indicators(arende: Arende) -> dict[str, Indikator]:
    return {one.id: one for one in arende.problem.indikatorer or ()}


def evaluation_view(arende: Arende, names: Names, kallor: dict[str, str]) -> Utvarderingsvy:
    """The evaluation as a report shows it."""
    part = arende.utvardering
    indicators = _indicators(arende)
    goals = {mal.id: mal.beskrivning or mal.id for mal in arende.atgarder.mal or ()}
    verdicts = [
        (goals.get(one.mal, str(one.mal)), word(one.bedomning, "malbedomning"), one.motivering)
        for one in part.maluppfyllelse or ()
    ]
    tables = (
        table("Om målen nåddes", _BEDOMNING, verdicts),
        table("Före och efter", _RESULTAT, [_after(one, indicators, kallor) for one in part.eftermatningar or ()]),
        table(
            "Jämfört med andra platser",
            _JAMFORELSE,
            [_elsewhere(one, indicators, names) for one in part.jamforelse or ()],
        ),
        table(
            "Om problemet flyttade",
            _JAMFORELSE,
            [_elsewhere(one, indicators, names) for one in part.omfordelning or ()],
        ),
        table("Hur åtgärderna genomfördes", _GENOMFORANDE, _outcomes(arende)),
    )
    return Utvarderingsvy(
        [one for one in tables if one],
        tuple(part.andra_forklaringar or ()),
        part.slutsats,
        tuple(part.lardomar or ()),
        _decision(part, names),
        _watch(part, names),
    )


def _outcomes(arende: Arende) -> list[tuple[Cell, ...]]:
    planned = {atgard.id: atgard for atgard in arende.atgarder.atgarder or ()}
    rows: list[tuple[Cell, ...]] = []
    for one in arende.utvardering.genomforande or ():
        atgard = planned.get(one.atgard)
        plan = atgard.resurser if atgard else None
        used = one.resurser
        hours = _against(used and used.timmar, plan and plan.timmar)
        money = _against(used and used.kronor, plan and plan.kronor)
        rows.append(
            (atgard.titel if atgard else str(one.atgard), word(one.utfall, "utfall"), hours, money, one.kommentar)
        )
    return rows


def _against(used: Any, planned: Any) -> Cell:  # noqa: ANN401 - hours or kronor, or None
    """What was used, and what was planned: `66 (plan 60)`."""
    if used is None:
        return None
    return f"{number(used)} (plan {number(planned)})" if planned is not None else number(used)


def _after(one: Eftermatning, indicators: dict[str, Indikator], kallor: dict[str, str]) -> tuple[Cell, ...]:
    indicator = indicators.get(one.indikator)
    unit = (indicator.enhet if indicator else None) or ""
    before = indicator.baslinje.varde if indicator and indicator.baslinje else None
    named = indicator.namn if indicator else str(one.indikator)
    shown = number(before, unit) if one.varde is not None else None
    return named, shown, number(one.varde, unit), period(one.fran, one.till), one.text, source(kallor, one.kalla)


def _elsewhere(one: Jamforelseutfall, indicators: dict[str, Indikator], names: Names) -> tuple[Cell, ...]:
    indicator = indicators.get(one.indikator) if one.indikator is not None else None
    unit = (indicator.enhet if indicator else None) or ""
    places = several(one.platser, names.plats) or "annan plats"
    return (
        sentence(places),
        indicator.namn if indicator else None,
        number(one.fore, unit),
        number(one.efter, unit),
        one.text,
    )


def _decision(part: Utvardering, names: Names) -> list[Fact]:
    beslut = part.beslut
    if beslut is None:
        return []
    val = word(beslut.val)
    made = joined(beslut.organ, day(beslut.datum))
    return answered(
        [
            ("Beslut", val and sentence(val)),
            ("Beslutat av", made),
            ("Möte", names.mote(beslut.mote)),
            ("Skäl", beslut.motiv),
        ]
    )


def _watch(part: Utvardering, names: Names) -> list[Fact]:
    watch = part.bevakning
    if watch is None:
        return []
    return answered(
        [
            ("Håller uppsikt", names.aktor(watch.ansvarig)),
            ("Nästa kontroll", day(watch.nasta_kontroll)),
            ("Kontrolleras", watch.anteckningar),
        ]
    )
