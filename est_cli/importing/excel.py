"""An Excel workbook's sheet as a table, by openpyxl, read-only, after it has been measured (`workbook_check.py`)."""

from __future__ import annotations

import warnings
from datetime import datetime, time, timedelta
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, Protocol

from est_cli.errors import EstError
from est_cli.importing.header import LOOKED_AT, find_header, name_columns
from est_cli.importing.table import Rad, Tabell, fault_of, quoted, refused
from est_cli.importing.workbook_check import check_workbook
from est_cli.svenska import antal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.importing.table import Vagrad
    from est_cli.importing.workbook_check import Part

_CHUNK: Final = 500
_UNUSABLE: Final = frozenset({"e", "f"})
"""The types of cells with an error or a formula."""
_EXACT: Final = 10**15
"""Below so great a number Excel's decimal numbers are exact for whole ones."""
_SECOND: Final = timedelta(seconds=1)
_AGAIN: Final = "Öppna den i Excel eller LibreOffice och spara den på nytt som Excel-arbetsbok (.xlsx)."


class _Cell(Protocol):
    """What is read of openpyxl's cell, which has no types of its own."""

    value: object
    data_type: str
    coordinate: str
    number_format: str


_Cells = tuple[_Cell, ...]


class _Sheet(Protocol):
    """What is read of its sheet."""

    title: str
    sheet_state: str
    _worksheet_path: str

    def reset_dimensions(self) -> None: ...

    def iter_rows(self) -> Iterator[_Cells]: ...


class _Workbook(Protocol):
    """What is read of its workbook."""

    worksheets: list[_Sheet]


def read_excel(namn: str, data: bytes, blad: str | None, rubrikrad: int | None) -> Tabell:
    """The table of a sheet: the one named, else the first that shows and has rows; its header on `rubrikrad` or found.

    EstError where there is none, or the workbook is not to be opened.
    """
    parts = check_workbook(namn, BytesIO(data))
    workbook = _opened(namn, data)
    sheet, rows = _sheet(namn, workbook, parts, blad)
    first = list(islice(rows, max(LOOKED_AT, rubrikrad or 0)))
    at = _header(namn, sheet.title, [_texts(row) for _, row in first], rubrikrad)
    rubriker = name_columns(namn, _texts(first[at][1]), at + 1)
    remarks = [*_remarks(workbook, sheet, _part(parts, sheet)), *rubriker.anmarkningar]
    width = len(rubriker.namn)
    walked = (_row(number, row, width) for number, row in chain(first[at + 1 :], rows))
    lasning = f"Excel, bladet {quoted(sheet.title)}, rubriker på rad {at + 1}"
    return Tabell("excel", rubriker.namn, (row for row in walked if row is not None), lasning, remarks)


def _opened(namn: str, data: bytes) -> _Workbook:
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings(action="ignore"):
            workbook: _Workbook = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            return workbook
    except Exception as error:
        raise EstError(f"{namn} går inte att läsa som Excel-arbetsbok.", _AGAIN) from error


def _sheet(
    namn: str, workbook: _Workbook, parts: dict[str, Part], blad: str | None
) -> tuple[_Sheet, Iterator[tuple[int, _Cells]]]:
    """The sheet to read, and its rows by number."""
    sheets = workbook.worksheets
    if blad is not None:
        found = [sheet for sheet in sheets if sheet.title.strip() == blad.strip()]
        if not found:
            names = uppraknat([quoted(sheet.title) for sheet in sheets[:20]])
            raise EstError(
                f"{namn} har inget blad som heter {quoted(blad)}.", f"Bladen heter {names}. Rätta blad i profilen."
            )
        return found[0], _rows(namn, found[0], _part(parts, found[0]))
    for sheet in sheets:
        if sheet.sheet_state == "visible" and _part(parts, sheet).filled:
            return sheet, _rows(namn, sheet, _part(parts, sheet))
    raise EstError(f"{namn} är tom: inget synligt blad har något värde.", "Kontrollera att det är rätt fil.")


def _part(parts: dict[str, Part], sheet: _Sheet) -> Part:
    return parts[sheet._worksheet_path.lstrip("/")]  # noqa: SLF001 - openpyxl tells it nowhere else


def _rows(namn: str, sheet: _Sheet, part: Part) -> Iterator[tuple[int, _Cells]]:
    """Every row to the last, by number. What a workbook says of its own size is not trusted."""
    sheet.reset_dimensions()
    rows = islice(sheet.iter_rows(), part.last_row)
    number = 0
    while True:
        try:
            with warnings.catch_warnings(action="ignore"):
                chunk = list(islice(rows, _CHUNK))
        except Exception as error:
            where = f" efter rad {number}" if number else ""
            raise EstError(f"{namn} går inte att läsa{where} i bladet {quoted(sheet.title)}.", _AGAIN) from error
        if not chunk:
            return
        yield from enumerate(chunk, number + 1)
        number += len(chunk)


def _header(namn: str, blad: str, rows: Sequence[list[str]], rubrikrad: int | None) -> int:
    at = find_header(rows) if rubrikrad is None else rubrikrad - 1
    if at is None:
        raise EstError(f"{namn} är tom: bladet {quoted(blad)} har inga värden överst.", "Ange rubrikrad i profilen.")
    if not 0 <= at < len(rows):
        raise EstError(f"{namn} har ingen rad {rubrikrad} i bladet {quoted(blad)}.", "Rätta rubrikrad i profilen.")
    return at


def _row(number: int, row: _Cells, width: int) -> Rad | Vagrad | None:
    """A row as texts; None where it is empty."""
    cells = _texts(row)
    beyond = any(cells[width:])
    del cells[width:]
    if not beyond and not any(cells):
        return None
    cells += [""] * (width - len(cells))
    skal = "Raden har värden till höger om den sista rubriken." if beyond else _fault(row) or fault_of(cells)
    return refused(number, skal, cells) if skal else Rad(number, cells)


def _fault(row: _Cells) -> str | None:
    """Why a row cannot be used: a formula, or an error where a value should be."""
    if _UNUSABLE.isdisjoint([cell.data_type for cell in row]):
        return None
    cell = next(cell for cell in row if cell.data_type in _UNUSABLE)
    if cell.data_type == "e":
        return f"Cellen {cell.coordinate} har ett felvärde ({quoted(str(cell.value))})."
    return f"Cellen {cell.coordinate} är en formel. Kopiera kolumnen i Excel och klistra in den som värden."


def _texts(row: _Cells) -> list[str]:
    return [
        value if type(value) is str else "" if value is None else _text(cell) for cell in row for value in [cell.value]
    ]


def _text(cell: _Cell) -> str:
    """A cell as text: whole numbers without decimals, dates by ISO 8601, a clock where the cell's format has one."""
    value = cell.value
    if cell.data_type == "f":
        return str(getattr(value, "text", None) or "=")
    if isinstance(value, bool):
        return "SANT" if value else "FALSKT"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else str(value)
    if isinstance(value, datetime):
        return _moment(value, cell.number_format)
    return _duration(value) if isinstance(value, timedelta) else str(value)


def _duration(value: timedelta) -> str:
    """A time of the format `[t]:mm`, which is a clock time below a day."""
    minutes = value // timedelta(minutes=1)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _moment(value: datetime, form: str) -> str:
    """A date, and its clock to the nearest second: days as a floating number are not exact."""
    near = value.replace(microsecond=0) + _SECOND * (value.microsecond >= 500_000)  # noqa: PLR2004 - half a second
    midnight = near.time() == time()
    return near.date().isoformat() if midnight and "h" not in form.lower() else near.isoformat(" ")


def _remarks(workbook: _Workbook, sheet: _Sheet, part: Part) -> list[str]:
    """What the table does not show: other sheets, hidden sheets and rows, merged cells."""
    others = [other for other in workbook.worksheets if other is not sheet]
    hidden = [quoted(other.title) for other in others if other.sheet_state != "visible"]
    unread = [quoted(other.title) for other in others if other.sheet_state == "visible"]
    remarks = []
    if hidden:
        remarks.append(f"Dolda blad som inte läses: {uppraknat(hidden[:20])}.")
    if unread:
        remarks.append(f"Andra blad som inte läses: {uppraknat(unread[:20])}.")
    if sheet.sheet_state != "visible":
        remarks.append("Bladet som läses är dolt i Excel.")
    if part.hidden_rows:
        remarks.append(f"{antal(part.hidden_rows, 'dold rad', 'dolda rader')} (filtrerade bort) läses också.")
    if part.seen["mergeCell"]:
        what = antal(part.seen["mergeCell"], "sammanfogat område", "sammanfogade områden")
        remarks.append(f"Bladet har {what}: bara cellen överst till vänster i ett sådant har ett värde.")
    return remarks
