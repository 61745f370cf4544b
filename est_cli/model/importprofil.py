"""How a foreign file becomes observations (`register/import/<namn>.yaml`)."""

from typing import Annotated, Literal

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Heltal, Lista, Ref, Text

Typ = Literal["iakttagelse", "misstanke", "polisanmald", "felanmalan"]


class Kolumner(Record):
    """Which column of the file holds what: our column, and the file's heading."""

    id: Text | None = falt("Källans eget nummer på raden. Utan det får raden sitt id av vad som står i den.")
    datum: Text = kravt("Dagen, gärna med klockslag.", exempel="Datum")
    tid_fran: Text | None = falt("Klockslaget när det började.")
    datum_till: Text | None = falt("Sista dagen, om det är en annan.")
    tid_till: Text | None = falt("Klockslaget när det var över.")
    plats: Text | None = falt("Platsen: id, namn eller annat namn.", exempel="Plats")
    kategori: Text | None = falt("Vad som hände.", exempel="Kategori")
    rapportor: Text | None = falt("Vem som rapporterade: en funktion.")
    typ: Text | None = falt("Vad uppgiften är: iakttagelse, misstanke, polisanmald eller felanmalan.")
    antal: Text | None = falt("Antal händelser, aldrig människor. Tomt: 1.")
    lat: Text | None = falt("Latitud (N).")
    lon: Text | None = falt("Longitud (E).")
    beskrivning: Text | None = falt("Vad som hände, i ord.", exempel="Anteckning")


def _distinct(kolumner: Kolumner) -> Kolumner:
    headings = [" ".join(text.casefold().split()) for _, text in kolumner if isinstance(text, str)]
    if len({*headings}) < len(headings):
        raise PydanticCustomError("one_for_two", "two of our columns are one of the file's")
    return kolumner


def _from_one(number: int) -> int:
    if number < 1:
        raise PydanticCustomError("from_one", "rows are counted from 1")
    return number


class Importprofil(Record):
    """How the files of one source are read; the name of the file is the name of the profile and of the import."""

    beskrivning: Text | None = falt("Vad det är för filer, och var de kommer ifrån.")
    kolumner: Annotated[Kolumner, AfterValidator(_distinct)] = kravt("Kolumnerna: vår, och filens.")
    rapportor: Annotated[Text, Ref("aktor")] | None = falt("Funktionen som rapporterar, där filen inte säger det.")
    typ: Typ | None = falt("Vad uppgifterna är, där filen inte säger det. Utelämnat: iakttagelse.")
    datumform: Literal["ar-manad-dag", "dag-manad-ar", "manad-dag-ar"] | None = falt(
        "Ordningen i datum som 3/12/2026. Utelämnat: sådana rader avvisas."
    )
    koordinatsystem: Literal["wgs84", "sweref99tm"] | None = falt("Utelämnat: talens storlek avgör.")
    radie_meter: Heltal | None = falt("Så nära en plats punkt hör en händelse dit. Utelämnat: 100.")
    rubrikrad: Annotated[Heltal, AfterValidator(_from_one)] | None = falt(
        "Raden med rubriker, från 1. Utelämnat: den hittas."
    )
    blad: Text | None = falt("Bladet i en Excelfil. Utelämnat: det första som syns och har rader.")
    kategorier: dict[Text, Annotated[Text, Ref("kategori")]] | None = falt(
        'Kategorier: filens ord, och vår kategori. "*" står för alla andra.'
    )
    lugnt: Lista[Text] | None = falt("Filens ord för att inget har hänt, utöver Lugnt.")
    utelamna: Lista[Text] | None = falt("Kategorier i filen som inte är händelser, till exempel sammanfattningar.")
    platser: dict[Text, Annotated[Text, Ref("plats")]] | None = falt("Platser: filens ord, och vår plats.")
    rapportorer: dict[Text, Annotated[Text, Ref("aktor")]] | None = falt("Rapportörer: filens ord, och vår aktör.")
