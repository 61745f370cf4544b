"""Places as circles on maps: one map for each group of places, and one of the whole outline where there is one.

Equirectangular at the middle latitude of each map: over a municipality the error is less than the width of a line.
"""

from __future__ import annotations

from math import cos, hypot, radians, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lagesbild.spread import apart
from est_cli.svenska import antal, tal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

GRUPP_KM: Final = 5.0
"""Places further apart than this, with none between, are drawn on maps of their own; twice as far, and so on, where
that is more maps than anyone looks at."""
MANGA: Final = 30
"""Places on the maps, those with most events: more numbers than that cannot be told apart."""
_KARTOR: Final = 6
_KM: Final = 111.2
"""Kilometres in a degree of latitude."""
_BREDD, _HOJD = 400, 300
_MINST_KM: Final = 0.8
_RAND: Final = 0.22
_SKALOR: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


class Matt(NamedTuple):
    """A place to draw: its row in the table, its name, its events, latitude and longitude in degrees."""

    nr: int
    namn: str
    antal: int
    lat: float
    lon: float


class Punkt(NamedTuple):
    """A circle: its true point in per cent, how far it was moved to be seen (rem), radius (rem), label and name."""

    x: float
    y: float
    dx: float
    dy: float
    r: float
    nr: str
    namn: str


class Karta(NamedTuple):
    """A map: its id and heading, its circles, the outline as paths in 400 × 300, and its scale (per cent, words)."""

    id: str
    namn: str
    text: str
    punkter: list[Punkt]
    granser: list[str]
    skala: tuple[float, str]


def maps(places: Sequence[Matt], outline: BaseGeometry | None) -> list[Karta]:
    """The maps, the one with most events first, after that of the whole outline; none where there is no place."""
    chosen = places[:MANGA]
    groups = sorted(_groups(chosen), key=lambda group: -sum(one.antal for one in group))
    most = max((one.antal for one in chosen), default=1) or 1
    drawn = [_map(f"karta-{at}", _name(at, len(groups)), group, most, outline) for at, group in enumerate(groups, 1)]
    return [_overview(groups, outline), *drawn] if drawn and outline is not None else drawn


def _name(at: int, of: int) -> str:
    return f"Karta {at} av {of}" if of > 1 else "Karta 1"


def _groups(places: Sequence[Matt], most_km: float = GRUPP_KM) -> list[list[Matt]]:
    """Places that hang together by steps of at most `most_km`, or by longer ones where that is too many maps."""
    left, groups = list(places), []
    while left:
        group = [left.pop(0)]
        for one in group:  # grows while it is walked
            near = [other for other in left if _km(one, other) <= most_km]
            group += near
            left = [other for other in left if other not in near]
        groups.append(group)
    return groups if len(groups) <= _KARTOR else _groups(places, 2 * most_km)


def _km(one: Matt, other: Matt) -> float:
    east = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return _KM * hypot(one.lat - other.lat, east)


class _Frame:
    """A piece of the earth in the form 4:3, and where a point lies in it."""

    def __init__(self, west: float, south: float, east: float, north: float) -> None:
        """Hold these degrees, with a margin."""
        self.lat, self.lon = (south + north) / 2, (west + east) / 2
        self.east_km = _KM * max(cos(radians(self.lat)), 0.01)
        wide = max((east - west) * self.east_km * (1 + 2 * _RAND), _MINST_KM)
        high = max((north - south) * _KM * (1 + 2 * _RAND), _MINST_KM * 3 / 4)
        self.wide = max(wide, high * 4 / 3)
        self.high = self.wide * 3 / 4

    def share(self, lat: float, lon: float) -> tuple[float, float]:
        """From the left and the top, each 0–1."""
        return 0.5 + (lon - self.lon) * self.east_km / self.wide, 0.5 - (lat - self.lat) * _KM / self.high

    def scale(self) -> tuple[float, str]:
        """The bar of the scale: at most a third of the width, in per cent, and what it is."""
        km = next((one for one in reversed(_SKALOR) if one <= self.wide / 3), _SKALOR[0])
        return round(100 * km / self.wide, 1), f"{tal(km)} km" if km >= 1 else f"{tal(km * 1000)} m"

    def paths(self, outline: BaseGeometry | None) -> list[str]:
        """The outline within the frame, as SVG paths, simplified to what a line's width can show."""
        if outline is None:
            return []
        from shapely import clip_by_rect

        lat, lon = 0.6 * self.high / _KM, 0.6 * self.wide / self.east_km
        inside = clip_by_rect(outline, self.lon - lon, self.lat - lat, self.lon + lon, self.lat + lat)
        return [self._path(ring) for ring in _rings(inside.simplify(self.high / _KM / _HOJD / 2))]

    def _path(self, ring: Sequence[tuple[float, ...]]) -> str:
        points = (self.share(lat, lon) for lon, lat, *_ in ring)
        return f"M{' '.join(f'{x * _BREDD:.1f},{y * _HOJD:.1f}' for x, y in points)}Z"


def _rings(form: BaseGeometry) -> list[Sequence[tuple[float, ...]]]:
    polygons = [one for one in getattr(form, "geoms", [form]) if one.geom_type == "Polygon" and not one.is_empty]
    return [ring.coords for one in polygons for ring in (one.exterior, *one.interiors)]


def _map(id_: str, name: str, group: Sequence[Matt], most: int, outline: BaseGeometry | None) -> Karta:
    lats, lons = [one.lat for one in group], [one.lon for one in group]
    frame = _Frame(min(lons), min(lats), max(lons), max(lats))
    points = [frame.share(one.lat, one.lon) for one in group]
    radii = [round(0.8 + 1.4 * sqrt(one.antal / most), 2) for one in group]
    moves = apart(points)
    circles = [
        Punkt(round(100 * x, 1), round(100 * y, 1), dx, dy, radius, str(one.nr), one.namn)
        for one, (x, y), (dx, dy), radius in zip(group, points, moves, radii, strict=True)
    ]
    circles.sort(key=lambda circle: -circle.r)
    return Karta(id_, name, _said(group), circles, frame.paths(outline), frame.scale())


def _said(group: Sequence[Matt]) -> str:
    ranked = sorted(group, key=lambda one: one.nr)
    return "; ".join(f"{one.nr}\u00a0{one.namn}: {antal(one.antal, 'händelse', 'händelser')}" for one in ranked)


def _overview(groups: Sequence[Sequence[Matt]], outline: BaseGeometry) -> Karta:
    """The whole outline, with a circle for each map that follows."""
    west, south, east, north = outline.bounds
    frame = _Frame(west, south, east, north)
    middles = [_middle(group) for group in groups]
    inside = [(at, frame.share(*middle)) for at, middle in enumerate(middles, 1)]
    shown = [(at, point) for at, point in inside if all(0 <= share <= 1 for share in point)]
    moves = apart([point for _, point in shown])
    circles = [
        Punkt(round(100 * x, 1), round(100 * y, 1), dx, dy, 0.8, str(at), "")
        for (at, (x, y)), (dx, dy) in zip(shown, moves, strict=True)
    ]
    said = f"Cirklarnas nummer är kartornas: {antal(len(groups), 'karta', 'kartor')} visar platserna närmare"
    return Karta("karta-0", "Hela området", said, circles, frame.paths(outline), frame.scale())


def _middle(group: Sequence[Matt]) -> tuple[float, float]:
    return sum(one.lat for one in group) / len(group), sum(one.lon for one in group) / len(group)
