"""Real open data become a picture in the second example workspace, by its own profiles."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from project import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

SAMPLES = PROJECT / "tests" / "data" / "oppna-data"


@pytest.fixture
def oppna_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "oppna-data"
    shutil.copytree(PROJECT / "exempel" / "oppna-data", root)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("fil", "period", "rader", "flest"),
    [
        ("polisen-handelser-2023-04.csv", "2023-04", 108, "Trafikolycka"),
        ("polisen-handelser-2026-08.json", "2026-08", 17, "Trafikolycka"),
        ("london-inbrott-2019-06.csv", "2019-06", 147, "Inbrott"),
    ],
)
def test_a_month_of_open_data_becomes_a_picture(
    oppna_data: Path, est: Callable[..., Outcome], fil: str, period: str, rader: int, flest: str
) -> None:
    first = est("importera", str(SAMPLES / fil))
    assert first.code == 0, first.err
    again = est("importera", str(SAMPLES / fil))
    assert "Inga rader är nya" in again.out + again.err
    assert sum(one.read_bytes().count(b"\n") - 1 for one in oppna_data.glob("observationer/*.csv")) == rader
    picture = est("lagesbild", "--period", period)
    assert picture.code == 0, picture.err
    text = (oppna_data / "rapporter" / f"lagesbild-{period}.md").read_text(encoding="utf-8")
    assert f"Vanligast: {flest}" in text
    assert est("validera").code == 0


def test_no_row_of_the_sample_is_refused_or_without_a_place(oppna_data: Path, est: Callable[..., Outcome]) -> None:
    said = est("importera", str(SAMPLES / "polisen-handelser-2023-04.csv"))
    assert "ingen plats som är känd" not in said.out + said.err
    assert not list((oppna_data / ".est").rglob("*.csv"))
