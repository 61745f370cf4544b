"""What may be personal is kept out of the workspace, and off the terminal, wherever in a foreign file it stands."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("wide_terminal")
HEADER = "Datum;Klockslag från;Klockslag till;Plats;Vad har hänt?;Antal händelser;Rapporterat av;Anteckning"
OURS = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning\n"
ROW = "2026-11-16;22:30;;Lindparken;Bråk;1;Bovärd;x"


@pytest.fixture
def arbetsyta(arbetsyta: Path) -> Path:
    """The example workspace before anything is imported."""
    shutil.rmtree(arbetsyta / "observationer", ignore_errors=True)
    return arbetsyta


def written(root: Path) -> str:
    paths = [path for folder in ("observationer", ".est/avvisade") for path in (root / folder).glob("*.csv")]
    return "".join(f"{path.name}\n{path.read_text(encoding='utf-8-sig')}" for path in paths)


def test_an_id_that_may_be_personal_refuses_its_row(arbetsyta: Path, est: Callable) -> None:
    ids = ("kalle.svensson@gmail.com", "ABC 123", "Kalle Svensson", "lisa_svensson", "K-123-26", "4f2a9c3d1b77")
    rows = (f"{one},2026-11-16,,,,lindparken,klotter,bovardarna,,1,,,x\n" for one in ids)
    (arbetsyta / "rader.csv").write_text(OURS + "".join(rows), encoding="utf-8")
    done = est("importera", "rader.csv")
    assert done.code == 1
    assert "2 rader är nya" in done.out
    assert "4 rader är avvisade" in done.out
    for part in ("svensson", "gmail", "123,", "abc-123"):
        assert part not in (done.out + written(arbetsyta)).lower().replace("k-123-26", "")


@pytest.mark.parametrize("name", ["kalle.svensson@gmail.com.csv", "Kalle Svensson.csv", "19850101-2382.csv"])
def test_a_files_name_that_may_be_personal_refuses_the_file(arbetsyta: Path, est: Callable, name: str) -> None:
    (arbetsyta / name).write_text(f"{HEADER}\nigår{ROW[10:]}\n{ROW}\n", encoding="utf-8")
    for done in (est("importera", name), est("importera", name, "finns-inte.csv")):
        assert done.code == 2
        assert "Filens namn innehåller" in done.err
        assert "döp om den" in done.err
        assert not [word for word in ("svensson", "2382") if word in (done.out + done.err).lower()]
    assert written(arbetsyta) == ""


def test_a_profiles_name_that_may_be_personal_refuses_the_file(arbetsyta: Path, est: Callable) -> None:
    folder = arbetsyta / "register/import"
    (folder / "veckorapporter.yaml").rename(folder / "kalle-svensson.yaml")
    (arbetsyta / "a.csv").write_text(f"{HEADER}\n{ROW}\n", encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 2
    assert "Profilens namn innehåller" in done.err
    assert written(arbetsyta) == ""


@pytest.mark.parametrize(
    "row",
    [
        "2026-11-16;22:30;;Lindparken;Bråk;Kalle Svensson;Bovärd;x",
        "2026-11-16;Kalle Svensson;;Lindparken;Bråk;1;Bovärd;x",
        "Kalle Svensson;22:30;;Lindparken;Bråk;1;Bovärd;x",
        "2026-11-16;22:30;;Lindparken;Bråk;1;Kalle Svensson;x",
    ],
)
def test_a_name_in_a_reason_is_masked(arbetsyta: Path, est: Callable, row: str) -> None:
    (arbetsyta / "a.csv").write_text(f"{HEADER}\n{row}\n", encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 1
    assert "Ka…" in done.out
    assert "Svensson" not in done.out + written(arbetsyta)


def test_headings_are_masked(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text("Datum;Kalle Svensson\n2026-11-16;x\n", encoding="utf-8")
    for done in (est("importera", "a.csv"), est("importera", "a.csv", "--gissa")):
        assert "Ka…" in done.out + done.err
        assert "Svensson" not in done.out + done.err


def test_columns_that_no_profile_reads_are_not_copied(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text(
        f"{HEADER};Handläggare\n{ROW.replace('Bråk', 'Tefat')};hemligt\n", encoding="utf-8"
    )
    assert est("importera", "a.csv").code == 1
    assert "Tefat" in written(arbetsyta)
    assert "hemligt" not in written(arbetsyta)
    assert "Handläggare" not in written(arbetsyta)
