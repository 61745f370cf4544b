"""The handbook tells the truth: what it shows is run, and what it names exists.

`handbok/bok.py` says how its blocks are read. After a change of what `est` says,

    python tests/test_handbok.py

writes what is printed now into docs/handbok.md; look at the difference before you commit it.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import pytest
from handbok.bok import HANDBOK, SAME_EVERYWHERE, Play, blocks, fits, renewed, scenes

from est_cli.cli import COMMANDS

CASE = "2026-otryggt-vid-simhallen"
MISSPELT = "validerar"
"""Chapter 12 shows what est says to it."""


@pytest.fixture(autouse=True)
def _same_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a play sets goes back to what it was."""
    for name, value in SAME_EVERYWHERE.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("EST_IDAG", "2026-01-12")


@pytest.fixture
def page() -> str:
    return HANDBOK.read_text(encoding="utf-8")


def test_every_command_prints_what_the_handbook_says(page: str, tmp_path: Path) -> None:
    play = Play(tmp_path)
    for block in blocks(page):
        play.take_in(block)
        for scene in scenes(block.text) if block.language == "console" else ():
            printed = play.command(scene.words)
            assert not any("Ett fel i est" in line for line in printed), printed
            assert fits(scene.lines, printed), "\n".join([f"{scene.written.strip()} prints", *printed])
        if block.language == "markdown":
            _assert_stands_in_the_report(block.text, play.root / (block.file or f"rapporter/{CASE}.md"))


def _assert_stands_in_the_report(excerpt: str, report: Path) -> None:
    lines = iter(report.read_text(encoding="utf-8").splitlines())
    for line in (line for line in excerpt.splitlines() if line not in {"", "…"}):
        assert line in lines, f"not in the report, or not in this order: {line}"


def _examples(mark: str) -> list[str]:
    """What follows `# fel` or `# rätt` in the blocks that show both."""
    shown = [
        block.text
        for block in blocks(HANDBOK.read_text(encoding="utf-8"))
        if block.text.startswith(("# fel\n", "# rätt\n"))
    ]
    parts = [part for text in shown for part in re.split(r"^(?=# (?:fel|rätt)$)", text, flags=re.MULTILINE)]
    return [part.partition("\n")[2] for part in parts if part.startswith(f"{mark}\n")]


@pytest.mark.parametrize("problem", _examples("# fel"))
def test_what_is_shown_as_wrong_is_refused(problem: str, tmp_path: Path) -> None:
    assert any(" fel " in line for line in _validated(problem, tmp_path))


@pytest.mark.parametrize("problem", _examples("# rätt"))
def test_what_is_shown_as_right_is_read(problem: str, tmp_path: Path) -> None:
    assert not any(" fel " in line for line in _validated(problem, tmp_path))


def _validated(problem: str, folder: Path) -> list[str]:
    play = Play(folder)
    play.command(["est", "init"])
    play.command(["est", "ny", "Prov", "--plats", "stationen"])
    (folder / "arenden" / "2026-prov" / "problem.yaml").write_text(problem, encoding="utf-8")
    return play.command(["est", "validera"])


def _known() -> set[str]:
    return {
        name
        for one in COMMANDS
        if not one.hidden
        for name in (f"est {one.name}", *(f"est {one.name} {sub.name}" for sub in one.commands))
    }


@pytest.mark.parametrize("name", sorted(_known()))
def test_the_handbook_mentions_every_command(page: str, name: str) -> None:
    assert re.search(rf"`?\b{name}\b", page)


def test_every_command_that_is_shown_exists(page: str) -> None:
    tops = {one.name for one in COMMANDS}
    shown = set(re.findall(r"(?:`|\$ )est ([a-z]\w*)", page))
    assert shown
    assert shown - {MISSPELT} <= tops


def test_every_link_and_heading_target_exists(page: str) -> None:
    anchors = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", page, re.MULTILINE)
    }
    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", page):
        file, _, anchor = target.partition("#")
        assert not file or file.startswith("https://") or (HANDBOK.parent / file).exists(), target
        assert file or anchor in anchors, target


def test_a_block_that_prints_something_else_is_seen() -> None:
    assert fits(["a", "…", "d"], ["a", "b", "c", "d"])
    assert fits(["a", "…"], ["a"])
    assert not fits(["a", "d"], ["a", "b", "d"])
    assert not fits(["…", "x"], ["a", "b"])
    assert renewed(["a", "…", "x"], ["a", "b", "c", "d"]) == ["a", "…", "d"]


def _write_anew() -> None:
    page, play, parts, last = HANDBOK.read_text(encoding="utf-8"), Play(Path(tempfile.mkdtemp())), [], 0
    for block in blocks(page):
        play.take_in(block)
        if block.language == "console":
            played = [(scene, renewed(scene.lines, play.command(scene.words))) for scene in scenes(block.text)]
            shown = ["\n".join([scene.written.rstrip(), *lines, ""]) for scene, lines in played]
            parts += [page[last : block.start], "\n".join(shown)]
            last = block.end
    HANDBOK.write_text("".join([*parts, page[last:]]), encoding="utf-8")


if __name__ == "__main__":
    os.environ.pop("EST_ARBETSYTA", None)
    _write_anew()
