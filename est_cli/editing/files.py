"""Writes that are whole or not at all: a temporary file, fsync, rename."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import time
from typing import TYPE_CHECKING, Final

from est_cli.errors import EstError
from est_cli.workspace.root import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

STATE: Final = ".est"
"""The workspace's own folder for lock, cache and what is being written; git ignores it."""
_TEMPORARY: Final = "tmp-"
_MAKER: Final = re.compile(r"tmp-([1-9][0-9]{0,9})-")
"""The number of the process that something is being written by, in the name that it has until then."""
_DAY: Final = 86_400

_CAUSES: Final = {
    errno.EACCES: (": rättighet saknas", "Be den som sköter datorn om rätt att skriva där."),
    errno.EPERM: (": rättighet saknas", "Be den som sköter datorn om rätt att skriva där."),
    errno.EROFS: (": disken är skrivskyddad", "Arbeta i en kopia på en annan disk."),
    errno.ENOSPC: (": disken är full", "Frigör plats och kör om."),
    errno.EDQUOT: (": din kvot på disken är slut", "Frigör plats och kör om."),
    errno.ENAMETOOLONG: (": namnet är för långt", "Välj ett kortare namn."),
}


def state_folder(root: Path) -> Path:
    """The workspace's `.est/`, made with its own `.gitignore` where it is missing."""
    folder = root / STATE
    if folder.is_symlink():
        raise EstError(f"{folder} är en länk till en annan plats.", "Ta bort länken och kör om.")
    try:
        folder.mkdir(exist_ok=True)
        ignore = folder / ".gitignore"
        if not ignore.exists():
            ignore.write_text("*\n", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _cannot(folder, error) from None
    return folder


def write_whole(path: Path, data: bytes) -> bool:
    """Give a file these bytes, or leave it as it was; False if it held them already, and nothing was written.

    The file's mode stays. It waits until the disk has them.
    Raises `EstError` where the file, or a folder of the workspace on the way to it, is a link, or it cannot be written.
    """
    try:
        _refuse_link(path)
        _refuse_linked_folder(path)
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        _in_place(path, lambda temporary: _write(temporary, data, _mode(path)))
    except OSError as error:
        raise _cannot(path, error) from None
    return True


def remove(path: Path) -> None:
    """Remove a file, and wait until the disk knows; one gone already is no fault.

    `EstError` where it cannot, or where a folder of the workspace on the way to it is a link.
    """
    try:
        _refuse_linked_folder(path)
        path.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except OSError as error:
        _, advice = _CAUSES.get(error.errno or 0, ("", "Kontrollera att inget annat program håller filen."))
        raise EstError(f"{path} går inte att ta bort.", f"{advice} Kör sedan om kommandot.") from None


def write_folder(target: Path, files: Mapping[str, bytes]) -> None:
    """Make a folder with these files (name and bytes), all of it or nothing.

    `EstError` if it is there already, or where a folder of the workspace on the way to it is a link.
    """
    _refuse_linked_folder(target)
    if os.path.lexists(target):
        raise EstError(f"{target} finns redan; inget är skrivet.", "Välj ett annat namn.")

    def build(temporary: Path) -> None:
        temporary.mkdir()
        for name, data in files.items():
            _write(temporary / name, data, None)
        _sync_folder(temporary)

    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _in_place(target, build)
    except OSError as error:
        raise _cannot(target, error) from None


def sweep(root: Path) -> None:
    """Remove what killed commands left behind in `.est/`: at once, or after a day where nobody knows who made it."""
    for path in (root / STATE).glob(f"{_TEMPORARY}*"):
        try:
            if _is_left(path) or time.time() - path.lstat().st_mtime > _DAY:
                _remove(path)
        except OSError:  # another command was first, or the file is held open: there is a next time
            continue


def _is_left(path: Path) -> bool:
    """Whether the process whose number is in the name is surely gone; on Windows there is no harmless way to ask."""
    found = _MAKER.match(path.name)
    if os.name == "nt" or found is None:
        return False
    try:
        os.kill(int(found[1]), 0)  # signal 0 only asks
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:  # it is there, and another user's
        return False
    return False


def _in_place(target: Path, make: Callable[[Path], None]) -> None:
    """Make something under a temporary name and rename it; beside the target where `.est/` is on another disk."""
    for folder in _workshops(target):
        temporary = folder / f"{_TEMPORARY}{os.getpid()}-{secrets.token_hex(4)}"
        if folder == target.parent:
            temporary = temporary.with_name(f".{temporary.name}")
        try:
            make(temporary)
            temporary.replace(target)
        except BaseException as error:
            _remove(temporary)
            if folder != target.parent and isinstance(error, OSError) and error.errno == errno.EXDEV:
                continue
            raise
        _sync_folder(target.parent)
        return


def _workshops(target: Path) -> Iterator[Path]:
    """Where the temporary file may lie: the workspace's `.est/`, else the target's own folder."""
    root = next((folder for folder in target.absolute().parents if (folder / SETTINGS).is_file()), None)
    if root is not None:
        yield state_folder(root)
    yield target.parent


def _refuse_link(path: Path) -> None:
    if path.is_symlink():
        raise EstError(
            f"{path} är en länk till en annan plats; est skriver inte genom länkar.", "Lägg själva filen där i stället."
        )


def _refuse_linked_folder(path: Path) -> None:
    """EstError where a folder between the workspace and the file is a link: it would be written somewhere else."""
    folders = list(path.absolute().parents)
    roots = [at for at, folder in enumerate(folders) if (folder / SETTINGS).is_file()]
    for folder in folders[: roots[-1] if roots else 0]:
        if folder.is_symlink():
            raise EstError(
                f"{folder} är en länk till en annan plats; est följer inga länkar.", "Lägg själva mappen där i stället."
            )


def _mode(path: Path) -> int | None:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else None


def _write(path: Path, data: bytes, mode: int | None) -> None:
    with path.open("xb") as file:
        file.write(data)
        if mode is not None:
            path.chmod(mode)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename last; Windows has no such thing for folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _cannot(path: Path, error: OSError) -> EstError:
    text, advice = _CAUSES.get(
        error.errno or 0, ("", "Kontrollera att mappen finns och att inget annat program håller filen.")
    )
    kept = "; filen är oförändrad" if os.path.isfile(path) else ""  # noqa: PTH113 - Path.is_file may itself be refused
    return EstError(f"{path} går inte att skriva{text}{kept}.", advice)
