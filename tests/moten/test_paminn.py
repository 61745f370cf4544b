"""Reminders: one text for each organisation, of what is late and what is soon due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "2026-mopeder-vid-skolan"
MOTE = """\
grupp: est-grupp
datum: 2026-11-20
beslut:
  - {{id: prova, text: {text}, ansvarig: {vem}, senast: {senast}}}
"""


@pytest.fixture
def alone(arbetsyta: Path) -> Path:
    """The example without its meetings, and with one case."""
    from shutil import rmtree

    for fil in (arbetsyta / "moten").iterdir():
        fil.unlink()
    for folder in (arbetsyta / "arenden").iterdir():
        if folder.name != CASE:
            rmtree(folder)
    return arbetsyta


def decide(root: Path, text: str = "Prova", vem: str = "kommunpolis", senast: str = "2026-11-30") -> None:
    (root / "moten" / "2026-11-20.yaml").write_text(MOTE.format(text=text, vem=vem, senast=senast), encoding="utf-8")


@pytest.mark.usefixtures("alone")
def test_a_letter_reads_so(est: Callable) -> None:
    assert (
        est("paminn").out
        == """\
Ämne: Påminnelse till Exempelköpings kommun: 1 sen punkt

Hej!

Det här gäller trygghetsarbetet (EST) i Exempelköping (påhittad kommun). Läget den 24 november 2026.

Driftchef gata och park
Sent:
- Åtgärden ”Bommar på gångvägen” i ärendet ”Mopeder och A-traktorer vid Björkskolan” skulle ha varit klar senast fredag 13 november 2026, för 11 dagar sedan.

Svara för varje punkt med ett av tre: klart, pågår, eller nytt datum (vilket, och varför). Svaren tas upp på nästa möte.

Vänliga hälsningar
Trygghetssamordnare, Exempelköpings kommun
"""
    )


def test_the_subject_counts_in_words_that_bend(alone: Path, est: Callable) -> None:
    decide(alone)
    assert "Ämne: Påminnelse till Polismyndigheten: 1 punkt som snart ska vara klar\n" in est("paminn").out


@pytest.mark.parametrize(
    ("senast", "said"),
    [
        ("2026-11-23", "skulle ha varit utfört senast måndag 23 november 2026, för 1 dag sedan."),
        ("2026-11-24", "ska vara utfört senast tisdag 24 november 2026, i dag."),
        ("2026-12-01", "ska vara utfört senast tisdag 1 december 2026, om 7 dagar."),
        ("2026-12-02", None),  # paminn_dagar: 7
    ],
)
def test_a_decision_is_told_when_it_is_late_or_near(alone: Path, est: Callable, senast: str, said: str | None) -> None:
    decide(alone, senast=senast)
    out = est("paminn").out
    assert ("Polismyndigheten" in out) == (said is not None)
    assert said is None or f"- Beslutet ”Prova” {said}" in out


def test_a_decision_followed_up_as_done_is_not_told(alone: Path, est: Callable) -> None:
    decide(alone)
    later = "grupp: est-grupp\ndatum: 2026-11-23\nuppfoljning:\n  - {mote: 2026-11-20, beslut: prova, lage: klart}\n"
    (alone / "moten" / "2026-11-23.yaml").write_text(later, encoding="utf-8")
    assert "Prova" not in est("paminn").out


def test_what_nobody_answers_for_goes_to_the_coordinator(alone: Path, est: Callable) -> None:
    decide(alone, vem="kommun-park-jour")
    assert "Parkjouren (har upphört: vem tar över?)" in est("paminn").out
    decide(alone, vem="ingen-alls")
    out = est("paminn").out
    assert "ingen-alls finns inte i registret: vem tar över?\nSnart:\n- Beslutet ”Prova”" in out
    assert out.count("Ämne:") == 1


@pytest.mark.usefixtures("alone")
def test_where_nothing_is_due_it_says_so(est: Callable) -> None:
    done = est("--datum", "2026-05-02", "paminn")
    assert (done.code, done.out.startswith("Inget att påminna om: inget är sent")) == (0, True)


def test_a_reminder_can_reach_to_the_end_of_time(alone: Path, est: Callable) -> None:
    text = (alone / "est.yaml").read_text(encoding="utf-8")
    (alone / "est.yaml").write_text(text.replace("paminn_dagar: 7", "paminn_dagar: 999999999"), encoding="utf-8")
    decide(alone, senast="9999-12-31")
    assert "31 december 9999" in est("paminn").out


def test_hostile_and_personal_text_is_inert(alone: Path, est: Callable) -> None:
    decide(alone, text=r'"Ring 811228-9874\nÄmne: annat\e[31m"')
    out = est("paminn").out
    assert "9874" not in out
    assert "\x1b" not in out
    assert sum(line.startswith("Ämne:") for line in out.splitlines()) == 2


@pytest.mark.usefixtures("arbetsyta")
def test_each_organisation_has_one_text_and_no_number_or_address(est: Callable) -> None:
    out = est("paminn").out
    subjects = [line for line in out.splitlines() if line.startswith("Ämne:")]
    assert subjects == sorted(set(subjects))
    assert "@" not in out
    assert "08-465" not in out


def test_files_that_cannot_be_read_are_named_and_the_rest_is_told(alone: Path, est: Callable) -> None:
    (alone / "est.yaml").write_text("kommun: [", encoding="utf-8")
    (alone / "arenden" / CASE / "problem.yaml").write_text("{", encoding="utf-8")
    done = est("paminn")
    assert "Bommar på gångvägen" in done.out
    assert "problem.yaml går inte att läsa" in done.err
    assert "Obs: est.yaml går inte att läsa" in done.err
    (alone / "register" / "aktorer.yaml").write_text("[", encoding="utf-8")
    done = est("paminn")
    assert (done.code, done.out) == (2, "")
    assert "register/aktorer.yaml går inte att läsa" in done.err


def test_a_title_that_cannot_be_read_gives_way_to_the_id(alone: Path, est: Callable) -> None:
    fil = alone / "arenden" / CASE / "atgarder.yaml"
    fil.write_text(
        fil.read_text(encoding="utf-8").replace("titel: Bommar på gångvägen", "titel: {a: b}"), encoding="utf-8"
    )
    assert "Åtgärden ”bommar-gangvag”" in est("paminn").out


def test_a_case_without_history_is_named(alone: Path, est: Callable) -> None:
    (alone / "arenden" / CASE / "arende.yaml").write_text("titel: x\nplats: bjorkskolan\n", encoding="utf-8")
    assert f"Obs: arenden/{CASE}/arende.yaml går inte att läsa" in est("paminn").err
