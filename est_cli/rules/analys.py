"""A: what every analysis must say (POP Center, Brå)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.reading.refused import REFUSED
from est_cli.rules.lookup import lacking, maybe, named
from est_cli.rules.rule import Brist, Context, answered, rule
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende

_SIDOR: Final = {"plats": "platsen", "garningsperson": "dem som gör det", "brottsutsatt": "dem som drabbas"}


@rule(
    "A301", "fel", "analys",
    namn="Minst en orsak har belägg",
    gor="Skriv minst en orsak, och ange belagg (källornas id) på en som inte är förkastad.",
    varfor="En orsak som ingen källa talar för är en gissning, och åtgärderna kommer att bygga på den. Ett platsbesök "
    "eller fem samtal räcker långt, om de står som källa.",
    kalla="POP Center, SARA (Analysis); Brå, Gör en orsaksanalys",
    bra="orsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida syns inte från gatan., belagg: [vandring-mars]}",
    daligt="orsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida syns inte från gatan.}",
)  # fmt: skip
def orsak_med_belagg(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least one cause that is not rejected, with at least one source."""
    orsaker = [(index, orsak) for index, orsak in enumerate(arende.analys.orsaker or ()) if orsak.status != "forkastad"]
    if not orsaker:
        only = "Alla orsaker är förkastade." if arende.analys.orsaker else "Analysen har ingen orsak."
        yield Brist(only, "analys", ("orsaker",))
    elif not any(answered(orsak.belagg) for _, orsak in orsaker):
        for index, orsak in orsaker:
            yield Brist(f"Orsaken {named(orsak)} har inget belägg.", "analys", ("orsaker", index, "belagg"))


@rule(
    "A302", "varning", "analys",
    namn="Minst två sidor är prövade, platsen är en av dem",
    fraga="Har analysen sett på platsen, och inte bara på dem som gör det?",
    gor="Lägg till en orsak på en annan sida: plats, garningsperson eller brottsutsatt. Förkastade orsaker räknas.",
    varfor="Det behövs någon som gör det, någon eller något som drabbas, och en plats där det går. Den som bara ser en "
    "sida missar ofta den som är lättast att ändra. EST börjar i platsen.",
    kalla="Brå, Gör en orsaksanalys; Problem analysis triangle (POP Center)",
    bra="orsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida är mörk., sida: plats}\n"
    "- {id: ingenstans-att-vara, beskrivning: Fritidsgården stänger klockan nio., sida: garningsperson}",
    daligt="orsaker:\n- {id: ingenstans-att-vara, beskrivning: Fritidsgården stänger tidigt., sida: garningsperson}\n"
    "- {id: tillresta, beskrivning: Grupper reser in från andra orter., sida: garningsperson}",
)  # fmt: skip
def flera_sidor(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least two sides considered, the place among them."""
    sidor = {orsak.sida for orsak in arende.analys.orsaker or () if orsak.sida is not None}
    if REFUSED in sidor:
        return
    if len(sidor) < 2:
        only = f"Analysen ser bara till {_SIDOR[sidor.pop()]}." if sidor else "Ingen orsak säger vilken sida det är."
        yield Brist(only, "analys", ("orsaker",))
    elif "plats" not in sidor:
        yield Brist("Ingen orsak gäller platsen.", "analys", ("orsaker",))


@rule(
    "A303", "varning", "analys",
    namn="Varje orsak är beskriven så att den går att välja åtgärd mot",
    fraga="Är det klart vilka orsaker som går att påverka?",
    gor="Fyll i slag (direkt, indirekt), inriktning (situationell, social) och paverkbar (ja, delvis, nej).",
    varfor="Slaget visar om det finns något bakom. Inriktningen säger vilken sorts åtgärd som hjälper. Och det vi inte "
    "kan påverka ska vi veta om, men inte lägga arbetet på.",
    kalla="Brå, Gör en orsaksanalys och Välj åtgärder som påverkar orsakerna",
    bra="orsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida är mörk., slag: direkt, inriktning: situationell, "
    "paverkbar: ja}",
    daligt="orsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida är mörk., slag: direkt}",
)  # fmt: skip
def orsakens_slag(arende: Arende, _: Context) -> Iterator[Brist]:
    """Each cause: direct or indirect, situational or social, and whether it can be influenced."""
    for index, orsak in enumerate(arende.analys.orsaker or ()):
        missing = lacking(orsak, "slag", "inriktning", "paverkbar")
        if missing:
            text = f"Orsaken {named(orsak)} saknar {uppraknat(missing)}."
            yield Brist(text, "analys", ("orsaker", index, missing[0]))


@rule(
    "A304", "varning", "analys",
    namn="Det finns en annan förklaring",
    fraga="Vilken annan förklaring har prövats?",
    gor="Lägg till en orsak till, eller en som ni har prövat och förkastat.",
    varfor="Den första förklaringen är sällan hela. Först när två har ställts mot varandra vet vi varför vi tror på "
    "den ena.",
    kalla="POP Center, SARA (working hypothesis)",
    bra="orsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida är mörk., status: stodd}\n"
    "- {id: tillresta, beskrivning: Grupper reser in från andra orter., status: forkastad}",
    daligt="orsaker:\n- {id: scenen-skymd, beskrivning: Scenens baksida är mörk., status: stodd}",
)  # fmt: skip
def annan_forklaring(arende: Arende, _: Context) -> Iterator[Brist]:
    """An alternative: at least two causes, or one that is rejected."""
    orsaker = arende.analys.orsaker or ()
    if len(orsaker) < 2 and not any(maybe(orsak.status, "forkastad") for orsak in orsaker):
        text = "Analysen prövar bara en förklaring." if orsaker else "Analysen prövar ingen förklaring."
        yield Brist(text, "analys", ("orsaker",))


@rule(
    "A305", "varning", "analys",
    namn="Det som redan har prövats står med, och hur det gick",
    fraga="Vad har redan gjorts, och hur gick det?",
    gor="Fyll i tidigare_atgarder med resultat. Om inget har prövats: skriv tidigare_atgarder: []",
    varfor="Det mesta har någon prövat förut. Den som vet hur det gick slipper göra om det, och den som gör det nu "
    "får veta att ni vet.",
    kalla="POP Center, SARA (inventory of current response); Hamilton County CPOP",
    bra="tidigare_atgarder:\n- {beskrivning: Fler papperskorgar 2025., resultat: Lika mycket glas efter helgerna.}",
    daligt="tidigare_atgarder:\n- {beskrivning: Extra papperskorgar våren 2025.}",
)  # fmt: skip
def tidigare_atgarder(arende: Arende, _: Context) -> Iterator[Brist]:
    """Earlier and current measures, each with its result; an empty list says that there are none."""
    tidigare = arende.analys.tidigare_atgarder
    if tidigare is None:
        yield Brist("Analysen säger inte vad som redan har prövats.", "analys", ("tidigare_atgarder",))
    for index, atgard in enumerate(tidigare or ()):
        if not answered(atgard.resultat):
            text = "En tidigare åtgärd säger inte hur det gick."
            yield Brist(text, "analys", ("tidigare_atgarder", index, "resultat"))


@rule(
    "A306", "fel", "analys",
    namn="En stödd orsak har belägg",
    gor="Ange belagg, eller ändra status till hypotes.",
    varfor="”Stödd” betyder att en källa talar för orsaken. Står det utan källa läser alla andra en gissning som ett "
    "faktum. Hypotes är ett gott ord så länge vi inte vet.",
    kalla="Egen slutsats",
    bra="orsaker:\n- {id: tillresta, beskrivning: Grupper reser in från andra orter., status: hypotes}",
    daligt="orsaker:\n- {id: tillresta, beskrivning: Grupper reser in från andra orter., status: stodd}",
)  # fmt: skip
def stodd_med_belagg(arende: Arende, _: Context) -> Iterator[Brist]:
    """No cause without evidence is `stodd`."""
    for index, orsak in enumerate(arende.analys.orsaker or ()):
        if orsak.status == "stodd" and not answered(orsak.belagg):
            text = f"Orsaken {named(orsak)} kallas stödd, men har inget belägg."
            yield Brist(text, "analys", ("orsaker", index, "status"))


@rule(
    "A307", "varning", "analys",
    namn="De som kan hindra det är kända",
    fraga="Vem kunde ha ingripit: vem vaktar, vem har inflytande, vem ansvarar för platsen?",
    gor="Fyll i kontrollanter: vaktare, hanterare och platsansvarig. Aldrig personer. Finns ingen funktion: skriv det.",
    varfor="Någon kan skydda det som drabbas, någon har inflytande över dem som gör det, och någon råder över platsen. "
    "När en av dem saknas har vi ofta hittat både orsaken och åtgärden.",
    kalla="Problem analysis triangle, den yttre (POP Center)",
    bra="kontrollanter:\n  vaktare: Serveringarnas personal\n  hanterare: Fältgruppen\n  platsansvarig: Gata och park",
    daligt="kontrollanter:\n  platsansvarig: Gata och park",
)  # fmt: skip
def kontrollanter(arende: Arende, _: Context) -> Iterator[Brist]:
    """Guardian, handler and place manager named as functions."""
    if arende.analys.kontrollanter is None:
        yield Brist("Analysen säger inte vilka som skulle kunna hindra det.", "analys", ("kontrollanter",))
        return
    missing = lacking(arende.analys.kontrollanter, "vaktare", "hanterare", "platsansvarig")
    if missing:
        yield Brist(f"Bland kontrollanterna saknas {uppraknat(missing)}.", "analys", ("kontrollanter", missing[0]))


@rule(
    "A308", "tips", "analys",
    namn="Händelsekedjan är beskriven",
    gor="Skriv handelsekedja: stegen fram till händelsen, i ordning.",
    varfor="En händelse har steg, och varje steg är ett ställe där den kan brytas. Ju tidigare i kedjan, desto mindre "
    "behövs det oftast.",
    kalla="Brå, Gör en orsaksanalys (händelsekedja)",
    bra="handelsekedja:\n- Fritidsgården stänger och många går till parken\n- Grupper samlas bakom scenen\n"
    "- Tjafs blir bråk när ingen vuxen bryter tidigt",
    daligt="handelsekedja:",
)  # fmt: skip
def handelsekedja(arende: Arende, _: Context) -> Iterator[Brist]:
    """A chain of events."""
    if arende.analys.handelsekedja is None:
        yield Brist("Analysen har ingen händelsekedja.", "analys", ("handelsekedja",))


@rule(
    "A310", "varning", "analys",
    namn="En stödd orsak säger vad beläggen visar",
    fraga="Vad är det i beläggen som stöder orsaken?",
    gor="Skriv motivering: vad källorna visar, gärna med siffror.",
    varfor="En hänvisning säger var det står, inte vad. Den som läser ska kunna förstå varför ni tror på orsaken utan "
    "att leta upp källan.",
    kalla="Egen slutsats",
    bra="orsaker:\n- id: scenen-skymd\n  beskrivning: Scenens baksida är mörk.\n  status: stodd\n"
    "  belagg: [rapporter-park]\n  motivering: 31 av 46 händelser låg bakom scenen.",
    daligt="orsaker:\n- id: scenen-skymd\n  beskrivning: Scenens baksida är mörk.\n  status: stodd\n"
    "  belagg: [rapporter-park]",
)  # fmt: skip
def belaggen_visar(arende: Arende, _: Context) -> Iterator[Brist]:
    """A supported cause says what its evidence shows."""
    for index, orsak in enumerate(arende.analys.orsaker or ()):
        if orsak.status == "stodd" and not answered(orsak.motivering):
            text = f"Orsaken {named(orsak)} kallas stödd, men säger inte vad beläggen visar."
            yield Brist(text, "analys", ("orsaker", index, "motivering"))
