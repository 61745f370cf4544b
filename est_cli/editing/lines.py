"""Where a node ends in the text, where a new line goes, and which line ending it gets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_BLANK: Final = " \t\r\n"
_EXAMPLES: Final = re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z))+(?=[ \t]*\r?(?:\n|\Z))")
"""Comment lines up to a blank line or the end: what a scaffold shows under a key that nobody has answered yet."""
_HEADER: Final = re.compile(r"[|>]\d?([+-]?)\d?")


class Cut(NamedTuple):
    """Characters `start` to `end` of the old text give way to `text`."""

    start: int
    end: int
    text: str


def cut(text: str, cuts: Iterable[Cut]) -> str:
    """The text with all cuts made; they do not overlap."""
    for start, end, new in sorted(cuts, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def is_literal(node: Node) -> bool:
    """Whether a node is a block text, `|` or `>`."""
    return isinstance(node, ScalarNode) and node.style in {"|", ">"}


def end_of(text: str, node: Node) -> int:
    """Where a node's own text ends, on its last line: the end mark of a block lies at the next token."""
    node = _last_leaf(text, node)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip(_BLANK)) if is_literal(node) else int(end)


def below(text: str, node: Node) -> int:
    """Where the line below a node's last line begins; the end of the text if there is none."""
    leaf = _last_leaf(text, node)
    return _literal_end(text, leaf) if is_literal(leaf) else _line_end(text, leaf.end_mark.index)


def insert_below(text: str, node: Node, lines: Sequence[str], *, past_examples: bool = False) -> list[Cut]:
    """The cuts that put whole lines below a node's last line; a comment further down stays further down.

    With `past_examples`, commented examples under a key without a value stay with their key.
    """
    leaf, at = _last_leaf(text, node), below(text, node)
    examples = _EXAMPLES.match(text, at) if past_examples and is_empty(leaf) else None
    return _insert(text, examples.end() if examples else at, lines, leaf)


def insert_above(text: str, node: Node, lines: Sequence[str]) -> list[Cut]:
    """The cuts that put whole lines above the line where a node begins."""
    at = text.rfind("\n", 0, node.start_mark.index) + 1
    eol = _line_break(text, at)
    return [Cut(at, at, "".join(line + eol for line in lines))]


def is_empty(node: Node) -> bool:
    """Whether there is nothing where the value would stand."""
    return isinstance(node, ScalarNode) and node.value == "" and node.style in {"", None}


def _last_leaf(text: str, node: Node) -> Node:
    while isinstance(node, CollectionNode) and node.value and text[node.start_mark.index] not in "[{":
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return node


def _line_end(text: str, index: int) -> int:
    return text.find("\n", index) + 1 or len(text)


def _literal_end(text: str, leaf: Node) -> int:
    """Below the last line with words, unless the blank lines that follow belong to the text."""
    end = leaf.end_mark.index
    last = _line_end(text, end_of(text, leaf))
    header = _HEADER.match(text, leaf.start_mark.index)
    keeps = (header and header[1] == "+") or text[last:end].strip("\r\n")
    return max(end, last) if keeps else last


def _insert(text: str, at: int, lines: Sequence[str], leaf: Node) -> list[Cut]:
    eol = _line_break(text, at)
    if at == len(text) and not text.endswith("\n"):
        return [*_without_line_break(text, leaf), Cut(at, at, "".join(eol + line for line in lines) + eol)]
    return [Cut(at, at, "".join(line + eol for line in lines))]


def _without_line_break(text: str, leaf: Node) -> list[Cut]:
    """A block text that ends the file without a line break must say so (`|-`), once its line gets one."""
    header = _HEADER.match(text, leaf.start_mark.index) if is_literal(leaf) else None
    if header is None or header[1] == "-" or leaf.value[-1:] in {"", "\n"}:
        return []
    return [Cut(header.start(1), header.end(1), "-")]


def _line_break(text: str, at: int) -> str:
    """That of the line before, else of the first line."""
    before = text.rfind("\n", 0, at)
    first = before if before >= 0 else text.find("\n")
    return "\r\n" if first > 0 and text[first - 1] == "\r" else "\n"
