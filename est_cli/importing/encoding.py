"""Bytes as lines of text: which encoding they are in, and which lines hold bytes that are no text in it."""

from __future__ import annotations

import codecs
import re
from io import BytesIO, TextIOWrapper
from typing import Final, NamedTuple

from est_cli.errors import EstError

_MARKED: Final = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_A_LOOK: Final = 4096
_MOST_LINES: Final = 20_000_000
"""Line ends, of which CRLF is two: more than 200 MB of real rows have. Each takes memory, also of an empty line."""
_MANY: Final = 0.3
"""So great a part of the bytes in every second place are NUL in UTF-16 of Western text."""
_UTF8_LETTER: Final = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xe2\x80[\x80-\xbf]")
_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")
_BINARY: Final = 0.05
_OTHER_LETTERS: Final = re.compile("[a-zA-Z][†„”Œ\x81ŠŽš][a-zA-Z]")
_OUR_LETTERS: Final = re.compile("[a-zA-Z][åäöéÅÄÖ][a-zA-Z]")
_TWICE: Final = re.compile("Ã[¥¤¶…„–]")


class Text(NamedTuple):
    """A file's lines, each with its newline; the encoding in words; what a person should know.

    A byte that is no text in the encoding stands in its line as a lone surrogate; `hela` says that there is none.
    """

    rader: list[str]
    kodning: str
    anmarkningar: list[str]
    hela: bool


def read_text(namn: str, data: bytes) -> Text:
    """The lines of a file; LF, CRLF and CR all end one. EstError where it is no text, or in an encoding not read."""
    codec, kodning = _codec(namn, data)
    if data.count(b"\n") + data.count(b"\r") > _MOST_LINES:
        raise EstError(f"{namn} har fler än 20 miljoner radslut.", "Dela den, till exempel i en fil för varje år.")
    with TextIOWrapper(BytesIO(data), codec, "strict" if "16" in codec else "surrogateescape") as file:
        try:
            rader = file.readlines()
        except UnicodeError as error:
            raise EstError(f"{namn} är skadad: den ska vara {kodning}, men går inte att läsa så.", _SAVE) from error
    _check_is_text(namn, rader, kodning)
    hela = kodning == "UTF-8" and b"\0" not in data and _is_utf8(data)
    return Text(rader, kodning, _remarks(rader, data), hela)


_SAVE: Final = "Öppna filen i programmet som den kom från och spara den som CSV UTF-8 (i Excel: ”CSV UTF-8”)."


def _codec(namn: str, data: bytes) -> tuple[str, str]:
    for mark, codec, name in _MARKED:
        if data.startswith(mark):
            if name == "UTF-32":
                raise EstError(f"{namn} är sparad som UTF-32, som inte läses.", _SAVE)
            return codec, name
    nuls_at = _nuls(data[:_A_LOOK])
    if nuls_at is not None:
        return ("utf-16-le" if nuls_at else "utf-16-be"), "UTF-16"
    if _is_utf8(data) or _mostly_utf8(data):
        return "utf-8", "UTF-8"
    return "cp1252", "Windows-1252"


def _nuls(start: bytes) -> int | None:
    """1 where every second byte, from the second, is mostly NUL; 0 from the first; None where neither is."""
    half = max(len(start) // 2, 1)
    parts = [start[place::2].count(0) / half for place in (0, 1)]
    if max(parts) < _MANY or min(parts) > _BINARY:
        return None
    return int(parts[1] > parts[0])


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.utf_8_decode(data, "strict", True)  # noqa: FBT003 - the codec's own order: the bytes are all there
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is letters in UTF-8: then a few bytes are wrong, not the encoding."""
    letters = len(_UTF8_LETTER.findall(data))
    others = len(data.translate(None, bytes(range(128)))) - 2 * letters
    return letters > others


def _check_is_text(namn: str, rader: list[str], kodning: str) -> None:
    start = "".join(rader[:200])[:_A_LOOK]
    if len(_CONTROL.findall(start)) + start.count("\0") > max(_BINARY * len(start), 3):
        raise EstError(f"{namn} är ingen textfil.", "EST läser CSV, Excel (.xlsx) och Polisens händelser (JSON).")
    if kodning == "Windows-1252":
        text = "".join(rader)
        if len(_OTHER_LETTERS.findall(text)) > len(_OUR_LETTERS.findall(text)):
            raise EstError(f"{namn} har en äldre teckenkodning (Mac eller DOS), så å, ä och ö blir fel.", _SAVE)


def _remarks(rader: list[str], data: bytes) -> list[str]:
    remarks = []
    if b"\xc3\x83" in data and any(map(_TWICE.search, rader)):
        remarks.append("Å, ä och ö är förvanskade (Ã¥, Ã¤, Ã¶) redan i filen. Hämta den på nytt, om det går.")
    if b"\xef\xbf\xbd" in data:
        remarks.append("Någon bokstav har redan gått förlorad i filen, och står som \N{REPLACEMENT CHARACTER}.")
    return remarks
