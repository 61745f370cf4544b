"""A first guess at what the columns of a foreign file are: by their headings, and by what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from est_cli.importing.coordinates import Punkt, read_point
from est_cli.importing.dates import Dag, Datumform, read_date
from est_cli.importing.names import same
from est_cli.importing.numbers import read_whole
from est_cli.importing.polisen import DERIVED
from est_cli.importing.table import Skal

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

HEADINGS: Final[Mapping[str, str]] = {
    "id": "id nr nummer ärendenummer ärendenr ärendeid diarienummer löpnummer crimeid objectid",
    "datum": "handelsetid datum date datetime dag dagen day händelsedatum tidpunkt registrerad inkom month månad",
    "tid_fran": "tid klockslag klockan kl time starttid från fran start",
    "tid_till": "till sluttid slut end",
    "datum_till": "slutdatum tilldatum datumtill",
    "plats": "handelseplats plats platsen place location var adress address gata område lokal hållplats street",
    "kategori": "kategori category typ type händelse handelse brott brottstyp crimetype crime vad ärendetyp problem",
    "antal": "antal count number händelser",
    "rapportor": "rapportör rapportor rapporterad rapporterat uppgiftslämnare reporter inrapporterad",
    "lat": "lat latitude latitud y n north northing nord",
    "lon": "lon lng long longitude longitud x e east easting öst ost",
    "beskrivning": "beskrivning anteckning anteckningar text kommentar notering description summary fritext note notes",
}
"""The words that a heading may begin with, for each of our columns, in the order in which they are looked for."""
_WORD: Final = re.compile(r"[^\W_]+")
_MOSTLY: Final = 0.8
_AS_NAMED: Final = 0.5
"""A column that is called a date is one although many of its days are wrong: they are refused by line later."""
_TEXT: Final = 25
"""A column whose values are longer than this, as a rule, is a description."""
_FEW: Final = 60
"""A column with more different values than this holds no categories."""


class Gissning(NamedTuple):
    """Our columns by the file's headings, and the order of its dates: None where it need not, or cannot, be told.

    `former`: the orders to choose from where dates can be read in several ways, the likeliest first.
    """

    kolumner: dict[str, str]
    datumform: Datumform | None
    former: tuple[Datumform, ...]


def guess_columns(
    rubriker: Sequence[str], rows: Sequence[Sequence[str]], platser: Collection[str], idag: date
) -> Gissning:
    """The columns of a file by its headings and a sample of its rows; `platser` are the words for known places."""
    values = {heading: [row[at] for row in rows if row[at]] for at, heading in enumerate(rubriker)}
    found = _spans(values, idag) | _known_places(values, platser)
    found = _by_heading(values, found, idag)
    for ours, fits in _BY_VALUES.items():
        free = [heading for heading in rubriker if heading not in found.values()]
        if ours not in found and (hit := next((one for one in free if values[one] and fits(values[one], idag)), None)):
            found[ours] = hit
    if ("lat" in found) != ("lon" in found):
        found.pop("lat", None)
        found.pop("lon", None)
    if "lat" in found and _swapped(rows, rubriker.index(found["lat"]), rubriker.index(found["lon"])):
        found["lat"], found["lon"] = found["lon"], found["lat"]
    form, forms = _order(values[found["datum"]], idag) if "datum" in found else (None, ())
    return Gissning(found, form, forms)


def _spans(values: Mapping[str, list[str]], idag: date) -> dict[str, str]:
    """Our columns by headings of two words: `Brottsdatum från`, `Kl till`."""
    found: dict[str, str] = {}
    for heading, texts in values.items():
        words = _parts(heading)
        day, clock = any(map(_DAY_WORD.search, words)), any(map(_CLOCK_WORD.match, words))
        ends = [end for end, those in _ENDS.items() if words & those]
        if len(ends) != 1 or day == clock:
            continue
        ours = _SPAN[day, ends[0]]
        if _may_be(ours, texts, idag):
            found.setdefault(ours, heading)
    return found


_DAY_WORD: Final = re.compile("datum|date|dag$")
_CLOCK_WORD: Final = re.compile("(?:kl|klockan|klockslag|tid|time)$")
_ENDS: Final = {"fran": {"från", "fran", "from", "start"}, "till": {"till", "to", "slut", "end"}}
_SPAN: Final = {
    (True, "fran"): "datum", (True, "till"): "datum_till", (False, "fran"): "tid_fran", (False, "till"): "tid_till",
}  # fmt: skip


def _known_places(values: Mapping[str, list[str]], platser: Collection[str]) -> dict[str, str]:
    """The column whose values mostly are known places; what is read from a heading of Polisen's goes before."""
    if DERIVED[1] in values:
        return {}
    hit = next((one for one, texts in values.items() if _mostly(texts, lambda text: same(text) in platser)), None)
    return {"plats": hit} if hit else {}


def _swapped(rows: Sequence[Sequence[str]], lat: int, lon: int) -> bool:
    """Whether points come of most pairs only with north and east changed about."""
    pairs = [(row[lat], row[lon]) for row in rows if row[lat] and row[lon]]
    turned = [not _is_point(north, east) and _is_point(east, north) for north, east in pairs]
    return bool(pairs) and sum(turned) >= _MOSTLY * len(pairs)


def _is_point(north: str, east: str) -> bool:
    return isinstance(read_point(north, east, None), Punkt)


def _by_heading(values: Mapping[str, list[str]], known: Mapping[str, str], idag: date) -> dict[str, str]:
    """Our columns by headings that are, or else hold, one of their words, if the values do not say otherwise."""
    found = dict(known)
    for spelled in (_whole, _parts):
        for ours, words in HEADINGS.items():
            hits = (heading for word in words.split() for heading in values if word in spelled(heading))
            free = (one for one in hits if one not in found.values() and _may_be(ours, values[one], idag))
            if ours not in found and (first := next(free, None)):
                found[ours] = first
    return found


def _whole(heading: str) -> set[str]:
    return {"".join(_WORD.findall(same(heading)))}


def _parts(heading: str) -> set[str]:
    return set(_WORD.findall(same(heading)))


def _may_be(ours: str, values: Sequence[str], idag: date) -> bool:
    """Whether the values of a column can be what its heading says; an empty column can be anything but a date."""
    if ours == "datum":
        return _mostly(values, lambda text: _day(text, idag), _AS_NAMED)
    if ours == "datum_till":
        return not values or _mostly(values, lambda text: _day(text, idag))
    if ours == "antal":
        return not values or _mostly(values, lambda text: not isinstance(read_whole(text), Skal))
    if ours in {"lat", "lon"}:
        return _mostly(values, lambda text: bool(_NUMBER.fullmatch(text.strip())))
    return True


_NUMBER: Final = re.compile(r"-?[0-9 ]+([.,][0-9]+)?")


def _day(text: str, idag: date) -> bool:
    """Whether a text is a date, in whatever order."""
    return any(isinstance(read_date(text, form, idag), Dag) for form in (None, *get_args(Datumform)))


def _mostly(values: Sequence[str], fits: Callable[[str], bool], share: float = _MOSTLY) -> bool:
    return bool(values) and sum(map(fits, values)) >= share * len(values)


def _is_text(values: Sequence[str], _: date) -> bool:
    return sum(map(len, values)) > _TEXT * len(values) and len(set(values)) > len(values) / 2


def _is_day(values: Sequence[str], idag: date) -> bool:
    return _mostly(values, lambda text: _day(text, idag))


def _are_words(values: Sequence[str], _: date) -> bool:
    """Whether a few words come again and again."""
    return len(set(values)) <= min(_FEW, len(values) / 2) and not any(map(str.isdecimal, values))


_BY_VALUES: Final[Mapping[str, Callable[[Sequence[str], date], bool]]] = {
    "datum": _is_day,
    "beskrivning": _is_text,
    "kategori": _are_words,
}
"""What is looked for by the values alone, where no heading tells."""


def _order(values: Sequence[str], idag: date) -> tuple[Datumform | None, tuple[Datumform, ...]]:
    """The order of the dates, where it is needed and only one fits all; else those to choose from, if it is needed."""
    days = [text for text in values if _day(text, idag)]
    if not any(isinstance(read_date(text, None, idag), Skal) for text in days):
        return None, ()
    read = {form: [read_date(text, form, idag) for text in days] for form in get_args(Datumform)}
    fitting = tuple(form for form, found in read.items() if all(isinstance(one, Dag) for one in found))
    if len(fitting) == 1:
        return fitting[0], ()
    recent = (idag - _RECENT).isoformat()
    late = [form for form in fitting if all(isinstance(one, Dag) and one.datum >= recent for one in read[form])]
    return None, (*late, *(form for form in fitting or get_args(Datumform)[1:] if form not in late))


_RECENT: Final = timedelta(days=731)
"""Two years: what is imported is seldom older."""


def common(values: Sequence[str], most: int) -> list[tuple[str, int]]:
    """The commonest words of a column, with how many rows have each."""
    return Counter(text for text in values if text).most_common(most)
