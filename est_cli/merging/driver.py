"""The merge driver: what git is told, what it gives, and what it gets back."""

from __future__ import annotations

import subprocess
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.merging.outcome import Outcome, Three

if TYPE_CHECKING:
    from est_cli.model.record import Record

_BY_GIT: Final = "Kommandot körs av git vid en sammanslagning: git merge GREN."
_LABELS: Final = ("-L", "HEAD", "-L", "bas", "-L", "inkommande")
_MODELS: Final = {
    "est.yaml": "installningar:Installningar",
    "register/aktorer.yaml": "register:Aktorer",
    "register/platser.yaml": "register:Platser",
    "register/kategorier.yaml": "register:Kategorier",
    "register/import/*.yaml": "importprofil:Importprofil",
    "arenden/*/arende.yaml": "arende:Arendefil",
    "arenden/*/problem.yaml": "problem:Problem",
    "arenden/*/analys.yaml": "analys:Analys",
    "arenden/*/atgarder.yaml": "atgarder:Atgardsdel",
    "arenden/*/utvardering.yaml": "utvardering:Utvardering",
    "moten/*.yaml": "mote:Mote",
    "lagesbilder/*.yaml": "lagesbild:Lagesbild",
}
"""The files that are merged by records, and their record class; only the one that is needed is imported."""
_ROWS: Final = "observationer/*.csv"


def merge_files(fil: str, base: Path, ours: Path, theirs: Path, size: int) -> Outcome:
    """Merge three files; the result stands in `ours`. `fil` is the file's name in the repository.

    A file that is none of the workspace's own kinds is merged as git does it, with marks so many signs long, and so
    is one that est fails on. Raises `EstError` where a file cannot be read or written.
    """
    try:
        three = Three(*(path.read_bytes() for path in (base, ours, theirs)))
        git = _by_git(base, ours, theirs, size)
    except OSError as error:
        raise EstError("Filerna att slå ihop går inte att läsa, eller git finns inte.", _BY_GIT) from error
    try:
        outcome = _merged(fil, three, git, size)
    except Exception as error:  # noqa: BLE001 - whatever is wrong here, nobody gets less than git gives
        outcome = git._replace(why=(f"ett fel i est ({type(error).__name__}); git har slagit ihop den rad för rad.",))
    write_whole(ours, outcome.data)
    return outcome


def _by_git(base: Path, ours: Path, theirs: Path, size: int) -> Outcome:
    """What git makes of three files, line by line; as with its own `git merge` it may hold marks."""
    done = subprocess.run(  # noqa: S603 - git itself, without a shell, on the files that git gave
        ["git", "merge-file", "-p", f"--marker-size={size}", *_LABELS, "--", ours, base, theirs],  # noqa: S607 - the git that called
        capture_output=True,
        check=False,
    )
    return Outcome(done.stdout, clean=done.returncode == 0)


def _merged(fil: str, three: Three, git: Outcome, size: int) -> Outcome:
    if PurePosixPath(fil).match(_ROWS):
        from est_cli.merging.csv_file import merge_csv

        return merge_csv(three, git, size)
    model = _model(fil)
    if model is None:
        return git
    from est_cli.merging.yaml_file import merge_yaml

    return merge_yaml(fil, model, three, git, size)


def _model(fil: str) -> type[Record] | None:
    """The record class of a file by its name in the repository, of which the workspace may be a folder."""
    name = next((name for glob, name in _MODELS.items() if PurePosixPath(fil).match(glob)), None)
    if name is None:
        return None
    module, _, cls = name.partition(":")
    model: type[Record] = getattr(import_module(f"est_cli.model.{module}"), cls)
    return model
