"""Proof that a merged file lost nothing and made nothing up, by another way than the one in which it was merged."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from est_cli.reading.walk import references
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.model.record import Record
    from est_cli.reading.document import Document

Facts = Counter[object]
_COMMENT: Final = re.compile(r"(?:^|[ \t])(#[^\n]*)", re.MULTILINE)
_DEFINED: Final = {
    "orsak": "orsaker",
    "indikator": "indikatorer",
    "mal": "mal",
    "atgard": "atgarder",
    "kalla": "kallor",
}
"""Where a case's file keeps the ids of what its own lines may refer to."""


def facts(document: Document) -> Facts:
    """All that a file says, counted: every comment, and every value by the keys and ids on the way to it."""
    values = () if document.data is None else _values(document.data, ())
    return comments(document.text) + Counter(values)


def comments(text: str) -> Facts:
    """The comments of a text, counted; what only looks like one is counted with them, on every side alike."""
    return Counter(hit.rstrip() for hit in _COMMENT.findall(text))


def _values(data: Any, way: tuple[str, ...]) -> Iterator[object]:  # noqa: ANN401 - plain data
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _values(value, (*way, key))
    elif isinstance(data, list):
        for item in data:
            own = item.get("id") if isinstance(item, dict) else None
            yield from _values(item, (*way, own) if isinstance(own, str) else way)
    else:
        yield way, data


def adds_up(base: Facts, ours: Facts, theirs: Facts, merged: Facts, *, more: bool = False) -> bool:
    """Whether each fact stands as often as both sides' changes make it; what both did alike may count once or twice.

    With `more` it may stand more often, as it does where two versions stand beside each other.
    """
    for fact in base | ours | theirs | merged:
        one, other = ours[fact] - base[fact], theirs[fact] - base[fact]
        alike = max(one, other, key=abs) if one * other > 0 else one + other
        least, most = sorted((base[fact] + alike, base[fact] + one + other))
        if merged[fact] < least or (merged[fact] > most and not more):
            return False
    return True


def new_faults(model: type[Record], three: Sequence[Document], merged: Document) -> list[str]:
    """The faults that the merged file has and neither ours nor theirs (the last two of three) has, in words.

    A reference counts that leads to what one of the three has and the merged file has not.
    """
    ids = {each for document in three for each in _ids(document)}
    known = {fault for document in three[1:] for fault in _faults(model, document, ids)}
    return [fault for fault in _faults(model, merged, ids) if fault not in known]


def _faults(model: type[Record], document: Document, known: set[tuple[str, str]]) -> list[str]:
    read = parse(document.fil, document.text.encode())
    to_record(read, model)
    own = _ids(document)
    used = {
        (_DEFINED[kind], value)
        for path, inner in read.inside
        for _, kind, value in references(inner, path)
        if kind in _DEFINED
    }
    return [
        *(flaw.text for flaw in read.flaws),
        *(f"{id_} i {key} finns inte längre, men något hänvisar dit." for key, id_ in sorted(used & known - set(own))),
        *(f"{id_} står två gånger i {key}." for (key, id_), times in own.items() if times > 1),
    ]


def _ids(document: Document) -> Counter[tuple[str, str]]:
    """The ids in the file's own lists, counted, each with its list."""
    return Counter(
        (key, item["id"])
        for key, items in (document.data or {}).items()
        for item in (items if isinstance(items, list) else ())
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    )
