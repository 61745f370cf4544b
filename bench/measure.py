"""Whole processes measured side by side: wall time and peak memory, the best of several rounds."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.cases import TODAY

_KIB_PER_UNIT = 1 / 1024 if sys.platform == "darwin" else 1  # macOS counts bytes, Linux kibibytes


class Sample(NamedTuple):
    """One or more runs of a contestant: seconds, peak memory in MB, and the worst exit status."""

    seconds: float
    megabytes: float
    status: int


class Contestant(NamedTuple):
    """What is run, where; several commands count as one, their times added; `prepare` is not timed."""

    commands: Sequence[Sequence[str]]
    folder: Path
    prepare: Callable[[], None] = lambda: None


def environment() -> dict[str, str]:
    """Return the variables that all runs get: a fixed day, and nothing of the caller's workspace."""
    dropped = {"EST_ARBETSYTA", "PYTHONDONTWRITEBYTECODE", "PYTHONPATH"}
    return {key: text for key, text in os.environ.items() if key not in dropped} | {
        "EST_IDAG": TODAY.isoformat(),
        "PYTHONUTF8": "1",
    }


def ask(command: Sequence[str], folder: Path, *, check: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command that is not measured and return what it said; with `check`, a failure is an error."""
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=check, env=environment())


def run_once(contestant: Contestant) -> Sample:
    """Run every command of the contestant, output thrown away."""
    contestant.prepare()
    samples = [_run(command, contestant.folder) for command in contestant.commands]
    seconds, megabytes, statuses = zip(*samples, strict=True)
    return Sample(sum(seconds), max(megabytes), max(statuses))


def _run(command: Sequence[str], folder: Path) -> Sample:
    before = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - before
    process.returncode = os.waitstatus_to_exitcode(status)
    return Sample(seconds, usage.ru_maxrss * _KIB_PER_UNIT / 1024, process.returncode)


def race(contestants: dict[str, Contestant], rounds: int) -> dict[str, Sample]:
    """Run all in turn, round after round, so that a busy machine hits them alike; best time, highest memory."""
    for contestant in contestants.values():
        run_once(contestant)  # fills the disk cache and compiles bytecode
    samples: dict[str, list[Sample]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            samples[name].append(run_once(contestant))
    return {name: _best(runs) for name, runs in samples.items()}


def _best(runs: list[Sample]) -> Sample:
    return Sample(min(run.seconds for run in runs), max(run.megabytes for run in runs), max(run.status for run in runs))
