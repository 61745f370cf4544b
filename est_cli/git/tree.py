"""A workspace as it stood at a commit; it is a `workspace.tree.Tree`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.reading.decode import limit_of
from est_cli.workspace.tree import Entry, Slag, no_ordinary_file

if TYPE_CHECKING:
    from est_cli.git.objects import Node, Objects
    from est_cli.git.repo import Repo
    from est_cli.workspace.tree import Memo

_FOLDER: Final = "40000"
_SLAG: Final[dict[str, Slag]] = {"100644": "fil", "100755": "fil", "100664": "fil", _FOLDER: "mapp", "120000": "lank"}


class CommitTree:
    """The files of a commit, below the workspace's own folder; only what is asked for is read."""

    def __init__(self, objects: Objects, repo: Repo, commit: str | None, memo: Memo | None = None) -> None:
        """Start at a commit's folder; None is a commit with nothing in it."""
        self._objects, self.memo = objects, memo
        self._top = commit and self._below(commit, repo.prefix)

    def read(self, fil: str) -> bytes:
        """The file's bytes; see `Tree.read`."""
        node = self._node(fil)
        if node is None:
            raise FileNotFoundError(fil)
        data = self._objects.blob(node.id, limit_of(fil)) if _SLAG.get(node.mode) == "fil" else None
        if data is None:
            raise no_ordinary_file()
        return data

    def scan(self, folder: str) -> list[Entry]:
        """What lay in the folder; see `Tree.scan`."""
        id_ = self._top and self._below(self._top, folder)
        nodes = self._objects.tree(id_) if id_ else {}
        return sorted(Entry(name, _SLAG.get(node.mode, "annat")) for name, node in nodes.items() if name[0] != ".")

    def slag(self, fil: str) -> Slag | None:
        """What the name stood for."""
        node = self._node(fil)
        return _SLAG.get(node.mode, "annat") if node else None

    def _node(self, fil: str) -> Node | None:
        folder, _, name = fil.rpartition("/")
        id_ = self._top and self._below(self._top, folder)
        return self._objects.tree(id_).get(name) if id_ else None

    def _below(self, id_: str, folder: str) -> str | None:
        for name in filter(None, folder.split("/")):
            node = self._objects.tree(id_).get(name)
            if node is None or node.mode != _FOLDER:
                return None
            id_ = node.id
        return id_
