"""A picture for programs: the types from which its JSON Schema is made, and the picture as such data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from typing_extensions import TypedDict

from est_cli.lagesbild.records import Andringsord, Svarslage, Utmarkelse  # noqa: TC001 - pydantic reads these
from est_cli.lagesbild.times import days_inside

if TYPE_CHECKING:
    from est_cli.lagesbild.records import Andring, Cell
    from est_cli.lagesbild.records import Lagesbild as Bild
    from est_cli.model.lagesbild import Lagesbild as Manniskodel
    from est_cli.period import Period


class Lagesbildsperiod(TypedDict):
    """A period by its name, and the days of it that are counted."""

    period: str
    fran: date
    till: date


class Forandring(TypedDict):
    """A count beside that of another period; `nu` and `da` are the counts that the ratio and the test rest on."""

    ord: Andringsord
    antal: int | None
    nu: int
    da: int | None
    kvot: float | None
    nedre: float | None
    ovre: float | None
    p: float | None
    p_justerat: float | None


class Lagesbildscell(TypedDict):
    """The events of a category at a place; null stands for all. `nedre` and `ovre`: 95 % exact Poisson."""

    kategori: str | None
    plats: str | None
    antal: int
    nedre: float
    ovre: float
    fore: Forandring
    i_fjol: Forandring | None


class UtanPlats(TypedDict):
    """Events of no place, and how many of them have a point."""

    antal: int
    med_punkt: int


class Utmarkt(TypedDict):
    """What stands out."""

    slag: Utmarkelse
    plats: str
    kategori: str | None
    antal: int
    text: str


class Vecka(TypedDict):
    """The events of an ISO week; `dagar` is how many of its days are counted."""

    vecka: str
    antal: int
    dagar: int


class Manad(TypedDict):
    """The events of a month; null: no observation at all. `dagar` is how many of its days are counted."""

    manad: str
    antal: int | None
    dagar: int


class Tidsmonster(TypedDict):
    """Seven days, Monday first, of 24 hours each, in events by aoristic weights."""

    timmar: list[list[float]]
    utan_klockslag: int
    topp: str
    veckor: list[Vecka]
    manader: list[Manad]


class Aterkommande(TypedDict):
    """A month of the year in which a category recurs."""

    manad: int
    kategori: str
    text: str


class Serie(TypedDict):
    """A category month by month."""

    kategori: str
    varden: list[Manad]


class Rapportor(TypedDict):
    """How a reporter has reported."""

    aktor: str
    antal: int
    veckor: int
    av_veckor: int
    lugna: int
    senast: date | None
    lage: Svarslage
    text: str


class Pagaende(TypedDict):
    """An active case at a place, and its measures."""

    arende: str
    titel: str
    skede: str
    plats: str
    atgarder: list[str]


class Kandidat(TypedDict):
    """What may become a case, and the command that opens it."""

    plats: str
    kategori: str
    antal: int
    skal: str
    kommando: str


class Omradesbedomning(TypedDict):
    """An area as people judged it."""

    omrade: str | None
    niva: str | None
    trend: str | None
    text: str | None


class Manniskor(TypedDict):
    """The human part: the law's three parts, and the areas."""

    kartlaggning: str | None
    annan_information: str | None
    analys: str | None
    omraden: list[Omradesbedomning]


class Lagesbild(TypedDict):
    """`est lagesbild --format json`."""

    version: Literal[1]
    period: str
    fran: date
    till: date
    till_dag: date
    pagaende: bool
    idag: date
    omrade: str | None
    fore: Lagesbildsperiod
    i_fjol: Lagesbildsperiod | None
    antal: int
    totalt: Lagesbildscell
    kategorier: list[Lagesbildscell]
    platser: list[Lagesbildscell]
    celler: list[Lagesbildscell]
    utan_plats: UtanPlats
    utmarker: list[Utmarkt]
    tid: Tidsmonster
    arshjul: list[Aterkommande]
    serier: list[Serie]
    rapportorer: list[Rapportor]
    arenden: list[Pagaende]
    kandidater: list[Kandidat]
    manniskor: Manniskor | None
    metod: str
    sammanfattning: list[str]
    anmarkningar: list[str]


def lagesbild_json(bild: Bild) -> dict[str, Any]:
    """The picture as data for `formats.json.to_json`: counts whole, intervals to 2 decimals, ratios to 3."""
    alike = ("utan_plats", "omrade", "idag", "till_dag", "pagaende", "metod", "sammanfattning", "anmarkningar")
    lists = ("utmarker", "arshjul", "rapportorer", "arenden", "kandidater")
    values = {key: getattr(bild, key) for key in alike} | {"utan_plats": bild.utan_plats._asdict()}
    data = {
        "version": 1,
        **_period(bild.period),
        **values,
        "fore": _period(bild.fore),
        "i_fjol": _period(bild.i_fjol) if bild.i_fjol else None,
        "antal": bild.totalt.antal,
        "totalt": _cell(bild.totalt),
        **{key: [_cell(one) for one in getattr(bild, key)] for key in ("kategorier", "platser", "celler")},
        **{key: [one._asdict() for one in getattr(bild, key)] for key in lists},
        "tid": {
            **bild.tid._asdict(),
            "timmar": [[round(hour, 3) for hour in day] for day in bild.tid.timmar],
            "veckor": [
                {"vecka": week, "antal": count, "dagar": days_inside(week, bild.period.fran, bild.till_dag)[0]}
                for week, count in bild.tid.veckor
            ],
            "manader": _months(bild.tid.manader, bild.till_dag),
        },
        "serier": [{"kategori": one.kategori, "varden": _months(one.varden, bild.till_dag)} for one in bild.serier],
        "manniskor": _people(bild.manniskor) if bild.manniskor else None,
    }
    return {key: data[key] for key in Lagesbild.__annotations__}


def _period(period: Period) -> dict[str, Any]:
    return {"period": period.namn, "fran": period.fran, "till": period.till}


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        **cell._asdict(),
        "nedre": round(cell.nedre, 2),
        "ovre": round(cell.ovre, 2),
        "fore": _change(cell.antal, cell.fore),
        "i_fjol": _change(cell.antal, cell.i_fjol) if cell.i_fjol else None,
    }


def _change(antal: int, one: Andring) -> dict[str, Any]:
    now, then = one.jamfort or (antal, one.antal)
    return {
        "ord": one.ord,
        "antal": one.antal,
        "nu": now,
        "da": then,
        **{key: _rounded(getattr(one, key), ".3f") for key in ("kvot", "nedre", "ovre")},
        **{key: _rounded(getattr(one, key), ".3g") for key in ("p", "p_justerat")},
    }


def _rounded(value: float | None, form: str) -> float | None:
    return None if value is None else float(format(value, form))


def _months(values: list[Any], till: date) -> list[dict[str, Any]]:
    return [{"manad": month, "antal": count, "dagar": days_inside(month, date.min, till)[0]} for month, count in values]


def _people(part: Manniskodel) -> dict[str, Any]:
    areas = [{key: _text(one, key) for key in ("omrade", "niva", "trend", "text")} for one in part.omraden or ()]
    return {key: _text(part, key) for key in ("kartlaggning", "annan_information", "analys")} | {"omraden": areas}


def _text(record: object, key: str) -> str | None:
    """A text; None where there is none, or where it cannot be read."""
    value = getattr(record, key)
    return value if isinstance(value, str) else None
