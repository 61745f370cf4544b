"""Who reported, who saw nothing, and who fell silent."""

from pathlib import Path

from bilder import picture


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


def test_a_pause_is_told(tmp_path: Path) -> None:
    bild = picture(
        tmp_path, "2026-07-01 parken brak bovardarna 1\n2026-08-12 parken brak bovardarna 4", "2026-08", "2026-09-01"
    )
    assert "Sommaruppehåll under 9 dagar av augusti 2026: färre rapporter är då väntat." in bild.anmarkningar
    assert "Sommaruppehåll under 31 dagar av juli 2026: färre rapporter är då väntat." in bild.anmarkningar


def test_of_a_function_that_has_ceased_nothing_is_expected(tmp_path: Path) -> None:
    actors = "faltgruppen: {funktion: Fältgruppen, organisation: Kommunen, typ: kommun, upphord: 2026-03-01}\n"
    rows = "2026-02-12 parken brak faltgruppen 1\n2026-03-12 parken brak bovardarna 1"
    bild = picture(tmp_path, rows, files={"register/aktorer.yaml": actors})
    assert [one.aktor for one in bild.rapportorer] == ["bovardarna"]


def test_in_an_area_those_who_report_from_there(tmp_path: Path) -> None:
    rows = "2026-03-03 skolan brak bovardarna 4\n2026-03-04 parken brak faltgruppen 2\n2026-03-04 skolan brak faltgruppen 7"
    bild = picture(tmp_path, rows, omrade="centrum")
    assert [(one.aktor, one.antal) for one in bild.rapportorer] == [("faltgruppen", 2)]
