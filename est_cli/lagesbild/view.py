"""A picture as its templates show it: prepared values, so that the templates only loop."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lagesbild import tables
from est_cli.lagesbild.drawing import Kolumner, Liten, Staplar, Vecka, bars, columns_of, small_lines, week
from est_cli.lagesbild.geojson import coordinate
from est_cli.lagesbild.legend import changed, compared_with
from est_cli.lagesbild.map import MANGA, Karta, Matt, maps
from est_cli.lagesbild.words import change, count_of, interval
from est_cli.ord import label
from est_cli.reports.values import Cell as Text
from est_cli.reports.values import day_in_words, joined, sentence, word
from est_cli.svenska import antal, datum_i_ord, ended, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from est_cli.lagesbild.records import Andring, Lagesbild, Pagar
    from est_cli.model.lagesbild import Lagesbildsbeslut
    from est_cli.reports.names import Names
    from est_cli.reports.table import Fact, Tabell
    from est_cli.workspace.load import Workspace

_VECKOR: Final = 18
"""So many weeks, a tertial, are shown week by week; a longer period month by month."""
_FLER: Final = 3
_TECKEN: Final = {"gron": "●", "gul": "▲", "rod": "■"}
"""The signs that the style sheet gives the levels in HTML."""


class Omrade(NamedTuple):
    """An area as people judged it: name, level as id, sign and word, trend, and the judgement in words."""

    namn: Text
    niva: str
    tecken: str
    ord: Text
    trend: Text
    text: Text


class Arende(NamedTuple):
    """An active case: its id, title, place, stage, and what is being done."""

    id: str
    titel: str
    plats: Text
    skede: str
    gors: str


class Forslag(NamedTuple):
    """A problem that may become a case: place and category, why, and the command that opens it."""

    plats: Text
    kategori: Text
    skal: str
    kommando: str


class Bilder(NamedTuple):
    """The pictures of the page, each with its message in words; those of nothing are empty."""

    staplar: Staplar
    fore: bool
    vanligast: str
    linjer: list[Liten]
    forandrat: str
    sista: str
    vecka: Vecka | None
    kolumner: Kolumner
    del_av: bool
    kartor: list[Karta]
    flest: str


class Tabeller(NamedTuple):
    """The tables; None where there is nothing to show."""

    kategorier: Tabell | None
    serier: Tabell | None
    utmarker: Tabell | None
    bestar: Tabell | None
    vecka: Tabell | None
    tider: Tabell | None
    platser: Tabell | None
    rapportorer: Tabell | None
    arshjul: Tabell | None
    arrangemang: Tabell | None


class Lagesbildsvy(NamedTuple):
    """All that a picture's report shows."""

    id: str
    kommun: str
    rubrik: str
    lage: str
    fil: str
    ingress: str
    korthet: list[str]
    anmarkningar: list[str]
    omraden: list[Omrade]
    kartlaggning: Text
    annan_information: Text
    analys: Text
    fakta: list[Fact]
    jamforelse: str
    bilder: Bilder
    tabeller: Tabeller
    inget_ut: str
    topp: str
    utan_klockslag: str
    utan_plats: str
    arenden_rubrik: str
    arenden: list[Arende]
    forslag: list[Forslag]
    beslut: Text
    metod: str
    kartfil: bool


def picture_id(period: str, omrade: str | None) -> str:
    """The name of a picture's files: `lagesbild-2026-03`, `lagesbild-2026-03-centrum`."""
    return f"lagesbild-{period}-{omrade}" if omrade else f"lagesbild-{period}"


def picture_view(bild: Lagesbild, workspace: Workspace, names: Names, outline: BaseGeometry | None) -> Lagesbildsvy:
    """Prepare a picture; `outline` in degrees is drawn under the places."""
    people, place = bild.manniskor, _area_name(bild.omrade, workspace)
    first, *rest = bild.sammanfattning or [f"Inget är rapporterat för {bild.period.ord}."]
    rest = rest or ["Mer än så går inte att säga i korthet."]
    drawn, shown = _pictures(bild, workspace, names, outline), _tables(bild, names)
    return Lagesbildsvy(
        id=picture_id(bild.period.namn, bild.omrade),
        kommun=names.kommun,
        rubrik=f"Lägesbild {bild.period.ord}" + (f": {place}" if place else ""),
        lage=f"Läget den {datum_i_ord(bild.idag)}",
        fil=f"lagesbilder/{bild.period.namn}.yaml",
        ingress=first,
        korthet=rest,
        anmarkningar=bild.anmarkningar,
        omraden=_areas(bild, workspace),
        kartlaggning=people.kartlaggning if people else None,
        annan_information=people.annan_information if people else None,
        analys=people.analys if people else None,
        fakta=_facts(bild),
        jamforelse=compared_with(bild, shown.kategorier),
        bilder=drawn,
        tabeller=shown,
        inget_ut=_nothing_out(bild),
        topp=bild.tid.topp,
        utan_klockslag=_without_clock(bild.tid.utan_klockslag),
        utan_plats=_placeless(bild),
        arenden_rubrik=f"Pågående ärenden i dag, den {datum_i_ord(bild.idag)}",
        arenden=_cases(bild.arenden, names),
        forslag=[
            Forslag(names.plats(one.plats), names.kategori(one.kategori), one.skal, one.kommando)
            for one in bild.kandidater
        ],
        beslut=_decision(people.beslut if people else None),
        metod=bild.metod,
        kartfil=any(cell.antal and coordinate(cell.plats, workspace) for cell in bild.platser),
    )


def _area_name(omrade: str | None, workspace: Workspace) -> str:
    areas = (workspace.installningar and workspace.installningar.omraden) or {}
    return str(areas.get(omrade, omrade)) if omrade else ""


def _areas(bild: Lagesbild, workspace: Workspace) -> list[Omrade]:
    judged = (bild.manniskor.omraden if bild.manniskor else None) or ()
    return [
        Omrade(
            _area_name(str(one.omrade), workspace),
            str(one.niva),
            _TECKEN.get(str(one.niva), ""),
            word(one.niva),
            word(one.trend),
            one.text,
        )
        for one in judged
        if bild.omrade in {None, one.omrade}
    ]


def _facts(bild: Lagesbild) -> list[Fact]:
    total = bild.totalt
    until = f" till och med den {datum_i_ord(bild.till_dag)}" if bild.pagaende else ""
    facts: list[Fact] = [(f"Händelser{until}", f"{tal(total.antal)} (95 % intervall {interval(total)})")]
    facts.append((sentence(bild.fore.ord), _beside(total.fore)))
    if bild.i_fjol is not None:
        facts.append((sentence(bild.i_fjol.ord), _beside(total.i_fjol)))
    return facts


def _beside(andring: Andring | None) -> Text:
    return joined(count_of(andring), change(andring), between=": ")


def _nothing_out(bild: Lagesbild) -> str:
    if bild.prov:
        return "Ingen plats sticker ut mer än slumpen kan förklara."
    return "Det går inte att säga om någon plats sticker ut: inget kunde prövas."


def _pictures(bild: Lagesbild, workspace: Workspace, names: Names, outline: BaseGeometry | None) -> Bilder:
    categories = [cell for cell in bild.kategorier if cell.antal or cell.fore.antal]
    times, fran, till, _ = _times(bild)
    parts = {name for name, _ in times if tables.some_days(name, fran, till)}
    return Bilder(
        staplar=bars(categories, names),
        fore=any(cell.fore.antal is not None for cell in categories),
        vanligast=_most([(names.kategori(cell.kategori), cell.antal) for cell in categories], "Vanligast"),
        linjer=small_lines(bild.serier, names),
        forandrat=changed(bild.kategorier, bild, names),
        sista=_last_month(bild.till_dag),
        vecka=week(bild.tid) if any(map(sum, bild.tid.timmar)) else None,
        kolumner=columns_of(times, parts),
        del_av=bool(parts),
        kartor=maps(_measured(bild, workspace, names), outline),
        flest=_most([(names.plats(cell.plats), cell.antal) for cell in bild.platser], "Flest"),
    )


def _last_month(till: date) -> str:
    """That the last month is cut, where it is."""
    cut = tables.some_days(f"{till:%Y-%m}", date.min, till)
    return f"Den sista månaden är inte hel{cut}." if cut else ""


def _times(bild: Lagesbild) -> tuple[list[tuple[str, int]], date, date, str]:
    """Weeks where they are few, else months, with the time that is counted in them; none where all is nought."""
    weekly = len(bild.tid.veckor) <= _VECKOR
    pairs = bild.tid.veckor if weekly else bild.tid.manader
    some = pairs if any(number for _, number in pairs) else []
    return some, bild.period.fran if weekly else date.min, bild.till_dag, "Vecka" if weekly else "Månad"


def _measured(bild: Lagesbild, workspace: Workspace, names: Names) -> list[Matt]:
    """The places to draw, with their rows in the table."""
    rows = [cell for cell in bild.platser if tables.happened(cell)][:MANGA]
    points = [(nr, cell, coordinate(cell.plats, workspace)) for nr, cell in enumerate(rows, 1) if cell.antal]
    return [Matt(nr, names.plats(cell.plats) or "", cell.antal, *point) for nr, cell, point in points if point]


def _most(pairs: Sequence[tuple[Text, int]], how: str) -> str:
    """`Vanligast: Klotter (14), Bråk (9) och Buskörning (7).`."""
    first = sorted(((name, number) for name, number in pairs if number), key=lambda pair: -pair[1])[:_FLER]
    return f"{how}: {uppraknat([f'{name} ({tal(number)})' for name, number in first])}." if first else ""


def _tables(bild: Lagesbild, names: Names) -> Tabeller:
    return Tabeller(
        kategorier=tables.category_table(bild, names),
        serier=tables.series_table(
            [one for one in bild.serier if any(value for _, value in one.varden)], bild.till_dag, names
        ),
        utmarker=tables.standing_out(bild.utmarker, names),
        bestar=tables.lasting(bild.utmarker, names),
        vecka=tables.week_table(bild.tid.timmar),
        tider=tables.counts_table(*_times(bild)),
        platser=tables.place_table(bild, names),
        rapportorer=tables.reporter_table(bild.rapportorer, names),
        arshjul=tables.year_table(bild.arshjul, names),
        arrangemang=tables.event_table(bild.manniskor, names),
    )


def _without_clock(number: int) -> str:
    return f"{antal(number, 'händelse saknar', 'händelser saknar')} klockslag och är inte med här." if number else ""


def _placeless(bild: Lagesbild) -> str:
    number, with_point = bild.utan_plats
    if not number:
        return ""
    point = f", varav {tal(with_point)} har en koordinat" if with_point else ""
    return f"{antal(number, 'händelse hör', 'händelser hör')} inte till någon plats i registret{point}."


def _cases(rader: Sequence[Pagar], names: Names) -> list[Arende]:
    """Each case once, with all its places."""
    by_case: dict[str, list[Pagar]] = {}
    for one in rader:
        by_case.setdefault(one.arende, []).append(one)
    return [_case(same, names) for same in by_case.values()]


def _case(same: Sequence[Pagar], names: Names) -> Arende:
    one, places = same[0], [names.plats(one.plats) or "" for one in same]
    doing = " ".join(ended(text) for text in one.atgarder) or "Ingen åtgärd pågår."
    return Arende(one.arende, one.titel, uppraknat(places), sentence(label(one.skede)), doing)


def _decision(beslut: Lagesbildsbeslut | None) -> Text:
    """`Kommunstyrelsen den 10 juni 2026, KS 2026/131`."""
    if beslut is None:
        return None
    return joined(joined(beslut.organ, day_in_words(beslut.datum), between=" "), beslut.diarienummer)
