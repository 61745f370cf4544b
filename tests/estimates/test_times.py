"""Hours of the week, values one after another, a series that was interrupted."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.api import GLM, families

from est_cli.estimates import HOURS, InterruptedTimeSeries, Undefined, aoristic_weights, cusum, interrupted_time_series

times = st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2100-01-01"))
MONDAY = datetime.fromisoformat("2026-03-02")


def test_a_moment_is_its_hour() -> None:
    moment = MONDAY - timedelta(seconds=1)
    assert aoristic_weights(moment, moment).tolist() == [0.0] * 167 + [1.0]


def test_an_end_on_the_hour_does_not_touch_the_next() -> None:
    weights = aoristic_weights(MONDAY.replace(hour=8), MONDAY.replace(hour=9))
    assert weights[8] == 1
    assert weights.sum() == 1


def test_sunday_night_runs_into_monday() -> None:
    weights = aoristic_weights(MONDAY - timedelta(hours=1), MONDAY + timedelta(hours=1))
    assert (weights[167], weights[0]) == (0.5, 0.5)


def test_a_week_is_even_and_ten_days_wrap() -> None:
    assert aoristic_weights(MONDAY, MONDAY + timedelta(days=7)).tolist() == pytest.approx([1 / HOURS] * HOURS)
    ten = aoristic_weights(MONDAY, MONDAY + timedelta(days=10))
    assert (ten[0], ten[71], ten[72], ten[167]) == pytest.approx((2 / 240, 2 / 240, 1 / 240, 1 / 240))


def test_an_end_before_the_start_says_so() -> None:
    assert aoristic_weights(MONDAY, MONDAY - timedelta(minutes=1)) == Undefined("sluttiden ligger före starttiden")


def test_a_time_with_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="local times without a zone"):
        aoristic_weights(MONDAY.replace(tzinfo=UTC), MONDAY.replace(tzinfo=UTC))


@given(times, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_the_hours_share_one_event(start: datetime, length: timedelta) -> None:
    weights = aoristic_weights(start, start + length)
    assert weights.shape == (HOURS,)
    assert weights.min() >= 0
    assert weights.sum() == pytest.approx(1)
    assert weights[start.weekday() * 24 + start.hour] > 0


def test_a_lasting_fall_is_signalled_in_the_lower_sum() -> None:
    result = cusum([10, 9, 6, 6, 6, 6, 10, 10], target=10, slack=1, limit=8)
    assert result.lower == (0, 0, 3, 6, 9, 12, 11, 10)
    assert (result.first_lower, result.first_upper, result.signal) == (4, None, True)


def test_a_sum_at_the_limit_is_no_signal() -> None:
    assert not cusum([15], target=10, slack=1, limit=4).signal
    assert cusum([15.5], target=10, slack=1, limit=4).first_upper == 0


@given(st.lists(st.floats(-1e9, 1e9), max_size=50), st.floats(-100, 100))
def test_mirrored_values_swap_the_sums(values: list[float], target: float) -> None:
    one, two = cusum(values, target, 1, 5), cusum([-value for value in values], -target, 1, 5)
    assert one.upper == pytest.approx(two.lower)
    assert len(one.upper) == len(values)
    assert all(total >= 0 for total in one.upper + one.lower)


@pytest.mark.parametrize("wrong", [{"values": [math.nan]}, {"target": math.inf}, {"slack": -1}, {"limit": 0}])
def test_cusum_refuses_what_no_data_can_give(wrong: dict) -> None:
    with pytest.raises(ValueError, match="must be"):
        cusum(**{"values": [1], "target": 1, "slack": 1, "limit": 1} | wrong)


def test_a_series_is_the_model_of_statsmodels() -> None:
    rng = np.random.default_rng(1)
    time, days = np.arange(36), rng.uniform(20, 31, 36)
    counts = rng.poisson(days * np.exp(0.01 * time) * np.where(time < 20, 1, 0.6))
    result = interrupted_time_series(counts.tolist(), days.tolist(), 20, harmonics=1, level=0.9)
    waves = [wave(2 * np.pi * time / 12) for wave in (np.sin, np.cos)]
    terms = np.column_stack([np.ones(36), time >= 20, time, *waves])
    model = GLM(counts, terms, family=families.Poisson(), offset=np.log(days)).fit(scale="X2")
    assert (result.estimate, result.se, result.p) == pytest.approx(
        (np.exp(model.params[1]), model.bse[1], model.pvalues[1]), rel=1e-5
    )
    assert (result.lower, result.upper) == pytest.approx(np.exp(model.conf_int(0.1)[1]), rel=1e-5)
    assert result.trend.estimate == pytest.approx(np.exp(model.params[2]))
    assert result.dispersion == pytest.approx(model.scale)
    assert result.periods == (20, 16)
    assert result.step is result
    assert result == interrupted_time_series(counts, days, time >= 20, harmonics=1, level=0.9)


def test_a_slope_that_turns_is_found_beside_the_step() -> None:
    counts = [round(1000 * 1.05**t) for t in range(12)] + [round(1000 * 1.05**11 * 0.95**t) for t in range(12)]
    result = interrupted_time_series(counts, 30, 12)
    assert result.slope.estimate == pytest.approx(0.95 / 1.05, rel=1e-3)
    assert result.step_beside_slope.estimate == pytest.approx(1 / 1.05, rel=2e-3)


def test_without_a_trend_the_step_is_the_ratio_of_the_rates() -> None:
    counts = [6, 4, 5, 7, 3, 5, 2, 3, 4, 3, 1, 2]
    result = interrupted_time_series(counts, 1, 6, trend=False)
    assert result.estimate == pytest.approx(15 / 30)
    assert str(result.trend) == "modellen har ingen trend"
    assert str(result.slope) == "en ändrad lutning kan bara räknas i en modell med trend"


@pytest.mark.parametrize(
    ("counts", "first", "choices", "reason"),
    [
        ([3] * 7, 4, {}, "det behövs minst 8 perioder, och här är 7"),
        ([], 0, {}, "det behövs minst 8 perioder, och här är 0"),
        ([1, 2, 3, 4, 5, 6, 7, 8], 2, {}, "det behövs minst 3 perioder både före och efter"),
        ([0] * 12, 6, {}, "det finns inga händelser före, eller inga efter, så kvoten kan inte räknas"),
        ([4] * 6 + [0] * 6, 6, {}, "det finns inga händelser före, eller inga efter, så kvoten kan inte räknas"),
        ([5] * 12, 6, {}, "antalen följer modellen helt utan spridning, så det finns inget att pröva mot"),
        ([5, 4] * 6, 6, {"harmonics": 6}, "modellen har lika många termer som det finns perioder, eller fler"),
        (
            [5, 4] * 6,
            6,
            {"harmonics": 1, "period": 2},
            "modellens termer går inte att skilja från varandra, till exempel säsong och åtgärd",
        ),
    ],
)
def test_a_series_that_cannot_be_judged_says_why(counts: list[int], first: int, choices: dict, reason: str) -> None:
    assert interrupted_time_series(counts, 1, first, **choices) == Undefined(reason)


@pytest.mark.parametrize(
    "wrong",
    [
        {"counts": [1.5] * 12},
        {"counts": [-1] * 12},
        {"exposure": 0},
        {"exposure": [1, 2]},
        {"intervention": 13},
        {"intervention": [0, 1]},
        {"intervention": [1, 0] * 6},
        {"harmonics": -1},
        {"period": 0},
    ],
)
def test_a_series_refuses_what_no_data_can_give(wrong: dict) -> None:
    with pytest.raises(ValueError, match=r"must be|broadcast"):
        interrupted_time_series(**{"counts": [5, 4] * 6, "exposure": 1, "intervention": 6} | wrong)


@given(
    st.lists(st.one_of(st.just(0), st.integers(0, 9), st.integers(0, 10**9)), min_size=8, max_size=30), st.booleans()
)
@settings(max_examples=60, deadline=None)
def test_any_series_ends_in_numbers_or_reasons(counts: list[int], quasi: bool) -> None:  # noqa: FBT001 - drawn
    result = interrupted_time_series(counts, 1, len(counts) // 2, harmonics=1, quasi=quasi)
    if isinstance(result, InterruptedTimeSeries):
        for effect in (result, result.trend, result.slope, result.step_beside_slope):
            values = () if isinstance(effect, Undefined) else (effect.estimate, effect.lower, effect.upper, effect.p)
            assert all(map(math.isfinite, values))
