"""`est validera --alla-versioner`: what git remembers, at the commit where it came in."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from est_cli.errors import EstError
from est_cli.personal.history import MESSAGE, history_findings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from conftest import Outcome

    Git = Callable[..., str]

NUMBER = "811228-9874"


def silent(items: Iterable[object], total: int, text: str) -> Iterator[object]:
    assert (total >= 0, text) == (True, "Läser version")
    return iter(items)


@pytest.fixture
def forrad(tmp_path: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "förråd"
    root.mkdir()
    monkeypatch.chdir(root)
    git("init", "-q", "-b", "main")
    commit(git, "Början", **{"est.yaml": "kommun: Ekdala kommun\n"})
    return root


def commit(git: Git, message: str, **files: str) -> str:
    from pathlib import Path

    for name, text in files.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", message, "--allow-empty")
    return git("rev-parse", "HEAD").strip()


def spar(root: Path) -> list[str]:
    return [
        f"{one.commit} {one.finding.fil}:{one.finding.rad} {one.finding.kod}"
        for one in history_findings(root, silent)  # type: ignore[arg-type]
    ]


def test_what_was_removed_is_told_of_once_where_it_came_in(forrad: Path, git: Git) -> None:
    commit(git, "Ren", **{"a.md": "ett\n"})
    first = commit(git, "Skriv", **{"a.md": f"ett\n{NUMBER}\n"})
    commit(git, "Mer", **{"a.md": f"noll\nett\n{NUMBER}\n"})
    commit(git, "Bort", **{"a.md": "noll\n"})
    commit(git, "Igen", **{"a.md": f"{NUMBER}\n"})
    assert spar(forrad) == [f"{first} a.md:2 I701"]
    (one,) = history_findings(forrad, silent)  # type: ignore[arg-type]
    assert one.datum == git("log", "-1", "--format=%cs", first).strip()


def test_each_branch_tag_and_stash_is_looked_through(forrad: Path, git: Git) -> None:
    git("switch", "-q", "-c", "gren")
    branch = commit(git, "x", **{"gren.md": NUMBER})
    git("switch", "-q", "main")
    git("switch", "-q", "-c", "tillfallig")
    tag = commit(git, "x", **{"tagg.md": NUMBER})
    git("tag", "v1")
    git("switch", "-q", "main")
    git("branch", "-q", "-D", "tillfallig")
    assert sorted(spar(forrad)) == sorted([f"{branch} gren.md:1 I701", f"{tag} tagg.md:1 I701"])


def test_what_only_a_merge_brings_is_found(forrad: Path, git: Git) -> None:
    git("switch", "-q", "-c", "gren")
    commit(git, "x", **{"b.md": "b\n"})
    git("switch", "-q", "main")
    commit(git, "y", **{"c.md": "c\n"})
    git("merge", "-q", "--no-commit", "gren")
    merge = commit(git, "Ihop", **{"d.md": NUMBER})
    assert spar(forrad) == [f"{merge} d.md:1 I701"]


def test_names_and_words_of_commits_are_looked_at_and_who_made_them_is_not(forrad: Path, git: Git) -> None:
    named = commit(git, "Namn", **{f"{NUMBER}.txt": "a", f"{NUMBER}/b.txt": "b"})
    words = commit(git, f"Ärendet\n\nOm {NUMBER}\n\nSigned-off-by: Anna <anna.svensson@gmail.com>")
    assert spar(forrad) == [
        f"{named} 81….txt:1 I701",
        f"{named} 81…/b.txt:1 I701",
        f"{words} {MESSAGE}:3 I701",
    ]


def test_the_same_bytes_by_another_name_are_told_of_too(forrad: Path, git: Git) -> None:
    first = commit(git, "Skriv", **{"a.md": NUMBER})
    second = commit(git, "Kopia", **{"b/å\n”b”.md": NUMBER})
    assert spar(forrad) == [f"{first} a.md:1 I701", f"{second} b/å\n”b”.md:1 I701"]


def test_warnings_are_left_out(forrad: Path, git: Git) -> None:
    commit(git, "Bild", **{"bild.jpg": "x", "a.md": "Pratade med Anna Svensson.\n"})
    assert spar(forrad) == []


def test_what_the_registers_allow_today_is_allowed_then(forrad: Path, git: Git) -> None:
    first = commit(git, "Skriv", **{"a.md": "Ring 070-1740605.\n"})
    assert spar(forrad) == [f"{first} a.md:1 I702"]
    (forrad / "register").mkdir()
    (forrad / "register" / "aktorer.yaml").write_text("jour: {telefon: 070-174 06 05}\n", encoding="utf-8")
    assert spar(forrad) == []


def test_only_the_workspace_of_a_larger_repository(forrad: Path, git: Git) -> None:
    commit(git, f"Annat: {NUMBER}", **{"annat.md": NUMBER})
    inside = commit(git, f"Hos oss: {NUMBER}", **{"trygghet/est.yaml": "kommun: E\n", "trygghet/a.md": NUMBER})
    assert spar(forrad / "trygghet") == [f"{inside} a.md:1 I701", f"{inside} {MESSAGE}:1 I701"]


def test_nobody_s_settings_change_what_is_seen(forrad: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    first = commit(git, "Skriv", **{"trygghet/a.md": NUMBER})
    (forrad / "installningar").write_text(
        "[color]\nui=always\n[log]\nshowRoot=false\ndecorate=full\n[diff]\nrelative=true\nrenames=copies\nmnemonicPrefix=true\n"
        "[i18n]\nlogOutputEncoding=latin1\n[format]\npretty=oneline\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(forrad / "installningar"))
    assert spar(forrad) == [f"{first} trygghet/a.md:1 I701"]


def test_a_shallow_clone_is_refused(forrad: Path, git: Git, tmp_path: Path) -> None:
    commit(git, "x", **{"a.md": "a"})
    git("clone", "-q", "--depth", "1", f"file://{forrad}", str(tmp_path / "klon"))
    with pytest.raises(EstError, match="Klonen är grund"):
        spar(tmp_path / "klon")


def test_a_repository_without_commits_and_a_folder_without_git(tmp_path: Path, git: Git) -> None:
    with pytest.raises(EstError, match="git-förråd"):
        spar(tmp_path)
    git("init", "-q", str(tmp_path / "tom"))
    assert spar(tmp_path / "tom") == []


def test_each_version_is_read_once(forrad: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        commit(git, f"{number}", **{"a.md": f"{number % 2}\n", f"kopia{number}.md": "samma\n"})
    read: list[str] = []
    from est_cli.git.objects import Objects

    blob = Objects.blob
    monkeypatch.setattr(Objects, "blob", lambda self, id_, *most: read.append(id_) or blob(self, id_, *most))
    assert spar(forrad) == []
    assert len(read) == len(set(read)) == 4  # est.yaml, 0, 1, samma


def test_the_command_says_that_rewriting_takes_a_decision(forrad: Path, git: Git, est: Callable[..., Outcome]) -> None:
    first = commit(git, "Skriv", **{"a.md": NUMBER})
    done = est("validera", "--alla-versioner")
    assert done.code == 1
    assert f"{first[:12]} " in done.out
    assert "gallring" in " ".join(done.out.split())
    assert NUMBER not in done.out
    assert forrad.is_dir()


def test_hostile_words_of_a_commit_are_only_words(forrad: Path, git: Git) -> None:
    message = f"\1{'a' * 40} 2020-01-01\n:100644 100644 {'b' * 40} {'c' * 40} M\n{NUMBER}"
    subprocess.run(
        ["git", "commit", "-q", "--allow-empty", "--cleanup=verbatim", "-F", "-"],
        input=message.encode(),
        check=True,
        env=_env(),
    )
    assert [one.partition(" ")[2] for one in spar(forrad)] == [f"{MESSAGE}:3 I701"]
    assert git("rev-parse", "HEAD").strip() == spar(forrad)[0].partition(" ")[0]


def _env() -> dict[str, str]:
    import os

    names = {f"GIT_{who}_{what}": "t@e.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return {"PATH": os.environ["PATH"], "GIT_CONFIG_GLOBAL": os.devnull, **names}
