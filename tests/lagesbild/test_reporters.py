"""Who reported, who saw nothing, and who fell silent."""

from datetime import date
from pathlib import Path

import pytest
from bilder import picture

from est_cli.observationer.columns import HEADER


def test_events_weeks_and_zero_reports(tmp_path: Path) -> None:
    rows = """
2026-03-03 parken brak bovardarna 4
2026-03-04 parken brak bovardarna 1
2026-03-17 - - bovardarna 0
"""
    (one,) = picture(tmp_path, rows).rapportorer
    assert (one.aktor, one.antal, one.veckor, one.av_veckor, one.lugna, str(one.senast)) == (
        "bovardarna",
        5,
        2,
        4,
        1,
        "2026-03-17",
    )
    assert (one.lage, one.text) == ("rapporterade", "5 händelser och 1 gång lugnt; rapporterade 2 av 4 veckor.")


def test_only_calm_is_said(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-03-03 - - bovardarna 0\n2026-03-10 - - bovardarna 0")
    assert bild.rapportorer[0].lage == "lugnt"
    assert bild.rapportorer[0].text == "2 gånger lugnt; rapporterade 2 av 4 veckor."
    assert "0 händelser under mars 2026." in bild.sammanfattning
    assert "Rapporterade bara lugnt: Bovärdarna, Bolaget." in bild.sammanfattning


def test_silence_is_not_calm(tmp_path: Path) -> None:
    rows = """
2025-06-01 parken brak kommunpolis 1
2026-02-12 parken brak faltgruppen 1
2026-03-03 parken brak bovardarna 4
2024-12-01 parken brak nattvandrarna 4
"""
    bild = picture(tmp_path, rows)
    assert [(one.aktor, one.lage, one.text) for one in bild.rapportorer[1:]] == [
        (
            "faltgruppen",
            "tystnade",
            "Inget under perioden; senast 12 februari 2026. Det betyder inte att inget har hänt.",
        ),
        (
            "kommunpolis",
            "tystnade",
            "Inget under perioden eller perioden före; senast 1 juni 2025. Det betyder inte att inget har hänt.",
        ),
    ]
    assert (
        "Har tystnat sedan perioden före: Fältgruppen, Kommunen. Det betyder inte att inget har hänt."
        in bild.sammanfattning
    )
    assert "Tyst sedan tidigare: 1 rapportör." in bild.sammanfattning


def test_weeks_of_a_pause_do_not_count(tmp_path: Path) -> None:
    rows = "2026-06-20 parken brak bovardarna 9\n2026-08-12 parken brak bovardarna 4"
    july = picture(tmp_path / "juli", rows, "2026-07", "2026-09-01").rapportorer[0]
    august = picture(tmp_path / "augusti", rows, "2026-08", "2026-09-01").rapportorer[0]
    assert (july.lage, july.av_veckor) == ("uppehall", 0)
    assert july.text == "Uppehåll hela perioden (Sommaruppehåll); rapporterade senast 20 juni 2026."
    assert (august.veckor, august.av_veckor) == (1, 3)


def test_a_month_tells_of_all_its_weeks(tmp_path: Path) -> None:
    (one,) = picture(tmp_path, "", files={"observationer/2026-03-prov.csv": MONTH}).rapportorer
    assert (one.veckor, one.text) == (4, "40 händelser; rapporterade 4 av 4 veckor.")


MONTH = f"{HEADER}\nx-1,2026-03-01,,2026-03-31,,parken,brak,bovardarna,,40,,,\n"


def weekly(fran: str, till: str, who: str, number: int = 5) -> str:
    """A row each week between two days."""
    first, last = date.fromisoformat(fran).toordinal(), date.fromisoformat(till).toordinal()
    days = map(date.fromordinal, range(first, last + 1, 7))
    return "\n".join(f"{day} parken brak {who} {number}" for day in days)


def test_who_falls_silent_in_the_period_takes_no_part(tmp_path: Path) -> None:
    rows = f"{weekly('2026-01-05', '2026-06-30', 'bovardarna')}\n{weekly('2026-01-05', '2026-05-04', 'faltgruppen', 9)}"
    bild = picture(tmp_path, rows, "2026-k2", "2026-07-02")
    assert (bild.totalt.antal, bild.totalt.fore.antal) == (110, 182)
    assert (bild.totalt.fore.jamfort, bild.totalt.fore.ord) == ((60, 65), "normalt")  # the last week lies in a pause
    assert bild.rapportorer[-1].lage == "tystnade"
    assert bild.rapportorer[-1].text == "45 händelser; rapporterade 5 av 13 veckor; tystnade i vecka 20."
    assert (
        "45 av 110 händelser under andra kvartalet 2026 (Fältgruppen, Kommunen, som tystnade i vecka 20)"
        in " ".join(bild.anmarkningar)
    )
    assert "Har tystnat under perioden: Fältgruppen, Kommunen. Det betyder inte att inget har hänt." in (
        bild.sammanfattning
    )


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (weekly("2026-01-05", "2026-06-15", "faltgruppen"), "one whole week is too short a silence"),
        ("\n".join(f"2026-{month:02}-03 parken brak faltgruppen 9" for month in range(1, 6)), "so seldom it reports"),
        ("2026-04-08 parken brak faltgruppen 9\n2026-04-15 parken brak faltgruppen 9", "hardly known at all"),
    ],
)
def test_who_has_not_fallen_silent(tmp_path: Path, rows: str, why: str) -> None:
    bild = picture(tmp_path, f"{weekly('2026-01-05', '2026-06-28', 'bovardarna')}\n{rows}", "2026-k2", "2026-07-02")
    assert {one.lage for one in bild.rapportorer} == {"rapporterade"}, why


PAUSE = "kommun: X\nrutiner: {uppehall: [{fran: 2026-07-04, till: 2026-07-31, text: Sommar}]}\n"
THROUGH = (
    f"{weekly('2025-06-04', '2026-07-01', 'bovardarna', 9)}\n{weekly('2026-08-05', '2026-08-31', 'bovardarna', 9)}"
)


def test_a_pause_is_no_fall_and_its_end_no_rise(tmp_path: Path) -> None:
    for period in ("2026-07", "2026-08"):
        bild = picture(tmp_path, THROUGH, period, "2026-09-02", files={"est.yaml": PAUSE})
        assert bild.totalt.fore.ord == "ej_jamforbart"
        assert "bara 3 dagar av juli 2026 ligger utanför uppehåll" in " ".join(bild.sammanfattning)


def test_days_of_a_pause_are_left_out_of_both_years(tmp_path: Path) -> None:
    bild = picture(tmp_path, THROUGH, "2026-06-22--2026-08-31", "2026-09-02", files={"est.yaml": PAUSE})
    assert bild.totalt.i_fjol is not None
    assert (bild.totalt.antal, bild.totalt.i_fjol.antal) == (54, 90)
    assert (bild.totalt.i_fjol.jamfort, bild.totalt.i_fjol.ord) == ((54, 54), "normalt")
    assert bild.totalt.i_fjol.kvot == pytest.approx(1)
    assert (
        "I jämförelsen med 22 juni–31 augusti 2025 räknas inte dagar av uppehåll (Sommar): 28 av 71 dagar och 0 av 54 "
        "händelser under 22 juni–31 augusti 2026 och 28 av 71 dagar och 36 av 90 händelser under 22 juni–31 augusti 2025."
    ) in bild.anmarkningar


def test_of_a_function_that_has_ceased_nothing_is_expected(tmp_path: Path) -> None:
    actors = "faltgruppen: {funktion: Fältgruppen, organisation: Kommunen, typ: kommun, upphord: 2026-03-01}\n"
    rows = "2026-02-12 parken brak faltgruppen 1\n2026-03-12 parken brak bovardarna 1"
    bild = picture(tmp_path, rows, files={"register/aktorer.yaml": actors})
    assert [one.aktor for one in bild.rapportorer] == ["bovardarna"]


def test_in_an_area_those_who_report_from_there(tmp_path: Path) -> None:
    rows = "2026-03-03 skolan brak bovardarna 4\n2026-03-04 parken brak faltgruppen 2\n2026-03-04 skolan brak faltgruppen 7"
    bild = picture(tmp_path, rows, omrade="centrum")
    assert [(one.aktor, one.antal) for one in bild.rapportorer] == [("faltgruppen", 2)]
