"""What a picture holds, as plain values: the JSON output and the templates are made from these and nothing else."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - schemas are made from these annotations
from typing import Literal, NamedTuple

from est_cli.model.lagesbild import Lagesbild as Manniskodel  # noqa: TC001 - as above
from est_cli.period import Period  # noqa: TC001 - as above

Andringsord = Literal["okning", "minskning", "normalt", "for_fa", "ej_jamforbart"]
"""What can be said of a change: the first three are tested, the fourth has too few events, the last nothing before."""
Utmarkelse = Literal["ny", "okande", "kvarstaende", "minskande"]
Svarslage = Literal["rapporterade", "lugnt", "tystnade", "uppehall"]


class Andring(NamedTuple):
    """A count beside that of another period: their ratio by day with its interval, and what can be said.

    `antal` is the other period's count; `p` the exact test's, `p_justerat` after Bonferroni over the whole picture;
    None where nothing was tested, or the ratio has no value (nothing before). Ratio and test are made on `jamfort`,
    the events (now, then) of those who reported in both periods, where others reported in one of them only; None:
    on `Cell.antal` and `antal` as they stand.
    """

    antal: int | None
    kvot: float | None
    nedre: float | None
    ovre: float | None
    p: float | None
    p_justerat: float | None
    ord: Andringsord
    jamfort: tuple[int, int] | None = None


class Cell(NamedTuple):
    """The events of a category at a place; None stands for all. `nedre` and `ovre` are the exact Poisson interval."""

    kategori: str | None
    plats: str | None
    antal: int
    nedre: float
    ovre: float
    fore: Andring
    i_fjol: Andring | None


class Utmarkt(NamedTuple):
    """A category at a place (or all of a place) that stands out: how, since when, and the number behind in words."""

    slag: Utmarkelse
    plats: str
    kategori: str | None
    antal: int
    text: str


class Tidsmonster(NamedTuple):
    """When it happens: `timmar[weekday][hour]` are events by aoristic weights, Monday first; `utan_klockslag` events.

    `veckor` are ISO weeks of the period with counts; `ar` twelve months (`2026-03`) up to the period's end.
    """

    timmar: list[list[float]]
    utan_klockslag: int
    topp: str
    veckor: list[tuple[str, int]]
    manader: list[tuple[str, int]]


class Aterkommande(NamedTuple):
    """A month of the year (1–12) in which a category is more common than its share, in the years that are known."""

    manad: int
    kategori: str
    text: str


class Serie(NamedTuple):
    """A category's counts by month, the last thirteen up to the period's end; None: no observations that month."""

    kategori: str
    varden: list[tuple[str, int | None]]


class Rapportorsrad(NamedTuple):
    """A reporter's period: events, weeks in which it reported of those that count, and how it stands.

    Weeks in `uppehall` do not count. `senast` is the day of its last row ever up to the period's end.
    """

    aktor: str
    antal: int
    veckor: int
    av_veckor: int
    lugna: int
    senast: date | None
    lage: Svarslage
    text: str


class Pagar(NamedTuple):
    """An active case of a place, and what is being done there."""

    arende: str
    titel: str
    skede: str
    plats: str
    atgarder: list[str]


class Kandidat(NamedTuple):
    """A problem that may become a case: why, and the command that opens it from this picture."""

    plats: str
    kategori: str
    antal: int
    skal: str
    kommando: str


class UtanPlats(NamedTuple):
    """The events of no registered place: how many, and how many of them have a point."""

    antal: int
    med_punkt: int


class Lagesbild(NamedTuple):
    """A picture. `till_dag` is the last day counted: today, while the period is still going on; `prov` tests made.

    `upphorda` are the places and categories that had ceased when it ended, which are not tested.
    """

    period: Period
    fore: Period
    i_fjol: Period | None
    omrade: str | None
    idag: date
    till_dag: date
    pagaende: bool
    totalt: Cell
    kategorier: list[Cell]
    platser: list[Cell]
    celler: list[Cell]
    utan_plats: UtanPlats
    utmarker: list[Utmarkt]
    tid: Tidsmonster
    arshjul: list[Aterkommande]
    serier: list[Serie]
    rapportorer: list[Rapportorsrad]
    arenden: list[Pagar]
    kandidater: list[Kandidat]
    manniskor: Manniskodel | None
    prov: int
    upphorda: frozenset[str]
    metod: str
    sammanfattning: list[str]
    anmarkningar: list[str]
