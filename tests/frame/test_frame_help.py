"""Help in Swedish, and cheap: no command is imported to list the commands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from est_cli import __version__
from est_cli.frame.app import Entry, build, run
from est_cli.frame.group import PANELS

Est = Callable[..., tuple[int, str, str]]
HEAVY = ("pydantic", "rich", "jinja2", "yaml", "pandas")


def test_commands_stand_under_the_contracts_headings_in_its_order(capsys: pytest.CaptureFixture[str]) -> None:
    entries = [Entry(f"k{number}", panel, f"Text {number}", "finns_inte:alls") for number, panel in enumerate(PANELS)]
    run(build([*reversed(entries), Entry("dold", PANELS[0], "Syns inte", "finns_inte:alls", hidden=True)]), ["--help"])
    lines = capsys.readouterr().out.splitlines()
    assert [line.rstrip(":") for line in lines if line.rstrip(":") in PANELS] == list(PANELS)
    assert not any("dold" in line for line in lines)


def test_a_heading_without_commands_is_left_out(est: Est) -> None:
    assert "Lag och återkoppling" not in est("--help")[1]


def test_the_help_of_a_command_is_swedish_throughout(est: Est) -> None:
    assert est("validera", "--help") == (
        0,
        """\
Användning: est validera [FLAGGOR] [ÄRENDE…]

  Alla fynd i arbetsytan

  Läser, skriver aldrig.

Argument:
  ÄRENDE…  Ärenden, annars alla.

Flaggor:
  --format text|json   Utdata.  [standard: text]
  --antal N            Högst så många fynd.  [standard: 3]
  --andel TAL          Andel.
  --ratta              Rätta det som är säkert.
  --fil FIL            En fil.
  --arbetsyta KATALOG  Arbetsytans katalog (annars EST_ARBETSYTA, annars
                       närmaste est.yaml uppåt).
  --datum ÅÅÅÅ-MM-DD   Räkna med att det är den här dagen (annars EST_IDAG,
                       annars i dag).
  --tyst               Skriv bara resultat och fel.
  --help               Visa den här hjälpen och avsluta.
""",
        "",
    )


def test_a_required_argument_with_choices_says_both(est: Est) -> None:
    assert "STATUS  Det nya läget.  [planerad|pagar|genomford; obligatorisk]" in est("atgard", "status", "--help")[1]


def test_a_group_lists_its_commands(est: Est) -> None:
    status, out, _ = est("atgard", "--help")
    assert status == 0
    assert "Användning: est atgard [FLAGGOR] KOMMANDO [ARGUMENT]…" in out
    assert "Kommandon:\n  ny      En åtgärd till\n  status  Ändra en åtgärds läge\n" in out


def test_a_group_alone_shows_its_help_but_is_wrong_use(est: Est) -> None:
    status, out, err = est("atgard")
    assert (status, out) == (2, "")
    assert err.startswith("Användning: est atgard")


def test_only_help_answers_to_help(est: Est) -> None:
    assert est("-h")[0] == 2


def test_version(est: Est) -> None:
    assert est("--version") == (0, f"est {__version__}\n", "")


@pytest.mark.parametrize("args", [["--help"], ["atgard", "--help"], ["--version"], ["valdera"], ["validera", "--help"]])
def test_nothing_heavy_is_imported(est: Est, tmp_path: Path, args: list[str]) -> None:
    seen = tmp_path / "modules"
    est(*args, DEMO_MODULES=str(seen))
    loaded = set(seen.read_text().split())
    assert "typer" in loaded
    assert loaded.isdisjoint(HEAVY)
    assert ("demo_commands" in loaded) == ("validera" in args)


def test_the_program_is_called_est_however_it_is_started(est: Est) -> None:
    assert est("--help")[1].startswith("Användning: est [FLAGGOR]")
