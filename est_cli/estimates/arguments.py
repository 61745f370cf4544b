"""Arguments that no data can give are the caller's mistake: `ValueError`, at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

LARGEST: Final = 1e15
"""No count, exposure or weight is larger: so far every whole number is a float, and no product overflows."""
SMALLEST: Final = 1e-12
"""No exposure or weight is smaller."""


def level_of(level: float) -> float:
    """A confidence level between 0 and 1."""
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, not {level!r}")
    return float(level)


def positive(value: float, name: str) -> float:
    """A number above zero: an exposure, a weight."""
    if not SMALLEST <= value <= LARGEST:
        raise ValueError(f"{name} must be a number above 0, from {SMALLEST:g} to {LARGEST:g}, not {value!r}")
    return float(value)


def amount(value: float, name: str) -> float:
    """A number that is not negative."""
    if not 0 <= value <= LARGEST:
        raise ValueError(f"{name} must be a number from 0 to {LARGEST:g}, not {value!r}")
    return float(value)


def whole(value: float, name: str) -> int:
    """A count of events: a whole number that is not negative."""
    if amount(value, name) != int(value):
        raise ValueError(f"{name} must be a whole number of events, not {value!r}")
    return int(value)


def pair(values: Sequence[float], name: str) -> tuple[float, float]:
    """Counts (before, after)."""
    if len(values) != 2:  # noqa: PLR2004 - a pair
        raise ValueError(f"{name} must be a pair (before, after), not {values!r}")
    return amount(values[0], name), amount(values[1], name)
