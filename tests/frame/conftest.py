"""The demo program, run as a coordinator runs est: in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
DEMO = str(HERE / "demo_cli.py")


@pytest.fixture
def environment() -> dict[str, str]:
    """What the process sees, without settings of the person who runs the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EST_", "_EST_", "COLUMNS"))}
    return {**kept, "PYTHONPATH": str(HERE.parents[1])}


@pytest.fixture
def est(environment: dict[str, str]) -> Callable[..., tuple[int, str, str]]:
    """Run the demo: exit status, stdout and stderr."""

    def run(*args: str, **env: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, DEMO, *args],
            env=environment | env,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=60,
        )
        return done.returncode, done.stdout, done.stderr

    return run
