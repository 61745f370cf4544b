"""Two commands at once, and one that is killed: nothing is lost, nothing is half."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

import yaml

MOPEDER = "2026-mopeder-vid-skolan"


def start(folder: Path, *args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "est_cli", *args], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_eight_notes_at_once_are_eight_notes(arbetsyta: Path) -> None:
    running = [start(arbetsyta, "anteckna", MOPEDER, f"Rad {number}") for number in range(8)]
    assert [process.wait(60) for process in running] == [0] * 8
    own = yaml.safe_load((arbetsyta / "arenden" / MOPEDER / "arende.yaml").read_text(encoding="utf-8"))
    texts = [line["text"] for line in own["anteckningar"]]
    assert sorted(texts[-8:]) == [f"Rad {number}" for number in range(8)]


def test_two_advances_at_once_are_one_advance(arbetsyta: Path) -> None:
    """The second finds the case where the first put it, and judges it anew."""
    case = "2026-skymd-lekplats"
    running = [start(arbetsyta, "framat", case) for _ in range(2)]
    codes = sorted(process.wait(60) for process in running)
    stages = [
        line["skede"]
        for line in yaml.safe_load((arbetsyta / "arenden" / case / "arende.yaml").read_text(encoding="utf-8"))[
            "historik"
        ]
    ]
    assert codes == [0, 1]
    assert stages == ["problem", "atgarder", "utvardering"]


def test_a_command_killed_at_any_moment_leaves_whole_files(arbetsyta: Path) -> None:
    fil = arbetsyta / "arenden" / MOPEDER / "arende.yaml"
    for number in range(12):
        before = fil.read_bytes()
        process = start(arbetsyta, "anteckna", MOPEDER, f"Avbruten {number}")
        time.sleep(0.1 + number * 0.025)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(60)
        after = fil.read_bytes()
        assert after == before or f"Avbruten {number}".encode() in after
        assert yaml.safe_load(after)["historik"]
    assert start(arbetsyta, "anteckna", MOPEDER, "Efteråt").wait(60) == 0
    assert [path for path in arbetsyta.rglob("*tmp-*") if ".est" not in path.parts] == []
