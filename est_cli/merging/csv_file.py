"""Three versions of a file of observations, merged row by row; an id stands for one row."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from est_cli.merging import form
from est_cli.merging.kind import Kind
from est_cli.merging.outcome import UNREADABLE, Outcome, Three
from est_cli.merging.pieces import Piece
from est_cli.merging.text import lines, marked, seen_from
from est_cli.merging.three_way import Versions, merge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.merging.joined import Merged

_ID: Final = "id"
_ORDER: Final = ("datum", "id")


def merge_csv(three: Three, git: Outcome, size: int) -> Outcome:
    """The versions merged by the ids of their rows; git's own merge where their columns differ, or no table is read."""
    forms, texts = zip(*map(form.read, three), strict=True)
    try:
        base, ours, theirs = (_table(text.decode()) if data else None for text, data in zip(texts, three, strict=True))
    except (csv.Error, UnicodeDecodeError, _NoTableError):
        return git._replace(why=(UNREADABLE,))
    if ours is None or theirs is None or {ours.head, base.head if base else ours.head} != {theirs.head}:
        return git._replace(why=("sidorna har olika kolumner.",))
    merged = merge(Kind(), Versions(base, ours, theirs))
    if merged is None:
        return git
    why = tuple(f"båda sidor har ändrat raden {' › '.join(clash)}." for clash in merged.clashes)
    text = marked(merged.text, size) if why else _sorted(merged, ours, theirs)
    return Outcome(form.merged(*forms).write(text), clean=not why, why=why)


class _NoTableError(Exception):
    """A file without a header with `id`, with rows that are shorter or longer than it, or with an id twice."""


def _table(text: str) -> Piece:
    """The file as a piece whose parts are its rows by id; its head is the header's own line."""
    (header, head), *rows = [*_rows(text)] or [([], "")]
    if _ID not in header or any(len(row) != len(header) for row, _ in rows):
        raise _NoTableError
    at = header.index(_ID)
    parts = tuple(Piece(row[at], row, "", own, head=own) for row, own in rows)
    data = {part.name: part.data for part in parts}
    if len(data) != len(parts) or "" in data:
        raise _NoTableError
    return Piece("", data, "", text, "block", head, parts=parts)


def _rows(text: str) -> Iterator[tuple[list[str], str]]:
    """Each row as values and as it stands; a value in quotes may go on over several lines."""
    own = lines(text)
    reader, at = csv.reader(own, strict=True), 0
    for row in reader:
        yield row, "".join(own[at : reader.line_num])
        at = reader.line_num


def _sorted(merged: Merged, *sides: Piece) -> str:
    """The merged text; its rows by date and id if both sides have them so."""
    text = seen_from("ours", merged.text)
    (header, head), *rows = _rows(text)
    if not set(_ORDER) <= set(header):
        return text
    places = [header.index(name) for name in _ORDER]

    def by_date(row: list[str]) -> list[str]:
        return [row[place] for place in places]

    if any([*side.data.values()] != sorted(side.data.values(), key=by_date) for side in sides):
        return text
    return head + "".join(own for _, own in sorted(rows, key=lambda row: by_date(row[0])))
