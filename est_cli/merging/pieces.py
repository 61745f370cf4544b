"""A YAML file cut into pieces that can be put together again: a key with its value, an item of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node

from est_cli.editing.lines import below, is_empty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.reading.document import Document

_COLON: Final = re.compile(r"[ \t]*:")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text with a value, which is plain data.

    `text` is whole lines, or in a flow collection the entry alone; `gap` is what stands above it, or before it.
    A piece that is no leaf is `head`, its parts with their gaps, and `foot`; `lead` is the dash that takes the place
    of as many blanks on its first line. `column` is that of its key or dash.
    """

    name: str
    data: Any
    gap: str
    text: str
    shape: Literal["leaf", "block", "flow"] = "leaf"
    head: str = ""
    foot: str = ""
    lead: str = ""
    column: int = 0
    parts: tuple[Piece, ...] = ()


class _Entry(NamedTuple):
    """A key (else ""), where it or its dash stands, the value's node and its data."""

    name: str
    at: int
    node: Node
    data: Any


class _OddError(Exception):
    """A shape that cannot be cut into lines; what holds it stays a leaf."""


def whole(document: Document) -> Piece:
    """A file as one piece without a name, its top keys as parts; a leaf if it is of an odd shape."""
    text, root = document.text, document.root
    leaf = Piece("", document.data, "", text, head=text)
    if not isinstance(root, MappingNode) or root.flow_style:
        return leaf
    try:
        parts, end = _lines(text, root, document.data, 0)
    except _OddError:
        return leaf
    return replace(leaf, shape="block", head="", foot=text[end:], parts=parts)


def _lines(text: str, node: CollectionNode, data: Any, at: int) -> tuple[tuple[Piece, ...], int]:  # noqa: ANN401 - plain data
    """The parts of a block collection whose own text begins at `at`, and where the last one ends."""
    parts = []
    for entry in _in_block(text, node, data, at):
        start, end = _start(text, entry.at, at), below(text, entry.node)
        parts.append(_line(text, entry, text[at:start], start, end))
        at = end
    return tuple(parts), at


def _in_block(text: str, node: CollectionNode, data: Any, at: int) -> Iterator[_Entry]:  # noqa: ANN401 - plain data
    if isinstance(node, MappingNode):
        yield from (_Entry(key.value, key.start_mark.index, value, data[key.value]) for key, value in node.value)
        return
    dash = re.compile(rf"^ {{{node.start_mark.column}}}-(?=\s|$)", re.MULTILINE)
    for number, (item, inner) in enumerate(zip(node.value, data, strict=True)):
        hit = dash.search(text, at)
        if hit is None or (number == 0 and hit.end() - 1 != node.start_mark.index):
            raise _OddError
        yield _Entry("", hit.end() - 1, item, inner)
        at = below(text, item)


def _start(text: str, at: int, before: int) -> int:
    """Where the line begins on which a key or dash is first; right there for a key that follows its dash."""
    line = text.rfind("\n", 0, at) + 1
    if text[line:at].strip(" ") and at != before:
        raise _OddError
    return at if at == before else line


def _line(text: str, entry: _Entry, gap: str, start: int, end: int) -> Piece:
    """One entry of a block collection, with its parts; blanks stand where a dash stood before its key."""
    column = entry.at - (text.rfind("\n", 0, entry.at) + 1)
    pad = " " * (column - (entry.at - start))
    own = pad + text[start:end]
    leaf, node = Piece(entry.name, entry.data, gap, own, head=own, column=column), entry.node
    if not isinstance(node, CollectionNode):
        return leaf
    first = node.start_mark.index
    if text[first] in "[{":
        parts, last = _fragments(text, node, entry.data)
        return replace(leaf, shape="flow", head=pad + text[start : first + 1], foot=text[last:end], parts=parts)
    after_dash = "\n" not in text[entry.at : first]
    head = "" if after_dash else pad + text[start : text.find("\n", entry.at) + 1]
    try:
        parts, _ = _lines(text, node, entry.data, first if after_dash else start + len(head) - len(pad))
    except _OddError:
        return leaf
    return replace(leaf, shape="block", head=head, lead=text[start:first] if after_dash else "", parts=parts)


def _fragments(text: str, node: CollectionNode, data: Any) -> tuple[tuple[Piece, ...], int]:  # noqa: ANN401 - plain data
    """The parts of a flow collection, and where the last one ends."""
    parts, at = [], node.start_mark.index + 1
    for entry, end in _in_flow(text, node, data):
        own = text[entry.at : end]
        piece, inner = Piece(entry.name, entry.data, text[at : entry.at], own, head=own), entry.node
        if isinstance(inner, CollectionNode) and text[inner.start_mark.index] in "[{":
            inside, last = _fragments(text, inner, entry.data)
            head = text[entry.at : inner.start_mark.index + 1]
            piece = replace(piece, shape="flow", head=head, foot=text[last:end], parts=inside)
        parts.append(piece)
        at = end
    return tuple(parts), at


def _in_flow(text: str, node: CollectionNode, data: Any) -> Iterator[tuple[_Entry, int]]:  # noqa: ANN401 - plain data
    """Each entry of a flow collection, and where its text ends; a key without a value may lack its colon."""
    if not isinstance(node, MappingNode):
        for item, inner in zip(node.value, data, strict=True):
            yield _Entry("", item.start_mark.index, item, inner), item.end_mark.index
        return
    for key, value in node.value:
        colon = _COLON.match(text, key.end_mark.index)
        end = (colon.end() if colon else key.end_mark.index) if is_empty(value) else value.end_mark.index
        yield _Entry(key.value, key.start_mark.index, value, data[key.value]), end
