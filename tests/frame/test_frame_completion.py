"""Completion as the shells ask for it."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Est = Callable[..., tuple[int, str, str]]
DEMO = str(Path(__file__).with_name("demo_cli.py"))


def bash(est: Est, words: str) -> list[str]:
    """What bash is offered after these words, the last of which is not yet whole."""
    status, out, err = est(_EST_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")))
    assert (status, err) == (0, "")
    return out.split()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("est v", ["validera", "visa", "vanta"]),
        ("est sam", []),
        ("est atgard ", ["ny", "status"]),
        ("est atgard status ", ["2026-stationen", "2026-parken"]),
        ("est atgard status 2026-p", ["2026-parken"]),
        ("est atgard status a b p", ["planerad", "pagar"]),
        ("est validera --fo", ["--format"]),
        ("est validera --format ", ["text", "json"]),
        ("est visa --dat", ["--datum"]),
        ("est --datum 2026-01-01 --tyst visa 2026-s", ["2026-stationen"]),
        ("est --datum nonsens visa 2026-s", ["2026-stationen"]),
        ("est --version v", ["validera", "visa", "vanta"]),
        ("est init ", []),
    ],
)
def test_bash(est: Est, words: str, offered: list[str]) -> None:
    assert bash(est, words) == offered


@pytest.mark.parametrize(("words", "imported"), [("est v", set()), ("est visa 2026", {"demo_commands", "pydantic"})])
def test_completing_a_command_name_imports_no_command(est: Est, tmp_path: Path, words: str, imported: set[str]) -> None:
    seen = tmp_path / "modules"
    est(_EST_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(words.count(" ")), DEMO_MODULES=str(seen))
    assert imported == {"demo_commands", "pydantic"} & set(seen.read_text().split())


@pytest.mark.parametrize(
    ("shell", "line"),
    [
        ("zsh", '"visa":"Ett ärende"'),
        ("fish", "visa\tEtt ärende"),
        ("powershell", "visa:::Ett ärende"),
        ("pwsh", "visa:::Ett ärende"),
    ],
)
def test_other_shells_show_the_help_beside(est: Est, shell: str, line: str) -> None:
    env = {"_TYPER_COMPLETE_ARGS": "est vi", "_TYPER_COMPLETE_WORD_TO_COMPLETE": "vi"}
    status, out, _ = est(_EST_COMPLETE=f"complete_{shell}", _TYPER_COMPLETE_FISH_ACTION="get-args", **env)
    assert status == 0
    assert line in out


def in_bash(option: str, environment: dict[str, str]) -> tuple[str, str]:
    """Run the demo with an option, as the child of a bash."""
    script = f"'{sys.executable}' '{DEMO}' {option}; true"
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, check=True, encoding="utf-8")
    return done.stdout, done.stderr


def test_show(environment: dict[str, str]) -> None:
    out, _ = in_bash("--show-completion", environment)
    assert "_EST_COMPLETE=complete_bash" in out
    assert "complete -o default -F _est_completion est" in out


def test_install(environment: dict[str, str], tmp_path: Path) -> None:
    out, err = in_bash("--install-completion", environment | {"HOME": str(tmp_path)})
    script = tmp_path / ".bash_completions" / "est.sh"
    assert out == f"Komplettering installerad i {script}.\nDen börjar gälla när du öppnar terminalen på nytt.\n"
    assert err == ""
    assert "complete_bash" in script.read_text()
    assert str(script) in (tmp_path / ".bashrc").read_text()


def test_real_bash_completes(environment: dict[str, str], tmp_path: Path) -> None:
    """The script that est shows, at work: bash calls the function as it does when TAB is pressed."""
    program = tmp_path / "est"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' '{DEMO}' \"$@\"\n")
    program.chmod(0o755)
    script, _ = in_bash("--show-completion", environment)
    ask = f'{script}\nCOMP_WORDS=(est atgard s) COMP_CWORD=2\n_est_completion "{program}"\necho "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "-c", ask], env=environment, capture_output=True, check=True, encoding="utf-8")
    assert done.stdout == "status\n"
