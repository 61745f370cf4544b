"""The five files of a made-up case, as text."""

import datetime as dt
from collections.abc import Callable

from bench import words
from bench.cases import PLACES, TODAY, Case, folded, record, records

_ACTOR_IDS = [actor.id for actor in words.ACTORS]
_DONE = {"utvardering", "avslutat", "avskrivet"}


def _arende(case: Case) -> str:
    history = _history(case)
    last = max(line["datum"] for line in history if isinstance(line["datum"], dt.date))
    near = PLACES[(case.index + 11) % len(PLACES)]
    notes = [
        {"datum": case.start + dt.timedelta(days=9), "text": case.pick(words.NOTES)},
        {"datum": TODAY - dt.timedelta(days=case.index % 40), "text": case.pick(words.NOTES)},
    ]
    earlier = [f"tidigare: {Case(case.index - 5).id}"] if case.index and case.index % 5 == 0 else []
    return "\n".join(
        [
            f"titel: {case.titel}",
            f"plats: {case.place.id}",
            f"berorda_platser: [{near.id}]",
            "spar: fordjupad",
            f"ansvarig: {_ACTOR_IDS[case.index % 5]}",
            f"bedomning: {{niva: {_level(case)}, trend: minskande, datum: {max(last, TODAY - dt.timedelta(days=20))}}}",
            f"diarienummer: KS {case.start.year}/{case.index % 9000 + 100:04}",
            *earlier,
            records("anteckningar", notes, flow=case.flow),
            "",
            records("historik", history, flow=True),
            "",
        ]
    )


def _level(case: Case) -> str:
    return ("gron", "gul", "rod")[case.index % 3]


def _history(case: Case) -> list[dict[str, object]]:
    """Return the lines from `problem` to the case's stage."""
    av = _ACTOR_IDS[case.index % 5]
    after = {"analys": 1, "atgarder": 2, "utvardering": 13, "avslutat": 14}
    lines: list[dict[str, object]] = [{"datum": case.start, "skede": "problem", "av": av}]
    for stage, later in after.items():
        if case.stage == "problem" or (case.stage == "avskrivet" and later > 1):
            break
        date = case.at_meeting(later)
        lines.append({"datum": date, "skede": stage, "av": av, "mote": date})
        if stage == case.stage:
            break
    if case.stage == "avskrivet":
        date, why = case.at_meeting(3), "Lämnas över till förvaltningens löpande drift"
        lines.append({"datum": date, "skede": "avskrivet", "av": av, "motiv": why})
    return lines


def _problem(case: Case) -> str:
    fran, till = case.baseline()
    _, days, clock, season = case.tid
    period = f"fran: {fran}, till: {till}"
    return "\n".join(
        [
            "# Vad händer, var och när? Aldrig enskilda personer.",
            folded("beskrivning", f"{case.behaviour.text} {case.pick(words.OBSERVED)}"),
            f"beteenden: [{case.behaviour.id}]",
            "tid:",
            f"  veckodagar: {days}",
            f'  klockslag: ["{clock}"]',
            f"  sasong: {season}",
            f"drabbade: {case.pick(words.HARMED)}",
            f"konsekvenser: {case.pick(words.CONSEQUENCES)}",
            f"forvantan: {case.pick(words.EXPECTATIONS)}",
            *([] if case.index % 10 == 0 else [f"forekommer_inte: {case.pick(words.ABSENT)}"]),
            f"omfattning: {{antal: {case.baslinje}, {period}, kalla: felanmalningar}}",
            "",
            records("kallor", _problem_sources(case), flow=case.flow),
            "",
            "indikatorer:",
            "  - id: handelser",
            f"    namn: Händelser vid {case.place.namn}",
            "    enhet: antal",
            "    kalla: felanmalningar",
            "    riktning: minska",
            f"    baslinje: {{varde: {case.baslinje}, {period}}}",
            f"jamforelse: {{platser: [{PLACES[(case.index + 23) % len(PLACES)].id}]}}",
            f"prioritering: {{vanligt: ja, langvarigt: {('ja', 'nej')[case.index % 2]}, avviker: vet_ej,",
            "  fa_platser: ja, paverkbart: ja, kostsamt: nej, drabbar_manga: ja,",
            f"  motivering: Varje vecka och berör {case.rng.randrange(40, 900)} hushåll}}",
            "",
        ]
    )


def _problem_sources(case: Case) -> list[dict[str, object]]:
    return [
        {
            "id": "felanmalningar",
            "typ": "felanmalan",
            "beskrivning": "Felanmälningar i två system",
            "aktor": "kommun-gata",
            "antal": case.baslinje,
            "begransning": case.pick(words.LIMITS),
        },
        {
            "id": "vandring",
            "typ": "trygghetsvandring",
            "beskrivning": f"Trygghetsvandring med {case.rng.randrange(8, 40)} deltagare",
            "aktor": "kommun-trygghet",
        },
    ]


def _analys(case: Case) -> str:
    causes = [_cause(cause, ("platsbesok", "samtal")[place]) for place, cause in enumerate(case.causes)]
    sources: list[dict[str, object]] = [
        {"id": "platsbesok", "typ": "platsbesok", "beskrivning": "Besök dag och kväll", "aktor": "kommun-gata"},
        {"id": "samtal", "typ": "intervju", "beskrivning": "Samtal med butiker", "aktor": "kommun-fritid"},
    ]
    return "\n".join(
        [
            "fragor:",
            f"  - Varför just vid {case.place.namn} och inte vid grannplatsen?",
            records("kallor", sources, flow=not case.flow),
            "",
            "# Minst en orsak som inte är förkastad, med belägg.",
            records("orsaker", causes, flow=False),
            "kontrollanter:",
            "  vaktare: Boende, ingen efter stängning",
            "  hanterare: Fältarbetare två kvällar",
            "  platsansvarig: Förvaltningen",
            "handelsekedja: [Platsen töms, sällskap samlas, ingen ser]",
            "tidigare_atgarder:",
            f"  - {{beskrivning: Extra städning {case.start.year - 1}, resultat: Höll i några veckor}}",
            f"slutsats: {case.pick(words.CONCLUSIONS)}",
            "",
        ]
    )


def _cause(cause: words.Cause, source: str) -> dict[str, object]:
    social = cause.inriktning == "social"
    return {
        "id": cause.id,
        "beskrivning": cause.text,
        "sida": cause.sida,
        "slag": cause.slag,
        "inriktning": cause.inriktning,
        **({"status": "hypotes"} if social else {"status": "stodd", "motivering": cause.motivering}),
        "belagg": f"[{source}]",
        "paverkbar": "ja",
    }


def _atgarder(case: Case) -> str:
    senast = case.start + dt.timedelta(days=363) if case.stage in _DONE else dt.date(2026, 12, 31)
    measures = [_measure(case, measure, cause) for measure, cause in zip(case.measures, case.causes, strict=True)]
    goals: list[dict[str, object]] = [
        {
            "id": "farre-handelser",
            "beskrivning": f"Färre händelser vid {case.place.namn}",
            "maltyp": "effektmal",
            "indikator": "handelser",
            "malvarde": case.malvarde,
            "senast": senast,
        },
    ]
    return "\n".join(
        [
            records("mal", goals, flow=case.flow),
            "",
            "atgarder:",
            *(record(measure, flow=False) for measure in measures),
            "",
            "omfordelning:",
            "  risk: Störningarna kan flytta till platsen intill.",
            f"  bevakade_platser: [{PLACES[(case.index + 11) % len(PLACES)].id}]",
            "bieffekter: Inga för dem som är där dagtid.  # stäm av med verksamheterna",
            "beslut:",
            f"  - {{organ: Samverkansgruppen, datum: {case.at_meeting(2)}, mote: {case.at_meeting(2)}}}",
            "",
        ]
    )


def _measure(case: Case, measure: words.Measure, cause: words.Cause) -> dict[str, object]:
    start = case.at_meeting(2) + dt.timedelta(days=case.rng.randrange(5, 40))
    end, status = start + dt.timedelta(days=90), "genomford"
    if case.stage not in _DONE:
        end, status = dt.date(2026, 11, 30), "pagar"
    if case.stage in {"problem", "analys"}:
        start, status = dt.date(2026, 8, 17), "planerad"
    return {
        "id": measure.id,
        "titel": measure.titel,
        "orsaker": f"[{cause.id}]",
        "mal": "[farre-handelser]",
        "teknik": f"[{measure.teknik}]",
        "inriktning": cause.inriktning,
        "sikt": ("kort", "lang")[case.index % 2],
        "ansvarig": measure.ansvarig,
        "start": start,
        "slut": end,
        "status": status,
        "resurser": f"{{timmar: {case.rng.randrange(4, 160)}, kronor: {case.rng.randrange(1, 90) * 500}}}",
        **({} if case.index % 10 == 0 else {"evidens": "obeprövad"}),
    }


def _utvardering(case: Case) -> str:
    fran, till = case.baseline(364)
    period: dict[str, object] = {"fran": fran, "till": till, "kalla": "felanmalningar"}
    decided, told = case.at_meeting(14), case.at_meeting(14) + dt.timedelta(days=4)
    return "\n".join(
        [
            records("genomforande", [_outcome(case, measure) for measure in case.measures], flow=case.flow),
            "eftermatningar:",
            record({"indikator": "handelser", "varde": case.efter, **period}, flow=True),
            record({"indikator": "handelser", "text": "Lugnare enligt verksamheterna", **period}, flow=True),
            "maluppfyllelse:",
            "  - mal: farre-handelser",
            f"    bedomning: {case.maluppfyllelse}",
            f"    motivering: Från {case.baslinje} till {case.efter} händelser mot målet {case.malvarde}.",
            "omfordelning:",
            f"  - {{indikator: handelser, platser: [{PLACES[(case.index + 11) % len(PLACES)].id}], fore: 6, efter: 6}}",
            "andra_forklaringar: [Sämre väder än året innan]",
            folded("slutsats", case.pick(words.OUTCOMES)),
            f"lardomar: [{case.pick(words.LESSONS).rstrip('.')}]",
            f"beslut: {{val: avsluta, organ: Samverkansgruppen, datum: {decided}, mote: {decided}}}",
            "bevakning: {ansvarig: kommun-trygghet, nasta_kontroll: 2026-10-15}",
            "aterkoppling:",
            f"  - {{datum: {told}, till: rapportorer, kanal: Veckobrevet}}",
            f"  - {{datum: {told}, till: allmanheten, kanal: Webbplatsen}}",
            "",
        ]
    )


def _outcome(case: Case, measure: words.Measure) -> dict[str, object]:
    utfall = ("som_planerat", "justerad")[case.rng.randrange(2)]
    return {
        "atgard": measure.id,
        "utfall": utfall,
        "kommentar": "Enligt plan" if utfall == "som_planerat" else "Försenad start",
        "resurser": f"{{timmar: {case.rng.randrange(4, 160)}, kronor: {case.rng.randrange(1, 90) * 500}}}",
    }


FILES: dict[str, Callable[[Case], str]] = {
    "arende.yaml": _arende,
    "problem.yaml": _problem,
    "analys.yaml": _analys,
    "atgarder.yaml": _atgarder,
    "utvardering.yaml": _utvardering,
}
"""What each file of a case is written by."""
