"""A change in words: raw counts and intervals, never a percentage, and no verdict on few events."""

import pytest
from bild import DOWN, FEW, NONE, SAME, UP

from est_cli.lagesbild.records import Andring
from est_cli.lagesbild.words import change, times


@pytest.mark.parametrize(
    ("andring", "said"),
    [
        (UP, "↑ ökning, 2,4 gånger (1,2 till 5,1)"),
        (DOWN, "↓ minskning, 0,45 gånger (0,21 till 0,90)"),
        (SAME, "→ inom det normala, 1,1 gånger (0,50 till 2,6)"),
        (FEW, "för få för att bedöma"),
        (NONE, "går inte att jämföra"),
        (None, None),
        (Andring(0, None, 4.1, None, 0.001, 0.01, "okning"), "↑ ökning"),
        (Andring(4, 5.0, 1.5, None, 0.001, 0.01, "okning"), "↑ ökning, 5,0 gånger (minst 1,5)"),
        (UP._replace(jamfort=(20, 9)), "↑ ökning, 2,4 gånger (1,2 till 5,1; 20 mot 9)"),
    ],
)
def test_what_is_said_of_a_change(andring: Andring | None, said: str | None) -> None:
    found = change(andring)
    assert (found and found.replace("\u00a0", " ")) == said


def test_two_figures_are_enough() -> None:
    assert [times(value) for value in (0, 0.123, 0.5, 2.345, 17.8, 1571.3)] == [
        "0",
        "0,12",
        "0,50",
        "2,3",
        "18",
        "1\u00a0571",
    ]
