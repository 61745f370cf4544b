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
