"""From plain data to a typed record, with F104, F105 and F106 at their places; what is refused is set aside."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import ValidationError

from est_cli.model.record import Record
from est_cli.model.types import SLUG
from est_cli.reading.document import MAX_PER_CODE, Document, Flaw, Path
from est_cli.reading.fields import Field, fields
from est_cli.reading.invisible import shown
from est_cli.reading.meant import meant_value, meant_word
from est_cli.reading.places import key_span, span
from est_cli.reading.refused import REFUSED
from est_cli.svenska import menade_du, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

R = TypeVar("R", bound=Record)
_OF_LISTS: Final = {
    "too_short": ": listan har för få värden.",
    "missing": ": listan har fel antal värden.",
    "closed": ": den första punkten upprepas sist; den ska bara stå först.",
}
_SHAPES: Final = {
    "model_type": "nycklar med värden",
    "dict_type": "nycklar med värden",
    "tuple_type": "en lista",
    "one_for_two": "olika kolumner i filen, en för var och en av våra",
}


def read_record(document: Document, model: type[R]) -> R | None:
    """The document's data as a record; None where the file cannot be read at all.

    Every fault is added to the document. A value that is refused becomes `REFUSED` in the record, and a
    required key that is missing becomes None, so that the rules can still judge the rest.
    """
    if document.data is None:
        return None
    if model.nyckel and not document.skip:
        document.data, document.skip = {model.nyckel: document.data}, 1
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        for kod, details in _by_code(error):
            for detail in details[:MAX_PER_CODE]:
                document.add(_flaw(document, model, kod, detail))
            for _ in details[MAX_PER_CODE:]:
                document.hidden[kod] = document.hidden.get(kod, 0) + 1
    return _lenient(model, document.data)


def _by_code(error: ValidationError) -> Iterator[tuple[str, list[ErrorDetails]]]:
    grouped: dict[str, list[ErrorDetails]] = {}
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        grouped.setdefault(_code(detail), []).append(detail)
    yield from grouped.items()


def _code(detail: ErrorDetails) -> str:
    if detail["type"] == "missing" and isinstance(detail["loc"][-1], int):
        return "F105"  # a pair of coordinates with one number
    return {"missing": "F106", "extra_forbidden": "F104"}.get(detail["type"], "F105")


def _flaw(document: Document, model: type[Record], kod: str, detail: ErrorDetails) -> Flaw:
    path = tuple(part for part in detail["loc"] if part != "[key]")
    owner, field = _declared(model, path)
    value = _value_at(document.data, path)
    if kod == "F104":
        return _unknown_key(document, owner, path)
    if kod == "F106" or (value is None and field is not None and field.required):
        return _missing_key(document, path, field)
    if field is None or "[key]" in detail["loc"]:
        return _bad_id(document, path)
    return _bad_value(document, path, field, value, detail["type"])


def _unknown_key(document: Document, owner: type[Record], path: Path) -> Flaw:
    name, known, place = str(path[-1]), fields(owner), key_span(document, path)
    advice, fix = meant_word(document, place, name, known)
    if name.isdecimal():
        advice = "Är det decimaler? Skriv dem med punkt: 12.5."
    advice = advice or f"Här får stå: {uppraknat(list(known))}."
    return Flaw("F104", f"Nyckeln {shown(name)} finns inte.", advice, *place, fix=fix)


def _missing_key(document: Document, path: Path, field: Field | None) -> Flaw:
    help_ = f"{field.namn}: {field.hjalp}" if field else ""
    name = next(part for part in reversed(path) if isinstance(part, str))
    return Flaw("F106", f"Nyckeln {shown(name)} saknas, eller har inget värde.", help_, *span(document, path))


def _bad_id(document: Document, path: Path) -> Flaw:
    return Flaw(
        "F105",
        f"{shown(str(path[-1]))} är inget id.",
        "Ett id har små bokstäver a–z, siffror och enkla bindestreck.",
        *key_span(document, path),
    )


def _bad_value(document: Document, path: Path, field: Field, value: object, error: str) -> Flaw:
    text, advice = _objection(field, value, error)
    place = span(document, path)
    fix = meant_value(document, place, field, value) if isinstance(value, str) and field.record is None else None
    return Flaw("F105", f"{field.namn}{text}", f"Menade du {fix.text}?" if fix else advice, *place, fix=fix)


def _objection(field: Field, value: object, error: str) -> tuple[str, str]:
    """What is wrong with a value, to follow the name of its key; and what to do."""
    if error in _OF_LISTS or (isinstance(value, list) and field.many and field.record is None):
        return _OF_LISTS.get(error, _OF_LISTS["missing"]), f"{field.hjalp} Decimaler skrivs med punkt."
    if value is None:
        return ": en punkt är tom.", "Fyll i den eller ta bort strecket."
    if field.record is not None or error in _SHAPES:
        return f" ska bestå av {_SHAPES.get(error, 'nycklar med värden')}.", field.hjalp
    if not isinstance(value, str):
        return f" ska vara ett enda värde, inte {_shape(value)}.", field.hjalp
    return _wrong_text(field, value)


def _wrong_text(field: Field, value: str) -> tuple[str, str]:
    if field.choices:
        wanted = uppraknat(field.choices, "eller")
        return f": {shown(value)} går inte; ska vara {wanted}.", menade_du(value, field.choices) or field.hjalp
    written = field.kind.skrivs if field.kind else "en text"
    return f": {shown(value)} går inte.", f"Skriv {written}."


def _shape(value: object) -> str:
    return "en lista" if isinstance(value, list) else "nycklar med värden"


def _declared(model: type[Record], path: Path) -> tuple[type[Record], Field | None]:
    """The record class and the field that a path leads to; no field for a key inside a mapping of ids."""
    field: Field | None = None
    past_id = False
    for part in path:
        if isinstance(part, int):
            continue
        if field is not None and field.named and not past_id:
            past_id = True
            continue
        model = field.record if field is not None and field.record is not None else model
        field, past_id = fields(model).get(part), False
    return model, field


def _value_at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data is any shape
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else data
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def _lenient(model: type[R], data: dict[str, Any]) -> R:
    """A record of what can be used, for a mapping that does not pass as a whole."""
    values = {name: _salvage(model, name, field, data.get(name)) for name, field in fields(model).items()}
    return model.model_construct(**values)


def _salvage(model: type[Record], name: str, field: Field, value: Any) -> Any:  # noqa: ANN401 - plain data
    if value is None:
        return None
    try:
        return _adapter(model, name).validate_python(value)
    except ValidationError:
        return _salvage_inside(field, value)


@cache
def _adapter(model: type[Record], name: str) -> TypeAdapter[Any]:
    """What validates one field alone; made once, since a file may hold thousands of faults."""
    from pydantic import TypeAdapter

    return TypeAdapter(model.model_fields[name].rebuild_annotation())


def _salvage_inside(field: Field, value: Any) -> Any:  # noqa: ANN401 - plain data
    record = field.record
    if record is None:
        return REFUSED
    if field.named and isinstance(value, dict):
        return {key: _item(record, item) for key, item in value.items() if re.fullmatch(SLUG, key)}
    if field.many:
        return tuple(_item(record, item) for item in (value if isinstance(value, list) else [value]))
    return _item(record, value)


def _item(record: type[Record], item: Any) -> Any:  # noqa: ANN401 - plain data
    return _lenient(record, item) if isinstance(item, dict) else REFUSED
