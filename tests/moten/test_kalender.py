"""The calendar: meetings, last days and the law's days as iCalendar, read back by another's eyes."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from est_cli.formats.ical import to_ical
from est_cli.moten.kalender import Kalenderpost

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from icalendar import Event

CASE = "2026-mopeder-vid-skolan"


MOTEN = {
    "2026-06-04": "grupp: styrgrupp\ndatum: 2026-06-04\nnasta_mote: 2026-10-22\n",
    "2026-10-22": """\
grupp: styrgrupp
datum: 2026-10-22
tid: "13:00-15:30"
lokal: Stadshuset, rum Eken
""",
    "2026-11-19-est": """\
grupp: est-grupp
datum: 2026-11-19
beslut:
  - {id: samtal, text: Samtal med resenärer, arende: 2026-krossade-busskurar, ansvarig: faltgruppen, senast: 2026-12-04}
nasta_mote: 2026-12-03
""",
}


@pytest.fixture
def arbetsyta(arbetsyta: Path) -> Path:
    """The example with three meetings of its own: the example's year goes on, this one's does not."""
    for fil in (arbetsyta / "moten").iterdir():
        fil.unlink()
    for name, text in MOTEN.items():
        (arbetsyta / "moten" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return arbetsyta


def events(out: str) -> dict[str, Event]:
    """The events by their UIDs without the municipality's part."""
    found = list(Calendar.from_ical(out).walk("VEVENT"))
    made = {str(one["UID"]).partition("@")[0]: one for one in found}
    assert len(made) == len(found)
    return made


def keeps_the_rules(data: bytes) -> None:
    """RFC 5545 3.1: CRLF ends each line, no line is longer than 75 octets, and each is UTF-8 with no other control."""
    assert data.endswith(b"END:VCALENDAR\r\n")
    lines = data.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", b"".join(lines))
    for line in lines:
        line.decode("utf-8")


@pytest.mark.usefixtures("arbetsyta")
def test_a_stranger_can_read_it(est: Callable) -> None:
    out = est("kalender").out
    keeps_the_rules(out.encode())
    whole = Calendar.from_ical(out)
    assert whole.errors == []
    assert [one["TZID"] for one in whole.walk("VTIMEZONE")] == ["Europe/Stockholm"]
    for one in whole.walk("VEVENT"):
        assert one.errors == []
        assert {"UID", "DTSTAMP", "SUMMARY", "DTSTART", "SEQUENCE", "LAST-MODIFIED"} <= set(one)


@pytest.mark.usefixtures("arbetsyta")
def test_a_meeting_has_its_hours_and_room(est: Callable) -> None:
    one = events(est("--datum", "2026-10-01", "kalender", "--ansvarig", "kommunpolis").out)[
        "mote.styrgrupp.2"  # the group's second
    ]
    here = ZoneInfo("Europe/Stockholm")
    assert one["DTSTART"].dt == datetime(2026, 10, 22, 13, tzinfo=here)
    assert one["DTEND"].dt == datetime(2026, 10, 22, 15, 30, tzinfo=here)
    assert one["DTSTART"].params["TZID"] == "Europe/Stockholm"
    assert (one["SUMMARY"], one["LOCATION"]) == ("Möte: Styrgruppen för trygghet", "Stadshuset, rum Eken")
    assert one.alarms.times == []


def test_a_meeting_without_a_time_takes_the_day_and_no_time(arbetsyta: Path, est: Callable) -> None:
    for tid in ("", "tid: efter lunch\n", 'tid: "25:00-26:00"\n'):
        (arbetsyta / "moten" / "2026-12-24-jul.yaml").write_text(
            f"grupp: est-grupp\ndatum: 2026-12-24\n{tid}", encoding="utf-8"
        )
        one = next(one for one in events(est("kalender").out).values() if one["DTSTART"].dt == date(2026, 12, 24))
        assert one["TRANSP"] == "TRANSPARENT"
        assert not tid or tid.partition(" ")[2].strip().strip('"') in one["DESCRIPTION"]


def test_the_next_meeting_is_the_same_event_when_it_gets_a_file(arbetsyta: Path, est: Callable) -> None:
    before = events(est("kalender").out)
    uid = "mote.est-grupp.2"
    assert before[uid]["DTSTART"].dt == date(2026, 12, 3)
    (arbetsyta / "moten" / "2026-12-04-est.yaml").write_text(
        'grupp: est-grupp\ndatum: 2026-12-04\ntid: "09:00"\n', encoding="utf-8"
    )
    after = events(est("kalender").out)
    assert after[uid]["DTSTART"].dt.date() == date(2026, 12, 4)
    assert after[uid]["DTEND"].dt - after[uid]["DTSTART"].dt == timedelta(hours=1)
    assert len(after) == len(before)


def test_a_meeting_that_is_moved_leaves_no_event_behind(arbetsyta: Path, est: Callable) -> None:
    """Nor does the next one, which is known only by what the moved one says."""
    before = events(est("kalender").out)
    text = (arbetsyta / "moten/2026-11-19-est.yaml").read_text(encoding="utf-8")
    (arbetsyta / "moten/2026-11-19-est.yaml").unlink()
    moved = text.partition("beslut")[0].replace("2026-11-19", "2026-11-20") + "nasta_mote: 2026-12-03\n"
    (arbetsyta / "moten/2026-11-20-est.yaml").write_text(moved, encoding="utf-8")
    after = events(est("kalender").out)
    assert {uid for uid in before if uid.startswith("mote.")} == {uid for uid in after if uid.startswith("mote.")}
    assert after["mote.est-grupp.1"]["DTSTART"].dt == date(2026, 11, 20)


def test_a_case_gives_its_last_days(arbetsyta: Path, est: Callable) -> None:
    found = events(est("kalender").out)
    late = found[f"atgard.{CASE}.bommar-gangvag"]  # it stays for thirty days, without a reminder
    assert late["DTSTART"].dt == date(2026, 11, 13)
    assert late["SUMMARY"] == "Sista dag för åtgärden Bommar på gångvägen (Mopeder och A-traktorer vid Björkskolan)"
    assert CASE in late["DESCRIPTION"]
    assert "Driftchef gata och park, Exempelköpings kommun" in late["DESCRIPTION"]
    assert late.subcomponents == []
    goal = found[f"mal.{CASE}.farre-korningar"]
    assert goal["DTSTART"].dt == date(2027, 2, 14)
    assert goal.subcomponents[0]["TRIGGER"].dt == timedelta(days=-7, hours=9)
    assert f"atgard.{CASE}.bommar-gangvag" in events(est("--datum", "2026-12-13", "kalender").out)
    assert f"atgard.{CASE}.bommar-gangvag" not in events(est("--datum", "2026-12-14", "kalender").out)
    fil = arbetsyta / "arenden" / CASE / "atgarder.yaml"
    fil.write_text(
        fil.read_text(encoding="utf-8").replace("senast: 2027-02-14", "senast: 2027-03-01"), encoding="utf-8"
    )
    moved = events(est("--datum", "2026-11-25", "kalender").out)[f"mal.{CASE}.farre-korningar"]
    assert moved["DTSTART"].dt == date(2027, 3, 1)
    assert moved["SEQUENCE"] == goal["SEQUENCE"] + 1


def test_closed_and_written_off_cases_are_silent_but_for_the_check(arbetsyta: Path, est: Callable) -> None:
    def of_case() -> set[str]:
        return {uid.partition(".")[0] for uid in events(est("kalender").out) if f".{CASE}" in uid}

    assert of_case() == {"atgard", "mal", "omprovning"}
    fil = arbetsyta / "arenden" / CASE / "arende.yaml"
    text = fil.read_text(encoding="utf-8").rstrip("\n")
    (fil.parent / "utvardering.yaml").write_text("bevakning: {nasta_kontroll: 2027-05-01}\n", encoding="utf-8")
    fil.write_text(f"{text}\n  - {{datum: 2026-11-20, skede: avslutat, av: kommun-fritid}}\n", encoding="utf-8")
    assert of_case() == {"kontroll"}
    fil.write_text(
        f"{text}\n  - {{datum: 2026-11-20, skede: avskrivet, av: kommun-fritid, motiv: x}}\n", encoding="utf-8"
    )
    assert of_case() == set()


def test_a_decision_followed_up_moves_or_goes(arbetsyta: Path, est: Callable) -> None:
    uid = "beslut.2026-11-19-est.samtal"
    assert events(est("kalender").out)[uid]["DTSTART"].dt == date(2026, 12, 4)
    fil = arbetsyta / "moten" / "2026-11-23.yaml"
    line = "{{mote: 2026-11-19-est, beslut: samtal, lage: {}}}"
    head = "grupp: est-grupp\ndatum: 2026-11-23\nuppfoljning:\n  - "
    fil.write_text(head + line.format("nytt_datum, senast: 2027-01-15"), encoding="utf-8")
    assert events(est("kalender").out)[uid]["DTSTART"].dt == date(2027, 1, 15)
    fil.write_text(head + line.format("klart"), encoding="utf-8")
    assert uid not in events(est("kalender").out)


@pytest.mark.usefixtures("arbetsyta")
def test_the_days_of_the_law_and_their_warnings(est: Callable) -> None:
    found = events(est("kalender").out)
    assert found["lag.lagesbild"]["SUMMARY"] == "Sista dag: lägesbilden ska uppdateras"
    warned = found["lag.overenskommelse-exempelbostader-ab.snart"]["SUMMARY"]
    assert warned == "Överenskommelsen med Exempelbostäder AB går ut snart: sista dag 30 juni 2027"
    days = {uid: one["DTSTART"].dt for uid, one in found.items() if uid.startswith("lag.")}
    assert days == {
        "lag.lagesbild": date(2028, 6, 10),
        "lag.lagesbild.snart": date(2028, 3, 10),
        "lag.atgardsplan": date(2028, 6, 22),
        "lag.atgardsplan.snart": date(2028, 3, 22),
        "lag.overenskommelse-exempelbostader-ab": date(2027, 6, 30),
        "lag.overenskommelse-exempelbostader-ab.snart": date(2026, 12, 30),
        "lag.overenskommelse-polismyndigheten-lokalpolisomrade-exempelkoping": date(2027, 12, 31),
        "lag.overenskommelse-polismyndigheten-lokalpolisomrade-exempelkoping.snart": date(2027, 6, 30),
    }


@pytest.mark.usefixtures("arbetsyta")
def test_one_function_sees_its_own_and_the_meetings_of_its_groups(est: Callable) -> None:
    found = events(est("kalender", "--ansvarig", "faltgruppen").out)
    assert all(uid.startswith("mote.est-grupp") or "Fältgruppen" in one["DESCRIPTION"] for uid, one in found.items())
    assert "beslut.2026-11-19-est.samtal" in found
    assert any(uid.startswith("mote.") for uid in found)
    done = est("kalender", "--ansvarig", "faltgrupen")
    assert (done.code, done.out) == (2, "")
    assert "Menade du faltgruppen?" in done.err


def test_two_with_one_id_are_two_events(arbetsyta: Path, est: Callable) -> None:
    fil = arbetsyta / "arenden" / CASE / "atgarder.yaml"
    fil.write_text(
        fil.read_text(encoding="utf-8").replace(
            "id: vuxna-vid-gangvagen", "id: farre-korningar\n    senast: 2027-01-01"
        ),
        encoding="utf-8",
    )
    assert f"mal.{CASE}.farre-korningar.2" in events(est("kalender").out)


def test_hostile_and_personal_text_is_inert(arbetsyta: Path, est: Callable) -> None:
    text = r'"Rad, ett;\nEND:VEVENT\nBEGIN:VEVENT\r\nUID:x\n\e[31m\u202e 811228-9874"'
    (arbetsyta / "moten" / "2026-11-23.yaml").write_text(
        f"grupp: {text}\ndatum: 2026-12-01\ntid: {text}\nlokal: {text}\n"
        f"beslut: [{{id: x, text: {text}, ansvarig: {text}, senast: 2026-12-01}}]\n",
        encoding="utf-8",
    )
    settings = arbetsyta / "est.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        .replace("kommun: Exempelköping (påhittad kommun)", f"kommun: {text}")
        .replace("part: Exempelbostäder AB", f"part: {text}"),
        encoding="utf-8",
    )
    out = est("kalender").out
    keeps_the_rules(out.encode())
    assert "9874" not in out.replace("\r\n ", "")
    found = events(out)
    decision = found["beslut.2026-11-23.x"]
    assert decision["SUMMARY"].startswith("Beslut ska vara utfört: Rad, ett; END:VEVENT BEGIN:VEVENT")
    assert "x" not in found
    assert "\u202e" not in out


def test_a_title_of_any_length_folds(arbetsyta: Path, est: Callable) -> None:
    fil = arbetsyta / "arenden" / CASE / "arende.yaml"
    fil.write_text(
        fil.read_text(encoding="utf-8").replace("titel: Mopeder", f"titel: {'Åä😀' * 4000}"), encoding="utf-8"
    )
    out = est("kalender").out
    keeps_the_rules(out.encode())
    assert len(events(out)[f"atgard.{CASE}.bommar-gangvag"]["SUMMARY"]) < 500


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all(arbetsyta: Path, est: Callable, day: str) -> None:
    (arbetsyta / "moten" / f"{day}.yaml").write_text(
        f'grupp: est-grupp\ndatum: {day}\ntid: "23:00-02:00"\nnasta_mote: {day}\n'
        f"beslut: [{{id: x, text: x, ansvarig: kommunpolis, senast: {day}}}]\n",
        encoding="utf-8",
    )
    for idag in ("0001-01-01", "2026-11-24", "9999-12-31"):
        done = est("--datum", idag, "kalender")
        assert done.code == 0, done.err
        keeps_the_rules(done.out.encode())


def test_files_that_cannot_be_read_are_named_and_the_rest_is_there(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "est.yaml").write_text(
        "kommun: x\nrutiner: {paminn_dagar: sju}\ngrupper: nej\nlagkrav: ja\n", encoding="utf-8"
    )
    (arbetsyta / "arenden" / CASE / "arende.yaml").write_text("{", encoding="utf-8")
    done = est("kalender")
    assert f"arenden/{CASE}/arende.yaml går inte att läsa" in done.err
    found = events(done.out)
    assert found["atgard.2026-skymd-lekplats.beskar-buskar"].subcomponents[0]["TRIGGER"].dt == timedelta(-7, hours=9)
    for fil in ("est.yaml", "register/aktorer.yaml"):
        (arbetsyta / fil).write_text("[", encoding="utf-8")
    assert "atgard.2026-skymd-lekplats.beskar-buskar" in events(est("kalender").out)


def test_an_empty_workspace_gives_a_calendar_that_holds_the_zone(tmp_path: Path, est: Callable) -> None:
    est("init", str(tmp_path / "ny"))
    out = est("--arbetsyta", str(tmp_path / "ny"), "kalender").out
    keeps_the_rules(out.encode())
    assert [one.name for one in Calendar.from_ical(out).subcomponents] == ["VTIMEZONE"]


def test_stdout_has_the_very_bytes_twice(arbetsyta: Path) -> None:
    def run() -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "est_cli", "kalender"], cwd=arbetsyta, check=True, capture_output=True
        ).stdout

    first = run()
    keeps_the_rules(first)
    assert first == run()


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300), st.dates(date(2000, 1, 1), date(2100, 1, 1))
)
def test_whatever_a_text_holds_it_is_read_back(text: str, day: date) -> None:
    post = Kalenderpost("a.b", "Mål", text, [text, "rad"], day, frozenset(), lokal=text)
    data = to_ical([post], text, day, 7)
    keeps_the_rules(data)
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == text
    assert event["DTSTART"].dt == day
