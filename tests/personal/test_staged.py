"""`est validera --index` reads what the next commit would hold: the index, whatever the working tree looks like."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from est_cli.errors import EstError
from est_cli.personal.staged import staged_findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Git = Callable[..., str]

CASE = "arenden/2026-hoglands-park"
PROBLEM = f"{CASE}/problem.yaml"
CLEAN = "beskrivning: Klotter.\n"
RING = "beskrivning: Klotter. Ring vaktbolaget på 070-1740605 när larmet går.\n"


@pytest.fixture
def forrad(arbetsyta: Path, git: Git) -> Path:
    """The example workspace, committed."""
    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "Allt")
    return arbetsyta


def write(root: Path, fil: str, text: str | bytes) -> None:
    path = root / fil
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def staged(root: Path) -> list[str]:
    return [f"{one.fil}:{one.rad}:{one.kolumn} {one.kod}" for one in staged_findings(root) if one.kod != "I706"]


def test_what_is_staged_counts_and_not_what_lies_in_the_working_tree(forrad: Path, git: Git) -> None:
    write(forrad, PROBLEM, RING)
    assert staged(forrad) == []
    git("add", PROBLEM)
    write(forrad, PROBLEM, CLEAN)
    assert staged(forrad) == [f"{PROBLEM}:1:43 I702"]
    git("add", PROBLEM)
    write(forrad, PROBLEM, RING)
    assert staged(forrad) == []


def test_a_part_of_a_file_can_be_staged(forrad: Path, git: Git) -> None:
    write(forrad, "a.md", "ett\n" + "mitt\n" * 9 + "tre\n")
    git("add", "a.md")
    git("commit", "-q", "-m", "a")
    write(forrad, "a.md", "ett 070-1740605\n" + "mitt\n" * 9 + "tre 811228-9874\n")
    subprocess.run(["git", "add", "-p", "a.md"], input=b"n\ny\n", check=True, capture_output=True)
    assert staged(forrad) == ["a.md:11:5 I701"]


def test_the_first_commit_of_a_repository(arbetsyta: Path, git: Git) -> None:
    git("init", "-q")
    write(arbetsyta, PROBLEM, RING)
    assert staged(arbetsyta) == []
    git("add", ".")
    assert staged(arbetsyta) == [f"{PROBLEM}:1:43 I702"]


def test_a_workspace_in_a_folder_of_the_repository(arbetsyta: Path, git: Git) -> None:
    git("init", "-q", str(arbetsyta.parent))
    write(arbetsyta.parent, "utanfor.txt", "811228-9874\n")
    write(arbetsyta, PROBLEM, RING)
    git("-C", str(arbetsyta.parent), "add", ".")
    assert staged(arbetsyta) == [f"{PROBLEM}:1:43 I702"]


@pytest.mark.parametrize(
    ("fil", "data", "expected"),
    [
        ("anteckningar.md", "# Samtal\n\n- 811228\\-9874\n", ["anteckningar.md:3:3 I701"]),
        ("observationer/2026-03-a.csv", "id,datum\na,811228-9874\n", ["observationer/2026-03-a.csv:2:3 I701"]),
        ("rapporter/a.html", "<p>811228-9874</p>\n", ["rapporter/a.html:1:4 I701"]),
        ("lista.csv", "id;nummer\r\n1;811228-9874\r\n".encode("utf-16"), ["lista.csv:2:3 I701"]),
        ("gammal.txt", "Åke 811228-9874\n".encode("latin-1"), ["gammal.txt:1:5 I701"]),
        ("bild.png", b"\x89PNG\0\xff 811228-9874", ["bild.png:1:1 I709"]),
        ("811228-9874.pdf", b"%PDF\0\xff", ["81….pdf:1:1 I701"]),
        ("811228-9874/a.txt", "hej\n", ["81…/a.txt:1:1 I701"]),
        ("trasig.yaml", "a: [b\n# 811228-9874\n", ["trasig.yaml:2:3 I701"]),
        ("tom.txt", b"", []),
        ("rad\n”två” åäö.txt", "x\n811228-9874\n", ["rad\n”två” åäö.txt:2:1 I701"]),
        ("-rf", "811228-9874\n", ["-rf:1:1 I701"]),
        (":(top)a", "811228-9874\n", [":(top)a:1:1 I701"]),
        ("stor.csv", b"811228-9874\n" + b"x" * 1_000_000, ["stor.csv:1:1 F108", "stor.csv:1:1 I701"]),
    ],
    ids=lambda value: None if isinstance(value, list) else repr(value)[:20],
)
def test_every_text_and_every_name_is_looked_through(
    forrad: Path, git: Git, fil: str, data: str | bytes, expected: list[str]
) -> None:
    write(forrad, fil, data)
    git("add", "-A")
    assert staged(forrad) == expected


def test_a_name_that_is_no_utf_8(forrad: Path, git: Git) -> None:
    try:
        Path(os.fsdecode(os.fsencode(forrad) + b"/\xe5.txt")).write_text("811228-9874\n", encoding="utf-8")
    except OSError:
        pytest.skip("the disk takes no such name")
    git("add", "-A")
    assert [one[-5:] for one in staged(forrad)] == [" I701"]


def test_links_and_submodules_are_no_texts(forrad: Path, git: Git) -> None:
    (forrad / "lank.txt").symlink_to("811228-9874")
    git("init", "-q", "modul")
    git("-C", "modul", "commit", "-q", "--allow-empty", "-m", "m")
    git("add", "-A")
    assert staged(forrad) == []


def test_what_is_removed_or_renamed(forrad: Path, git: Git) -> None:
    write(forrad, PROBLEM, RING)
    git("commit", "-q", "-am", "Ring")
    git("mv", PROBLEM, f"{CASE}/flyttad.yaml")
    assert staged(forrad) == [f"{CASE}/flyttad.yaml:1:43 I702"]
    git("rm", "-q", "-f", f"{CASE}/flyttad.yaml")
    assert staged(forrad) == []


def test_a_linked_worktree_has_an_index_of_its_own(forrad: Path, git: Git, tmp_path: Path) -> None:
    git("worktree", "add", "-q", str(tmp_path / "annan"))
    write(tmp_path / "annan", PROBLEM, RING)
    git("-C", str(tmp_path / "annan"), "add", ".")
    assert staged(tmp_path / "annan") == [f"{PROBLEM}:1:43 I702"]
    assert staged(forrad) == []


def test_a_function_counts_once_it_is_staged(forrad: Path, git: Git) -> None:
    write(forrad, PROBLEM, RING)
    with (forrad / "register" / "aktorer.yaml").open("a", encoding="utf-8") as register:
        register.write("jour: {funktion: Jour, organisation: Vakt AB, typ: foretag, telefon: 070-174 06 05}\n")
    git("add", PROBLEM)
    assert staged(forrad) == [f"{PROBLEM}:1:43 I702"]
    git("add", "register")
    assert staged(forrad) == []


def test_an_exception_counts_once_it_is_staged(forrad: Path, git: Git, est: Callable[..., Outcome]) -> None:
    write(forrad, PROBLEM, RING)
    assert est("undantag", "I702", f"{PROBLEM}:1", "--motiv", "Jourtelefon.").code == 0
    git("add", PROBLEM)
    assert staged(forrad) == [f"{PROBLEM}:1:43 I702"]
    git("add", "register")
    assert staged(forrad) == []


@pytest.mark.parametrize(
    ("fil", "text"),
    [
        ("a.md", "- 12 mars: Klotter. Ring vaktbolaget\n  på 070\\-1740605 när larmet går.\n"),
        ("a.html", "<p>Klotter. Ring vaktbolaget på\n  <b>070-1740605</b> när larmet&#32;går.</p>\n"),
    ],
)
def test_an_exception_holds_in_a_report_of_the_same_sentence(
    forrad: Path, git: Git, est: Callable[..., Outcome], fil: str, text: str
) -> None:
    write(forrad, PROBLEM, RING)
    est("undantag", "I702", f"{PROBLEM}:1", "--motiv", "Jourtelefon.")
    write(forrad, f"rapporter/{fil}", f"{text}\nRing 070-1740605.\n")
    git("add", "-A")
    assert staged(forrad) == [f"rapporter/{fil}:4:6 I702"]


def test_the_reports_of_est_itself_are_excused(forrad: Path, git: Git, est: Callable[..., Outcome]) -> None:
    case = "2026-mopeder-vid-skolan"
    text = (forrad / "arenden" / case / "problem.yaml").read_text(encoding="utf-8")
    fil = f"arenden/{case}/problem.yaml"
    write(
        forrad,
        fil,
        text.replace("beskrivning: ", 'beskrivning: >\n  Ring *vakten* & "jouren" på\n  070-1740605 om det. ', 1),
    )
    rows = [one.rad for one in staged_findings_after_add(forrad, git) if one.fil == fil and one.kod == "I702"]
    assert rows
    assert est("undantag", "I702", f"{fil}:{rows[0]}", "--motiv", "Jourtelefon.").code == 0
    assert est("rapport", case).code == est("rapport", case, "--format", "html").code == 0
    git("add", "-A")
    assert "1740605" in (forrad / "rapporter" / f"{case}.md").read_text(encoding="utf-8")
    assert [one for one in staged(forrad) if "I702" in one] == []


def staged_findings_after_add(root: Path, git: Git) -> list:  # type: ignore[type-arg]
    git("add", "-A")
    return staged_findings(root)


def test_without_git_it_says_so(arbetsyta: Path) -> None:
    with pytest.raises(EstError, match="ligger inte i något git-förråd"):
        staged_findings(arbetsyta)


HOOK = f"#!/bin/sh\nexec '{sys.executable}' -P -m est_cli validera --index --arbetsyta \"$PWD/$1\"\n"


@pytest.fixture
def commit(forrad: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """`git commit` with est as its pre-commit hook."""
    hook = forrad / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(HOOK, encoding="utf-8")
    hook.chmod(0o755)
    own = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    names = {f"GIT_{who}_{what}": "t@example.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}

    def call(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["git", "commit", "-q", "-m", "x", *args], env={**own, **names}, capture_output=True, text=True, check=False
        )

    return call


def test_a_hook_stops_the_commit(
    forrad: Path, git: Git, commit: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    write(forrad, PROBLEM, RING)
    write(forrad, "a.txt", "hej\n")
    git("add", "a.txt")
    stopped = commit("-a")
    assert (stopped.returncode, "I702" in stopped.stdout + stopped.stderr) == (1, True)
    assert commit(PROBLEM).returncode == 1
    assert commit("a.txt").returncode == 0
    assert commit("-a").returncode == 1
    git("add", PROBLEM)
    assert commit().returncode == 1
    write(forrad, PROBLEM, CLEAN)
    assert commit("-a").returncode == 0
    assert git("status", "--porcelain") == ""


def test_nothing_heavy_is_imported() -> None:
    """The hook runs at every commit: pydantic, the model and the rules of the method are not for it."""
    script = "import sys, est_cli.personal.staged, est_cli.commands.validera; print('\\n'.join(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    heavy = (
        "pydantic",
        "yaml",
        "phonenumbers",
        "jinja2",
        "rich",
        "est_cli.model",
        "est_cli.rules",
        "est_cli.workspace.load",
    )
    assert [name for name in loaded if name.startswith(heavy)] == []


def test_a_hit_alone_needs_no_model(forrad: Path, git: Git) -> None:
    write(forrad, PROBLEM, RING)
    git("add", PROBLEM)
    script = (
        "import sys, pathlib; from est_cli.personal.staged import staged_findings as f;"
        "found = f(pathlib.Path.cwd()); print(len(found)); print('\\n'.join(sys.modules))"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split("\n")
    assert said[0] == "1"
    assert [
        name for name in said if name.startswith(("pydantic", "est_cli.model", "est_cli.rules", "est_cli.workspace"))
    ] == []


def test_forgotten_marks_of_a_conflict_are_stopped_too(arbetsyta: Path, git: Callable[..., str]) -> None:
    git("init", "-q")
    path = arbetsyta / "est.yaml"
    path.write_text(f"<<<<<<< HEAD\n{path.read_text(encoding='utf-8')}>>>>>>> gren\n", encoding="utf-8")
    (arbetsyta / "om.md").write_text("Rubrik\n=======\n", encoding="utf-8")
    git("add", "est.yaml", "om.md")
    assert [(one.kod, one.fil, one.rad) for one in staged_findings(arbetsyta)] == [("F102", "est.yaml", 1)]
