"""Many changes at once: exact tests on arrays.

numpy and scipy.special only: a picture of one month must not wait for scipy.stats.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.estimates.arguments import LARGEST, SMALLEST, level_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

_SAME = 1e-7
"""Probabilities that differ by less, relatively, are taken as equal: as in R's and scipy's binomial tests."""


class Changes(NamedTuple):
    """One value a comparison, in masked arrays: what is masked is undefined (no events to compare with).

    `ratio` is the first rate over the second, `p` two-sided, `p_less` that of a fall, `p_greater` that of a rise.
    Where only the second count is 0, `ratio` and `upper` are masked; where both are, everything is.
    """

    ratio: np.ma.MaskedArray[Any, np.dtype[np.float64]]
    lower: np.ma.MaskedArray[Any, np.dtype[np.float64]]
    upper: np.ma.MaskedArray[Any, np.dtype[np.float64]]
    p: np.ma.MaskedArray[Any, np.dtype[np.float64]]
    p_less: np.ma.MaskedArray[Any, np.dtype[np.float64]]
    p_greater: np.ma.MaskedArray[Any, np.dtype[np.float64]]


def exact_changes(
    counts_1: ArrayLike, exposure_1: ArrayLike, counts_2: ArrayLike, exposure_2: ArrayLike, level: float = 0.95
) -> Changes:
    """(counts_1/exposure_1) / (counts_2/exposure_2) with exact conditional intervals and p: `rate_ratio` on arrays.

    Given their sum n, the first count is binomial with share exposure_1/(exposure_1 + exposure_2) if nothing differs.
    p is the sum of all outcomes no more likely than the observed one; the interval is Clopper-Pearson's, as odds.
    With (after, before), good is below 1. Arrays and numbers broadcast; exposures in any one unit (days).
    Raises `ValueError` for counts that are negative or not whole, and exposures not above 0.

    Source: Przyborowski & Wilenski 1940, Biometrika 31:313-323; as R's `poisson.test`.
    """
    import numpy as np

    k, other, exposure, against = np.broadcast_arrays(
        *(np.atleast_1d(np.asarray(array, dtype=np.float64)) for array in (counts_1, counts_2, exposure_1, exposure_2))
    )
    _check(k, other, exposure, against)
    tail = (1 - level_of(level)) / 2
    share, rest = exposure / (exposure + against), against / (exposure + against)
    low, high = _odds(k, other, tail)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = (k / exposure) / (other / against)
    least, most = _at_most(k, other, rest), _at_most(other, k, share)
    empty = k + other == 0
    open_ended = other == 0
    lower, upper = low * against / exposure, high * against / exposure
    values = (ratio, lower, upper, _two_sided(k, other, share, rest), least, most)
    masks = (open_ended, empty, open_ended, empty, empty, empty)
    return Changes(*(np.ma.masked_array(value, mask) for value, mask in zip(values, masks, strict=True)))


def _check(k: Floats, other: Floats, exposure: Floats, against: Floats) -> None:
    import numpy as np

    counts, exposures = np.stack((k, other)), np.stack((exposure, against))
    if not np.all((counts >= 0) & (counts <= LARGEST) & (counts == np.floor(counts))):
        raise ValueError(f"counts must be whole numbers from 0 to {LARGEST:g}")
    if not np.all((exposures >= SMALLEST) & (exposures <= LARGEST)):
        raise ValueError(f"exposures must be above 0, from {SMALLEST:g} to {LARGEST:g}")


def _odds(k: Floats, other: Floats, tail: float) -> tuple[Floats, Floats]:
    """Clopper-Pearson's limits as odds; each side of the odds from its own function, so that none is 1 - (nearly 1)."""
    import numpy as np
    from scipy.special import betainccinv, betaincinv

    one, two = np.maximum(k, 1), np.maximum(other, 1)
    low = betaincinv(one, other + 1, tail) / betainccinv(other + 1, one, tail)
    high = betainccinv(k + 1, two, tail) / betaincinv(two, k + 1, tail)
    return np.where(k > 0, low, 0.0), high


def _at_most(k: Floats, other: Floats, rest: Floats) -> Floats:
    """P(K <= k) of k + other trials; `rest` is the probability of the other kind."""
    import numpy as np
    from scipy.special import betainc

    inside: Floats = np.where(other > 0, betainc(np.maximum(other, 1), np.maximum(k, 0) + 1, rest), 1.0)
    return np.where(k < 0, 0.0, inside)


def _two_sided(k: Floats, other: Floats, share: Floats, rest: Floats) -> Floats:
    """The observed tail, and the part of the far tail that is no more likely than what was observed."""
    import numpy as np

    n = k + other
    turned = k > n * share  # seen from the other count, every observation lies below the mean
    k, other = np.where(turned, other, k), np.where(turned, k, other)
    share, rest = np.where(turned, rest, share), np.where(turned, share, rest)
    beyond = _first_as_unlikely(k, n, share, rest)
    p = _at_most(k, other, rest) + _at_most(n - beyond, beyond, share)
    return np.where(k == n * share, 1.0, np.minimum(p, 1.0))


def _first_as_unlikely(k: Floats, n: Floats, share: Floats, rest: Floats) -> Floats:
    """The least outcome above the mean whose probability is at most that of `k`; n + 1 where there is none."""
    import numpy as np
    from scipy.special import gammaln

    slope = np.log(share) - np.log(rest)

    def log_probability(outcome: Floats) -> Floats:
        value: Floats = outcome * slope - (gammaln(outcome + 1) + gammaln(n - outcome + 1))
        return value

    bar = log_probability(k) + _SAME
    low, high = np.ceil(n * share), n + 1
    while np.any(low < high):
        middle = np.floor((low + high) / 2)
        reached = log_probability(np.minimum(middle, n)) <= bar
        searching = low < high
        high = np.where(searching & (reached | (middle > n)), middle, high)
        low = np.where(searching & ~(reached | (middle > n)), middle + 1, low)
    return high
