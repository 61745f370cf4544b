from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from est_cli.editing.scalars import Value, block_item, flow_mapping, plain_data, scalar, spelled
from est_cli.errors import EstError
from est_cli.workspace.files import parse

PLAIN = [
    "Mörkt i gångtunneln",
    "2026-skadegorelse",
    "2026-02-12",
    "2026-v12",
    "2026-k1",
    "KS 2025/212",
    "a, b [c]",
    "§ 4",
    "”så”",
    "nej",
    "ja",
]
QUOTED = ["", "no", "Null", "38", "1_000", "1e3", "0x1f", ".5", "12.", "22:30", "22:00-02:00", "2026-02-30", "2026-2-1", "a: b", "slut:", "a #b", "# a", "- a", "'x", " x", "x "]  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_stands_without_quotes(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize("text", QUOTED)
def test_stands_in_quotes(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 2, 12), "2026-02-12"),
        (38, "38"),
        (-3, "-3"),
        (Decimal("56.1640"), "56.1640"),
        (Decimal("1E+3"), "1000"),
        ('"a"\n\\b\t\0\x1b\u2028\U000e0041', r'"\"a\"\n\\b\t\0\x1b\u2028\U000e0041"'),
        ("12\u00a0000 kr", "12\u00a0000 kr"),
        ("\ufeffå", '"\\ufeffå"'),
    ],
)
def test_spelling(value: str | int | Decimal | date, text: str) -> None:
    assert scalar(value) == text


def test_inside_brackets_more_needs_quotes() -> None:
    assert flow_mapping({"a": "x, y", "b": "x: y", "c": "kl 22:30", "d": ["p", {"q": 1}], "e": None, "f": []}) == (
        '{a: "x, y", b: "x: y", c: "kl 22:30", d: [p, {q: 1}], f: []}'
    )


def test_block_item() -> None:
    item: dict[str, Value] = {"id": "x", "titel": "a, b", "mal": ["p", "q"], "slut": None}
    assert block_item(item, "  ") == ["  - id: x", "    titel: a, b", "    mal: [p, q]"]


def test_half_a_character_is_refused() -> None:
    with pytest.raises(EstError, match="inte går att spara"):
        scalar("\ud83d")


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | st.text(
    "-?:,[]{}#&*!|>'\"%@`\\ ~=.0129eExno_\n\t", max_size=8
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    TEXT | st.integers(0, 10**9) | st.dates() | st.decimals(0, 10**6, places=2),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES)
def test_est_reads_every_value_back(value: Value) -> None:
    document = parse("f.yaml", f"a: {spelled(value)}\nb: [{spelled(value, flow=True)}]\n".encode())
    assert (document.data, document.flaws) == ({"a": plain_data(value), "b": [plain_data(value)]}, [])


@given(TEXT)
def test_other_readers_see_a_text_too(text: str) -> None:
    written = yaml.safe_load(f"a: {scalar(text)}\nb: [{scalar(text, flow=True)}]\n")
    as_date = (
        date.fromisoformat(text)
        if scalar(text) == text and text[:4].isdigit() and text.count("-") == 2 and len(text) == 10
        else text
    )
    assert written in ({"a": text, "b": [text]}, {"a": as_date, "b": [as_date]})
