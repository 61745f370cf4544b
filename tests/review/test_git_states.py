"""Whatever state a repository is in, the review says what it compared, or what to do."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from review.conftest import texts

from est_cli.git.objects import Objects

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Granskad = "Callable[..., dict[str, Any]]"
MOPED = "arenden/2026-mopeder-vid-skolan"
NEW_TITLE = "Titel: från ”Mopeder och A-traktorer vid Björkskolan” till ”Mopeder vid Björkskolan”."


@pytest.fixture
def ny_titel(byt: Callable[..., None]) -> None:
    byt(f"{MOPED}/arende.yaml", "titel: Mopeder och A-traktorer", "titel: Mopeder")


@pytest.mark.usefixtures("ny_titel")
def test_the_default_is_from_where_the_branch_left_main(gren: Path, git: Callable, granskad: Granskad) -> None:
    git("commit", "-qam", "Ny titel")
    git("checkout", "-q", "main")
    (gren / "moten/2026-11-19-est.yaml").write_text("grupp: x\ndatum: 2026-11-19\n", encoding="utf-8")
    git("commit", "-qam", "På huvudgrenen")
    git("checkout", "-q", "gren")
    assert texts(granskad()) == [NEW_TITLE]
    assert texts(granskad("main...gren")) == [NEW_TITLE]
    assert granskad("main..gren")["ovrigt"]  # the tips themselves also differ in the meeting


@pytest.mark.usefixtures("ny_titel")
def test_two_commits_a_branch_or_the_working_tree(git: Callable, granskad: Granskad) -> None:
    assert texts(granskad("main")) == [NEW_TITLE]
    assert texts(granskad("main..")) == [NEW_TITLE]
    assert texts(granskad("main..HEAD")) == []
    git("commit", "-qam", "Ny titel")
    assert texts(granskad("HEAD~1..HEAD")) == [NEW_TITLE]
    assert texts(granskad("HEAD..HEAD~1")) == [
        "Titel: från ”Mopeder vid Björkskolan” till ”Mopeder och A-traktorer vid Björkskolan”."
    ]


@pytest.mark.usefixtures("ny_titel")
def test_only_the_cases_named(byt: Callable, granskad: Granskad) -> None:
    byt("arenden/2026-hoglands-park/arende.yaml", "titel: ", "titel: Nytt: ".replace(": ", " ", 1))
    assert [one["arende"] for one in granskad("2026-mopeder-vid-skolan")["arenden"]] == ["2026-mopeder-vid-skolan"]
    assert len(granskad("main..", "2026-mopeder-vid-skolan", "2026-hoglands-park")["arenden"]) == 2


@pytest.mark.parametrize(
    "wanted", ["ingen", "ingen..", "main..ingen", "--upload-pack=x", "..ingen", "main..--output=x"]
)
@pytest.mark.usefixtures("gren")
def test_a_commit_that_is_not_there_is_told(est: Callable, wanted: str) -> None:
    outcome = est("granska", "--", wanted)
    assert outcome.code == 2
    assert "Det finns ingen commit" in outcome.err


def test_without_git_it_says_so_and_the_rest_works(
    arbetsyta: Path, est: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome = est("granska")
    assert (outcome.code, outcome.out) == (2, "")
    assert "git init" in outcome.err
    monkeypatch.setenv("PATH", str(arbetsyta))
    outcome = est("granska")
    assert "git finns inte på datorn" in outcome.err
    assert est("validera").code == 0
    assert est("status").code == 0


def test_a_repository_without_commits(arbetsyta: Path, git: Callable, granskad: Granskad) -> None:
    assert arbetsyta
    git("init", "-q", "-b", "main")
    data = granskad()
    assert data["fran"] is None
    assert data["anmarkningar"] == ["Förrådet har inga versioner än, så allt räknas som nytt."]
    assert all(one["andringar"][0]["text"] == "Ärendet är nytt." for one in data["arenden"])


@pytest.mark.usefixtures("ny_titel")
def test_a_shallow_clone_says_that_the_history_is_not_here(
    gren: Path, git: Callable, est: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("commit", "-qam", "Ny titel")
    git("checkout", "-q", "main")
    git("clone", "-q", "--depth", "1", "--no-single-branch", "-b", "gren", f"file://{gren}", str(tmp_path / "grund"))
    monkeypatch.chdir(tmp_path / "grund")
    outcome = est("granska")
    assert outcome.code == 2
    assert "Klonen är grund" in outcome.err
    assert "git fetch --unshallow" in outcome.err
    outcome = est("granska", "origin/main..HEAD")
    assert "Klonen är grund" in outcome.out
    assert NEW_TITLE in " ".join(outcome.out.split())


def test_a_renamed_case_is_the_same_case(gren: Path, git: Callable, granskad: Granskad) -> None:
    assert gren
    git("mv", MOPED, "arenden/2026-mopeder-vid-bjorkskolan")
    data = granskad()
    assert texts(data) == ["! Ärendets mapp är omdöpt; förr hette den 2026-mopeder-vid-skolan."]
    assert not [one for one in data["fynd"]["nya"] if one["arende"]]
    assert [one["arende"] for one in data["arenden"]] == ["2026-mopeder-vid-bjorkskolan"]


def test_a_deleted_case(gren: Path, granskad: Granskad) -> None:
    shutil.rmtree(gren / MOPED)
    data = granskad()
    assert texts(data) == ["! Ärendets mapp är borttagen. Ett ärende tas inte bort: det avskrivs."]
    assert not [one for one in data["fynd"]["borta"] if one["arende"]]


@pytest.mark.parametrize(("text", "when"), [("mal: [x\n", "efter"), ("mal: [x\n", "före")])
def test_a_file_that_cannot_be_read_on_one_side(
    gren: Path, git: Callable, granskad: Granskad, text: str, when: str
) -> None:
    path = gren / MOPED / "atgarder.yaml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    if when == "före":
        git("commit", "-qam", "Trasig")
        path.write_text(whole, encoding="utf-8")
        data = granskad("HEAD")
    else:
        data = granskad()
    assert texts(data) == [f"! atgarder.yaml går inte att läsa {when} ändringen, så den är inte jämförd."]
    assert ["F102" in {one["kod"] for one in data["fynd"][key]} for key in ("nya", "borta")] == [
        when == "efter",
        when == "före",
    ]


def test_a_linked_case_folder_is_not_followed(gren: Path, granskad: Granskad, tmp_path: Path) -> None:
    elsewhere = tmp_path / "nagon-annanstans"
    shutil.move(gren / MOPED, elsewhere)
    (gren / MOPED).symlink_to(elsewhere)
    data = granskad()
    assert texts(data) == ["! Ärendets mapp är borttagen. Ett ärende tas inte bort: det avskrivs."]
    assert any(one["kod"] == "F111" and "länk" in one["text"] for one in data["fynd"]["nya"])


def test_a_submodule_is_no_case(gren: Path, git: Callable, granskad: Granskad, tmp_path: Path) -> None:
    module = tmp_path / "modul"
    module.mkdir()
    (module / "arende.yaml").write_text("titel: x\n", encoding="utf-8")
    git("init", "-q", str(module))
    git("-C", str(module), "add", "-A")
    git("-C", str(module), "commit", "-qm", "x")
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(module), "arenden/2026-modul")
    git("commit", "-qm", "modul")
    assert gren
    data = granskad("main..HEAD")
    assert [one["arende"] for one in data["arenden"]] == []
    assert data["andra_filer"]


@pytest.mark.usefixtures("ny_titel")
def test_nobodys_settings_change_what_is_read(
    gren: Path, git: Callable, granskad: Granskad, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plain = granskad("main")
    (gren / ".gitattributes").write_text("*.yaml diff=hemlig text eol=crlf\n", encoding="utf-8")
    config = tmp_path / "gitconfig"
    config.write_text(
        "[core]\n quotepath = true\n pager = false\n[diff]\n external = /bin/false\n noprefix = true\n renames = copies\n"
        '[diff "hemlig"]\n textconv = /bin/false\n command = /bin/false\n'
        "[alias]\n diff-index = !false\n cat-file = !false\n rev-parse = !false\n[color]\n ui = always\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "/bin/false")
    monkeypatch.setenv("GIT_DIR", "/nonexistent")
    monkeypatch.setenv("GIT_TRACE", "1")
    monkeypatch.setenv("LC_ALL", "sv_SE.UTF-8")
    assert granskad("main")["arenden"] == plain["arenden"]
    assert git


def test_a_name_that_git_would_quote(gren: Path, granskad: Granskad) -> None:
    path = gren / MOPED / 'åäö "citat"\nrad.txt'
    path.write_text("x", encoding="utf-8")
    [finding] = granskad()["fynd"]["nya"]
    assert finding["fil"].endswith('åäö "citat"\nrad.txt')


@pytest.mark.usefixtures("ny_titel")
def test_a_workspace_in_a_folder_of_the_repository(gren: Path, git: Callable, tmp_path: Path, est: Callable) -> None:
    whole = tmp_path / "forrad"
    git("init", "-q", "-b", "main", str(whole))
    shutil.copytree(gren, whole / "trygghet", ignore=shutil.ignore_patterns(".git"))
    (whole / "annat.txt").write_text("x", encoding="utf-8")
    git("-C", str(whole), "add", "-A")
    git("-C", str(whole), "commit", "-qm", "x")
    case = whole / "trygghet" / MOPED / "arende.yaml"
    case.write_text(
        case.read_text(encoding="utf-8").replace("titel: Mopeder", "titel: Mopeder och A-traktorer"), encoding="utf-8"
    )
    (whole / "annat.txt").write_text("y", encoding="utf-8")
    data = json.loads(est("--arbetsyta", str(whole / "trygghet"), "granska", "--format", "json").out)
    assert len(texts(data)) == 1
    assert data["andra_filer"] == []


@pytest.mark.usefixtures("ny_titel")
def test_reading_changes_nothing(gren: Path, est: Callable) -> None:
    def everything() -> dict[str, tuple[int, bytes]]:
        return {str(path): (path.stat().st_mtime_ns, path.read_bytes()) for path in gren.rglob("*") if path.is_file()}

    before = everything()
    for fmt in ("text", "md", "html", "json"):
        est("granska", "--format", fmt)
    assert everything() == before


@pytest.mark.usefixtures("ny_titel")
def test_only_what_differs_is_read(gren: Path, granskad: Granskad, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    blob = Objects.blob
    monkeypatch.setattr(Objects, "blob", lambda self, id_, *most: read.append(id_) or blob(self, id_, *most))
    granskad("main")
    tops = ("register", "moten", "lagesbilder", "observationer")
    shared = sum(path.is_file() for top in tops for path in (gren / top).rglob("*")) + len(["est.yaml"])
    case = sum(1 for _ in (gren / MOPED).iterdir())
    assert len(set(read)) == shared + case
