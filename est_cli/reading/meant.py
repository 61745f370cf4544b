"""What was meant by a text that is refused: what to write instead, and whether that is beyond doubt."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.personal.mask import masked
from est_cli.reading.document import Fix
from est_cli.svenska import MANADER, is_sure, nearest, slug

if TYPE_CHECKING:
    from collections.abc import Collection

    from est_cli.model.types import Kind
    from est_cli.reading.document import Document
    from est_cli.reading.fields import Field

_DASH: Final = "[-\u2010-\u2015\u2212]"
_YEAR_FIRST: Final = re.compile(rf"(?P<y>\d{{4}})({_DASH}|[/.])(?P<m>\d{{1,2}})(?:{_DASH}|[/.])(?P<d>\d{{1,2}})")
_COMPACT: Final = re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})")
_DAY_FIRST: Final = re.compile(rf"(?:den )?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?: |, |{_DASH})(?P<y>\d{{4}})")
_IN_WORDS: Final = re.compile(r"(?:den )?(?P<d>\d{1,2}) (?P<name>[a-zåäö]{3,9})\.? (?P<y>\d{4})")
_DATES: Final = (_YEAR_FIRST, _COMPACT, _DAY_FIRST, _IN_WORDS)
_CLOCK: Final = r"(\d{1,2})(?:[:.](\d{2}))?"
_CLOCKS: Final = re.compile(rf"(?:kl\.? ?)?{_CLOCK} ?(?:{_DASH}|till) ?(?:kl\.? ?)?{_CLOCK}", re.IGNORECASE)
_COMMA: Final = re.compile(r"(\d{1,7}),(\d{1,2})")
"""Three decimals may be thousands, as English writes them."""


def meant_word(document: Document, place: tuple[int, int], word: str, known: Collection[str]) -> tuple[str, Fix | None]:
    """`Menade du x?` for the known word (a key, an id, one of a list) that is nearest, and the fix; nothing if none is.

    It is sure where no other can be meant.
    """
    hit = nearest(word, known)
    if not hit:
        return "", None
    return f"Menade du {hit}?", instead(document, place, word, hit, sure=is_sure(word, hit, known))


def meant_value(document: Document, place: tuple[int, int], field: Field, value: str) -> Fix | None:
    """The value that was meant, where its kind can tell: a date, a range of clock times, a number, an id.

    A day before its month, with a slash, as Swedes write it: `12/2 2026` is 12 February. A day that does not exist
    is nobody's meaning. The id of something is never sure, since others may refer to what it was.
    """
    if field.choices:
        return meant_word(document, place, value, field.choices)[1]
    kind, text = field.kind, " ".join(value.split())
    if kind is None:
        return None
    if kind.namn == "slug":
        name = slug(value)
        return instead(document, place, value, name, sure=False) if name and masked(name) == name else None
    reads = _READERS.get(kind.namn)
    new = reads(text) if reads else None
    return instead(document, place, value, new, sure=True) if new and _fits(kind, new) else None


def _fits(kind: Kind, value: str) -> bool:
    from pydantic_core import SchemaValidator, ValidationError

    try:
        SchemaValidator(kind.schema).validate_python(value)
    except ValidationError:
        return False
    return True


def instead(document: Document, place: tuple[int, int], old: str, new: str, *, sure: bool) -> Fix | None:
    """The new text in the quotes of the old one; None where that is not one line spelled as it reads."""
    written = document.text[place[0] : place[1]]
    quote = next((sign for sign in ("", '"', "'") if written == f"{sign}{old}{sign}"), None)
    if quote is None or "\n" in written:
        return None
    if not quote and ":" in new:
        quote = '"'
    return Fix(f"{quote}{new}{quote}", sure)


def _date(text: str) -> str | None:
    found = next((hit for pattern in _DATES if (hit := pattern.fullmatch(text.lower()))), None)
    month = found and _month(found)
    if not found or not month:
        return None
    try:
        return date(int(found["y"]), month, int(found["d"])).isoformat()
    except ValueError:
        return None


def _month(found: re.Match[str]) -> int | None:
    parts = found.groupdict()
    if "m" in parts:
        return int(parts["m"])
    return next((number for number, name in enumerate(MANADER, 1) if name.startswith(parts["name"])), None)


def _clocks(text: str) -> str | None:
    """Two clock times, each with its minutes; one alone says nothing of when it ends."""
    found = _CLOCKS.fullmatch(text)
    if not found:
        return None
    hour, minute, to_hour, to_minute = (part or "00" for part in found.groups())
    return f"{hour:0>2}:{minute}-{to_hour:0>2}:{to_minute}"


def _number(text: str) -> str | None:
    found = _COMMA.fullmatch(text)
    return f"{found[1]}.{found[2]}" if found else None


_READERS: Final = {"datum": _date, "klockslag": _clocks, "tal": _number, "timmar": _number}
