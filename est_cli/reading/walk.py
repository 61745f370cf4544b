"""Every record inside a record, with its path; and which of a record's fields are references."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from est_cli.model.record import Record
from est_cli.reading.fields import fields

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.reading.document import Path


class Plan(NamedTuple):
    """The fields of a record class that are worth a visit."""

    refs: tuple[tuple[str, str, bool], ...]
    """Key, what it refers to, and whether it is a list."""
    lists: tuple[str, ...]
    mappings: tuple[str, ...]
    records: tuple[str, ...]


@cache
def plan(model: type[Record]) -> Plan:
    """Which fields of a record class hold references or further records."""
    all_ = fields(model).values()
    inner = [field for field in all_ if field.record is not None]
    return Plan(
        tuple((field.namn, field.ref, field.many) for field in all_ if field.ref is not None),
        tuple(field.namn for field in inner if field.many),
        tuple(field.namn for field in inner if field.named),
        tuple(field.namn for field in inner if not field.many and not field.named),
    )


def records(record: Record, path: Path = ()) -> Iterator[tuple[Path, Record]]:
    """The record itself and every record inside it, outside in, with their paths."""
    yield path, record
    _, lists, mappings, single = plan(type(record))
    for name in lists:
        for index, item in enumerate(getattr(record, name) or ()):
            if isinstance(item, Record):
                yield from records(item, (*path, name, index))
    for name in mappings:
        value = getattr(record, name)
        for key, item in value.items() if isinstance(value, dict) else ():
            if isinstance(item, Record):
                yield from records(item, (*path, name, key))
    for name in single:
        item = getattr(record, name)
        if isinstance(item, Record):
            yield from records(item, (*path, name))


def references(record: Record, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Each reference that a record itself makes: path, what it refers to, the id as it stands."""
    for name, target, many in plan(type(record)).refs:
        value = getattr(record, name)
        if value is None:
            continue
        if not many:
            if isinstance(value, str):
                yield (*path, name), target, value
            for key, item in value.items() if isinstance(value, dict) else ():
                yield (*path, name, key), target, item
            continue
        for index, item in enumerate(value):
            if isinstance(item, str):
                yield (*path, name, index), target, item
