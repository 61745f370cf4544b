"""What a person is told of an import: counted once, named by line, and with what to do."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("wide_terminal")
HEADER = "Datum;Klockslag från;Klockslag till;Plats;Vad har hänt?;Antal händelser;Rapporterat av;Anteckning"
OURS = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning\n"
PROFILE = "rapportor: bovardarna\nkolumner:\n  datum: dag\n  kategori: vad\n"


@pytest.fixture
def arbetsyta(arbetsyta: Path) -> Path:
    """The example workspace before anything is imported."""
    shutil.rmtree(arbetsyta / "observationer", ignore_errors=True)
    return arbetsyta


def week(root: Path, *rows: str, name: str = "a.csv") -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")


def own(root: Path, *rows: str, name: str = "a.csv") -> None:
    (root / name).write_text(OURS + "".join(f"{row}\n" for row in rows), encoding="utf-8")


def test_a_reporter_typed_does_not_double_rows_that_name_their_own(arbetsyta: Path, est: Callable) -> None:
    week(arbetsyta, "2026-11-16;22:30;;Lindparken;Bråk;1;Bovärd;x", "2026-11-17;;;Lindparken;Bråk;1;Bovärd;y")
    est("importera", "a.csv")
    assert "2 rader fanns redan." in est("importera", "a.csv", "--rapportor", "faltgruppen").out


def test_a_reporter_that_was_forgotten_is_filled_in_and_another_is_another(arbetsyta: Path, est: Callable) -> None:
    """Without the reporter, then with it, then without again: one row. The same words of somebody else are a second."""
    (arbetsyta / "register/import/utan.yaml").write_text("kolumner: {datum: Dag, plats: Var, kategori: Vad}\n", "utf-8")
    (arbetsyta / "a.csv").write_text("Dag;Var;Vad\n2026-11-16;Lindparken;Lugnt\n", "utf-8")
    assert "1 rad är ny" in est("importera", "a.csv").out
    told = "1 rad fanns redan, och har nu fått den plats eller rapportör som saknades."
    assert told in est("importera", "a.csv", "--rapportor", "bovardarna").out
    assert "1 rad fanns redan." in est("importera", "a.csv").out
    assert "1 rad är ny" in est("importera", "a.csv", "--rapportor", "faltgruppen").out
    assert "1 rad fanns redan." in est("importera", "a.csv", "--rapportor", "faltgruppen").out
    written = (arbetsyta / "observationer/2026-11-utan.csv").read_text("utf-8").splitlines()[1:]
    assert sorted(line.split(",")[7] for line in written) == ["bovardarna", "faltgruppen"]


def test_rows_that_stand_twice_in_a_file_are_not_said_to_be_there_already(arbetsyta: Path, est: Callable) -> None:
    own(arbetsyta, *["a-1,2026-11-16,,,,lindparken,klotter,,,1,,,x"] * 3)
    done = est("importera", "a.csv")
    assert "1 rad är ny" in done.out
    assert "2 rader står flera gånger i filen (samma id)" in done.out
    assert "fanns redan" not in done.out


def test_our_own_form_without_ids_is_the_same_whatever_the_file_is_called(arbetsyta: Path, est: Callable) -> None:
    for name in ("a.csv", "b.csv"):
        own(arbetsyta, ",2026-11-16,,,,lindparken,klotter,,,1,,,x", name=name)
    done = est("importera", "a.csv", "b.csv")
    assert "1 rad är ny" in done.out
    assert "1 rad fanns redan." in done.out


def test_a_point_that_cannot_be_used_is_named_by_its_line(arbetsyta: Path, est: Callable) -> None:
    own(
        arbetsyta,
        "a-1,2026-11-16,,,,,klotter,,,1,58.4,,x",
        "a-2,2026-11-16,,,,lindparken,klotter,,,1,58.4,,x",
        "a-3,2026-11-16,,,,lindparken,klotter,,,1,48.85,2.35,x",
    )
    done = est("importera", "a.csv")
    assert done.code == 0
    assert "2 rader är med utan sin punkt:\n" in done.out
    assert "rad 2: Bara den ena av latitud och longitud är ifylld." in done.out
    assert "rad 3: Bara den ena av latitud och longitud är ifylld." in done.out
    assert "1 punkt ligger utanför Sverige." in done.out
    (side,) = (arbetsyta / ".est/avvisade").iterdir()
    assert side.read_text(encoding="utf-8-sig").count("Raden är med, men utan sin punkt: Bara den ena") == 2


def test_side_files_of_one_name_are_numbered_and_go_when_the_file_is_clean(arbetsyta: Path, est: Callable) -> None:
    bad, good = "igår;;;Lindparken;Bråk;1;Bovärd;x", "2026-11-16;;;Lindparken;Bråk;1;Bovärd;x"
    week(arbetsyta, bad, name="norr/v1.csv")
    week(arbetsyta, bad, name="soder/v1.csv")
    est("importera", "norr/v1.csv", "soder/v1.csv")
    folder = arbetsyta / ".est/avvisade"
    names = ["veckorapporter-2026-11-24-v1-2.csv", "veckorapporter-2026-11-24-v1.csv"]
    assert sorted(path.name for path in folder.iterdir()) == names
    week(arbetsyta, good, name="norr/v1.csv")
    est("importera", "norr/v1.csv")
    assert [path.name for path in folder.iterdir()] == names[:1]


def test_what_had_ceased_is_told(arbetsyta: Path, est: Callable) -> None:
    register = arbetsyta / "register/platser.yaml"
    text = register.read_text(encoding="utf-8").replace("lindparken:\n", "lindparken:\n  upphord: 2026-10-01\n", 1)
    register.write_text(text, encoding="utf-8")
    week(arbetsyta, "2026-11-16;;;Lindparken;Bråk;1;Bovärd;x", "2026-09-16;;;Lindparken;Bråk;1;Bovärd;x")
    done = est("importera", "a.csv")
    assert done.code == 0, done
    assert "rader från dagar då något hade upphört: ”lindparken” (1)." in done.out


def test_a_function_that_has_ceased_reports_no_more(arbetsyta: Path, est: Callable) -> None:
    register = arbetsyta / "register/aktorer.yaml"
    text = register.read_text(encoding="utf-8").replace("faltgruppen:\n", "faltgruppen:\n  upphord: 2026-10-01\n", 1)
    register.write_text(text, encoding="utf-8")
    week(arbetsyta, "2026-11-16;;;Lindparken;Bråk;1;Bovärd;x")
    done = est("importera", "a.csv", "--rapportor", "faltgruppen")
    assert (done.code, "Aktören faltgruppen upphörde 2026-10-01." in done.err) == (2, True)


def test_what_is_past_its_term_does_not_come_back(arbetsyta: Path, est: Callable) -> None:
    week(arbetsyta, "2024-10-31;;;Lindparken;Bråk;1;Bovärd;x", "2024-11-30;;;Lindparken;Bråk;1;Bovärd;x")
    done = est("importera", "a.csv")
    assert "rad 2: 2024-10-31 är äldre än gallringsfristen (24 månader)." in done.out
    assert "1 rad är ny" in done.out


@pytest.mark.parametrize(
    ("second", "clocks"), [("2026-11-17 00:00:00", ["", ""]), ("2026-11-17 12:00", ["00:00", "12:00"])]
)
def test_midnight_in_every_row_is_no_clock(arbetsyta: Path, est: Callable, second: str, clocks: list[str]) -> None:
    (arbetsyta / "register/import/larm.yaml").write_text(PROFILE, encoding="utf-8")
    (arbetsyta / "a.csv").write_text(f"dag;vad\n2026-11-16 00:00:00;klotter\n{second};klotter\n", encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 0, done
    lines = (arbetsyta / "observationer/2026-11-larm.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert [line.split(",")[2] for line in lines] == clocks
    assert ("så inget klockslag är satt" in done.out) == (clocks == ["", ""])


def test_the_nearest_profile_is_named_with_what_it_misses(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text(HEADER.replace("Plats", "Ställe") + "\n", encoding="utf-8")
    said = est("importera", "a.csv").err
    assert "Närmast är profilen veckorapporter, men filen saknar ”Plats”." in said


def test_events_of_the_police_are_called_so_with_what_is_wrong(arbetsyta: Path, est: Callable) -> None:
    event = {"id": 1, "datetime": "2026-11-02 7:26:16 +01:00", "name": "02 november 00:29, Brand, Ort", "type": "Brand"}
    events = [event, event | {"id": 2, "datetime": "i tisdags"}, event | {"id": 3, "name": "Brand, Ort"}]
    (arbetsyta / "p.json").write_text(json.dumps(events), encoding="utf-8")
    done = est("importera", "p.json")
    assert "händelse 2: datetime (”i tisdags”) är inget datum" in done.out
    assert "händelse 3: Dagen går inte att läsa ur rubriken ”Brand, Ort”." in done.out


def test_a_flood_of_separators_is_one_refused_row(arbetsyta: Path, est: Callable) -> None:
    week(arbetsyta, ";" * 20_001, "", "2026-11-16;;;Lindparken;Bråk;1;Bovärd;x")
    done = est("importera", "a.csv")
    assert "rad 2: Raden har fler än 10" in done.out
    assert "1 rad är ny" in done.out


def test_an_escape_in_a_refused_row_is_written_out(arbetsyta: Path, est: Callable) -> None:
    week(arbetsyta, "igår;;;Lindparken;Bråk;1;Bovärd;röd \x1b[31m", "igår;;;Lindparken;Bråk;1;Bovärd;＝1+1")
    est("importera", "a.csv")
    (side,) = (arbetsyta / ".est/avvisade").iterdir()
    text = side.read_text(encoding="utf-8-sig")
    assert r"röd \x1b[31m" in text
    assert ";'＝1+1" in text


def test_what_is_said_fits_a_terminal_of_80_columns(
    arbetsyta: Path, est: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    week(arbetsyta, "2026-11-16;;;Kvarngränd;Tefat;1;Bovärd;x", "2026-11-16;;;Kvarngränd;Bråk;1;;x")
    for done in (est("importera", "a.csv"), est("importera", "a.csv", "--gissa")):
        assert max(map(len, done.out.splitlines())) <= 80


def test_rows_without_a_reporter_are_told_once(arbetsyta: Path, est: Callable) -> None:
    own(arbetsyta, *(f"a-{day},2026-11-{day},,,,lindparken,klotter,,,1,,,x" for day in (16, 17)))
    assert "2 rader säger inte vem som rapporterade." in est("importera", "a.csv").out


def test_that_texts_of_police_reports_are_left_out_is_told(arbetsyta: Path, est: Callable) -> None:
    own(arbetsyta, "a-1,2026-11-16,,,,lindparken,klotter,,polisanmald,1,,,x")
    assert "Av det som är polisanmält skrivs varken text eller punkt (O803)." in est("importera", "a.csv").out
