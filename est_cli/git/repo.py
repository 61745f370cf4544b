"""The repository that a workspace lies in, and the one way in which git is run."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError

if TYPE_CHECKING:
    from pathlib import Path

_SETTINGS: Final = ("core.quotepath=off", "core.fsmonitor=false", "core.commitGraph=true")
_OURS: Final = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_LITERAL_PATHSPECS": "1", "GIT_TERMINAL_PROMPT": "0"}
_FROM_A_HOOK: Final = ("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY")
"""What git tells a hook, relative to the hook's own folder; the rest (GIT_DIR …) is found anew from the workspace."""
_NO_GIT: Final = "git finns inte på datorn, och det här kommandot läser historiken i git."


class Repo(NamedTuple):
    """A repository as seen from a workspace: its folder, and its path in the repository (`""`, or `trygghet/`).

    `shallow`: the clone holds only the last part of the history.
    """

    root: Path
    prefix: str
    shallow: bool = False

    def run(self, *args: str) -> bytes:
        """What git printed; EstError with git's own words where it failed."""
        done = _git(self.root, args)
        if done.returncode:
            raise EstError("Git kunde inte svara.", f"Git säger: {_said(done.stderr)}")
        return done.stdout

    def ask(self, *args: str) -> str | None:
        """What git printed, on one line; None where it had no answer."""
        done = _git(self.root, args)
        return None if done.returncode else os.fsdecode(done.stdout).strip("\n")

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        """Git as a partner to talk with."""
        return subprocess.Popen(  # noqa: S603 - as in _git
            _command(args), cwd=self.root, env=_environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def name(self, path: str) -> str | None:
        """A path in the repository as a name in the workspace; None for what lies outside."""
        return path[len(self.prefix) :] if path.startswith(self.prefix) else None


def repository(root: Path) -> Repo:
    """The repository of a workspace; EstError where there is none, or no git."""
    try:
        done = _git(root, ("rev-parse", "--is-inside-work-tree", "--show-prefix", "--is-shallow-repository"))
    except FileNotFoundError:
        raise EstError(_NO_GIT, "Installera git: https://git-scm.com") from None
    if done.returncode or not done.stdout.startswith(b"true"):
        if b"dubious ownership" in done.stderr:
            raise EstError("Git vägrar läsa mappen: den ägs av någon annan.", f"Git säger: {_said(done.stderr)}")
        raise EstError(f"{root} ligger inte i något git-förråd, och det här kommandot läser historiken i git.", _START)
    _, prefix, shallow, *_ = os.fsdecode(done.stdout).split("\n")
    return Repo(root, prefix, shallow == "true")


_START: Final = "Börja en historik i mappen med: git init"


def _git(root: Path, args: tuple[str, ...]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - git itself, without a shell; what was typed comes after --end-of-options
        _command(args), cwd=root, env=_environment(), stdin=subprocess.DEVNULL, capture_output=True, check=False
    )


def _command(args: tuple[str, ...]) -> list[str]:
    return ["git", *(word for setting in _SETTINGS for word in ("-c", setting)), *args]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _PASSED_ON}
    hook = {name: os.path.abspath(os.environ[name]) for name in _FROM_A_HOOK if os.environ.get(name)}  # noqa: PTH100 - no link is resolved
    return {**kept, **hook, **_OURS}


_PASSED_ON: Final = {"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_NOSYSTEM", "GIT_SSH_COMMAND"}


def _said(stderr: bytes) -> str:
    return os.fsdecode(stderr).strip().partition("\n")[0].removeprefix("fatal: ")
