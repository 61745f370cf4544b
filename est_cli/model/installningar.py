"""The settings of a workspace (`est.yaml`), and what the law asks for."""

from typing import Annotated, ClassVar, Literal

from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Datum, Heltal, Lista, Period, Ref, Slug, Text


class Uppehall(Record):
    """Weeks in which nothing is expected to move."""

    identitet: ClassVar = ("fran",)
    perioder: ClassVar = (("fran", "till"),)

    fran: Datum = kravt("Första dagen.")
    till: Datum = kravt("Sista dagen.")
    text: Text | None = falt("Varför, till exempel sommaruppehåll.")


class Rutiner(Record):
    """How often things are done."""

    inrapportering: Literal["vecka", "varannan_vecka", "lopande"] | None = falt("Hur ofta rapportörerna rapporterar.")
    lagesbild: Literal["vecka", "varannan_vecka", "manad", "kvartal", "tertial"] | None = falt(
        "Hur ofta lägesbilden görs."
    )
    analys: Literal["kvartal", "tertial", "ar"] | None = falt("Hur ofta den större analysen görs.")
    mote: Literal["vecka", "varannan_vecka", "manad"] | None = falt("Hur ofta gruppen möts.")
    paminn_dagar: Heltal | None = falt("Så många dagar före ett slutdatum påminner est. Utelämnat: 7.")
    stilla_dagar: Heltal | None = falt("Efter så många dagar utan förändring säger est till (S608). Utelämnat: 60.")
    uppehall: Lista[Uppehall] | None = falt("Tider då inget väntas hända.")


class Grupp(Record):
    """A group that meets."""

    namn: Text = kravt("Gruppens namn.")
    medlemmar: Lista[Annotated[Text, Ref("aktor")]] | None = falt("Funktioner som brukar vara med.")


class Gallring(Record):
    """How long observations are kept, and by which decision."""

    observationer_manader: Heltal | None = falt("Så många månader sparas observationer.")
    beslut: Text | None = falt("Gallringsbeslutets beteckning.")


class Lagbeslut(Record):
    """The municipality's decided picture, or its plan (4–6 §§ lag 2023:196)."""

    organ: Text | None = falt("Vem som beslutade.")
    datum: Datum | None = falt("Beslutsdagen.")
    diarienummer: Text | None = falt("Numret i diariet.")
    lagesbild: Period | None = falt("Lägesbildens period; för planen: lägesbilden som den bygger på.")


class Overenskommelse(Record):
    """A written agreement with another actor (8–9 §§)."""

    identitet: ClassVar = ("part",)
    perioder: ClassVar = (("fran", "till"),)

    part: Text = kravt("Den andra parten.")
    syfte: Text | None = falt("Syftet.")
    omraden: Lista[Text] | None = falt("Områden som den gäller.")
    fran: Datum | None = falt("Gäller från.")
    till: Datum | None = falt("Gäller till.")


class StrategisktRad(Record):
    """The strategic council (10 §)."""

    namn: Text | None = falt("Rådets namn.")
    ordforande: Annotated[Text, Ref("aktor")] | None = falt("Funktionen som är ordförande.")


class Lagkrav(Record):
    """What lag (2023:196) asks of the municipality, and what it has."""

    lagesbild: Lagbeslut | None = falt("Lägesbilden, senast framtagen eller uppdaterad (4 och 6 §§).")
    atgardsplan: Lagbeslut | None = falt("Åtgärdsplanen (5–6 §§).")
    overenskommelser: Lista[Overenskommelse] | None = falt("Skriftliga överenskommelser (8–9 §§).")
    strategiskt_rad: StrategisktRad | None = falt("Rådet (10 §).")
    samordnare: Annotated[Text, Ref("aktor")] | None = falt("Samordningsfunktionen (11–12 §§).")
    ansvarig_namnd: Text | None = falt("Nämnden som leder arbetet (13 §).")
    rapporterat_till_fullmaktige: Lista[Datum] | None = falt("När fullmäktige har fått rapport (13 §).")


class Installningar(Record):
    """What `est.yaml` holds. The folder that holds it is the workspace."""

    kommun: Text = kravt("Kommunens namn.")
    omraden: dict[Slug, Text] | None = falt("Områden: id och namn.")
    rutiner: Rutiner | None = falt("Hur ofta saker görs.")
    grupper: dict[Slug, Grupp] | None = falt("Grupper som möts: id, namn och medlemmar.")
    gallring: Gallring | None = falt("Hur länge observationer sparas.")
    lagkrav: Lagkrav | None = falt("Vad lag (2023:196) kräver, och vad kommunen har.")

    @property
    def paminn_dagar(self) -> int:
        """Days before an end date that count as near; 7 where nothing is written."""
        return _or(self.rutiner.paminn_dagar if self.rutiner else None, 7)

    @property
    def stilla_dagar(self) -> int:
        """Days without a change after which S608 speaks; 60 where nothing is written."""
        return _or(self.rutiner.stilla_dagar if self.rutiner else None, 60)

    @property
    def uppehall(self) -> tuple[Uppehall, ...]:
        """The weeks in which nothing is expected to move."""
        return (self.rutiner.uppehall if self.rutiner else None) or ()


def _or(value: int | None, default: int) -> int:
    return default if value is None else value
