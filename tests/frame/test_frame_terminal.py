"""What a terminal shows, on a real pseudo-terminal, and what a pipe gets."""

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.frame.terminal import plain

Est = Callable[..., tuple[int, str, str]]
DEMO = str(Path(__file__).with_name("demo_cli.py"))


def on_terminal(environment: dict[str, str], *args: str) -> str:
    """What a terminal of 80 columns receives, from stdout and stderr together."""
    master, slave = pty.openpty()
    command = [sys.executable, DEMO, *args]
    with subprocess.Popen(command, env=environment | {"COLUMNS": "80"}, stdout=slave, stderr=slave):
        os.close(slave)
        received = b""
        while chunk := _read(master):
            received += chunk
    os.close(master)
    return received.decode()


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # how Linux says that the other end is closed
        return b""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Räksmörgås på 1\u00a0000 kr\n\tny rad", "Räksmörgås på 1\u00a0000 kr\n\tny rad"),
        ("\x1b[2J", "\\x1b[2J"),
        ("a\rb\x00\x7f\x9b", "a\\rb\\x00\\x7f\\x9b"),
        ("\u202egnp.exe\u2066", "\\u202egnp.exe\\u2066"),
        ("be\u200brg\ufeff", "be\\u200brg\\ufeff"),
        ("\U000e0041", "\\U000e0041"),
        ("\udce5", "\\udce5"),
    ],
)
def test_plain(text: str, shown: str) -> None:
    assert plain(text) == shown


@given(st.text())
def test_plain_never_lets_a_control_character_through(text: str) -> None:
    assert not any(ord(sign) < 32 or 127 <= ord(sign) < 160 for sign in plain(text).replace("\n", "").replace("\t", ""))


def test_a_table_in_a_pipe_is_even_columns(est: Est) -> None:
    assert est("tabell")[1] == "Ärende  Text\n2026-å  rad ett \\x1b[31m [bold]x[/bold]\nb       två\n"


def test_a_table_on_a_terminal_has_bold_titles_and_takes_no_markup_from_data(environment: dict[str, str]) -> None:
    shown = on_terminal(environment | {"TERM": "xterm"}, "tabell")
    assert "\x1b[1m" in shown.splitlines()[0]
    assert "rad ett \\x1b[31m [bold]x[/bold]" in shown


def test_no_color_leaves_no_colour(environment: dict[str, str]) -> None:
    assert "\x1b[3" not in on_terminal(environment | {"TERM": "xterm", "NO_COLOR": "1"}, "tabell")


def test_progress_shows_after_a_while_and_is_wiped(environment: dict[str, str]) -> None:
    shown = on_terminal(environment, "vanta")
    assert "Läser 5 av 8" in shown
    assert "Läser 1 av 8" not in shown
    assert shown.endswith("\r")


def test_no_progress_when_quiet_or_in_a_pipe(environment: dict[str, str], est: Est) -> None:
    assert on_terminal(environment, "--tyst", "vanta") == ""
    assert est("vanta") == (0, "", "")


@pytest.mark.parametrize(("closed", "left"), [(">&-", ""), ("2>&-", "x\n")])
def test_a_closed_stream_is_no_fault(environment: dict[str, str], closed: str, left: str) -> None:
    command = f"'{sys.executable}' '{DEMO}' visa x {closed}"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, check=True, encoding="utf-8")
    assert (done.stdout, done.stderr) == (left, "")


def test_an_error_never_lands_among_the_results(environment: dict[str, str]) -> None:
    command = f"'{sys.executable}' '{DEMO}' valdera 2>&-"
    done = subprocess.run(["bash", "-c", command], env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
