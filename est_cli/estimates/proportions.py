"""Shares: of those asked, how many said so."""

from __future__ import annotations

import math
from dataclasses import dataclass

from est_cli.estimates.arguments import level_of, whole
from est_cli.estimates.intervals import Interval
from est_cli.estimates.normal import below, beyond
from est_cli.estimates.undefined import Number, Undefined

_NONE = Undefined("ingen har svarat, så andelen kan inte räknas")


def proportion_interval(count: int, total: int, level: float = 0.95) -> Interval | Undefined:
    """The shares that agree with `count` of `total`: Wilson's score interval. A share, 0 to 1.

    Undefined when `total` is 0. Raises `ValueError` when `count` is more than `total`, or either is no count.

    Source: Wilson 1927, J Am Stat Assoc 22:209-212; statsmodels `proportion_confint(method="wilson")`.
    """
    from statsmodels.stats.proportion import proportion_confint

    count, total = _share(count, total)
    level = level_of(level)
    if not total:
        return _NONE
    lower, upper = proportion_confint(count, total, alpha=1 - level, method="wilson")
    return Interval(count / total, float(lower), float(upper), level, "Wilsons intervall")


@dataclass(frozen=True, slots=True)
class ProportionDifference:
    """The first share less the second, -1 to 1, with Newcombe's interval and the score test's z and p.

    `p_less` is the one-sided p of the first being smaller, `p_greater` of it being larger.
    """

    estimate: float
    z: Number
    p: Number
    p_less: Number
    p_greater: Number
    lower: float
    upper: float
    level: float
    method: str = "Newcombes intervall, score-test"


def proportion_difference(
    count_1: int, total_1: int, count_2: int, total_2: int, level: float = 0.95
) -> ProportionDifference | Undefined:
    """count_1/total_1 - count_2/total_2: put after first, and a fall is below 0. What is good depends on the question.

    z = difference / √(p (1 - p) (1/total_1 + 1/total_2)) with p the pooled share; undefined when all, or none, said so.
    All is undefined when a total is 0. Raises `ValueError` as `proportion_interval`.

    Source: Newcombe 1998, Stat Med 17:873-890, method 10; statsmodels `confint_proportions_2indep(method="newcomb")`.
    """
    from statsmodels.stats.proportion import confint_proportions_2indep

    (count_1, total_1), (count_2, total_2) = _share(count_1, total_1), _share(count_2, total_2)
    level = level_of(level)
    if not (total_1 and total_2):
        return _NONE
    lower, upper = confint_proportions_2indep(
        count_1, total_1, count_2, total_2, method="newcomb", compare="diff", alpha=1 - level
    )
    estimate = count_1 / total_1 - count_2 / total_2
    pooled = (count_1 + count_2) / (total_1 + total_2)
    spread = math.sqrt(pooled * (1 - pooled) * (1 / total_1 + 1 / total_2))
    if not spread:
        same = Undefined("alla har svarat lika, så det finns ingen spridning att pröva mot")
        return ProportionDifference(estimate, same, same, same, same, float(lower), float(upper), level)
    z = estimate / spread
    return ProportionDifference(estimate, z, beyond(z), below(z), below(-z), float(lower), float(upper), level)


def _share(count: int, total: int) -> tuple[int, int]:
    count, total = whole(count, "count"), whole(total, "total")
    if count > total:
        raise ValueError(f"count must not be more than total: {count} of {total}")
    return count, total
