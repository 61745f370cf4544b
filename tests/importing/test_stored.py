"""What is written of observations is what is read of them again, whatever stands in a cell."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.errors import EstError
from est_cli.importing.stored import as_line, write

if TYPE_CHECKING:
    from pathlib import Path

CELLS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]) | st.sampled_from(',"\r\n'))


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1))
def test_what_is_stored_is_read_again(rows: list[list[str]]) -> None:
    text = "\n".join([*(as_line(tuple(row)) for row in rows), ""])
    assert list(csv.reader(StringIO(text, newline=""), strict=True)) == rows


def test_a_write_that_stops_says_how_far_it_came(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(EstError, match="1 av 2 filer är skrivna; kör om samma kommando så kommer resten"):
        write(tmp_path, {"a": b"x", "b": b"x"})
    assert (tmp_path / "a").read_bytes() == b"x"
