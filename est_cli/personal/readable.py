"""From the bytes of any file to a text to look through, or the word that it is no text."""

from __future__ import annotations

from typing import Final

_BOMS: Final = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE: Final = 2000
"""So many bytes tell UTF-16 without a byte order mark."""


def readable(data: bytes) -> str | None:
    """The text, by its byte order mark, as UTF-8, or as Windows wrote it; None for what is no text (a NUL byte)."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace").removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" not in data:
            return data.decode("cp1252", "replace")
        encoding = _without_bom(data[:_SAMPLE])
        if not encoding and _is_mostly_text(data[:_SAMPLE]):
            encoding = "cp1252"
        return data.decode(encoding, "replace") if encoding else None


def _is_mostly_text(data: bytes) -> bool:
    """Whether a few odd bytes stand in a text: other files are full of signs that no text has."""
    return sum(byte < ord(" ") and byte not in b"\t\r\n" for byte in data) * 50 < len(data)


def _without_bom(data: bytes) -> str:
    """Every second byte of western text in UTF-16 is 0."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) * 4 < len(data):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"
