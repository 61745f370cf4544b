"""`est importera --gissa`: a first profile that validates, from what the headings and the values say."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from est_cli.importing.guess import guess_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("wide_terminal")
TODAY = date(2026, 11, 24)
PLACES = {"ishallen": "ishallen", "lindparken": "lindparken"}


def guess(headings: str, *rows: str) -> dict[str, str]:
    return guess_columns(headings.split(";"), [row.split(";") for row in rows], PLACES, TODAY).kolumner


def test_swedish_and_english_headings() -> None:
    assert guess("Ärendenr;Datum;Klockslag;Plats;Händelse;Anteckning", "1;2026-03-01;22:00;Torget;Klotter;En tagg") == {
        "id": "Ärendenr", "datum": "Datum", "tid_fran": "Klockslag", "plats": "Plats", "kategori": "Händelse",
        "beskrivning": "Anteckning",
    }  # fmt: skip
    assert guess("Crime ID;Month;Longitude;Latitude;Location;Crime type", "a;2019-06;0.1;51.5;On Street;Burglary") == {
        "id": "Crime ID", "datum": "Month", "lon": "Longitude", "lat": "Latitude", "plats": "Location",
        "kategori": "Crime type",
    }  # fmt: skip


def test_values_tell_where_headings_do_not() -> None:
    texts = ("Två nya taggar på kuren vid hållplats ", "Eld i en papperskorg vid entré ")
    rows = [f"{('Klotter', 'Brand')[day % 2]};{day}/3 2026;{texts[day % 2]}{day}" for day in range(1, 9)]
    assert guess("A;B;C", *rows) == {"kategori": "A", "datum": "B", "beskrivning": "C"}


def test_a_heading_is_not_believed_against_its_values() -> None:
    found = guess("Datum;Dag;Antal;X;Y", "måndag;2026-03-01;några;röd;blå")
    assert found["datum"] == "Dag"
    assert {"antal", "lat", "lon"}.isdisjoint(found)


def test_headings_of_two_words_and_known_places() -> None:
    found = guess(
        "K-nummer;Brottsdatum från;Brottsdatum till;Kl från;Kl till;Objekt",
        "5000-K1-26;2026-11-01;2026-11-02;22:00;06:00;Lindparken",
    )
    assert found["datum"] == "Brottsdatum från"
    assert found["datum_till"] == "Brottsdatum till"
    assert (found["tid_fran"], found["tid_till"], found["plats"]) == ("Kl från", "Kl till", "Objekt")


def test_the_numbers_tell_which_way_is_north() -> None:
    found = guess("Datum;X;Y", "2026-11-02;6473442;476751")
    assert (found["lat"], found["lon"]) == ("X", "Y")
    found = guess("Datum;X;Y", "2026-11-02;476751;6473442")
    assert (found["lat"], found["lon"]) == ("Y", "X")


def test_years_of_two_digits_are_offered_as_recent_first() -> None:
    found = guess_columns(["datum"], [["26-11-02"], ["26-11-03"]], PLACES, TODAY)
    assert (found.datumform, found.former) == (None, ("ar-manad-dag", "dag-manad-ar"))


@pytest.mark.parametrize(
    ("values", "form", "unsure"),
    [
        (["2026-03-12", "1.2.2026"], None, False),
        (["3/12/2025", "25/12/2025"], "dag-manad-ar", False),
        (["12/3/2025", "12/25/2025"], "manad-dag-ar", False),
        (["3/12/2025", "4/11/2025"], None, True),
        (["2026-03-12", "2027-03-12"], None, False),
    ],
)
def test_the_order_of_dates_is_told_only_where_one_fits(
    values: Sequence[str], form: str | None, *, unsure: bool
) -> None:
    found = guess_columns(["datum"], [[value] for value in values], PLACES, TODAY)
    assert (found.datumform, bool(found.former)) == (form, unsure)


FILE = (
    "Datum;Plats;Kategori;Rapportör;Text\n"
    "2026-03-01;Lindparken;Klotter;Bovärdarna;Ny tagg\n"
    "2026-03-02;Kvarngränd;Buskörningar;Kim Ek;Mopeder\n"
    "2026-03-03;Ishallens parkering;Inget att rapportera;Bovärdarna;\n"
    "2026-03-04;Lindparken;Tefat;Bovärdarna;Ring 19570428-9999\n"
)


def test_a_profile_that_validates_and_what_it_would_give(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "Ny rapport.csv").write_text(FILE, encoding="utf-8")
    before = {path: path.read_bytes() for path in (arbetsyta / "observationer").glob("*")}
    done = est("importera", "Ny rapport.csv", "--gissa", "--rapportor", "bovardarna")
    assert done.code == 0, done
    text = (arbetsyta / "register/import/ny-rapport.yaml").read_text(encoding="utf-8")
    assert "rapportor: bovardarna\n" in text
    assert "  Buskörningar: buskorning  # 1 rad\n" in text
    assert "  # Tefat: id  # 1 rad\n" in text
    assert "lugnt: [Inget att rapportera]\n" in text
    assert "Klotter" not in text
    assert "Kim Ek" not in text
    assert "register/import/" not in est("validera", "--kort").out
    assert "Tefat?" in done.out
    assert "Kvarngränd?" in done.out
    assert "19570428" not in done.out
    table = [line for line in done.out.splitlines() if line.startswith(("datum", "2026-"))]
    assert len(table) == 5
    assert max(map(len, table)) <= 80
    assert {path: path.read_bytes() for path in (arbetsyta / "observationer").glob("*")} == before


def test_a_guess_can_be_imported_by(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "a.csv").write_text("Datum;Plats;Kategori\n2026-03-01;Lindparken;Klotter\n", encoding="utf-8")
    est("importera", "a.csv", "--gissa", "--profil", "hyresbolaget")
    done = est("importera", "a.csv")
    assert done.code == 0, done
    assert "1 rad är ny: observationer/2026-03-hyresbolaget.csv." in done.out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("a.csv", "--profil", "veckorapporter"), "Profilen register/import/veckorapporter.yaml finns redan."),
        (("a.csv", "--profil", "../x"), "kan inte bli namnet på en profil"),
        (("a.csv", "b.csv"), "En profil gissas ur en fil i taget."),
        (("b.csv",), "Ingen kolumn i ”b.csv” ser ut att vara datum."),
        (("b.csv",), "med datum: RUBRIK under kolumner"),
        (("c.csv",), "finns inte"),
        (("d.csv",), "”d.csv” ser ut att sakna rubriker"),
        (("e.csv",), "Det finns inga rader under rubrikerna"),
        (("kalle.svensson@gmail.com.csv",), "Filens namn innehåller en e-postadress (ka…): döp om den."),
        (("a.csv", "--profil", "kalle-svensson"), "Profilens namn innehåller"),
        (("a.csv", "--rapportor", "bovard"), "Menade du bovardarna?"),
    ],
)
def test_what_cannot_be_guessed(arbetsyta: Path, est: Callable, args: tuple[str, ...], said: str) -> None:
    (arbetsyta / "a.csv").write_text("Datum;Plats\n2026-03-01;Lindparken\n", encoding="utf-8")
    (arbetsyta / "b.csv").write_text("Namn;Belopp\nx;1\n", encoding="utf-8")
    (arbetsyta / "d.csv").write_text("2026-03-01;Lindparken\n2026-03-02;Lindparken\n", encoding="utf-8")
    (arbetsyta / "e.csv").write_text("Datum;Plats\n", encoding="utf-8")
    before = sorted((arbetsyta / "register/import").iterdir())
    done = est("importera", "--gissa", *args)
    assert done.code == 2
    assert said in done.err, done
    assert sorted((arbetsyta / "register/import").iterdir()) == before


def test_a_column_that_is_called_a_date_is_one_although_some_days_are_wrong(arbetsyta: Path, est: Callable) -> None:
    rows = (
        "2026-11-16;Lindparken;Bråk",
        "17/11;Lindparken;Bråk",
        "2026-11-31;Lindparken;Bråk",
        "2026-11-18;Lindparken;Bråk",
    )
    (arbetsyta / "a.csv").write_text("\n".join(["Datum;Plats;Händelse", *rows, ""]), encoding="utf-8")
    done = est("importera", "a.csv", "--gissa")
    assert done.code == 0, done
    assert "datum är ”Datum”" in done.out
    assert "Rad 3 skulle avvisas" in done.out
