"""What a workspace is made of: where each file belongs (F111), and what refers to what (F110)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "arenden/2026-mopeder-vid-skolan"


@pytest.fixture
def found(arbetsyta: Path, est: Callable) -> Callable[[], list[str]]:
    """The findings of level fel or F111, as `fil:rad kod text hjälp`."""

    def find() -> list[str]:
        assert arbetsyta
        data = json.loads(est("validera", "--format", "json").out)
        return [
            f"{one['fil']}:{one['rad']} {one['kod']} {one['text']} {one['hjalp']}"
            for one in data["fynd"]
            if one["niva"] == "fel" or one["kod"] == "F111"
        ]

    return find


def replace(fil: Path, old: str, new: str) -> int:
    """Change a text, and tell on which line it stood."""
    text = fil.read_text(encoding="utf-8")
    assert old in text
    fil.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_examples_have_no_faults(found: Callable) -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("fil", "old", "new", "said"),
    [
        (f"{CASE}/arende.yaml", "plats: bjorkskolan", "plats: björkskolan", "Menade du bjorkskolan?"),
        (f"{CASE}/arende.yaml", "av: kommun-fritid", "av: kommun_fritid", "Menade du kommun-fritid?"),
        (f"{CASE}/arende.yaml", "mote: 2026-10-22", "mote: 2026-10-23", "Menade du 2026-10-22?"),
        (f"{CASE}/atgarder.yaml", "ansvarig: kommun-gata-park", "ansvarig: gata", "register/aktorer.yaml"),
        (f"{CASE}/atgarder.yaml", "indikator: ", "indikator: x", "problem.yaml, under indikatorer"),
        ("moten/2026-10-22.yaml", "grupp: styrgrupp", "grupp: styrgrup", "Menade du styrgrupp?"),
        ("register/platser.yaml", "omrade: ", "omrade: x", "est.yaml, under omraden"),
    ],
)
def test_a_reference_to_nothing_is_found_where_it_stands(
    arbetsyta: Path, found: Callable, fil: str, old: str, new: str, said: str
) -> None:
    line = replace(arbetsyta / fil, old, new)
    first = next(one for one in found() if " F110 " in one)
    assert first.startswith(f"{fil}:{line} F110 ")
    assert said in first


def test_a_decision_followed_up_must_be_in_its_meeting(arbetsyta: Path, found: Callable) -> None:
    line = replace(
        arbetsyta / "moten/2026-10-22.yaml", "beslut: avtal-med-uppfoljning", "beslut: avtal-med-uppföljning"
    )
    assert [
        one
        for one in found()
        if f"moten/2026-10-22.yaml:{line} F110" in one and "Menade du avtal-med-uppfoljning?" in one
    ]


def test_two_decisions_of_one_meeting_may_not_share_an_id(arbetsyta: Path, found: Callable) -> None:
    fil = arbetsyta / "moten/2026-11-19-est.yaml"
    first = fil.read_text(encoding="utf-8").split("\nbeslut:\n")[1].split("- id: ")[1].split("\n")[0]
    replace(fil, "\nbeslut:\n", f"\nbeslut:\n  - {{id: {first}, text: Igen}}\n")
    assert [one for one in found() if " S601 " in one]


def test_a_missing_register_is_a_finding_at_each_reference(arbetsyta: Path, found: Callable) -> None:
    (arbetsyta / "register/platser.yaml").unlink()
    told = found()
    in_cases = [one for one in told if not one.startswith("observationer/")]
    assert all("F110" in one and "Där finns inga id än" in one for one in in_cases)
    assert len(in_cases) > 9
    assert all("O801" in one for one in told if one not in in_cases)


def test_a_register_that_cannot_be_read_silences_what_refers_to_it(arbetsyta: Path, found: Callable) -> None:
    (arbetsyta / "register/platser.yaml").write_text("busstorget: [\n", encoding="utf-8")
    assert len(found()) == 1


def test_what_lies_astray(arbetsyta: Path, found: Callable) -> None:
    (arbetsyta / "arenden/Klotter").mkdir()
    (arbetsyta / "arenden/lista.xlsx").write_text("x", encoding="utf-8")
    (arbetsyta / CASE / "bild.png").write_bytes(b"x")
    (arbetsyta / CASE / "bilagor").mkdir()
    (arbetsyta / "moten/anteckningar.docx").write_bytes(b"x")
    (arbetsyta / "register/bilder").mkdir()
    (arbetsyta / "arenden/2026-x\n").mkdir()
    (arbetsyta / "rapporter").symlink_to(arbetsyta / "moten")
    (arbetsyta / "arenden/.DS_Store").write_bytes(b"x")
    (arbetsyta / "arenden/2026-en-lank").symlink_to(arbetsyta / CASE)
    (arbetsyta / CASE / "utvardering.yaml").unlink(missing_ok=True)
    (arbetsyta / CASE / "utvardering.yaml").symlink_to(arbetsyta / "est.yaml")
    assert [one.split(" ")[0] for one in found() if " F111 " in one] == [
        "arenden/2026-en-lank:1",
        f"{CASE}/bilagor:1",
        f"{CASE}/bild.png:1",
        f"{CASE}/utvardering.yaml:1",
        "arenden/2026-x\n:1",
        "arenden/Klotter:1",
        "arenden/lista.xlsx:1",
        "moten/anteckningar.docx:1",
        "rapporter:1",
        "register/bilder:1",
    ]


def test_a_case_without_its_own_file(arbetsyta: Path, found: Callable) -> None:
    (arbetsyta / CASE / "arende.yaml").unlink()
    assert [one for one in found() if one.startswith(f"{CASE}/arende.yaml:1 F106 ")]


def test_no_workspace_is_said_and_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, est: Callable
) -> None:
    monkeypatch.chdir(tmp_path)
    missing = est("validera")
    assert missing.code == 2
    assert "est init" in missing.err


def test_the_workspace_is_found_upwards_or_named(
    arbetsyta: Path, monkeypatch: pytest.MonkeyPatch, est: Callable
) -> None:
    monkeypatch.chdir(arbetsyta / CASE)
    assert est("validera").code == 0
    monkeypatch.chdir(arbetsyta.parent)
    assert est("validera").code == 2
    assert est("--arbetsyta", str(arbetsyta), "validera").code == 0
    assert est("validera", "--arbetsyta", str(arbetsyta)).code == 0
    monkeypatch.setenv("EST_ARBETSYTA", str(arbetsyta))
    assert est("validera").code == 0


def test_strikt_also_stops_at_a_warning(arbetsyta: Path, est: Callable) -> None:
    assert arbetsyta
    assert (est("validera").code, est("validera", "--strikt").code) == (0, 1)


def test_one_planted_fault_in_each_file_is_reported_at_its_line(arbetsyta: Path, est: Callable) -> None:
    """An unknown key on a line of its own, anywhere at the top of any file."""
    planted = set()
    for fil in arbetsyta.rglob("*.yaml"):
        lines = fil.read_text(encoding="utf-8").split("\n")
        keyed = [number for number, line in enumerate(lines) if line and line[0].isalpha()]
        at = keyed[len(keyed) // 2]
        fil.write_text("\n".join([*lines[:at], "nagot_annat: {x: 1}", *lines[at:]]), encoding="utf-8")
        planted.add((fil.relative_to(arbetsyta).as_posix(), at + 1))
    found = json.loads(est("validera", "--format", "json").out)["fynd"]
    assert {(one["fil"], one["rad"]) for one in found if "nagot_annat" in one["text"]} == planted


def test_a_file_with_nearly_the_right_name_is_told_its_name(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / CASE / "problem.yaml").rename(arbetsyta / CASE / "problem.yaml.txt")
    (arbetsyta / "moten/2026-10-22.yaml").rename(arbetsyta / "moten/2026-10-22.yml")
    shown = est("validera").out
    assert "Är det problem.yaml? Döp om filen" in shown
    assert "Är det 2026-10-22.yaml? Döp om filen" in shown


def test_a_name_written_for_an_id_gets_the_id(arbetsyta: Path, found: Callable) -> None:
    replace(arbetsyta / CASE / "arende.yaml", "plats: bjorkskolan", "plats: Björkskolan med infart")
    assert [one for one in found() if "Skriv id: bjorkskolan." in one]


def test_reports_are_not_written_through_a_link(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "rapporter").symlink_to(arbetsyta / "moten")
    refused = est("rapport")
    assert refused.code == 2
    assert "skriver inte genom länkar" in refused.err
