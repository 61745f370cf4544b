"""Commands that write: only the lines that they must, and nothing where they are wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOPEDER = "2026-mopeder-vid-skolan"


@pytest.fixture
def changed(arbetsyta: Path, git: Callable) -> Callable[[], dict[str, list[str]]]:
    """The lines that were added (and `-` taken away) in each file since the start."""
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "start")

    def lines() -> dict[str, list[str]]:
        assert arbetsyta
        found: dict[str, list[str]] = {}
        for line in git("diff", "-U0", "--no-prefix").splitlines():
            if line.startswith("+++ "):
                current = found.setdefault(line[4:], [])
            elif line.startswith(("+", "-")) and not line.startswith("---"):
                current.append(line.removeprefix("+"))
        return found

    return lines


def test_anteckna_adds_one_line_before_historik(est: Callable, changed: Callable) -> None:
    assert est("anteckna", MOPEDER, "Skolan har pratat med eleverna: de vill ha en egen plats.").code == 0
    (lines,) = changed().values()
    assert lines[-1] == '  - {datum: 2026-11-24, text: "Skolan har pratat med eleverna: de vill ha en egen plats."}'
    assert len(lines) <= 2  # the key as well where the case had no diary


def test_anteckna_in_a_measure(est: Callable, changed: Callable) -> None:
    assert est("anteckna", MOPEDER, "Bommarna är levererade.", "--atgard", "bommar-gangvag").code == 0
    ((fil, lines),) = changed().items()
    assert fil == f"arenden/{MOPEDER}/atgarder.yaml"
    assert lines[-1].strip() == "- {datum: 2026-11-24, text: Bommarna är levererade.}"


def test_atgard_status_changes_one_word(est: Callable, changed: Callable) -> None:
    assert est("atgard", "status", MOPEDER, "bommar-gangvag", "genomford").code == 0
    assert changed() == {f"arenden/{MOPEDER}/atgarder.yaml": ["-    status: pagar", "    status: genomford"]}


def test_atgard_ny_adds_a_measure_and_says_what_it_lacks(est: Callable, changed: Callable) -> None:
    added = est(
        "atgard", "ny", MOPEDER, "Farthinder på gångvägen",
        "--ansvarig", "kommun-gata-park", "--start", "2026-12-01", "--slut", "2026-12-20",
    )  # fmt: skip
    assert added.code == 0, added.err
    ((fil, lines),) = changed().items()
    assert fil == f"arenden/{MOPEDER}/atgarder.yaml"
    assert [line.strip() for line in lines if line.strip()] == [
        "- id: farthinder-pa-gangvagen",
        "titel: Farthinder på gångvägen",
        "ansvarig: kommun-gata-park",
        "start: 2026-12-01",
        "slut: 2026-12-20",
        "anteckningar:",
        "- {datum: 2026-11-24, text: Åtgärden lades till.}",
    ]
    found = json.loads(est("validera", MOPEDER, "--format", "json").out)["fynd"]
    assert {one["kod"] for one in found if "farthinder" in one["text"]} >= {"T401", "T411", "T415"}


def test_a_second_measure_of_the_same_name_gets_its_own_id(est: Callable, changed: Callable) -> None:
    for _ in range(2):
        assert est("atgard", "ny", MOPEDER, "Farthinder").code == 0
    assert [line for lines in changed().values() for line in lines if "id:" in line] == [
        "  - id: farthinder-2",
        "  - id: farthinder-3",
    ]


def test_undantag_stands_in_the_case_and_silences_the_rule(est: Callable, changed: Callable) -> None:
    assert "T404" in est("validera", MOPEDER).out
    assert est("undantag", "t404", MOPEDER, "--motiv", "Målet saknar datum tills skolan har svarat.").code == 0
    (lines,) = changed().values()
    assert lines[-1] == "  - {regel: T404, motiv: Målet saknar datum tills skolan har svarat.}"
    assert "T404" not in est("validera", MOPEDER).out
    assert est("visa", MOPEDER).out.count("Undantag från T404") == 1
    assert est("undantag", "T404", MOPEDER, "--motiv", "igen").code == 2


def test_what_is_refused_writes_nothing(est: Callable, changed: Callable) -> None:
    for args, said in [
        (("anteckna", MOPEDER, " "), "Anteckningen saknar text"),
        (("anteckna", MOPEDER, "x", "--atgard", "bomar-gangvag"), "Menade du bommar-gangvag?"),
        (("atgard", "status", MOPEDER, "bommar-gangvag", "klar"), "planerad, pagar, genomford"),
        (("atgard", "ny", MOPEDER, "Ny", "--ansvarig", "kommun-gata"), "Menade du kommun-gata-park?"),
        (("atgard", "ny", MOPEDER, "Ny", "--orsak", "ingen-alls"), "finns inte"),
        (("atgard", "ny", MOPEDER, "Ny", "--start", "2026-05-02", "--slut", "2026-05-01"), "ligger före"),
        (("atgard", "ny", MOPEDER, "Ny", "--start", "2026-02-30"), "finns inte i almanackan"),
        (("undantag", "S604", MOPEDER, "--motiv", "x"), "görs inga undantag"),
        (("undantag", "T999", MOPEDER, "--motiv", "x"), "finns inte"),
        (("ny", "Klotter", "--plats", "björkskolan"), "Menade du bjorkskolan"),
        (("ny", "!!!", "--plats", "bjorkskolan"), "inga bokstäver"),
    ]:
        outcome = est(*args)
        assert outcome.code == 2, args
        assert said in outcome.err, (args, outcome.err)
    assert changed() == {}


def test_ny_makes_a_case_that_reads_well_and_lacks_everything(arbetsyta: Path, est: Callable) -> None:
    made = est("ny", "Klotter vid Björkskolan: igen", "--plats", "bjorkskolan")
    assert made.code == 0, made.err
    folder = arbetsyta / "arenden" / "2026-klotter-vid-bjorkskolan-igen"
    assert sorted(path.name for path in folder.iterdir()) == [
        "analys.yaml", "arende.yaml", "atgarder.yaml", "problem.yaml", "utvardering.yaml",
    ]  # fmt: skip
    own = (folder / "arende.yaml").read_text(encoding="utf-8")
    assert 'titel: "Klotter vid Björkskolan: igen"' in own
    assert own.rstrip().endswith("- {datum: 2026-11-24, skede: problem, av: kommun-trygghet}")
    found = json.loads(est("validera", folder.name, "--format", "json").out)
    assert found["antal"]["fel"] == 0
    assert {one["kod"] for one in found["fynd"] if one["niva"] == "hinder"} == {"P201", "P202", "P203", "P204", "P208"}
    again = est("ny", "Klotter vid Björkskolan: igen", "--plats", "bjorkskolan")
    assert again.code == 2
    assert "finns redan" in again.err


def test_a_script_is_never_asked(arbetsyta: Path) -> None:
    """Without a terminal the command answers at once what is missing."""
    done = subprocess.run(
        [sys.executable, "-m", "est_cli", "ny", "Klotter"],
        cwd=arbetsyta, stdin=subprocess.DEVNULL, capture_output=True, check=False, encoding="utf-8", timeout=30,
    )  # fmt: skip
    assert done.returncode == 2
    assert "Ange platsen med --plats PLATS." in done.stderr


def test_reading_leaves_everything_as_it_was(arbetsyta: Path, est: Callable, changed: Callable, git: Callable) -> None:
    index = (arbetsyta / ".git" / "index").read_bytes()
    for command in (["validera"], ["status"], ["visa", MOPEDER], ["framat", MOPEDER, "--torr"], ["regel"], ["schema"]):
        est(*command)
    assert changed() == {}
    assert git("status", "--porcelain", "--ignored") == ""
    assert (arbetsyta / ".git" / "index").read_bytes() == index
