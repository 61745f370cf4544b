"""Where PyYAML has no libyaml, est works, finds the same, and says once that it is slow."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PURE = "import yaml; yaml.__with_libyaml__ = False; from est_cli.cli import main; main()"


def run(folder: Path, *start: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *start, "validera"], cwd=folder, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def test_the_findings_are_the_same(arbetsyta: Path) -> None:
    problem = arbetsyta / "arenden/2026-mopeder-vid-skolan/problem.yaml"
    problem.write_text(problem.read_text(encoding="utf-8").replace("\ndrabbade:", "\ndrabade:"), encoding="utf-8")
    (arbetsyta / "moten/2026-10-22.yaml").write_text("grupp: Styrgruppen: igen\n", encoding="utf-8")
    (arbetsyta / "lagesbilder/2026-t1.yaml").write_text("analys: " + "[" * 5000, encoding="utf-8")
    (arbetsyta / "lagesbilder/2026-t2.yaml").write_text("analys: " + "[" * 1500, encoding="utf-8")
    fast, slow = run(arbetsyta, "-m", "est_cli"), run(arbetsyta, "-c", PURE)
    assert (slow.returncode, slow.stdout) == (fast.returncode, fast.stdout)
    assert "Menade du drabbade?" in slow.stdout
    assert fast.stderr == ""
    assert slow.stderr.count("libyaml saknas") == 1
