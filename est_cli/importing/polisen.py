"""Polisen's open events, as the service gives them (JSON) or as they are archived (CSV): the same columns for both.

The event's own time and place stand only in its heading (`01 april 00:29, Brand, Trelleborg`): `datetime` is when the
notice was published, and `location` may be the county. Both are read from the heading into columns of their own,
`handelsetid` and `handelseplats`; they are empty where the heading has another form.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from est_cli.errors import EstError
from est_cli.importing.encoding import read_text
from est_cli.importing.table import Rad, Tabell, Vagrad, fault_of, quoted, refused
from est_cli.svenska import MANADER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

COLUMNS: Final = ("id", "datetime", "name", "summary", "url", "type", "location_name", "latitude", "longitude")
DERIVED: Final = ("handelsetid", "handelseplats")
_NEEDED: Final = ("id", "datetime", "name", "type")
_HEADING: Final = re.compile(
    rf"([0-9]{{1,2}}) ({'|'.join(MANADER)}) ([0-9]{{1,2}})[.:]([0-9]{{2}}), .*?([^,]+)", re.DOTALL
)
_PUBLISHED: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b")
_LATE: Final = timedelta(days=60)
"""An event is published within so long a time; a heading that says otherwise is a slip of the pen."""
_EXPECTED: Final = "EST läser en lista av händelser så som https://polisen.se/api/events ger den."


class _Object(dict[str, Any]):
    """A JSON object; `double` is a key that stands twice in it."""

    double: str | None = None


def read_polisen(namn: str, data: bytes) -> Tabell:
    """The events of a JSON file, a row each by their order. EstError where it is no list of events."""
    items = _loaded(namn, data)
    if not isinstance(items, list) or (items and not any(_is_event(item) for item in items)):
        raise EstError(f"{namn} är JSON, men inte Polisens händelser.", _EXPECTED)
    rows = (_row(order, item) for order, item in enumerate(items, 1))
    return with_event(Tabell("polisen", COLUMNS, rows, "JSON, Polisens händelser", []))


def with_event(tabell: Tabell) -> Tabell:
    """The table with the two derived columns, if it has Polisen's; else as it is."""
    if not {*COLUMNS} <= {*tabell.rubriker} or not {*DERIVED}.isdisjoint(tabell.rubriker):
        return tabell
    name, published = tabell.rubriker.index("name"), tabell.rubriker.index("datetime")
    remarks = ["handelsetid och handelseplats är utlästa ur händelsernas rubriker; datetime är när notisen lades ut."]
    return tabell._replace(
        rubriker=tabell.rubriker + DERIVED,
        rader=_derived(tabell.rader, name, published),
        anmarkningar=tabell.anmarkningar + remarks,
    )


def _derived(rows: Iterator[Rad | Vagrad], name: int, published: int) -> Iterator[Rad | Vagrad]:
    for row in rows:
        if isinstance(row, Rad):
            row.varden.extend(event_of(row.varden[name], row.varden[published]))
        yield row


def event_of(name: str, published: str) -> tuple[str, str]:
    """The event's local time (`2023-04-01 00:29`) and place, from its heading; empty where that has another form.

    The year is the one in which it comes last before the notice.
    """
    heading, notice = _HEADING.fullmatch(name.strip()), _PUBLISHED.match(published.strip())
    if not heading or not notice:
        return "", ""
    day, month, hour, minute, place = heading.groups()
    found = _day_before(notice.groups(), MANADER.index(month) + 1, int(day))
    return (f"{found} {int(hour):02}:{minute}" if found else ""), place.strip()


def why_no_time(name: str, published: str) -> str:
    """Why there is no time in an event's heading; for a row whose derived time is asked for."""
    if not _PUBLISHED.match(published.strip()):
        return f"datetime ({quoted(published)}) är inget datum, så händelsens år går inte att veta."
    return f"Dagen går inte att läsa ur rubriken {quoted(name)}."


def _day_before(notice: Sequence[str], month: int, day: int) -> date | None:
    try:
        last = date(*map(int, notice))
        found = date(last.year - (month > last.month), month, day)
    except ValueError:
        return None
    return found if timedelta(0) <= last - found <= _LATE else None


def _loaded(namn: str, data: bytes) -> Any:  # noqa: ANN401 - JSON can be anything
    text = "".join(read_text(namn, data).rader)
    try:
        return json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        where = f"på rad {error.lineno}, tecken {error.colno}"
        raise EstError(f"{namn} är ingen hel JSON-fil: felet är {where}.", "Ladda ner filen på nytt.") from error
    except (RecursionError, ValueError) as error:
        raise EstError(f"{namn} är JSON, men för djupt nästlad eller med orimliga tal.", _EXPECTED) from error


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    found = _Object(pairs)
    if len(found) < len(pairs):
        found.double = Counter(key for key, _ in pairs).most_common(1)[0][0]
    return found


def _is_event(item: object) -> bool:
    return isinstance(item, _Object) and all(key in item for key in _NEEDED)


def _row(order: int, item: object) -> Rad | Vagrad:
    if not isinstance(item, _Object):
        return refused(order, "Det som står här är ingen händelse, utan något annat.", [_cell(item)])
    values = _values(item)
    cells = [_cell(value) for value in values.values()]
    skal = _fault(item, values) or fault_of(cells)
    return refused(order, skal, cells) if skal else Rad(order, cells)


def _values(item: _Object) -> dict[str, object]:
    """What each column has in an event, still of any kind."""
    location = item.get("location")
    spot = location if isinstance(location, _Object) else _Object()
    gps = spot.get("gps")
    lat, _, lon = gps.partition(",") if isinstance(gps, str) else (gps, "", None)
    values: dict[str, object] = {key: item.get(key) for key in COLUMNS[:6]}
    return values | {"location_name": spot.get("name"), "latitude": lat, "longitude": lon}


def _fault(item: _Object, values: dict[str, object]) -> str | None:
    location = item.get("location")
    if not isinstance(location, _Object | None):
        return "location är inget objekt."
    doubles = [one.double for one in (item, location or _Object()) if one.double is not None]
    if doubles:
        return f"Nyckeln {quoted(doubles[0])} står två gånger."
    missing = next((key for key in _NEEDED if values[key] in (None, "")), None)
    wrong = next((key for key, value in values.items() if not _is_plain(value)), None)
    if missing:
        return f"Händelsen saknar {missing}."
    return f"{wrong} är varken text eller ett heltal." if wrong else None


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | None) and not isinstance(value, bool)


def _cell(value: object) -> str:
    return str(value).strip() if value is not None and _is_plain(value) else ""
