"""The problem part of a case (`problem.yaml`), and sources, which three of the files may hold."""

from typing import Annotated, ClassVar, Literal

from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Datum, Heltal, Klockslag, Lista, Ref, Slug, Tal, Text

Veckodag = Literal["man", "tis", "ons", "tor", "fre", "lor", "son"]
JaNej = Literal["ja", "nej", "vet_ej"]
Kalltyp = Literal[
    "observationer", "polisstatistik", "felanmalan", "enkat", "dialog", "trygghetsvandring",
    "intervju", "platsbesok", "skadekostnad", "ovrigt",
]  # fmt: skip


class Kalla(Record):
    """Where knowledge comes from, and how far it reaches."""

    id: Slug = kravt("Källans id, unikt i hela ärendet.")
    typ: Kalltyp = kravt("Vad för slags källa det är.")
    beskrivning: Text = kravt("Vad källan är och vad den visar.")
    aktor: Annotated[Text, Ref("aktor")] | None = falt("Vem uppgifterna kommer från.")
    antal: Heltal | None = falt("Hur många svar, rapporter eller händelser källan bygger på.")
    begransning: Text | None = falt("Vad källan inte kan visa.")
    lank: Text | None = falt("Adress till källan, eller dess diarienummer.")


class Tid(Record):
    """When the problem occurs, or why no pattern can be stated."""

    veckodagar: Lista[Veckodag] | None = falt("Vilka dagar.", exempel="[fre, lor]")
    klockslag: Lista[Klockslag] | None = falt("Vilka tider, inom citattecken.", exempel='["20:00-02:00"]')
    sasong: Text | None = falt("Vilken tid på året.")
    oregelbundet: Text | None = falt("Varför ingen tid går att ange.")


class Omfattning(Record):
    """How often it has happened."""

    perioder: ClassVar = (("fran", "till"),)

    antal: Heltal | None = falt("Hur många gånger det har hänt.")
    fran: Datum | None = falt("Första dagen som räknats.")
    till: Datum | None = falt("Sista dagen som räknats.")
    kalla: Annotated[Text, Ref("kalla")] | None = falt("Källan som räkningen bygger på.")


class Baslinje(Record):
    """An indicator's value before the measures."""

    perioder: ClassVar = (("fran", "till"),)

    varde: Tal | None = falt("Värdet före åtgärderna.")
    fran: Datum | None = falt("Första dagen som mätts.")
    till: Datum | None = falt("Sista dagen som mätts.")


class Matning(Record):
    """Which observations count for an indicator."""

    kategorier: Lista[Annotated[Text, Ref("kategori")]] | None = falt("Vilka kategorier som räknas.")
    platser: Lista[Annotated[Text, Ref("plats")]] | None = falt("På vilka platser; utelämnat: ärendets plats.")
    rapportorer: Lista[Annotated[Text, Ref("aktor")]] | None = falt("Från vilka rapportörer; utelämnat: alla.")
    typer: Lista[Literal["iakttagelse", "misstanke", "polisanmald", "felanmalan"]] | None = falt(
        "Vilka typer av observationer; utelämnat: alla."
    )


class Indikator(Record):
    """A measure of the problem: what will tell whether it became better."""

    id: Slug = kravt("Indikatorns id.")
    namn: Text = kravt("Vad som mäts, i ord.")
    enhet: Text | None = falt("Enheten; antal för det som räknas.")
    kalla: Annotated[Text, Ref("kalla")] | None = falt("Källan som mätningen bygger på.")
    riktning: Literal["minska", "oka"] | None = falt("Åt vilket håll en förbättring går.")
    baslinje: Baslinje | None = falt("Värdet före åtgärderna, med period.")
    matning: Matning | None = falt("Vilka observationer som räknas.")


class Jamforelse(Record):
    """What the place is compared with."""

    platser: Lista[Annotated[Text, Ref("plats")]] | None = falt("Jämförbara platser.")
    text: Text | None = falt("Jämförelsen i ord: tidigare period eller liknande plats.")


class Prioritering(Record):
    """Brå's grounds for putting one problem before another; no score is made of them."""

    vanligt: JaNej | None = falt("Är problemet vanligt?")
    langvarigt: JaNej | None = falt("Har det pågått länge?")
    avviker: JaNej | None = falt("Avviker det från jämförbara områden?")
    fa_platser: JaNej | None = falt("Är det samlat till få platser?")
    paverkbart: JaNej | None = falt("Kan vi påverka det?")
    kostsamt: JaNej | None = falt("Kostar det mycket i pengar eller lidande?")
    drabbar_manga: JaNej | None = falt("Drabbar det många, direkt eller indirekt?")
    motivering: Text | None = falt("Varför problemet prioriteras.")


class Problem(Record):
    """What `problem.yaml` holds: what happens, where, when, to whom, how often, and how we know."""

    beskrivning: Text | None = falt("Problemet i några meningar.", "Vad händer? Beskriv beteendet, inte lösningen.")
    beteenden: Lista[Annotated[Text, Ref("kategori")]] | None = falt(
        "Kategorier ur register/kategorier.yaml.", "Vilka beteenden är det?", "[klotter]"
    )
    tid: Tid | None = falt(
        "Veckodagar, klockslag och säsong; eller oregelbundet, med skäl.",
        "När händer det? Om inget mönster finns: varför?",
        'veckodagar: [fre, lor]\nklockslag: ["20:00-02:00"]\nsasong: april till september',
    )
    drabbade: Text | None = falt("Vilka grupper som drabbas.", "Vilka drabbas? Grupper, aldrig en person.")
    konsekvenser: Text | None = falt("Vad problemet leder till för dem.", "Vad blir följden för dem?")
    forvantan: Text | None = falt(
        "Vad de drabbade väntar sig av kommunen och polisen.", "Vad väntar sig de drabbade av oss?"
    )
    forekommer_inte: Text | None = falt(
        "Var och när problemet inte finns.", "Var och när händer det inte, fast det kunde?"
    )
    omfattning: Omfattning | None = falt(
        "Antal, period och källa.",
        "Hur ofta har det hänt, under vilken tid, enligt vem?",
        "{antal: 14, fran: 2026-01-01, till: 2026-03-31, kalla: bovardarnas-rapporter}",
    )
    kallor: Lista[Kalla] | None = falt(
        "Källor med id; typ och aktör ska skilja sig.",
        "Hur vet vi det? Minst två olika källor.",
        "- id: bovardarnas-rapporter\n"
        "  typ: observationer\n"
        "  beskrivning: Bovärdarnas veckorapporter om klotter och tillhåll.\n"
        "  aktor: bovard\n"
        "  antal: 34\n"
        "  begransning: Bovärdarna arbetar dagtid; kvällar syns inte.\n"
        "- id: polisanmalningar\n"
        "  typ: polisstatistik\n"
        "  beskrivning: Anmäld skadegörelse vid platsen.\n"
        "  aktor: kommunpolis\n"
        "  antal: 9",
    )
    indikatorer: Lista[Indikator] | None = falt(
        "Det som mäts före och efter.",
        "Vad ska mätas, så att det syns om det blev bättre?",
        "- id: klotter-per-kvartal\n"
        "  namn: Nytt klotter per kvartal\n"
        "  enhet: antal\n"
        "  kalla: bovardarnas-rapporter\n"
        "  riktning: minska\n"
        "  baslinje: {varde: 14, fran: 2026-01-01, till: 2026-03-31}",
    )
    jamforelse: Jamforelse | None = falt(
        "Tidigare period eller jämförbar plats.", "Vad kan vi jämföra med?", "text: Samma kvartal förra året var det 5."
    )
    prioritering: Prioritering | None = falt(
        "Sju frågor (ja, nej, vet_ej) och en motivering.",
        "Varför just detta problem? Svara ja, nej eller vet_ej.",
        "vanligt: ja\nlangvarigt: nej\navviker: ja\nfa_platser: ja\npaverkbart: ja\nkostsamt: vet_ej\n"
        "drabbar_manga: ja\nmotivering: Samlat till en plats som många passerar.",
    )
