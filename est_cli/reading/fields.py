"""What a record class says of its own fields, read once: the kind of each, what it refers to, what it holds."""

from __future__ import annotations

import types
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from est_cli.model.record import Record
from est_cli.model.types import Kind, Ref


class Field(NamedTuple):
    """One field: its key, whether it is required, its help, and its shape.

    `record` is set for a mapping (or list of mappings), `kind` for a value of a kind, `choices` for one of
    a list of words, `ref` for an id; `many` for a list, `named` for a mapping from ids.
    """

    namn: str
    required: bool
    hjalp: str
    fraga: str
    exempel: str
    record: type[Record] | None
    kind: Kind | None
    choices: tuple[str, ...]
    ref: str | None
    many: bool
    named: bool


@cache
def fields(model: type[Record]) -> dict[str, Field]:
    """The fields of a record class by key, in the order of declaration."""
    return {name: _field(name, info) for name, info in model.model_fields.items()}


def _field(name: str, info: Any) -> Field:  # noqa: ANN401 - pydantic's FieldInfo, kept out of the imports
    annotation = info.annotation
    extra = info.json_schema_extra or {}
    parts = list(_parts(annotation, tuple(info.metadata)))
    leaf = parts[-1]
    return Field(
        namn=name,
        required=info.is_required(),
        hjalp=info.description or "",
        fraga=extra.get("fraga", ""),
        exempel=extra.get("exempel", ""),
        record=leaf if isinstance(leaf, type) and issubclass(leaf, Record) else None,
        kind=next((part for part in parts if isinstance(part, Kind)), None),
        choices=get_args(leaf) if get_origin(leaf) is Literal else (),
        ref=next((part.till for part in parts if isinstance(part, Ref)), None),
        many=any(get_origin(part) is tuple for part in parts),
        named=any(get_origin(part) is dict for part in parts),
    )


def _parts(annotation: Any, metadata: tuple[Any, ...] = ()) -> Any:  # noqa: ANN401 - annotations are any object
    """All that an annotation holds, outside in: metadata, lists, mappings, and last the innermost type."""
    yield from metadata
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        yield from _parts(inner, tuple(marks))
    elif origin in {Union, types.UnionType}:
        yield from _parts(next(part for part in get_args(annotation) if part is not type(None)))
    elif origin in {tuple, dict}:
        yield annotation
        yield from _parts(get_args(annotation)[-1 if origin is dict else 0])
    else:
        yield annotation
