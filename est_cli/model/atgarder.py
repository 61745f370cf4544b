"""The measures part of a case (`atgarder.yaml`): goals, measures, and the decision of the plan."""

from typing import Annotated, ClassVar, Literal

from est_cli.model.analys import Inriktning
from est_cli.model.anteckning import Anteckning
from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Datum, Kronor, Lista, Ref, Slug, Tal, Teknik, Text, Timmar

Atgardsstatus = Literal["planerad", "pagar", "genomford", "delvis", "avbruten"]


class Mal(Record):
    """A goal: specific, measurable, with a date."""

    id: Slug = kravt("Målets id.")
    beskrivning: Text | None = falt("Målet i en mening.")
    maltyp: Literal["effektmal", "processmal", "produktionsmal"] | None = falt(
        "Effekt på problemet, hur arbetet sker, eller vad som görs."
    )
    indikator: Annotated[Text, Ref("indikator")] | None = falt("Indikatorn som effektmålet mäts med.")
    malvarde: Tal | None = falt("Värdet som ska nås.")
    enhet: Text | None = falt("Enheten, för mål utan indikator.")
    senast: Datum | None = falt("Dagen då målet ska vara nått.")


class Resurser(Record):
    """Hours and money."""

    timmar: Timmar | None = falt("Arbetstid i timmar; 0 om ingen.")
    kronor: Kronor | None = falt("Kostnad i hela kronor; 0 om ingen.")


class Atgard(Record):
    """A measure: who does what, from when to when, against which cause."""

    perioder: ClassVar = (("start", "slut"), ("start", "omprovas"))

    id: Slug = kravt("Åtgärdens id.")
    titel: Text = kravt("Åtgärden i några ord.")
    beskrivning: Text | None = falt("Hur den genomförs.")
    akut: Literal["ja", "nej"] | None = falt("ja: görs genast, utan orsaksanalys, och omprövas. Utelämnat: nej.")
    orsaker: Lista[Annotated[Text, Ref("orsak")]] | None = falt("Orsakerna som åtgärden riktas mot.")
    mal: Lista[Annotated[Text, Ref("mal")]] | None = falt("Målen som åtgärden ska bidra till.")
    teknik: Lista[Teknik] | None = falt("Numren på de av de 25 teknikerna som används.")
    inriktning: Inriktning | None = falt("Situationell eller social åtgärd.")
    sikt: Literal["kort", "lang"] | None = falt("Väntad effekt på kort eller lång sikt.")
    ansvarig: Annotated[Text, Ref("aktor")] | None = falt("Funktionen som ansvarar.")
    medverkande: Lista[Annotated[Text, Ref("aktor")]] | None = falt("Andra funktioner som deltar.")
    start: Datum | None = falt("Första dagen.")
    slut: Datum | None = falt("Sista dagen.")
    omprovas: Datum | None = falt("Dagen då åtgärden ska prövas om.")
    status: Atgardsstatus | None = falt("Läget nu. Utelämnat: planerad.")
    resurser: Resurser | None = falt("Planerade timmar och kronor.")
    evidens: Text | None = falt("Vad som talar för att åtgärden fungerar; annars obeprövad.")
    lagstod: Text | None = falt("Laglig grund, för kamera och ordningsvakt.")
    anteckningar: Lista[Anteckning] | None = falt("Åtgärdens dagbok.")

    @property
    def ar_akut(self) -> bool:
        """Whether the measure is acute: done at once, without a cause, and re-assessed."""
        return self.akut == "ja"

    @property
    def lage(self) -> Atgardsstatus:
        """The status, `planerad` where none is written."""
        return self.status or "planerad"

    @property
    def oppen(self) -> bool:
        """Whether the measure is planned or running."""
        return self.lage in {"planerad", "pagar"}


class Omfordelningsrisk(Record):
    """Where the problem may move, and what is watched."""

    risk: Text | None = falt("Risken att problemet flyttar: vart, och varför.")
    bevakade_platser: Lista[Annotated[Text, Ref("plats")]] | None = falt("Platser som hålls under uppsikt.")


class Planbeslut(Record):
    """A decision of the plan."""

    identitet: ClassVar = ("organ", "datum")

    organ: Text = kravt("Vem som beslutade, till exempel styrgruppen.")
    datum: Datum = kravt("Beslutsdagen.")
    mote: Annotated[Text, Ref("mote")] | None = falt("Mötet, om det finns i moten/.")
    text: Text | None = falt("Beslutet i ord.")


class Atgardsdel(Record):
    """What `atgarder.yaml` holds: goals, measures, displacement, side effects, decisions."""

    mal: Lista[Mal] | None = falt(
        "Mål; minst ett effektmål med indikator.",
        "Vad ska vara uppnått, och när?",
        "- id: halverat-klotter\n"
        "  beskrivning: Nytt klotter halveras till nästa vår.\n"
        "  maltyp: effektmal\n"
        "  indikator: klotter-per-kvartal\n"
        "  malvarde: 7\n"
        "  senast: 2027-03-31",
    )
    atgarder: Lista[Atgard] | None = falt(
        "Åtgärder, var och en mot en orsak. Nya läggs till med est atgard ny.",
        "Vem gör vad, när, mot vilken orsak?",
        "- id: ny-belysning\n"
        "  titel: Belysning på perrongens baksida\n"
        "  orsaker: [bristande-uppsikt]\n"
        "  mal: [halverat-klotter]\n"
        "  teknik: [7]\n"
        "  inriktning: situationell\n"
        "  sikt: kort\n"
        "  ansvarig: gata-park\n"
        "  start: 2026-05-01\n"
        "  slut: 2026-06-30\n"
        "  resurser: {timmar: 16, kronor: 45000}\n"
        "  evidens: Belysning minskar skadegörelse i genomgångar av forskning.",
    )
    omfordelning: Omfordelningsrisk | None = falt(
        "Risken att problemet flyttar, och vad som bevakas.",
        "Kan problemet flytta någon annanstans? Vad håller vi under uppsikt?",
        "risk: Klottret kan flytta till busstorget.\nbevakade_platser: [busstorget]",
    )
    bieffekter: Text | None = falt(
        "Följder för dem som använder platsen som den är tänkt.",
        "Vad kan bli sämre för dem som använder platsen som det är tänkt?",
    )
    beslut: Lista[Planbeslut] | None = falt(
        "Beslut om planen: organ och datum.",
        "Vem har beslutat om planen, och när?",
        "- {organ: styrgruppen, datum: 2026-04-14}",
    )
