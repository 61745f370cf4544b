"""Merged parts put together again: in which order, in what lines, and what they say together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from est_cli.merging.text import Side, Text, hunks, seen_from, shifted, tight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.merging.pieces import Piece

GONE: Final[Any] = object()
"""What a piece says on the side that has taken it away."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A merged piece: its text, what it says if the one side or the other is chosen in every clash, and the clashes.

    A clash is the names on the way to it.
    """

    text: Text
    ours: Any
    theirs: Any
    clashes: tuple[tuple[str, ...], ...] = ()


class Part(NamedTuple):
    """A merged part of a piece: its name, and what stands above it or before it."""

    name: str
    gap: Text
    merged: Merged


def in_order(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[str] | None:
    """All names of both sides: as the side that moved some has them, else as ours; None where both moved some.

    What only the other side has stands before the name that it preceded there, after what ours has put there.
    """
    common = set(base) & set(ours) & set(theirs)
    before, here, there = ([name for name in side if name in common] for side in (base, ours, theirs))
    if here not in (before, there) and there != before:
        return None
    first, second = (theirs, ours) if here == before != there else (ours, theirs)
    own, later, before_it = set(first), "", dict[str, list[str]]()
    for name in reversed(second):
        if name in own:
            later = name
        else:
            before_it.setdefault(later, []).insert(0, name)
    return [name for known in first for name in (*before_it.get(known, ()), known)] + before_it.get("", [])


def pick(what: Literal["gap", "head", "foot"], base: Piece | None, ours: Piece, theirs: Piece) -> str:
    """The one that was changed; ours where both were (`proof.py` sees to it that no comment is lost so)."""
    own, other = _both(what, ours, theirs)
    return other if base and own == getattr(base, what) else own


def between(what: Literal["gap", "foot"], base: Piece | None, ours: Piece, theirs: Piece) -> Text:
    """The comments above a piece, or at the end of the file; a clash where both sides changed them."""
    own, other = _both(what, ours, theirs)
    before = getattr(base, what).split() if base else None
    if own.split() == other.split():
        return [pick(what, base, ours, theirs)]
    if before in (own.split(), other.split()):
        return [other if own.split() == before else own]
    return hunks(own, other)


def _both(what: str, ours: Piece, theirs: Piece) -> tuple[str, str]:
    return getattr(ours, what), shifted(getattr(theirs, what), ours.column - theirs.column)


def join(base: Piece | None, ours: Piece, theirs: Piece, parts: list[Part]) -> Merged | None:
    """A piece of these parts, written as ours; None where it would have none, or marks would stand inside a line."""
    head = ours.head if ours.lead or theirs.lead else pick("head", base, ours, theirs)
    if ours.shape == "block":
        text = tight([head, *_in_lines(parts), *between("foot", base, ours, theirs)])
    else:
        text = tight([head, *_in_flow(parts), pick("foot", base, ours, theirs)])
    if not parts or (ours.shape == "flow" and len(text) > 1):
        return None
    if ours.lead:
        first = text[0]
        if not isinstance(first, str) or first[: len(ours.lead)].strip(" "):
            return None
        text[0] = ours.lead + first[len(ours.lead) :]
    mapping = isinstance(ours.data, dict)
    clashes = tuple(clash for part in parts for clash in part.merged.clashes)
    return Merged(text, _said("ours", parts, mapping=mapping), _said("theirs", parts, mapping=mapping), clashes)


def _in_lines(parts: list[Part]) -> Text:
    return [text for part in parts for text in (*part.gap, *part.merged.text)]


def _in_flow(parts: list[Part]) -> Text:
    """Entries with a comma between them, and none before the first."""
    result: Text = []
    for place, part in enumerate(parts):
        gap = seen_from("ours", part.gap)
        result += [gap if ("," in gap) == bool(place) else ", " * bool(place), *part.merged.text]
    return result


def _said(side: Side, parts: list[Part], *, mapping: bool) -> Any:  # noqa: ANN401 - plain data
    said = [(part.name, data) for part in parts if (data := getattr(part.merged, side)) is not GONE]
    return dict(said) if mapping else [data for _, data in said]
