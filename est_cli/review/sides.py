"""The two sides of a change: the workspace before and after, and which of its cases may have come to differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.git.changed import changed
from est_cli.git.tree import CommitTree
from est_cli.reading.decode import holds_rows
from est_cli.rules.check import Checker, checker
from est_cli.workspace.load import load
from est_cli.workspace.tree import Disk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from est_cli.git.objects import Objects
    from est_cli.git.repo import Repo
    from est_cli.git.revisions import Span
    from est_cli.workspace.case import CaseFiles
    from est_cli.workspace.load import Workspace
    from est_cli.workspace.tree import Memo, Tree

_ALIKE: Final = 2
"""So many equal files make a case that went and one that came the same case, renamed."""


class Side(NamedTuple):
    """The workspace on one side, and those of its cases that have been read."""

    checker: Checker
    lasta: dict[str, CaseFiles]

    @property
    def workspace(self) -> Workspace:
        """The workspace as it stands on this side."""
        return self.checker.workspace

    def case(self, case: str) -> CaseFiles | None:
        """A case, read once; None where this side has none of that name."""
        if case not in self.lasta and case in self.workspace.arenden:
            self.lasta[case] = self.workspace.case(case)
        return self.lasta.get(case)


class Sides(NamedTuple):
    """Before and after, judged as of a day; `filer` differ, `omdopta` are renamed cases: name after → name before."""

    span: Span
    idag: date
    fore: Side
    efter: Side
    filer: list[str]
    omdopta: dict[str, str]


def sides(repo: Repo, objects: Objects, span: Span, idag: date) -> Sides:
    """Read both sides of a change; of the cases only the names."""
    memo: Memo = {}
    before = CommitTree(objects, repo, span.fran, memo)
    after: Tree = CommitTree(objects, repo, span.till, memo) if span.till else Disk(repo.root, memo)
    filer = changed(repo, span)
    fore, efter = (Side(checker(load(repo.root, tree), idag), {}) for tree in (before, after))
    return Sides(span, idag, fore, efter, filer, _renamed(fore.workspace, efter.workspace, filer))


def differing(both: Sides) -> list[str]:
    """The cases whose own files differ, by their name after (before, for one that is gone), in order."""
    old = set(both.omdopta.values())
    named = {fil.split("/")[1] for fil in both.filer if fil.startswith("arenden/") and fil.count("/") > 1}
    there = {*both.fore.workspace.arenden, *both.efter.workspace.arenden}
    return sorted(case for case in named if case in there and case not in old)


def affected(both: Sides) -> list[str]:
    """The cases whose findings may differ: also those that a changed register, meeting or observation speaks of."""
    if any(fil == "est.yaml" or fil.startswith("register/") for fil in both.filer):
        old = set(both.omdopta.values())
        return sorted({*both.fore.workspace.arenden, *both.efter.workspace.arenden} - old)
    meetings = {fil[6:-5] for fil in both.filer if fil.startswith("moten/")}
    if any(id_ not in both.efter.workspace.moten for id_ in meetings):
        return sorted({*differing(both), *both.efter.workspace.arenden})
    counted = _counting(both.efter.workspace) if any(map(holds_rows, both.filer)) else set()
    spoken = {case for side in (both.fore, both.efter) for id_ in meetings for case in _cases(side.workspace, id_)}
    there = {*both.fore.workspace.arenden, *both.efter.workspace.arenden}
    return sorted({*differing(both), *(spoken & there), *counted} - set(both.omdopta.values()))


def _counting(workspace: Workspace) -> set[str]:
    """The cases that say how an indicator is counted in the observations."""
    data = ((case, _bytes(workspace.tree, f"arenden/{case}/problem.yaml")) for case in workspace.arenden)
    return {case for case, text in data if text and b"matning" in text}


def _cases(workspace: Workspace, meeting: str) -> Iterator[str]:
    mote = workspace.moten.get(meeting)
    if mote is not None:
        yield from (str(one.arende) for one in mote.arenden or ())
        yield from (str(one.arende) for one in mote.beslut or ())


def _renamed(fore: Workspace, efter: Workspace, filer: list[str]) -> dict[str, str]:
    """Cases with another name and mostly the same files: name after → name before."""
    touched = {fil.split("/")[1] for fil in filer if fil.startswith("arenden/") and fil.count("/") > 1}
    gone = sorted(case for case in touched & set(fore.arenden) if case not in efter.arenden)
    new = sorted(case for case in touched & set(efter.arenden) if case not in fore.arenden)
    found: dict[str, str] = {}
    for case in new if gone else ():
        alike = {old: _alike(fore.tree, old, efter.tree, case) for old in gone if old not in found.values()}
        best = max(alike, key=lambda old: alike[old], default=None)
        if best is not None and alike[best] >= _ALIKE:
            found[case] = best
    return found


def _alike(before: Tree, old: str, after: Tree, new: str) -> int:
    """How many files the two folders have in common; most of the lines of `arende.yaml` count as two."""
    common = 0
    for name in ("arende", "problem", "analys", "atgarder", "utvardering"):
        one, other = (_bytes(tree, f"arenden/{case}/{name}.yaml") for tree, case in ((before, old), (after, new)))
        if one is not None and other is not None:
            common += one == other
            common += name == "arende" and _mostly(one, other)
    return common


def _mostly(one: bytes, other: bytes) -> int:
    left, right = (Counter(data.splitlines()) for data in (one, other))
    same = (left & right).total()
    return 2 if 2 * same > max(left.total(), right.total()) else 0


def _bytes(tree: Tree, fil: str) -> bytes | None:
    try:
        return tree.read(fil)
    except OSError:
        return None
