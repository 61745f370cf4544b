"""`est validera --ratta`: what can only be mended in one way is mended, and nothing else is touched."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "2026-mopeder-vid-skolan"
PROBLEM = f"arenden/{CASE}/problem.yaml"
SPOILT = [
    ("forvantan: >-", "förväntan: >-"),
    ("drabbade: Barn", "drabade:   Barn"),
    ('["14:00-16:30", "19:00-21:30"]', "[14–16.30, '19:00 - 21:30'] # skolans logg"),
    ("fran: 2026-01-26, till: 2026-02-08", 'fran: 26/1 2026, till: "8 februari 2026"'),
    ("kalla: skolans-logg", "kalla: skolanslogg"),
    ("veckodagar: [man,", "veckodagar: [ Mån,"),
    ("aktor: bjorkskolan", "aktor: Björkskolan"),
    ("enhet:", "enhett:"),
]  # fmt: skip
"""What is right, and how somebody wrote it."""
MENDED = [
    ("förväntan:", "forvantan:"),
    ("drabade:", "drabbade:"),
    ("14–16.30", '"14:00-16:30"'),
    ("'19:00 - 21:30'", "'19:00-21:30'"),
    ("26/1 2026", "2026-01-26"),
    ('"8 februari 2026"', '"2026-02-08"'),
    ("kalla: skolanslogg", "kalla: skolans-logg"),
    ("Mån,", "man,"),
    ("aktor: Björkskolan", "aktor: bjorkskolan"),
    ("enhett:", "enhet:"),
]


def spoil(root: Path, *changes: tuple[str, str], fil: str = PROBLEM) -> bytes:
    """Write the file as somebody else would have, on Windows, and return its bytes."""
    text = (root / fil).read_text(encoding="utf-8")
    for right, wrong in changes:
        text = text.replace(right, wrong)
    data = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    (root / fil).write_bytes(data)
    return data


def faults(est: Callable, *args: str) -> list[str]:
    found = json.loads(est("validera", *args, "--format", "json").out)["fynd"]
    return [f"{one['kod']} {one['text']}" for one in found if one["niva"] == "fel"]


def test_all_that_is_sure_is_mended_and_every_other_byte_stays(arbetsyta: Path, est: Callable) -> None:
    before = spoil(arbetsyta, *SPOILT)
    assert len(faults(est, CASE)) >= len(MENDED)
    done = est("validera", "--ratta", CASE)
    assert (done.code, faults(est, CASE)) == (0, [])
    expected = before.decode()
    for wrong, right in MENDED:
        assert wrong in expected
        expected = expected.replace(wrong, right)
    assert (arbetsyta / PROBLEM).read_bytes() == expected.encode()
    assert "-drabade:   Barn" in done.out
    assert "+drabbade:   Barn" in done.out
    assert est("validera", "--ratta", CASE).out.startswith("Inget kan rättas av sig självt.")


def test_torr_shows_the_same_and_writes_nothing(arbetsyta: Path, est: Callable) -> None:
    before = spoil(arbetsyta, *SPOILT)
    shown = est("validera", "--ratta", "--torr", CASE)
    assert shown.code == 1
    assert "+drabbade:   Barn" in shown.out
    assert shown.out.endswith("i 1 fil. Inget är skrivet.\n")
    assert (arbetsyta / PROBLEM).read_bytes() == before
    assert not (arbetsyta / ".est").exists()


def test_what_is_left_is_shown_for_a_person(arbetsyta: Path, est: Callable) -> None:
    spoil(arbetsyta, ("drabbade:", "drabade:"), ("[man, tis", "[man, tisdag"), ('"19:00-21:30"', "22:30"))
    done = est("validera", "--ratta", CASE)
    assert done.code == 1
    assert "Rättade 1 fel i 1 fil." in done.out
    assert "│   veckodagar: [man, tisdag, ons, tor, fre]" in done.out
    assert "→ Menade du tis?" in done.out
    assert [text[:4] for text in faults(est, CASE)] == ["F105", "F105"]


def test_a_fix_that_would_bring_a_new_fault_is_left_out_and_said(arbetsyta: Path, est: Callable) -> None:
    before = spoil(arbetsyta, ("drabbade: Barn", "drabade: Också barn\ndrabbade: Barn"))
    done = est("validera", "--ratta", CASE)
    assert done.code == 1
    assert "Lämnas, för då skulle nya fel komma fram; rätta för hand:" in done.out
    assert f"  {PROBLEM}:10:1: F104 Nyckeln ”drabade” finns inte." in done.out
    assert (arbetsyta / PROBLEM).read_bytes() == before


def test_what_stands_under_a_mended_key_is_mended_too(arbetsyta: Path, est: Callable) -> None:
    spoil(arbetsyta, ("omfattning: {antal:", "omfatning: {antall:"), ("fran: 2026-01-26", "fran: 2026-1-26"))
    est("validera", "--ratta", CASE)
    assert "omfattning: {antal: 27, fran: 2026-01-26," in (arbetsyta / PROBLEM).read_text(encoding="utf-8-sig")


def test_a_register_is_mended_before_the_cases_that_refer_to_it(arbetsyta: Path, est: Callable) -> None:
    spoil(arbetsyta, ("omrade:", "område:"), ("organisation:", "organistion:"), fil="register/platser.yaml")
    spoil(arbetsyta, ("organisation:", "organistion:"), fil="register/aktorer.yaml")
    spoil(arbetsyta, ("drabbade:", "drabade:"))
    done = est("validera", "--ratta")
    assert done.code == 0, done.out
    assert "organistion" not in (arbetsyta / "register/aktorer.yaml").read_text(encoding="utf-8-sig")


def test_more_faults_than_are_shown_are_mended_all(arbetsyta: Path, est: Callable) -> None:
    keys = "".join(f"  - {{id: k{n}, typ: enkat, beskrivnng: x}}\n" for n in range(50))
    (arbetsyta / PROBLEM).write_text(f"kallor:\n{keys}", encoding="utf-8")
    assert "Rättade 50 fel i 1 fil." in est("validera", "--ratta", CASE).out


def test_a_diff_is_no_command_and_shows_nothing_personal(arbetsyta: Path, est: Callable) -> None:
    spoil(arbetsyta, ("drabbade: Barn", '"drabade": "##[error]\\e[31m 19640823-3234" # Barn'))
    done = est("validera", "--ratta", "--torr", CASE)
    assert '-"drabade": "##\\[error]\\e[31m 19•' in done.out
    assert "19640823" not in done.out


@pytest.mark.parametrize(
    "args",
    [
        "--torr",
        "--kort --format json",
        "--ratta --format json",
        "--ratta --kort",
        "--ratta --index",
        f"--index {CASE}",
        "--alla-versioner --format sarif",
        "--alla-versioner --ratta",
        "--alla-versioner --index",
    ],
)
def test_what_does_not_go_together_is_refused(arbetsyta: Path, est: Callable, args: str) -> None:
    before = spoil(arbetsyta, *SPOILT)
    assert est("validera", *args.split()).code == 2
    assert (arbetsyta / PROBLEM).read_bytes() == before


def test_a_file_that_changes_meanwhile_is_not_written(
    arbetsyta: Path, est: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    from est_cli.commands import ratta

    spoil(arbetsyta, *SPOILT)
    write = ratta._Mending.write

    def edited(mending: ratta._Mending) -> None:
        (arbetsyta / PROBLEM).write_text("beskrivning: Skriven av någon annan\n", encoding="utf-8")
        write(mending)

    monkeypatch.setattr(ratta._Mending, "write", edited)
    done = est("validera", "--ratta", CASE)
    assert (done.code, done.out) == (2, "")
    assert "har ändrats medan kommandot arbetade; inget är skrivet" in done.err
    assert (arbetsyta / PROBLEM).read_text(encoding="utf-8") == "beskrivning: Skriven av någon annan\n"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(wrong=st.sets(st.sampled_from([*SPOILT, ("id: ", "id: Å "), ("datum", "dattum"), ("tid:", "tid: [")])))
def test_no_mending_ever_makes_more_faults(arbetsyta: Path, est: Callable, wrong: set[tuple[str, str]]) -> None:
    path = arbetsyta / PROBLEM
    right = path.read_bytes()
    try:
        spoil(arbetsyta, *sorted(wrong))
        before = faults(est, CASE)
        est("validera", "--ratta", CASE)
        assert len(faults(est, CASE)) <= len(before)
    finally:
        path.write_bytes(right)
