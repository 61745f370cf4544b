"""A workspace of one's own for each test, and `est` as a coordinator meets it."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import settings
from project import EXAMPLES, PROJECT, keep_the_last_meetings

from est_cli.cli import COMMANDS
from est_cli.frame.app import build, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


settings.register_profile("est", deadline=None)  # what is slow is measured in bench/, never here
settings.load_profile("est")


class Outcome(NamedTuple):
    """What a command did: exit status, stdout, stderr."""

    code: int
    out: str
    err: str


@pytest.fixture(autouse=True)
def _away_from_the_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may find the repository's own workspace."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("EST_ARBETSYTA", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setenv("EST_IDAG", "2026-11-24")


@pytest.fixture
def arbetsyta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the repository's own example workspace, with its last meetings, where the test works; today is fixed."""
    root = tmp_path / "arbetsyta"
    root.mkdir()
    for name in EXAMPLES:
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, root / name)
    keep_the_last_meetings(root)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def est(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run `est` in this process."""

    def call(*args: str) -> Outcome:
        capsys.readouterr()
        code = run(build(COMMANDS), list(args))
        out, err = capsys.readouterr()
        return Outcome(code, out, err)

    return call


@pytest.fixture
def wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that no line is too long for, so that sentences are found whole."""
    monkeypatch.setenv("COLUMNS", "1000")


@pytest.fixture
def git() -> Callable[..., str]:
    """Run real git, with nobody's own settings."""
    env = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "Test",
        "GIT_AUTHOR_EMAIL": "test@example.invalid",
        "GIT_COMMITTER_NAME": "Test",
        "GIT_COMMITTER_EMAIL": "test@example.invalid",
    }

    def call(*args: str) -> str:
        return subprocess.run(["git", *args], env=env, check=True, capture_output=True, text=True).stdout

    return call
