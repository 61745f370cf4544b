"""The case itself (`arende.yaml`) and the case as a whole, its five files together."""

from typing import Annotated, ClassVar, Final, Literal

from pydantic import Field

from est_cli.model.analys import Analys
from est_cli.model.anteckning import Anteckning
from est_cli.model.atgarder import Atgardsdel
from est_cli.model.problem import Problem
from est_cli.model.record import Record, falt, kravt
from est_cli.model.types import Datum, Lista, Ref, Text
from est_cli.model.utvardering import Utvardering

Skede = Literal["problem", "analys", "atgarder", "utvardering", "avslutat", "avskrivet"]
Spar = Literal["snabb", "fordjupad"]

SKEDEN: Final[tuple[Skede, ...]] = ("problem", "analys", "atgarder", "utvardering", "avslutat")
"""The stages in order; `avskrivet` (written off) stands outside the order."""
SNABBA_SKEDEN: Final[tuple[Skede, ...]] = ("problem", "atgarder", "utvardering", "avslutat")


class Bedomning(Record):
    """How serious the place is judged to be, which way it goes, and when that was judged."""

    niva: Literal["gron", "gul", "rod"] | None = falt("Grön: god nivå. Gul: bör bevakas. Röd: måste åtgärdas.")
    trend: Literal["okande", "oforandrad", "minskande", "ny"] | None = falt("Åt vilket håll det går.")
    datum: Datum | None = falt("När bedömningen gjordes.")


class Undantag(Record):
    """Comply or explain: a rule that this case does not follow, and why."""

    identitet: ClassVar = ("regel",)

    regel: Text = kravt("Regelns kod, till exempel T407. Gäller P-, A-, T- och U-regler.")
    motiv: Text = kravt("Varför regeln inte följs här. Står först i rapporten.")


class Historikrad(Record):
    """One step of the case: the stage it entered."""

    datum: Datum = kravt("Dagen då ärendet gick in i skedet.")
    skede: Skede = kravt("Skedet som ärendet gick in i.")
    av: Annotated[Text, Ref("aktor")] = kravt("Funktionen som gjorde ändringen (id ur register/aktorer.yaml).")
    mote: Annotated[Text, Ref("mote")] | None = falt("Mötet där det bestämdes.")
    motiv: Text | None = falt("Varför; krävs bakåt och vid avskrivning.")


class Arendefil(Record):
    """What `arende.yaml` holds: what and where the case is, and its way through the stages."""

    titel: Text = kravt("En rad som säger vad ärendet gäller.", "Vad ska ärendet heta? Problemet, inte lösningen.")
    plats: Annotated[Text, Ref("plats")] = kravt("Platsens id ur register/platser.yaml.", "Var är det?")
    berorda_platser: Lista[Annotated[Text, Ref("plats")]] | None = falt("Andra platser som problemet rör.")
    spar: Spar | None = falt(
        "snabb: bara akuta åtgärder. fordjupad: orsakerna utreds. Utelämnat: fordjupad.",
        "Räcker en snabb insats, eller behöver orsakerna utredas?",
    )
    ansvarig: Annotated[Text, Ref("aktor")] | None = falt(
        "Funktionen som håller i ärendet.", "Vem håller i ärendet? En funktion, aldrig en person."
    )
    bedomning: Bedomning | None = falt(
        "Nivå och trend, med datum.",
        "Hur allvarligt är läget, och åt vilket håll går det?",
        "{niva: gul, trend: okande, datum: 2026-03-02}",
    )
    diarienummer: Text | None = falt("Numret i kommunens diarium; handlingar som inte får stå här finns där.")
    tidigare: Lista[Annotated[Text, Ref("arende")]] | None = falt("Tidigare ärenden om samma problem.")
    undantag: Lista[Undantag] | None = falt(
        "Regler som inte följs här, var och en med sitt skäl (följ eller förklara)."
    )
    anteckningar: Lista[Anteckning] | None = falt("Ärendets dagbok. Nya rader skrivs av est anteckna.")
    historik: Annotated[Lista[Historikrad], Field(min_length=1)] = kravt(
        "Ärendets väg, äldst först. Nya rader skrivs av est framat, est backa och est avskriv."
    )


class Arende(Arendefil):
    """A whole case: `arende.yaml`'s own fields, its id, and the four parts (a file that is not there is empty)."""

    filer: ClassVar[tuple[str, ...]] = ("arende", "problem", "analys", "atgarder", "utvardering")

    id: str
    problem: Problem
    analys: Analys
    atgarder: Atgardsdel
    utvardering: Utvardering

    @property
    def skede(self) -> Skede:
        """The present stage: that of the last line of `historik`; nothing else states it."""
        return self.historik[-1].skede

    @property
    def snabb(self) -> bool:
        """Whether the case runs on the quick track."""
        return self.spar == "snabb"

    @property
    def skeden(self) -> tuple[Skede, ...]:
        """The stages of the case's track, in order."""
        return SNABBA_SKEDEN if self.snabb else SKEDEN
