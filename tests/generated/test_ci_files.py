"""`est init --ci`: what is written, where, and that what is there is left alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from est_cli import __version__
from est_cli.generated.ci_files import Forge, ci_files
from est_cli.rules.catalogue import rules

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GITHUB = {".github/workflows/est.yml", ".github/CODEOWNERS", ".github/pull_request_template.md"}
GITLAB = {
    ".gitlab-ci.yml",
    ".gitlab/est.gitlab-ci.yml",
    ".gitlab/CODEOWNERS",
    ".gitlab/merge_request_templates/Default.md",
}


def written(root: Path) -> set[str]:
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return {name for name in found if name.startswith((".github", ".gitlab"))}


@pytest.mark.parametrize(("forge", "files"), [("github", GITHUB), ("gitlab", GITLAB)])
def test_the_files_of_a_forge(tmp_path: Path, est: Callable[..., Any], forge: str, files: set[str]) -> None:
    assert est("init", str(tmp_path), "--ci", forge).code == 0
    assert written(tmp_path) == files
    assert est("validera", "--strikt", "--arbetsyta", str(tmp_path)).code == 0


def test_none_are_written_unasked(tmp_path: Path, est: Callable[..., Any]) -> None:
    assert est("init", str(tmp_path)).code == 0
    assert written(tmp_path) == set()


def test_a_workspace_in_a_folder_of_the_repository(
    tmp_path: Path, est: Callable[..., Any], git: Callable[..., str]
) -> None:
    git("init", "-q", str(tmp_path))
    assert est("init", str(tmp_path / "vår trygghet"), "--ci", "github").code == 0
    assert written(tmp_path) == GITHUB
    assert '  EST_ARBETSYTA: "vår trygghet"\n' in (tmp_path / ".github/workflows/est.yml").read_text(encoding="utf-8")
    owners = (tmp_path / ".github/CODEOWNERS").read_text(encoding="utf-8")
    assert "# /vår\\ trygghet/register/  @" in owners
    assert all(line.startswith("#") for line in owners.splitlines())


@pytest.mark.parametrize(
    ("forge", "there", "left_out"),
    [
        ("github", "CODEOWNERS", ".github/CODEOWNERS"),
        ("github", "docs/CODEOWNERS", ".github/CODEOWNERS"),
        ("github", ".github/PULL_REQUEST_TEMPLATE.md", ".github/pull_request_template.md"),
        ("gitlab", ".gitlab-ci.yml", None),
        ("gitlab", "CODEOWNERS", ".gitlab/CODEOWNERS"),
    ],
)
def test_what_is_there_is_left_alone_wherever_the_forge_would_find_it(
    tmp_path: Path, est: Callable[..., Any], forge: str, there: str, left_out: str | None
) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("era egna ord\n", encoding="utf-8")
    done = est("init", str(tmp_path), "--ci", forge)
    assert done.code == 0
    assert f"Fanns redan och är orörda: {there}\n" in done.err
    assert (tmp_path / there).read_text(encoding="utf-8") == "era egna ord\n"
    wanted = GITHUB if forge == "github" else GITLAB
    assert written(tmp_path) - {there} == wanted - {left_out, there}


def test_a_pipeline_of_one_s_own_is_told_what_to_take_in(tmp_path: Path, est: Callable[..., Any]) -> None:
    (tmp_path / ".gitlab-ci.yml").write_text("bygg: {script: [make]}\n", encoding="utf-8")
    assert "under include:  - local: .gitlab/est.gitlab-ci.yml" in est("init", str(tmp_path), "--ci", "gitlab").err


def test_it_can_be_run_again(tmp_path: Path, est: Callable[..., Any]) -> None:
    est("init", str(tmp_path), "--ci", "github")
    before = {name: (tmp_path / name).read_bytes() for name in written(tmp_path)}
    again = est("init", str(tmp_path), "--ci", "github")
    assert again.code == 0
    assert "Fanns redan" not in again.err
    assert {name: (tmp_path / name).read_bytes() for name in written(tmp_path)} == before


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_the_questions_are_those_of_the_rules_gate_by_gate(forge: Forge) -> None:
    template = next(text for name, text in ci_files(forge, "").items() if name.endswith(".md"))
    gates = [gate.partition("</summary>")[0] for gate in template.split("<summary>")[1:]]
    assert gates == [
        "Från problem till analys",
        "Från analys till åtgärder",
        "Från åtgärder till utvärdering",
        "Från utvärdering till avslutat",
    ]
    asked = [rule for rule in rules().values() if rule.fraga and rule.talar != "alltid"]
    assert len(asked) > 20
    assert all(f"- [ ] {rule.fraga} ({rule.kod})\n" in template for rule in asked)


@pytest.mark.parametrize("forge", ["github", "gitlab"])
def test_est_is_installed_in_this_version_and_no_blank_is_left_unfilled(forge: Forge) -> None:
    files = ci_files(forge, "")
    assert any(f"EST_INSTALL: est-cli=={__version__}\n" in text for text in files.values())
    assert not any("__" in text for text in files.values())
