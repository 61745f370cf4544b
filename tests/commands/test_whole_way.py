"""A case all the way: from `problem` to `avslutat`, one line at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "2026-hoglands-park"


def back_to_start(root: Path) -> Path:
    """Hoglands park with everything filled in, but standing in its first stage."""
    fil = root / "arenden" / CASE / "arende.yaml"
    text = fil.read_text(encoding="utf-8")
    head, historik = text.split("historik:\n")
    first = next(line for line in historik.splitlines(keepends=True) if "skede: problem" in line)
    fil.write_text(f"{head}historik:\n{first}", encoding="utf-8")
    return fil


def test_four_advances_each_add_one_line_to_one_file(arbetsyta: Path, est: Callable, git: Callable) -> None:
    back_to_start(arbetsyta)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "start")
    meetings = {"atgarder": ["--mote", "2026-03-26"], "avslutat": ["--mote", "2026-10-22"]}
    for stage, day in [
        ("analys", "2026-02-12"),
        ("atgarder", "2026-03-26"),
        ("utvardering", "2026-09-07"),
        ("avslutat", "2026-10-22"),
    ]:
        moved = est("framat", CASE, "--datum", day, *meetings.get(stage, []))
        assert moved.code == 0, moved
        assert git("diff", "--numstat").split() == ["1", "0", f"arenden/{CASE}/arende.yaml"]
        assert f"skede: {stage}, av: " in git("diff").splitlines()[-1]
        git("commit", "-qam", stage)
    assert git("status", "--porcelain") == ""
    assert est("validera", CASE).code == 0


def test_a_closed_gate_says_what_lacks_and_changes_nothing(arbetsyta: Path, est: Callable) -> None:
    fil = back_to_start(arbetsyta)
    problem = fil.with_name("problem.yaml")
    problem.write_text(re.sub(r"(?ms)^drabbade:.*?(?=^\w)", "", problem.read_text(encoding="utf-8")), encoding="utf-8")
    before = {path: path.read_bytes() for path in arbetsyta.rglob("*.yaml")}
    closed = est("framat", CASE)
    assert closed.code == 1
    assert "Grinden till analys är stängd" in closed.out
    assert "P202" in closed.out
    assert {path: path.read_bytes() for path in arbetsyta.rglob("*.yaml")} == before


def test_torr_shows_the_line_and_changes_nothing(arbetsyta: Path, est: Callable) -> None:
    fil = back_to_start(arbetsyta)
    before = fil.read_bytes()
    shown = est("framat", CASE, "--torr", "--datum", "2026-02-12")
    assert shown.code == 0
    assert "{datum: 2026-02-12, skede: analys, av: " in shown.out
    assert fil.read_bytes() == before
    assert not (arbetsyta / ".est").exists()


def test_a_fault_in_a_register_keeps_every_case_where_it_is(arbetsyta: Path, est: Callable) -> None:
    back_to_start(arbetsyta)
    with (arbetsyta / "register" / "platser.yaml").open("a", encoding="utf-8") as platser:
        platser.write("nytt-torg: {nam: Nytt torg}\n")
    closed = est("framat", CASE)
    assert closed.code == 1
    assert "Menade du namn?" in closed.out


def test_back_with_a_reason_and_forward_again(arbetsyta: Path, est: Callable) -> None:
    assert est("backa", CASE, "analys", "--motiv", "Nya uppgifter: orsaken stämmer inte.").code == 0
    assert est("visa", CASE, "--format", "json").out.count('"skede": "analys"') == 1
    assert est("framat", CASE, "--mote", "2026-10-22", "--datum", "2026-11-24").code == 0
    assert "motiv: " in (arbetsyta / "arenden" / CASE / "arende.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("arbetsyta")
def test_written_off_and_taken_up_again(est: Callable) -> None:
    case = "2026-krossade-busskurar"
    assert est("avskriv", case, "--motiv", "Bussbolaget har tagit över.").code == 0
    assert "hinder" not in est("validera", case).out
    refused = est("framat", case)
    assert refused.code == 2
    assert f"est backa {case} SKEDE" in refused.err
    assert est("backa", case, "problem", "--motiv", "Det fortsatte.").code == 0
    assert "hinder" in est("validera", case).out


@pytest.mark.usefixtures("arbetsyta")
def test_what_cannot_be_is_refused_with_advice(est: Callable) -> None:
    def refused(*args: str) -> str:
        outcome = est(*args)
        assert outcome.code == 2
        assert outcome.out == ""
        return outcome.err

    assert "Menade du 2026-hoglands-park?" in refused("framat", "2026-hoglandspark")
    assert "Menade du 2026-hoglands-park?" in refused("visa", "hoglands-park")
    assert "redan avslutat" in refused("framat", CASE)
    assert "Menade du analys?" in refused("backa", CASE, "analyss", "--motiv", "x")
    assert "inget tidigare skede" in refused("backa", "2026-krossade-busskurar", "analys", "--motiv", "x")
    assert "Motivet saknar text" in refused("backa", CASE, "analys", "--motiv", "  ")
    assert "snabbt ärende" in refused("backa", "2026-morkt-i-stationstunneln", "analys", "--motiv", "x")
    assert "ligger före ärendets senaste steg" in refused(
        "backa", CASE, "analys", "--motiv", "x", "--datum", "2020-01-01"
    )
    assert "Aktören ”ingen”" in refused("avskriv", CASE, "--motiv", "x", "--av", "ingen")


def test_the_date_of_a_meeting_is_enough_where_it_is_alone(arbetsyta: Path, est: Callable) -> None:
    case = "2026-krossade-busskurar"
    assert est("avskriv", case, "--motiv", "Klart.", "--mote", "2026-11-19").code == 0
    own = (arbetsyta / "arenden" / case / "arende.yaml").read_text(encoding="utf-8")
    assert "datum: 2026-11-19" in own
    assert "mote: 2026-11-19-est" in own


def test_a_meeting_without_a_date_moves_nothing(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "moten/2026-11-23.yaml").write_text("grupp: est-grupp\ndatum: 1 oktober\n", encoding="utf-8")
    for torr in ([], ["--torr"]):
        refused = est("framat", "2026-skymd-lekplats", "--mote", "2026-11-23", *torr)
        assert refused.code == 2
        assert "moten/2026-11-23.yaml har inget datum" in refused.err


def test_a_meeting_that_does_not_name_the_case_is_remarked(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "moten/2026-11-23.yaml").write_text("grupp: est-grupp\ndatum: 2026-11-23\n", encoding="utf-8")
    assert "nämner inte 2026-skymd-lekplats" in est("framat", "2026-skymd-lekplats", "--mote", "2026-11-23").err


@pytest.mark.parametrize(("old", "new"), [("skede: atgarder", "skede: foo"), ("ansvarig: ", "ansvarig: [x] #")])
def test_a_case_that_does_not_say_where_it_stands_stops_no_other(
    arbetsyta: Path, est: Callable, old: str, new: str
) -> None:
    fil = arbetsyta / "arenden/2026-skymd-lekplats/arende.yaml"
    fil.write_text(fil.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert "2026-hoglands-park" in est("status").out
    assert est("status", "--format", "json").code == 0
    refused = est("framat", "2026-skymd-lekplats")
    assert refused.code == 2
    assert "Ett fel i est" not in refused.err
    assert "fel" in est("status").out


def test_text_from_a_file_forges_no_line(arbetsyta: Path, est: Callable) -> None:
    fil = arbetsyta / "arenden/2026-skymd-lekplats/arende.yaml"
    text = re.sub(r"(?m)^titel:.*", r'titel: "a\\x9b31m\\u202e\\nNästa skede: inget"', fil.read_text(encoding="utf-8"))
    fil.write_text(text, encoding="utf-8")
    assert est("visa", "2026-skymd-lekplats").out.count("\nNästa skede") == 1
    shown = est("status", "--format", "json").out
    assert "\x9b" not in shown
    assert "\u202e" not in shown
    assert "\\u009b31m\\u202e" in shown
