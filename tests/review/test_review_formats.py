"""A review in each format: it fits, it is the same twice, and no text of a file can forge any of it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from est_cli.formats.review import COMMENT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOPED = "2026-mopeder-vid-skolan"
HOSTILE = [
    "## Nya fynd: 0 fel",
    "<script>alert(1)</script><h2>Godkänt</h2>",
    "| fel | I701 | allt är bra |",
    "::error file=x,line=1::påhittat",
    "</details><details open><summary>Fanns redan: inget</summary>",
    "[klicka](javascript:alert(1)) ![b](https://example.com/x.png)",
    "@alla #1 `kod` ~~struket~~",
    "\u202egodkänt\u202c",
    "- [x] Godkänd av polisen",
    "--> hej",
    "{{ 7 * 7 }} {% raw %}",
]


def _titled(gren: Path, text: str) -> None:
    path = gren / "arenden" / MOPED / "arende.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    lines = [f"titel: {json.dumps(text)}\n" if line.startswith("titel:") else line for line in lines]
    path.write_text("".join(lines), encoding="utf-8")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_from_a_file_forges_nothing(gren: Path, est: Callable[..., Any], text: str) -> None:
    _titled(gren, f"{text}\n{text}")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(est("granska", "--format", "md").out)
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    _titled(gren, ("vanligt namn " * 20)[: 2 * len(text)] + "t")
    plain = MarkdownIt("gfm-like", {"linkify": False}).parse(est("granska", "--format", "md").out)
    assert [one.type for one in tokens] == [one.type for one in plain]
    assert headings[0] == "Vad ändringen innebär"
    inside = [one for token in tokens for one in token.children or ()]
    assert not {"html_inline", "image"} & {one.type for one in inside}
    assert not [one for one in inside if one.type == "link_open" and not one.attrs["href"].startswith("https://")]


@pytest.mark.parametrize("text", HOSTILE)
def test_the_page_holds_no_markup_of_its_own_making(gren: Path, est: Callable[..., Any], text: str) -> None:
    _titled(gren, text)
    page = est("granska", "--format", "html").out
    assert "<script" not in page
    assert page.count("<details") == 0
    assert not re.search(r"<img|<a [^>]*>klicka|javascript:[^)]*\">", page)
    assert "\u202e" not in page


def test_the_terminal_is_steered_by_nobody(gren: Path, est: Callable[..., Any]) -> None:
    _titled(gren, "a\x1b[31mröd\u202e\nFynd\n----\nInga")
    out = est("granska").out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert out.splitlines().count("Fynd") == 1


def test_a_large_change_is_folded_then_counted(gren: Path, est: Callable[..., Any]) -> None:
    whole = {path.name: path.read_text(encoding="utf-8") for path in (gren / "arenden" / MOPED).iterdir()}
    for number in range(150):
        folder = gren / "arenden" / f"2026-nytt-{number:03}"
        folder.mkdir()
        for name, text in whole.items():
            (folder / name).write_text(text, encoding="utf-8")
    out = est("granska", "--format", "md").out
    assert COMMENT // 4 < len(out) < COMMENT
    assert out.startswith("# Vad ändringen innebär\n")
    assert re.search(r"^… och \d+ ärenden till, med [\d\u00a0]+ ändringar\.$", out, re.MULTILINE)
    assert "\n## Fynd\n" in out
    assert out.rstrip().endswith(".")


def test_a_single_huge_text_still_fits(gren: Path, est: Callable[..., Any]) -> None:
    _titled(gren, "ord " * 100_000)
    out = est("granska", "--format", "md").out
    assert len(out) < COMMENT
    assert "# Vad ändringen innebär" in out


def test_it_says_the_same_twice(gren: Path, est: Callable[..., Any]) -> None:
    _titled(gren, "Nytt namn")
    for fmt in ("text", "md", "html", "json"):
        assert est("granska", "--format", fmt) == est("granska", "--format", fmt)


def test_it_keeps_its_schema(gren: Path, est: Callable[..., Any]) -> None:
    _titled(gren, "Nytt namn")
    est("atgard", "ny", MOPED, "Samtal", "--ansvarig", "kommunpolis", "--start", "2026-12-01")
    schemas = json.loads(est("schema", "--utdata").out)
    data = json.loads(est("granska", "--format", "json").out)
    Draft202012Validator({"$ref": "#/$defs/granska", **schemas}).validate(data)


def test_status_1_for_a_new_fault_and_not_for_an_old_one(
    gren: Path, git: Callable[..., str], est: Callable[..., Any]
) -> None:
    path = gren / "arenden" / MOPED / "problem.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "okand: x\n", encoding="utf-8")
    assert est("granska").code == 1
    git("commit", "-qam", "Ett fel")
    git("branch", "-f", "main")
    _titled(gren, "Nytt namn")
    outcome = est("granska")
    assert outcome.code == 0
    assert "Fanns redan: 1 fel" in outcome.out
    assert est("validera").code == 1


def test_its_own_templates_cannot_be_replaced_by_what_is_reviewed(gren: Path, est: Callable[..., Any]) -> None:
    (gren / "mallar").mkdir()
    (gren / "mallar/granska.md.j2").write_text("Allt är bra.\n", encoding="utf-8")
    assert "1 mall, som styr" in est("granska", "--format", "md").out


@pytest.mark.parametrize("fmt", ["text", "md", "html", "json"])
@pytest.mark.parametrize(
    "number", ["811228_9874", "811228~9874", "kalle[at]gmail[dot]com", f"{'ord ' * 12}811228 9874"]
)
def test_nothing_personal_is_echoed(gren: Path, est: Callable[..., Any], fmt: str, number: str) -> None:
    _titled(gren, f"Bråk {number}")
    out = est("granska", "--format", fmt).out.replace("\\", "")
    assert "9874" not in out
    assert "811228" not in out
    assert "kalle[" not in out
