"""Minutes say the same whenever they are made: judged on the meeting's day, from the versions that they cover."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from moten.egna_moten import commit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    Est = Callable[..., Outcome]

MEETING = "2026-10-22"


@pytest.fixture
def history(arbetsyta: Path, est: Est, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example in git, with minutes of the June meeting, a change since then, and minutes of that of October."""
    for fil in (arbetsyta / "moten").glob("*.yaml"):
        if fil.stem not in {"2026-06-04", MEETING}:
            fil.unlink()
    monkeypatch.setenv("EST_IDAG", "2026-06-05")
    october = (arbetsyta / f"moten/{MEETING}.yaml").read_text(encoding="utf-8")
    (arbetsyta / f"moten/{MEETING}.yaml").unlink()
    commit(arbetsyta, "2026-06-05")
    assert est("mote", "protokoll", "2026-06-04").code == 0
    case = arbetsyta / "arenden/2026-mopeder-vid-skolan/arende.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("titel: ", "titel: Ofta ", 1), encoding="utf-8")
    (arbetsyta / f"moten/{MEETING}.yaml").write_text(october, encoding="utf-8")
    commit(arbetsyta, "2026-10-22")
    monkeypatch.setenv("EST_IDAG", "2026-10-23")
    for fmt in ("md", "html"):
        assert est("mote", "protokoll", MEETING, "--format", fmt).code == 0
    commit(arbetsyta, "2026-10-23")
    return arbetsyta


def both(root: Path) -> list[bytes]:
    return [(root / f"rapporter/mote-{MEETING}.{fmt}").read_bytes() for fmt in ("md", "html")]


def edit(root: Path, fil: str, before: str, after: str) -> None:
    text = (root / fil).read_text(encoding="utf-8")
    assert before in text
    (root / fil).write_text(text.replace(before, after), encoding="utf-8")


def later_work(root: Path) -> None:
    """What happens in the months after a meeting: names change, a case is renamed, a later meeting follows up."""
    edit(root, "register/aktorer.yaml", "funktion: Kommunpolis", "funktion: Områdespolis")
    places = root / "register/platser.yaml"
    places.write_text(re.sub(r"(?ms)^lindparken:.*?(?=^\S)", "", places.read_text(encoding="utf-8")), encoding="utf-8")
    edit(root, "est.yaml", "Styrgruppen för trygghet", "Trygghetsrådet")
    (root / "arenden/2026-hoglands-park").rename(root / "arenden/2026-parken")
    edit(root, "arenden/2026-mopeder-vid-skolan/arende.yaml", "titel: Ofta ", "titel: Sällan ")
    (root / "moten/2026-12-10.yaml").write_text(
        "grupp: styrgrupp\ndatum: 2026-12-10\n"
        f"uppfoljning: [{{mote: {MEETING}, beslut: ny-plan-mopeder, lage: klart}}]\n",
        encoding="utf-8",
    )
    (root / "moten/2026-09-01.yaml").write_text("grupp: styrgrupp\ndatum: 2026-09-01\n", encoding="utf-8")
    (root / "lagesbilder/2026-11.yaml").write_text("analys: Lugnt.\n", encoding="utf-8")


@pytest.mark.parametrize("is_committed", [True, False])
def test_the_same_bytes_months_later(
    history: Path, est: Est, monkeypatch: pytest.MonkeyPatch, *, is_committed: bool
) -> None:
    before = both(history)
    later_work(history)
    if is_committed:
        commit(history, "2027-01-31")
    monkeypatch.setenv("EST_IDAG", "2027-02-01")
    outcomes = [est("mote", "protokoll", MEETING, "--format", fmt) for fmt in ("md", "html")]
    assert [one.out.strip() for one in outcomes] == [
        f"Protokollet: rapporter/mote-{MEETING}.{fmt} (oförändrat)" for fmt in ("md", "html")
    ]
    assert both(history) == before


def test_the_reports_are_checked_and_stay_fresh(history: Path, est: Est) -> None:
    later_work(history)
    assert "mote-" not in est("rapport", "--kontrollera").out


def test_a_meeting_file_that_is_corrected_changes_its_minutes(history: Path, est: Est) -> None:
    edit(history, f"moten/{MEETING}.yaml", "Stadshuset, rum Eken", "Stadshuset, rum Björken")
    checked = est("rapport", "--kontrollera")
    assert checked.code == 1
    assert (
        f"rapporter/mote-{MEETING}.md stämmer inte med mötets fil. "
        f"Skriv om: est mote protokoll {MEETING} --format md" in checked.out
    )
    assert est("mote", "protokoll", MEETING).code == 0
    assert "**Plats:** Stadshuset, rum Björken" in both(history)[0].decode()


def test_minutes_of_a_meeting_that_is_gone_are_named(history: Path, est: Est) -> None:
    (history / f"moten/{MEETING}.yaml").unlink()
    checked = est("rapport", "--kontrollera")
    assert checked.code == 1
    assert f"rapporter/mote-{MEETING}.html hör till ett möte som inte finns." in checked.out


def test_killed_after_the_meeting_was_told_it_is_made_when_run_again(history: Path, est: Est) -> None:
    before = both(history)
    for fmt in ("md", "html"):
        (history / f"rapporter/mote-{MEETING}.{fmt}").unlink()
    edit(history, "est.yaml", "kommun: ", "kommun: Gamla ")  # what is not committed does not matter any more
    for fmt in ("md", "html"):
        assert est("mote", "protokoll", MEETING, "--format", fmt).code == 0
    assert both(history) == before
