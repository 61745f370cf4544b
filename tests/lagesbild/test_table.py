"""The table says what the row reader says, whatever the files hold."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from est_cli.observationer.columns import COLUMNS, HEADER
from est_cli.observationer.rows import Observation, read_rows
from est_cli.observationer.table import DAY, WEEK, _read_regular, read_table
from est_cli.workspace.tree import Disk

ROW = "x-1,2026-03-06,22:30,,01:00,busstorget,klotter,bovardarna,iakttagelse,2,,,Nytt klotter"


def table(root: Path, data: bytes) -> tuple[list[tuple[object, ...]], int]:
    """The rows of one file by the table, and how many cannot be read."""
    (root / "observationer").mkdir(exist_ok=True)
    (root / "observationer/2026-03-prov.csv").write_bytes(data)
    found = read_table(Disk(root), ["2026-03"])
    names = ("dag", "plats", "kategori", "rapportor", "antal", "minut", "langd", "punkt")
    return sorted(zip(*(found.rader[name].tolist() for name in names), strict=True)), sum(found.olasliga.values())


def rows(data: bytes) -> tuple[list[tuple[object, ...]], int]:
    """The same by the row reader."""
    found = list(read_rows(data.decode("utf-8-sig", "replace")))
    good = [one for one in found if isinstance(one, Observation)]
    return sorted(map(as_told, good)), len(found) - len(good)


def as_told(one: Observation) -> tuple[object, ...]:
    """An observation in the table's words."""
    day, minute = one.datum.toordinal(), -1
    if one.tid_fran:
        minute = ((one.start.toordinal() - 1) * DAY + one.start.hour * 60 + one.start.minute) % WEEK
    length = int((one.slut - one.start).total_seconds()) // 60
    point = one.lat is not None and one.lon is not None
    return day, one.plats or "", one.kategori or "", one.rapportor or "", one.antal, minute, length, point


def test_a_row_becomes_numbers_and_words(tmp_path: Path) -> None:
    found, wrong = table(tmp_path, f"{HEADER}\n{ROW}\n".encode())
    friday_half_past_ten = 4 * DAY + 22 * 60 + 30
    assert found == [(739681, "busstorget", "klotter", "bovardarna", 2, friday_half_past_ten, 150, False)]
    assert wrong == 0


REGULAR = [
    "x,2026-03-06,,,,,,,,0,,,",
    "x,2026-03-06,,,,torget,brak,,,,58.4,14.6,",
    'x,2026-03-06,,,,torget,brak,,,,58.4,,"Sten, flaskor och ""skrot"""',
    "x,2026-03-06,24:00,2026-03-07,00:00,true,1,01,,3,,,",
    'x,2026-03-06,08:00,2026-03-20,,"torget",brak,,,,,,"Två\nrader"',
    ROW,
]
FAULTY = [
    ",2026-03-06,,,,torget,brak,,,,,,",
    "x,2026-02-30,,,,torget,brak,,,,,,",
    "x,2026-03-06,25:00,,,torget,brak,,,,,,",
    "x,2026-03-06,,2026-03-05,,torget,brak,,,,,,",
    "x,2026-03-06,22:00,2026-03-06,21:00,torget,brak,,,,,,",
    "x,2026-03-06,,,,torget,,,,,,,",
    "x,2026-03-06,,,,torget,brak,,rykte,,,,",
    "x,2026-03-06,,,,torget,brak,,,-1,,,",
    "x,2026-03-06,,,,torget,brak,,,,158.4,14.6,",
    "x,2026-03-06,,,,torget,brak,,,,,",
    "x,2026-03-06,,,,torget,brak,,,,,,,",
    'x,2026-03-06,,,,torget,brak,,,,,,"a"b',
    'x,2026-03-06,,,,torget,brak,,,,,,"aldrig stängt',
    "x,2026-03-06,,,,torget,brak,,,,,,\rmitt i",
    "   ",
]
ALIKE = [
    "",
    "x,2026-03-06,,,,torget,brak,,,,,,a\0b",
    'x,2026-03-06,,,,torget,brak,,,,,,a "b" c',
    f"{ROW}{'a' * 140_000}",
]


@pytest.mark.parametrize("row", REGULAR)
def test_what_is_regular_is_read_by_column_and_says_the_same(tmp_path: Path, row: str) -> None:
    data = f"{HEADER}\n{row}\n".encode()
    assert _read_regular(data) is not None
    assert table(tmp_path, data) == rows(data)
    assert rows(data)[1] == 0


@pytest.mark.parametrize("row", FAULTY)
def test_a_faulty_row_is_left_out_and_counted(tmp_path: Path, row: str) -> None:
    data = f"{HEADER}\n{ROW}\n{row}\n".encode()
    found = table(tmp_path, data)
    assert found == rows(data)
    assert found[1] == 1


@pytest.mark.parametrize("row", ALIKE)
def test_what_is_unusual_says_the_same(tmp_path: Path, row: str) -> None:
    data = f"{HEADER}\n{ROW}\n{row}\n{ROW}\n".encode()
    assert table(tmp_path, data) == rows(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        HEADER.encode(),
        f"{HEADER}\n".encode(),
        f"\ufeff{HEADER}\r\n{ROW}\r\n".encode(),
        f"{HEADER}\n{ROW}\n".encode("utf-16"),
        f"{HEADER}\n{ROW}å\n".encode("latin-1"),
        f"{HEADER},mera\n{ROW},1\n".encode(),
        f"{','.join(reversed(COLUMNS))}\n{','.join(reversed(ROW.split(',')))}\n".encode(),
        f"{HEADER}\n{ROW}".encode(),
        f'{HEADER}\r\nx,2026-03-06,,,,"tor\r\nget",brak,,,,,,\r\n'.encode(),
    ],
)
def test_any_file_says_the_same(tmp_path: Path, data: bytes) -> None:
    assert table(tmp_path, data) == rows(data)


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "observationer").mkdir()
    (tmp_path / "observationer/2026-03-prov.csv").symlink_to(tmp_path / "borta.csv")
    assert len(read_table(Disk(tmp_path), ["2026-03"]).rader) == 0


CELL = st.sampled_from(
    ["", "x", "2026-03-06", "2026-03-31", "22:00", "07:15", "24:00", "torget", "0", "7", "58.4", '"', "å"]
)


@st.composite
def any_row(draw: st.DrawFn) -> str:
    """A good row with some cells made into something else."""
    cells = ROW.split(",")
    for at in draw(st.lists(st.integers(0, 12), max_size=3)):
        cells[at] = draw(CELL)
    return ",".join(cells)


@settings(deadline=None)
@given(
    st.lists(st.one_of(any_row(), st.sampled_from([*REGULAR, *FAULTY, *ALIKE[:3]])), max_size=6),
    st.sampled_from(["\n", "\r\n"]),
)
def test_both_readers_count_the_same(tmp_path_factory: pytest.TempPathFactory, lines: list[str], end: str) -> None:
    data = end.join([HEADER, *lines, ""]).encode()
    assert table(tmp_path_factory.mktemp("prov"), data) == rows(data)
