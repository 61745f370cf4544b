"""Three versions of a piece become one: what one side changed is taken, what both changed differently is a clash."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from est_cli.merging.joined import GONE, Merged, Part, between, in_order, join
from est_cli.merging.kind import names
from est_cli.merging.text import hunks, shifted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from est_cli.merging.kind import Kind
    from est_cli.merging.pieces import Piece
    from est_cli.merging.text import Text


class Versions(NamedTuple):
    """A piece where the sides parted, and as each side has it now; None where it is not there."""

    base: Piece | None
    ours: Piece | None
    theirs: Piece | None


def merge(kind: Kind, three: Versions, column: int = 0) -> Merged | None:
    """The three versions as one piece that stands in a column; None where it is to be gone."""
    base, ours, theirs = three
    if ours is None or theirs is None:
        return _of_one(three, column)
    if theirs.text in {ours.text, base and base.text}:
        return _taken(ours, column)
    if base and ours.text == base.text:
        return _taken(theirs, column)
    inside = _inside(kind, base, ours, theirs) if kind.apart else None
    if inside:
        return inside
    if theirs.data == ours.data or (base and theirs.data == base.data):
        return _taken(ours, column)
    return _taken(theirs, column) if base and ours.data == base.data else _clash(three, column)


def _of_one(three: Versions, column: int) -> Merged | None:
    """What one side has and the other has not: added there, or taken away here, unless it was changed meanwhile."""
    there = three.ours or three.theirs
    if there is None or (three.base and there.data == three.base.data):
        return None
    return _clash(three, column) if three.base else _taken(there, column)


def _taken(piece: Piece, column: int) -> Merged:
    return Merged([shifted(piece.text, column - piece.column)], piece.data, piece.data)


def _clash(three: Versions, column: int) -> Merged:
    ours, theirs = (shifted(piece.text, column - piece.column) if piece else "" for piece in three[1:])
    said = [piece.data if piece else GONE for piece in three[1:]]
    return Merged(hunks(ours, theirs), said[0], said[1], clashes=((),))


def _inside(kind: Kind, base: Piece | None, ours: Piece, theirs: Piece) -> Merged | None:
    """The parts merged one by one; None where the piece cannot be taken apart, or would be put together wrongly."""
    if "leaf" in {ours.shape, theirs.shape} or ours.shape != theirs.shape or type(ours.data) is not type(theirs.data):
        return None
    before, here, there = names(kind, base.parts if base else (), ours.parts, theirs.parts)
    order = in_order(list(before), list(here), list(there))
    if order is None or _first_answer(base, ours, theirs) or (kind.each and _replaced(before, here, there)):
        return None
    column = next((part.column for part in (*ours.parts, *theirs.parts)), 0)
    examples = {part.gap for name, part in here.items() if name not in before and "#" in part.gap}
    parts = []
    for name in order:
        three = Versions(before.get(name), here.get(name), there.get(name))
        merged = _part(kind, name, three, column)
        if merged:
            parts.append(Part(name, _gap(three, column, examples), merged))
    return join(base, ours, theirs, parts)


def _first_answer(base: Piece | None, ours: Piece, theirs: Piece) -> bool:
    """Whether one side has answered "none" to what was not answered before, and the other something."""
    return (base is None or base.data is None) and not (ours.parts and theirs.parts)


def _replaced(before: Iterable[str], here: Iterable[str], there: Iterable[str]) -> bool:
    """Whether both sides took the same away and did not put the same in its place: it may be one thing renamed."""
    gone = set(before) - set(here) - set(there)
    return bool(gone) and set(here) - set(before) != set(there) - set(before)


def _part(kind: Kind, name: str, three: Versions, column: int) -> Merged | None:
    base, ours, theirs = three
    if kind.each and base is None and ours and theirs and ours.data != theirs.data:
        merged: Merged | None = _clash(three, column)  # the same id for two things
    else:
        merged = merge(kind.of(name), three, column)
    return merged and replace(merged, clashes=tuple((name, *clash) for clash in merged.clashes))


def _gap(three: Versions, column: int, examples: set[str]) -> Text:
    """What stands above a part; the examples under which both sides have put something new stand there once."""
    base, ours, theirs = three
    if ours and theirs:
        return between("gap", base, ours, theirs)
    if ours or theirs is None or (base is None and theirs.gap in examples):
        return [ours.gap] if ours else []
    return [shifted(theirs.gap, column - theirs.column)]
