"""`est importera`: a file's rows come into the month's file once, and a person is told about every row that did not."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("wide_terminal")
HEADER = "Datum;Klockslag från;Klockslag till;Plats;Vad har hänt?;Antal händelser;Rapporterat av;Anteckning\n"
MONTH = "observationer/2026-03-veckorapporter.csv"
OURS = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning\n"


@pytest.fixture
def arbetsyta(arbetsyta: Path) -> Path:
    """The example workspace before anything is imported."""
    shutil.rmtree(arbetsyta / "observationer", ignore_errors=True)
    return arbetsyta


def week(*rows: str) -> str:
    return HEADER + "".join(f"{row}\n" for row in rows)


def stored(root: Path, fil: str = MONTH) -> list[dict[str, str]]:
    with (root / fil).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def everything(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / "observationer").glob("*.csv"))}


def test_a_weekly_report_becomes_observations(arbetsyta: Path, est: Callable) -> None:
    rows = ("16/3 2026;22.30;01:00;Lindparken;Klotter;2;Bovärd;Två nya taggar", "2026-03-17;;;tunneln;Fylla;;Väktare;")
    (arbetsyta / "vecka-12.csv").write_text(week(*rows), encoding="cp1252")
    done = est("importera", "vecka-12.csv")
    assert done.code == 0, done
    assert "2 rader är nya: observationer/2026-03-veckorapporter.csv." in done.out
    first, second = stored(arbetsyta)
    assert first["id"].startswith("veckorapporter-")
    assert {key: value for key, value in first.items() if key != "id"} == {
        "datum": "2026-03-16", "tid_fran": "22:30", "datum_till": "", "tid_till": "01:00", "plats": "lindparken",
        "kategori": "klotter", "rapportor": "bovardarna", "typ": "iakttagelse", "antal": "2", "lat": "", "lon": "",
        "beskrivning": "Två nya taggar",
    }  # fmt: skip
    assert (second["plats"], second["kategori"], second["rapportor"]) == ("stationstunneln", "alkohol", "vaktbolaget")
    assert est("validera").code in {0, 1}
    assert "observationer/" not in est("validera").out


def test_the_same_file_twice_adds_nothing_whatever_it_is_called(arbetsyta: Path, est: Callable) -> None:
    text = week(*["2026-03-16;;;Lindparken;Klotter;1;Bovärd;Ny tagg"] * 49)
    (arbetsyta / "a.csv").write_text(text, encoding="utf-8")
    est("importera", "a.csv")
    before = everything(arbetsyta)
    assert len(stored(arbetsyta)) == 49
    (arbetsyta / "b.csv").write_text(text, encoding="utf-8-sig")
    again = est("importera", "a.csv", "b.csv")
    assert again.code == 0
    assert again.out.count("Inga rader är nya.") == again.out.count("49 rader fanns redan.") == 2
    assert everything(arbetsyta) == before


def test_an_overlapping_file_adds_what_is_new(arbetsyta: Path, est: Callable) -> None:
    old, new = "2026-03-16;;;Lindparken;Klotter;1;Bovärd;Tagg", "2026-04-01;;;Lindparken;Klotter;1;Bovärd;Tagg igen"
    (arbetsyta / "a.csv").write_text(week(old), encoding="utf-8")
    (arbetsyta / "b.csv").write_text(week(new, old), encoding="utf-8")
    est("importera", "a.csv")
    done = est("importera", "b.csv")
    assert "1 rad är ny: observationer/2026-04-veckorapporter.csv." in done.out
    assert "1 rad fanns redan." in done.out


def test_each_refused_row_is_named_by_its_line_and_the_rest_is_kept(arbetsyta: Path, est: Callable) -> None:
    text = week(
        "2026-03-16;;;Lindparken;Klotter;1;Bovärd;Tagg",
        "förra veckan;;;Lindparken;Klotter;1;Bovärd;Tagg",
        "2027-03-16;;;Lindparken;Klotter;1;Bovärd;Tagg",
        "2026-03-16;25:00;;Lindparken;Klotter;1;Bovärd;Tagg",
        "2026-03-16;;;Lindparken;;1;Bovärd;Tagg",
        "2026-03-16;;;Lindparken;Flygande tefat;1;Bovärd;Tagg",
        "2026-03-16;;;Lindparken;Klotter;många;Bovärd;Tagg",
        "2026-03-16;;;Lindparken;Klotter;1;Någon annan;Tagg",
        "2026-03-16;;;Lindparken",
        "2026-03-29;02:30;;Lindparken;Klotter;1;Bovärd;Tagg",
    )
    (arbetsyta / "a.csv").write_text(text, encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 1
    assert len(stored(arbetsyta)) == 1
    lines = [line.strip() for line in done.out.splitlines() if line.strip().startswith("rad ")]
    assert [int(line.split(":")[0].removeprefix("rad ")) for line in lines] == [3, 4, 5, 6, 7, 8, 9, 10, 11]
    assert "rad 6: Raden saknar kategori." in lines
    assert "Okända kategorier: ”Flygande tefat” (1)." in done.out
    (side,) = (arbetsyta / ".est/avvisade").glob("veckorapporter-2026-11-24*.csv")
    kept = list(csv.DictReader(side.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert [row["rad"] for row in kept] == ["3", "4", "5", "6", "7", "8", "9", "10", "11"]
    assert kept[4]["Vad har hänt?"] == "Flygande tefat"


def test_personal_data_is_refused_with_line_and_kind_and_echoed_nowhere(arbetsyta: Path, est: Callable) -> None:
    text = week("2026-03-16;;;Lindparken;Klotter;1;Bovärd;19570428-9999 sprang", "2026-03-16;;;Ishallen;Klotter;;;Tagg")
    (arbetsyta / "a.csv").write_text(text, encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 1
    assert "rad 2: Här står ett personnummer" in done.out
    written = "".join(path.read_text(encoding="utf-8") for path in (arbetsyta / ".est/avvisade").iterdir())
    assert "19570428" not in done.out + done.err + written + (arbetsyta / MONTH).read_text(encoding="utf-8")


def test_a_warning_is_counted_and_the_row_is_kept(arbetsyta: Path, est: Callable) -> None:
    row = "2026-03-16;;;Lindparken;Klotter;1;Bovärd;Karl Karlsson ringde"
    (arbetsyta / "a.csv").write_text(week(row), encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 0
    assert "Obs: 1 ställe i de nya raderna kan vara personuppgifter (I706)." in done.out


def test_a_formula_is_neutralised_in_both_files(arbetsyta: Path, est: Callable) -> None:
    text = week(
        '2026-03-16;;;Lindparken;Klotter;1;Bovärd;=HYPERLINK("x")', "igår;;;Lindparken;Klotter;1;Bovärd;@SUM(1)"
    )
    (arbetsyta / "a.csv").write_text(text, encoding="utf-8")
    est("importera", "a.csv")
    assert stored(arbetsyta)[0]["beskrivning"] == '\'=HYPERLINK("x")'
    (side,) = (arbetsyta / ".est/avvisade").iterdir()
    assert ";'@SUM(1)" in side.read_text(encoding="utf-8-sig")


def test_a_report_that_it_was_quiet(arbetsyta: Path, est: Callable) -> None:
    rows = ("2026-03-16;;;Lindparken;Inget att rapportera;;Bovärd;", "2026-03-17;;;Lindparken;lugnt;0;Bovärd;")
    (arbetsyta / "a.csv").write_text(week(*rows, "2026-03-18;;;Lindparken;;0;Bovärd;"), encoding="utf-8")
    assert est("importera", "a.csv").code == 0
    assert [(row["kategori"], row["antal"]) for row in stored(arbetsyta)] == [("", "0")] * 3


def test_a_place_that_becomes_known_is_filled_in_when_the_file_comes_again(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text(week("2026-03-16;;;Kvarngränd;Klotter;1;Bovärd;Tagg"), encoding="utf-8")
    first = est("importera", "a.csv")
    assert "1 rad har ingen plats som är känd: ”Kvarngränd” (1)." in first.out
    assert stored(arbetsyta)[0]["plats"] == ""
    profile = arbetsyta / "register/import/veckorapporter.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("platser:\n", "platser:\n  Kvarngränd: p-huset-kvarnen\n"), encoding="utf-8")
    again = est("importera", "a.csv")
    assert "1 rad fanns redan, och har nu fått den plats eller rapportör som saknades." in again.out
    assert [row["plats"] for row in stored(arbetsyta)] == ["p-huset-kvarnen"]


def test_a_row_that_says_something_else_than_before_is_not_changed(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text(week("2026-03-16;;;Lindparken;Mopeder;1;Bovärd;Tagg"), encoding="utf-8")
    est("importera", "a.csv")
    before = everything(arbetsyta)
    profile = arbetsyta / "register/import/veckorapporter.yaml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text.replace("Mopeder: buskorning", "Mopeder: ovrigt"), encoding="utf-8")
    again = est("importera", "a.csv")
    assert "1 rad fanns redan men säger nu något annat, och är inte ändrad: rad 2." in again.out
    assert everything(arbetsyta) == before


def test_two_reporters_with_the_same_words_are_two_rows(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text(week("2026-03-16;;;Lindparken;Klotter;1;;Tagg"), encoding="utf-8")
    est("importera", "a.csv", "--rapportor", "faltgruppen")
    est("importera", "a.csv", "--rapportor", "vaktbolaget")
    est("importera", "a.csv", "--rapportor", "vaktbolaget")
    assert sorted(row["rapportor"] for row in stored(arbetsyta)) == ["faltgruppen", "vaktbolaget"]


def test_police_events_bring_neither_point_nor_text(arbetsyta: Path, est: Callable) -> None:
    profile = arbetsyta / "register/import/polisen.yaml"
    text = profile.read_text(encoding="utf-8")
    more = "  plats: handelseplats\n  lat: latitude\n  lon: longitude\n  beskrivning: summary\n"
    profile.write_text(text.replace("  plats: handelseplats\n", more), encoding="utf-8")
    (arbetsyta / "p.csv").write_text(
        "id,datetime,name,summary,url,type,location_name,latitude,longitude\n"
        '7,2026-03-02 7:26:16 +01:00,"02 mars 00:29, Brand, Ort",Brand i fordon.,/x,Brand,Ort,56.1,15.5\n'
        '8,2026-03-02 7:26:16 +01:00,"02 mars 00:29, Sammanfattning natt, Ort",Natt,/x,Sammanfattning natt,Ort,56.1,15.5\n',
        encoding="utf-8",
    )
    done = est("importera", "p.csv")
    assert done.code == 0
    assert "1 rad är utelämnad, som profilen säger: ”Sammanfattning natt” (1)." in done.out
    (row,) = stored(arbetsyta, "observationer/2026-03-polisen.csv")
    assert (row["id"], row["datum"], row["tid_fran"]) == ("polisen-7", "2026-03-02", "00:29")
    assert (row["typ"], row["kategori"]) == ("polisanmald", "brand")
    assert row["lat"] == row["lon"] == row["beskrivning"] == ""


def test_a_file_of_our_own_form_is_imported_as_it_is(arbetsyta: Path, est: Callable) -> None:
    row = "granne-1,2026-03-16,22:30,,01:00,lindparken,klotter,bovardarna,misstanke,2,,,Ny tagg\n"
    (arbetsyta / "2026-03-granne.csv").write_text(OURS + row, encoding="utf-8")
    done = est("importera", "2026-03-granne.csv")
    assert done.code == 0, done
    assert (arbetsyta / "observationer/2026-03-granne.csv").read_text(encoding="utf-8") == OURS + row
    assert "1 rad fanns redan." in est("importera", "2026-03-granne.csv").out


def test_two_rows_with_the_sources_own_number(arbetsyta: Path, est: Callable) -> None:
    rows = ["a-1,2026-03-16,,,,lindparken,klotter,,,1,,,x\n"] * 2 + ["a-1,2026-03-17,,,,lindparken,klotter,,,1,,,y\n"]
    (arbetsyta / "a.csv").write_text(OURS + "".join(rows), encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 1
    assert "rad 4: Samma id som rad 2, men raderna säger olika saker." in done.out


def test_a_file_without_rows_and_one_without_a_profile(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text(HEADER, encoding="utf-8")
    (arbetsyta / "b.csv").write_text("Namn;Belopp\nx;1\n", encoding="utf-8")
    empty, strange = est("importera", "a.csv"), est("importera", "b.csv")
    assert (empty.code, strange.code) == (0, 2)
    assert "Filen har inga rader under rubrikerna." in empty.out
    assert "Ingen profil passar ”b.csv”. Dess kolumner är ”Namn” och ”Belopp”." in strange.err
    assert "est importera FIL --gissa" in strange.err


def test_one_bad_file_among_several_costs_only_itself(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text(week("2026-03-16;;;Lindparken;Klotter;1;Bovärd;Tagg"), encoding="utf-8")
    done = est("importera", "finns-inte.csv", "a.csv")
    assert done.code == 2
    assert "Fel i ”finns-inte.csv”: Filen ”finns-inte.csv” finns inte." in done.err
    assert len(stored(arbetsyta)) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("-", "est läser filer."),
        ("*.csv", "inga filer heter så"),
        ("moten", "”moten” är en mapp."),
        ("ror", "”ror” är ingen vanlig fil."),
        ("last.csv", "går inte att läsa"),
        ("observationer/2026-03-x.csv", "ligger redan i observationer/"),
        ("lank.csv", "ligger redan i observationer/"),
        ("tom.csv", "är tom"),
        ("fil\0.csv", "går inte att läsa"),
    ],
)
def test_what_is_no_file_to_read_is_named(arbetsyta: Path, est: Callable, typed: str, said: str) -> None:
    os.mkfifo(arbetsyta / "ror")
    (arbetsyta / "tom.csv").touch()
    (arbetsyta / "last.csv").symlink_to("last.csv")
    (arbetsyta / "observationer").mkdir(exist_ok=True)
    (arbetsyta / "observationer/2026-03-x.csv").write_text(OURS, encoding="utf-8")
    (arbetsyta / "lank.csv").symlink_to("observationer/2026-03-x.csv")
    done = est("importera", typed)
    assert done.code == 2
    assert said in done.err, done
    assert "Ett fel i est" not in done.err


def test_a_month_file_that_is_not_ours_stops_the_import(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "observationer").mkdir(exist_ok=True)
    (arbetsyta / MONTH).write_text(OURS + "x,2026-03-01\n", encoding="utf-8")
    (arbetsyta / "a.csv").write_text(week("2026-03-16;;;Lindparken;Klotter;1;Bovärd;Tagg"), encoding="utf-8")
    done = est("importera", "a.csv")
    assert done.code == 2
    assert f"{MONTH} går inte att läsa, så inget är importerat. Rad 2: Raden har 2 värden" in done.err
    assert (arbetsyta / MONTH).read_text(encoding="utf-8") == OURS + "x,2026-03-01\n"


def test_a_killed_import_leaves_whole_files_and_the_next_completes_it(arbetsyta: Path, est: Callable) -> None:
    rows = [
        f"{year}-{month:02}-{day:02};;;Lindparken;Klotter;1;Bovärd;Rad {day}"
        for year in range(2001, 2026)
        for month in range(1, 13)
        for day in range(1, 29)
    ]
    (arbetsyta / "a.csv").write_text(week(*rows), encoding="utf-8")
    settings = arbetsyta / "est.yaml"
    settings.write_text(
        re.sub(r"observationer_manader: \d+", "observationer_manader: 400", settings.read_text("utf-8"))
    )
    running = subprocess.Popen(
        [sys.executable, "-m", "est_cli", "importera", "a.csv"], cwd=arbetsyta, stdout=-3, stderr=-3
    )
    folder = arbetsyta / "observationer"
    while running.poll() is None and not (folder.exists() and len(list(folder.iterdir())) > 5):
        time.sleep(0.001)
    running.send_signal(signal.SIGKILL)
    running.wait()
    left = everything(arbetsyta)
    assert all(data.count(b"\n") == 29 for data in left.values())
    assert est("importera", "a.csv").code == 0
    whole = everything(arbetsyta)
    assert len(whole) == 300
    assert left.items() <= whole.items()


def test_two_imports_at_once_lose_nothing(arbetsyta: Path) -> None:
    for name in "abcd":
        rows = [f"2026-03-{day:02};;;Lindparken;Klotter;1;Bovärd;{name} {day}" for day in range(1, 29)]
        (arbetsyta / f"{name}.csv").write_text(week(*rows), encoding="utf-8")
    command = [sys.executable, "-m", "est_cli", "importera"]
    running = [subprocess.Popen([*command, f"{name}.csv"], cwd=arbetsyta, stdout=-3, stderr=-3) for name in "abcd"]
    assert [one.wait() for one in running] == [0, 0, 0, 0]
    assert len(stored(arbetsyta)) == 4 * 28
