"""How a value is spelled in YAML, so that est and every other reader of YAML 1.1 and 1.2 read the same text back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Final, TypeAlias

from est_cli.errors import EstError

Value: TypeAlias = "str | int | Decimal | date | Sequence[Value] | Mapping[str, Value] | None"
"""What a caller may write. A key whose value is None is left out: not answered."""
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
"""The same value as est reads it back: every scalar is text, an empty one is None."""

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TYPED: Final = re.compile(
    r"""~|null|true|false|yes|no|on|off|[yn]
    |[-+]?(0b[01_]+|0x[0-9a-f_]+|0o[0-7_]+)
    |[-+]?(\.?\d[\d_,]*|\d[\d_,]*\.[\d_]*)(e[-+]?\d+)?
    |[-+]?\d[\d_.:-]*:[\d_.:-]*
    |\d{4}-\d{1,2}-\d{1,2}([ t].*)?""",
    re.VERBOSE | re.IGNORECASE,
)
"""Text that some reader takes for nothing, a truth value, a number, a clock time or a date."""
_LEADING: Final = frozenset("-?:,[]{}#&*!|>'\"%@`=<~.+")
_IN_FLOW: Final = re.compile(r"[,\[\]{}:?]| #")
_IN_BLOCK: Final = re.compile(r":(?: |$)| #")
_SHORT: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}

_ESCAPES: Final = (("x", 2), ("u", 4), ("U", 8))
_SURROGATES: Final = frozenset(map(chr, range(0xD800, 0xE000)))
"""The halves of UTF-16, which no UTF-8 file can hold."""


def scalar(value: str | int | Decimal | date, *, flow: bool = False) -> str:
    """The spelling of one value: without quotes where that is safe, else in double quotes with escapes.

    A number or date given as such stays plain, and so does text that is an ISO date (the id of a meeting). With
    `flow` it may stand inside `[]` or `{}`. Raises `EstError` for text that no file can hold.
    """
    if not isinstance(value, str):
        return text_of(value)
    if _is_date(value) or _is_safe(value, flow=flow):
        return value
    return f'"{"".join(map(_escaped, value))}"'


def text_of(value: str | int | Decimal | date) -> str:
    """One value as the text that est reads back."""
    if isinstance(value, date):
        return value.isoformat()
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def flow_mapping(values: Mapping[str, Value]) -> str:
    """A mapping on one line: `{datum: 2026-01-15, skede: problem}`; keys without a value are left out."""
    pairs = (f"{scalar(key, flow=True)}: {spelled(value, flow=True)}" for key, value in _answered(values))
    return f"{{{', '.join(pairs)}}}"


def spelled(value: Value, *, flow: bool = False) -> str:
    """Any value on one line; lists and mappings in flow style."""
    if isinstance(value, Mapping):
        return flow_mapping(value)
    if isinstance(value, str | int | Decimal | date):
        return scalar(value, flow=flow)
    return f"[{', '.join(spelled(item, flow=True) for item in value or ())}]"


def block_mapping(values: Mapping[str, Value], indent: str) -> list[str]:
    """A mapping as lines without line breaks, one for each key, and one for each mapping in a list of them."""
    lines: list[str] = []
    for key, value in _answered(values):
        name = f"{indent}{scalar(key, flow=True)}:"
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            lines += [name, *(f"{indent}  - {spelled(item)}" for item in value)]
        else:
            lines.append(f"{name} {spelled(value)}")
    return lines


def block_item(values: Mapping[str, Value], indent: str, dash: str = "- ") -> list[str]:
    """A mapping as an item of a block list: `- id: x`, and the other keys below, in line with the first."""
    first, *rest = block_mapping(values, "")
    return [indent + dash + first, *(indent + " " * len(dash) + line for line in rest)]


def plain_data(value: Value) -> Plain:
    """A value as `Document.data` holds it once it has been written and read again."""
    if isinstance(value, Mapping):
        return {key: plain_data(inner) for key, inner in _answered(value)}
    if isinstance(value, str | int | Decimal | date):
        return text_of(value) or None
    return [plain_data(item) for item in value or ()]


def _answered(values: Mapping[str, Value]) -> list[tuple[str, Value]]:
    return [(key, value) for key, value in values.items() if value is not None]


def _is_date(text: str) -> bool:
    """A day that exists: other readers stop at 2026-02-30."""
    try:
        return bool(_ISO_DATE.fullmatch(text) and date.fromisoformat(text))
    except ValueError:
        return False


def _is_safe(text: str, *, flow: bool) -> bool:
    return (
        bool(text)
        and text == text.strip()
        and text[0] not in _LEADING
        and all(map(_shows, text))
        and not (_IN_FLOW if flow else _IN_BLOCK).search(text)
        and not _TYPED.fullmatch(text)
    )


def _shows(character: str) -> bool:
    return character.isprintable() or character == "\u00a0"


def _escaped(character: str) -> str:
    if character in _SHORT:
        return _SHORT[character]
    if _shows(character):
        return character
    if character in _SURROGATES:
        raise EstError(
            "Texten innehåller ett tecken som inte går att spara.",
            "Skriv om texten; tecknet följde troligen med från ett annat program.",
        )
    code = f"{ord(character):x}"
    return next(f"\\{sign}{code.zfill(width)}" for sign, width in _ESCAPES if len(code) <= width)
