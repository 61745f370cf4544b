"""T: what every measure must say (Brå, POP Center); the goals and the plan as a whole stand in `plan`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.reading.refused import REFUSED
from est_cli.rules.lookup import fordjupade, lacking, named, unreadable
from est_cli.rules.rule import Brist, Context, answered, rule
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard

TILLAGD: Final = "Åtgärden lades till."
"""The first line in the diary of a measure that `est atgard ny` adds; its date tells T411 when that was."""
OMPROVNING_DAGAR: Final = 28
"""An acute measure is re-assessed within so many days of its start (T413)."""
_KRAVER_LAGSTOD: Final = re.compile(r"\b\w*kamer(?:a(?!l)|or)\w*|\bordningsvakt\w*", re.IGNORECASE)


@rule(
    "T401", "fel", "atgarder", laser=("analys",),
    namn="Varje åtgärd riktas mot en orsak",
    gor="Skriv orsaker: id på minst en orsak ur analysen som inte är förkastad. En akut åtgärd behöver ingen.",
    varfor="Brå ser ofta åtgärder utan koppling till problemet. Kan ingen säga vilken orsak åtgärden ska påverka, "
    "är det en vana och inte ett svar på just det här problemet.",
    kalla="Brå 2023, om kommunernas brottsförebyggande arbete",
    bra="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, orsaker: [scenen-skymd]}",
    daligt="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, orsaker: [tillresta]}\n"
    "# analys.yaml\norsaker:\n- {id: tillresta, beskrivning: Grupper reser in från andra orter., status: forkastad}",
)  # fmt: skip
def mot_en_orsak(arende: Arende, _: Context) -> Iterator[Brist]:
    """Every measure that is planned or running, and not acute, points to at least one cause that is not rejected."""
    forkastade = {orsak.id for orsak in arende.analys.orsaker or () if orsak.status == "forkastad"}
    for index, atgard in fordjupade(arende):
        if not atgard.oppen:
            continue
        vag = ("atgarder", index, "orsaker")
        if not answered(atgard.orsaker):
            yield Brist(f"Åtgärden {named(atgard)} riktas inte mot någon orsak.", "atgarder", vag)
        elif all(orsak in forkastade for orsak in atgard.orsaker or ()) and atgard.orsaker is not REFUSED:
            for plats, orsak in enumerate(atgard.orsaker or ()):
                text = f"Åtgärden {named(atgard)} riktas mot {orsak}, en orsak som är förkastad."
                yield Brist(text, "atgarder", (*vag, plats))


@rule(
    "T402", "varning", "atgarder", laser=("analys",),
    namn="Varje orsak som går att påverka har en åtgärd",
    fraga="Får varje orsak som går att påverka någon åtgärd?",
    gor="Lägg till en åtgärd mot orsaken; en akut räcker inte. Går den inte att påverka: skriv paverkbar: nej.",
    varfor="En orsak som lämnas utan åtgärd fortsätter att verka. Räcker inte resurserna är det ett val, och det ska "
    "synas: gör då ett undantag med skälet.",
    kalla="Brå, Välj åtgärder som påverkar orsakerna",
    bra="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, orsaker: [scenen-skymd]}\n"
    "# analys.yaml\norsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida är skymd., paverkbar: ja}",
    daligt="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, orsaker: [scenen-skymd]}\n"
    "# analys.yaml\norsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida är skymd., paverkbar: ja}\n"
    "- {id: inga-vuxna-sent, beskrivning: Ingen vuxen är där efter nio., paverkbar: ja}",
)  # fmt: skip
def orsak_har_atgard(arende: Arende, _: Context) -> Iterator[Brist]:
    """Every cause that can be influenced has at least one measure."""
    if unreadable(arende, "akut", "orsaker"):
        return
    for index, orsak in enumerate(arende.analys.orsaker or ()):
        if orsak.paverkbar in {"ja", "delvis"} and orsak.status != "forkastad" and not _mot(arende, orsak.id):
            text = f"Orsaken {named(orsak)} går att påverka, men har ingen åtgärd."
            yield Brist(text, "analys", ("orsaker", index))


@rule(
    "T403", "fel", "atgarder", snabb=True,
    namn="Minst en åtgärd, och varje åtgärd har ansvarig, start och slut",
    gor="Fyll i ansvarig, start, och slut eller omprovas på varje åtgärd.",
    varfor="Det som ingen ansvarar för blir inte gjort, och det som saknar slut blir kvar av gammal vana. Därför "
    "frågar vi den akuta åtgärden redan första dagen.",
    kalla="Brå, Genomför åtgärderna; POP Center, SARA (responsible parties)",
    bra="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, ansvarig: kommun-gata-park, "
    "start: 2026-04-07, slut: 2026-05-08}",
    daligt="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, start: 2026-04-07}",
)  # fmt: skip
def ansvarig_start_slut(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least one measure; each with responsible, start, and end or re-assessment, the acute from the first stage."""
    if not arende.atgarder.atgarder:
        yield Brist("Ärendet har ingen åtgärd.", "atgarder", ("atgarder",))
    for index, atgard in enumerate(arende.atgarder.atgarder or ()):
        missing = lacking(atgard, "ansvarig", "start")
        ends = [] if len(lacking(atgard, "slut", "omprovas")) < 2 else ["slut eller omprovas"]
        if missing or ends:
            text = f"Åtgärden {named(atgard)} saknar {uppraknat(missing + ends)}."
            vag = ("atgarder", index, missing[0] if missing else "slut")
            yield Brist(text, "atgarder", vag, genast=atgard.akut == "ja")


@rule(
    "T405", "varning", "atgarder",
    namn="Varje åtgärd säger vad den kostar",
    fraga="Vad kostar åtgärderna i timmar och pengar, och finns de?",
    gor="Fyll i resurser: timmar eller kronor. 0 om det inte kostar något.",
    varfor="En plan utan timmar är en önskelista. Och utan siffran går det inte att säga efteråt om det var värt det.",
    kalla="Brå, Följ upp arbetsprocessen (kostnader och timmar)",
    bra="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, resurser: {timmar: 40, kronor: 15000}}",
    daligt="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter}",
)  # fmt: skip
def resurser(arende: Arende, _: Context) -> Iterator[Brist]:
    """Resources, hours or money, are stated for each measure; 0 if none."""
    for index, atgard in enumerate(arende.atgarder.atgarder or ()):
        if atgard.resurser is None or len(lacking(atgard.resurser, "timmar", "kronor")) == 2:
            text = f"Åtgärden {named(atgard)} säger inte vad den kostar i timmar eller kronor."
            yield Brist(text, "atgarder", ("atgarder", index, "resurser"))


@rule(
    "T406", "varning", "atgarder", laser=("analys",),
    namn="Åtgärden är av samma slag som orsaken",
    fraga="Svarar åtgärderna mot orsakens slag: social mot social, situationell mot situationell?",
    gor="Lägg till en åtgärd med orsakens inriktning (social, situationell), och fyll i sikt (kort, lang).",
    varfor="Belysning hjälper inte mot att ungdomar saknar någonstans att vara. Sociala orsaker kräver sociala "
    "åtgärder, och de tar tid: säg det från början, så väntar ingen på resultat i förtid.",
    kalla="Brå, Välj åtgärder som påverkar orsakerna",
    bra="atgarder:\n- {id: sen-fritidsgard, titel: Öppet till midnatt, orsaker: [ingenstans-att-vara], "
    "inriktning: social, sikt: lang}",
    daligt="atgarder:\n- {id: fler-rundor, titel: Fler väktarrundor, orsaker: [ingenstans-att-vara], "
    "inriktning: situationell, sikt: kort}",
)  # fmt: skip
def samma_slag(arende: Arende, _: Context) -> Iterator[Brist]:
    """A social cause has a social measure, a situational one a situational; short or long term is stated."""
    for index, atgard in fordjupade(arende):
        if atgard.sikt is None:
            text = f"Åtgärden {named(atgard)} säger inte om effekten väntas på kort eller lång sikt."
            yield Brist(text, "atgarder", ("atgarder", index, "sikt"))
    if unreadable(arende, "akut", "orsaker"):
        return
    for index, orsak in enumerate(arende.analys.orsaker or ()):
        slag = {atgard.inriktning for atgard in _mot(arende, orsak.id)}
        asked = orsak.status != "forkastad" and orsak.inriktning in {"situationell", "social"}
        if asked and slag and not slag & {orsak.inriktning, REFUSED}:
            text = f"Orsaken {named(orsak)} är {orsak.inriktning}, men ingen åtgärd mot den är det."
            yield Brist(text, "analys", ("orsaker", index, "inriktning"))


@rule(
    "T410", "varning", "atgarder",
    namn="Varje åtgärd säger vad som talar för att den fungerar",
    fraga="Vad talar för att åtgärderna fungerar?",
    gor="Skriv evidens: en hänvisning eller egen erfarenhet. Finns ingen: skriv obeprövad.",
    varfor="Det är inget fel att pröva något nytt, bara alla vet att det är ett prov. Då följs det upp noggrannare, "
    "och andra kan lära av det.",
    kalla="College of Policing, Solving problems; POP Center",
    bra="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter, evidens: Obeprövad}",
    daligt="atgarder:\n- {id: lag-hack, titel: Häcken klipps till en meter}",
)  # fmt: skip
def evidens(arende: Arende, _: Context) -> Iterator[Brist]:
    """Evidence: a reference, or that there is none."""
    for index, atgard in enumerate(arende.atgarder.atgarder or ()):
        if not answered(atgard.evidens):
            text = f"Åtgärden {named(atgard)} säger inte vad som talar för att den fungerar."
            yield Brist(text, "atgarder", ("atgarder", index, "evidens"))


@rule(
    "T412", "varning", "atgarder",
    namn="Kamera och ordningsvakt har laglig grund",
    fraga="Finns det laglig grund för kamera eller ordningsvakt?",
    gor="Fyll i lagstod, och låt juristen läsa det.",
    varfor="Kamerabevakning och ordningsvakter griper in i människors liv och är reglerade i lag. Finns inte grunden "
    "när åtgärden beslutas kan den behöva rivas upp, och då har ni tappat tid och förtroende.",
    kalla="Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete, 14 § (kamera); lagen om ordningsvakter",
    bra="atgarder:\n- {id: kamera, titel: Kamera vid scenen, lagstod: 14 § lag (2023:196) och kamerabevakningslagen}",
    daligt="atgarder:\n- {id: kamera, titel: Kamera vid scenen}",
)  # fmt: skip
def lagstod(arende: Arende, _: Context) -> Iterator[Brist]:
    """A measure whose title or text says camera or ordningsvakt states its legal ground."""
    for index, atgard in enumerate(arende.atgarder.atgarder or ()):
        texts = [text for text in (atgard.titel, atgard.beskrivning) if isinstance(text, str)]
        hit = _KRAVER_LAGSTOD.search("\n".join(texts))
        if hit and not answered(atgard.lagstod):
            text = f"Åtgärden {named(atgard)} nämner {hit.group()}, men inget lagstöd."
            yield Brist(text, "atgarder", ("atgarder", index, "lagstod"))


@rule(
    "T413", "varning", "alltid", snabb=True,
    namn="En akut åtgärd omprövas inom 28 dagar",
    gor="Sätt omprovas till en dag inom 28 dagar från start. Ska den vara kvar längre: gör den till en vanlig åtgärd.",
    varfor="Det akuta får gå före analysen, eftersom det är kort. Utan en dag då någon frågar om det ska vara kvar "
    "blir det tillfälliga snart det vanliga.",
    kalla="Egen slutsats av EST-metodens två spår",
    bra="atgarder:\n- {id: rundor, titel: Fler väktarrundor, akut: ja, start: 2026-04-07, omprovas: 2026-04-28}",
    daligt="atgarder:\n- {id: rundor, titel: Fler väktarrundor, akut: ja, start: 2026-04-07, omprovas: 2026-06-30}",
)  # fmt: skip
def akut_omprovas(arende: Arende, _: Context) -> Iterator[Brist]:
    """An acute measure that is planned or running is re-assessed within 28 days of its start."""
    for index, atgard in enumerate(arende.atgarder.atgarder or ()):
        if atgard.akut != "ja" or not atgard.oppen:
            continue
        vag = ("atgarder", index, "omprovas")
        if atgard.omprovas is None:
            yield Brist(f"Den akuta åtgärden {named(atgard)} säger inte när den omprövas.", "atgarder", vag)
        elif atgard.start is not None and (dagar := (atgard.omprovas - atgard.start).days) > OMPROVNING_DAGAR:
            text = f"Den akuta åtgärden {named(atgard)} omprövas först efter {dagar} dagar."
            yield Brist(text, "atgarder", vag)


def _mot(arende: Arende, orsak: str) -> list[Atgard]:
    """The measures against a cause, the acute ones and those that cannot be read left out."""
    return [atgard for _, atgard in fordjupade(arende) if orsak in (atgard.orsaker or ())]
