"""Git's objects, read one by one through a single `git cat-file --batch`."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import lru_cache
from typing import IO, TYPE_CHECKING, Final, NamedTuple, cast

from est_cli.reading.decode import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.git.repo import Repo

_CHUNK: Final = 1 << 20


class Node(NamedTuple):
    """A line of a tree: git's mode as text (`100644`, `40000`, `120000`, `160000`), and the object's id."""

    mode: str
    id: str


class Objects:
    """A running `git cat-file`; see `objects`."""

    def __init__(self, send: IO[bytes], receive: IO[bytes]) -> None:
        """Talk over these two pipes."""
        self._send, self._receive = send, receive
        self.tree = lru_cache(maxsize=None)(self._tree)

    def blob(self, id_: str, most: int = MAX_BYTES) -> bytes | None:
        """A file's bytes, at most one past the limit of what is read; None where git does not have it."""
        return self._get(id_, most + 1)

    def _tree(self, id_: str) -> dict[str, Node]:
        """What a folder holds, by name (a commit's id gives its top folder)."""
        data = self._get(f"{id_}^{{tree}}", None) or b""
        width, at, found = len(id_) // 2, 0, {}
        while at < len(data):
            blank, end = data.index(b" ", at), data.index(b"\0", at)
            name, mode = os.fsdecode(data[blank + 1 : end]), data[at:blank].decode()
            at = end + 1 + width
            found[name] = Node(mode, data[end + 1 : at].hex())
        return found

    def _get(self, what: str, limit: int | None) -> bytes | None:
        self._send.write(what.encode() + b"\n")
        self._send.flush()
        words = self._receive.readline().split()
        if len(words) != len(("id", "type", "size")):
            return None
        size = int(words[2])
        data = self._receive.read(size if limit is None else min(size, limit))
        self._skip(size - len(data) + 1)
        return data

    def _skip(self, size: int) -> None:
        while size > 0:
            size -= len(self._receive.read(min(size, _CHUNK))) or size


@contextmanager
def objects(repo: Repo) -> Iterator[Objects]:
    """The repository's objects, for as long as the block lasts."""
    with repo.start("cat-file", "--batch") as process:
        yield Objects(cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout))
