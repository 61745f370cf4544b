"""The safe fixes of one file: made together where they mend it, left out where they would bring new faults."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.editing.lines import Cut, cut

if TYPE_CHECKING:
    from collections.abc import Callable

    from est_cli.findings import Finding, Rattelse

    Check = Callable[[bytes], list[Finding]]
    """All findings that the file's bytes can bring about, in whatever file."""

_ROUNDS: Final = 20
"""So often a file is looked at again: a key that is mended shows what stands under it."""


class Mended(NamedTuple):
    """A file's bytes once mended, what was mended, and what was safe by itself but would bring new faults."""

    data: bytes
    made: list[Finding]
    left: list[Finding]


def mend(fil: str, data: bytes, check: Check) -> Mended:
    """Make every safe fix in a file that leaves its own finding gone and no other `fel` more than before."""
    found = check(data)
    made: list[Finding] = []
    left: list[Finding] = []
    for _ in range(_ROUNDS):
        todo = _safe(fil, found, left)
        if not todo:
            break
        data, found, done = _with_most(data, found, todo, check)
        made += done
        left += [one for one in todo if one not in done]
    return Mended(data, made, left)


def _safe(fil: str, found: list[Finding], left: list[Finding]) -> list[Finding]:
    """The findings of a file whose fix is safe and overlaps no other, in order, but for those already tried."""
    tried, end = set(map(_key, left)), (0, 0)
    todo = []
    for one in found:
        fix = one.rattelse
        if one.fil == fil and fix and fix.saker and _key(one) not in tried and (fix.rad, fix.kolumn) >= end:
            todo.append(one)
            end = fix.slutrad, fix.slutkolumn
    return todo


def _with_most(
    data: bytes, found: list[Finding], fixes: list[Finding], check: Check
) -> tuple[bytes, list[Finding], list[Finding]]:
    """The bytes with as many of the fixes as mend it, their findings, and the fixes; by halves, the last first."""
    trial = _applied(data, [one.rattelse for one in fixes if one.rattelse])
    after = check(trial)
    if _is_better(found, after, fixes):
        return trial, after, fixes
    if len(fixes) == 1:
        return data, found, []
    half = len(fixes) // 2
    data, found, late = _with_most(data, found, fixes[half:], check)
    data, found, early = _with_most(data, found, fixes[:half], check)
    return data, found, early + late


def _is_better(before: list[Finding], after: list[Finding], fixed: list[Finding]) -> bool:
    """Whether each finding that was mended is gone, and no rule has more faults to tell of in any case."""
    gone = Counter(map(_key, before)) - Counter(map(_key, after))
    more = Counter(map(_kind, after)) - Counter(map(_kind, before))
    return Counter(map(_key, fixed)) <= gone and not any(niva == "fel" for _, _, niva in more)


def _key(one: Finding) -> tuple[str, str, int, str]:
    return one.fil, one.kod, one.rad, one.text


def _kind(one: Finding) -> tuple[str | None, str, str]:
    return one.arende, one.kod, one.niva


def _applied(data: bytes, fixes: list[Rattelse]) -> bytes:
    bom = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    text = data.decode("utf-8-sig")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    cuts = [
        Cut(starts[fix.rad - 1] + fix.kolumn - 1, starts[fix.slutrad - 1] + fix.slutkolumn - 1, fix.text)
        for fix in fixes
    ]
    return bom + cut(text, cuts).encode()
