"""Two versions of a record compared field by field; records in a list are known again by what identifies them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.model.record import Record
from est_cli.reading.fields import Field, fields
from est_cli.reading.refused import REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Step(NamedTuple):
    """One step on the way to a difference: the field, and for one of several records, the record as it is known."""

    namn: str
    falt: Field
    post: Record | None = None
    id: str = ""


Way = tuple[Step, ...]


class Difference(NamedTuple):
    """A value before and after; None: not there. A whole record that is only on one side is one difference."""

    vag: Way
    fore: Any
    efter: Any

    @property
    def namn(self) -> tuple[str, ...]:
        """The names of the fields on the way: `("atgarder", "slut")`."""
        return tuple(step.namn for step in self.vag)

    @property
    def post(self) -> Record | None:
        """The record of a list in which the difference lies (as it is after the change)."""
        return next((step.post for step in reversed(self.vag) if step.post is not None), None)


def differences(before: Record, after: Record, way: Way = ()) -> Iterator[Difference]:
    """All that differs between two records of one class, in the order of the fields."""
    for name, field in fields(type(after)).items():
        one, other = getattr(before, name, None), getattr(after, name, None)
        if one is other:
            continue
        step = Step(name, field)
        if field.many and field.record is not None:
            yield from _lists(_items(one), _items(other), (*way, step))
        elif field.named:
            yield from _mappings(_mapping(one), _mapping(other), (*way, step))
        else:
            yield from _values(one, other, (*way, step))


def _values(one: Any, other: Any, way: Way) -> Iterator[Difference]:  # noqa: ANN401 - any field's value
    if isinstance(one, Record) and isinstance(other, Record):
        yield from differences(one, other, way)
    elif one != other:
        yield Difference(way, one, other)


def empty(like: Record) -> Record:
    """A record of the same class in which nothing is answered."""
    return type(like).model_construct(**dict.fromkeys(fields(type(like))))


def _mappings(one: Mapping[str, Any], other: Mapping[str, Any], way: Way) -> Iterator[Difference]:
    for key in [*one, *(key for key in other if key not in one)]:
        before, after = one.get(key), other.get(key)
        known = after if isinstance(after, Record) else before
        here = _at(way, known if isinstance(known, Record) else None, key)
        if isinstance(before, Record) and isinstance(after, Record):
            yield from differences(before, after, here)
        elif before != after:
            yield Difference(here, before, after)


def _lists(one: Sequence[Any], other: Sequence[Any], way: Way) -> Iterator[Difference]:
    for before, after in pairs(one, other):
        known = before if after is None else after
        if not isinstance(known, Record):
            yield Difference(way, before, after)
            continue
        here = _at(way, known, _id(known))
        if isinstance(before, Record) and isinstance(after, Record):
            yield from differences(before, after, here)
        else:
            yield Difference(here, before, after)


def pairs(one: Sequence[Any], other: Sequence[Any]) -> list[tuple[Any, Any]]:
    """Records of two lists, side by side; None where one side has none. New ones come where they stand, gone ones last.

    They are known again by what identifies them, else (a changed id) by what they are called.
    """
    left = list(one)
    found: list[tuple[Any, Any]] = [(_take(left, record, _identity), record) for record in other]
    found = [(_take(left, after, _called) if before is None else before, after) for before, after in found]
    return [*found, *((record, None) for record in left)]


def _take(left: list[Any], record: Any, key: Any) -> Any:  # noqa: ANN401 - a record, or a refused value
    wanted = key(record)
    for number, candidate in enumerate(left):
        if wanted is not None and key(candidate) == wanted:
            return left.pop(number)
    return None


def _identity(record: Any) -> object:  # noqa: ANN401 - a record, or a refused value
    if not isinstance(record, Record):
        return None
    key = tuple(getattr(record, name, None) for name in record.identitet)
    return None if REFUSED in key or None in key[:1] else key


def _called(record: Any) -> object:  # noqa: ANN401 - a record, or a refused value
    return next(
        (value for name in ("titel", "namn", "beskrivning") if isinstance(value := getattr(record, name, None), str)),
        None,
    )


def _id(record: Record) -> str:
    value = getattr(record, record.identitet[0], None)
    return value if isinstance(value, str) else ""


def _at(way: Way, record: Record | None, id_: str) -> Way:
    return (*way[:-1], way[-1]._replace(post=record, id=id_))


def _items(value: Any) -> Sequence[Any]:  # noqa: ANN401 - any field's value
    return value if isinstance(value, tuple) else () if value is None else (value,)


def _mapping(value: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any field's value
    return value if isinstance(value, dict) else {}
