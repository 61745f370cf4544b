"""The analysis part of a case (`analys.yaml`): why it happens, and what speaks for it."""

from typing import Annotated, ClassVar, Literal

from est_cli.model.problem import Kalla
from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Lista, Ref, Slug, Text

Sida = Literal["plats", "garningsperson", "brottsutsatt"]
Inriktning = Literal["situationell", "social"]


class Orsak(Record):
    """A cause that may explain the problem, and its evidence."""

    id: Slug = kravt("Orsakens id.")
    beskrivning: Text = kravt("Orsaken i en mening.")
    sida: Sida | None = falt("Sidan i problemtriangeln; plats omfattar föremålen där.")
    slag: Literal["direkt", "indirekt"] | None = falt("Direkt orsak, eller en orsak bakom den.")
    inriktning: Inriktning | None = falt("Ligger orsaken i situationen eller i sociala förhållanden?")
    status: Literal["hypotes", "stodd", "forkastad"] | None = falt("Antagande, stödd av belägg, eller förkastad.")
    belagg: Lista[Annotated[Text, Ref("kalla")]] | None = falt("Källor som talar för eller emot.")
    motivering: Text | None = falt("Vad beläggen visar.")
    paverkbar: Literal["ja", "delvis", "nej"] | None = falt("Kan vi påverka orsaken?")


class Kontrollanter(Record):
    """Who could prevent it, as functions (the outer triangle of POP)."""

    vaktare: Text | None = falt("Vem kan skydda det som utsätts?")
    hanterare: Text | None = falt("Vem har inflytande över dem som gör det?")
    platsansvarig: Text | None = falt("Vem bestämmer över platsen?")


class TidigareAtgard(Record):
    """Something already tried."""

    identitet: ClassVar = ("beskrivning",)

    beskrivning: Text = kravt("Vad som har gjorts eller görs nu.")
    resultat: Text | None = falt("Hur det gick.")


class Analys(Record):
    """What `analys.yaml` holds: questions, causes with evidence, who can prevent, what was tried."""

    fragor: Lista[Text] | None = falt("Frågor som analysen ska besvara.", "Vad behöver vi ta reda på?")
    kallor: Lista[Kalla] | None = falt(
        "Källor som tillkommit i analysen.",
        "Vilka nya källor har vi?",
        "- id: samtal-pa-platsen\n"
        "  typ: dialog\n"
        "  beskrivning: Samtal med resenärer en fredagskväll.\n"
        "  aktor: trygghetssamordnare\n"
        "  antal: 18",
    )
    orsaker: Lista[Orsak] | None = falt(
        "Orsaker med belägg; även de som förkastats.",
        "Varför händer det just här, just då? Pröva minst två förklaringar.",
        "- id: bristande-uppsikt\n"
        "  beskrivning: Perrongens baksida syns inte från gatan.\n"
        "  sida: plats\n"
        "  slag: direkt\n"
        "  inriktning: situationell\n"
        "  status: stodd\n"
        "  belagg: [bovardarnas-rapporter]\n"
        "  motivering: 12 av 14 fall gäller baksidan.\n"
        "  paverkbar: ja",
    )
    kontrollanter: Kontrollanter | None = falt(
        "Väktare, hanterare och platsansvarig, som funktioner.",
        "Vilka funktioner skulle kunna hindra det?",
        "vaktare: Stationsvärdarna\nhanterare: Fritidsgården\nplatsansvarig: Fastighetskontoret",
    )
    handelsekedja: Lista[Text] | None = falt(
        "Stegen fram till händelsen, i ordning.", "Steg för steg: vad händer före, under och efter?"
    )
    tidigare_atgarder: Lista[TidigareAtgard] | None = falt(
        "Tidigare och pågående åtgärder, med resultat.",
        "Vad har redan prövats, och hur gick det?",
        "- beskrivning: Tätare sanering sommaren 2025.\n  resultat: Klottret kom tillbaka inom en vecka.",
    )
    slutsats: Text | None = falt("Vad analysen kommit fram till.", "Vad är slutsatsen?")
