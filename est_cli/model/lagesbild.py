"""What people add to the numbers of a period (`lagesbilder/<period>.yaml`)."""

from typing import Annotated, ClassVar, Literal

from est_cli.model.mote import Arrangemang
from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Datum, Lista, Ref, Text


class Omradesbedomning(Record):
    """The level and trend of an area."""

    identitet: ClassVar = ("omrade",)

    omrade: Annotated[Text, Ref("omrade")] = kravt("Området.")
    niva: Literal["gron", "gul", "rod"] | None = falt("Grön: god nivå. Gul: bör bevakas. Röd: måste åtgärdas.")
    trend: Literal["okande", "oforandrad", "minskande", "ny"] | None = falt("Åt vilket håll det går.")
    text: Text | None = falt("Bedömningen i ord.")


class Lagesbildsbeslut(Record):
    """The decision that settled the picture."""

    organ: Text | None = falt("Vem som beslutade.")
    datum: Datum | None = falt("Beslutsdagen.")
    diarienummer: Text | None = falt("Numret i diariet.")


class Lagesbild(Record):
    """The human part of a picture: the law's three parts (4 §), areas, events, decision."""

    kartlaggning: Text | None = falt("Brottsligheten: omfattning och konsekvenser (4 § 1).")
    annan_information: Text | None = falt("Annan information av betydelse (4 § 2).")
    analys: Text | None = falt("Analys av de två första delarna (4 § 3).")
    omraden: Lista[Omradesbedomning] | None = falt("Nivå och trend för varje område.")
    arrangemang: Lista[Arrangemang] | None = falt("Arrangemang under perioden.")
    beslut: Lagesbildsbeslut | None = falt("Beslutet som fastställde lägesbilden.")
