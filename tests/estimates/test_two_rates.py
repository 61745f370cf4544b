"""Two counts: swapped, scaled, none, very many, and as scipy and statsmodels have them."""

from __future__ import annotations

import math
import tracemalloc
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from statsmodels.stats.rates import test_poisson_2indep as of_statsmodels

from est_cli.estimates import RateRatio, Undefined, exact_changes, poisson_interval, rate_ratio

METHODS = ["exact", "e-test", "score"]
counts = st.one_of(st.integers(0, 40), st.integers(0, 10**9))
few = st.integers(0, 60)
exposures = st.floats(0.01, 5000)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_before_and_nothing_after_says_nothing(method: str) -> None:
    result = rate_ratio(0, 28, 0, 28, method=method)
    assert result == Undefined("det finns inga händelser i någon av perioderna")
    assert result.estimate == result.p == result
    assert str(result.upper) == "det finns inga händelser i någon av perioderna"


@pytest.mark.parametrize("method", METHODS)
def test_none_in_the_second_period_has_a_p_and_a_lower_limit_but_no_ratio(method: str) -> None:
    result = rate_ratio(3, 1, 0, 1, method=method)
    reason = "det finns inga händelser i den andra perioden, så kvoten kan inte räknas"
    assert result.estimate == result.upper == Undefined(reason)
    assert 0 < result.lower < 1
    assert 0.04 < result.p_greater < result.p < 0.26


@pytest.mark.parametrize("method", METHODS)
def test_none_in_the_first_period_is_a_ratio_of_0(method: str) -> None:
    result = rate_ratio(0, 1, 5, 1, method=method)
    assert result.estimate == result.lower == 0
    assert 0 < result.upper < 1.1
    assert result.se == Undefined("en av perioderna har inga händelser, så medelfelet kan inte räknas")


@pytest.mark.parametrize(
    "arguments",
    [
        (-1, 1, 2, 1),
        (1.5, 1, 2, 1),
        (math.nan, 1, 2, 1),
        (1, 0, 2, 1),
        (1, -1, 2, 1),
        (1, math.inf, 2, 1),
        (10**30, 1, 2, 1),
    ],
)
def test_what_no_data_can_give_is_refused(arguments: tuple) -> None:
    for method in METHODS:
        with pytest.raises(ValueError, match="must be"):
            rate_ratio(*arguments, method=method)
    with pytest.raises(ValueError, match="must be"):
        exact_changes(*arguments)


@pytest.mark.parametrize("level", [0, 1, 95, -0.1, math.nan])
def test_a_level_lies_between_0_and_1(level: float) -> None:
    with pytest.raises(ValueError, match="level must lie between"):
        rate_ratio(1, 1, 2, 1, level=level)


def test_another_method_is_refused() -> None:
    with pytest.raises(ValueError, match="method must be one of"):
        rate_ratio(1, 1, 2, 1, method="wald")


@given(counts, exposures, counts, exposures, st.sampled_from(METHODS), st.floats(0.5, 0.999))
@settings(max_examples=60, deadline=None)
def test_every_field_is_a_finite_number_or_says_why_not(
    k: int, exposure: float, other: int, against: float, method: str, level: float
) -> None:
    result = rate_ratio(k, exposure, other, against, method=method, level=level)
    assert isinstance(result, Undefined) == (k + other == 0)
    if isinstance(result, RateRatio):
        fields = [getattr(result, name) for name in result.__slots__ if name != "method"]
        assert all(isinstance(field, Undefined) or (type(field) is float and math.isfinite(field)) for field in fields)
        assert all(0 <= p <= 1 for p in (result.p, result.p_less, result.p_greater))
        if other:
            assert result.lower <= result.estimate <= result.upper


@given(few, exposures, few, exposures, st.sampled_from(METHODS))
@settings(max_examples=60, deadline=None)
def test_swapped_the_ratio_is_turned_and_p_the_same(
    k: int, exposure: float, other: int, against: float, method: str
) -> None:
    k += 1
    one, two = (
        rate_ratio(*pair, method=method) for pair in ((k, exposure, other, against), (other, against, k, exposure))
    )
    assert one.p == pytest.approx(two.p, rel=1e-6)
    assert (one.p_less, one.p_greater) == pytest.approx((two.p_greater, two.p_less), rel=1e-6)
    if other:
        assert (one.estimate, one.lower, one.upper) == pytest.approx((1 / two.estimate, 1 / two.upper, 1 / two.lower))


@given(few, few, st.floats(0.01, 100), st.sampled_from(METHODS))
@settings(max_examples=40, deadline=None)
def test_twice_the_exposure_of_both_changes_nothing(k: int, other: int, times: float, method: str) -> None:
    k, other = k + 1, other + 1
    one, two = rate_ratio(k, 3, other, 7, method=method), rate_ratio(k, 3 * times, other, 7 * times, method=method)
    assert (one.estimate, one.lower, one.upper, one.p) == pytest.approx((two.estimate, two.lower, two.upper, two.p))


@given(few, exposures, few, exposures)
@settings(max_examples=60, deadline=None)
def test_exact_is_scipys_binomial_test(k: int, exposure: float, other: int, against: float) -> None:
    k += 1
    result, share = rate_ratio(k, exposure, other, against), exposure / (exposure + against)
    expected = [binomtest(k, k + other, share, alternative=side).pvalue for side in ("two-sided", "less", "greater")]
    assert [result.p, result.p_less, result.p_greater] == pytest.approx(expected, rel=1e-9, abs=1e-12)
    odds = binomtest(k, k + other, share).proportion_ci(0.95).low
    assert result.lower == pytest.approx(odds / (1 - odds) * against / exposure, rel=1e-6)


@given(few, st.integers(1, 9), few, st.integers(1, 9), st.sampled_from(["e-test", "score"]))
@settings(max_examples=60, deadline=None)
def test_e_test_and_score_test_are_those_of_statsmodels(
    k: int, exposure: int, other: int, against: int, method: str
) -> None:
    k += 1
    result = rate_ratio(k, exposure, other, against, method=method)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = [
            of_statsmodels(k, exposure, other, against, method=method.replace("-", ""), alternative=side).pvalue
            for side in ("two-sided", "smaller", "larger")
        ]
    assert [result.p, result.p_less, result.p_greater] == pytest.approx(expected, rel=1e-7, abs=1e-11)


def test_the_limits_are_where_the_score_test_turns() -> None:
    result = rate_ratio(36, 1, 60, 2, method="score", level=0.9)
    assert [rate_ratio(36, limit, 60, 2, method="score").p for limit in (result.lower, result.upper)] == pytest.approx(
        [0.1, 0.1]
    )


def test_many_events_take_little_memory_and_the_tests_agree() -> None:
    tracemalloc.start()
    many = rate_ratio(19_600, 1, 20_000, 1, method="e-test")
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 10_000_000
    assert many.p == pytest.approx(rate_ratio(19_600, 1, 20_000, 1, method="score").p, rel=1e-4)
    assert many.method.startswith("E-test")
    beyond = rate_ratio(10**12, 1, 10**12, 1, method="e-test")
    assert beyond.method == "score-test, score-intervall (för många händelser för E-testets summa)"


@given(st.lists(st.tuples(counts, exposures, counts, exposures), min_size=1, max_size=20))
@settings(max_examples=30, deadline=None)
def test_arrays_give_what_one_at_a_time_gives(cells: list[tuple]) -> None:
    k, exposure, other, against = zip(*cells, strict=True)
    changes = exact_changes(k, exposure, other, against, level=0.9)
    for index, cell in enumerate(cells):
        one = rate_ratio(*cell, level=0.9)
        fields = (one.estimate, one.lower, one.upper, one.p, one.p_less, one.p_greater)
        assert [field.tolist()[index] for field in changes] == [
            None if isinstance(field, Undefined) else pytest.approx(field) for field in fields
        ]


def test_no_comparison_at_all_is_no_fault() -> None:
    assert [field.tolist() for field in exact_changes([], 31, [], 28)] == [[]] * 6


def test_one_exposure_serves_every_count() -> None:
    changes = exact_changes([4, 40, 0, 0], 31, [4, 20, 3, 0], 28)
    assert changes.ratio.tolist() == [pytest.approx(28 / 31), pytest.approx(56 / 31), 0.0, None]
    assert changes.p.tolist()[0] == 1
    assert np.ma.getmaskarray(changes.p).tolist() == [False, False, False, True]


@given(counts, st.floats(0.5, 0.999))
def test_a_counts_interval_holds_it(count: int, level: float) -> None:
    result = poisson_interval(count, level)
    assert 0 <= result.lower <= count < result.upper < math.inf
    assert (result.lower == 0) == (count == 0)


def test_no_event_at_all_can_still_be_three_in_the_long_run() -> None:
    assert poisson_interval(0, 0.9).upper == pytest.approx(-math.log(0.05))
