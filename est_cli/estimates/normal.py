"""The standard normal distribution, without importing scipy."""

from __future__ import annotations

import math
from statistics import NormalDist


def critical(level: float) -> float:
    """How many standard errors a two-sided interval of `level` reaches: 1.96 for 0.95."""
    return -NormalDist().inv_cdf((1 - level) / 2)


def below(z: float) -> float:
    """P(Z <= z), exact far out in the tail too."""
    return math.erfc(-z / math.sqrt(2)) / 2


def beyond(z: float) -> float:
    """P(|Z| >= |z|): the two-sided p."""
    return math.erfc(abs(z) / math.sqrt(2))
