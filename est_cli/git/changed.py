"""Which files of the workspace differ between two commits, a commit and the working tree, or HEAD and the index."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.git.revisions import head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.git.repo import Repo
    from est_cli.git.revisions import Span

_PLAIN: Final = ("--raw", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none", "--no-ext-diff")
_LINK_OR_MODULE: Final = ("120000", "160000")


class Staged(NamedTuple):
    """A file as it is staged: its name in the workspace, and the object that holds its bytes."""

    fil: str
    id: str


def changed(repo: Repo, span: Span) -> list[str]:
    """The names of the files that differ, in order; the working tree includes what git does not know of yet."""
    fran = span.fran or _nothing(repo)
    if span.till is not None:
        raw = repo.run("diff-tree", "-r", *_PLAIN, fran, span.till)
        return _sorted(repo, (path for _, path in _lines(raw)))
    raw = repo.run("diff-index", *_PLAIN, fran)
    new = os.fsdecode(repo.run("ls-files", "--others", "--exclude-standard", "--full-name", "-z")).split("\0")
    return _sorted(repo, [*(path for _, path in _lines(raw)), *filter(None, new)])


def staged(repo: Repo) -> list[Staged]:
    """The files that the next commit adds or changes; links and submodules are left out."""
    found = []
    against = head(repo) or _nothing(repo)
    for fields, path in _lines(repo.run("diff-index", "--cached", "--diff-filter=d", *_PLAIN, against)):
        _, mode, _, id_, _ = fields
        name = repo.name(path)
        if name is not None and mode not in _LINK_OR_MODULE:
            found.append(Staged(name, id_))
    return sorted(found)


def _nothing(repo: Repo) -> str:
    """The id of the empty folder, to compare with before the first commit."""
    return repo.run("hash-object", "-t", "tree", "--stdin").decode().strip()


def _lines(raw: bytes) -> Iterator[tuple[list[str], str]]:
    """Each line of git's raw format: its fields (modes, ids, status), and its path."""
    parts = os.fsdecode(raw).split("\0")
    for meta, path in zip(parts[::2], parts[1::2], strict=False):
        yield meta.removeprefix(":").split(" "), path


def _sorted(repo: Repo, paths: Iterator[str] | list[str]) -> list[str]:
    return sorted({name for path in paths if (name := repo.name(path)) is not None})
