"""T: what the goals and the plan as a whole must say (Brå, POP Center); the single measures stand in `atgarder`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.reading.refused import REFUSED
from est_cli.rules.atgarder import TILLAGD
from est_cli.rules.lookup import fordjupade, lacking, maybe, named, unreadable
from est_cli.rules.rule import Brist, Context, answered, rule
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard, Mal
    from est_cli.model.problem import Indikator


@rule(
    "T404", "fel", "atgarder", laser=("problem",),
    namn="Målen går att mäta, och minst ett gäller effekten",
    gor="Skriv ett effektmål med en indikator som har baslinje, och malvarde och senast på varje mål.",
    varfor="”Det ska bli tryggare” går inte att följa upp. Ett tal, en dag och ett värde före gör att alla kan se om "
    "det gick. Att göra det vi har lovat är bra, men det är effekten på problemet som räknas.",
    kalla="Brå, Formulera mål (SMART); POP Center, SARA (specific objectives)",
    bra="mal:\n- {id: farre-handelser, maltyp: effektmal, indikator: handelser-kvall, malvarde: 24, "
    "senast: 2026-08-30}",
    daligt="mal:\n- {id: vuxna-pa-plats, maltyp: processmal, malvarde: 24, enhet: kvällar, senast: 2026-08-30}",
)  # fmt: skip
def matbara_mal(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least one effektmål whose indicator has a baseline; every goal with target and date."""
    mal = arende.atgarder.mal or ()
    if not mal:
        yield Brist("Planen har inget mål.", "atgarder", ("mal",))
        return
    for index, ett in enumerate(mal):
        missing = lacking(ett, "malvarde", "senast")
        if missing:
            yield Brist(f"Målet {named(ett)} saknar {uppraknat(missing)}.", "atgarder", ("mal", index, missing[0]))
    effekt = [(index, ett) for index, ett in enumerate(mal) if maybe(ett.maltyp, "effektmal")]
    if not effekt:
        yield Brist("Inget mål är ett effektmål.", "atgarder", ("mal",))
    lacks = [_omatbart(arende, ett) for _, ett in effekt]
    if all(lacks):
        for (index, _ett), text in zip(effekt, lacks, strict=True):
            yield Brist(text, "atgarder", ("mal", index, "indikator"))


def _omatbart(arende: Arende, mal: Mal) -> str:
    """What keeps a goal's effect from being measured; empty where nothing does, or where F110 says it already."""
    if not answered(mal.indikator):
        return f"Effektmålet {named(mal)} har ingen indikator."
    for indikator in arende.problem.indikatorer or ():
        if indikator.id == mal.indikator:
            baslinje = indikator.baslinje
            missing = lacking(baslinje, "varde", "fran", "till") if baslinje is not None else ["baslinje"]
            text = f"Effektmålet {named(mal)} mäts med {indikator.id}, som saknar {uppraknat(missing)}."
            return text if missing else ""
    return ""


@rule(
    "T407", "varning", "atgarder",
    namn="Planen har mer än en organisation och mer än ett grepp",
    fraga="Bärs planen av fler än en organisation, och av mer än ett slags åtgärd?",
    gor="Ta med en annan organisation, och en teknik ur en annan kolumn bland de 25.",
    varfor="Problemet blev ett EST-ärende för att ingen klarar det ensam. Och fem sätt att bevaka är fortfarande bara "
    "ett grepp: leta också efter det som gör det svårare, mindre lönsamt, mindre upphetsat eller svårare att ursäkta. "
    "Regeln frågar först när planen har två åtgärder som inte är akuta.",
    kalla="POP Center, 25 tekniker; Tilley Award",
    bra="atgarder:\n- {id: lag-hack, titel: Låg häck, ansvarig: kommun-gata-park, teknik: [7]}\n"
    "- {id: pollare, titel: Pollare i infarten, ansvarig: kommunpolis, teknik: [2]}",
    daligt="atgarder:\n- {id: lag-hack, titel: Låg häck, ansvarig: kommun-gata-park, teknik: [7]}\n"
    "- {id: fler-rundor, titel: Fältgruppen är kvar till ett, ansvarig: faltgruppen, teknik: [6]}",
)  # fmt: skip
def bredd(arende: Arende, context: Context) -> Iterator[Brist]:
    """Not all measures from one organisation, nor all techniques from one column of the 25."""
    atgarder = [atgard for _, atgard in fordjupade(arende)]
    if len(atgarder) < 2:
        return
    organisationer = _organisationer(atgarder, context)
    if len(organisationer) == 1 and not organisationer & {REFUSED, None} and not unreadable(arende, "medverkande"):
        text = f"Alla åtgärder görs av en och samma organisation ({organisationer.pop()})."
        yield Brist(text, "atgarder", ("atgarder",))
    if _en_kolumn(atgarder) and not unreadable(arende, "teknik"):
        yield Brist("Alla tekniker hör till samma kolumn bland de 25.", "atgarder", ("atgarder",))


def _organisationer(atgarder: list[Atgard], context: Context) -> set[str | None]:
    """The organisations that take part; None stands for an actor that the register does not know (F110)."""
    ids = {atgard.ansvarig for atgard in atgarder if atgard.ansvarig is not None}
    ids.update(aktor for atgard in atgarder for aktor in atgard.medverkande or ())
    return {context.aktorer[aktor].organisation if aktor in context.aktorer else None for aktor in ids}


def _en_kolumn(atgarder: list[Atgard]) -> bool:
    """Whether at least two techniques are stated, all of one column (1–5, 6–10 …)."""
    tekniker = [teknik for atgard in atgarder for teknik in atgard.teknik or ()]
    return len(tekniker) > 1 and len({(teknik - 1) // 5 for teknik in tekniker}) == 1


@rule(
    "T408", "varning", "atgarder",
    namn="Planen räknar med att problemet kan flytta",
    fraga="Vart kan problemet flytta, och vem håller ögonen på det?",
    gor="Fyll i omfordelning: risk och bevakade_platser. Finns ingen plats att bevaka: skriv bevakade_platser: []",
    varfor="Ofta flyttar det inte, och ibland blir det bättre även runtomkring. Men det vet bara den som har bestämt "
    "var man ska titta innan man börjar.",
    kalla="POP Center, Assessing responses (displacement) och bilaga C",
    bra="omfordelning: {risk: Samlingarna kan flytta till kajstråket., bevakade_platser: [kajstraket]}",
    daligt="omfordelning: {risk: Samlingarna kan flytta.}",
)  # fmt: skip
def omfordelning(arende: Arende, _: Context) -> Iterator[Brist]:
    """Displacement: the risk, and what is watched; an empty list says that no place need be."""
    flytt = arende.atgarder.omfordelning
    if flytt is None:
        yield Brist("Planen säger inte om problemet kan flytta.", "atgarder", ("omfordelning",))
        return
    if not answered(flytt.risk):
        yield Brist("Planen säger inte vart problemet kan flytta.", "atgarder", ("omfordelning", "risk"))
    if flytt.bevakade_platser is None:
        text = "Planen säger inte vilka platser som bevakas."
        yield Brist(text, "atgarder", ("omfordelning", "bevakade_platser"))


@rule(
    "T409", "varning", "atgarder",
    namn="Planen ser till dem som använder platsen som den är tänkt",
    fraga="Vad blir sämre för dem som använder platsen som den är tänkt?",
    gor="Skriv bieffekter: vad som kan bli sämre för dem, och vad ni gör åt det.",
    varfor="En bänk som tas bort saknas av den som behöver vila. Det är bättre att ha sagt det själv än att få höra "
    "det efteråt.",
    kalla="Egen slutsats",
    bra="bieffekter: Ljuset riktas nedåt för de boendes skull, och bänkarna vänds i stället för att tas bort.",
    daligt="bieffekter:",
)  # fmt: skip
def bieffekter(arende: Arende, _: Context) -> Iterator[Brist]:
    """Side effects for those who use the place lawfully."""
    if not answered(arende.atgarder.bieffekter):
        text = "Planen säger inte vad åtgärderna gör för dem som använder platsen som den är tänkt."
        yield Brist(text, "atgarder", ("bieffekter",))


@rule(
    "T411", "fel", "atgarder",
    namn="Planen är beslutad",
    gor="Låt den som råder över resurserna besluta om planen, och skriv beslut: organ och datum.",
    varfor="Ett beslut gör planen till allas, och kommunen ska enligt lag besluta om sina åtgärder. Pågår en "
    "åtgärd som inte är akut före beslutet får ni en varning redan då. Likaså "
    "när en åtgärd har lagts till efter det senaste beslutet: est atgard "
    "ny skriver dagen i åtgärdens dagbok, och regeln jämför den med beslutet.",
    kalla="Brå, Genomför åtgärderna; lag (2023:196) om kommuners ansvar för brottsförebyggande arbete, 5 §",
    bra="beslut:\n- {organ: Styrgruppen för trygghet, datum: 2026-03-26}",
    daligt="beslut: []",
)  # fmt: skip
def beslutad(arende: Arende, _: Context) -> Iterator[Brist]:
    """The plan is decided, by whom and when; a warning for what runs before that, or was added after it."""
    datum = [beslut.datum for beslut in arende.atgarder.beslut or () if not lacking(beslut, "organ", "datum")]
    if datum:
        for index, atgard in fordjupade(arende):
            if any(rad.text == TILLAGD and _later(rad.datum, datum) for rad in atgard.anteckningar or ()):
                text = f"Åtgärden {named(atgard)} lades till efter det senaste beslutet om planen."
                yield Brist(text, "atgarder", ("atgarder", index), "varning")
        return
    early = arende.skede in {"problem", "analys"}
    running = [(index, atgard) for index, atgard in fordjupade(arende) if early and atgard.lage == "pagar"]
    for index, atgard in running:
        text = f"Åtgärden {named(atgard)} pågår, men planen är inte beslutad."
        yield Brist(text, "atgarder", ("atgarder", index, "status"), "varning", genast=True)
    if not running:
        yield _obeslutad(arende)


def _later(dag: date | None, datum: list[date]) -> bool:
    """Whether a day lies after all the dates; not if one of them cannot be read."""
    return dag is not None and all(dag > annan for annan in datum)


def _obeslutad(arende: Arende) -> Brist:
    """What is said of a plan without a decision, or with one that lacks its body or date."""
    if not arende.atgarder.beslut:
        return Brist("Planen är inte beslutad.", "atgarder", ("beslut",))
    missing = lacking(arende.atgarder.beslut[0], "organ", "datum")
    return Brist(f"Beslutet om planen saknar {uppraknat(missing)}.", "atgarder", ("beslut", 0, missing[0]))


@rule(
    "T414", "fel", "atgarder", laser=("problem",),
    namn="Baslinjen är mätt före åtgärderna",
    gor="Mät baslinjen under en period som slutar innan målets första åtgärd börjar. Akuta åtgärder räknas inte.",
    varfor="Har åtgärden redan börjat verka är det för sent att mäta hur det var innan. Då ser det ut som om inget "
    "hände, fast det gjorde det.",
    kalla="POP Center, Assessing responses",
    bra="atgarder:\n- {id: lag-hack, titel: Låg häck, mal: [farre-handelser], start: 2026-04-07}\n# problem.yaml\n"
    "indikatorer:\n- {id: handelser-kvall, namn: Händelser, baslinje: {varde: 46, fran: 2025-05-26, till: 2025-08-31}}",
    daligt="atgarder:\n- {id: lag-hack, titel: Låg häck, mal: [farre-handelser], start: 2025-07-01}\n# problem.yaml\n"
    "indikatorer:\n- {id: handelser-kvall, namn: Händelser, baslinje: {varde: 46, fran: 2025-05-26, till: 2025-08-31}}",
)  # fmt: skip
def baslinje_fore(arende: Arende, _: Context) -> Iterator[Brist]:
    """A goal's baseline ends before the first of that goal's measures starts, acute ones not counted."""
    for index, indikator in enumerate(arende.problem.indikatorer or ()):
        first = _first_too_early(arende, indikator)
        if first is not None and indikator.baslinje is not None:
            text = (
                f"Baslinjen för {indikator.id} slutar {indikator.baslinje.till}, "
                f"men åtgärden {named(first)} börjar {first.start}."
            )
            yield Brist(text, "problem", ("indikatorer", index, "baslinje", "till"))


def _first_too_early(arende: Arende, indikator: Indikator) -> Atgard | None:
    """The earliest of the measures for the indicator's goals that starts before its baseline has ended."""
    mal = {ett.id for ett in arende.atgarder.mal or () if ett.indikator is not None and ett.indikator == indikator.id}
    till = indikator.baslinje.till if indikator.baslinje is not None else None
    early = [
        (atgard.start, index, atgard)
        for index, atgard in fordjupade(arende)
        if till is not None and atgard.start is not None and atgard.start <= till and mal.intersection(atgard.mal or ())
    ]
    return min(early)[2] if early else None


@rule(
    "T415", "fel", "atgarder",
    namn="Varje åtgärd hör till ett mål",
    gor="Skriv mal: id på minst ett mål. Ett mål utan åtgärd behöver en, eller ska bort. En akut åtgärd räknas inte.",
    varfor="Målet säger vad åtgärden är till för. En åtgärd utan mål kan inte lyckas, och ett mål utan åtgärd är en "
    "förhoppning.",
    kalla="Brå, åtgärdsplan",
    bra="mal:\n- {id: farre-handelser}\n"
    "atgarder:\n- {id: lag-hack, titel: Låg häck, mal: [farre-handelser]}",
    daligt="mal:\n- {id: farre-handelser}\n"
    "atgarder:\n- {id: lag-hack, titel: Låg häck}",
)  # fmt: skip
def atgard_har_mal(arende: Arende, _: Context) -> Iterator[Brist]:
    """Every measure that is not acute names a goal; a warning for a goal that has no measure."""
    atgarder = fordjupade(arende)
    for index, atgard in atgarder:
        if not answered(atgard.mal):
            text = f"Åtgärden {named(atgard)} hör inte till något mål."
            yield Brist(text, "atgarder", ("atgarder", index, "mal"))
    if unreadable(arende, "akut", "mal"):
        return
    for index, mal in enumerate(arende.atgarder.mal or ()):
        if not any(mal.id in (atgard.mal or ()) for _, atgard in atgarder):
            yield Brist(f"Målet {named(mal)} har ingen åtgärd.", "atgarder", ("mal", index), "varning")
