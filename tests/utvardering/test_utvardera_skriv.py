"""`est utvardera --skriv` puts the counted number into `eftermatningar`, and touches nothing else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from utvardering.fall import CASE, INDICATOR, MEASURE, SOURCE, observe, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

pytestmark = pytest.mark.usefixtures("wide_terminal")
ROWS = [(date(2025, 1, 6) + timedelta(days=n), "torget", "klotter", "bovard", 1) for n in range(60)]
LATER = [(date(2026, 1, 5) + timedelta(days=n), "torget", "klotter", "bovard", 1) for n in range(20)]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, est: Callable) -> Callable[..., tuple[str, Outcome]]:
    """What `--skriv` makes of an `utvardering.yaml`; the file, and the outcome."""

    def call(
        text: str | None, *args: str, rows: list[Any] | None = None, problem: str = SOURCE + INDICATOR
    ) -> tuple[str, Outcome]:
        parts = {} if text is None else {"utvardering": text}
        root = write(tmp_path / "ws", problem=problem, atgarder=MEASURE, **parts)
        observe(root, ROWS + LATER if rows is None else rows)
        monkeypatch.chdir(root)
        done = est("utvardera", CASE, "--skriv", *args)
        file = root / "arenden" / CASE / "utvardering.yaml"
        return (file.read_bytes().decode() if file.exists() else ""), done

    return call


def test_a_new_row_is_last_and_every_other_byte_stays(written: Callable) -> None:
    text = '# Överst.\r\neftermatningar:   # mätt i mars\r\n- {indikator: klotter, text: Lugnare.}   # i ord\r\n\r\nslutsats: "ja"  # sist\r\n'
    after, done = written(text)
    assert done.code == 0, done.err
    added = [line for line in after.split("\r\n") if line not in text.split("\r\n")]
    assert len(added) == 1
    assert added[0].startswith(
        "- {indikator: klotter, varde: 20, fran: 2026-01-05, till: 2026-03-29, kalla: rapporter, underlag: "
    )
    assert after.replace(added[0] + "\r\n", "") == text
    assert "Skrivet i arenden/2025-torget/utvardering.yaml: klotter 20 (2026-01-05--2026-03-29)." in done.err
    assert "räknat 60 20 −40" in " ".join(done.out.split())


def test_a_second_time_changes_nothing(written: Callable, est: Callable) -> None:
    once, done = written("slutsats: x\n")
    assert "Skrivet i" in done.err
    twice, done = written(once)
    assert twice == once
    assert "Står redan i" in done.err
    assert est("validera", CASE).code in {0, 1}


def test_a_row_of_the_same_time_gets_its_value_and_underlag(written: Callable) -> None:
    text = (
        "eftermatningar:\n  - indikator: klotter # en kommentar\n    text: I ord.\n    fran: 2026-01-05\n    till: 2026-03-29\n"
        "  - indikator: klotter\n    varde: 19 # räknat för hand\n    fran: 2026-01-05\n    till: 2026-03-29\n"
    )
    after, done = written(text)
    assert done.code == 0, done.err
    assert "    varde: 20 # räknat för hand\n" in after
    assert "klotter 20 (2026-01-05--2026-03-29), varde ändrat från 19 till 20." in done.err
    assert after.count("underlag") == 1
    assert "    text: I ord.\n    fran" in after


def test_one_row_alone_counts_as_a_list_of_one(written: Callable) -> None:
    alone, done = written("eftermatningar: {indikator: klotter, varde: 1, fran: 2026-01-05, till: 2026-03-29}\n")
    assert done.code == 0, done.err
    assert alone.startswith("eftermatningar: {indikator: klotter, varde: 20, fran")


def test_a_missing_file_begins_as_the_scaffold(written: Callable) -> None:
    after, done = written(None)
    assert done.code == 0, done.err
    assert "# Nåddes målen?" in after
    assert "\n  - {indikator: klotter, varde: 20, fran: 2026-01-05" in after
    assert "utvardering.yaml, som fanns inte och nu är gjord: klotter 20" in done.err


@pytest.mark.parametrize(
    ("args", "rows", "why"),
    [
        (["--efter", "2026-k4"], ROWS + LATER, "inte slut än"),
        ([], ROWS, "inga observationer från 2026-01-05--2026-03-29"),
        ([], [], "inga observationer från 2026-01-05--2026-03-29"),
    ],
)
def test_what_cannot_be_counted_is_refused(written: Callable, args: list[str], rows: list[Any], why: str) -> None:
    after, done = written("slutsats: x\n", *args, rows=rows)
    assert (done.code, done.out, after) == (2, "", "slutsats: x\n")
    assert done.err.startswith("Fel: Inget är skrivet. klotter: ")
    assert why in done.err


def test_of_two_indicators_the_one_that_can_be_is_written(written: Callable) -> None:
    two = SOURCE + INDICATOR + "  - {id: undviker, namn: Andel, enhet: procent, baslinje: {varde: 4}}\n"
    after, done = written("slutsats: x\n", problem=two)
    assert done.code == 0
    assert after.count("indikator:") == 1
    assert "Inte skrivet: undviker: räknas inte ur observationer" in done.err


def test_a_baseline_from_before_the_observations_does_not_hinder(written: Callable) -> None:
    after, done = written("slutsats: x\n", rows=LATER)
    assert done.code == 0, done.err
    assert "varde: 20" in after


STATED = "eftermatningar:\n  - {indikator: klotter, varde: 5, fran: 2026-01-05, till: 2026-03-29}\n"


@pytest.mark.parametrize(
    ("change", "register"),
    [
        (("matning: {", "matning: {platser: [finnsinte], "), "platser"),
        (("[klotter]", "[kloter]"), "kategorier"),
        (("matning: {", "matning: {rapportorer: [ingen], "), "aktorer"),
    ],
)
def test_nothing_is_written_of_what_stands_in_no_register(
    written: Callable, change: tuple[str, str], register: str
) -> None:
    after, done = written(STATED, problem=SOURCE + INDICATOR.replace(*change))
    assert (done.code, after) == (2, STATED)
    assert f"som inte finns i register/{register}.yaml. Rätta det först" in done.err


def test_a_number_is_not_replaced_by_none_where_nobody_looked(written: Callable) -> None:
    elsewhere = [(day, "parken", "klotter", "bovard", 1) for day, *_ in LATER]
    after, done = written(STATED, rows=ROWS + elsewhere)
    assert (done.code, after) == (2, STATED)
    assert "ingen har rapporterat något om platsen" in done.err
    after, done = written(STATED, rows=[*ROWS, *elsewhere, (date(2026, 2, 2), "torget", "", "vakt", 0)])
    assert "varde: 0" in after
    assert "varde ändrat från 5 till 0" in done.err
