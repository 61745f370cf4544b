"""A text file becomes a table: its encoding, separator and header found, and every unusable row named by its line."""

from __future__ import annotations

import csv
import io

import pytest

from est_cli.errors import EstError
from est_cli.importing.read import read_table
from est_cli.importing.table import Rad, Tabell, Vagrad


def read(text: str | bytes, rubrikrad: int | None = None, namn: str = "fil.csv") -> Tabell:
    return read_table(namn, text.encode() if isinstance(text, str) else text, rubrikrad=rubrikrad)


def rows(text: str | bytes, rubrikrad: int | None = None) -> list[tuple[int, list[str]]]:
    return [(row.rad, row.varden) for row in read(text, rubrikrad).rader if isinstance(row, Rad)]


def faults(text: str | bytes) -> list[tuple[int, str]]:
    return [(row.rad, row.skal) for row in read(text).rader if isinstance(row, Vagrad)]


def wrong(text: str | bytes, rubrikrad: int | None = None, namn: str = "fil.csv") -> str:
    with pytest.raises(EstError) as error:
        list(read(text, rubrikrad, namn).rader)
    assert error.value.hjalp
    return error.value.text


@pytest.mark.parametrize(
    ("text", "ord_"),
    [
        ("datum,plats,antal\n2026-03-12,Torget,1\n", "komma"),
        ("datum;plats;antal\n2026-03-12;Torget, norra delen;1\n", "semikolon"),
        ("datum\tplats\tantal\n2026-03-12\tTorget\t1\n", "tabb"),
        ("datum|plats|antal\n2026-03-12|Torget|1\n", "lodstreck"),
        ("datum;lat;lon\n2026-03-12;56,1;15,5\n2026-03-13;56,2;15,6\n", "semikolon"),
        ('datum,plats,antal\n2026-03-12,"a;b;c;d;e",1\n', "komma"),
        ("sep=;\ndatum;plats\n2026-03-12;a,b\n", "semikolon"),
        ("datum;a;b;c\n2026-03-12;1,5;2,5;x\nkort;1\n", "semikolon"),
    ],
)
def test_the_separator_is_the_one_that_splits_rows_alike(text: str, ord_: str) -> None:
    tabell = read(text)
    assert f"{ord_} mellan värdena" in tabell.lasning
    assert tabell.rubriker[0] == "datum"
    assert next(tabell.rader).varden[0] == "2026-03-12"


@pytest.mark.parametrize(
    ("codec", "ord_"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("cp1252", "Windows-1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_the_encoding_is_found_and_named(codec: str, ord_: str) -> None:
    tabell = read("plats;händelse\nÖstra ån;Bråk på bänken\n".encode(codec))
    assert ord_ in tabell.lasning
    assert tabell.rubriker == ("plats", "händelse")
    assert list(tabell.rader) == [Rad(2, ["Östra ån", "Bråk på bänken"])]


@pytest.mark.parametrize("codec", ["mac-roman", "cp850", "utf-32"])
def test_an_encoding_that_is_not_read_is_refused(codec: str) -> None:
    wrong("plats;händelse\nBråk på torget;bänken står på ån\n".encode(codec))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_in_any_way(end: str) -> None:
    assert rows(end.join(["a;b", "1;2", "", "3;4", ""])) == [(2, ["1", "2"]), (4, ["3", "4"])]


def test_a_row_is_named_by_the_line_that_it_begins_on() -> None:
    text = 'a;b\n1;"två\nrader"\n3;4\n5\n'
    assert rows(text) == [(2, ["1", "två\nrader"]), (4, ["3", "4"])]
    assert faults(text) == [(5, "Raden har 1 värde, men filen har 2 kolumner med rubrik.")]


def test_ragged_rows_are_refused_and_the_rest_kept() -> None:
    text = "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n7,8,9\n"
    assert [rad for rad, _ in rows(text)] == [2, 5, 6]
    assert [rad for rad, _ in faults(text)] == [3, 4]


def test_nameless_columns_at_the_end_are_cut_and_empty_rows_passed_by() -> None:
    text = "\ufeffkod;namn;;\n1440;Ale;;\n;;;\n1441;Lerum;;x\n"
    assert read(text).rubriker == ("kod", "namn")
    assert rows(text) == [(2, ["1440", "Ale"])]
    assert [rad for rad, _ in faults(text)] == [4]


@pytest.mark.parametrize(
    ("text", "rad"),
    [
        ("Rapport för mars;;\n\nDatum;Plats;Antal\n1;2;3\n", 3),
        ("Rapport för mars\nUttag 2026-04-01\nDatum;Plats;Antal\n1;2;3\n", 3),
        ("\n\nDatum;Plats;Antal\n", 3),
        ("Datum;Plats;Antal\n1;;\n2;;\n", 1),
    ],
)
def test_the_header_is_found_below_a_title(text: str, rad: int) -> None:
    tabell = read(text)
    assert tabell.rubriker == ("Datum", "Plats", "Antal")
    assert f"rubriker på rad {rad}" in tabell.lasning


def test_the_header_can_be_stated() -> None:
    assert rows("x;y\na;b\n1;2\n", rubrikrad=2) == [(3, ["1", "2"])]
    assert "ingen rad 9" in wrong("x;y\n", rubrikrad=9)
    assert "ingen rubrik" in wrong("\nx;y\n", rubrikrad=1)


def test_a_header_alone_is_a_table_without_rows() -> None:
    assert rows("a;b;c") == []


def test_a_name_that_stands_twice_is_numbered_so_that_nobody_takes_one_unseen() -> None:
    tabell = read("Namn;Datum;Namn;;x\n1;2;3;4;5\n")
    assert tabell.rubriker == ("Namn (1)", "Datum", "Namn (2)", "kolumn 4", "x")
    assert len(tabell.anmarkningar) == 2


@pytest.mark.parametrize(
    "text",
    [
        '1,a,"tre,d,e\n2,b,fyra,d,e\n3,c,"fem, sex",d,e\n4,d,sju,d,e\n',
        '1,a,"tre,d,e\n2,b,fyra,d,e\n3,c,fem"\n4,d,sju,d,e\n3,c,"fem, sex",d,e\n',
        '1,a,"tre,d,e\n2,b,fyra,d,e\n3,c,"fem, sex",d,e\n4,d,"sju",d,e\n',
        '1,a,"tre,d,e\n2,b,fyra,d,e\n3,c,fem,d,e"\n4,d,sju,d,e\n3,c,"fem, sex",d,e\n',
    ],
)
def test_an_unclosed_quote_costs_only_its_own_line(text: str) -> None:
    text = "nr,k,text,x,y\n0,x,noll,d,e\n" + text
    kept = [row.varden[2] for row in read(text).rader if isinstance(row, Rad)]
    assert kept[0] == "noll"
    assert {"fyra", "sju", "fem, sex"} <= set(kept)
    assert faults(text)[0][0] == 3
    assert "citattecken" in faults(text)[0][1]


def test_a_quote_inside_a_value_is_refused_when_it_is_not_doubled() -> None:
    text = 'a,b\n1,"han sa ""hej"" då"\n2,"han sa "hej" då"\n3,4\n'
    assert rows(text) == [(2, ["1", 'han sa "hej" då']), (4, ["3", "4"])]
    assert [rad for rad, _ in faults(text)] == [3]


@pytest.mark.parametrize("quote", ["", '"'])
def test_a_cell_of_300_kb_is_refused_and_the_rest_kept(quote: str) -> None:
    text = f"a,b\n1,2\n3,{quote}{'x' * 300_000}{quote}\n5,6\n"
    assert [rad for rad, _ in rows(text)] == [2, 4]
    [fault] = [row for row in read(text).rader if isinstance(row, Vagrad)]
    assert fault.skal.startswith("En cell är längre än")
    assert max(map(len, fault.varden)) <= 10_000


def test_a_long_cell_of_many_lines_is_refused() -> None:
    text = 'a,b\n1,"' + "rad\n" * 90 + "x" * 9_990 + '"\n5,6\n'
    assert [rad for rad, _ in rows(text)] == [93]
    assert faults(text)[0][0] == 2


def test_a_nul_costs_only_its_row() -> None:
    text = "a,b\n1,2\n3,\x004\n5,6\n"
    assert [rad for rad, _ in rows(text)] == [2, 4]
    assert faults(text) == [(3, "Raden innehåller nolltecken (NUL).")]


def test_a_few_wrong_bytes_in_utf_8_cost_only_their_rows() -> None:
    data = "a,b\nå,ä\nö,X\né,ü\n".encode().replace(b"X", b"\xff")
    assert [rad for rad, _ in rows(data)] == [2, 4]
    assert faults(data) == [(3, "Raden innehåller skadade tecken.")]
    [fault] = [row for row in read(data).rader if isinstance(row, Vagrad)]
    assert "".join(fault.varden).encode()


def test_what_was_garbled_before_is_told() -> None:
    assert "förvanskade" in read("a,b\nBrÃ¥k,1\n").anmarkningar[0]
    assert "gått förlorad" in read("a,b\nBr\ufffdk,1\n").anmarkningar[0]


def test_49_identical_rows_are_49_rows() -> None:
    assert len(rows("a,b\n" + "1,2\n" * 49)) == 49


@pytest.mark.parametrize(
    ("data", "ord_"),
    [
        (b"", "tom"),
        (b"\xef\xbb\xbf\r\n \n", "tom"),
        (b";;;\n;;;\n", "tom"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "bild"),
        (b"<!DOCTYPE html><table><tr><td>1", "webbsida"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "lösenord"),
        (bytes(range(1, 32)) * 100, "ingen textfil"),
        (b"\xff\xfea\0;\0b\0\n\0\0\xd8", "skadad"),
    ],
)
def test_what_is_no_table_is_refused_by_what_it_is(data: bytes, ord_: str) -> None:
    assert ord_ in wrong(data, namn="rapport.csv")


def test_too_many_columns_are_refused() -> None:
    assert "501 kolumner" in wrong(";".join(map(str, range(501))))


def test_any_text_in_a_quoted_cell_comes_back_as_it_was() -> None:
    naughty = [
        "'; DROP TABLE",
        "=1+1",
        "\u202ebaklänges",
        "a\tb",
        'han sa "hej"',
        "rad\nrad",
        "😀",
        "\x1b[31m",
        "NULL",
        "a;b,c|d",
    ]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["nr", "text"], *enumerate(naughty)])
    assert [varden[1] for _, varden in rows(out.getvalue())] == naughty
