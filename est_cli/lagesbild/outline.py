"""The municipality's outline from `register/karta.geojson`, where there is one: read bounded, simplified, clipped."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn

from est_cli.reading.decode import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from est_cli.workspace.tree import Tree

FIL: Final = "register/karta.geojson"
_AREAS: Final = frozenset({"Polygon", "MultiPolygon"})
_MANY: Final = 1_000
"""So many features are looked at; Sweden has 290 municipalities."""


class Outline(NamedTuple):
    """The outline as shapely's geometry in degrees, (lon, lat); None with the reason in Swedish where there is none."""

    form: BaseGeometry | None
    fel: str = ""


def read_outline(tree: Tree, points: Sequence[tuple[float, float]]) -> Outline:
    """The outline; of several features those that hold any of the points (lat, lon), or all."""
    try:
        data = tree.read(FIL)
    except FileNotFoundError:
        return Outline(None)
    except OSError:
        return Outline(None, f"{FIL} är ingen vanlig fil.")
    if len(data) > MAX_BYTES:
        return Outline(None, f"{FIL} är större än 1 MB: spara bara kommunens egen gräns, med färre punkter.")
    try:
        return _outline(data, points)
    except Exception:  # noqa: BLE001 - whatever a foreign file makes json, shapely or GEOS raise
        return Outline(None, f"{FIL} går inte att läsa som GeoJSON med ytor i grader (WGS 84).")


def _outline(data: bytes, points: Sequence[tuple[float, float]]) -> Outline:
    from shapely import make_valid
    from shapely.geometry import MultiPoint, shape
    from shapely.ops import unary_union

    found = [make_valid(shape(one)) for one in _areas(json.loads(data, parse_constant=_refuse))]
    if not found or not all(_in_degrees(one) for one in found):
        return Outline(None, f"{FIL} har ingen yta i grader (WGS 84, longitud före latitud).")
    places = MultiPoint([(lon, lat) for lat, lon in points])
    return Outline(unary_union([one for one in found if one.intersects(places)] or found))


def _areas(data: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """The polygons of a geometry, feature or collection of features, without what else stands there."""
    many = data["features"][:_MANY] if data["type"] == "FeatureCollection" else [data]
    for one in many:
        geometry = one["geometry"] if one["type"] == "Feature" else one
        if geometry and geometry["type"] in _AREAS:
            yield {"type": geometry["type"], "coordinates": geometry["coordinates"]}


def _in_degrees(form: BaseGeometry) -> bool:
    west, south, east, north = map(float, form.bounds)
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90  # noqa: PLR2004 - the globe


def _refuse(name: str) -> NoReturn:
    raise ValueError(name)
