"""What stands around a stretch of a text: whether it is part of a code or an address on the web."""

from __future__ import annotations

import re
from typing import Final

_WEB: Final = re.compile(r"(?:[a-z]{3,}://|www\.)\S*$", re.IGNORECASE)
_BEFORE: Final = re.compile(r"[0-9A-Za-z-]*$")
_AFTER: Final = re.compile(r"[0-9A-Za-z-]*")
_HEX: Final = re.compile(r"[0-9A-Fa-f-]*[A-Fa-f][0-9A-Fa-f-]*")
_UUID: Final = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_LONGEST: Final = 200
"""How far back an address on the web is looked for, in characters."""
_WIDEST: Final = 70
"""The length of the longest code looked for, on either side."""


def in_web_address(text: str, start: int) -> bool:
    """Whether the stretch that begins at `start` stands inside an address on the web."""
    return bool(_WEB.search(text[max(0, start - _LONGEST) : start]))


def in_code(text: str, start: int, slut: int, shortest: int = 0) -> bool:
    """Whether a stretch is part of a UUID, or of a hexadecimal number with letters, of `shortest` signs or more."""
    before = _BEFORE.search(text[max(0, start - _WIDEST) : start])
    after = _AFTER.match(text[slut : slut + _WIDEST])
    head, tail = before[0] if before else "", after[0] if after else ""
    whole = head + text[start:slut] + tail
    glued = (head[-1:] + tail[:1]).strip("-")
    return bool(_UUID.fullmatch(whole) or (glued and len(whole) >= shortest and _HEX.fullmatch(whole)))


def before(text: str, start: int, length: int) -> str:
    """The characters just before a stretch, on its own line, in lower case."""
    return text[max(0, start - length) : start].rpartition("\n")[2].lower()
