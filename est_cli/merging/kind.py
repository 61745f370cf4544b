"""What the model says of a value that is merged: which records it holds, and whether it may be taken apart."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.model.types import LATITUD
from est_cli.reading.fields import Field, fields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.merging.pieces import Piece
    from est_cli.model.record import Record

_IN_ORDER: Final = "historik"
"""The one list whose lines build on those before: what both sides have appended to it cannot be joined."""


class Kind(NamedTuple):
    """A value's kind: `each` for a list, or a mapping from ids, of such records; `apart` if its parts may be merged.

    `record` None: plain values, or a key that the model does not know.
    """

    record: type[Record] | None = None
    each: bool = False
    apart: bool = True

    def of(self, name: str) -> Kind:
        """The kind of one of its parts."""
        if self.each or self.record is None:
            return Kind(self.record)
        field = fields(self.record).get(name)
        return _of_field(field) if field else Kind()


def of_file(model: type[Record], *, apart: bool = True) -> Kind:
    """The kind of a whole file."""
    return _of_field(fields(model)[model.nyckel]) if model.nyckel else Kind(model, apart=apart)


def _of_field(field: Field) -> Kind:
    whole = field.kind is LATITUD or field.namn == _IN_ORDER
    return Kind(field.record, field.many or field.named, not whole)


def names(kind: Kind, *versions: Sequence[Piece]) -> list[dict[str, Piece]]:
    """The parts of each version by the name that they are known by in all: key, identity, or what they say."""
    if any(part.name for parts in versions for part in parts):
        return [{part.name: part for part in parts} for parts in versions]
    known = [{_identity(kind.record, part.data): part for part in parts} for parts in versions]
    if any("" in ids or len(ids) < len(parts) for ids, parts in zip(known, versions, strict=True)):
        return [dict(zip(_numbered(parts), parts, strict=True)) for parts in versions]
    return known


def _identity(record: type[Record] | None, data: Any) -> str:  # noqa: ANN401 - plain data
    """What a record is known by, as text; nothing where it does not say."""
    if record is None or not isinstance(data, dict):
        return ""
    values = [data.get(name) for name in record.identitet]
    return " ".join(value if isinstance(value, str) else json.dumps(value) for value in values) if any(values) else ""


def _numbered(parts: Sequence[Piece]) -> list[str]:
    """What each part says, with a number where several say the same."""
    seen = Counter[str]()
    numbered = []
    for part in parts:
        said = json.dumps(part.data, ensure_ascii=False)
        numbered.append(f"{said} {seen[said]}")
        seen[said] += 1
    return numbered
