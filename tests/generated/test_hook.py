"""`est init --hook` in real commits, and the hooks for those who use pre-commit."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from project import PROJECT

from est_cli.merging import driver_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NUMBER = "Ring 19811228-9874 om det.\n"
"""A personal identity number that the Swedish Tax Agency has published for tests."""


@pytest.fixture
def repo(tmp_path: Path, git: Callable[..., str]) -> Path:
    root = tmp_path / "repo"
    git("init", "-q", "-b", "main", str(root))
    for name, value in [("user.name", "Test"), ("user.email", "test@example.invalid")]:
        git("-C", str(root), "config", name, value)
    return root


def commit(root: Path, *args: str, **env: str) -> tuple[int, str]:
    """A commit of all that is in the folder, as a person makes it; exit status, and what was said."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "EST_"))}
    whole = {**kept, "GIT_CONFIG_GLOBAL": os.devnull, **env}
    subprocess.run(["git", "add", "-A"], cwd=root, env=whole, check=True)
    command = ["git", "commit", "-q", "-m", "Spara", *args]
    done = subprocess.run(command, cwd=root, env=whole, capture_output=True, check=False, encoding="utf-8")
    return done.returncode, done.stdout + done.stderr


def test_a_personal_number_is_stopped_and_a_clean_file_is_not(repo: Path, est: Callable[..., Any]) -> None:
    assert est("init", str(repo), "--exempel", "--hook").code == 0
    assert commit(repo)[0] == 0
    (repo / "anteckning.txt").write_text(NUMBER, encoding="utf-8")
    code, said = commit(repo)
    assert code == 1
    assert "anteckning.txt" in said
    assert "19811228-9874" not in said
    assert said.endswith("Inget är sparat i git. Rätta det som står ovan, kör git add på filen och spara igen.\n")
    assert commit(repo, "--no-verify")[0] == 0


def test_what_is_staged_is_judged_and_not_what_lies_there_now(
    repo: Path, est: Callable[..., Any], git: Callable[..., str]
) -> None:
    est("init", str(repo), "--hook")
    commit(repo)
    (repo / "anteckning.txt").write_text(NUMBER, encoding="utf-8")
    git("-C", str(repo), "add", "anteckning.txt")
    (repo / "anteckning.txt").write_text("Ring växeln.\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        git("-C", str(repo), "commit", "-m", "Spara")
    assert commit(repo)[0] == 0


def test_a_workspace_in_a_folder_and_a_commit_from_another(repo: Path, est: Callable[..., Any]) -> None:
    est("init", str(repo / "vår trygghet"), "--hook")
    (repo / "annat").mkdir()
    (repo / "annat" / "kod.py").write_text("print()\n", encoding="utf-8")
    assert commit(repo)[0] == 0
    (repo / "vår trygghet" / "register" / "platser.yaml").write_text(f"# {NUMBER}", encoding="utf-8")
    assert commit(repo / "annat", "-a")[0] == 1


def test_a_worktree_shares_the_hook(repo: Path, est: Callable[..., Any], git: Callable[..., str]) -> None:
    est("init", str(repo))
    commit(repo)
    git("-C", str(repo), "worktree", "add", "-q", str(repo.parent / "annan"))
    assert est("init", str(repo.parent / "annan"), "--hook").code == 0
    assert (repo / ".git/hooks/pre-commit").exists()
    for root in (repo, repo.parent / "annan"):
        (root / "anteckning.txt").write_text(NUMBER, encoding="utf-8")
        assert commit(root)[0] == 1


def test_hooks_kept_in_the_repository_name_no_computer(
    repo: Path, est: Callable[..., Any], git: Callable[..., str], tmp_path: Path
) -> None:
    git("-C", str(repo), "config", "core.hooksPath", "krokar")
    assert est("init", str(repo / "trygghet"), "--hook").code == 0
    hook = (repo / "krokar" / "pre-commit").read_text(encoding="utf-8")
    assert "python=''" in hook
    assert str(tmp_path) not in hook
    program = tmp_path / "bin" / "est"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m est_cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    path = f"{program.parent}:/usr/bin:/bin"
    assert commit(repo, PATH=path)[0] == 0
    (repo / "trygghet" / "anteckning.txt").write_text(NUMBER, encoding="utf-8")
    assert commit(repo, PATH=path)[0] == 1


def test_without_est_nothing_is_saved_and_it_says_why(
    repo: Path, est: Callable[..., Any], git: Callable[..., str]
) -> None:
    git("-C", str(repo), "config", "core.hooksPath", "krokar")
    est("init", str(repo), "--hook")
    code, said = commit(repo, PATH="/usr/bin:/bin")
    assert code == 1
    assert "est finns inte på datorn, så ingen har letat efter personuppgifter" in said
    assert "git commit --no-verify" in said


def test_a_branch_without_the_workspace_is_left_in_peace(
    repo: Path, est: Callable[..., Any], git: Callable[..., str]
) -> None:
    est("init", str(repo / "trygghet"), "--hook")
    commit(repo)
    git("-C", str(repo), "switch", "-q", "--orphan", "annan")
    (repo / "fil.txt").write_text("text\n", encoding="utf-8")
    assert commit(repo)[0] == 0


def test_a_module_of_the_same_name_in_the_repository_is_not_run(repo: Path, est: Callable[..., Any]) -> None:
    est("init", str(repo), "--hook")
    (repo / "est_cli.py").write_text("open('intrang', 'w')\n", encoding="utf-8")
    (repo / "typing.py").write_text("open('intrang', 'w')\n", encoding="utf-8")
    assert commit(repo)[0] == 0
    assert not (repo / "intrang").exists()


def test_it_can_be_run_again_and_finds_a_python_that_has_moved(repo: Path, est: Callable[..., Any]) -> None:
    est("init", str(repo), "--hook")
    hook = repo / ".git/hooks/pre-commit"
    text = hook.read_text(encoding="utf-8")
    assert est("init", str(repo), "--hook").code == 0
    assert hook.read_text(encoding="utf-8") == text
    hook.write_text(text.replace(f"python={shlex.quote(sys.executable)}", "python=/borta/python"), encoding="utf-8")
    assert est("init", str(repo), "--hook").code == 0
    assert hook.read_text(encoding="utf-8") == text


def test_our_hook_with_lines_of_your_own_is_left_alone(repo: Path, est: Callable[..., Any]) -> None:
    est("init", str(repo), "--hook")
    hook = repo / ".git/hooks/pre-commit"
    mine = hook.read_text(encoding="utf-8").replace("#!/bin/sh\n", "#!/bin/sh\nmake prov\n")
    hook.write_text(mine, encoding="utf-8")
    assert est("init", str(repo), "--hook").code == 0
    assert hook.read_text(encoding="utf-8") == mine
    assert est("init", str(repo / "annan"), "--hook").code == 2


def test_another_hook_is_left_alone_and_the_line_to_add_works(repo: Path, est: Callable[..., Any]) -> None:
    hook = repo / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho er egen\n", encoding="utf-8")
    hook.chmod(0o755)
    done = est("init", str(repo), "--hook")
    assert done.code == 2
    assert "det finns redan en" in done.err
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\necho er egen\n"
    line = done.err.strip().splitlines()[-1]
    assert line == "[ ! -f ./est.yaml ] || est validera --index --arbetsyta . || exit 1"
    hook.write_text(f"#!/bin/sh\n{line}\necho er egen\n", encoding="utf-8")
    again = est("init", str(repo), "--hook")
    assert again.code == 0
    assert "fanns redan, kör est och är orörd" in again.err


def test_hooks_that_are_shared_by_many_repositories_are_left_alone(
    repo: Path, est: Callable[..., Any], git: Callable[..., str], tmp_path: Path
) -> None:
    git("-C", str(repo), "config", "core.hooksPath", str(tmp_path / "mina krokar"))
    done = est("init", str(repo), "--hook")
    assert done.code == 2
    assert "är gemensam för flera förråd" in done.err
    assert not (tmp_path / "mina krokar").exists()


@pytest.mark.parametrize("make", [lambda hook: hook.symlink_to("borta"), lambda hook: hook.mkdir()])
def test_something_odd_where_the_hook_should_be(
    repo: Path, est: Callable[..., Any], make: Callable[[Path], None]
) -> None:
    hook = repo / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    make(hook)
    assert est("init", str(repo), "--hook").code == 2


def test_git_is_told_how_to_join_files(repo: Path, est: Callable[..., Any], git: Callable[..., str]) -> None:
    done = est("init", str(repo), "--hook")
    assert "Git slår ihop två personers ändringar post för post, med est" in done.err
    settings = driver_settings()
    assert set(settings) == {"merge.est.name", "merge.est.driver"}
    for name, value in settings.items():
        assert git("-C", str(repo), "config", name) == f"{value}\n"


def test_outside_git_it_says_what_to_do(tmp_path: Path, est: Callable[..., Any]) -> None:
    done = est("init", str(tmp_path / "ny"), "--hook")
    assert done.code == 2
    assert "git init" in done.err
    assert (tmp_path / "ny" / "est.yaml").exists()


def test_pre_commit_runs_commands_that_there_are(repo: Path, est: Callable[..., Any], git: Callable[..., str]) -> None:
    hooks = yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["est-index", "est-validera"]
    assert all(hook["language"] == "python" and hook["pass_filenames"] is False for hook in hooks)
    est("init", str(repo), "--exempel")
    entries = [hook["entry"].split() for hook in hooks]
    assert [est(*args, "--arbetsyta", str(repo)).code for _, *args in entries] == [0, 0]
    (repo / "register/platser.yaml").write_text(f"# {NUMBER}stationen: {{}}\n", encoding="utf-8")
    git("-C", str(repo), "add", "-A")
    assert [est(*args, "--arbetsyta", str(repo)).code for _, *args in entries] == [1, 1]
