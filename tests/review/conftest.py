"""The example workspace committed on `main`, with a branch to change it on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def gren(arbetsyta: Path, git: Callable[..., str]) -> Path:
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "Första")
    git("checkout", "-q", "-b", "gren")
    return arbetsyta


@pytest.fixture
def byt(gren: Path) -> Callable[[str, str, str], None]:
    """Replace a text that stands in a file, once."""

    def call(fil: str, before: str, after: str) -> None:
        path = gren / fil
        text = path.read_text(encoding="utf-8")
        assert before in text, f"{before} does not stand in {fil}"
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    return call


@pytest.fixture
def granskad(est: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    """What `est granska` says, as data."""

    def call(*args: str) -> dict[str, Any]:
        outcome = est("granska", *args, "--format", "json")
        assert outcome.code in {0, 1}, outcome.err
        return json.loads(outcome.out)

    return call


def texts(data: dict[str, Any]) -> list[str]:
    """Each change in the cases as one line; those to look twice at begin with `! `."""
    return [("! " if row["obs"] else "") + row["text"] for case in data["arenden"] for row in case["andringar"]]
