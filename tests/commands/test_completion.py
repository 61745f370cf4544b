"""The tab key completes ids of cases, stages, places and measures, in a real completion call of bash."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("est vi", {"visa"}),
        ("est visa 2026-ho", {"2026-hoglands-park"}),
        ("est backa 2026-hoglands-park a", {"analys", "atgarder"}),
        ("est ny Klotter --plats bj", {"bjorkskolan"}),
        ("est atgard status 2026-mopeder-vid-skolan bom", {"bommar-gangvag"}),
        ("est atgard status 2026-mopeder-vid-skolan bommar-gangvag pa", {"pagar"}),
        ("est framat 2026-skymd-lekplats --av kommun-tr", {"kommun-trygghet"}),
        ("est framat 2026-skymd-lekplats --mote 2026-10", {"2026-10-08-est", "2026-10-22", "2026-10-22-est"}),
        ("est undantag T40", {"T401", "T402", "T403", "T404", "T405", "T406", "T407", "T408", "T409"}),
        ("est validera --format j", {"json"}),
    ],
)
def test_the_tab_key(arbetsyta: Path, line: str, expected: set[str]) -> None:
    words = line.split(" ")
    env = {**os.environ, "_EST_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    done = subprocess.run(
        [sys.executable, "-m", "est_cli"],
        cwd=arbetsyta,
        env=env,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )
    assert set(done.stdout.split()) == expected
    assert done.stderr == ""


def test_outside_a_workspace_nothing_is_completed(tmp_path: Path) -> None:
    env = {**os.environ, "_EST_COMPLETE": "complete_bash", "COMP_WORDS": "est visa ", "COMP_CWORD": "2"}
    done = subprocess.run(
        [sys.executable, "-m", "est_cli"], cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert (done.stdout.strip(), done.stderr) == ("", "")
