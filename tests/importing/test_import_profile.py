"""A profile is read with the workspace like every other file, and chosen by the columns of what it is to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("wide_terminal")
FOLDER = "register/import"
PROFILE = "kolumner:\n  datum: Dag\n  kategori: Vad\n  plats: Var\n"
ROWS = "Dag,Vad,Var\n2026-03-16,klotter,lindparken\n"


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("more", "place", "said"),
    [
        ("kategorier: {Tagg: kloter}\n", f"{FOLDER}/ny.yaml:5:20:", "Kategorin ”kloter” finns inte"),
        ('platser:\n  "Parken": lindpark\n', f"{FOLDER}/ny.yaml:6:13:", "Platsen ”lindpark” finns inte"),
        ("rapportorer: {x: polisen}\n", f"{FOLDER}/ny.yaml:5:18:", "Aktören ”polisen” finns inte"),
        ("rapportor: polisen\n", f"{FOLDER}/ny.yaml:5:12:", "Aktören ”polisen” finns inte"),
        ("rubrikrad: 0\n", f"{FOLDER}/ny.yaml:5:12:", "rubrikrad: ”0” går inte"),
        ("typ: rykte\n", f"{FOLDER}/ny.yaml:5:6:", "typ: ”rykte” går inte"),
        ("radie_meter: nära\n", f"{FOLDER}/ny.yaml:5:14:", "radie_meter: ”nära” går inte"),
        ("kategorier: [klotter]\n", f"{FOLDER}/ny.yaml:5:13:", "kategorier ska bestå av nycklar med värden"),
        ("kolumn: {}\n", f"{FOLDER}/ny.yaml:5:1:", "Nyckeln ”kolumn” finns inte."),
    ],
)
def test_a_fault_stands_at_its_place(arbetsyta: Path, est: Callable, more: str, place: str, said: str) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", PROFILE + more)
    done = est("validera", "--kort")
    assert done.code == 1
    (line,) = [line for line in done.out.splitlines() if line.startswith(f"{FOLDER}/")]
    assert line.startswith(place)
    assert said in line


def test_a_profile_needs_its_date_and_may_leave_the_rest(arbetsyta: Path, est: Callable) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", "kolumner: {plats: Var}\nkategorier:\n")
    assert f"{FOLDER}/ny.yaml:1:" in est("validera", "--kort").out
    write(arbetsyta, f"{FOLDER}/ny.yaml", "kolumner: {datum: Dag}\nkategorier:\n")
    assert f"{FOLDER}/" not in est("validera", "--kort").out


@pytest.mark.parametrize("name", ["notes.txt", "Ny Profil.yaml", "ny.yml"])
def test_another_file_there_is_astray(arbetsyta: Path, est: Callable, name: str) -> None:
    write(arbetsyta, f"{FOLDER}/{name}", PROFILE)
    assert "F111" in next(line for line in est("validera", "--kort").out.splitlines() if line.startswith(FOLDER))


def test_personal_data_in_a_profile_is_found_once(arbetsyta: Path, est: Callable) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", f"# Ring 19570428-9999\n{PROFILE}")
    assert est("validera", "--kort").out.count("I701") == 1


def test_the_only_profile_that_fits_is_taken(arbetsyta: Path, est: Callable) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", PROFILE)
    write(arbetsyta, "a.csv", ROWS)
    done = est("importera", "a.csv")
    assert done.code == 0, done
    assert "läst med profilen ny" in done.out


def test_where_several_fit_one_is_named(arbetsyta: Path, est: Callable) -> None:
    write(arbetsyta, f"{FOLDER}/en.yaml", PROFILE)
    write(arbetsyta, f"{FOLDER}/ny.yaml", PROFILE)
    write(arbetsyta, "a.csv", ROWS)
    either = est("importera", "a.csv")
    assert either.code == 2
    assert "Flera profiler passar ”a.csv”: en och ny." in either.err
    assert est("importera", "a.csv", "--profil", "ny").code == 0


def test_a_profile_may_say_where_the_header_is(arbetsyta: Path, est: Callable) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", f"{PROFILE}rubrikrad: 4\n")
    write(arbetsyta, "a.csv", f"Rapport,vecka,12\nfrån,vårt,system\n\n{ROWS}")
    done = est("importera", "a.csv")
    assert done.code == 0, done
    assert "1 rad är ny" in done.out


@pytest.mark.parametrize(
    ("profil", "said"),
    [
        ("veckorapport", "Menade du veckorapporter?"),
        ("polisen", "Filen saknar 4 kolumner som profilen polisen nämner"),
        ("../x", "Profilen ”../x” finns inte."),
        ("trasig", f"{FOLDER}/trasig.yaml går inte att läsa."),
        ("felaktig", f"Profilen {FOLDER}/felaktig.yaml har fel: Kategorin ”kloter” finns inte"),
    ],
)
def test_a_profile_that_cannot_be_used_is_told(arbetsyta: Path, est: Callable, profil: str, said: str) -> None:
    write(arbetsyta, f"{FOLDER}/trasig.yaml", "kolumner: [")
    write(arbetsyta, f"{FOLDER}/felaktig.yaml", f"{PROFILE}kategorier: {{Tagg: kloter}}\n")
    write(arbetsyta, "a.csv", ROWS)
    done = est("importera", "a.csv", "--profil", profil)
    assert done.code == 2
    assert said in done.err
    assert "2026-03-ny.csv" not in done.out


def test_a_register_with_a_fault_stops_the_import(arbetsyta: Path, est: Callable) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", PROFILE)
    write(arbetsyta, "a.csv", ROWS)
    with (arbetsyta / "register/platser.yaml").open("a", encoding="utf-8") as file:
        file.write("torget:\n  nam: Torget\n")
    done = est("importera", "a.csv")
    assert done.code == 2
    assert "register/platser.yaml har fel, så inget är importerat." in done.err


def test_a_changed_profile_is_reviewed_and_merged_by_what_it_says(
    arbetsyta: Path, est: Callable, git: Callable
) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", f"{PROFILE}kategorier:\n  Tagg: klotter\n")
    for args in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "första")):
        git("-C", str(arbetsyta), *args)
    base = arbetsyta / "bas"
    base.write_bytes((arbetsyta / f"{FOLDER}/ny.yaml").read_bytes())
    write(arbetsyta, f"{FOLDER}/ny.yaml", f"{PROFILE}kategorier:\n  Tagg: klotter\n  Eld: brand\n")
    assert "Importprofilen register/import/ny.yaml" in est("granska").out
    theirs = arbetsyta / "inkommande"
    write(arbetsyta, "inkommande", f"{PROFILE}kategorier:\n  Tagg: klotter\n  Skräp: nedskrapning\n")
    ours = arbetsyta / f"{FOLDER}/ny.yaml"
    assert est("sammanfoga", str(base), str(ours), str(theirs), "7", f"{FOLDER}/ny.yaml").code == 0
    assert "Eld: brand" in ours.read_text(encoding="utf-8")
    assert "Skräp: nedskrapning" in ours.read_text(encoding="utf-8")


def test_two_of_our_columns_cannot_be_one_of_the_files(arbetsyta: Path, est: Callable) -> None:
    write(arbetsyta, f"{FOLDER}/ny.yaml", PROFILE + "  kategori: Var\n".replace("kategori", "beskrivning"))
    said = est("validera", "--kort").out
    assert f"{FOLDER}/ny.yaml:2:3: F105 kolumner ska bestå av olika kolumner i filen" in said
