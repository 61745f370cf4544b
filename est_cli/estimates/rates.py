"""Two counts, each over its own time: how large is the one rate beside the other."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from est_cli.estimates.arguments import level_of, positive, whole
from est_cli.estimates.etest import MOST_EVENTS, PValues, e_test
from est_cli.estimates.many import exact_changes
from est_cli.estimates.normal import below, beyond, critical
from est_cli.estimates.undefined import Number, Undefined

if TYPE_CHECKING:
    from est_cli.estimates.many import Changes

Method = Literal["exact", "e-test", "score"]
_NOTHING = Undefined("det finns inga händelser i någon av perioderna")
_NO_SECOND = Undefined("det finns inga händelser i den andra perioden, så kvoten kan inte räknas")
_NO_SE = Undefined("en av perioderna har inga händelser, så medelfelet kan inte räknas")
_NO_Z = Undefined("det exakta testet räknar utan z-värde")
_EXACT = "exakt betingat test, Clopper–Pearsons intervall"
_E_TEST = "E-test (Krishnamoorthy och Thomson 2004), score-intervall"
_SCORE = "score-test, score-intervall"


@dataclass(frozen=True, slots=True)
class RateRatio:
    """The first rate over the second; below 1 is good when the first is after and fewer is better.

    `se` is of the ratio's natural logarithm, √(1/count_1 + 1/count_2); `z` the score statistic; `p` two-sided.
    `p_less` is the one-sided p of the first rate being lower, `p_greater` of it being higher.
    """

    estimate: Number
    se: Number
    z: Number
    p: float
    p_less: float
    p_greater: float
    lower: float
    upper: Number
    level: float
    method: str


def rate_ratio(  # noqa: PLR0913 - two counts with their exposures, and how
    count_1: int,
    exposure_1: float,
    count_2: int,
    exposure_2: float,
    *,
    method: Method = "exact",
    level: float = 0.95,
) -> RateRatio | Undefined:
    """(count_1/exposure_1) / (count_2/exposure_2): put after first, and good is below 1. No unit.

    `exact`: given the sum, count_1 is binomial; p sums all outcomes no more likely than the observed one, the interval
    is Clopper-Pearson's (never too short). `e-test`: p under the pooled rate, more power for small counts.
    `score`: z = (x1 - w x2) / √((x1 + x2) w) with w = exposure_1/exposure_2, normal. The last two share the
    interval that inverts the score test. Exposures in any one unit (days).

    The ratio and its upper limit are undefined when count_2 is 0, all is when both are.
    Raises `ValueError` for counts that are negative or not whole, exposures not above 0, another method.

    Source: R `poisson.test`; Krishnamoorthy & Thomson 2004, J Stat Plan Inference 119:23-35;
    Gu, Ng, Tang & Schucany 2008, Biom J 50:283-298.
    """
    count_1, count_2 = whole(count_1, "count_1"), whole(count_2, "count_2")
    exposure_1, exposure_2 = positive(exposure_1, "exposure_1"), positive(exposure_2, "exposure_2")
    level = level_of(level)
    if method not in get_args(Method):
        raise ValueError(f"method must be one of {get_args(Method)}, not {method!r}")
    if not count_1 + count_2:
        return _NOTHING
    if method == "exact":
        return _exact(exact_changes(count_1, exposure_1, count_2, exposure_2, level), _se(count_1, count_2), level)
    return _by_score(count_1, count_2, exposure_1 / exposure_2, method, level)


def _se(count_1: int, count_2: int) -> Number:
    return math.sqrt(1 / count_1 + 1 / count_2) if count_1 and count_2 else _NO_SE


def _exact(changes: Changes, se: Number, level: float) -> RateRatio:
    """One comparison taken out of the arrays, where what is masked (None in a list) lacks a second count."""
    ratio, lower, upper, p, p_less, p_greater = (field.tolist()[0] for field in changes)
    if ratio is None:
        ratio = upper = _NO_SECOND
    return RateRatio(ratio, se, _NO_Z, p, p_less, p_greater, lower, upper, level, _EXACT)


def _by_score(count_1: int, count_2: int, weight: float, method: Method, level: float) -> RateRatio:
    total = count_1 + count_2
    z = (count_1 - weight * count_2) / math.sqrt(total * weight)
    lower, upper = _score_limits(count_1, count_2, critical(level))
    if method == "e-test" and total <= MOST_EVENTS:
        values, name = e_test(count_1, count_2, weight), _E_TEST
    else:
        values = PValues(beyond(z), below(z), below(-z))
        name = _SCORE if method == "score" else f"{_SCORE} (för många händelser för E-testets summa)"
    return RateRatio(
        estimate=count_1 / count_2 / weight if count_2 else _NO_SECOND,
        se=_se(count_1, count_2),
        z=z,
        p=values.p,
        p_less=values.p_less,
        p_greater=values.p_greater,
        lower=lower / weight,
        upper=_NO_SECOND if upper is None else upper / weight,
        level=level,
        method=name,
    )


def _score_limits(count_1: int, count_2: int, reach: float) -> tuple[float, float | None]:
    """Where the odds o of count_1 satisfy (count_1 - o count_2)² = reach² (count_1 + count_2) o."""
    spread = reach**2 * (count_1 + count_2)
    middle = 2 * count_1 * count_2 + spread
    root = math.sqrt(spread * (4 * count_1 * count_2 + spread))
    return 2 * count_1**2 / (middle + root), (middle + root) / (2 * count_2**2) if count_2 else None
