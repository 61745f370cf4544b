"""What changed since a meeting, and since a plan was decided."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from review.conftest import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOPED = "2026-mopeder-vid-skolan"
MEASURES = f"arenden/{MOPED}/atgarder.yaml"


@pytest.fixture
def historia(arbetsyta: Path) -> Callable[[str, str, str, str], str]:
    """Replace a text in a file and commit it on a day; the commit's id."""

    def git(*args: str, day: str = "2026-01-01") -> str:
        stamp = f"{day}T12:00:00"
        env = {
            **os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp,
            "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@example.invalid",
            "GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@example.invalid",
        }  # fmt: skip
        return subprocess.run(["git", *args], env=env, check=True, capture_output=True, text=True).stdout.strip()

    def change(day: str, fil: str, before: str, after: str) -> str:
        path = arbetsyta / fil
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        git("add", "-A", day=day)
        git("commit", "-qm", day, day=day)
        return git("rev-parse", "HEAD")

    git("init", "-q", "-b", "main")
    change("2026-03-01", MEASURES, "malvarde: 10", "malvarde: 12")
    return change


def test_since_a_meeting_goes_by_its_day(historia: Callable, granskad: Callable[..., dict[str, Any]]) -> None:
    historia("2026-10-22", MEASURES, "malvarde: 12", "malvarde: 11")
    historia("2026-10-23", MEASURES, "malvarde: 11", "malvarde: 10")
    data = granskad("--sedan-mote", "2026-10-22")
    goal = "Målet ”Högst tio farliga körningar vid hemgång på två veckor”: målvärde: från 11 till 10."
    late = "! Försenat: Åtgärden ”Bommar på gångvägen” skulle ha varit klar den 13 november 2026."
    assert texts(data)[1] == goal
    assert texts(data)[2].startswith(late), "it was not late at the meeting, and is now"
    assert data["anmarkningar"] == ["Sedan mötet 2026-10-22: från den sista versionen till och med 22 oktober 2026."]
    assert granskad("--sedan-mote", "2026-10-22", "2026-hoglands-park")["arenden"] == []


def test_a_day_ends_at_midnight_in_sweden_wherever_it_is_read(
    historia: Callable, granskad: Callable[..., dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """12:00 in the zone of the commit is 01:00 the next day in Sweden."""
    historia("2026-10-22", MEASURES, "malvarde: 12", "malvarde: 11")
    monkeypatch.setenv("TZ", "Etc/GMT+12")
    historia("2026-10-22", MEASURES, "malvarde: 11", "malvarde: 10")
    data = granskad("--sedan-mote", "2026-10-22")
    assert texts(data)[1].endswith("från 11 till 10.")


def test_since_a_meeting_goes_by_its_own_commit_where_it_names_one(
    historia: Callable, granskad: Callable[..., dict[str, Any]]
) -> None:
    commit = historia("2026-10-22", MEASURES, "malvarde: 12", "malvarde: 11")
    historia("2026-10-22", MEASURES, "malvarde: 11", "malvarde: 10")
    till = f"omfattar: {{till: {commit}}}\n"
    historia("2026-11-01", "moten/2026-10-22.yaml", "grupp:", f"{till}grupp:")
    data = granskad("--sedan-mote", "2026-10-22")
    assert data["fran"] == commit
    lost = "omfattar: {till: " + "0" * 40 + "}\n"
    historia("2026-11-01", "moten/2026-10-22.yaml", till, lost)
    assert "finns inte i förrådet" in granskad("--sedan-mote", "2026-10-22")["anmarkningar"][0]


def test_since_the_plan_was_decided(
    historia: Callable, est: Callable[..., Any], granskad: Callable[..., dict[str, Any]]
) -> None:
    decided = historia("2026-10-25", MEASURES, "\nbeslut:\n", "\nbeslut:\n  - {organ: Rådet, datum: 2026-10-24}\n")
    historia("2026-11-02", MEASURES, "malvarde: 12", "malvarde: 15")
    data = granskad("--sedan-beslut", MOPED)
    assert data["fran"] == decided
    assert (
        "! Målet ”Högst tio farliga körningar vid hemgång på två veckor”: målvärde: från 12 till 15. Målet är lättare att nå än förut."
        in texts(data)
    )
    assert data["anmarkningar"] == [
        f"Sedan planen beslutades av Rådet den 24 oktober 2026; beslutet kom in vid {decided[:10]}."
    ]
    outcome = est("granska", "--sedan-beslut", "2026-krossade-busskurar")
    assert outcome.code == 2
    assert "har inget beslut om planen" in outcome.err
