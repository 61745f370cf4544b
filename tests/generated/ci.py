"""A forge on this computer: a repository with a change in it, and the scripts of a workflow run as they stand."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "arenden/2026-morkt-vid-stationen/arende.yaml"
RIGHT, WRONG = "plats: stationen", "plats: ingenstans"
TITLE, OTHER = "titel: Mörkt på gångvägen vid stationen", "titel: Mörkt vid norra ingången"
MARK = "<!-- est granska -->"


class Done(NamedTuple):
    """What a script came to: exit status, and what it said."""

    code: int
    said: str


class Forge:
    """A repository in `root` with an example workspace, and the folders and programs that a runner has."""

    def __init__(self, folder: Path, est: Callable[..., Any], git: Callable[..., str], *init: str) -> None:
        self.root, self.temp, self.bin = folder / "repo", folder / "temp", folder / "bin"
        for made in (self.root, self.temp, self.bin):
            made.mkdir()
        self._git = git
        self.git("init", "-q", "-b", "main")
        assert est("init", str(self.root), "--exempel", *init).code == 0
        self.program("est", f'exec "{sys.executable}" -P -m est_cli "$@"')
        self.commit("Börja")

    def git(self, *args: str) -> str:
        return self._git("-C", str(self.root), *args).strip()

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)

    def edit(self, before: str, after: str, name: str = CASE) -> None:
        """Change a file's text and commit it."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8", newline="\n")
        self.commit(f"{before} → {after}")

    def propose(self, before: str, after: str) -> None:
        """A change on a branch, joined with main as the forge checks a proposed change out."""
        self.git("switch", "-q", "-c", "forslag")
        self.edit(before, after)
        self.git("switch", "-q", "--detach", "main")
        self.git("merge", "-q", "--no-ff", "-m", "Förslaget", "forslag")

    def program(self, name: str, text: str) -> None:
        """A program on PATH, as a shell script."""
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, script: str, **env: str) -> Done:
        """The script as a runner runs it: in bash, where the first failure ends it."""
        kept = {name: os.environ[name] for name in ("EST_IDAG", "HOME", "COVERAGE_PROCESS_START") if name in os.environ}
        path = f"{self.bin}:{os.environ['PATH']}"
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
        done = subprocess.run(
            command,
            cwd=self.root,
            env={**kept, "LANG": "C.UTF-8", "PATH": path, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
        )
        return Done(done.returncode, done.stdout)

    def read(self, name: str) -> dict[Any, Any]:
        return dict(yaml.safe_load((self.root / name).read_text(encoding="utf-8")))
