"""What the evaluation finds, and how often its intervals hold the truth: `python -m bench.simulation --runs 2000`.

Every row draws cases whose truth is known and asks the product's own functions, as `est utvardera` does.
Seeded, so that anyone gets the same table.
"""

from __future__ import annotations

import argparse
import math
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from est_cli.estimates import (
    Number,
    RateRatio,
    Undefined,
    interrupted_time_series,
    proportion_difference,
    rate_ratio,
    relative_effect,
    weighted_displacement_difference,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.estimates.rates import Method

SEED = 20260401
FALL = 0.6
"""What is left after the fall that an evaluation must find."""
ENOUGH = 0.05
SEASON = 0.3
"""The season's swing in the simulated series: 30 % above and below."""


class Row(NamedTuple):
    """One line of the table: a share of the runs, and what it should be."""

    what: str
    share: float
    aim: str


@cache
def ratio(after: int, before: int, method: Method) -> RateRatio | Undefined:
    """The rate ratio of after to before over equal times; most counts come again."""
    return rate_ratio(after, 1, before, 1, method=method)


def holds(lower: Number, truth: float, upper: Number) -> bool:
    """Whether the truth lies between the limits; one that is undefined has no end."""
    return (isinstance(lower, Undefined) or lower <= truth) and (isinstance(upper, Undefined) or truth <= upper)


def finds(rng: np.random.Generator, runs: int, left: float, method: Method, *, known: bool) -> tuple[float, float]:
    """How often a change from 60 events to 60 x `left` is said: talar för, and säkerställd.

    `known`: the 60 before are what was counted. Otherwise they are drawn too, about 60.
    """
    before = np.full(runs, 60) if known else rng.poisson(60, runs)
    after = rng.poisson(60 * left, runs)
    told = [ratio(a, b, method) for a, b in zip(after.tolist(), before.tolist(), strict=True)]
    speaks = sum(not isinstance(result.p_less, Undefined) and result.p_less < ENOUGH for result in told)
    settled = sum(not isinstance(result.upper, Undefined) and result.upper < 1 for result in told)
    return speaks / runs, settled / runs


def ratio_coverage(rng: np.random.Generator, runs: int, before: float, after: float, method: Method) -> float:
    """How often the rate ratio's interval holds after/before."""
    pairs = zip(rng.poisson(after, runs).tolist(), rng.poisson(before, runs).tolist(), strict=True)
    told = (ratio(a, b, method) for a, b in pairs)
    return sum(holds(result.lower, after / before, result.upper) for result in told) / runs


def difference_coverage(rng: np.random.Generator, runs: int) -> float:
    """WDD: 60 to 36 here, 80 to 80 in the comparison; the truth is 24 fewer."""
    draws = rng.poisson((60, 36, 80, 80), (runs, 4)).tolist()
    told = (weighted_displacement_difference((a, b), (c, d)) for a, b, c, d in draws)
    return sum(holds(result.lower, -24, result.upper) for result in told) / runs


def relative_coverage(rng: np.random.Generator, runs: int) -> float:
    """Relative effect: the same places; the truth is 60/36."""
    draws = rng.poisson((60, 36, 80, 80), (runs, 4)).tolist()
    told = (relative_effect((a, b), (c, d)) for a, b, c, d in draws)
    return sum(holds(result.lower, 60 / 36, result.upper) for result in told) / runs


def share_coverage(rng: np.random.Generator, runs: int) -> float:
    """Two surveys of 150: 40 % before and 30 % after."""
    draws = rng.binomial(150, (0.3, 0.4), (runs, 2)).tolist()
    told = (proportion_difference(after, 150, before, 150) for after, before in draws)
    return sum(holds(result.lower, -0.1, result.upper) for result in told) / runs


def series_coverage(rng: np.random.Generator, runs: int, months: int, dispersion: float) -> float:
    """The step of a series with a season and a trend, after half of it 40 % fewer; about eight events a month."""
    time = np.arange(months)
    mean = 8 * np.exp(0.005 * time + SEASON * np.sin(2 * math.pi * time / 12)) * np.where(time < months // 2, 1, FALL)
    told = (
        interrupted_time_series(counts, 1, months // 2, harmonics=1)
        for counts in _spread(rng, mean, dispersion, runs).tolist()
    )
    return sum(holds(result.lower, FALL, result.upper) for result in told) / runs


def _spread(rng: np.random.Generator, mean: np.ndarray, dispersion: float, runs: int) -> np.ndarray:
    """Counts whose variance is `dispersion` times their mean: Poisson, or negative binomial."""
    if dispersion == 1:
        return rng.poisson(mean, (runs, len(mean)))
    return rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion, (runs, len(mean)))


def evaluation(runs: int) -> Iterator[Row]:
    """The rows of `est utvardera`."""
    rng = np.random.default_rng(SEED)
    for method in ("e-test", "exact"):
        for known, words in ((True, "60 counted before"), (False, "about 60 before")):
            speaks, settled = finds(rng, runs, FALL, method, known=known)
            yield Row(f"{method}: finds a fall of 40 %, {words}: talar för", speaks, ">= 80 %" if known else "")
            yield Row(f"{method}: finds a fall of 40 %, {words}: säkerställd", settled, "")
        speaks, settled = finds(rng, runs, 1, method, known=False)
        yield Row(f"{method}: says a fall where none is: talar för", speaks, "about 5 %")
        yield Row(f"{method}: says a fall where none is: säkerställd", settled, "about 2.5 %")
        for before, after in ((60, 36), (12, 8), (30, 30), (200, 120)):
            share = ratio_coverage(rng, runs, before, after, method)
            yield Row(f"{method}: 95 % interval holds {after}/{before}", share, "93-97 %")
    yield Row("WDD: 95 % interval holds -24", difference_coverage(rng, runs), "93-97 %")
    yield Row("relative effect: 95 % interval holds 60/36", relative_coverage(rng, runs), "93-97 %")
    yield Row("difference of shares: 95 % interval holds -10 points", share_coverage(rng, runs), "93-97 %")
    for months, dispersion in ((24, 1), (48, 1), (48, 2)):
        share = series_coverage(rng, runs, months, dispersion)
        yield Row(f"time series, {months} months, dispersion {dispersion}: 95 % interval holds 0.6", share, "93-97 %")


def main() -> None:
    """Print the table."""
    from bench.simulation_lagesbild import pictures

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=2000, help="draws a row")
    runs = parser.parse_args().runs
    print(f"{runs} runs a row; one standard error of 95 % is {100 * math.sqrt(0.95 * 0.05 / runs):.1f} points\n")
    for row in (*evaluation(runs), *pictures(runs)):
        print(f"{row.what:<72} {100 * row.share:5.1f} %  {row.aim}")


if __name__ == "__main__":
    main()
