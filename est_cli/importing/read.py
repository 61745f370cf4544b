"""Any foreign file as a table: what it is, is told by its bytes, not by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.errors import EstError

if TYPE_CHECKING:
    from est_cli.importing.table import Tabell

MAX_FILE: Final = 200_000_000
"""Bytes: millions of rows, and still no more than an ordinary computer holds."""
_READ: Final = "EST läser CSV, Excel (.xlsx) och Polisens händelser (JSON)."
_OTHERS: Final = (
    (b"%PDF", "en PDF"), (b"\x89PNG", "en bild"), (b"\xff\xd8\xff", "en bild"), (b"GIF8", "en bild"),
    (b"\x1f\x8b", "ett packat arkiv"), (b"7z\xbc\xaf", "ett packat arkiv"), (b"Rar!", "ett packat arkiv"),
    (b"{\\rtf", "ett RTF-dokument"), (b"SQLite format 3", "en databas"),
)  # fmt: skip
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_JSON: Final = re.compile(rb'(?:\xef\xbb\xbf)?\s*(?:\[\s*(?:[\[\]{}"0-9-]|null|true|false)|\{\s*["}])')
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|head|!--)", re.IGNORECASE)


def read_table(namn: str, data: bytes, blad: str | None = None, rubrikrad: int | None = None) -> Tabell:
    """The table in a file; `namn` is used in messages. EstError where the file as a whole cannot be read.

    `blad` is the sheet to read and `rubrikrad` the line or row of the header, from 1; left out, they are found.
    """
    _check_size(namn, data)
    _check_kind(namn, data)
    if data.startswith(b"PK"):
        from est_cli.importing.excel import read_excel

        return read_excel(namn, data, blad, rubrikrad)
    from est_cli.importing.polisen import read_polisen, with_event

    if _JSON.match(data[:1000]) or namn.lower().endswith(".json"):
        return read_polisen(namn, data)
    from est_cli.importing.csv_file import read_csv

    return with_event(read_csv(namn, data, rubrikrad))


def _check_size(namn: str, data: bytes) -> None:
    if not data.strip(b"\xef\xbb\xbf\xfe\xff \t\r\n\0,;|"):
        raise EstError(f"{namn} är tom.", "Kontrollera att det är rätt fil, och att den laddades ner hel.")
    if len(data) > MAX_FILE:
        raise EstError(f"{namn} är större än 200 MB.", "Dela den, till exempel i en fil för varje år.")


def _check_kind(namn: str, data: bytes) -> None:
    kind = next((word for mark, word in _OTHERS if data.startswith(mark)), None)
    if kind:
        raise EstError(f"{namn} är {kind}, ingen tabell.", _READ)
    if data.startswith(_OLE):
        raise EstError(*_old_office(namn, data))
    if _MARKUP.match(data[:1000]):
        how = "Öppna den i Excel och spara som Excel-arbetsbok (.xlsx)."
        raise EstError(f"{namn} är en webbsida eller XML, vad den än heter.", how)


def _old_office(namn: str, data: bytes) -> tuple[str, str]:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return f"{namn} är skyddad med lösenord.", "Öppna den i Excel, ta bort lösenordet och spara den på nytt."
    return f"{namn} är i Excels äldre format (.xls).", "Öppna den i Excel och spara som Excel-arbetsbok (.xlsx)."
