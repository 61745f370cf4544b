"""`est mote beslut` and `est anteckna --mote`: what is added, what is refused, and that nothing else moves."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from motesyta import ARENDE, FILER, make

from est_cli.rules.beslut import decisions
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOTE = "2026-11-19"
TOMT = "grupp: styrgrupp\ndatum: 2026-11-19\n"
VEM = ("--ansvarig", "samordnare", "--senast", "2026-12-01")


@pytest.fixture
def yta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make(tmp_path / "yta", m2026_11_19=TOMT + "nasta_mote: 2026-12-03  # torsdag\n")
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "1000")
    return root


def text(root: Path, fil: str = f"moten/{MOTE}.yaml") -> str:
    return (root / fil).read_bytes().decode()


def test_a_decision_is_added_where_the_model_has_it(yta: Path, est: Callable) -> None:
    done = est("mote", "beslut", MOTE, "Ljuset på perrongen ska lagas före jul.", *VEM, "--arende", ARENDE)
    assert done.code == 0, done.err
    assert done.out == (
        f"Beslutet ljuset-perrongen-lagas-jul står i moten/{MOTE}.yaml: samordnare, senast 1 december 2026.\n"
    )
    assert text(yta) == TOMT + (
        "beslut:\n"
        "  - id: ljuset-perrongen-lagas-jul\n"
        "    text: Ljuset på perrongen ska lagas före jul.\n"
        f"    arende: {ARENDE}\n"
        "    ansvarig: samordnare\n"
        "    senast: 2026-12-01\n"
        "nasta_mote: 2026-12-03  # torsdag\n"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("beslut: []\n", "beslut: [{id: lampan, text: Lampan.}]\n"),
        ("beslut:\n# slut", "beslut:\n  - id: lampan\n    text: Lampan.\n# slut"),
        ("beslut:\r\n- id: a\r\n  text: A", "beslut:\r\n- id: a\r\n  text: A\r\n- id: lampan\r\n  text: Lampan.\r\n"),
        ("beslut: {id: a, text: A}\n", "beslut: [{id: a, text: A}, {id: lampan, text: Lampan.}]\n"),
    ],
)
def test_the_rest_of_the_file_keeps_every_byte(yta: Path, est: Callable, before: str, after: str) -> None:
    head = TOMT.replace("\n", "\r\n") if "\r" in before else TOMT
    (yta / f"moten/{MOTE}.yaml").write_bytes((head + before).encode())
    assert est("mote", "beslut", MOTE, "Lampan.").code == 0
    assert text(yta) == head + after


@pytest.mark.usefixtures("yta")
def test_half_a_decision_is_taken_and_told(est: Callable) -> None:
    assert "Obs: beslutet sades utan --senast (M901)" in est("mote", "beslut", MOTE, "A", "--ansvarig", "polis").err
    assert "Obs: beslutet sades utan --ansvarig" in est("mote", "beslut", MOTE, "A", "--senast", "2026-12-01").err
    said = est("mote", "beslut", MOTE, "A", "--plats", "stationen")
    assert "M901" not in said.err
    assert said.out == f"Beslutet a-3 står i moten/{MOTE}.yaml: utan ansvarig och datum, så det följs inte upp.\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("  ",), "Beslutet saknar text."),
        (("!!!",), "inga bokstäver"),
        (("X", "--arende", "2026-klotter-vid-statione"), f"Menade du {ARENDE}?"),
        (("X", "--ansvarig", "samordnaren"), "Menade du samordnare?"),
        (("X", "--ansvarig", "parkjour"), "Aktören parkjour upphörde 1 juni 2026."),
        (("X", "--plats", "station"), "Menade du stationen?"),
        (("X", "--senast", "2026-11-18"), "ligger före mötet, 19 november 2026."),
        (("X", "--senast", "2026-11-31"), "finns inte i almanackan"),
        (("Ring 070-1740605 om saken",), "Inget är skrivet."),
        (("X\ud83d",), "tecken som inte går att spara"),
        (("X", "--ansvarig", ""), "Aktören ”” finns inte."),
        (("X", "--arende", ""), "Ärendet ”” finns inte."),
        (("X", "--plats", ""), "Platsen ”” finns inte."),
    ],
)
def test_what_is_refused_writes_nothing(yta: Path, est: Callable, args: tuple[str, ...], said: str) -> None:
    before = text(yta)
    outcome = est("mote", "beslut", MOTE, *args)
    assert outcome.code == 2
    assert said in outcome.err
    assert text(yta) == before


def test_a_case_that_is_gone_and_an_actor_removed_from_the_register(yta: Path, est: Callable) -> None:
    (yta / f"arenden/{ARENDE}/arende.yaml").unlink()
    (yta / f"arenden/{ARENDE}").rmdir()
    (yta / "register/aktorer.yaml").write_text(FILER["register/aktorer.yaml"].split("\n", 1)[1], encoding="utf-8")
    assert f"Ärendet ”{ARENDE}” finns inte." in est("mote", "beslut", MOTE, "X", "--arende", ARENDE).err
    assert "Aktören ”samordnare” finns inte." in est("mote", "beslut", MOTE, "X", *VEM).err
    assert est("mote", "beslut", MOTE, "X", "--ansvarig", "polis").code == 0


def test_a_meeting_that_is_not_there_or_cannot_be_read_or_is_approved(yta: Path, est: Callable) -> None:
    assert "Menade du 2026-11-19?" in est("mote", "beslut", "2026-11-18", "X").err
    (yta / f"moten/{MOTE}.yaml").write_text("grupp: [\n", encoding="utf-8")
    assert f"moten/{MOTE}.yaml går inte att läsa." in est("mote", "beslut", MOTE, "X").err
    approved = TOMT + "justerat: {datum: 2026-11-20, av: polis, kontrollsumma: x}\n"
    (yta / f"moten/{MOTE}.yaml").write_text(approved, encoding="utf-8")
    refused = est("mote", "beslut", MOTE, "X")
    assert f"Mötet {MOTE} är justerat och ändras inte.\nTa upp det på nästa möte." in refused.err
    assert text(yta) == approved


def test_a_note_said_at_the_meeting_bears_its_day_and_puts_the_case_on_the_list_once(yta: Path, est: Callable) -> None:
    for _ in range(2):
        assert est("anteckna", ARENDE, "Ägaren har svarat.", "--mote", MOTE).code == 0
    own = yaml.safe_load(text(yta, f"arenden/{ARENDE}/arende.yaml"))
    assert [str(line["datum"]) for line in own["anteckningar"]] == [MOTE, MOTE]
    assert text(yta) == f"{TOMT}arenden:\n  - arende: {ARENDE}\nnasta_mote: 2026-12-03  # torsdag\n"


def test_an_id_bears_no_name(yta: Path, est: Callable) -> None:
    """An id is never changed, so what only warns in the text, and can be mended there, may not be in it."""
    said = est("mote", "beslut", MOTE, "Anna Andersson pratar med skolan")
    assert "liknar ett namn" in said.err
    assert "id: an-pratar-skolan\n" in text(yta)


@pytest.mark.parametrize("wanted", [f"moten/{MOTE}.yaml", f"./moten/{MOTE}.yaml", f"{MOTE}.yaml", MOTE])
def test_a_meeting_may_be_named_by_its_file(yta: Path, est: Callable, wanted: str) -> None:
    assert est("mote", "beslut", wanted, "A").code == 0
    assert est("anteckna", ARENDE, "Sagt.", "--mote", wanted).code == 0
    assert est("mote", "dagordning", wanted).code == 0
    assert est("backa", ARENDE, "analys", "--motiv", "X", "--mote", wanted).err.startswith("Fel: 2026-klotter")
    assert yta.exists()


@pytest.mark.usefixtures("yta")
def test_a_month_names_no_meeting(est: Callable) -> None:
    refused = est("mote", "beslut", "2026-11", "A")
    assert "Mötet ”2026-11” finns inte." in refused.err
    assert MOTE in refused.err


@pytest.mark.usefixtures("yta")
def test_a_meeting_that_lies_ahead_is_told(est: Callable) -> None:
    said = est("anteckna", ARENDE, "Sagt.", "--mote", MOTE, "--datum", "2026-11-18")
    assert "Obs: mötet är först den 19 november 2026." in said.err
    assert "Obs" not in est("anteckna", ARENDE, "Sagt.", "--mote", MOTE, "--datum", MOTE).err


def test_a_note_is_not_written_where_the_meeting_cannot_take_it(yta: Path, est: Callable) -> None:
    before = text(yta, f"arenden/{ARENDE}/arende.yaml")
    (yta / f"moten/{MOTE}.yaml").write_text(TOMT + "arenden: |\n  text\n", encoding="utf-8")
    assert est("anteckna", ARENDE, "X", "--mote", MOTE).code == 2
    (yta / f"moten/{MOTE}.yaml").write_text(TOMT + "justerat: {datum: 2026-11-20, av: polis}\n", encoding="utf-8")
    assert "är justerat" in est("anteckna", ARENDE, "X", "--mote", MOTE).err
    assert text(yta, f"arenden/{ARENDE}/arende.yaml") == before


def test_a_file_edited_by_hand_meanwhile_is_noticed(yta: Path, est: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another window saves the file after est has read the workspace, and before it writes."""
    from est_cli.commands import meeting

    real, by_hand = meeting.opened, TOMT + "information: Skrivet för hand.\n"

    def opened(folder: Path) -> object:
        checked = real(folder)
        (yta / f"moten/{MOTE}.yaml").write_text(by_hand, encoding="utf-8")
        return checked

    monkeypatch.setattr(meeting, "opened", opened)
    refused = est("mote", "beslut", MOTE, "Lampan.")
    assert refused.code == 2
    assert "har ändrats medan kommandot arbetade; inget är skrivet." in refused.err
    assert text(yta) == by_hand


def start(folder: Path, *args: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "est_cli", *args], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def test_decisions_at_once_are_all_there(yta: Path) -> None:
    running = [start(yta, "mote", "beslut", MOTE, "Samma sak.", *VEM) for _ in range(5)]
    assert [process.wait(60) for process in running] == [0] * 5
    ids = [one["id"] for one in yaml.safe_load(text(yta))["beslut"]]
    assert ids == ["samma-sak", "samma-sak-2", "samma-sak-3", "samma-sak-4", "samma-sak-5"]


def test_a_command_killed_at_any_moment_leaves_a_whole_file(yta: Path) -> None:
    for number in range(8):
        before = text(yta)
        process = start(yta, "mote", "beslut", MOTE, f"Avbrutet {number}", *VEM)
        time.sleep(0.1 + number * 0.05)
        os.kill(process.pid, signal.SIGKILL)
        process.wait(60)
        after = text(yta)
        assert after == before or f"Avbrutet {number}" in after
        assert yaml.safe_load(after)["datum"]
    assert start(yta, "mote", "beslut", MOTE, "Efteråt").wait(60) == 0


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).map(lambda tail: f"Lampan {tail}")
STEP = st.one_of(
    st.tuples(st.just("beslut"), WORDS),
    st.tuples(
        st.sampled_from(["klart", "pagar", "utgar", "nytt_datum"]), st.sampled_from(["rond", "ljus-vid-stationen"])
    ),
)
HEADS = st.sampled_from([
    TOMT,
    TOMT.replace("\n", "\r\n"),
    TOMT + "beslut: []\nuppfoljning: []  # inget\n# slut",
    TOMT + "uppfoljning:\n- mote: 2026-11-05\n  beslut: rond\n  lage: pagar  # ännu\n\nbeslut:   # nedan\n\n# slut\n",
    TOMT + "uppfoljning: [{mote: 2026-11-05, beslut: rond, lage: pagar}]\nbeslut:\n  - {id: a, text: A}",
])  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HEADS, st.lists(STEP, min_size=1, max_size=4))
def test_any_sequence_keeps_every_other_byte_and_can_be_read_back(
    yta: Path, est: Callable, head: str, steps: list[tuple[str, str]]
) -> None:
    """Each command either refuses and leaves the file, or only adds characters to it beside the state of a line."""
    make(yta)
    (yta / f"moten/{MOTE}.yaml").write_bytes(head.encode())
    decided, gone = [one["text"] for one in yaml.safe_load(head).get("beslut") or []], {}
    for what, arg in steps:
        before = text(yta)
        if what == "beslut":
            done = est("mote", "beslut", MOTE, arg, *VEM)
            decided += [arg.strip()] if done.code == 0 else []
        else:
            day = ("--senast", "2026-12-24") if what == "nytt_datum" else ()
            done = est("mote", "uppfoljning", MOTE, f"2026-11-05/{arg}", what, *day)
            assert done.code == 0, done.err
            gone[f"2026-11-05/{arg}"] = what
        after = text(yta)
        if done.code:
            assert after == before
        assert is_kept(bare(before), bare(after))
    moten = load(yta).moten
    assert [one.text for one in moten[MOTE].beslut or ()] == decided
    assert {one.id: one.lage for one in decisions(moten) if one.id in gone} == gone
    assert text(yta, "moten/2026-11-05.yaml") == FILER["moten/2026-11-05.yaml"]


def bare(file: str) -> str:
    """The text without what a follow-up may change: the state, and the new day that belongs to it."""
    for word in ("klart", "pagar", "utgar", "nytt_datum", "2026-12-24", '""'):
        file = file.replace(word, "")
    return file


def is_kept(old: str, new: str) -> bool:
    """Whether every character of the old text is in the new one, in the same order."""
    rest = iter(new)
    return all(sign in rest for sign in old)
