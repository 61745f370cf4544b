"""What an import costs: nothing that a picture of one month must wait for."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize(
    ("program", "unwanted"),
    [
        ("import est_cli.estimates", ("numpy", "scipy", "statsmodels", "pandas")),
        (
            "import est_cli.estimates as e; e.exact_changes([3], 1, [9], 1); e.poisson_interval(3)",
            ("scipy.stats", "statsmodels", "pandas"),
        ),
    ],
)
def test_dear_libraries_wait_until_they_are_needed(program: str, unwanted: tuple[str, ...]) -> None:
    code = f"{program}; import sys; print([name for name in {unwanted!r} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
