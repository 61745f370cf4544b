"""At a terminal a person is asked for what is missing, and sees tables that fit."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pty = pytest.importorskip("pty", reason="ingen pseudoterminal på det här systemet")


def at_terminal(folder: Path, *args: str, answers: tuple[str, ...] = (), columns: int = 80) -> tuple[int, str]:
    """Run est with a terminal of so many columns, type the answers one by one, and return status and screen."""
    pid, screen = pty.fork()
    if pid == 0:  # pragma: no cover - the child
        os.chdir(folder)
        env = {**os.environ, "EST_IDAG": "2026-11-24", "COLUMNS": str(columns), "TERM": "xterm"}
        os.execve(sys.executable, [sys.executable, "-m", "est_cli", *args], env)  # noqa: S606 - our own program
    seen, waiting = "", list(answers)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        ready, _, _ = select.select([screen], [], [], 0.5)
        if ready:
            try:
                data = os.read(screen, 65536)
            except OSError:
                break
            if not data:
                break
            seen += data.decode()
        elif waiting:
            os.write(screen, f"{waiting.pop(0)}\n".encode())
    os.close(screen)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), seen.replace("\r\n", "\n")


def test_ny_asks_for_the_place_and_offers_to_add_one(arbetsyta: Path) -> None:
    code, screen = at_terminal(arbetsyta, "ny", "Klotter på torget", answers=("Nya torget", "ja"))
    assert code == 0, screen
    assert "Platsens id, eller namnet på en ny plats" in screen
    assert "nya-torget:" in (arbetsyta / "register/platser.yaml").read_text(encoding="utf-8")
    assert "plats: nya-torget" in (arbetsyta / "arenden/2026-klotter-pa-torget/arende.yaml").read_text(encoding="utf-8")


def test_ny_takes_a_known_place_and_a_no_writes_nothing(arbetsyta: Path) -> None:
    assert at_terminal(arbetsyta, "ny", "Klotter", answers=("bjorkskolan",))[0] == 0
    before = (arbetsyta / "register/platser.yaml").read_bytes()
    code, screen = at_terminal(arbetsyta, "ny", "Något annat", answers=("Nya torget", "nej"))
    assert code == 2
    assert "inget är skrivet" in screen
    assert (arbetsyta / "register/platser.yaml").read_bytes() == before
    assert not (arbetsyta / "arenden/2026-nagot-annat").exists()


@pytest.mark.parametrize(
    "command", [["validera"], ["status"], ["visa", "2026-mopeder-vid-skolan"], ["regel", "T401"], ["regel"]]
)
def test_nothing_is_wider_than_the_terminal(arbetsyta: Path, command: list[str]) -> None:
    _, screen = at_terminal(arbetsyta, *command)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", screen)
    assert [line for line in plain.split("\n") if len(line) > 80 and not line.startswith("    ")] == []


def test_no_color_is_heard(arbetsyta: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in at_terminal(arbetsyta, "validera")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    screen = at_terminal(arbetsyta, "validera")[1]
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", screen)
