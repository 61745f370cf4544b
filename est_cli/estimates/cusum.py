"""Watching afterwards: small shifts added up until they can no longer be chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from est_cli.estimates.arguments import LARGEST, amount, positive

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class Cusum:
    """Both one-sided sums, one number a value, 0 or more: `upper` grows when values lie above target, `lower` below.

    `first_upper` and `first_lower` are the index of the first sum above the limit, None without a signal.
    """

    upper: tuple[float, ...]
    lower: tuple[float, ...]
    first_upper: int | None
    first_lower: int | None
    method: str = "tabell-CUSUM"

    @property
    def signal(self) -> bool:
        """Whether either sum has passed the limit."""
        return self.first_upper is not None or self.first_lower is not None


def cusum(values: Sequence[float], target: float, slack: float, limit: float) -> Cusum:
    """Tabular CUSUM: U = max(0, x - (target + slack) + U'), L = max(0, (target - slack) - x + L'), both from 0.

    All in the unit of `values`: `slack` (K) is half the shift to find, `limit` (H) what a sum must exceed for a signal.
    The sums go on after a signal. Good is a signal in `lower` where fewer is better.
    Raises `ValueError` for values that are not finite, a negative slack or a limit not above 0.

    Source: Page 1954, Biometrika 41:100-115; Montgomery & Runger, Applied Statistics and Probability for Engineers.
    """
    slack, limit = amount(slack, "slack"), positive(limit, "limit")
    if not all(abs(value) <= LARGEST for value in (target, *values)):
        raise ValueError(f"values and target must be numbers within {LARGEST:g}")
    upper = tuple(_sums(value - target - slack for value in values))
    lower = tuple(_sums(target - slack - value for value in values))
    return Cusum(upper, lower, _first_above(limit, upper), _first_above(limit, lower))


def _sums(steps: Iterable[float]) -> Iterable[float]:
    total = 0.0
    for step in steps:
        total = max(0.0, total + step)
        yield total


def _first_above(limit: float, sums: Sequence[float]) -> int | None:
    return next((index for index, value in enumerate(sums) if value > limit), None)
