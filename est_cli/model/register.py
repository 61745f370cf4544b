"""The registers: who acts, where, and what is observed."""

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Datum, Latitud, Lista, Longitud, Ref, Slug, Text

Koordinat = tuple[Latitud, Longitud]


def _open(points: tuple[Koordinat, ...]) -> tuple[Koordinat, ...]:
    if points[0] == points[-1]:
        raise PydanticCustomError("closed", "first point repeated")
    return points


class Aktor(Record):
    """A function that acts, never a private person."""

    funktion: Text = kravt("Funktionen, till exempel trygghetssamordnare.")
    organisation: Text = kravt("Organisationen, till exempel Polisen.")
    typ: Literal[
        "kommun",
        "polis",
        "bostadsbolag",
        "region",
        "raddningstjanst",
        "skola",
        "foretag",
        "forening",
        "annan_myndighet",
    ] = kravt("Slag av organisation.")
    telefon: Text | None = falt("Växel eller funktionens nummer, aldrig en persons.")
    epost: Text | None = falt("Funktionens adress, aldrig en persons.")
    upphord: Datum | None = falt("Sedan när funktionen inte finns; äldre hänvisningar gäller ändå.")


class Plats(Record):
    """A place with a name."""

    namn: Text = kravt("Platsens namn.")
    omrade: Annotated[Text, Ref("omrade")] | None = falt("Området, ett id ur est.yaml.")
    platstyp: Slug | None = falt("Slag av plats, till exempel park, torg, skolgard.")
    koordinat: Koordinat | None = falt("Latitud och longitud i grader (WGS 84).", exempel="[56.1612, 15.5869]")
    polygon: Annotated[tuple[Koordinat, ...], Field(min_length=3), AfterValidator(_open)] | None = falt(
        "Platsens gräns: punkter i ordning, den första inte upprepad."
    )
    alias: Lista[Text] | None = falt("Andra namn som används i rapporter.")
    upphord: Datum | None = falt("Sedan när platsen inte används; äldre hänvisningar gäller ändå.")


class Kategori(Record):
    """A kind of behaviour or defect that is observed."""

    namn: Text = kravt("Kategorins namn.")
    huvudkategori: Slug | None = falt("Huvudkategorin, till exempel skadegorelse.")
    upphord: Datum | None = falt("Sedan när kategorin inte används; äldre hänvisningar gäller ändå.")


class Aktorer(Record):
    """What `register/aktorer.yaml` holds: id and actor."""

    nyckel: ClassVar = "aktorer"

    aktorer: dict[Slug, Aktor] = kravt("Funktioner: id, och vad de är.")


class Platser(Record):
    """What `register/platser.yaml` holds: id and place."""

    nyckel: ClassVar = "platser"

    platser: dict[Slug, Plats] = kravt("Platser: id, och vad de är.")


class Kategorier(Record):
    """What `register/kategorier.yaml` holds: id and category."""

    nyckel: ClassVar = "kategorier"

    kategorier: dict[Slug, Kategori] = kravt("Kategorier: id, och vad de är.")


class Textundantag(Record):
    """A sentence that may stand although a rule of personal data objects to it."""

    identitet: ClassVar = ("regel", "fil", "kontrollsumma")

    regel: Text = kravt("Regelns kod, till exempel I706.")
    fil: Text = kravt("Filen där meningen står, från arbetsytans mapp.")
    kontrollsumma: Annotated[Text, Field(pattern=r"^sha256:[0-9a-f]{64}$")] = kravt(
        "Kontrollsumma över regel, fil och hela meningen; est undantag räknar ut den."
    )
    motiv: Text = kravt("Varför meningen får stå.")


class Textundantagen(Record):
    """What `register/undantag.yaml` holds."""

    undantag: Lista[Textundantag] | None = falt("Meningar som får stå; skrivs av est undantag.")
