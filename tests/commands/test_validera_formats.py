"""What reviewers' tools are told points at the right line of the right file, wherever the workspace lies."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CASE = "2026-mopeder-vid-skolan"
PROBLEM = f"arenden/{CASE}/problem.yaml"


@pytest.fixture
def in_repository(arbetsyta: Path, git: Callable[..., str]) -> Path:
    """The example workspace as a folder of a larger repository, with one misspelt key on a line of its own."""
    git("init", "-q", str(arbetsyta.parent))
    path = arbetsyta / PROBLEM
    path.write_text(path.read_text(encoding="utf-8").replace("drabbade:", "drabade:"), encoding="utf-8")
    return arbetsyta


def _github(text: str) -> list[tuple[str, int]]:
    found = re.findall(r"^::\w+ file=([^,]*),line=(\d+),.*title=F104", text, re.MULTILINE)
    return [(fil, int(line)) for fil, line in found]


def _gitlab(text: str) -> list[tuple[str, int]]:
    issues = [one for one in json.loads(text) if one["check_name"] == "F104"]
    return [(one["location"]["path"], one["location"]["lines"]["begin"]) for one in issues]


def _sarif(text: str) -> list[tuple[str, int]]:
    results = [one for one in json.loads(text)["runs"][0]["results"] if one["ruleId"] == "F104"]
    places = [one["locations"][0]["physicalLocation"] for one in results]
    return [(unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"]) for place in places]


@pytest.mark.parametrize(("format_", "read"), [("github", _github), ("gitlab", _gitlab), ("sarif", _sarif)])
def test_a_file_is_named_from_the_top_of_the_repository(
    in_repository: Path, est: Callable, format_: str, read: Callable
) -> None:
    done = est("validera", "--format", format_)
    ((fil, line),) = read(done.out)
    assert fil == f"arbetsyta/{PROBLEM}"
    assert (in_repository.parent / fil).read_text(encoding="utf-8").split("\n")[line - 1].startswith("drabade:")
    assert done.code == 1


def test_without_git_a_build_may_say_where_the_repository_lies(
    arbetsyta: Path, est: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = arbetsyta / PROBLEM
    path.write_text(path.read_text(encoding="utf-8").replace("drabbade:", "drabade:"), encoding="utf-8")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(arbetsyta.parents[1]))
    assert _github(est("validera", "--format", "github").out)[0][0] == PROBLEM
    monkeypatch.setenv("GITHUB_WORKSPACE", str(arbetsyta.parent))
    assert _github(est("validera", "--format", "github").out)[0][0] == f"arbetsyta/{PROBLEM}"


@pytest.mark.usefixtures("in_repository")
def test_what_sarif_would_write_instead_mends_the_file(est: Callable, in_repository: Path) -> None:
    (result,) = [
        one
        for one in json.loads(est("validera", "--format", "sarif").out)["runs"][0]["results"]
        if one["ruleId"] == "F104"
    ]
    (change,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    region, path = change["deletedRegion"], in_repository / PROBLEM
    lines = path.read_text(encoding="utf-8").split("\n")
    line = lines[region["startLine"] - 1]
    lines[region["startLine"] - 1] = (
        line[: region["startColumn"] - 1] + change["insertedContent"]["text"] + line[region["endColumn"] - 1 :]
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    assert "F104" not in est("validera").out


@pytest.mark.usefixtures("in_repository")
def test_github_actions_get_their_format_unless_another_is_asked_for(
    est: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert est("validera").out.startswith("::error file=")
    assert est("validera", "--format", "text").out.startswith("arenden/")
    assert est("validera", "--kort").out.count(":1: F104 Nyckeln ”drabade” finns inte.\n") == 1
    assert est("validera", "--ratta", "--torr").out.startswith("--- arenden/")


@pytest.mark.usefixtures("in_repository")
def test_nothing_found_is_a_whole_answer_too(est: Callable) -> None:
    def answer(*args: str) -> str:
        done = est("validera", "--index", *args)
        assert (done.code, done.err) == (0, "")
        return done.out

    assert answer() == answer("--format", "github") == "Inga fynd i det som är på väg in i git.\n"
    assert answer("--kort") == ""
    assert json.loads(answer("--format", "gitlab")) == []
    assert json.loads(answer("--format", "sarif"))["runs"][0]["results"] == []


@pytest.fixture
def staged(in_repository: Path, git: Callable[..., str]) -> Path:
    """A personal identity number that is staged, and no longer stands in the working tree."""
    path = in_repository / PROBLEM
    right = path.read_text(encoding="utf-8")
    path.write_text(f"# Ring 19640823-3234\n{right}", encoding="utf-8")
    git("-C", str(in_repository), "add", "-A")
    path.write_text(right, encoding="utf-8")
    return in_repository


def test_index_shows_what_is_staged(staged: Path, est: Callable) -> None:
    done = est("validera", "--index")
    assert done.code == 1
    assert "1:8     fel     I701" in done.out
    assert "│ # Ring 19•••••••••••\n          │        ^^^^^^^^^^^^^\n" in done.out
    assert "i det som är på väg in i git." in done.out
    assert "19640823" not in done.out
    assert f"{PROBLEM}:1:8: I701 " in est("validera", "--index", "--kort").out
    assert f"file=arbetsyta/{PROBLEM},line=1," in est("validera", "--index", "--format", "github").out
    assert est("validera", "--index", "--arbetsyta", str(staged)).code == 1


def test_a_hook_waits_for_nothing_that_it_does_not_need(staged: Path) -> None:
    run = [sys.executable, "-X", "importtime", "-m", "est_cli", "validera", "--index"]
    done = subprocess.run(run, cwd=staged, capture_output=True, text=True, check=False)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert "est_cli.personal.staged" in imported
    assert imported.isdisjoint({"pydantic", "est_cli.rules.check", "est_cli.workspace.load", "jinja2", "rich.console"})


def test_all_versions_show_what_was_removed(staged: Path, est: Callable, git: Callable[..., str]) -> None:
    git("-C", str(staged), "commit", "-qm", "Ett")
    git("-C", str(staged), "commit", "-qam", "Två")
    assert est("validera", "--index").code == 0
    done = est("validera", "--alla-versioner")
    assert done.code == 1
    commit = git("-C", str(staged), "rev-parse", "--short=12", "HEAD~1").strip()
    assert re.match(rf"{commit} \d{{4}}-\d\d-\d\d {PROBLEM}:1 I701 ", done.out)
    assert "Git minns det som är borttaget" in done.out
    assert "19640823" not in done.out


def test_a_history_without_personal_data_is_said_to_be_so(in_repository: Path, est: Callable) -> None:
    assert est("validera", "--alla-versioner", "--arbetsyta", str(in_repository)) == (
        0,
        "Inga personuppgifter i det som git minns.\n",
        "",
    )
