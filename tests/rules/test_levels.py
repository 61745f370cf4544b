"""How a lack is reported depends on where the case stands: the case has earned what it has left behind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "2026-hoglands-park"
LINE = "  - {{datum: {datum}, skede: {skede}, av: kommun-trygghet{more}}}\n"
WAY = ("problem", "analys", "atgarder", "utvardering", "avslutat")


def standing(root: Path, *stages: str, spar: str = "fordjupad", closed: str | None = None) -> Path:
    """Hoglands park, having gone through these stages and no further."""
    fil = root / "arenden" / CASE / "arende.yaml"
    head = fil.read_text(encoding="utf-8").split("historik:\n")[0]
    head = re.sub(r"(?m)^spar:.*\n", "", head) + f"spar: {spar}\n"
    lines = [
        LINE.format(
            datum=closed or f"2026-11-{day:02}", skede=stage, more=", motiv: skäl" if stage == "avskrivet" else ""
        )
        for day, stage in enumerate(stages, start=1)
    ]
    fil.write_text(f"{head}historik:\n{''.join(lines)}", encoding="utf-8")
    return fil.parent


def without(folder: Path, name: str, key: str) -> None:
    fil = folder / f"{name}.yaml"
    fil.write_text(re.sub(rf"(?ms)^{key}:.*?(?=^\w|\Z)", "", fil.read_text(encoding="utf-8")), encoding="utf-8")


def levels(est: Callable, kod: str) -> set[str]:
    return set(re.findall(rf"(\w+) +{kod}  ", est("validera", CASE).out))


@pytest.mark.parametrize(("steps", "expected"), [(1, {"hinder"}), (2, {"fel"}), (3, {"fel"}), (5, {"fel"})])
def test_a_problem_without_anyone_harmed(arbetsyta: Path, est: Callable, steps: int, expected: set[str]) -> None:
    without(standing(arbetsyta, *WAY[:steps]), "problem", "drabbade")
    assert levels(est, "P202") == expected


@pytest.mark.parametrize(("steps", "expected"), [(1, set()), (2, {"hinder"}), (3, {"fel"}), (5, {"fel"})])
def test_an_analysis_without_causes(arbetsyta: Path, est: Callable, steps: int, expected: set[str]) -> None:
    without(standing(arbetsyta, *WAY[:steps]), "analys", "orsaker")
    assert levels(est, "A301") == expected


@pytest.mark.parametrize(("steps", "expected"), [(1, set()), (2, {"varning"}), (5, {"varning"})])
def test_a_warning_follows_the_same_stages(arbetsyta: Path, est: Callable, steps: int, expected: set[str]) -> None:
    without(standing(arbetsyta, *WAY[:steps]), "analys", "tidigare_atgarder")
    assert levels(est, "A305") == expected


def test_what_a_case_has_left_goes_by_its_present_stage(arbetsyta: Path, est: Callable) -> None:
    without(standing(arbetsyta, "problem", "analys", "atgarder", "analys"), "analys", "orsaker")
    assert levels(est, "A301") == {"hinder"}


def test_a_quick_case_meets_few_rules(arbetsyta: Path, est: Callable) -> None:
    folder = standing(arbetsyta, "problem", spar="snabb")
    for key in ("kallor", "omfattning", "indikatorer", "drabbade"):
        without(folder, "problem", key)
    found = est("validera", CASE).out
    assert set(re.findall(r" ([PATU]\d{3})  ", found)) <= {"P201", "P202", "T403", "T413"}
    assert levels(est, "P202") == {"hinder"}


def test_a_case_written_off_is_left_in_peace(arbetsyta: Path, est: Callable) -> None:
    without(standing(arbetsyta, "problem", "avskrivet"), "problem", "drabbade")
    assert levels(est, "P202") == set()


def test_a_case_closed_before_the_rule_is_warned(arbetsyta: Path, est: Callable) -> None:
    folder = standing(arbetsyta, *WAY, closed="2019-05-01")
    without(folder, "problem", "drabbade")
    assert levels(est, "P202") == {"varning"}


def test_an_exception_with_its_reason_silences_the_rule(arbetsyta: Path, est: Callable) -> None:
    folder = standing(arbetsyta, "problem", "analys")
    without(folder, "problem", "drabbade")
    fil = folder / "arende.yaml"
    fil.write_text(
        "undantag: {regel: P202, motiv: Alla drabbas lika.}\n" + fil.read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert levels(est, "P202") == set()


def test_an_exception_from_what_is_no_rule_of_the_case(arbetsyta: Path, est: Callable) -> None:
    folder = standing(arbetsyta, "problem")
    fil = folder / "arende.yaml"
    fil.write_text(
        "undantag: [{regel: P220, motiv: x}, {regel: S604, motiv: x}]\n" + fil.read_text(encoding="utf-8"),
        encoding="utf-8",
    )
    assert levels(est, "F105") == {"fel"}
    assert est("validera", CASE).out.count("ingen regel som ett ärende kan undantas från") == 2


def test_a_missing_file_is_shown_at_the_last_line_of_historik(arbetsyta: Path, est: Callable) -> None:
    folder = standing(arbetsyta, "problem", "analys")
    (folder / "analys.yaml").unlink()
    last = len((folder / "arende.yaml").read_text(encoding="utf-8").splitlines())
    assert f"  {last}:5    hinder  A301" in est("validera", CASE).out


def test_an_empty_list_is_shown_at_the_last_line_of_historik(arbetsyta: Path, est: Callable) -> None:
    folder = standing(arbetsyta, "problem")
    without(folder, "problem", "kallor")
    with (folder / "problem.yaml").open("a", encoding="utf-8") as problem:
        problem.write("kallor: []\n")
    last = len((folder / "arende.yaml").read_text(encoding="utf-8").splitlines())
    found = est("validera", CASE).out
    assert f"  {last}:5    hinder  P203" in found


def test_a_file_that_cannot_be_read_silences_the_rules_that_read_it(arbetsyta: Path, est: Callable) -> None:
    folder = standing(arbetsyta, "problem", "analys", "atgarder")
    (folder / "analys.yaml").write_text("orsaker: [\n", encoding="utf-8")
    found = est("validera", CASE).out
    assert "F102" in found
    assert " A3" not in found
    assert "F110" not in found  # what points into the file cannot be known
