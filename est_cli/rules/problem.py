"""P: what every problem must say (CHEERS, POP Center, Tilley, Brå)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.rules.rule import Brist, Context, answered, rule
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende

_DIALOGTYPER: Final = {"enkat", "dialog", "trygghetsvandring", "felanmalan"}
_LOSNINGAR: Final = re.compile(
    r"\b(?:brist(?:en)? på|behöv(?:er|s)(?: det)?(?: fler| mer| flera| nya?)?|saknas|för få|avsaknad(?:en)? av|fler) "
    r"(?:\w+ )?(?:kamer(?:a|or)|poliser|ordningsvakter|väktare|bevakning|övervakning|patrullering|belysning|staket|"
    r"fältassistenter|fritidsledare|resurser|personal)\b",
    re.IGNORECASE,
)
_MATRIS: Final = (
    "vanligt",
    "langvarigt",
    "avviker",
    "fa_platser",
    "paverkbart",
    "kostsamt",
    "drabbar_manga",
    "motivering",
)


@rule(
    "P201", "fel", "problem", snabb=True,
    namn="Problemet säger var, vad och när",
    gor="Fyll i beteenden och tid: veckodagar och klockslag, gärna säsong; eller oregelbundet, med skälet.",
    varfor="Ett problem som inte går att peka ut i tid och rum går inte att förebygga. Den som läser ska veta när det "
    "är läge att vara på plats. Finns inget mönster är det också kunskap: skriv varför.",
    kalla="CHEERS (POP Center, steg 14); Problem analysis triangle (POP Center)",
    bra='beteenden: [klotter]\ntid: {veckodagar: [fre, lor], klockslag: ["20:00-02:00"], sasong: april till september}',
    daligt="beteenden: [klotter]\ntid: {veckodagar: [fre, lor]}",
)  # fmt: skip
def var_vad_nar(arende: Arende, _: Context) -> Iterator[Brist]:
    """Place, behaviour, and time; or irregular, with the reason."""
    if not answered(arende.plats):
        yield Brist("Ärendet säger inte var det är.", "arende", ("plats",))
    if not answered(arende.problem.beteenden):
        yield Brist("Problemet säger inte vilka beteenden det gäller.", "problem", ("beteenden",))
    tid = arende.problem.tid
    if tid is None:
        yield Brist("Problemet säger inte när det händer.", "problem", ("tid",))
        return
    missing = [key for key in ("veckodagar", "klockslag") if not answered(getattr(tid, key))]
    if missing and not answered(tid.oregelbundet):
        yield Brist(f"Tiden saknar {uppraknat(missing)}.", "problem", ("tid", missing[0]))


@rule(
    "P202", "fel", "problem", snabb=True,
    namn="Problemet säger vilka som drabbas, och hur",
    gor="Fyll i drabbade och konsekvenser: grupper, aldrig en person.",
    varfor="Det är följderna för människor som gör en händelse till ett problem. Utan dem går det varken att "
    "prioritera eller att säga att något blev bättre.",
    kalla="CHEERS (Harm); POP Center, bilaga C",
    bra="drabbade: Pendlare och boende intill.\nkonsekvenser: Många väljer en längre väg efter klockan 20.",
    daligt="drabbade: Pendlare och boende intill.\nkonsekvenser:",
)  # fmt: skip
def drabbade_och_konsekvenser(arende: Arende, _: Context) -> Iterator[Brist]:
    """Who is harmed, and with what consequences."""
    if not answered(arende.problem.drabbade):
        yield Brist("Problemet säger inte vilka som drabbas.", "problem", ("drabbade",))
    if not answered(arende.problem.konsekvenser):
        yield Brist("Problemet säger inte vad det får för följder.", "problem", ("konsekvenser",))


@rule(
    "P203", "fel", "problem",
    namn="Minst två källor som skiljer sig åt",
    gor="Lägg till en källa av annan typ, eller från en annan aktör.",
    varfor="En källa ser bara sin del. Polisen ser det som anmäls, bovärden det som syns på dagen. Först när två olika "
    "källor pekar åt samma håll vet vi att problemet finns.",
    kalla="College of Policing, Solving problems; Brå, Ta fram en egen lägesbild",
    bra="kallor:\n- {id: a, typ: observationer, beskrivning: Bovärdar}\n"
    "- {id: b, typ: polisstatistik, beskrivning: Anmälda brott}",
    daligt="kallor:\n- {id: a, typ: observationer, beskrivning: Bovärdar}\n"
    "- {id: b, typ: observationer, beskrivning: Bovärdar igen}",
)  # fmt: skip
def tva_kallor(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least two sources that differ in `typ` or in `aktor`."""
    kallor = arende.problem.kallor or ()
    if len(kallor) < 2:
        yield Brist(
            f"Problemet har {len(kallor) or 'ingen'} källa; det behövs minst två olika.", "problem", ("kallor",)
        )
    elif len({(kalla.typ, kalla.aktor) for kalla in kallor}) < 2:
        yield Brist("Källorna är av samma typ och från samma aktör.", "problem", ("kallor",))


@rule(
    "P204", "fel", "problem",
    namn="Problemet har hänt flera gånger",
    gor="Fyll i omfattning: antal (minst 2), fran, till och kalla.",
    varfor="Något som hänt en gång är en händelse. EST arbetar med det som kommer tillbaka, och då ska det framgå hur "
    "ofta, under vilken tid och enligt vem.",
    kalla="CHEERS (Recurring)",
    bra="omfattning: {antal: 14, fran: 2026-01-01, till: 2026-03-31, kalla: boendeenkat}",
    daligt="omfattning: {antal: 1, fran: 2026-01-01, till: 2026-03-31, kalla: boendeenkat}",
)  # fmt: skip
def aterkommande(arende: Arende, _: Context) -> Iterator[Brist]:
    """Recurring: a number of at least two, a period and a source."""
    omfattning = arende.problem.omfattning
    if omfattning is None:
        yield Brist("Problemet säger inte hur ofta det har hänt.", "problem", ("omfattning",))
        return
    missing = [key for key in ("antal", "fran", "till", "kalla") if not answered(getattr(omfattning, key))]
    if missing:
        yield Brist(f"Omfattningen saknar {uppraknat(missing)}.", "problem", ("omfattning", missing[0]))
    elif omfattning.antal is not None and omfattning.antal < 2:
        yield Brist("Problemet har hänt färre än två gånger.", "problem", ("omfattning", "antal"))


@rule(
    "P205", "varning", "problem",
    namn="De drabbades förväntan är känd",
    fraga="Vad väntar sig de drabbade, och har någon frågat dem?",
    gor="Fyll i forvantan, och lägg till en enkät, dialog, trygghetsvandring eller felanmälan som källa.",
    varfor="Vad människor väntar sig ska vara hört, inte antaget. Därför hör en källa till där de själva har kommit "
    "till tals.",
    kalla="CHEERS (Expectation); Tilley Award",
    bra="forvantan: Att gångvägen går att använda på kvällen.",
    daligt="forvantan:",
)  # fmt: skip
def forvantan(arende: Arende, _: Context) -> Iterator[Brist]:
    """What those harmed expect, from a source in which they were heard."""
    if not answered(arende.problem.forvantan):
        yield Brist("Problemet säger inte vad de drabbade väntar sig.", "problem", ("forvantan",))
    if not _DIALOGTYPER & {kalla.typ for kalla in arende.problem.kallor or ()}:
        yield Brist("Ingen källa låter de drabbade komma till tals.", "problem", ("kallor",))


@rule(
    "P206", "varning", "problem",
    namn="Problemet säger var och när det inte finns",
    fraga="Var och när förekommer problemet inte, och vad säger det?",
    gor="Fyll i forekommer_inte.",
    varfor="Skillnaden mellan platsen där det händer och platsen där det inte händer är ofta den kortaste vägen till "
    "orsaken.",
    kalla="POP Center, bilaga C",
    bra="forekommer_inte: Inte på parkens södra del, och inte vintertid.",
    daligt="forekommer_inte:",
)  # fmt: skip
def forekommer_inte(arende: Arende, _: Context) -> Iterator[Brist]:
    """Where and when the problem does not occur."""
    if not answered(arende.problem.forekommer_inte):
        yield Brist("Problemet säger inte var och när det inte händer.", "problem", ("forekommer_inte",))


@rule(
    "P207", "varning", "problem",
    namn="Prioriteringen är besvarad och motiverad",
    fraga="Varför just det här problemet och inte ett annat?",
    gor="Svara ja, nej eller vet_ej på de sju frågorna i prioritering, och skriv motivering.",
    varfor="Att prioritera är också att välja bort. Frågorna gör att två ärenden går att jämföra, och att valet går "
    "att förklara efteråt. Någon poäng räknas inte ut.",
    kalla="Brå, Prioritera mellan problemen",
    bra="prioritering: {vanligt: ja, langvarigt: ja, avviker: ja, fa_platser: ja, paverkbart: ja, kostsamt: vet_ej, "
    "drabbar_manga: ja, motivering: Många passerar platsen.}",
    daligt="prioritering: {vanligt: ja, langvarigt: ja}",
)  # fmt: skip
def prioriterat(arende: Arende, _: Context) -> Iterator[Brist]:
    """The prioritisation matrix answered, with its reason."""
    matris = arende.problem.prioritering
    if matris is None:
        yield Brist("Prioriteringen är inte gjord.", "problem", ("prioritering",))
        return
    missing = [key for key in _MATRIS if not answered(getattr(matris, key))]
    if missing:
        yield Brist(f"Prioriteringen saknar {uppraknat(missing)}.", "problem", ("prioritering", missing[0]))


@rule(
    "P208", "fel", "problem",
    namn="Minst en indikator med baslinje",
    gor="Lägg till en indikator med enhet, kalla och baslinje (varde, fran, till).",
    varfor="Det som inte mättes före går inte att mäta efteråt. Bestäm redan nu vad som ska visa om det blev bättre.",
    kalla="POP Center, Assessing responses; Tilley Award",
    bra="indikatorer:\n- {id: antal-fall, namn: Fall per kvartal, enhet: antal, kalla: boendeenkat, "
    "baslinje: {varde: 14, fran: 2026-01-01, till: 2026-03-31}}",
    daligt="indikatorer:\n- {id: antal-fall, namn: Fall per kvartal, enhet: antal, kalla: boendeenkat}",
)  # fmt: skip
def indikator_med_baslinje(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least one indicator with unit, source, baseline value and period."""
    indikatorer = arende.problem.indikatorer or ()
    if not indikatorer:
        yield Brist("Problemet har ingen indikator.", "problem", ("indikatorer",))
        return
    lacking = []
    for index, indikator in enumerate(indikatorer):
        missing = [key for key in ("enhet", "kalla", "baslinje") if not answered(getattr(indikator, key))]
        inside = [
            key for key in ("varde", "fran", "till") if not missing and not answered(getattr(indikator.baslinje, key))
        ]
        if not missing and not inside:
            return
        vag = ("indikatorer", index, *(missing[:1] or ("baslinje", inside[0])))
        lacking.append(Brist(f"Indikatorn {indikator.id} saknar {uppraknat(missing or inside)}.", "problem", vag))
    yield from lacking


@rule(
    "P209", "varning", "problem",
    namn="Beskrivningen är ingen åtgärd",
    fraga="Beskrivs problemet, eller smyger lösningen in i beskrivningen?",
    gor="Skriv vad som händer, inte vad som saknas. Lösningen kommer i åtgärderna.",
    varfor="”Brist på kameror” är ett svar utan fråga. Den som skriver så har redan valt åtgärd, och då blir "
    "orsakerna aldrig utredda.",
    kalla="Egen slutsats av ett vanligt fel; ord som listan känner igen: brist på, behövs fler, saknas, för få … "
    "följt av kameror, poliser, väktare, belysning med flera",
    bra="beskrivning: Ungefär varannan kväll klottras det på perrongens baksida.",
    daligt="beskrivning: Problemet är brist på kameror vid perrongen.",
)  # fmt: skip
def ingen_losning(arende: Arende, _: Context) -> Iterator[Brist]:
    """The description contains no measure."""
    hit = _LOSNINGAR.search(arende.problem.beskrivning or "") if isinstance(arende.problem.beskrivning, str) else None
    if hit:
        yield Brist(
            f"Beskrivningen anger en lösning (”{hit.group()}”) i stället för ett problem.", "problem", ("beskrivning",)
        )


@rule(
    "P211", "varning", "problem",
    namn="Problemet jämförs med något",
    fraga="Vad jämförs siffrorna med: en tidigare period eller en liknande plats?",
    gor="Fyll i jamforelse: en tidigare period i text, eller jämförbara platser.",
    varfor="Fjorton fall säger inget förrän vi vet om det är mycket: mot förra året, eller mot en plats som liknar.",
    kalla="Brå, Ta fram en kartläggning och lägesbild",
    bra="jamforelse: {text: Samma kvartal förra året var det 5.}",
    daligt="jamforelse:",
)  # fmt: skip
def jamforelse(arende: Arende, _: Context) -> Iterator[Brist]:
    """Something to compare with: an earlier period or a comparable place."""
    jamfor = arende.problem.jamforelse
    if jamfor is None or not (answered(jamfor.platser) or answered(jamfor.text)):
        yield Brist("Problemet jämförs inte med något.", "problem", ("jamforelse",))


@rule(
    "P212", "varning", "problem",
    namn="Källornas gränser är kända",
    fraga="Vad kan källorna inte visa?",
    gor="Skriv begransning på minst en källa, och antal på varje enkät.",
    varfor="Alla källor har en blind fläck. Den som skriver ut den blir trodd. En enkät utan antal svar går inte att "
    "värdera.",
    kalla="Brå, Ta fram en egen lägesbild; Göteborgs lägesbilder 2024",
    bra="kallor:\n- {id: a, typ: enkat, beskrivning: Boendeenkät, antal: 212, begransning: Få svar från unga.}\n"
    "- {id: b, typ: polisstatistik, beskrivning: Anmälda brott}",
    daligt="kallor:\n- {id: a, typ: enkat, beskrivning: Boendeenkät, begransning: Få svar från unga.}\n"
    "- {id: b, typ: polisstatistik, beskrivning: Anmälda brott}",
)  # fmt: skip
def kallornas_granser(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least one `begransning`; `antal` for every survey."""
    kallor = arende.problem.kallor or ()
    if not any(answered(kalla.begransning) for kalla in kallor):
        yield Brist("Ingen källa säger vad den inte kan visa.", "problem", ("kallor",))
    for index, kalla in enumerate(kallor):
        if kalla.typ == "enkat" and kalla.antal is None:
            yield Brist(f"Enkäten {kalla.id} saknar antal svar.", "problem", ("kallor", index, "antal"))
