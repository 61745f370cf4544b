"""Where the files of a workspace are read from: the disk, a commit, or what is staged; each gives bytes and names."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from est_cli.reading.decode import limit_of, read_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.model.record import Record
    from est_cli.reading.document import Document

Memo = dict[tuple[str, bytes], "tuple[Document, Record | None]"]
Slag = Literal["fil", "mapp", "lank", "annat"]


class Entry(NamedTuple):
    """What lies in a folder: its name, and whether it is a file, a folder, a link or something else."""

    name: str
    slag: Slag


class Tree(Protocol):
    """The files of a workspace by their names from its root, with `/`.

    `memo` is what has been parsed before, by name and bytes, where two trees are compared; None: nothing is kept.
    """

    memo: Memo | None

    def read(self, fil: str) -> bytes:
        """A file's bytes, at most one past the limit; FileNotFoundError, or OSError where it is no ordinary file."""
        ...

    def scan(self, folder: str) -> list[Entry]:
        """What lies in a folder by name, hidden names left out; empty where there is no such folder."""
        ...

    def slag(self, fil: str) -> Slag | None:
        """What a name stands for; None for nothing."""
        ...


class Disk:
    """The working tree."""

    def __init__(self, root: Path, memo: Memo | None = None) -> None:
        """Read below this folder."""
        self.root, self.memo = root, memo

    def read(self, fil: str) -> bytes:
        """The bytes on the disk, through no link."""
        return read_bytes(f"{self.root}/{fil}", limit_of(fil))

    def scan(self, folder: str) -> list[Entry]:
        """The folder as it is now."""
        try:
            with os.scandir(f"{self.root}/{folder}") as entries:
                return sorted(Entry(entry.name, _slag(entry)) for entry in entries if entry.name[0] != ".")
        except OSError:
            return []

    def slag(self, fil: str) -> Slag | None:
        """What stands there now."""
        path = self.root / fil
        if path.is_symlink():
            return "lank"
        if path.is_dir():
            return "mapp"
        return "fil" if path.is_file() else "annat" if path.exists() else None


def no_ordinary_file() -> OSError:
    """What `Tree.read` raises for a link, a folder, a submodule."""
    return OSError(errno.EINVAL, "ingen vanlig fil")


def _slag(entry: os.DirEntry[str]) -> Slag:
    if entry.is_symlink():
        return "lank"
    if entry.is_dir(follow_symlinks=False):
        return "mapp"
    return "fil" if entry.is_file(follow_symlinks=False) else "annat"
