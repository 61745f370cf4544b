"""`est init --hook`: git looks for personal data before a commit, and joins two people's YAML as `est` would."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.terminal import say
from est_cli.generated.packaged import texts
from est_cli.generated.workspace_files import workspace_files
from est_cli.merging import driver_settings

if TYPE_CHECKING:
    from est_cli.git.repo import Repo

_PYTHON: Final = re.compile(r"^python=.*$", re.MULTILINE)
_CALL: Final = "validera --index --arbetsyta"
_EXECUTABLE: Final = 0o755


def switch_on(repo: Repo) -> None:
    """Set what git needs to join files, and install the hook; EstError where another hook stands in its place."""
    _set_merging(repo)
    folder = (repo.root / (repo.ask("rev-parse", "--git-path", "hooks") or ".git/hooks")).resolve()
    path, there = folder / "pre-commit", _text(folder / "pre-commit")
    if _is_shared(repo, folder):
        raise _not_written(repo, path, f"{folder} är gemensam för flera förråd (core.hooksPath).")
    text = _hook(repo, folder)
    if there is None or _PYTHON.sub("", there) == _PYTHON.sub("", text):
        write_whole(path, text.encode())
        path.chmod(_EXECUTABLE)
        say(f"Kroken är på plats: {path} letar personuppgifter innan något sparas i git.")
    elif f"{_CALL} {_workspace(repo)} " not in there and f"\narbetsyta={_workspace(repo)}\n" not in there:
        raise _not_written(repo, path, f"det finns redan en, {path}, och den är orörd.")
    else:
        say(f"Kroken {path} fanns redan, kör est och är orörd.")


def _set_merging(repo: Repo) -> None:
    settings = driver_settings()
    for name, value in settings.items():
        repo.run("config", name, value)
    if "merge: est" not in (repo.ask("check-attr", "merge", "--", "arenden/2026-x/arende.yaml") or ""):
        lines = "\n".join(line for line in workspace_files()[".gitattributes"].splitlines() if "merge=est" in line)
        say(f"Lägg till de här raderna i .gitattributes, som fanns redan, så att git frågar est:\n{lines}")
    say(f"Git slår ihop två personers ändringar post för post, med est ({', '.join(settings)} i git config).")


def _is_shared(repo: Repo, folder: Path) -> bool:
    """Whether the hooks lie outside the repository, as with a `core.hooksPath` of the user's own."""
    places = (repo.ask("rev-parse", "--show-toplevel"), repo.ask("rev-parse", "--git-common-dir"))
    return not any(folder.is_relative_to((repo.root / place).resolve()) for place in places if place)


def _hook(repo: Repo, folder: Path) -> str:
    """The hook's text. It names this computer's Python only where the hook stays on this computer."""
    git = (repo.root / (repo.ask("rev-parse", "--git-common-dir") or ".git")).resolve()
    python = Path(sys.executable).as_posix() if folder.is_relative_to(git) else ""
    text = texts("krok")["pre-commit"].replace("__PYTHON__", shlex.quote(python))
    return text.replace("__ARBETSYTA__", _workspace(repo))


def _workspace(repo: Repo) -> str:
    """The workspace as seen from where git runs hooks, as a word for the shell: `.`, or `./trygghet`."""
    return shlex.quote(f"./{repo.prefix}".rstrip("/"))


def _text(path: Path) -> str | None:
    """What the hook says; None where there is none, nothing where it is no file or a link that leads nowhere."""
    if path.is_file():
        return path.read_text(encoding="utf-8", errors="replace")
    return "" if path.is_symlink() or path.exists() else None


def _not_written(repo: Repo, path: Path, why: str) -> EstError:
    workspace = _workspace(repo)
    line = f"[ ! -f {workspace}/est.yaml ] || est {_CALL} {workspace} || exit 1"
    return EstError(f"Kroken är inte skriven: {why}", f"Lägg till raden överst i {path}, under den med #!:\n{line}")
