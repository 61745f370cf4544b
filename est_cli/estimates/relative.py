"""How the treated place changed beside its comparison, as a ratio."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from est_cli.estimates.arguments import level_of, pair, positive
from est_cli.estimates.normal import below, beyond, critical
from est_cli.estimates.undefined import Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

_FARTHEST = 500
"""A logarithm beyond this is no ratio that can be written as a number."""


@dataclass(frozen=True, slots=True)
class RelativeEffect:
    """A ratio of ratios; above 1 is good: the comparison rose by so much beside the treated place.

    `log_estimate` and `se` are of its natural logarithm. `p_greater` is the one-sided p of a good effect,
    `p_less` of a bad one. `inflation` is what the variance was multiplied by.
    """

    estimate: float
    log_estimate: float
    se: float
    z: float
    p: float
    p_less: float
    p_greater: float
    lower: float
    upper: float
    inflation: float
    level: float
    method: str = "relativ effektstorlek (Farrington m.fl. 2007)"


def relative_effect(
    treated: Sequence[float], control: Sequence[float], *, inflation: float = 1.0, level: float = 0.95
) -> RelativeEffect | Undefined:
    """RES = (a d) / (b c) with treated (a, b) and control (c, d), each (before, after). Good is above 1. No unit.

    Var(ln RES) = inflation (1/a + 1/b + 1/c + 1/d). `inflation` 1 is pure Poisson; 2 is Farrington's and Welsh's rule
    of thumb for counts that vary more. Undefined when any of the four counts is 0, or the interval has no end.
    Raises `ValueError` for negative counts and an inflation not above 0.

    Source: Farrington, Gill, Waples & Argomaniz 2007, J Exp Criminol 3:21-38, appendix.
    """
    a, b = pair(treated, "treated")
    c, d = pair(control, "control")
    reach = critical(level_of(level))
    inflation = positive(inflation, "inflation")
    if not (a and b and c and d):
        return Undefined("någon av de fyra perioderna har inga händelser, så kvoten mellan dem kan inte räknas")
    log = math.log(a) + math.log(d) - math.log(b) - math.log(c)
    se = math.sqrt(inflation * (1 / a + 1 / b + 1 / c + 1 / d))
    if abs(log) + reach * se > _FARTHEST:
        return Undefined("antalen är för små för att säga något om kvoten mellan dem")
    return RelativeEffect(
        estimate=(a / b) * (d / c),
        log_estimate=log,
        se=se,
        z=log / se,
        p=beyond(log / se),
        p_less=below(log / se),
        p_greater=below(-log / se),
        lower=math.exp(log - reach * se),
        upper=math.exp(log + reach * se),
        inflation=inflation,
        level=level,
    )
