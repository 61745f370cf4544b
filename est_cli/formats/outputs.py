"""The shape of each JSON output, from which its schema is made (`est schema --utdata`)."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - pydantic reads the annotations
from typing import Final, Literal

from typing_extensions import TypedDict

from est_cli.findings import Niva  # noqa: TC001 - as above
from est_cli.formats.lagesbild import Lagesbild
from est_cli.formats.lagkrav import Lagkrav
from est_cli.model.arende import Skede, Spar  # noqa: TC001 - as above


class Fynd(TypedDict):
    """One finding. Lines and columns count from 1, in characters."""

    kod: str
    niva: Niva
    fil: str
    rad: int
    kolumn: int
    slutrad: int
    slutkolumn: int
    arende: str | None
    text: str
    hjalp: str


class Antal(TypedDict):
    """How many findings there are of each level."""

    fel: int
    hinder: int
    varning: int
    tips: int


class Validera(TypedDict):
    """`est validera --format json`."""

    version: Literal[1]
    fynd: list[Fynd]
    antal: Antal


class Sent(TypedDict):
    """Something that should have been done."""

    slag: Literal["atgard", "omprovning", "mal", "kontroll", "beslut"]
    id: str
    ansvarig: str | None
    senast: date


class Statusrad(TypedDict):
    """Where a case stands."""

    arende: str
    titel: str | None
    plats: str | None
    spar: Spar | None
    skede: Skede | None
    sedan: date | None
    nasta: Skede | None
    hinder: list[str]
    sena: list[Sent]


class OppetBeslut(TypedDict):
    """A meeting's decision that is still to be carried out; `senast` as later meetings have moved it."""

    mote: str
    beslut: str
    text: str | None
    arende: str | None
    plats: str | None
    ansvarig: str | None
    senast: date | None
    lage: Literal["oppet", "pagar", "nytt_datum"]
    sen: bool


class Status(TypedDict):
    """`est status --format json`."""

    version: Literal[1]
    arenden: list[Statusrad]
    beslut: list[OppetBeslut]


class Profildel(TypedDict):
    """One of the four bars of a case's profile."""

    omrade: Literal["problem", "analys", "atgarder", "utvardering"]
    uppfyllda: int
    regler: int
    saknas: list[str]


class Visa(Statusrad):
    """`est visa --format json`."""

    version: Literal[1]
    profil: list[Profildel]
    fynd: list[Fynd]


class Atagande(TypedDict):
    """What a change means for one organisation: its new measures, their hours and kronor, from when; in words."""

    organisation: str
    atgarder: int
    timmar: float
    kronor: int
    fran: date | None
    rader: list[str]


class Andring(TypedDict):
    """One change in a file: what kind, where, in words; `obs` is one to look twice at."""

    slag: Literal["tillagd", "borttagen", "andrad", "skede", "historik", "sen"]
    fil: str
    vag: str
    text: str
    fore: str
    efter: str
    obs: bool


class Fraga(TypedDict):
    """What a reviewer should ask; `saknas` where the files hold no answer."""

    kod: str
    text: str
    saknas: bool


class Granskatarende(TypedDict):
    """What happened to a case."""

    arende: str
    titel: str
    skede: Skede | None
    borta: bool
    undantag: list[str]
    andringar: list[Andring]
    fragor: list[Fraga]


class Granskadfil(TypedDict):
    """What happened to a file that cases share."""

    fil: str
    andringar: list[Andring]


class Fyndjamforelse(TypedDict):
    """Findings that are new, gone, and still there."""

    nya: list[Fynd]
    borta: list[Fynd]
    kvar: list[Fynd]


class Versionsfynd(TypedDict):
    """Personal data in a version on the way, gone from the files and kept by git."""

    kod: str
    fil: str
    commit: str


class Granska(TypedDict):
    """`est granska --format json`. `fran` null: before the first commit; `till` null: the working tree."""

    version: Literal[1]
    fran: str | None
    till: str | None
    lage: str
    anmarkningar: list[str]
    ataganden: list[Atagande]
    arenden: list[Granskatarende]
    ovrigt: list[Granskadfil]
    andra_filer: list[str]
    fynd: Fyndjamforelse
    i_versioner: list[Versionsfynd]


class Matt(TypedDict):
    """A value in a time. `i_arendet` is the case's own number where another was counted."""

    varde: float | None
    fran: date
    till: date
    av: Literal["observationer", "arendet"] | None
    rader: int | None
    underlag: str | None
    i_arendet: float | None


class Par(TypedDict):
    """Before and after at other places."""

    platser: list[str]
    fore: float
    efter: float
    av: Literal["observationer", "arendet"]


class Skattning(TypedDict):
    """An estimate by a named method; null where it has none, and `tolkning` says why. `konfidens` 0.95: 95 percent."""

    metod: str
    skattning: float | None
    nedre: float | None
    ovre: float | None
    konfidens: float | None
    p: float | None
    tolkning: str


class Bedomning(TypedDict):
    """The verdict on an indicator."""

    grad: Literal["sakerstalld", "talar_for", "slump", "for_fa", "utan_test", "ej_an"]
    at: Literal["minskning", "okning", "oforandrat"] | None
    fel_hall: bool
    text: str


class Indikatorutfall(TypedDict):
    """An indicator before and after."""

    indikator: str
    namn: str
    enhet: str | None
    riktning: str | None
    fore: Matt | None
    efter: Matt | None
    jamforelse: Par | None
    omfordelning: Par | None
    skattningar: list[Skattning]
    bedomning: Bedomning
    forbehall: list[str]
    tidigast: date | None


class Utvardera(TypedDict):
    """`est utvardera --format json`."""

    version: Literal[1]
    arende: str
    skede: Skede
    indikatorer: list[Indikatorutfall]
    andra_forklaringar: list[str]


OUTPUTS: Final[dict[str, type]] = {
    "validera": Validera,
    "status": Status,
    "visa": Visa,
    "granska": Granska,
    "lagesbild": Lagesbild,
    "utvardera": Utvardera,
    "lagkrav": Lagkrav,
}
"""Each command that speaks JSON, and what it says."""
