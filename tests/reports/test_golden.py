"""Whole reports, kept beside the tests. After a change that is meant: `EST_UPPDATERA=1 pytest tests/reports/test_golden.py`."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import HERE, KLOTTER


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_the_report_is_as_it_was(report: Callable[..., str], fmt: str) -> None:
    kept = HERE / "golden" / f"{KLOTTER}.{fmt}"
    made = report(fmt)
    if os.environ.get("EST_UPPDATERA"):
        _keep(kept, made)
    assert made == kept.read_text(encoding="utf-8")


def _keep(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
