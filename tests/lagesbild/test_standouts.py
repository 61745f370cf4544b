"""What stands out: new, rising, persisting, falling; each with the number behind."""

from pathlib import Path

import pytest
from bilder import YEAR, monthly, picture

QUIET = monthly(YEAR, "parken", "brak", "bovardarna", "2")


def told(bild: object) -> list[tuple[str, str, str | None]]:
    return [(one.slag, one.plats, one.kategori) for one in bild.utmarker]  # type: ignore[attr-defined]


def test_what_has_not_been_there_for_a_year_is_new(tmp_path: Path) -> None:
    bild = picture(tmp_path, f"{QUIET}\n2026-03-05 busstorget brand bovardarna 4")
    assert told(bild) == [("ny", "busstorget", "brand")]
    assert bild.utmarker[0].text == "Brand vid Busstorget är nytt: 4 händelser, och inga under de tolv månaderna före."


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (f"{QUIET}\n2026-03-05 busstorget brand bovardarna 2", "two are too few"),
        (f"{QUIET}\n2026-03-05 busstorget brand bovardarna 4\n2025-06-05 busstorget brand bovardarna 1", "once before"),
        (f"{QUIET}\n2026-03-05 busstorget brand kommunpolis 9", "a reporter that is new reports what it sees"),
        ("2026-02-01 parken brak bovardarna 1\n2026-03-05 busstorget brand bovardarna 4", "one month says too little"),
        (f"{QUIET}\n2026-03-05 - brand bovardarna 9", "no place"),
    ],
)
def test_what_is_not_called_new(tmp_path: Path, rows: str, why: str) -> None:
    assert not [one for one in told(picture(tmp_path, rows)) if one[0] == "ny"], why


def test_new_since_the_observations_begin(tmp_path: Path) -> None:
    rows = monthly(" ".join(YEAR.split()[2:]), "parken", "brak", "bovardarna", "2")
    bild = picture(tmp_path, f"{rows}\n2026-03-05 busstorget brand bovardarna 5")
    assert bild.utmarker[0].text.endswith("5 händelser, och inga sedan observationerna börjar den 1 maj 2025.")


PERSISTING = "2025-09 2025-11 2025-12 2026-02 2026-03"


def test_what_is_among_the_most_common_time_after_time_persists(tmp_path: Path) -> None:
    bild = picture(tmp_path, f"{QUIET}\n{monthly(PERSISTING, 'busstorget', 'klotter', 'bovardarna', '3')}")
    assert told(bild) == [("kvarstaende", "busstorget", "klotter")]
    assert bild.utmarker[0].text == (
        "Klotter vid Busstorget består: 3 händelser, bland de fem vanligaste nu och i 4 av de 6 perioderna före."
    )


def test_three_of_six_is_not_persisting(tmp_path: Path) -> None:
    rows = monthly("2025-09 2025-11 2026-02 2026-03", "busstorget", "klotter", "bovardarna", "3")
    assert told(picture(tmp_path, f"{QUIET}\n{rows}")) == []


def test_the_sixth_most_common_is_not_persisting(tmp_path: Path) -> None:
    often = "\n".join(
        monthly(f"{YEAR} 2026-03", plats, kategori, "bovardarna", "9")
        for plats, kategori in (
            ("parken", "brak"),
            ("parken", "brand"),
            ("skolan", "brak"),
            ("skolan", "brand"),
            ("busstorget", "brak"),
        )
    )
    bild = picture(tmp_path, f"{often}\n{monthly(f'{YEAR} 2026-03', 'busstorget', 'klotter', 'bovardarna', '8')}")
    assert len(told(bild)) == 5
    assert ("kvarstaende", "busstorget", "klotter") not in told(bild)


def test_a_whole_place_stands_out_where_no_single_kind_does(tmp_path: Path) -> None:
    kinds = ("klotter", "brak", "brand")
    before = "\n".join(f"2026-02-02 parken {kind} bovardarna 10" for kind in kinds)
    now = "\n".join(f"2026-03-02 parken {kind} bovardarna 22" for kind in kinds)
    other = "2026-02-03 skolan brak bovardarna 90\n2026-03-03 skolan brak bovardarna 100"
    assert told(picture(tmp_path, f"{before}\n{now}\n{other}")) == [("okande", "parken", None)]


def test_the_summary_names_each_once(tmp_path: Path) -> None:
    rows = (
        monthly(f"{YEAR}", "busstorget", "klotter", "bovardarna", "5") + "\n2026-03-01 busstorget klotter bovardarna 40"
    )
    bild = picture(tmp_path, rows)
    assert told(bild) == [("okande", "busstorget", "klotter"), ("kvarstaende", "busstorget", "klotter")]
    assert "Sticker ut: Klotter vid Busstorget (ökar och består, 40)." in bild.sammanfattning


def test_up_against_one_period_and_down_against_the_other_is_said_so(tmp_path: Path) -> None:
    rows = (
        "2025-03-05 busstorget klotter bovardarna 10\n2026-02-05 busstorget klotter bovardarna 160\n"
        "2026-03-05 busstorget klotter bovardarna 50\n"
        + monthly("2025-03 2026-02 2026-03", "parken", "brak", "bovardarna", "100")
    )
    bild = picture(tmp_path, rows)
    said = " ".join(bild.sammanfattning)
    assert "Klotter vid Busstorget (ökar mot den ena perioden och minskar mot den andra, 50)" in said


def test_what_only_persists_does_not_stand_out_and_is_no_case_of_its_own(tmp_path: Path) -> None:
    bild = picture(tmp_path, f"{QUIET}\n{monthly(PERSISTING, 'busstorget', 'klotter', 'bovardarna', '3')}")
    assert [one for one in bild.sammanfattning if "ut" in one or "Består" in one] == [
        "Inget sticker ut.",
        "Består: Klotter vid Busstorget (3).",
    ]
    assert bild.kandidater == []


@pytest.mark.parametrize(("others", "wanted"), [("27", True), ("28", False)])
def test_a_tenth_of_all_that_has_persisted_all_along_is_a_case(tmp_path: Path, others: str, wanted: bool) -> None:  # noqa: FBT001 - an example
    rows = monthly(f"{YEAR} 2026-03", "busstorget", "klotter", "bovardarna", "3")
    bild = picture(tmp_path, f"{rows}\n{monthly(f'{YEAR} 2026-03', '-', 'brak', 'bovardarna', others)}")
    assert [one.plats for one in bild.kandidater] == (["busstorget"] if wanted else [])


def test_where_nothing_can_be_compared_nothing_is_said_to_stand_out_or_not(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-03-02 parken brak bovardarna 30")
    assert "Det går inte att säga om något sticker ut: inget kunde prövas." in bild.sammanfattning
    assert "Inget kunde jämföras, så inga förändringar är prövade." in bild.metod
    assert "Bonferroni" not in bild.metod


def test_less_than_half_a_year_before_says_nothing_of_what_is_new(tmp_path: Path) -> None:
    rows = monthly(" ".join(YEAR.split()[-6:]), "parken", "brak", "bovardarna", "2")
    bild = picture(tmp_path, f"{rows}\n2026-03-05 busstorget brand bovardarna 9")
    assert told(bild) == []
    assert "Ny är" not in bild.metod


def test_a_place_that_is_closed_does_not_fall(tmp_path: Path) -> None:
    places = "busstorget: {namn: Busstorget}\nparken: {namn: Parken, upphord: 2026-02-20}\n"
    rows = (
        f"{monthly('2026-02 2026-03', 'busstorget', 'brak', 'bovardarna', '9')}\n2026-02-03 parken brak bovardarna 40"
    )
    bild = picture(tmp_path, rows, files={"register/platser.yaml": places})
    assert [one.plats for one in bild.utmarker] == []
    assert [one.fore.ord for one in bild.platser if one.plats == "parken"] == ["ej_jamforbart"]
    assert bild.upphorda == {"parken"}


def test_two_years_have_no_last_year_that_is_part_of_them(tmp_path: Path) -> None:
    bild = picture(tmp_path, QUIET, "2024-03-01--2026-02-28")
    assert (bild.i_fjol, bild.fore.namn) == (None, "2022-03-02--2024-02-29")


def test_months_without_observations_are_told_as_a_range(tmp_path: Path) -> None:
    rows = monthly("2025-01 2026-01", "parken", "brak", "bovardarna", "30")
    said = "Det går inte att jämföra med år 2025: det finns inga observationer från februari–december 2025."
    assert said in picture(tmp_path, rows, "2026", "2027-01-05", files={"est.yaml": "kommun: X\n"}).sammanfattning
