"""The example's cases that name no meeting, and meetings of the test's own."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LEKPLATS = "2026-skymd-lekplats"
"""In `atgarder` since 16 November, on the quick track, its gate open; a measure ends on 27 November."""
BUSSKURAR = "2026-krossade-busskurar"
"""In `problem` since 5 October, its gate closed."""


def only(root: Path, moten: dict[str, str]) -> Path:
    """The workspace with these meetings and no others, and without the cases that name any other."""
    for folder in (root / "arenden").iterdir():
        if any("mote:" in path.read_text(encoding="utf-8") for path in folder.iterdir()):
            shutil.rmtree(folder)
    shutil.rmtree(root / "moten")
    (root / "moten").mkdir()
    for id_, text in moten.items():
        write(root, id_, text)
    return root


def write(root: Path, id_: str, text: str) -> None:
    """A meeting's file; its day is that of its id."""
    (root / f"moten/{id_}.yaml").write_text(f"datum: {id_[:10]}\n{text}", encoding="utf-8")


def commit(root: Path, day: str) -> None:
    """All of the workspace in a commit of that day."""
    env = {
        **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_DATE": f"{day}T12:00:00",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00", "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.invalid",
        "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.invalid",
    }  # fmt: skip
    for words in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "--allow-empty", "-m", day)):
        subprocess.run(["git", *words], cwd=root, env=env, check=True, capture_output=True)
