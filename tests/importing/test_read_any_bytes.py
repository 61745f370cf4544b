"""Whatever bytes a file holds, reading it ends in a table of rows or in one sentence to the user: nothing else."""

from __future__ import annotations

import contextlib
import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from est_cli.errors import EstError
from est_cli.importing.read import read_table
from est_cli.importing.table import MAX_CELL, Rad

_CSV = st.lists(
    st.sampled_from([*'ab1,;\t|"\n\r\0åÄ', "\r\n", "sep=;\n", '""', "\ufeff", "a;b;c;d;e;f\n"]), max_size=80
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["id", "datetime", "name", "type", "location", "gps", "summary"]), inner, max_size=7
        )
    ),
    max_leaves=20,
)


def walked(data: bytes, namn: str = "fil") -> None:
    """Reads all of a file; every row has a value for each column, or a reason."""
    with contextlib.suppress(EstError):
        tabell = read_table(namn, data)
        assert len(set(tabell.rubriker)) == len(tabell.rubriker)
        assert all(tabell.rubriker)
        last = 0
        for row in tabell.rader:
            assert row.rad > last
            last = row.rad
            assert all(len(cell) <= MAX_CELL for cell in row.varden)
            assert "".join(row.varden).encode() is not None
            assert len(row.varden) == len(tabell.rubriker) if isinstance(row, Rad) else row.skal


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    walked(data)
    walked(data, "fil.json")


@settings(max_examples=300)
@given(_CSV.map("".join), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "cp1252"]), st.binary(max_size=2))
def test_any_separated_text(text: str, codec: str, more: bytes) -> None:
    walked(text.encode(codec, "replace") + more)


@given(st.lists(_JSON, max_size=4))
def test_any_json(items: list[object]) -> None:
    import json

    walked(json.dumps(items).encode(), "fil.json")


def _workbook() -> bytes:
    workbook = Workbook()
    for row in (["datum", "plats"], ["2026-03-12", "Torget"], [46000, "=A1"]):
        workbook.active.append(row)
    workbook.active["A3"].number_format = "yyyy-mm-dd"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


_SOUND = _workbook()
_PARTS = zipfile.ZipFile(io.BytesIO(_SOUND)).namelist()


@given(st.integers(0, len(_SOUND)), st.integers(0, 60), st.binary(max_size=60))
def test_any_damaged_workbook(at: int, lost: int, put: bytes) -> None:
    walked(_SOUND[:at] + put + _SOUND[at + lost :])


@settings(max_examples=200)
@given(st.sampled_from(_PARTS), st.floats(0, 1), st.integers(0, 40), st.sampled_from(
    [b"", b"9", b"-1", b'"', b"<", b"<c/>", b"<row/>", b'<row r="7"><c r="ZZZ7"><v>x</v></c></row>', b"\0", b"1e400", b"nan", b"s"]
))  # fmt: skip
def test_any_damage_inside_a_part(part: str, place: float, lost: int, put: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_SOUND)) as sound, zipfile.ZipFile(out, "w") as archive:
        for name in _PARTS:
            content = sound.read(name)
            at = int(place * len(content))
            archive.writestr(name, content[:at] + put + content[at + lost :] if name == part else content)
    walked(out.getvalue())
