"""A meeting (`moten/<datum>[-slug].yaml`)."""

from typing import Annotated, ClassVar, Literal

from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Commit, Datum, Lista, Ref, Slug, Text


class Narvaro(Record):
    """Someone at the meeting, as a function."""

    identitet: ClassVar = ("aktor",)

    aktor: Annotated[Text, Ref("aktor")] = kravt("Funktionen.")
    anmarkning: Text | None = falt("Till exempel: från punkt 4.")


class Uppfoljning(Record):
    """How an earlier decision went."""

    identitet: ClassVar = ("mote", "beslut")

    mote: Annotated[Text, Ref("mote")] = kravt("Mötet där beslutet togs.")
    beslut: Text = kravt("Beslutets id.")
    lage: Literal["klart", "pagar", "utgar", "nytt_datum"] = kravt("Hur det har gått.")
    senast: Datum | None = falt("Nytt slutdatum.")
    text: Text | None = falt("I ord.")


class Arrangemang(Record):
    """A coming event."""

    identitet: ClassVar = ("namn", "datum")

    namn: Text = kravt("Vad det är.")
    datum: Datum = kravt("Dagen.")
    plats: Annotated[Text, Ref("plats")] | None = falt("Var.")


class Motesarende(Record):
    """A case on the agenda."""

    identitet: ClassVar = ("arende",)

    arende: Annotated[Text, Ref("arende")] = kravt("Ärendets id.")
    anteckning: Text | None = falt("Vad som sades.")


class Motesbeslut(Record):
    """A decision, never edited afterwards: how it went is said in a later meeting's `uppfoljning`."""

    id: Slug = kravt("Beslutets id, gjort av texten.")
    text: Text = kravt("Vad som ska göras.")
    arende: Annotated[Text, Ref("arende")] | None = falt("Ärendet som det gäller.")
    plats: Annotated[Text, Ref("plats")] | None = falt("Platsen som det gäller.")
    ansvarig: Annotated[Text, Ref("aktor")] | None = falt("Funktionen som ansvarar.")
    senast: Datum | None = falt("Klart senast.")


class Omfattar(Record):
    """Which commits the minutes cover; written by the tool."""

    fran: Commit | None = falt("Commit där förra mötet slutade.")
    till: Commit | None = falt("Commit där detta möte slutade.")


class Justerat(Record):
    """That the minutes were approved, by whom, and of what text."""

    datum: Datum = kravt("Dagen.")
    av: Annotated[Text, Ref("aktor")] = kravt("Funktionen som justerade.")
    kontrollsumma: Text = kravt("Kontrollsumma över alla andra nycklar.")


class Mote(Record):
    """What a meeting's file holds."""

    grupp: Annotated[Text, Ref("grupp")] = kravt("Gruppen, ett id ur est.yaml.")
    datum: Datum = kravt("Mötesdagen.")
    tid: Text | None = falt("Klockslag.")
    lokal: Text | None = falt("Lokal eller länk.")
    diarienummer: Text | None = falt("Numret i diariet.")
    ordforande: Annotated[Text, Ref("aktor")] | None = falt("Funktionen som ledde mötet.")
    antecknare: Annotated[Text, Ref("aktor")] | None = falt("Funktionen som antecknade.")
    narvarande: Lista[Narvaro] | None = falt("Närvarande funktioner.")
    franvarande: Lista[Narvaro] | None = falt("Frånvarande funktioner.")
    adjungerade: Lista[Narvaro] | None = falt("Adjungerade funktioner.")
    uppfoljning: Lista[Uppfoljning] | None = falt("Hur tidigare beslut har gått.")
    lagesbild: Text | None = falt("Lägesbilden i ord.")
    arrangemang: Lista[Arrangemang] | None = falt("Kommande arrangemang.")
    arenden: Lista[Motesarende] | None = falt("Ärenden som togs upp.")
    beslut: Lista[Motesbeslut] | None = falt("Beslut med ansvarig och datum.")
    information: Text | None = falt("Information till allmänheten.")
    nasta_mote: Datum | None = falt("Nästa möte.")
    omfattar: Omfattar | None = falt("Vilka commits som omfattas; skrivs av est.")
    justerat: Justerat | None = falt("Justeringen; skrivs av est mote justera.")
