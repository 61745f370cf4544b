"""The numbers of a picture as tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.lagesbild.drawing import DAGAR
from est_cli.lagesbild.map import MANGA
from est_cli.lagesbild.times import days_inside
from est_cli.lagesbild.words import SVARSLAGE, UTMARKELSE, change, count_of, interval
from est_cli.reports.table import Columns, Tabell, columns, table
from est_cli.reports.values import Cell as Text
from est_cli.reports.values import day, sentence
from est_cli.svenska import MANADER, antal, tal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.lagesbild.records import Andring, Aterkommande, Cell, Lagesbild, Rapportorsrad, Serie, Utmarkt
    from est_cli.model.lagesbild import Lagesbild as Manniskodel
    from est_cli.reports.names import Names

_JAMFORT: Final = (
    ("Antal", "tal"), ("95 % intervall", "tal"), ("Före", "tal"), ("Förändring", "ord"), ("I fjol", "tal"),
    ("Förändring från i fjol", "ord"),
)  # fmt: skip


def category_table(bild: Lagesbild, names: Names) -> Tabell | None:
    """The categories with their counts, intervals and changes; last the sum."""
    rows = [
        (_still(names.kategori(cell.kategori), cell.kategori, bild), *_compared(cell))
        for cell in bild.kategorier
        if happened(cell)
    ]
    if rows:
        rows.append(("Alla", *_compared(bild.totalt)))
    return table("Händelser efter kategori", (("Kategori", "ord"), *_JAMFORT), rows)


def happened(cell: Cell) -> bool:
    """Whether there was any event in one of the periods that are compared."""
    return bool(cell.antal or cell.fore.antal or (cell.i_fjol and cell.i_fjol.antal))


def _compared(cell: Cell) -> tuple[Text, ...]:
    return tal(cell.antal), interval(cell), *_beside(cell.fore), *_beside(cell.i_fjol)


def _beside(andring: Andring | None) -> tuple[Text, Text]:
    """The other period's count and the change; nothing where they cannot be compared, which is said once elsewhere."""
    return count_of(andring), None if andring is None or andring.ord == "ej_jamforbart" else change(andring)


def _still(name: Text, id_: str | None, bild: Lagesbild) -> Text:
    """A name, and after it that the place or category has ceased where it has."""
    return f"{name} (upphörd)" if id_ in bild.upphorda else name


def place_table(bild: Lagesbild, names: Names) -> Tabell | None:
    """The places with their counts, intervals, changes and what is most common; numbered as on the maps.

    As many as a map draws; after them the sum of the others.
    """
    rows: list[tuple[Text, ...]] = [
        (
            str(nr),
            _still(names.plats(cell.plats), cell.plats, bild),
            *([] if bild.omrade else [names.omrade(cell.plats)]),
            *_compared(cell),
            what,
        )
        for nr, (cell, what) in enumerate(_with_common(bild, names), 1)
    ]
    if others := [cell for cell in bild.platser if happened(cell)][MANGA:]:
        where = (f"{antal(len(others), 'plats', 'platser')} till", *([] if bild.omrade else [None]))
        rows[MANGA:] = [("…", *where, *_summed(others), None)]
    area = () if bild.omrade else (("Område", "ord"),)
    heads = (("Nr", "nr"), ("Plats", "fri"), *area, *_JAMFORT, ("Vanligast", "ord"))
    return table("Händelser efter plats", heads, rows)


def _summed(cells: Sequence[Cell]) -> tuple[Text, ...]:
    """The counts of some cells together, in the columns of one."""
    before = [cell.fore.antal for cell in cells if cell.fore.antal is not None]
    last_year = [cell.i_fjol.antal for cell in cells if cell.i_fjol and cell.i_fjol.antal is not None]
    other = (tal(sum(some)) if some else None for some in (before, last_year))
    return tal(sum(cell.antal for cell in cells)), None, next(other), None, next(other), None


def _with_common(bild: Lagesbild, names: Names) -> list[tuple[Cell, Text]]:
    """Each place with the two categories that are most common there."""
    there: dict[str | None, list[Cell]] = {}
    for cell in bild.celler:
        if cell.kategori and cell.antal:
            there.setdefault(cell.plats, []).append(cell)
    some = [cell for cell in bild.platser if happened(cell)][:MANGA]
    return [(cell, _common(there.get(cell.plats, []), names)) for cell in some]


def _common(cells: Sequence[Cell], names: Names) -> Text:
    first = sorted(cells, key=lambda cell: -cell.antal)[:2]
    return ", ".join(f"{names.kategori(cell.kategori)} {tal(cell.antal)}" for cell in first) or None


def standing_out(utmarker: Sequence[Utmarkt], names: Names) -> Tabell | None:
    """What rises, falls or is new: where, what, how, and the number behind."""
    rows = [
        (names.plats(one.plats), names.kategori(one.kategori) or "Allt", UTMARKELSE[one.slag], tal(one.antal), one.text)
        for one in utmarker
        if one.slag != "kvarstaende"
    ]
    return table("Platser och kategorier, med talet bakom", _heads("Plats", "Kategori", "Hur", "Antal", "I ord"), rows)


def _heads(*names: str) -> Columns:
    """Columns, in which a category's name may break anywhere."""
    return tuple((name, "fri" if name == "Kategori" else kind) for name, kind in columns(*names))


def lasting(utmarker: Sequence[Utmarkt], names: Names) -> Tabell | None:
    """What persists: where, what, and the number behind."""
    rows = [
        (names.plats(one.plats), names.kategori(one.kategori), tal(one.antal), one.text)
        for one in utmarker
        if one.slag == "kvarstaende"
    ]
    return table("Vad som består, med talet bakom", _heads("Plats", "Kategori", "Antal", "I ord"), rows)


def series_table(serier: Sequence[Serie], till: date, names: Names) -> Tabell | None:
    """The counts by month up to a day, a category a row; a month without observations is a dash."""
    if not serier:
        return None
    heads = [
        (f"{_month(month, first=not at)}{some_days(month, date.min, till)}", "tal")
        for at, (month, _) in enumerate(serier[0].varden)
    ]
    rows = [(names.kategori(one.kategori), *(_or_dash(value) for _, value in one.varden)) for one in serier]
    return table("Händelser månad för månad", (("Kategori", "ord"), *heads), rows)


def _month(name: str, *, first: bool) -> str:
    """`okt 25`, and after the first month the year only in January."""
    word = MANADER[int(name[5:]) - 1][:3]
    return f"{word} {name[2:4]}" if first or name.endswith("-01") else word


def some_days(name: str, fran: date, till: date) -> str:
    """` (4 dagar)` where only some days of a week or month lie in a time."""
    days, whole = days_inside(name, fran, till)
    return "" if whole else f" ({antal(days, 'dag', 'dagar')})"


def _or_dash(value: int | None) -> str:
    return "–" if value is None else tal(value)


def week_table(timmar: Sequence[Sequence[float]]) -> Tabell | None:
    """The hours that have anything by day of the week; parts of events, since a time may be known as an interval."""
    by_hour = list(zip(*timmar, strict=True))
    rows = [(f"{hour:02}–{hour + 1:02}", *_with_sum(days)) for hour, days in enumerate(by_hour) if _shows(days)]
    heads = (("Klockan", "ord"), *((day, "tal") for day in DAGAR), ("Alla", "tal"))
    return table("Efter timme och veckodag", heads, [*rows, ("Alla", *_with_sum([*map(sum, timmar)]))] if rows else [])


def _shows(days: Sequence[float]) -> bool:
    return round(sum(days), 1) > 0


def _with_sum(days: Sequence[float]) -> tuple[str, ...]:
    return *map(_tenths, days), _tenths(sum(days))


def _tenths(value: float) -> str:
    return tal(round(value, 1))


def counts_table(pairs: Sequence[tuple[str, int]], fran: date, till: date, slag: str) -> Tabell | None:
    """Weeks or months with their counts, and how many days where only some are counted."""
    rows = [(f"{in_words(name)}{some_days(name, fran, till)}", tal(number)) for name, number in pairs]
    return table(f"Händelser efter {slag.lower()}", ((slag, "ord"), ("Antal", "tal")), rows)


def in_words(name: str) -> str:
    """`2026-v12` as `Vecka 12 2026`, `2026-03` as `Mars 2026`."""
    year, last = name[:4], name[5:]
    return (
        f"Vecka {last[1:].lstrip('0')} {year}" if last.startswith("v") else f"{sentence(MANADER[int(last) - 1])} {year}"
    )


def reporter_table(rader: Sequence[Rapportorsrad], names: Names) -> Tabell | None:
    """The reporters: how they stand, in how many of the weeks they reported, and when last."""
    rows = [
        (
            names.aktor(one.aktor),
            SVARSLAGE[one.lage],
            tal(one.antal),
            f"{one.veckor} av {one.av_veckor}" if one.av_veckor else None,
            tal(one.lugna) if one.lugna else None,
            day(one.senast),
            one.text or None,
        )
        for one in rader
    ]
    return table("Rapportörer", columns("Rapportör", "Läge", "Antal", "Veckor", "Lugnt", "Senast", "I ord"), rows)


def year_table(arshjul: Sequence[Aterkommande], names: Names) -> Tabell | None:
    """What comes back, by month of the year."""
    rows = [
        (sentence(MANADER[one.manad - 1]), names.kategori(one.kategori), one.text)
        for one in sorted(arshjul, key=lambda one: (one.manad, one.kategori))
    ]
    return table("Årshjul", _heads("Månad", "Kategori", "I ord"), rows)


def event_table(manniskor: Manniskodel | None, names: Names) -> Tabell | None:
    """The arrangements of the period."""
    rows = [(one.namn, day(one.datum), names.plats(one.plats)) for one in (manniskor and manniskor.arrangemang) or ()]
    return table("Arrangemang", columns("Arrangemang", "Datum", "Plats"), rows)
