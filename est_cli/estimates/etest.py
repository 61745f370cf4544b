"""The E-test of two Poisson counts, in time and memory that grow with the square root of the counts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MOST_EVENTS: Final = 10**10
"""Above so many events together the sum is not made (a million terms); the score test's p is the same to six digits."""
_DEVIATIONS: Final = 9
"""How far out the sum goes: beyond nine standard deviations lies less than 1e-18 of the first count's distribution."""
_SAME: Final = 1e-12
"""Statistics that differ by less are equal: what separates two real ones is far more."""


class PValues(NamedTuple):
    """Two-sided, of the first rate being lower, of it being higher."""

    p: float
    p_less: float
    p_greater: float


def e_test(count_1: int, count_2: int, weight: float) -> PValues:
    """P of a score statistic at least as far out, were both rates the pooled one. `weight`: exposure_1 / exposure_2.

    The statistic (x1 - w x2) / √((x1 + x2) w) falls as x2 grows, so for each x1 the outcomes counted are the tails
    of x2 beyond two crossings: a sum over x1 of Poisson tails, not over the plane.

    Source: Krishnamoorthy & Thomson 2004, J Stat Plan Inference 119:23-35; the variance pooled under the null as in
    Gu, Ng, Tang & Schucany 2008, Biom J 50:283-298 and statsmodels `test_poisson_2indep(method="etest")`.
    """
    total = count_1 + count_2
    mean_1, mean_2 = total * weight / (1 + weight), total / (1 + weight)
    plane = _Plane(*_around(mean_1), mean_2, weight)
    observed = (count_1 - weight * count_2) / math.sqrt(total * weight)
    size = abs(observed)
    both = 1.0 if size <= _SAME else plane.at_least(size) + plane.at_most(-size)
    return PValues(min(both, 1.0), plane.at_most(observed), plane.at_least(observed))


def _around(mean: float) -> tuple[Floats, Floats]:
    """The counts that matter under `mean`, and their probabilities, from the ratios of neighbours: exact for 1e9."""
    import numpy as np

    reach = _DEVIATIONS * math.sqrt(mean) + 4 * _DEVIATIONS
    counts: Floats = np.arange(math.floor(max(0.0, mean - reach)), math.ceil(mean + reach) + 1, dtype=np.float64)
    steps = np.cumsum(np.log(mean / counts[1:]))
    logs = np.concatenate(([0.0], steps))
    masses = np.exp(logs - logs.max())
    return counts, masses / masses.sum()


class _Plane(NamedTuple):
    """All outcomes (x1, x2) under the pooled rate: x1 listed with its probabilities, x2 by its distribution."""

    counts: Floats
    masses: Floats
    mean: float
    weight: float

    def at_least(self, value: float) -> float:
        """P of a statistic of `value` or more: x2 below the crossing."""
        import numpy as np
        from scipy.special import gammaincc

        crossing = self._crossing(value - _SAME)
        tails = np.where(crossing > 0, gammaincc(np.maximum(crossing, 1), self.mean), 0.0)
        return min(1.0, float(self.masses @ tails))

    def at_most(self, value: float) -> float:
        """P of a statistic of `value` or less: x2 from the crossing on."""
        import numpy as np
        from scipy.special import gammainc

        crossing = self._crossing(value + _SAME)
        tails = np.where(crossing > 0, gammainc(np.maximum(crossing, 1), self.mean), 1.0)
        return min(1.0, float(self.masses @ tails))

    def _crossing(self, value: float) -> Floats:
        """For each x1 the least x2 whose statistic is below `value`.

        With u = √((x1 + x2) w) the statistic equals `value` where u² + value u = x1 (1 + w). No event is statistic 0.
        """
        import numpy as np

        root = (np.sqrt(value**2 + 4 * self.counts * (1 + self.weight)) - value) / 2
        crossing = np.maximum(np.floor(root**2 / self.weight - self.counts) + 1, 0)
        return np.where((self.counts == 0) & (value > 0), 0.0, crossing)
