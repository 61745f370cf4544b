"""The profile: how much of the method each part holds."""

from pathlib import Path

from conftest import IDAG, KLOTTER

from est_cli.rules.profile import profile
from est_cli.rules.rule import Context
from est_cli.workspace.load import load


def bars(root: Path, case: str) -> dict[str, tuple[int, tuple[str, ...]]]:
    workspace = load(root)
    arende = workspace.case(case).arende
    assert arende is not None
    made = profile(arende, Context(IDAG, workspace.installningar, workspace.moten, workspace.aktorer))
    return {bar.omrade: (bar.uppfyllda, bar.koder) for bar in made.delar}


def test_a_rule_with_an_exception_counts_as_not_met(root: Path) -> None:
    assert "T407" in bars(root, KLOTTER)["atgarder"][1]


def test_later_parts_count_whatever_the_stage_and_an_empty_one_meets_nothing(root: Path) -> None:
    assert bars(root, KLOTTER)["utvardering"][0] == 0


def test_a_quick_case_is_asked_only_what_a_quick_case_meets(root: Path) -> None:
    made = bars(root, "2026-mork-park")
    assert made["analys"] == (0, ())
    assert made["problem"][1] == ("P201", "P202")
