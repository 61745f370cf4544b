"""A workbook becomes a table: real dates in both epochs, the header found, formulas refused, and no bomb opened."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.formula import ArrayFormula

from est_cli.errors import EstError
from est_cli.importing.read import read_table
from est_cli.importing.table import Rad, Vagrad

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from est_cli.importing.table import Tabell

SHEET = "xl/worksheets/sheet1.xml"


def saved(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def book(rows: Sequence[Sequence[Any]]) -> Workbook:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(list(row))
    return workbook


def read(data: bytes | Workbook, blad: str | None = None, rubrikrad: int | None = None) -> Tabell:
    return read_table("bok.xlsx", saved(data) if isinstance(data, Workbook) else data, blad, rubrikrad)


def values(data: bytes | Workbook) -> list[list[str]]:
    return [row.varden for row in read(data).rader if isinstance(row, Rad)]


def faults(data: bytes | Workbook) -> list[tuple[int, str]]:
    return [(row.rad, row.skal) for row in read(data).rader if isinstance(row, Vagrad)]


def wrong(data: bytes | Workbook, blad: str | None = None, rubrikrad: int | None = None) -> str:
    with pytest.raises(EstError) as error:
        list(read(data, blad, rubrikrad).rader)
    assert error.value.hjalp
    return error.value.text


def patched(part: str, change: Callable[[bytes], bytes], data: bytes | None = None) -> bytes:
    """A sound workbook with one part of its zip changed."""
    out = io.BytesIO()
    sound = zipfile.ZipFile(io.BytesIO(data or saved(book([["a", "b"], [1, 2]]))))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sound.namelist():
            archive.writestr(name, change(sound.read(name)) if name == part else sound.read(name))
    return out.getvalue()


@pytest.mark.parametrize("epoch_1904", [False, True])
def test_real_date_cells_are_iso_dates_in_both_epochs(epoch_1904: bool) -> None:  # noqa: FBT001 - a parameter of the test
    workbook = book([["datum", "tid", "när"], [date(2026, 3, 12), time(22, 30), datetime(2026, 3, 12, 7, 5, 59)]])  # noqa: DTZ001 - Excel has no zones
    if epoch_1904:
        workbook.epoch = CALENDAR_MAC_1904
    workbook.active["A2"].number_format = "yyyy-mm-dd"
    assert values(workbook) == [["2026-03-12", "22:30:00", "2026-03-12 07:05:59"]]


def test_midnight_is_a_clock_time_only_where_the_format_shows_one() -> None:
    workbook = book([["a", "b"], [datetime(2026, 3, 12), datetime(2026, 3, 12)]])  # noqa: DTZ001 - Excel has no zones
    workbook.active["A2"].number_format = "d mmm yyyy"
    workbook.active["B2"].number_format = "yyyy-mm-dd hh:mm"
    assert values(workbook) == [["2026-03-12", "2026-03-12 00:00:00"]]


def test_numbers_and_text_are_as_they_stand() -> None:
    row = ["0701", 12.0, 12, 56.1612, True, timedelta(hours=25, minutes=5), None, "=", 12345678901]
    assert values(book([list("abcdefghi"), row])) == [
        ["0701", "12", "12", "56.1612", "SANT", "25:05", "", "=", "12345678901"]
    ]


def test_rows_are_numbered_as_in_the_sheet() -> None:
    workbook = book([["Rapport för mars"], [], ["Datum", "Plats", "Antal"], ["x", "y", 1]])
    workbook.active["A9"] = "z"
    tabell = read(workbook)
    assert tabell.rubriker == ("Datum", "Plats", "Antal")
    assert "rubriker på rad 3" in tabell.lasning
    assert [row.rad for row in tabell.rader] == [4, 9]


def test_the_header_can_be_stated() -> None:
    workbook = book([["x", "y"], ["a", "b"], [1, 2]])
    assert read(workbook, rubrikrad=2).rubriker == ("a", "b")
    assert "ingen rad 9" in wrong(workbook, rubrikrad=9)


def test_a_formula_an_error_and_a_stray_value_cost_their_row() -> None:
    rows = [["a", "b"], ["=1+1", 2], [1, "#N/A"], [1, 2, None, "här"], [1, "x" * 10_001], [5, 6]]
    found = faults(book(rows))
    assert [rad for rad, _ in found] == [2, 3, 4, 5]
    assert "Cellen A2 är en formel" in found[0][1]
    assert "Cellen B3 har ett felvärde" in found[1][1]
    assert values(book(rows)) == [["5", "6"]]


def test_a_formula_over_many_cells_costs_its_row_too() -> None:
    workbook = book([["a", "b"], [1, 2]])
    workbook.active["B2"] = ArrayFormula("B2:B2", "=A2*2")
    [fault] = [row for row in read(workbook).rader if isinstance(row, Vagrad)]
    assert fault.varden == ["1", "=A2*2"]


def test_a_date_that_excel_cannot_show_costs_its_row() -> None:
    workbook = book([["a"], [99_999_999], [46000]])
    for cell in ("A2", "A3"):
        workbook.active[cell].number_format = "yyyy-mm-dd"
    assert [rad for rad, _ in faults(workbook)] == [2]
    assert values(workbook) == [["2025-12-09"]]


def test_what_the_table_does_not_show_is_told() -> None:
    workbook = book([["a", "b"], [1, 2], [3, 4]])
    workbook.create_sheet("Dolt").sheet_state = "hidden"
    workbook.create_sheet("Mer")
    workbook.active.row_dimensions[3].hidden = True
    workbook.active.merge_cells("A5:A6")
    told = " ".join(read(workbook).anmarkningar)
    assert "Dolda blad som inte läses: ”Dolt”" in told
    assert "Andra blad som inte läses: ”Mer”" in told
    assert "1 dold rad" in told
    assert "1 sammanfogat område" in told


def test_the_first_sheet_that_shows_and_has_rows_is_read_or_the_one_named() -> None:
    workbook = Workbook()
    workbook.create_sheet("Dolt").append(["nej"])
    workbook["Dolt"].sheet_state = "hidden"
    workbook.create_sheet("Data").append(["ja"])
    assert read(workbook).rubriker == ("ja",)
    assert read(workbook, blad="Dolt").rubriker == ("nej",)
    assert "”Blad9”" in wrong(workbook, blad="Blad9")
    assert "inga värden" in wrong(workbook, blad="Sheet")


def test_an_empty_workbook_is_refused() -> None:
    assert "tom" in wrong(Workbook())


@pytest.mark.parametrize(
    ("part", "change", "ord_"),
    [
        (SHEET, lambda _: b"0" * 200_000_000, "större än 150 MB"),
        (SHEET, lambda old: old.replace(b"<sheetData>", b'<sheetData><row r="1"><c><v>' + b"0" * 50_000_000), "för lång"),
        (SHEET, lambda old: old.replace(b"<sheetData>", b'<sheetData x="' + b"0" * 50_000_000 + b'">'), "orimlig"),
        (SHEET, lambda old: old.replace(b"<sheetData>", b'<sheetData><row r="1">' + b"<c/>" * 5_000_000), "för många celler"),
        (SHEET, lambda old: old.replace(b"<sheetData>", b"<sheetData><row><row>" + b"<c/>" * 5_000_000), "för många celler"),
        (SHEET, lambda old: old.replace(b'<row r="2"', b'<row r="99999999999"'), "felnumrerade"),
        (SHEET, lambda old: old.replace(b'<row r="2"', b'<row r="1"'), "felnumrerade"),
        ("xl/styles.xml", lambda old: old.replace(b"<cellXfs", b"<xf/>" * 3_000_000 + b"<cellXfs"), "många format"),
        ("xl/workbook.xml", lambda old: b'<!DOCTYPE a [<!ENTITY b "cc">]>' + old, "entiteter"),
        ("docProps/core.xml", lambda old: old + b" " * 30_000_000, "för stor"),
        (
            "[Content_Types].xml",
            lambda old: old.replace(b"worksheet+xml", b"sheet.main+xml"),
            "fel slag",
        ),
    ],
    ids=["zeros", "text", "attribute", "cells", "nested", "number", "again", "styles", "entities", "part", "type"],
)  # fmt: skip
def test_a_bomb_is_refused_before_it_is_unpacked(part: str, change: Callable[[bytes], bytes], ord_: str) -> None:
    data = patched(part, change)
    assert len(data) < 400_000
    tracemalloc.start()
    assert ord_ in wrong(data)
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("names", "ord_"),
    [
        (["a.csv"], "zip-arkiv"),
        (["mimetype", "content.xml"], "OpenDocument"),
        (["[Content_Types].xml", "xl/workbook.bin"], "xlsb"),
        (["[Content_Types].xml", "word/document.xml"], "annat dokument"),
        ([f"{number}.txt" for number in range(2001)], "för många delar"),
    ],
)
def test_a_zip_that_is_no_workbook_is_refused_by_what_it_is(names: list[str], ord_: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    assert ord_ in wrong(out.getvalue())


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("content", [b"", b"<a/>", b"<a", b"\xff\xfe<"])
def test_a_broken_part_is_refused(part: str, content: bytes) -> None:
    assert "bok.xlsx" in wrong(patched(part, lambda _: content))


def test_a_file_cut_short_is_refused() -> None:
    assert "skadad" in wrong(saved(book([["a"], [1]]))[:2000])
