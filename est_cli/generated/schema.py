"""JSON Schema for editors, from the record classes: an editor accepts what est accepts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from pydantic.json_schema import GenerateJsonSchema

from est_cli.errors import EstError
from est_cli.generated.kinds import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import core_schema as cs

    from est_cli.model.record import Record

Json = dict[str, Any]
DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_ORDER: Final = (
    "title", "description", "type", "enum", "pattern", "format", "minimum", "maximum", "multipleOf",
    "minItems", "maxItems", "prefixItems", "items", "anyOf", "required", "properties", "patternProperties",
    "additionalProperties", "$ref", "$defs",
)  # fmt: skip
_DATE: Final = r"^\d{4}-\d{2}-\d{2}$"
_NUMERAL: Final = r"^-?\d+(\.\d+)?$"
_LIKE_A_NUMBER: Final = ("2026", "1234567")


def schema(name: str) -> Json:
    """The JSON Schema (2020-12) of a kind of file: `est`, `problem`, `mote` …; EstError for any other name."""
    if name not in KINDS:
        raise _unknown(name)
    kind = KINDS[name]
    head = {"$schema": DIALECT, "title": kind.visas, "description": kind.om}
    return head | {key: value for key, value in _tidy(_of(kind.model)).items() if key not in head}


def bundle() -> Json:
    """Every schema in one document: each kind of file under its name in `$defs`, and the records they share."""
    shared: Json = {}
    for name in KINDS:
        one = schema(name)
        del one["$schema"]
        shared |= one.pop("$defs", {})
        shared[name] = one
    about = "Alla filer i en arbetsyta. Hänvisa till en av dem, till exempel #/$defs/problem."
    return {"$schema": DIALECT, "title": "est", "description": about, "$defs": dict(sorted(shared.items()))}


def _of(model: type[Record]) -> Json:
    whole: Json = model.model_json_schema(schema_generator=_ForEditors)
    if model.nyckel is None:
        return whole
    return {**whole["properties"][model.nyckel], "$defs": whole["$defs"]}


class _ForEditors(GenerateJsonSchema):
    """Adds what est accepts beyond pydantic's own words: one value for a list, and a key without a value."""

    def nullable_schema(self, schema: cs.NullableSchema) -> Json:
        """A field that may be left out may also stand there with nothing after the colon."""
        return _either(self.generate_inner(schema["schema"]), {"type": "null"})

    def function_before_schema(self, schema: cs.BeforeValidatorFunctionSchema) -> Json:
        """`Lista` is the only type with a validator before it: a list, or one of what it lists."""
        many = self.generate_inner(schema["schema"])
        return _either(many, many["items"])


def _either(*choices: Json) -> Json:
    """One of several, flat where the types alone tell them apart, since editors then explain a fault better."""
    flat = [part for choice in choices for part in choice.get("anyOf", [choice])]
    if all("type" in part and "enum" not in part for part in flat):
        merged: Json = {}
        for part in flat:
            merged |= part
        return merged | {"type": [name for part in flat for name in _types(part)]}
    *others, last = flat
    if last == {"type": "null"} and "enum" in others[-1]:
        others[-1] = others[-1] | {"enum": [*others[-1]["enum"], None], "type": ["string", "null"]}
        flat = others
    return flat[0] if len(flat) == 1 else {"anyOf": flat}


def _types(part: Mapping[str, Any]) -> list[str]:
    found = part["type"]
    return found if isinstance(found, list) else [found]


def _tidy(node: Json, *, names: bool = False) -> Json:
    """The same schema in Swedish and in a fixed order of keys; `names` where the keys are a file's own."""
    if names:
        return {name: _tidy(value) for name, value in node.items()}
    node = _as_yaml_sees_it(_in_swedish(_with_least(node)))
    tidied = {key: _inside(key, node[key]) for key in sorted(node, key=_ORDER.index)}
    if "$defs" in tidied:
        tidied["$defs"] = dict(sorted(tidied["$defs"].items()))
    return tidied


def _inside(key: str, value: Any) -> Any:  # noqa: ANN401 - JSON is any shape
    if isinstance(value, dict):
        return _tidy(value, names=key in {"properties", "patternProperties", "$defs"})
    if isinstance(value, list) and key in {"anyOf", "prefixItems"}:
        return [_tidy(part) for part in value]
    return value


def _in_swedish(node: Json) -> Json:
    """A field's own help instead of pydantic's titles and the English docstrings of the classes."""
    asked = node.get("fraga")
    foreign = {"title", "default", "fraga", "exempel"} | (set() if asked is not None else {"description"})
    rest = {key: value for key, value in node.items() if key not in foreign}
    return rest | {"title": asked} if asked else rest


def _with_least(node: Json) -> Json:
    """`minItems` where pydantic, through the validator of a list, writes `minLength`."""
    node = dict(node)
    least = node.pop("minLength", None)
    if least is not None:
        node["anyOf"] = [part | {"minItems": least} if part.get("type") == "array" else part for part in node["anyOf"]]
    return node


def _as_yaml_sees_it(node: Json) -> Json:
    """Allow for the editor's reading: `2026` is a number to it, a number in quotes is text; est reads both as text."""
    types = _types(node) if "type" in node else []
    if node.get("format") == "date":
        return node | {"pattern": _DATE}
    if "object" in types and "patternProperties" in node:
        return node | {"additionalProperties": False}
    if {"number", "integer"} & set(types) and "boolean" not in types and "pattern" not in node:
        return node | {"type": [*types, "string"], "pattern": _NUMERAL}
    if "pattern" in node:
        return node | {"type": _flat([*types, *_unquoted(node["pattern"])])}
    return node


def _unquoted(pattern: str) -> list[str]:
    """What a text of this pattern may be taken for where it stands without quotes."""
    number = ["number"] if any(re.search(pattern, text) for text in _LIKE_A_NUMBER) else []
    return [*number, *(["boolean"] if re.search(pattern, "true") else [])]


def _flat(types: list[str]) -> str | list[str]:
    return types[0] if len(types) == 1 else types


def _unknown(name: str) -> EstError:
    from est_cli.reading.invisible import shown
    from est_cli.svenska import menade_du

    known = ", ".join(KINDS)
    return EstError(
        f"Det finns inget schema som heter {shown(name)}. {menade_du(name, KINDS)}".rstrip(), f"Det finns: {known}."
    )
