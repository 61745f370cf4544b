"""Treated, comparison, displacement; before and after."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.estimates import (
    Undefined,
    proportion_difference,
    proportion_interval,
    relative_effect,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)

pairs = st.tuples(st.integers(0, 10**9), st.integers(0, 10**9))
weights = st.floats(0.01, 100)
NOTHING = Undefined("det finns inga händelser alls, varken före eller efter")


def sound(result: object) -> bool:
    """Every field is finite, or says why it is not there."""
    if isinstance(result, Undefined):
        return bool(result.reason)
    fields = [getattr(result, name) for name in result.__slots__ if name != "method"]
    return all(isinstance(field, Undefined) or math.isfinite(field) for field in fields)


def test_no_events_anywhere_say_nothing() -> None:
    assert weighted_displacement_difference((0, 0), (0, 0)) == NOTHING
    assert weighted_displacement_quotient((0, 0), (0, 0), (0, 0)) == NOTHING


def test_without_displacement_places_displacement_is_unknown_and_not_none() -> None:
    result = weighted_displacement_difference((20, 10), (20, 20))
    assert result.estimate == result.estimate_local == -10
    assert result.estimate_displacement == Undefined("inga platser har följts för att se om problemet flyttade")
    assert weighted_displacement_difference((20, 10), (20, 20), (0, 0)).estimate_displacement == 0


def test_a_displacement_place_needs_no_comparison_of_its_own() -> None:
    result = weighted_displacement_difference((20, 10), (20, 20), displacement_treated=(5, 9))
    assert (result.estimate_displacement, result.estimate) == (4, -6)


@given(pairs, pairs, pairs, pairs, weights, weights)
def test_any_counts_and_weights_end_in_numbers_or_reasons(
    treated: tuple, control: tuple, moved: tuple, still: tuple, before: float, area: float
) -> None:
    result = weighted_displacement_difference(
        treated, control, moved, still, time_weights=(before, 1), area_weights=(1, area, 1, 2)
    )
    assert sound(result)
    assert isinstance(result, Undefined) or result.lower <= result.estimate <= result.upper
    assert sound(weighted_displacement_quotient(treated, moved, control))
    assert sound(relative_effect(treated, control, inflation=area))


@given(pairs, pairs)
def test_treated_and_control_swapped_turn_the_sign(treated: tuple, control: tuple) -> None:
    one, two = weighted_displacement_difference(treated, control), weighted_displacement_difference(control, treated)
    assert isinstance(one, Undefined) or (one.estimate, one.se, one.p_less) == pytest.approx(
        (-two.estimate, two.se, two.p_greater)
    )


@pytest.mark.parametrize(
    ("places", "gross", "reason"),
    [
        (((60, 60), (50, 40), (100, 100)), 0, "platsen har inte minskat mer"),
        (((60, 70), (50, 40), (100, 100)), -10, "platsen har inte minskat mer"),
        (((60, 30), (50, 40), (0, 100)), 30, "jämförelseplatsen har inga händelser före"),
        (((60, 30), (50, 40), (100, 0)), 30, "jämförelseplatsen har inga händelser efter"),
    ],
)
def test_a_quotient_without_meaning_says_so_and_keeps_the_gross_effect(
    places: tuple, gross: float, reason: str
) -> None:
    result = weighted_displacement_quotient(*places)
    assert result.gross_effect == gross
    assert str(result.estimate).startswith(reason)


@pytest.mark.parametrize("counts", [((0, 5), (5, 5)), ((5, 0), (5, 5)), ((5, 5), (0, 5)), ((5, 5), (5, 0))])
def test_a_ratio_of_ratios_needs_four_counts(counts: tuple) -> None:
    assert str(relative_effect(*counts)) == (
        "någon av de fyra perioderna har inga händelser, så kvoten mellan dem kan inte räknas"
    )


def test_an_uncertainty_without_end_says_so() -> None:
    result = relative_effect((1, 1), (1, 1), inflation=1e9)
    assert result == Undefined("antalen är för små för att säga något om kvoten mellan dem")


@pytest.mark.parametrize(
    "wrong",
    [
        {"treated": (-1, 2)},
        {"treated": (math.nan, 2)},
        {"treated": (1, 2, 3)},
        {"time_weights": (0, 1)},
        {"time_weights": (1, 1, 1)},
        {"area_weights": (1, 1)},
        {"level": 90},
    ],
)
def test_what_no_data_can_give_is_refused(wrong: dict) -> None:
    with pytest.raises(ValueError, match="must"):
        weighted_displacement_difference(**{"treated": (1, 2), "control": (3, 4)} | wrong)


@pytest.mark.parametrize("inflation", [0, -1, math.nan])
def test_a_variance_is_multiplied_by_something(inflation: float) -> None:
    with pytest.raises(ValueError, match="inflation must be"):
        relative_effect((1, 2), (3, 4), inflation=inflation)


def test_a_share_of_nobody_is_unknown() -> None:
    reason = Undefined("ingen har svarat, så andelen kan inte räknas")
    assert proportion_interval(0, 0) == proportion_difference(0, 0, 3, 10) == reason


def test_shares_by_wilson_and_newcombe() -> None:
    # Newcombe 1998, Stat Med 17:857-872 (method 3) and 17:873-890 (method 10)
    one, two = proportion_interval(81, 263), proportion_difference(56, 70, 48, 80)
    assert (one.lower, one.upper) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert (two.lower, two.upper) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_all_alike_have_a_difference_but_no_test() -> None:
    result = proportion_difference(10, 10, 20, 20)
    assert result.estimate == 0
    assert str(result.p) == "alla har svarat lika, så det finns ingen spridning att pröva mot"
    assert result.lower < 0 < result.upper


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 10**9))
def test_any_shares_end_in_numbers_or_reasons(a: int, b: int, c: int, d: int) -> None:
    (low, high), (few, many) = sorted((a, b)), sorted((c, d))
    interval, difference = proportion_interval(low, high), proportion_difference(low, high, few, many)
    assert sound(interval)
    assert sound(difference)
    if high and many:
        assert -1e-9 <= interval.lower <= interval.estimate + 1e-9 <= interval.upper + 2e-9
        assert difference.lower - 1e-9 <= difference.estimate <= difference.upper + 1e-9


def test_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="count must not be more than total: 3 of 2"):
        proportion_interval(3, 2)
