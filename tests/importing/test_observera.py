"""`est observera`: one observation by hand, and what it refuses."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FILE = "observationer/2026-11-observera.csv"


@pytest.fixture
def arbetsyta(arbetsyta: Path) -> Path:
    """The example workspace before anything is observed."""
    shutil.rmtree(arbetsyta / "observationer", ignore_errors=True)
    return arbetsyta


def rows(root: Path, fil: str = FILE) -> list[str]:
    return [line.partition(",")[2] for line in (root / fil).read_text(encoding="utf-8").splitlines()[1:]]


def test_an_observation_stands_in_the_file_of_its_month(arbetsyta: Path, est: Callable) -> None:
    typed = ("--nar", "2026-11-21", "--tid", "22:30-01:00", "--antal", "2", "--rapportor", "faltgruppen")
    done = est("observera", "lindparken", "klotter", "Nya taggar på kuren", *typed)
    assert done.code == 0, done
    assert done.out == f"Observationen den 2026-11-21 vid lindparken står i {FILE}.\n"
    assert rows(arbetsyta) == [
        "2026-11-21,22:30,,01:00,lindparken,klotter,faltgruppen,iakttagelse,2,,,Nya taggar på kuren"
    ]
    assert "observationer/" not in est("validera").out


def test_what_is_left_out_is_today_and_the_coordinator(arbetsyta: Path, est: Callable) -> None:
    assert est("observera", "lindparken", "brand", "Eld i papperskorg", "--typ", "felanmalan").code == 0
    assert rows(arbetsyta) == ["2026-11-24,,,,lindparken,brand,kommun-trygghet,felanmalan,1,,,Eld i papperskorg"]


def test_lugnt_is_a_zero_report(arbetsyta: Path, est: Callable) -> None:
    done = est("observera", "lindparken", "lugnt", "--tid", "21-23")
    assert done.out == f"Att det var lugnt den 2026-11-24 vid lindparken står i {FILE}.\n"
    assert rows(arbetsyta) == ["2026-11-24,21:00,,23:00,lindparken,,kommun-trygghet,iakttagelse,0,,,"]


def test_rows_lie_by_day_whatever_the_order_they_came_in(arbetsyta: Path, est: Callable) -> None:
    for day in ("2026-11-21", "2026-11-03", "2026-11-12"):
        est("observera", "lindparken", "brand", "Eld", "--nar", day)
    assert [row[:10] for row in rows(arbetsyta)] == ["2026-11-03", "2026-11-12", "2026-11-21"]


def test_the_very_same_row_is_not_written_twice(arbetsyta: Path, est: Callable) -> None:
    est("observera", "lindparken", "klotter", "Ny tagg")
    again = est("observera", "lindparken", "klotter", "Ny tagg")
    assert again.code == 2
    assert again.err == (
        "Fel: Den observationen är redan skriven.\n"
        "Hände det igen: ange klockslaget med --tid, eller skriv en annan text.\n"
    )
    assert len(rows(arbetsyta)) == 1
    est("observera", "lindparken", "lugnt")
    assert "Det står redan att det var lugnt." in est("observera", "lindparken", "lugnt").err


def test_a_place_a_category_and_a_function_by_the_names_that_an_import_takes(arbetsyta: Path, est: Callable) -> None:
    done = est("observera", "Tunneln", "nedskräpning", "Två grupper", "--rapportor", "Fältgruppen")
    assert done.code == 0, done
    assert "vid stationstunneln står i" in done.out
    assert rows(arbetsyta) == ["2026-11-24,,,,stationstunneln,nedskrapning,faltgruppen,iakttagelse,1,,,Två grupper"]


@pytest.mark.usefixtures("arbetsyta")
def test_many_to_choose_from_are_cut_with_a_word_and_none_has_ceased(est: Callable) -> None:
    said = est("observera", "lindparken", "qqqq", "x").err
    help_ = " ".join(" ".join(said.splitlines()[1:]).split())
    assert max(map(len, said.splitlines())) <= 96
    assert help_.startswith("Välj ett av: ")
    assert help_.endswith("; alla står i register/kategorier.yaml.")
    shown = est("observera", "lindparken", "brak", "x", "--rapportor", "qqqq").err
    assert "kommun-park-jour" not in shown


@pytest.mark.usefixtures("arbetsyta")
def test_what_had_ceased_by_then(est: Callable) -> None:
    typed = ("observera", "gamla-busstorget", "brak", "Bråk")
    assert "Platsen gamla-busstorget upphörde 2025-06-30." in est(*typed).err
    assert est(*typed, "--nar", "2025-06-30").code == 0


@pytest.mark.usefixtures("arbetsyta")
def test_a_name_is_warned_of_without_advice_that_needs_a_line(est: Callable) -> None:
    done = est("observera", "lindparken", "brak", "Kalle Svensson slog")
    assert done.code == 0
    assert " ".join(done.err.split()).endswith("Är det inget namn på en människa: låt det stå.")
    assert max(map(len, done.err.splitlines())) <= 96
    refused = est("observera", "lindparken", "brak", "19570428-9999 sprang")
    assert refused.err.endswith("Ta bort numret, och skriv gruppen, funktionen eller platsen i stället.\n")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("lindpark", "klotter", "x"), "Menade du lindparken?"),
        (("lindparken", "kloter", "x"), "Menade du klotter?"),
        (("klotter", "lindparken", "x"), "Platsen skrivs först, sedan kategorin."),
        (("lindparken", "klotter"), "Observationen saknar text."),
        (("lindparken", "klotter", "x", "--nar", "2026-11-25"), "ligger i framtiden"),
        (("lindparken", "klotter", "x", "--nar", "i går"), "är inget datum"),
        (("lindparken", "klotter", "x", "--tid", "25"), "finns inte på klockan"),
        (("lindparken", "klotter", "x", "--nar", "2026-03-29", "--tid", "02:30"), "fanns inte den 2026-03-29"),
        (("lindparken", "klotter", "x", "--antal", "-1"), "--antal -1 går inte."),
        (("lindparken", "klotter", "x", "--nar", "2020-01-01"), "2020-01-01 är äldre än gallringsfristen, 24 månader."),
        (("lindparken", "klotter", "x", "--rapportor", "Parkjouren"), "Aktören kommun-park-jour upphörde 2026-01-01."),
        (("lindparken", "klotter", "x", "--antal", "0"), "Skriv lugnt som kategori"),
        (("lindparken", "lugnt", "--antal", "3"), "Det kan inte vara lugnt och ha hänt 3 gånger."),
        (("lindparken", "klotter", "x", "--rapportor", "faltgrupp"), "Menade du faltgruppen?"),
        (("lindparken", "klotter", "19570428-9999 sprang"), "Inget är skrivet. Här står ett personnummer"),
        (("lindparken", "klotter", "En tagg", "--typ", "polisanmald"), "O803"),
        (("lindparken", "klotter", "x" * 10_001), "längre än 10 000 tecken"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    arbetsyta: Path, est: Callable, typed: tuple[str, ...], said: str
) -> None:
    done = est("observera", *typed)
    assert done.code == 2
    assert said in done.err, done
    assert "19570428" not in done.err
    assert not (arbetsyta / "observationer").exists()


def test_what_would_steer_a_spreadsheet_or_a_terminal(arbetsyta: Path, est: Callable) -> None:
    est("observera", "lindparken", "klotter", "=1+1\x1b[31m\n,röd")
    assert rows(arbetsyta) == ['2026-11-24,,,,lindparken,klotter,kommun-trygghet,iakttagelse,1,,,"\'=1+1[31m ,röd"']
