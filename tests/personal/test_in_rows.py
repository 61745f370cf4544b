"""A file of observations is looked through for what people wrote; digests, dates and coordinates are nobody's number."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.observationer.columns import HEADER
from est_cli.personal.found import found
from est_cli.personal.registers import Registers
from est_cli.reading.decode import MAX_BYTES, limit_of
from est_cli.reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

FIL = "observationer/2026-03-polisen.csv"
NUMBER = "070-1740605"


def hits(*rows: str, fil: str = FIL) -> list[tuple[str, str]]:
    text = "\n".join([HEADER, *rows]) + "\n"
    seen = found(Document(fil, text), Registers(lambda _: None))
    return [(hit.kod, text[hit.start : hit.slut]) for hit in seen]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("polisen-412090,2026-03-12,22:00,2026-03-13,01:00,lindparken,brand,kommunpolis,polisanmald,1,58.4010,14.6020,", []),
        ('"polisen-412090","2026-03-12","","","","","brand","","","1","58.40101234","14.6020",""', []),
        (f"a-1,2026-03-12,,,,,brand,,,1,,,Ring {NUMBER}", [("I702", NUMBER)]),
        (f'a-1,2026-03-12,,,,,brand,,,1,,,"Rad ett\nring {NUMBER}, nu"', [("I702", NUMBER)]),
        (f"a-1,2026-03-12,,,,{NUMBER},brand,,,1,,,", [("I702", NUMBER)]),
        (f"a-1,den 12 mars {NUMBER},,,,,brand,,,1,,,", [("I702", NUMBER)]),
        (f"felanmalan-{NUMBER},2026-03-12,,,,,brand,,,1,58.4010,14.6020,", [("I702", NUMBER)]),
        ("felanmalan-19640823-3234,2026-03-12,,,,,brand,,,1,,,", [("I701", "19640823-3234")]),
        ("felanmalan-196408233234,2026-03-12,,,,,brand,,,1,,,", [("I701", "196408233234")]),
        (f"a-1,2026-03-12,,,,,brand,,,1,,,{NUMBER[:5]}\0{NUMBER[5:]}", [("I702", f"{NUMBER[:5]}\0{NUMBER[5:]}")]),
        ("a-1;2026-03-12;;;;;brand;;;1;;;" + NUMBER, [("I702", NUMBER)]),
    ],
)  # fmt: skip
def test_what_people_wrote_is_found_where_it_stands(row: str, expected: list[tuple[str, str]]) -> None:
    assert hits(row) == expected


def test_no_digest_is_a_number_of_anybody() -> None:
    ids = [f"veckorapporter-{sha256(str(n).encode()).hexdigest()[:12]}" for n in range(3000)]
    rows = [f"{id_},2026-03-12,22:15,,01:30,,brand,,iakttagelse,1,58.{n:04},14.{n:04}," for n, id_ in enumerate(ids)]
    assert hits(*rows) == []
    assert hits(*rows, fil="mallar/rader.csv") != []  # elsewhere nobody knows what they are


def test_two_rows_are_no_one_number() -> None:
    assert hits("a-1,2026-03-12,,,,,brand,,,1,,,070-174", "a-2,2026-03-12,,,,,brand,,,1,,,06 05") == []


@given(before=st.text("abc ,\"'\0-…é0\n", max_size=40), after=st.text("abc ,\"'-…é\n", max_size=40))
def test_a_number_is_found_whatever_stands_around_it(before: str, after: str) -> None:
    rows = ["a-1,2026-03-12,,,,,brand,,,1,,,x"] * 3
    text = "\n".join([HEADER, *rows, f"a-2,2026-03-12,,,,,brand,,,1,,,{before} {NUMBER} {after}"])
    seen = found(Document(FIL, text), Registers(lambda _: None))
    assert any(text[hit.start : hit.slut].startswith(NUMBER[:3]) for hit in seen)


def big(rows: int) -> str:
    """So many rows of some 100 characters, the last of which holds a number."""
    row = "veckorapporter-0123456789ab,2026-03-12,22:15,,,,brand,bovardarna,iakttagelse,1,,,Glas på gången igen\n"
    return f"{HEADER}\n{row * rows}a-1,2026-03-12,,,,,brand,,,1,,,Ring {NUMBER}\n"


def test_a_month_of_two_megabytes_is_looked_through_to_its_end(
    arbetsyta: Path, est: Callable[..., Outcome], git: Callable[..., str]
) -> None:
    path = arbetsyta / FIL
    path.parent.mkdir(exist_ok=True)
    path.write_text(big(20_000), encoding="utf-8")
    assert MAX_BYTES < path.stat().st_size < limit_of(FIL)
    place = f"{FIL}:20002:37: I702"
    assert place in est("validera", "--kort").out
    git("init", "-q")
    git("add", "-A")
    assert place in est("validera", "--index", "--kort").out
    git("commit", "-qm", "Månaden")
    assert f"{FIL}:20002 I702" in est("validera", "--alla-versioner").out


@pytest.mark.parametrize("fil", ["observationer/las-mig.txt", "mallar/2026-03-a.csv", "arenden/a/problem.yaml"])
def test_all_else_may_be_one_megabyte(fil: str) -> None:
    assert limit_of(fil) == MAX_BYTES
