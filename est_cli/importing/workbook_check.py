"""Whether an Excel file can be opened without harm: its size unpacked, its XML, and what its sheets hold.

A workbook is a zip of XML. A file of a few kilobytes can unpack to gigabytes, or hold rows and cells without end, so
it is measured before openpyxl builds anything of it: the zip's own directory first, then each XML part as a stream.
Everything is bounded: bytes by part and whole, elements, a row's cells and text, and no document type (entities).
"""

from __future__ import annotations

import zlib
from collections import Counter
from typing import TYPE_CHECKING, Final, NoReturn
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import BadZipFile, ZipFile

from est_cli.errors import EstError

if TYPE_CHECKING:
    from io import BytesIO
    from xml.parsers.expat import XMLParserType

MAX_UNPACKED: Final = 150_000_000
"""Bytes: well over 100 000 rows of thirteen columns."""
_MAX_PARTS: Final = 2_000
_MAX_STRINGS: Final = 2_500_000
"""Elements of the table of shared texts; a text is two or more."""
_MAX_OTHER: Final = 150_000
"""Elements outside rows and shared texts, such as styles; openpyxl makes an object of each."""
_MAX_ROW: Final = 1_048_576
_MAX_INSIDE: Final = 100_000
"""Elements of one row or shared text."""
_MAX_SPAN: Final = 2_000_000
"""Bytes of one row or shared text; Excel allows 32 767 characters a cell."""
_MAX_PART: Final = 20_000_000
"""Bytes of a part that is neither a sheet nor the shared texts."""
_CHUNK: Final = 1 << 16
_STRAY: Final = 1 << 20
"""Bytes of one tag: more is no workbook that a program wrote."""
_CONTAINERS: Final = ("row", "si")
"""What is read one at a time, and forgotten: a row, a shared text."""
_LARGE: Final = {"/worksheets/": "worksheet+xml", "sharedstrings": "sharedStrings+xml"}
"""The parts that may hold many elements, and the only type that each may have: openpyxl reads the others whole."""


_COPY: Final = "Öppna den i Excel, kopiera bara tabellen till en ny arbetsbok (klistra in som värden) och spara den."
_SAVE: Final = "Öppna den i Excel och spara den som Excel-arbetsbok (.xlsx)."


class _RefusedError(Exception):
    """Why a workbook is not opened, and what to do."""


def _refuse(why: str, how: str = _COPY) -> NoReturn:
    raise _RefusedError(why, how)


class Part:
    """What a part of the workbook holds, counted as its tags go by; it refuses what no workbook needs.

    `seen` counts the tags outside rows; `filled` is whether any cell has a value.
    """

    def __init__(self, path: str, parser: XMLParserType) -> None:
        """Nothing seen yet; `parser` tells of the tags."""
        self._parser = parser
        self.large = any(mark in f"/{path.lower()}" for mark in _LARGE)
        self.seen: Counter[str] = Counter()
        self.hidden_rows = 0
        self.last_row = 0
        self.filled = False
        self._open = self._past = False
        self._inside = self._outside = self._begun = self._begun_at = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A tag opens, outside rows and shared texts: what is in them is counted as it closes."""
        name = tag.rpartition(":")[2]
        self.seen[name] += 1
        if name in _CONTAINERS and self.large:
            self._begin(name, attributes)
        elif not self._past:
            self._outside += 1
            if self._outside > _MAX_OTHER:
                _refuse("den innehåller orimligt många format")
        if name == "Override":
            _check_type(attributes)

    def end(self, tag: str) -> None:
        """A tag closes. What comes after a sheet's rows is never read."""
        if self._open:
            self._inside += 1
            self.filled = self.filled or tag[-1] in "vt"
            if self._inside > _MAX_INSIDE:
                _refuse("en rad har för många celler")
            if tag.endswith(_CONTAINERS):
                self._open = False
                self._parser.StartElementHandler = self.start
        elif tag.endswith("sheetData") and self.large:
            self._past = True

    def check_progress(self, fed: int) -> None:
        """Refuses when `fed` bytes have gone by and the last row or shared text began long ago."""
        if not self.large and fed > _MAX_PART:
            _refuse("en del av den är för stor")
        if self.seen["row"] + self.seen["si"] > self._begun:
            self._begun, self._begun_at = self.seen["row"] + self.seen["si"], fed
        elif fed - self._begun_at > _MAX_SPAN and self.large and not self._past:
            _refuse("en cell är för lång")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        if self.seen["sheetData"] > 1 or self.seen["si"] * 2 > _MAX_STRINGS:
            _refuse("den innehåller orimligt många texter")
        self._open, self._inside = True, 0
        self._parser.StartElementHandler = None
        if name == "row":
            self._next_row(attributes)

    def _next_row(self, attributes: dict[str, str]) -> None:
        self.hidden_rows += attributes.get("hidden") in {"1", "true"}
        number = attributes.get("r", str(self.last_row + 1))
        row = int(number) if number.isascii() and number.isdigit() and len(number) <= len(str(_MAX_ROW)) else 0
        if not self.last_row < row <= _MAX_ROW:
            _refuse("raderna är felnumrerade")
        self.last_row = row


def _check_type(attributes: dict[str, str]) -> None:
    path, kind = attributes.get("PartName", "").lower(), attributes.get("ContentType", "")
    if any(mark in path and not kind.endswith(end) for mark, end in _LARGE.items()):
        _refuse("dess delar är av fel slag")


def check_workbook(namn: str, file: BytesIO) -> dict[str, Part]:
    """What each XML part holds, by its path in the zip. EstError where the file is not to be opened, or is broken."""
    try:
        with ZipFile(file) as archive:
            _check_directory(archive)
            return {one.filename: _measured(archive, one.filename) for one in archive.infolist()}
    except _RefusedError as refused:
        why, how = refused.args
        raise EstError(f"{namn} läses inte: {why}.", how) from refused
    except (
        BadZipFile,
        zlib.error,
        ExpatError,
        OSError,
        ValueError,
        EOFError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise EstError(f"{namn} är skadad: den går inte att packa upp.", _SAVE) from error


def _check_directory(archive: ZipFile) -> None:
    parts = archive.infolist()
    if len(parts) > _MAX_PARTS or len({one.filename for one in parts}) < len(parts):
        _refuse("den består av för många delar")
    if sum(one.file_size for one in parts) > MAX_UNPACKED:
        _refuse("uppackad är den större än 150 MB")
    if any(one.flag_bits & 1 for one in parts):
        _refuse("den är skyddad med lösenord", "Öppna den, ta bort lösenordet och spara den på nytt.")
    _check_is_workbook({one.filename for one in parts})


def _check_is_workbook(names: set[str]) -> None:
    if "xl/workbook.bin" in names:
        _refuse("den är en binär arbetsbok (.xlsb)", _SAVE)
    if "content.xml" in names:
        _refuse("den är ett OpenDocument-kalkylark (.ods)", _SAVE)
    if "[Content_Types].xml" not in names:
        _refuse("den är ett zip-arkiv", "Packa upp det, och ange filerna i det.")
    if not any(name.startswith("xl/") for name in names):
        _refuse("den är ett annat dokument än en arbetsbok", "Ange en Excel-arbetsbok (.xlsx).")


def _measured(archive: ZipFile, path: str) -> Part:
    """The part, read as a stream to its end. Another file than XML (a picture) may be broken XML."""
    parser = ParserCreate()
    part = Part(path, parser)
    parser.StartDoctypeDeclHandler = _doctype
    parser.StartElementHandler = part.start
    parser.EndElementHandler = part.end
    try:
        _feed(part, parser, archive, path)
    except ExpatError:
        if path.lower().endswith((".xml", ".rels")):
            raise
    return part


def _feed(part: Part, parser: XMLParserType, archive: ZipFile, path: str) -> None:
    fed = 0
    with archive.open(path) as stream:
        while chunk := stream.read(_CHUNK):
            fed += len(chunk)
            parser.Parse(chunk)
            if fed - parser.CurrentByteIndex > _STRAY:
                _refuse("dess XML är orimlig")
            part.check_progress(fed)
    parser.Parse(b"", True)  # noqa: FBT003 - expat's own order: this was the last


def _doctype(*_: object) -> NoReturn:
    _refuse("dess XML definierar egna entiteter (DTD)")
