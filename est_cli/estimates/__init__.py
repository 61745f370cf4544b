"""How much has it changed, and how sure are we: published estimates as pure functions, on numpy, scipy and statsmodels.

Pairs are (before, after). The sign of a good result (fewer events) differs by method:

| function | good |
| --- | --- |
| `weighted_displacement_difference` | below 0 |
| `weighted_displacement_quotient` | net effect and quotient above 0 |
| `relative_effect` | above 1 |
| `rate_ratio` (after over before), `interrupted_time_series` | below 1 |

What cannot be said is `Undefined`, with the reason in Swedish: a field, or the whole result.
An argument that no data can give (a negative count, a level of 95) raises `ValueError`.
The libraries are imported where they are used, so that this package costs nothing to import.
"""

from __future__ import annotations

from est_cli.estimates.aoristic import HOURS, aoristic_weights
from est_cli.estimates.cusum import Cusum, cusum
from est_cli.estimates.displacement import (
    DisplacementDifference,
    DisplacementQuotient,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)
from est_cli.estimates.intervals import Interval, poisson_interval
from est_cli.estimates.many import Changes, exact_changes
from est_cli.estimates.proportions import ProportionDifference, proportion_difference, proportion_interval
from est_cli.estimates.rates import RateRatio, rate_ratio
from est_cli.estimates.relative import RelativeEffect, relative_effect
from est_cli.estimates.series import InterruptedTimeSeries, interrupted_time_series
from est_cli.estimates.undefined import Number, Undefined

__all__ = [
    "HOURS",
    "Changes",
    "Cusum",
    "DisplacementDifference",
    "DisplacementQuotient",
    "InterruptedTimeSeries",
    "Interval",
    "Number",
    "ProportionDifference",
    "RateRatio",
    "RelativeEffect",
    "Undefined",
    "aoristic_weights",
    "cusum",
    "exact_changes",
    "interrupted_time_series",
    "poisson_interval",
    "proportion_difference",
    "proportion_interval",
    "rate_ratio",
    "relative_effect",
    "weighted_displacement_difference",
    "weighted_displacement_quotient",
]
