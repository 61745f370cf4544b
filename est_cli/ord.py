"""The words for the values of the files: `gron` is read as "grön", `pagar` as "pågår"."""

from __future__ import annotations

from typing import Final

_ORD: Final[dict[str, str]] = {
    # skede, spår
    "atgarder": "åtgärder", "utvardering": "utvärdering", "snabb": "snabbt", "fordjupad": "fördjupat",
    # nivå, trend, riktning
    "gron": "grön", "rod": "röd", "okande": "ökande", "oforandrad": "oförändrad", "oka": "öka",
    # prioritering, veckodagar
    "vet_ej": "vet ej", "man": "måndag", "tis": "tisdag", "ons": "onsdag", "tor": "torsdag", "fre": "fredag",
    "lor": "lördag", "son": "söndag",
    # källor och observationer
    "felanmalan": "felanmälan", "enkat": "enkät", "platsbesok": "platsbesök", "ovrigt": "övrigt",
    "polisanmald": "polisanmäld",
    # orsaker
    "garningsperson": "gärningsperson", "stodd": "stödd", "forkastad": "förkastad",
    # mål och åtgärder
    "effektmal": "effektmål", "processmal": "processmål", "produktionsmal": "produktionsmål", "lang": "lång sikt",
    "kort": "kort sikt", "pagar": "pågår", "genomford": "genomförd", "delvis": "delvis",
    # utvärdering
    "som_planerat": "som planerat", "uppnatt": "uppnått", "ej": "inte", "kan_ej_bedomas": "kan inte bedömas",
    "till_analys": "tillbaka till analys", "till_problem": "tillbaka till problem", "fortsatt": "fortsätt",
    "rapportorer": "rapportörer", "allmanheten": "allmänheten", "fullmaktige": "fullmäktige",
    "styrgrupp": "styrgruppen", "atgard": "åtgärd", "omprovning": "omprövning", "mal": "mål",
    # organisationer
    "raddningstjanst": "räddningstjänst", "foretag": "företag", "forening": "förening",
    "annan_myndighet": "annan myndighet",
    # rutiner
    "varannan_vecka": "varannan vecka", "lopande": "löpande", "manad": "månad", "ar": "år",
    "nytt_datum": "nytt datum", "utgar": "utgår",
}  # fmt: skip
_I_FALT: Final[dict[tuple[str, str], str]] = {
    ("status", "delvis"): "delvis genomförd",
    ("utfall", "delvis"): "delvis genomförd",
    ("utfall", "ej"): "inte genomförd",
    ("malbedomning", "delvis"): "delvis uppnått",
    ("malbedomning", "ej"): "inte uppnått",
}
TEKNIKER: Final = (
    "Försvåra angrepp", "Kontrollera tillträde", "Kontrollera utgångar", "Styr bort", "Kontrollera redskap",
    "Utöka tillsynen", "Underlätta naturlig uppsikt", "Minska anonymitet", "Använd platsansvariga",
    "Stärk formell övervakning", "Dölj objekt", "Ta bort objekt", "Märk egendom", "Stör marknader",
    "Förhindra vinning", "Minska frustration", "Undvik konflikter", "Dämpa upphetsning", "Motverka grupptryck",
    "Motverka efterhärmning", "Sätt regler", "Skylta", "Väck samvetet", "Underlätta rätt beteende",
    "Kontrollera droger och alkohol",
)  # fmt: skip
"""The 25 techniques of situational prevention (POP Center), in their order."""


def label(value: str, falt: str = "") -> str:
    """The word for a value; `falt` where the same value reads differently in different fields (`delvis`, `ej`)."""
    return (_I_FALT.get((falt, value)) if falt else None) or _ORD.get(value, value)
