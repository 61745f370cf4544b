"""Characters that do not show or that steer what shows: made visible before a person meets them."""

from __future__ import annotations

import re
from typing import Final

from est_cli.personal.mask import masked

_UNSEEN: Final = (
    "[\x00-\x1f\x7f-\x9f\u00a0\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
    "|[\U000e0000-\U000e0fff]|[\ud800-\udfff]"
)
_STEERING: Final = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
"""What JSON may hold raw, but could steer a terminal; written as escapes, which mean the same."""
_MAX_SHOWN: Final = 60


def visible(text: str) -> str:
    r"""Text whose control, zero-width and direction characters are written out: `\x1b`, `\u202e`."""
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_UNSEEN, lambda hit: hit.group().encode("unicode_escape", "surrogatepass").decode("ascii"), text)


def escaped_json(text: str) -> str:
    """JSON whose zero-width and direction characters are written as escapes, which mean the same."""
    return re.sub(_STEERING, lambda hit: f"\\u{ord(hit.group()):04x}", text)


def shown(value: str) -> str:
    """A value from a file as a message quotes it: nothing personal, visible, in quotation marks, and not too long."""
    text = visible(masked(value))
    return f"”{text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + '…'}”"
