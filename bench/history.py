"""Repositories to measure in: a branch that touches some cases, a commit about to be made, a long history."""

import os
import subprocess
from pathlib import Path

_ENV = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    **{f"GIT_{who}_{what}": f"{who}@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
}


def git(folder: Path, *words: str, feed: bytes | None = None) -> None:
    """Run git with nobody's own settings."""
    subprocess.run(["git", *words], cwd=folder, input=feed, check=True, capture_output=True, env={**os.environ, **_ENV})


def branch(folder: Path, cases: int) -> None:
    """Commit the workspace on `main`, and on `gren` a change of this many cases: a title and a baseline each."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Alla ärenden")
    git(folder, "checkout", "--quiet", "-b", "gren")
    ids = sorted(path.name for path in (folder / "arenden").iterdir())
    for case in ids[:: max(1, len(ids) // cases)][:cases]:
        for name, before, after in (("arende", "titel: ", "titel: Åter "), ("problem", "varde: ", "varde: 1")):
            path = folder / "arenden" / case / f"{name}.yaml"
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(before, after, 1), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message=En gren")


def meeting(folder: Path, changes: int) -> str:
    """Commit the workspace, end the last meeting but one there, change this many values, and commit: the last one."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=Förra mötet")
    earlier, last = sorted((folder / "moten").glob("*.yaml"))[-2:]
    ended = (folder / ".git/refs/heads/main").read_text(encoding="ascii").strip()
    earlier.write_text(f"{earlier.read_text(encoding='utf-8')}omfattar: {{till: {ended}}}\n", encoding="utf-8")
    kinds = (("arende", "titel: ", "titel: Åter "), ("problem", "varde: ", "varde: 1"))
    files = [(path, *kind) for path in sorted((folder / "arenden").iterdir()) for kind in kinds]
    for case, name, before, after in files[:: max(1, len(files) // changes)][:changes]:
        path = case / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    git(folder, "commit", "--quiet", "--all", "--message=Sedan dess")
    return last.stem


def stage(folder: Path, files: int) -> None:
    """Change and stage this many files of a workspace that is committed."""
    for path in sorted((folder / "arenden").glob("*/problem.yaml"))[:files]:
        path.write_text(path.read_text(encoding="utf-8") + "# Ändrad i dag.\n", encoding="utf-8")
        git(folder, "add", str(path.relative_to(folder)))


def long_history(folder: Path, commits: int) -> None:
    """Make a repository with a workspace's settings and this many commits, each a new version of one of five files."""
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch=main")
    stream = [_commit(1, "est.yaml", "kommun: Ekdala kommun\n")]
    for number in range(2, commits + 1):
        line = f"Händelse {number}: glaskross vid perrongen, städat samma dag.\n"
        stream.append(_commit(number, f"arenden/2026-matning/fil-{number % 5}.md", line * 20))
    git(folder, "fast-import", "--quiet", feed="".join(stream).encode())
    git(folder, "reset", "--hard", "--quiet")


def _commit(number: int, name: str, text: str) -> str:
    who = f"Bench <bench@example.invalid> {1_700_000_000 + number * 60} +0000"
    size = len(text.encode())
    return f"commit refs/heads/main\ncommitter {who}\ndata 1\nx\nM 100644 inline {name}\ndata {size}\n{text}\n"
