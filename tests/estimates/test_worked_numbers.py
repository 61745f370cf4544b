"""Published worked numbers, each beside its source; to one part in a million."""

from __future__ import annotations

from datetime import datetime

import pytest

from est_cli.estimates import (
    aoristic_weights,
    cusum,
    poisson_interval,
    rate_ratio,
    relative_effect,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)


def near(**expected: float) -> dict[str, object]:
    return {name: pytest.approx(value, rel=1e-6) for name, value in expected.items()}


def told(result: object, names: dict[str, object]) -> dict[str, object]:
    return {name: getattr(result, name) for name in names}


@pytest.mark.parametrize(
    ("areas", "weights", "expected"),
    [
        # apwheele/ptools, README
        (
            {"treated": (20, 10), "control": (20, 20)},
            {},
            near(
                estimate=-10, se=8.36660026534076, z=-1.19522860933439, lower=-23.76183279169889, upper=3.76183279169889
            ),
        ),
        # apwheele/crimepy, WDD_Examples.ipynb: with displacement
        (
            {
                "treated": (120, 100),
                "control": (130, 150),
                "displacement_treated": (40, 25),
                "displacement_control": (30, 25),
            },
            {},
            near(
                estimate=-50,
                estimate_local=-40,
                estimate_displacement=-10,
                se=24.899799195977465,
                z=-2.008048322256247,
                lower=-90.95652501786688,
                upper=-9.043474982133112,
            ),
        ),
        # the same: two periods before, one after
        (
            {"treated": (100, 20), "control": (200, 100)},
            {"time_weights": (2, 1)},
            near(
                estimate=-30,
                se=13.96424004376894,
                z=-2.148344622118299,
                lower=-52.969130883614326,
                upper=-7.030869116385674,
            ),
        ),
        # the same: comparison areas twice as large, in the order of the arguments
        (
            {
                "treated": (200, 100),
                "control": (400, 200),
                "displacement_treated": (40, 20),
                "displacement_control": (80, 40),
            },
            {"area_weights": (1, 2, 1, 2)},
            near(estimate=0, se=(450 + 90) ** 0.5),
        ),
    ],
)
def test_weighted_displacement_difference(areas: dict, weights: dict, expected: dict) -> None:
    assert told(weighted_displacement_difference(**areas, **weights, level=0.9), expected) == expected


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        # formulas of Guerette 2009, POP Center Tool Guide 10, appendix B and C; Bowers & Johnson 2003
        (
            ((100, 60), (50, 70), (200, 200)),
            near(gross_effect=40, net_effect=0.2, success=-0.2, buffer=0.1, estimate=-0.5, total_net_effect=20),
        ),
        (
            ((120, 100), (40, 25), (130, 150)),
            near(gross_effect=20, net_effect=0.2564102564102565, estimate=0.55, total_net_effect=59.6153846153846),
        ),
    ],
)
def test_weighted_displacement_quotient(places: tuple, expected: dict) -> None:
    assert told(weighted_displacement_quotient(*places), expected) == expected


@pytest.mark.parametrize(
    ("inflation", "expected"),
    [
        # Farrington, Gill, Waples & Argomaniz 2007, appendix
        (
            1,
            near(
                estimate=1.3846153846153846,
                log_estimate=0.32542240043462795,
                se=0.18081014266989476,
                lower=0.9714563251850692,
                upper=1.9734904324683635,
                z=1.799801690487861,
                p=0.07189195694978641,
            ),
        ),
        (
            2,
            near(
                se=0.2557041559783794,
                lower=0.8388288921031054,
                upper=2.2855194681085926,
                z=1.2726519801349785,
                p=0.2031415645904706,
            ),
        ),
    ],
)
def test_relative_effect(inflation: float, expected: dict) -> None:
    assert told(relative_effect((120, 100), (130, 150), inflation=inflation), expected) == expected


@pytest.mark.parametrize(
    ("counts", "method", "p"),
    [
        ((3, 1, 0, 1), "e-test", 0.08837900945483519),  # Krishnamoorthy & Thomson 2004, and scipy's documentation
        ((20, 1, 10, 1), "e-test", 0.06883178210810947),  # ptools, test-etest.R
        ((20, 1, 10, 1), "exact", 0.0987371467053889),  # R poisson.test
        ((20, 1, 10, 1), "score", 0.06788915486182899),
        ((5, 1, 10, 1), "e-test", 0.206),  # three tests of one fall: always name the test
        ((5, 1, 10, 1), "exact", 0.302),
        ((5, 1, 10, 1), "score", 0.197),
    ],
)
def test_two_poisson_counts(counts: tuple, method: str, p: float) -> None:
    tolerance = 1e-6 if p < 0.1 else 5e-4 / p
    assert rate_ratio(*counts, method=method).p == pytest.approx(p, rel=tolerance)


def test_the_rate_ratio_of_r() -> None:
    expected = near(
        estimate=1.9714880952380953, p=0.0796686330333295, lower=0.8584264033916392, upper=4.277265943654071
    )
    assert told(rate_ratio(11, 800, 21, 3011), expected) == expected  # R, ?poisson.test


def test_one_poisson_count() -> None:
    expected = near(estimate=20, lower=12.2165195854, upper=30.8883779027)  # R, poisson.test(20)
    assert told(poisson_interval(20), expected) == expected


def test_cusum_of_a_process_at_rest() -> None:
    # Montgomery & Runger, Applied Statistics and Probability for Engineers, table 16-8
    result = cusum([102.0, 94.8, 98.3, 98.4, 102.0, 98.5, 99.0, 97.7, 100.0, 98.1], target=99, slack=1, limit=10)
    assert result.upper == pytest.approx((2, 0, 0, 0, 2, 0.5, 0, 0, 0, 0))
    assert result.lower == pytest.approx((0, 3.2, 2.9, 2.5, 0, 0, 0, 0.3, 0, 0))
    assert not result.signal


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # Ratcliffe's own example, then as his aoristic 1.1.1 has it; 1 January 2024 was a Monday
        ("2024-01-01T08:00", "2024-01-01T16:00", dict.fromkeys(range(8, 16), 0.125)),
        ("2024-01-01T01:00", "2024-01-01T02:30", {1: 2 / 3, 2: 1 / 3}),
        ("2024-01-01T23:30", "2024-01-02T01:15", {23: 2 / 7, 24: 4 / 7, 25: 1 / 7}),
    ],
)
def test_aoristic_weights(start: str, end: str, expected: dict[int, float]) -> None:
    weights = aoristic_weights(datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert {hour: weight for hour, weight in enumerate(weights.tolist()) if weight} == pytest.approx(expected)
