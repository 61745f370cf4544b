"""Observations of the same month from two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from merging.versions import merged

if TYPE_CHECKING:
    from pathlib import Path

FIL = "observationer/2026-11-hand.csv"
HEAD = "id,datum,plats,beskrivning\n"
A, B, C, D = (f"{id_},2026-11-0{day},parken,Klotter\n" for day, id_ in enumerate("abcd", 1))


def test_rows_of_both_by_date(tmp_path: Path) -> None:
    outcome = merged(tmp_path, FIL, HEAD + A, HEAD + A + C, HEAD + A + B + D)
    assert (outcome.clean, outcome.data.decode()) == (True, HEAD + A + B + C + D)


def test_rows_that_are_in_no_order_keep_theirs(tmp_path: Path) -> None:
    outcome = merged(tmp_path, FIL, HEAD + D + A, HEAD + D + A + C, HEAD + D + A + B)
    assert outcome.data.decode() == HEAD + D + A + C + B


def test_weeded_here_and_added_there(tmp_path: Path) -> None:
    outcome = merged(tmp_path, FIL, HEAD + A + B, HEAD + B + C, HEAD + B + D)
    assert (outcome.clean, outcome.data.decode()) == (True, HEAD + B + C + D)


def test_a_file_that_both_began(tmp_path: Path) -> None:
    outcome = merged(tmp_path, FIL, b"", HEAD + B + C, HEAD + A + C)
    assert (outcome.clean, outcome.data.decode()) == (True, HEAD + A + B + C)


def test_one_row_with_two_contents(tmp_path: Path) -> None:
    outcome = merged(tmp_path, FIL, HEAD, HEAD + A, HEAD + A.replace("Klotter", "Skräp") + B)
    assert outcome.why == ("båda sidor har ändrat raden a.",)
    assert outcome.data.decode() == (
        HEAD + "<<<<<<< HEAD\na,2026-11-01,parken,Klotter\n=======\na,2026-11-01,parken,Skräp\n>>>>>>> inkommande\n" + B
    )


def test_weeded_here_and_corrected_there(tmp_path: Path) -> None:
    assert not merged(tmp_path, FIL, HEAD + A + B, HEAD + B, HEAD + A.replace("Klotter", "Skräp") + B).clean


def test_a_value_over_several_lines_stays_one_row(tmp_path: Path) -> None:
    long = 'x,2026-11-09,parken,"Klotter\nb,2026-11-02,parken,""och skräp"""\n'
    outcome = merged(tmp_path, FIL, HEAD + A, HEAD + A + long, HEAD + A + B)
    assert (outcome.clean, outcome.data.decode()) == (True, HEAD + A + B + long)


def test_other_columns_are_left_to_git(tmp_path: Path) -> None:
    wide = HEAD.replace("\n", ",antal\n") + A.replace("\n", ",1\n")
    outcome = merged(tmp_path, FIL, HEAD + A, wide, HEAD + A + B)
    assert not outcome.clean
    assert outcome.why == ("sidorna har olika kolumner.",)


def test_an_id_twice_and_a_broken_table_are_left_to_git(tmp_path: Path) -> None:
    for broken in (HEAD + A + A, HEAD + A + "kort,rad\n", HEAD + '"', "datum\n2026\n", "\n"):
        outcome = merged(tmp_path, FIL, HEAD + A, broken, HEAD + A + B)
        assert outcome.why == ("den går inte att läsa på den ena sidan, så git har slagit ihop den rad för rad.",)


def test_line_breaks_of_a_spreadsheet(tmp_path: Path) -> None:
    base, ours, theirs = (b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for text in (HEAD, HEAD + B, HEAD + A))
    outcome = merged(tmp_path, FIL, base, ours, theirs)
    assert outcome.data == b"\xef\xbb\xbf" + (HEAD + A + B).replace("\n", "\r\n").encode()


def test_a_month_of_more_than_a_megabyte(tmp_path: Path) -> None:
    base = HEAD + "".join(f"a-{n:05},2026-11-01,parken,{'Klotter ' * 12}\n" for n in range(10_000))
    ours, theirs = (base + f"{id_},2026-11-02,parken,Klotter\n" for id_ in "bc")
    outcome = merged(tmp_path, FIL, base, ours, theirs)
    assert outcome.clean
    assert outcome.data.decode() == f"{ours}c,2026-11-02,parken,Klotter\n"
