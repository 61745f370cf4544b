"""Whatever a file of est's shapes looks like, an edit changes its value and nothing else."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from est_cli.editing.operations import AddEntry, Append, Operation, SetValue
from est_cli.editing.scalars import Value, scalar
from est_cli.workspace.files import parse

if TYPE_CHECKING:
    from est_cli.reading.document import Document

Draw = st.DrawFn

ITEM: dict[str, Value] = {"datum": "2026-02-12", "text": "rad: ett"}
WORDS = st.sampled_from(
    [
        "x",
        "Mörkt i tunneln",
        "kommun-trygghet",
        "a: b",
        "nej",
        "22:30",
        "# nej",
        "[a]",
        "it's",
        "å\nb",
        "38",
        "slut ",
    ]
)
COMMENTS = st.sampled_from(["", "", "  # så", " #"])
BETWEEN = st.sampled_from([[], [], [], [""], ["# rad"], ["", "      # långt in", ""], ["    "]])


@st.composite
def scalar_lines(draw: Draw, indent: int, *, flow: bool) -> list[str]:
    """One value, in any of the ways a person may write it; lines after the first are whole lines."""
    text = draw(WORDS)
    style = draw(st.sampled_from(["own", "double", "single", "literal", "folded"]))
    deep = " " * (indent + draw(st.integers(1, 4)))
    if style == "literal" and not flow and text.strip() == text and text:
        return ["|" + draw(st.sampled_from(["", "-", "+"])), *(deep + line for line in text.split("\n"))]
    if style == "folded" and not flow:
        return ['"ett', f'{deep}två"' + draw(COMMENTS)]
    tail = "" if flow else draw(COMMENTS)
    if style == "single" and "\n" not in text:
        return ["'" + text.replace("'", "''") + "'" + tail]
    return [scalar(text, flow=flow) + tail]


@st.composite
def flow_record(draw: Draw) -> str:
    keys = draw(st.lists(st.sampled_from(["id", "titel", "datum", "text"]), min_size=1, max_size=3, unique=True))
    gap = draw(st.sampled_from(["", " "]))
    return "{" + gap + ", ".join(f"{key}: {draw(scalar_lines(0, flow=True))[0]}" for key in keys) + gap + "}"


@st.composite
def block_record(draw: Draw, indent: int, *, nested: bool) -> list[str]:
    """A mapping whose first line lacks its indentation."""
    keys = draw(st.lists(st.sampled_from(["id", "titel", "status", "text"]), min_size=1, max_size=3, unique=True))
    lines: list[str] = []
    for key in keys:
        first, *rest = draw(scalar_lines(indent, flow=False))
        lines += [f"{' ' * indent}{key}: {first}", *rest, *draw(BETWEEN)]
    if nested:
        lines += draw(listing("anteckningar", indent, nested=False))
    return [lines[0][indent:], *lines[1:]]


@st.composite
def listing(draw: Draw, key: str, indent: int, *, nested: bool = True) -> list[str]:
    pad, shape = " " * indent, draw(st.sampled_from(["block", "block", "block", "flow", "empty", "bare", "open flow"]))
    if shape == "bare":
        return [f"{pad}{key}:" + draw(COMMENTS), *draw(BETWEEN)]
    if shape == "empty":
        return [f"{pad}{key}: [{draw(st.sampled_from(['', ' ']))}]" + draw(COMMENTS)]
    if shape == "flow":
        return [f"{pad}{key}: [{', '.join(draw(st.lists(flow_record(), min_size=1, max_size=2)))}]" + draw(COMMENTS)]
    if shape == "open flow":
        return [f"{pad}{key}: [", f"{pad}  {draw(flow_record())}" + draw(COMMENTS), f"{pad}  ]"]
    inner, gap = indent + draw(st.integers(0, 3)), " " * draw(st.integers(1, 3))
    lines = [f"{pad}{key}:" + draw(COMMENTS)]
    for _ in range(draw(st.integers(1, 3))):
        dash = f"{' ' * inner}-{gap}"
        if draw(st.booleans()):
            lines += [dash + draw(flow_record()) + draw(COMMENTS)]
        else:
            first, *rest = draw(block_record(len(dash), nested=nested))
            lines += [dash + first, *rest]
        lines += draw(BETWEEN)
    return lines


@st.composite
def files(draw: Draw) -> bytes:
    lines = ["---"] * draw(st.booleans()) + draw(BETWEEN)
    for key in draw(st.permutations(["titel", "plats", "atgarder", "historik"])):
        if key in {"titel", "plats"}:
            first, *rest = draw(scalar_lines(0, flow=False))
            lines += [f"{key}: {first}", *rest]
        else:
            lines += draw(listing(key, 0))
        lines += draw(BETWEEN)
    eol = draw(st.sampled_from(["\n", "\r\n"]))
    text = eol.join(lines) + eol * draw(st.booleans())
    return b"\xef\xbb\xbf" * draw(st.booleans()) + text.encode()


def edited(data: bytes, operation: Operation) -> tuple[str, str]:
    """Texts before and after; checked with a reader of another make that only the intended value changed."""
    document = parse("f.yaml", data)
    assert document.flaws == []
    after = operation.splice(document)
    expected = operation.expect(yaml.load(document.text, yaml.BaseLoader))  # noqa: S506 - it makes only texts
    assert normal(yaml.load(after, yaml.BaseLoader)) == normal(expected)  # noqa: S506
    assert parse("f.yaml", after.encode()).data == operation.expect(document.data or {})
    return document.text, after


def normal(data: Any) -> Any:  # noqa: ANN401 - plain data is any shape
    if isinstance(data, dict):
        return {key: normal(value) for key, value in data.items()}
    return [normal(value) for value in data if value != ""] if isinstance(data, list) else data


def difference(before: str, after: str) -> tuple[list[str], list[str]]:
    """Lines that are gone and lines that are new; that the last line of the file gets its line break is no difference."""
    eol = "\r\n" if "\r\n" in before else "\n"
    old, new = (re.findall(r".*?\n|.+$", text, re.DOTALL) for text in (before, after))
    if old and not old[-1].endswith("\n") and new[-1].endswith("\n"):
        old[-1] += eol
    steps = [step for step in SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if step[0] != "equal"]
    return [line for step in steps for line in old[step[1] : step[2]]], [
        line for step in steps for line in new[step[3] : step[4]]
    ]


def unfinished_literal(before: str) -> bool:
    """A block text may end the file without a line break, so that its first line must come to say `|-`."""
    return not before.endswith("\n") and "|" in before


@given(files())
@settings(max_examples=100, deadline=None)
def test_one_line_more_in_a_block_list_and_one_line_changed_in_a_flow_list(data: bytes) -> None:
    before, after = edited(data, Append(("historik",), ITEM))
    gone, new = difference(before, after)
    if re.search(r"(?m)^historik: ?\[", before):
        assert (len(gone), len(new)) == (1, 1)
    else:
        assert len(new) == 1 + len(gone)
        assert len(gone) <= unfinished_literal(before)


@given(files(), st.data())
@settings(max_examples=100, deadline=None)
def test_a_note_a_status_and_a_new_key(data: bytes, more: st.DataObject) -> None:
    def choose(document: Document) -> Operation:
        measures = (document.data or {}).get("atgarder") or []
        which: tuple[str | int, ...] = ("atgarder", more.draw(st.integers(0, len(measures) - 1))) if measures else ()
        operations: list[Operation] = [
            Append((*which, "anteckningar"), ITEM, before="historik"),
            Append((*which, "mal"), ITEM, block=True),
            SetValue((*which, "status"), "pagar"),
            SetValue((*which, "titel"), more.draw(WORDS)),
            SetValue(("plats",), more.draw(WORDS)),
            AddEntry("ny", ITEM),
        ]
        return more.draw(st.sampled_from(operations))

    operation = choose(parse("f.yaml", data))
    before, after = edited(data, operation)
    gone, new = difference(before, after)
    if isinstance(operation, SetValue):
        assert len(new) <= 1 + unfinished_literal(before), "one line, however long the text that gives way to it"
    else:
        assert len(gone) <= 1 + unfinished_literal(before), "a flow list, or a text that becomes `|-`"
        assert len(new) <= 3 + len(gone), "a key, and an item of two lines"
    assert {line.endswith("\r\n") for line in new if line.endswith("\n")} <= {"\r\n" in before}
