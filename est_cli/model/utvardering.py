"""The evaluation part of a case (`utvardering.yaml`): what was done, what came of it, who was told."""

from typing import Annotated, ClassVar, Literal

from est_cli.model.atgarder import Resurser
from est_cli.model.problem import Kalla
from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Datum, Lista, Ref, Tal, Text

Utfall = Literal["som_planerat", "justerad", "delvis", "ej"]
Malbedomning = Literal["uppnatt", "delvis", "ej", "kan_ej_bedomas"]


class Genomforande(Record):
    """How a measure was carried out."""

    identitet: ClassVar = ("atgard",)

    atgard: Annotated[Text, Ref("atgard")] = kravt("Åtgärdens id.")
    utfall: Utfall | None = falt("Gjordes den som planerat?")
    kommentar: Text | None = falt("Varför, om det inte blev som planerat.")
    resurser: Resurser | None = falt("Faktiska timmar och kronor.")


class Eftermatning(Record):
    """An indicator's value afterwards, in figures or in words."""

    identitet: ClassVar = ("indikator", "fran")
    perioder: ClassVar = (("fran", "till"),)

    indikator: Annotated[Text, Ref("indikator")] = kravt("Indikatorns id.")
    varde: Tal | None = falt("Värdet efter.")
    text: Text | None = falt("Utfallet i ord, för det som inte kan räknas.")
    fran: Datum | None = falt("Första dagen som mätts.")
    till: Datum | None = falt("Sista dagen som mätts.")
    kalla: Annotated[Text, Ref("kalla")] | None = falt("Källan som mätningen bygger på.")
    underlag: Text | None = falt("Kontrollsumma över raderna som räknats; skrivs av est.")


class Maluppfyllelse(Record):
    """The verdict on a goal."""

    identitet: ClassVar = ("mal",)

    mal: Annotated[Text, Ref("mal")] = kravt("Målets id.")
    bedomning: Malbedomning | None = falt("Om målet nåddes.")
    motivering: Text | None = falt("Varför bedömningen blev så.")


class Jamforelseutfall(Record):
    """Before and after at other places: the comparison, or where the problem may have moved."""

    identitet: ClassVar = ("indikator", "platser")

    indikator: Annotated[Text, Ref("indikator")] | None = falt("Indikatorn som jämförs.")
    platser: Lista[Annotated[Text, Ref("plats")]] | None = falt("Platserna.")
    fore: Tal | None = falt("Värdet där före.")
    efter: Tal | None = falt("Värdet där efter.")
    text: Text | None = falt("Jämförelsen i ord.")


class Slutbeslut(Record):
    """What the evaluation led to."""

    val: Literal["avsluta", "fortsatt", "justera", "till_analys", "till_problem"] | None = falt(
        "Vad som händer med ärendet."
    )
    organ: Text | None = falt("Vem som beslutade.")
    datum: Datum | None = falt("Beslutsdagen.")
    mote: Annotated[Text, Ref("mote")] | None = falt("Mötet, om det finns i moten/.")
    motiv: Text | None = falt("Skälet.")


class Bevakning(Record):
    """Who keeps watch afterwards."""

    ansvarig: Annotated[Text, Ref("aktor")] | None = falt("Funktionen som håller uppsikt.")
    nasta_kontroll: Datum | None = falt("Nästa kontroll.")
    anteckningar: Text | None = falt("Vad som ska kontrolleras.")


class Aterkoppling(Record):
    """What was told, to whom, when."""

    identitet: ClassVar = ("datum", "till")

    datum: Datum = kravt("Dagen.")
    till: Literal["rapportorer", "boende", "verksamheter", "allmanheten", "styrgrupp", "fullmaktige"] = kravt(
        "Vilka som fick veta."
    )
    kanal: Text | None = falt("Hur: möte, brev, webb …")
    text: Text | None = falt("Vad som sades.")


class Utvardering(Record):
    """What `utvardering.yaml` holds: outcomes, after-values, verdicts, decision, watch, feedback."""

    kallor: Lista[Kalla] | None = falt(
        "Källor som tillkommit i utvärderingen.",
        "Vilka nya källor har vi?",
        "- id: samtal-efterat\n"
        "  typ: dialog\n"
        "  beskrivning: Samtal med resenärer ett år senare.\n"
        "  aktor: trygghetssamordnare\n"
        "  antal: 22",
    )
    genomforande: Lista[Genomforande] | None = falt(
        "Hur varje åtgärd genomfördes.",
        "Gjordes åtgärderna som planerat? Om inte: varför?",
        "- atgard: ny-belysning\n"
        "  utfall: justerad\n"
        "  kommentar: Leveransen kom tre veckor sent.\n"
        "  resurser: {timmar: 20, kronor: 47000}",
    )
    eftermatningar: Lista[Eftermatning] | None = falt(
        "Varje indikators värde efter.",
        "Vad visar mätningen efteråt? Samma källa, samma längd, samma veckor.",
        "- indikator: klotter-per-kvartal\n"
        "  varde: 5\n"
        "  fran: 2027-01-01\n"
        "  till: 2027-03-31\n"
        "  kalla: bovardarnas-rapporter",
    )
    maluppfyllelse: Lista[Maluppfyllelse] | None = falt(
        "En bedömning av varje mål.",
        "Nåddes målen?",
        "- mal: halverat-klotter\n  bedomning: uppnatt\n  motivering: Från 14 till 5; målet var 7.",
    )
    jamforelse: Lista[Jamforelseutfall] | None = falt(
        "Före och efter på en jämförbar plats.",
        "Hur gick det på en plats utan åtgärder?",
        "- indikator: klotter-per-kvartal\n  platser: [sodra-stationen]\n  fore: 9\n  efter: 8",
    )
    omfordelning: Lista[Jamforelseutfall] | None = falt(
        "Före och efter på bevakade platser.",
        "Flyttade problemet, eller spred sig nyttan?",
        "- platser: [busstorget]\n  fore: 4\n  efter: 4\n  text: Ingen förändring syns.",
    )
    andra_forklaringar: Lista[Text] | None = falt("Annat som kan ha påverkat.", "Vad annat kan förklara förändringen?")
    slutsats: Text | None = falt("Vad utvärderingen visar.", "Vad kan vi säga, och vad kan vi inte säga?")
    lardomar: Lista[Text] | None = falt("Lärdomar, också när det inte gick.", "Vad har vi lärt oss?")
    beslut: Slutbeslut | None = falt(
        "Vad som händer med ärendet.",
        "Vad händer nu, och vem har beslutat det?",
        "val: avsluta\norgan: styrgruppen\ndatum: 2027-04-20\nmotiv: Målet är nått och bevakas.",
    )
    bevakning: Bevakning | None = falt(
        "Vem som håller uppsikt, och när.",
        "Vem håller uppsikt, och när är nästa kontroll?",
        "{ansvarig: gata-park, nasta_kontroll: 2027-10-01}",
    )
    aterkoppling: Lista[Aterkoppling] | None = falt(
        "Vad som berättats, för vilka, när. Får skrivas i vilket skede som helst.",
        "Har de som rapporterade, och allmänheten, fått veta?",
        "- {datum: 2027-04-22, till: rapportorer, kanal: veckomötet}",
    )
