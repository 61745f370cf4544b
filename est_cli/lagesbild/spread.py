"""Circles that lie on each other are moved apart, so that each number can be read on a telephone."""

from __future__ import annotations

from itertools import combinations
from math import dist, hypot
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_BREDD, _HOJD = 18.0, 13.5
"""A map on a telephone, in rem."""
_AVSTAND: Final = 1.5
_VARV: Final = 60


def apart(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """How far to move each point, given as shares of the map, in rem: none where nothing is near."""
    true = [(x * _BREDD, y * _HOJD) for x, y in points]
    moved = list(true)
    for _ in range(_VARV):
        if not _push(moved):
            break
    return [(round(x - a, 2), round(y - b, 2)) for (x, y), (a, b) in zip(moved, true, strict=True)]


def _push(points: list[tuple[float, float]]) -> bool:
    """Push each pair that is too near half a step apart; whether there was any."""
    near = [(i, j) for i, j in combinations(range(len(points)), 2) if dist(points[i], points[j]) < _AVSTAND - 0.01]
    for i, j in near:
        points[i], points[j] = _parted(points[i], points[j], j - i)
    return bool(near)


def _parted(
    one: tuple[float, float], other: tuple[float, float], order: int
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Two points moved from each other; those on the same point each its own way, by their order."""
    east, south = other[0] - one[0], other[1] - one[1]
    if hypot(east, south) < 0.01:  # noqa: PLR2004 - the same point
        east, south = 0.01, 0.003 * order
    length = hypot(east, south)
    step = max(_AVSTAND - length, 0) / 2 + 0.01
    east, south = step * east / length, step * south / length
    return _inside(one[0] - east, one[1] - south), _inside(other[0] + east, other[1] + south)


def _inside(x: float, y: float) -> tuple[float, float]:
    return min(max(x, 0.9), _BREDD - 0.9), min(max(y, 0.9), _HOJD - 0.9)
