"""`est mote ny`: who is expected, what is to be followed up, and a file that is right from the start."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from motesyta import FILER, make

from est_cli.model.installningar import Installningar
from est_cli.moten.ny import next_day
from est_cli.reading.fields import fields
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def yta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make(tmp_path / "yta")
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "1000")
    return root


def test_a_new_meeting_is_filled_in_from_the_group_and_its_previous_meeting(yta: Path, est: Callable) -> None:
    made = est("mote", "ny", "2026-11-19")
    assert made.code == 0, made.err
    assert made.out.startswith("moten/2026-11-19.yaml är gjord för Styrgruppen: 2 närvarande, 2 beslut att följa upp.")
    assert "Obs: parkjour har upphört och är inte med." in made.err
    text = (yta / "moten/2026-11-19.yaml").read_text(encoding="utf-8")
    said = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert said == [
        "grupp: styrgrupp",
        "datum: 2026-11-19",
        'tid: "13:00-15:00"',
        "lokal: Rum 3",
        "diarienummer:",
        "ordforande: polis",
        "antecknare: samordnare",
        "narvarande:",
        "  - aktor: samordnare",
        "  - aktor: polis",
        "franvarande:",
        "adjungerade:",
        "uppfoljning:",
        "  - {mote: 2026-11-05, beslut: ljus-vid-stationen, lage: pagar}",
        "  - {mote: 2026-11-05, beslut: rond, lage: pagar}",
        "lagesbild:",
        "arrangemang:",
        "arenden:",
        "beslut:",
        "information:",
        "nasta_mote: 2026-12-03",
    ]


def test_a_new_file_has_no_fault_and_its_keys_stand_in_the_models_order(yta: Path, est: Callable) -> None:
    from est_cli.model.mote import Mote

    assert est("mote", "ny", "2026-11-19").code == 0
    data = parse("m.yaml", (yta / "moten/2026-11-19.yaml").read_bytes()).data
    assert data is not None
    assert list(data) == list(fields(Mote))[:-2]
    found = json.loads(est("validera", "--format", "json").out)["fynd"]
    assert [one for one in found if one["fil"] == "moten/2026-11-19.yaml"] == []


def test_the_group_is_the_one_whose_latest_meeting_set_the_day(yta: Path, est: Callable) -> None:
    assert est("mote", "ny", "2026-11-26").code == 0
    text = (yta / "moten/2026-11-26.yaml").read_text(encoding="utf-8")
    assert "grupp: falt\n" in text
    assert "{mote: 2026-11-12-falt, beslut: ljus-vid-stationen, lage: pagar}" in text
    assert "2026-11-05" not in text
    asked = est("mote", "ny", "2026-11-27")
    assert asked.code == 2
    assert "Ange den med --grupp: styrgrupp (Styrgruppen) eller falt (Fältgruppen)." in asked.err


def test_a_group_alone_need_not_be_named(yta: Path, est: Callable) -> None:
    settings = FILER["est.yaml"].split("  falt:")[0]
    (yta / "est.yaml").write_text(settings, encoding="utf-8")
    (yta / "moten/2026-11-12-falt.yaml").unlink()
    assert est("mote", "ny", "2026-11-27").code == 0


def test_what_is_closed_is_not_followed_up_again_and_a_past_day_sees_what_was_open_then(
    yta: Path, est: Callable
) -> None:
    done = "grupp: styrgrupp\ndatum: 2026-11-19\nuppfoljning:\n  - {mote: 2026-11-05, beslut: rond, lage: utgar}\n"
    make(yta, m2026_11_19=done)
    assert est("mote", "ny", "2026-12-03", "--grupp", "styrgrupp").code == 0
    assert est("mote", "ny", "2026-11-10", "--grupp", "styrgrupp").code == 0
    lines = {
        day: [line for line in (yta / f"moten/{day}.yaml").read_text(encoding="utf-8").splitlines() if "lage:" in line]
        for day in ("2026-12-03", "2026-11-10")
    }
    assert [len(found) for found in lines.values()] == [1, 2]


def test_two_meetings_on_one_day_get_a_word_each(yta: Path, est: Callable) -> None:
    before = (yta / "moten/2026-11-05.yaml").read_bytes()
    taken = est("mote", "ny", "2026-11-05", "--grupp", "falt")
    assert taken.code == 2
    assert "moten/2026-11-05.yaml finns redan." in taken.err
    assert "--slug falt" in taken.err
    assert est("mote", "ny", "2026-11-05", "--grupp", "falt", "--slug", "Fält & kväll").code == 0
    assert (yta / "moten/2026-11-05-falt-kvall.yaml").is_file()
    assert (yta / "moten/2026-11-05.yaml").read_bytes() == before
    assert "finns redan" in est("mote", "ny", "2026-11-05", "--grupp", "falt", "--slug", "falt-kvall").err


def test_a_date_alone_does_not_choose_between_two_meetings(yta: Path, est: Callable) -> None:
    (yta / "moten/2026-11-12-styrgrupp.yaml").write_text("grupp: styrgrupp\ndatum: 2026-11-12\n", encoding="utf-8")
    unsure = est("mote", "beslut", "2026-11-12", "Något att göra")
    assert unsure.code == 2
    assert "Det finns flera möten ”2026-11-12”" in unsure.err
    assert "2026-11-12-falt, 2026-11-12-styrgrupp" in unsure.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("2026-02-30",), "finns inte i almanackan"),
        (("19/11",), "är inget datum"),
        (("2026-11-19", "--grupp", "styrgruppn"), "Menade du styrgrupp?"),
        (("2026-11-19", "--slug", "!!!"), "--slug har inga bokstäver"),
        (("2026-11-19", "--slug", "ring 070-1740605"), "Inget är skrivet."),
    ],
)
def test_what_is_refused_writes_nothing(yta: Path, est: Callable, args: tuple[str, ...], said: str) -> None:
    before = sorted(path.name for path in (yta / "moten").iterdir())
    outcome = est("mote", "ny", *args)
    assert outcome.code == 2
    assert said in outcome.err
    assert sorted(path.name for path in (yta / "moten").iterdir()) == before


def test_settings_without_groups_say_how_to_get_one(yta: Path, est: Callable) -> None:
    (yta / "est.yaml").write_text("kommun: X\n", encoding="utf-8")
    assert "under grupper" in est("mote", "ny", "2026-11-19").err
    (yta / "est.yaml").write_text("kommun: X\ngrupper: []\n", encoding="utf-8")
    assert "under grupper" in est("mote", "ny", "2026-11-19").err
    (yta / "est.yaml").write_text("kommun: [\n", encoding="utf-8")
    assert "est.yaml går inte att läsa" in est("mote", "ny", "2026-11-19").err


def test_chair_and_members_who_are_gone_are_left_out(yta: Path, est: Callable) -> None:
    register = FILER["register/aktorer.yaml"].splitlines(keepends=True)
    (yta / "register/aktorer.yaml").write_text(register[0] + register[2], encoding="utf-8")
    made = est("mote", "ny", "2026-11-19")
    assert "Obs: polis finns inte i register/aktorer.yaml och är inte med." in made.err
    assert "polis" not in (yta / "moten/2026-11-19.yaml").read_text(encoding="utf-8")


def settings(routine: str, pauses: str = "") -> Installningar:
    text = f"kommun: X\nrutiner: {{mote: {routine}, uppehall: [{pauses}]}}\n"
    record = to_record(parse("est.yaml", text.encode()), Installningar)
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("routine", "day", "expected"),
    [
        ("vecka", "2026-11-19", "2026-11-26"),
        ("varannan_vecka", "2026-11-19", "2026-12-03"),
        ("varannan_vecka", "2026-12-10", "2027-01-07"),  # past Christmas, the same week as before
        ("manad", "2026-10-08", "2026-11-12"),  # second Thursday
        ("manad", "2026-10-29", "2026-11-26"),  # fifth, then the last
        ("manad", "2026-12-31", "2027-01-28"),
        ("manad", "2026-01-01", "2026-02-05"),
        ("vecka", "9999-12-30", "None"),
    ],
)
def test_the_next_day_follows_the_routine(routine: str, day: str, expected: str) -> None:
    pause = "{fran: 2026-12-21, till: 2027-01-06}"
    assert str(next_day(settings(routine, pause), date.fromisoformat(day))) == expected


@given(st.dates(date(2020, 1, 1), date(2099, 1, 1)))
def test_a_month_on_is_the_same_weekday_of_the_next_month(day: date) -> None:
    later = next_day(settings("manad"), day)
    assert later is not None
    assert later.weekday() == day.weekday()
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == 1
    assert (later.day - 1) // 7 == (day.day - 1) // 7 or (day.day > 28 and later.day > 21)
