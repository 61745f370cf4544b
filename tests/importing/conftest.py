"""Sentences are found whole: the terminal is wide."""

from __future__ import annotations

import pytest


@pytest.fixture
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that no line is too long for."""
    monkeypatch.setenv("COLUMNS", "1000")
