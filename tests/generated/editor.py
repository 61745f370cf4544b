"""YAML as VS Code reads it: YAML 1.2 core, so that dates and clock times are text, and `ja` is no truth value."""

import re
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.protocols import Validator

from est_cli.generated.schema import schema


class _Core(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 - PyYAML's own way


def _resolves(tag: str, pattern: str, first: str) -> None:
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


_resolves("null", "~|null|Null|NULL|", "~nN\0")
_resolves("bool", "true|True|TRUE|false|False|FALSE", "tTfF")
_resolves("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789")
_resolves(
    "float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.nan", "-+0123456789."
)
_Core.yaml_implicit_resolvers[""] = [("tag:yaml.org,2002:null", re.compile("^$"))]


def _integer(_: _Core, node: yaml.ScalarNode) -> int:
    return int(node.value, 0 if node.value[:2] in {"0x", "0o"} else 10)


def _number(_: _Core, node: yaml.ScalarNode) -> float:
    return float(node.value.lower().replace(".nan", "nan").replace(".inf", "inf"))


def _mapping(loader: _Core, node: yaml.MappingNode) -> dict[str, Any]:
    """Keys are always text."""
    return {key.value: loader.construct_object(value, deep=True) for key, value in node.value}


_Core.add_constructor("tag:yaml.org,2002:int", _integer)
_Core.add_constructor("tag:yaml.org,2002:float", _number)
_Core.add_constructor("tag:yaml.org,2002:map", _mapping)


def seen(text: str) -> Any:  # noqa: ANN401 - YAML is any shape
    """What the editor sees."""
    return yaml.load(text, _Core)  # noqa: S506 - a SafeLoader


def faults(name: str, text: str) -> list[str]:
    """What the editor underlines in a file of this kind."""
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator(name).iter_errors(seen(text))]


def validator(name: str) -> Validator:
    return Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
