"""Did it help here, and did it move there: the weighted displacement difference and quotient."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from est_cli.estimates.arguments import level_of, pair, positive
from est_cli.estimates.normal import below, beyond, critical
from est_cli.estimates.undefined import Number, Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

_AREAS = 4


@dataclass(frozen=True, slots=True)
class DisplacementDifference:
    """Events more (above 0) or fewer (below 0, good) than the comparison leads one to expect.

    `estimate`, `se`, `z`, `p`, `lower` and `upper` are of the total: local and displaced together.
    `p_less` is the one-sided p of a fall, `p_greater` of a rise.
    """

    estimate: float
    se: float
    z: float
    p: float
    p_less: float
    p_greater: float
    lower: float
    upper: float
    estimate_local: float
    se_local: float
    estimate_displacement: Number
    se_displacement: Number
    level: float
    method: str = "WDD (Wheeler och Ratcliffe 2018), normalapproximation"


def weighted_displacement_difference(  # noqa: PLR0913 - the method's own arguments
    treated: Sequence[float],
    control: Sequence[float],
    displacement_treated: Sequence[float] | None = None,
    displacement_control: Sequence[float] | None = None,
    *,
    time_weights: Sequence[float] = (1, 1),
    area_weights: Sequence[float] = (1, 1, 1, 1),
    level: float = 0.95,
) -> DisplacementDifference | Undefined:
    """Difference in differences of counts, displacement counted in. Good is below 0. Unit: events.

    Each area's change is after/w - before/w with w = time weight x area weight; the estimate is
    (treated - control) + (displacement treated - displacement control), its variance the sum of count/w².
    `time_weights` are the lengths of (before, after): (2, 1) when before is twice as long.
    `area_weights` are sizes, in the order of the arguments: treated, control, displacement treated and control.
    Undefined when no area has any event. Raises `ValueError` for negative counts and weights not above 0.

    Source: Wheeler & Ratcliffe 2018, Crime Science 7:11; weights as in Wheeler's ptools and crimepy.
    """
    times = [positive(weight, "time_weights") for weight in time_weights]
    areas = [positive(weight, "area_weights") for weight in area_weights]
    if len(times) != 2 or len(areas) != _AREAS:  # noqa: PLR2004 - before and after
        raise ValueError("time_weights must be two numbers and area_weights four")
    local, local_variance = _difference(pair(treated, "treated"), pair(control, "control"), times, areas[:2])
    moved, moved_variance = _difference(
        pair((0, 0) if displacement_treated is None else displacement_treated, "displacement_treated"),
        pair((0, 0) if displacement_control is None else displacement_control, "displacement_control"),
        times,
        areas[2:],
    )
    watched = displacement_treated is not None or displacement_control is not None
    unwatched = Undefined("inga platser har följts för att se om problemet flyttade")
    se = math.sqrt(local_variance + moved_variance)
    reach = critical(level_of(level)) * se
    if not se:
        return Undefined("det finns inga händelser alls, varken före eller efter")
    estimate, z = local + moved, (local + moved) / se
    return DisplacementDifference(
        estimate=estimate,
        se=se,
        z=z,
        p=beyond(z),
        p_less=below(z),
        p_greater=below(-z),
        lower=estimate - reach,
        upper=estimate + reach,
        estimate_local=local,
        se_local=math.sqrt(local_variance),
        estimate_displacement=moved if watched else unwatched,
        se_displacement=math.sqrt(moved_variance) if watched else unwatched,
        level=level,
    )


def _difference(
    treated: tuple[float, float], control: tuple[float, float], times: list[float], areas: list[float]
) -> tuple[float, float]:
    """The change of `treated` less that of `control`, and its variance; `areas` in the same order."""
    changes, variance = [], 0.0
    for counts, area in zip((treated, control), areas, strict=True):
        before, after = (count / (time * area) for count, time in zip(counts, times, strict=True))
        changes.append(after - before)
        variance += before / (times[0] * area) + after / (times[1] * area)
    return changes[0] - changes[1], variance


@dataclass(frozen=True, slots=True)
class DisplacementQuotient:
    """Of the effect in the response area, how much went to the buffer (below 0) or came to it as a gift (above 0).

    `estimate` is the quotient WDQ: below -1 displacement larger than the effect, -1 to 0 smaller, above 0 diffusion
    of benefits, above 1 larger than the effect itself. `gross_effect` (GE) and `total_net_effect` (TNE) are events,
    `net_effect` (NE) is a share of the comparison's events. Good is above 0 for each of them.
    `success` and `buffer` are the quotient's two parts: the change of the share; `success` is good below 0.
    """

    estimate: Number
    success: Number
    buffer: Number
    gross_effect: float
    net_effect: Number
    total_net_effect: Number
    method: str = "WDQ (Bowers och Johnson 2003)"


def weighted_displacement_quotient(
    response: Sequence[float], buffer: Sequence[float], comparison: Sequence[float]
) -> DisplacementQuotient | Undefined:
    """WDQ with gross, net and total net effect. Good is above 0 for all. No interval: the method has none.

    With R, D, C response, buffer and comparison, b before and a after: GE = Rb - Ra; NE = Rb/Cb - Ra/Ca;
    success = Ra/Ca - Rb/Cb; buffer = Da/Ca - Db/Cb; WDQ = buffer / success;
    TNE = [Rb (Ca/Cb) - Ra] + [Db (Ca/Cb) - Da].
    The quotient is undefined unless success < 0 (without a fall here there is none to displace), and what divides by
    the comparison is undefined where that has no events. Raises `ValueError` for negative counts.

    Source: Bowers & Johnson 2003, J Quant Criminol 19:275-301; Guerette 2009, POP Center Tool Guide 10, app. B and C.
    """
    (r_before, r_after), (d_before, d_after) = pair(response, "response"), pair(buffer, "buffer")
    c_before, c_after = pair(comparison, "comparison")
    if not any((r_before, r_after, d_before, d_after, c_before, c_after)):
        return Undefined("det finns inga händelser alls, varken före eller efter")
    gross = r_before - r_after
    if not c_before:
        empty = Undefined("jämförelseplatsen har inga händelser före, så andelen av dem kan inte räknas")
        return DisplacementQuotient(empty, empty, empty, gross, empty, empty)
    growth = c_after / c_before
    total = (r_before * growth - r_after) + (d_before * growth - d_after)
    if not c_after:
        empty = Undefined("jämförelseplatsen har inga händelser efter, så andelen av dem kan inte räknas")
        return DisplacementQuotient(empty, empty, empty, gross, empty, total)
    success, moved = r_after / c_after - r_before / c_before, d_after / c_after - d_before / c_before
    return DisplacementQuotient(_quotient(moved, success), success, moved, gross, -success, total)


def _quotient(moved: float, success: float) -> Number:
    if success >= 0:
        return Undefined("platsen har inte minskat mer än jämförelseplatsen, så ingen effekt finns som kan ha flyttat")
    return moved / success
