"""`est aterkoppling` as a coordinator meets it."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from est_cli.aterkoppling.fresh import check_feedback
from est_cli.commands.common import opened
from est_cli.reports.render import Reports

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Est = Callable[..., Outcome]

PARKEN = "2026-hoglands-park"
KURERNA = "2025-skadegorelse-busskurar"


def read(root: Path, name: str, ending: str = "md") -> str:
    return (root / f"rapporter/aterkoppling-{name}.{ending}").read_text(encoding="utf-8")


def edit(root: Path, fil: str, old: str, new: str) -> None:
    path = root / "arenden" / fil
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def letter(text: str, organisation: str) -> str:
    return text.partition(f"## Till {organisation}\n")[2].partition("\n## ")[0]


def test_the_park_thanks_for_65_reports_of_two_summers(arbetsyta: Path, est: Est) -> None:
    assert est("aterkoppling", PARKEN).code == 0
    mail = letter(read(arbetsyta, f"{PARKEN}-rapportorer"), "Exempelköpings kommun")
    assert "Ni rapporterade 46 händelser under tiden 26 maj–31 augusti 2025." in mail
    assert "Ni rapporterade 19 händelser under tiden 25 maj–30 augusti 2026." in mail
    assert "Det blir 65 händelser tillsammans." in mail
    functions = [int(found) for found in re.findall(r"- .*: (\d+) händelser\n", mail)]
    assert sum(functions) == 65
    assert "falt@exempelkoping.example" in mail
    assert "- Ljus på scenens baksida: genomförd, 2026-04-13 – 2026-05-22.\n  Driftchef gata och park" in mail
    assert "46 före, 19 efter" in mail
    assert "Nästa kontroll är den 14 juni 2027." in mail


def test_the_public_version_has_no_count_of_the_reporters_nor_an_internal_word(arbetsyta: Path, est: Est) -> None:
    est("aterkoppling", PARKEN)
    text = read(arbetsyta, PARKEN)
    for heading in (
        "Vad var problemet?",
        "Vad har vi gjort?",
        "Hur gick det?",
        "Vad händer nu?",
        "Vem kan du kontakta?",
    ):
        assert f"## {heading}" in text
    assert "Telefon 08-465 004 00" in text
    assert not re.search(r"\b(?:65|56)\b|hypotes|indikator|skede|rapportör|baslinje", text, re.IGNORECASE)


def test_a_failure_is_told(arbetsyta: Path, est: Est) -> None:
    est("aterkoppling", KURERNA)
    text = read(arbetsyta, KURERNA)
    assert "Åtgärden misslyckades." in text
    assert "Målet nåddes inte." in text
    assert "blev bara gjort till en del" in text


@pytest.mark.usefixtures("wide_terminal")
def test_lix_names_the_sentences_with_file_and_key(arbetsyta: Path, est: Est) -> None:
    hard = "Kommunstyrelsens trygghetsfrämjande sammanställningsarbete kvarstår huvudsakligen"
    edit(arbetsyta, f"{PARKEN}/utvardering.yaml", "slutsats: >-\n", f"slutsats: >-\n  {hard} {hard.lower()}.\n")
    said = est("aterkoppling", PARKEN).err
    assert re.search(r"LIX \d+: (?:mycket )?lättläst\.", said)
    first = next(line for line in said.splitlines() if "sjunker LIX" in line)
    assert first.startswith(f"  arenden/{PARKEN}/utvardering.yaml: slutsats: 10 ord, 10 långa;")


@pytest.mark.usefixtures("wide_terminal")
def test_a_cause_that_the_evaluation_does_not_bear_is_left_out_and_said(arbetsyta: Path, est: Est) -> None:
    edit(arbetsyta, f"{KURERNA}/utvardering.yaml", "  Åtgärden misslyckades.", "  Rundorna ledde till ett bättre läge.")
    said = est("aterkoppling", KURERNA).err
    assert "ledde till" not in read(arbetsyta, KURERNA)
    assert f"”Rundorna ledde till ett bättre läge.” (arenden/{KURERNA}/utvardering.yaml: slutsats)" in said


def test_only_the_verdict_that_names_the_measures_bears_a_cause(arbetsyta: Path, est: Est) -> None:
    edit(arbetsyta, f"{PARKEN}/utvardering.yaml", "slutsats: >-\n", "slutsats: >-\n  Ljuset ledde till lugn.\n")
    est("aterkoppling", PARKEN)  # the verdict is "talar för", no more
    assert "ledde till" not in read(arbetsyta, PARKEN)
    edit(arbetsyta, f"{PARKEN}/problem.yaml", "enhet: procent", "enhet: poäng")  # not tested
    edit(arbetsyta, f"{PARKEN}/problem.yaml", "varde: 46,", "varde: 460,")
    edit(arbetsyta, f"{PARKEN}/utvardering.yaml", "varde: 19,", "varde: 190,")
    edit(arbetsyta, f"{PARKEN}/utvardering.yaml", "fore: 21\n    efter: 19", "fore: 400\n    efter: 400")
    shutil.rmtree(arbetsyta / "observationer")  # the case's own figures count
    est("aterkoppling", PARKEN)
    assert "Ljuset ledde till lugn." in read(arbetsyta, PARKEN)
    assert "De visar inte varför." not in read(arbetsyta, PARKEN)


def test_a_small_count_is_under_ten_for_the_public_and_plain_for_the_reporter(arbetsyta: Path, est: Est) -> None:
    edit(arbetsyta, f"{KURERNA}/utvardering.yaml", "varde: 29", "varde: 4")
    est("aterkoppling", KURERNA)
    assert "31 före (mars–april 2025), och under 10 efter (mars–april 2026)." in read(arbetsyta, KURERNA)
    assert "peka ut någon" in read(arbetsyta, KURERNA)
    assert "31 före, 4 efter." in read(arbetsyta, f"{KURERNA}-rapportorer")


def test_a_title_or_an_indicator_with_a_small_count_is_not_published(arbetsyta: Path, est: Est) -> None:
    edit(arbetsyta, f"{KURERNA}/arende.yaml", "titel: ", "titel: Tre pojkar och ")
    edit(arbetsyta, f"{KURERNA}/problem.yaml", "namn: Krossade", "namn: Fyra pojkars krossade")
    said = est("aterkoppling", KURERNA).err
    text = read(arbetsyta, KURERNA)
    assert text.startswith("# Vårt arbete vid Busshållplatserna längs Ringvägen\n")
    assert not re.search("tre pojkar|fyra pojkar", text, re.IGNORECASE)
    assert "arende.yaml: titel" in said
    assert est("aterkoppling", "--period", "2026").code == 0
    assert not re.search("tre pojkar|fyra pojkar", read(arbetsyta, "2026"), re.IGNORECASE)


def test_when_a_measure_is_done_says_no_more_than_the_files(arbetsyta: Path, est: Est) -> None:
    est("aterkoppling", "2026-samlingar-i-trapphus")
    assert "källargången: blev inte av. Monterades" in read(arbetsyta, "2026-samlingar-i-trapphus").replace("\n  ", " ")
    est("aterkoppling", "2026-mopeder-vid-skolan")
    text = read(arbetsyta, "2026-mopeder-vid-skolan").replace("\n  ", " ")
    assert "Motorkväll med fritidsledare: pågår (sedan november 2026)." in text
    assert "Bommar på gångvägen: pågår (oktober–november 2026)." in text
    assert "Föräldrar och personal vid gångvägen. Ska börja i november 2026." in text
    est("aterkoppling", "2026-mopeder-vid-skolan", "--datum", "2027-03-01")
    text = read(arbetsyta, "2026-mopeder-vid-skolan").replace("\n  ", " ")
    assert "Föräldrar och personal vid gångvägen. Skulle ha börjat i november 2026." in text


def test_a_case_taken_up_again_is_not_said_to_be_ended(arbetsyta: Path, est: Est) -> None:
    path = arbetsyta / f"arenden/{KURERNA}/arende.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").rstrip("\n")
        + "\n  - {datum: 2026-10-01, skede: atgarder, av: kommun-trygghet, motiv: Det kom igen}\n",
        encoding="utf-8",
    )
    est("aterkoppling", KURERNA)
    text = read(arbetsyta, KURERNA)
    assert "Arbetet är avslutat." not in text
    assert "## Vad händer nu?\n\nVi gör det som är bestämt.\n" in text


def test_a_public_report_that_nobody_in_the_register_made_is_counted_for_the_public(arbetsyta: Path, est: Est) -> None:
    path = arbetsyta / "observationer/2026-10-veckorapporter.csv"
    path.write_text(
        path.read_text(encoding="utf-8").replace(",bjorkskolan,iakttagelse", ",,iakttagelse"), encoding="utf-8"
    )
    est("aterkoppling", "--period", "2026-10")
    assert "- Buskörning: 32\n" in read(arbetsyta, "2026-10")
    assert "34 händelser saknar en rapportör" in read(arbetsyta, "2026-10-rapportorer")


def test_a_problem_that_is_over_is_told_as_over(arbetsyta: Path, est: Est) -> None:
    est("aterkoppling", "2026-eldning-vid-badplatsen")
    text = read(arbetsyta, "2026-eldning-vid-badplatsen")
    assert "## Vad var problemet?\n\nDet gällde eldning och mindre brand.\n" in text  # three fires are too few to tell
    assert "Räddningstjänsten har tagit över.\n" in text


def test_who_only_saw_that_nothing_happened_is_thanked_for_that(arbetsyta: Path, est: Est) -> None:
    est("aterkoppling", "2026-morkt-i-stationstunneln")
    mail = letter(read(arbetsyta, "2026-morkt-i-stationstunneln-rapportorer"), "Påhittade vaktbolaget AB")
    assert "0 händelser" not in mail
    assert "Ni skrev 18 gånger" in mail


def test_a_case_without_observations(arbetsyta: Path, est: Est) -> None:
    shutil.rmtree(arbetsyta / "observationer")
    assert est("aterkoppling", PARKEN).code == 0
    text = read(arbetsyta, f"{PARKEN}-rapportorer")
    assert "så ingen får återkoppling" in text
    assert "Inga observationer finns från 26 maj–31 augusti 2025" in text
    assert "## Till" not in text


def test_an_empty_workspace(tmp_path: Path, est: Est, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "tom"
    assert est("init", str(root)).code == 0
    monkeypatch.chdir(root)
    assert est("aterkoppling", "--period", "2026-10").code == 0
    assert "Ingen har rapporterat något från oktober 2026" in read(root, "2026-10-rapportorer")
    assert "Vi har inga rapporter från den tiden." in read(root, "2026-10")


def test_a_period_counts_each_row_once_and_tells_what_led_to_no_case(arbetsyta: Path, est: Est) -> None:
    est("aterkoppling", "--period", "2026-10")
    mail = letter(read(arbetsyta, "2026-10-rapportorer"), "Björkskolan")
    assert "Ni rapporterade 34 händelser." in mail
    assert "| Björkskolan med infart | Klotter | 5 | inget ärende |" in mail
    assert "5 händelser hör inte till något ärende." in mail
    assert "- 22 oktober 2026: Åtgärderna tog vid." in mail
    assert "Mötet beslutade: Den nya planen för Björkskolan fastställs." in mail


def test_the_public_version_of_a_period_hides_small_kinds_and_no_total_gives_them_away(
    arbetsyta: Path, est: Est
) -> None:
    est("aterkoppling", "--period", "2026-10")
    common = read(arbetsyta, "2026-10").partition("## Vad har hänt?")[2].partition("\n## ")[0]
    counts = [int(found) for found in re.findall(r"^- .*: (\d+)$", common, re.MULTILINE)]
    assert counts
    assert min(counts) >= 10
    assert "står inte här" in common


def test_how_to_record_it_is_told_and_nothing_is_recorded(arbetsyta: Path, est: Est) -> None:
    fil = arbetsyta / f"arenden/{PARKEN}/utvardering.yaml"
    before = fil.read_bytes()
    said = est("aterkoppling", PARKEN).err
    assert "  - {datum: 2026-11-24, till: rapportorer, kanal: e-post}" in said
    assert "  - {datum: 2026-11-24, till: allmanheten, kanal: kommunens webbplats}" in said
    assert fil.read_bytes() == before


def test_personal_data_is_refused_before_anything_is_written(arbetsyta: Path, est: Est) -> None:
    edit(
        arbetsyta, f"{PARKEN}/utvardering.yaml", "slutsats: >-\n", "slutsats: >-\n  Ring 070-174 06 35 om du vet mer.\n"
    )
    done = est("aterkoppling", PARKEN)
    assert done.code == 2
    assert "174 06 35" not in done.err
    assert not (arbetsyta / "rapporter" / f"aterkoppling-{PARKEN}.md").exists()


def test_hostile_text_is_inert(arbetsyta: Path, est: Est) -> None:
    bad = "<script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }}"
    edit(arbetsyta, f"{PARKEN}/arende.yaml", 'titel: "Påhittat exempel: ', f'titel: "{bad} ')
    edit(arbetsyta, f"{PARKEN}/problem.yaml", "beskrivning: >-\n  På", f"beskrivning: >-\n  {bad} På")
    for fmt in ("md", "html"):
        assert est("aterkoppling", PARKEN, "--format", fmt).code == 0
        for name in (PARKEN, f"{PARKEN}-rapportorer"):
            text = read(arbetsyta, name, fmt)
            assert not re.search(r"(?<!\\)<script", text)
            assert 'href="javascript' not in text
            assert "49" not in text.partition("Vad problemet är")[2][:200]


def test_the_same_bytes_twice_and_stale_when_a_file_changed(arbetsyta: Path, est: Est) -> None:
    est("aterkoppling", PARKEN, "--format", "html")
    before = read(arbetsyta, PARKEN, "html")
    est("aterkoppling", PARKEN, "--format", "html")
    assert read(arbetsyta, PARKEN, "html") == before
    assert stale(arbetsyta) == []
    edit(arbetsyta, f"{PARKEN}/utvardering.yaml", "Händelserna blev klart färre", "Händelserna blev färre")
    assert stale(arbetsyta) == [
        f"rapporter/aterkoppling-{PARKEN}-rapportorer.html True",
        f"rapporter/aterkoppling-{PARKEN}.html True",
    ]


def stale(root: Path) -> list[str]:
    checked = opened(root)
    found = check_feedback(checked, Reports(checked.workspace, checked.context.idag), "rapporter")
    return [f"{one.fil} {one.fel}" for one in found]


def test_where_observations_are_weeded_nobody_can_tell(
    arbetsyta: Path, est: Est, monkeypatch: pytest.MonkeyPatch
) -> None:
    est("aterkoppling", KURERNA)
    for fil in (arbetsyta / "observationer").glob("2025-0[34]-*"):
        fil.unlink()
    monkeypatch.setenv("EST_IDAG", "2027-06-01")
    name = f"rapporter/aterkoppling-{KURERNA}-rapportorer.md"
    assert stale(arbetsyta) == [f"{name} False"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "Ange ett ärende eller en period."),
        ((PARKEN, "--period", "2026-10"), "inte båda"),
        (("hoglands-park",), f"Menade du {PARKEN}?"),
        (("--period", "2026-13"), "Perioden ”2026-13” finns inte."),
    ],
)
@pytest.mark.usefixtures("arbetsyta")
def test_wrong_use(est: Est, args: tuple[str, ...], said: str) -> None:
    done = est("aterkoppling", *args)
    assert done.code == 2
    assert said in done.err
