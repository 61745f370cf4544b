"""Which registered place a point on the map belongs to: one whose polygon it is in, else the nearest within reach."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from shapely import STRtree

    from est_cli.model.register import Plats

RADIE: Final = 100
"""So many metres from a place's point an event belongs to it, where the profile says nothing."""
_DEGREE: Final = 110_000
"""Metres in a degree of latitude, less than anywhere, so that a box in degrees holds the whole circle."""

Grader = tuple[float, float]
"""Latitude and longitude."""


class Nara(NamedTuple):
    """A place that a point can belong to, and since when that place is no more."""

    plats: str
    upphord: date | None


def near(points: Sequence[Grader], platser: Mapping[str, Plats], radie: int) -> dict[Grader, list[Nara]]:
    """The places that each point can belong to, the best first: inside the smallest polygon, else the nearest point.

    Distances are geodesic, in metres on the ellipsoid of WGS 84. Points without any such place are left out.
    """
    if not points:
        return {}
    from shapely import STRtree
    from shapely import points as to_points

    tree = STRtree(to_points([(lon, lat) for lat, lon in points]))
    ranked: dict[Grader, list[tuple[float, float, str]]] = {}
    for at, area, id_ in _inside(tree, platser):
        ranked.setdefault(points[at], []).append((0.0, area, id_))
    for at, metres, id_ in _within(points, tree, platser, radie):
        ranked.setdefault(points[at], []).append((1.0, metres, id_))
    return {point: [Nara(id_, platser[id_].upphord) for *_, id_ in sorted(found)] for point, found in ranked.items()}


def chosen(candidates: Sequence[Nara], datum: str) -> str:
    """The first of them that still was on an ISO date; empty where none was."""
    return next((one.plats for one in candidates if one.upphord is None or datum < one.upphord.isoformat()), "")


def _inside(tree: STRtree, platser: Mapping[str, Plats]) -> Iterator[tuple[int, float, str]]:
    """The number of each point that is in a polygon, or on its edge, with that polygon's size and place."""
    from shapely import Polygon

    outlines = {id_: Polygon([(lon, lat) for lat, lon in one.polygon]) for id_, one in platser.items() if one.polygon}
    for id_, outline in outlines.items():
        for at in tree.query(outline, "intersects").tolist():
            yield at, outline.area, id_


def _within(
    points: Sequence[Grader], tree: STRtree, platser: Mapping[str, Plats], radie: int
) -> Iterator[tuple[int, float, str]]:
    """The number of each point that lies within so many metres of a place's own, with how many, and the place."""
    from pyproj import Geod
    from shapely import box

    ellipsoid = Geod(ellps="WGS84")
    for id_, one in platser.items():
        if one.koordinat is None:
            continue
        lat, lon = one.koordinat
        north = radie / _DEGREE
        east = north / max(cos(radians(lat)), 0.01)
        close = tree.query(box(lon - east, lat - north, lon + east, lat + north)).tolist()
        _, _, metres = ellipsoid.inv(
            [points[at][1] for at in close], [points[at][0] for at in close], [lon] * len(close), [lat] * len(close)
        )
        for at, far in zip(close, metres, strict=True):
            if far <= radie:
                yield at, far, id_
