"""The active cases of each place, and what stands out without one."""

from pathlib import Path

import pytest
from bilder import CASE, YEAR, monthly, picture

from est_cli.errors import EstError

NEW = monthly(YEAR, "parken", "brak", "bovardarna", "2") + "\n2026-03-05 busstorget klotter bovardarna 5"


def case(**files: str) -> dict[str, str]:
    """The files of a case about graffiti at Busstorget, some of them others."""
    texts = CASE | {f"{name}.yaml": text for name, text in files.items()}
    return {f"arenden/2026-klotter/{name}": text for name, text in texts.items()}


def test_a_candidate_has_its_command(tmp_path: Path) -> None:
    (one,) = picture(tmp_path, NEW).kandidater
    assert (one.plats, one.kategori, one.antal) == ("busstorget", "klotter", 5)
    assert one.skal == "Klotter vid Busstorget är nytt: 5 händelser, och inga under de tolv månaderna före."
    assert one.kommando == 'est ny "Klotter vid Busstorget" --fran lagesbild:2026-03:busstorget'


def test_a_case_about_it_covers_it(tmp_path: Path) -> None:
    bild = picture(tmp_path, NEW, files=case())
    assert bild.kandidater == []
    assert "Klotter vid Busstorget sticker ut, men har redan ärendet 2026-klotter." in bild.anmarkningar


@pytest.mark.parametrize(
    ("files", "covered"),
    [
        ({"problem": "beteenden: [brak]\n"}, False),
        ({"problem": "beskrivning: Otryggt.\n"}, True),
        ({"arende": CASE["arende.yaml"].replace("plats: busstorget", "plats: parken")}, False),
        (
            {
                "arende": CASE["arende.yaml"].replace(
                    "plats: busstorget", "plats: parken\nberorda_platser: [busstorget]"
                )
            },
            True,
        ),
        ({"arende": CASE["arende.yaml"].replace("skede: problem", "skede: avslutat")}, False),
    ],
)
def test_which_case_covers_it(tmp_path: Path, files: dict[str, str], covered: bool) -> None:  # noqa: FBT001 - an example
    assert (picture(tmp_path, NEW, files=case(**files)).kandidater == []) == covered


def test_the_cases_of_a_place_and_what_is_being_done(tmp_path: Path) -> None:
    files = case(
        arende=CASE["arende.yaml"].replace("plats: busstorget", "plats: busstorget\nberorda_platser: [skolan]")
    )
    bild = picture(tmp_path, NEW, files=files)
    doing = ["Nya lampor (pågår, Bovärdarna, Bolaget)", "Samtal (planerad, ingen ansvarig)"]
    assert [(one.arende, one.skede, one.plats, one.atgarder) for one in bild.arenden] == [
        ("2026-klotter", "problem", "busstorget", doing),
        ("2026-klotter", "problem", "skolan", doing),
    ]
    assert [one.plats for one in picture(tmp_path, NEW, files=files, omrade="ringen").arenden] == ["skolan"]


def test_a_case_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    bild = picture(tmp_path, NEW, files=case(arende="titel: [\n"))
    assert bild.arenden == []
    assert (
        "Ärendet 2026-klotter går inte att läsa och saknas här; est validera 2026-klotter säger varför."
        in bild.anmarkningar
    )


def test_a_name_cannot_become_a_command(tmp_path: Path) -> None:
    names = 'busstorget: {namn: "Torget\\"; rm -rf $HOME `id`", omrade: centrum}\nparken: {namn: Parken}\n'
    (one,) = picture(tmp_path, NEW, files={"register/platser.yaml": names}).kandidater
    assert one.kommando == 'est ny "Klotter vid Torget; rm -rf HOME id" --fran lagesbild:2026-03:busstorget'


def test_a_place_that_is_not_registered_is_no_candidate(tmp_path: Path) -> None:
    bild = picture(tmp_path, NEW.replace("busstorget", "$(id)"))
    assert [one.plats for one in bild.utmarker] == ["$(id)"]
    assert bild.kandidater == []
    assert "1 plats står inte i register/platser.yaml: $(id)." in bild.anmarkningar


def test_an_area_holds_its_own_places(tmp_path: Path) -> None:
    bild = picture(
        tmp_path, f"{NEW}\n2026-03-06 skolan brak bovardarna 3\n2026-03-07 - brak bovardarna 2", omrade="ringen"
    )
    assert (bild.totalt.antal, [one.plats for one in bild.platser]) == (3, ["skolan"])
    assert "3 händelser under mars 2026 i området Ringen." in bild.sammanfattning
    assert "2 händelser under perioden saknar plats och kan inte räknas till något område." in bild.anmarkningar


def test_events_of_no_place_are_in_the_total(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-03-06 skolan brak bovardarna 3\n2026-03-07 - brak bovardarna 2")
    assert (bild.totalt.antal, bild.kategorier[0].antal, bild.platser[0].antal, bild.utan_plats) == (5, 5, 3, (2, 0))


def test_an_area_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(EstError, match="Området ”centrm” finns inte i est") as error:
        picture(tmp_path, NEW, omrade="centrm")
    assert error.value.hjalp == "Menade du centrum?"


def test_an_area_whose_places_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(EstError, match="det är inte känt vilka platser som ligger i området"):
        picture(tmp_path, NEW, omrade="centrum", files={"register/platser.yaml": "parken: [\n"})


def test_a_period_that_has_not_begun(tmp_path: Path) -> None:
    with pytest.raises(EstError, match="Perioden maj 2026 har inte börjat"):
        picture(tmp_path, NEW, "2026-05")


def test_nothing_at_all(tmp_path: Path) -> None:
    bild = picture(tmp_path, "")
    assert (
        bild.sammanfattning[0]
        == "Det finns inga observationer från mars 2026, så lägesbilden kan inte säga hur läget är."
    )
    assert (bild.celler, bild.utmarker, bild.serier, bild.rapportorer) == ([], [], [], [])


def test_rows_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    bad = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning\nx,2026-02-30,,,,,brak,,,,,,\n"
    bild = picture(tmp_path, NEW, files={"observationer/2026-03-fel.csv": bad})
    assert (
        "1 rad i observationer/2026-03-fel.csv går inte att läsa och räknas inte; est validera visar vilka."
        in bild.anmarkningar
    )


def test_an_import_that_may_be_missing(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-03-12 parken brak bovardarna 3")
    assert "Den sista observationen i perioden är från 12 mars 2026. Saknas en import?" in bild.anmarkningar


def test_the_human_part(tmp_path: Path) -> None:
    human = {"lagesbilder/2026-03.yaml": "analys: Klottret hänger ihop med lovet.\n"}
    bild = picture(tmp_path / "a", NEW, files=human)
    assert bild.manniskor is not None
    assert bild.manniskor.analys == "Klottret hänger ihop med lovet."
    none = picture(tmp_path / "b", NEW)
    assert "Människors bedömning saknas: lagesbilder/2026-03.yaml finns inte." in none.sammanfattning
    broken = picture(tmp_path / "c", NEW, files={"lagesbilder/2026-03.yaml": "analys: [\n"})
    assert "lagesbilder/2026-03.yaml går inte att läsa; est validera säger varför." in broken.sammanfattning
