"""How far a count can lie from what it is a sample of."""

from __future__ import annotations

from dataclasses import dataclass

from est_cli.estimates.arguments import level_of, whole


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its interval, in the estimate's own unit."""

    estimate: float
    lower: float
    upper: float
    level: float
    method: str


def poisson_interval(count: int, level: float = 0.95) -> Interval:
    """The expected counts that agree with `count` observed events. Unit: events.

    With a = 1 - level: lower = χ²(a/2; 2n)/2, upper = χ²(1 - a/2; 2n + 2)/2; lower is 0 when n is 0.
    Raises `ValueError` for a count that is negative or not whole.

    Source: Garwood 1936, Biometrika 28:437-442; as R's `poisson.test`.
    """
    from scipy.special import gammainccinv, gammaincinv

    count, tail = whole(count, "count"), (1 - level_of(level)) / 2
    lower = float(gammaincinv(count, tail)) if count else 0.0
    upper = float(gammainccinv(count + 1, tail))
    return Interval(float(count), lower, upper, level, "exakt Poissonintervall (Garwood)")
