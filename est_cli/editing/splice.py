"""Edits as pure functions from text to text, by the marks of the nodes: all other characters stay as they are.

None of them proves its result; `est_cli.editing.edit` reads the new text again and does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from est_cli.editing.lines import Cut, cut, end_of, insert_above, insert_below, is_empty, is_literal
from est_cli.editing.scalars import Value, block_item, block_mapping, scalar, spelled
from est_cli.errors import EstError
from est_cli.reading.places import find

if TYPE_CHECKING:
    from est_cli.reading.document import Document, Path

_NULLS: Final = frozenset({"~", "null", "Null", "NULL"})
_COLON: Final = re.compile(r"[ \t]*:")
_DASH: Final = re.compile(r" *(- +)")
_LINE: Final = re.compile(r"^(?=[^\r\n])", re.MULTILINE)
_INDENT: Final = 2


def append(document: Document, path: Path, item: Value, *, block: bool = False, before: str | None = None) -> str:
    """The text with an item last in the list at a path; `block` gives each key of the item a line of its own.

    Where the key is missing it is added last in its mapping, or before the key `before`. Raises `EstError` where
    the path leads nowhere, or to something that cannot become a list.
    """
    text = document.text
    parent, name = _parent(document, path)
    pair = _pair(parent, name)
    if parent.flow_style and pair is None:
        return cut(text, _add_key(text, parent, name, [item], before))
    lines = _items(" " * (_column(parent) + _offset(parent)), "- ", item, block=block)
    if pair is None:
        return cut(text, _place(text, parent, [f"{_column(parent) * ' '}{scalar(name, flow=True)}:", *lines], before))
    node = pair[1]
    if is_empty(node) and not parent.flow_style:
        return cut(text, insert_below(text, node, lines))
    if _is_null(node):
        return cut(text, _fill(text, pair, [item]))
    if isinstance(node, SequenceNode):
        return cut(text, _add_item(text, node, item, block=block))
    return cut(text, _to_list(document, node, item, block=block))


def set_value(document: Document, path: Path, value: Value, *, before: str | None = None) -> str:
    """The text with one value changed, or with the key added last in its mapping (or before the key `before`).

    A list or mapping is written in flow style. Raises `EstError` where the path leads nowhere, or to a block of
    several lines.
    """
    text, node = document.text, find(document.root, path)
    if node is None or is_empty(node):
        parent, name = _parent(document, path)
        pair = _pair(parent, name)
        return cut(text, _fill(text, pair, value) if pair else _add_key(text, parent, name, value, before))
    if isinstance(node, CollectionNode) and text[node.start_mark.index] not in "[{":
        raise EstError(
            f"{dotted(path)} i {document.fil} består av flera rader; est ändrar dem inte.", "Ändra dem för hand."
        )
    flow = any(_is_flow(find(document.root, path[:depth])) for depth in range(len(path)))
    return cut(text, [Cut(node.start_mark.index, end_of(text, node), spelled(value, flow=flow))])


def add_entry(document: Document, key: str, values: Mapping[str, Value]) -> str:
    """The text of a register with one more id, last, written as the one before it: on one line or in a block."""
    text, root = document.text, _parent(document, (key,))[0]
    if _pair(root, key):
        raise EstError(f"{key} finns redan i {document.fil}.", "Välj ett annat id, eller ändra det som finns.")
    last = root.value[-1][1] if root.value else None
    if _is_flow(root) or _is_flow(last):
        return cut(text, _add_key(text, root, key, values, None))
    first, offset = _column(root), last.start_mark.column - _column(root) if isinstance(last, MappingNode) else _INDENT
    lines = [f"{first * ' '}{scalar(key, flow=True)}:", *block_mapping(values, " " * (first + offset))]
    return cut(text, insert_below(text, root, lines, past_examples=True))


def dotted(path: Path) -> str:
    """A path as a person reads it, counting from 1: `atgarder 2, anteckningar`."""
    return "".join(f" {part + 1}" if isinstance(part, int) else f", {part}" for part in path).removeprefix(", ")


def _parent(document: Document, path: Path) -> tuple[MappingNode, str]:
    parent, name = find(document.root, path[:-1]), path[-1]
    if isinstance(parent, MappingNode) and isinstance(name, str):
        return parent, name
    raise EstError(
        f"{dotted(path)} finns inte i {document.fil}.", f"Lägg till {dotted(path[:-1]) or 'det'} för hand och kör om."
    )


def _pair(mapping: MappingNode, name: str | None) -> tuple[Node, Node] | None:
    return next(((key, value) for key, value in mapping.value if key.value == name), None)


def _is_flow(node: Node | None) -> bool:
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _is_null(node: Node) -> bool:
    return is_empty(node) or (isinstance(node, ScalarNode) and node.style in {"", None} and node.value in _NULLS)


def _column(mapping: MappingNode) -> int:
    return int(mapping.value[0][0].start_mark.column) if mapping.value else 0


def _offset(mapping: MappingNode) -> int:
    """How far the dashes of a list are indented under their key, by the first list in the same mapping."""
    lists = (node for _, node in mapping.value if isinstance(node, SequenceNode) and not node.flow_style)
    return next((int(node.start_mark.column) - _column(mapping) for node in lists), _INDENT)


def _items(indent: str, dash: str, item: Value, *, block: bool) -> list[str]:
    if block and isinstance(item, Mapping):
        return block_item(item, indent, dash)
    return [indent + dash + spelled(item)]


def _fill(text: str, pair: tuple[Node, Node], value: Value) -> list[Cut]:
    """A value for a key that has none; in `{a, b: 1}` a key can lack its colon too."""
    key, node = pair
    new = spelled(value, flow=True)
    if not is_empty(node):
        return [Cut(node.start_mark.index, node.end_mark.index, new)]
    colon = _COLON.match(text, key.end_mark.index)
    at = colon.end() if colon else key.end_mark.index
    return [Cut(at, at, f" {new}" if colon else f": {new}")]


def _add_item(text: str, node: SequenceNode, item: Value, *, block: bool) -> list[Cut]:
    if node.flow_style:
        at = end_of(text, node.value[-1]) if node.value else node.start_mark.index + 1
        return [Cut(at, at, ", " * bool(node.value) + spelled(item, flow=True))]
    last = node.value[-1].start_mark.index
    style = _DASH.fullmatch(text, text.rfind("\n", 0, last) + 1, last)
    lines = _items(" " * node.start_mark.column, style[1] if style else "- ", item, block=block)
    return insert_below(text, node, lines)


def _add_key(text: str, parent: MappingNode, name: str, value: Value, before: str | None) -> list[Cut]:
    if not parent.flow_style:
        line = f"{_column(parent) * ' '}{scalar(name, flow=True)}: {spelled(value)}"
        return _place(text, parent, [line], before)
    entry, later = f"{scalar(name, flow=True)}: {spelled(value, flow=True)}", _pair(parent, before)
    if later:
        return [Cut(later[0].start_mark.index, later[0].start_mark.index, f"{entry}, ")]
    if not parent.value:
        return [Cut(parent.start_mark.index + 1, parent.start_mark.index + 1, entry)]
    key, last = parent.value[-1]
    at = key.end_mark.index if is_empty(last) and not _COLON.match(text, key.end_mark.index) else end_of(text, last)
    return [Cut(at, at, f", {entry}")]


def _place(text: str, parent: MappingNode, lines: list[str], before: str | None) -> list[Cut]:
    """Lines with a new key last in a block mapping, or right below what stands before the key `before`."""
    keys = [key.value for key, _ in parent.value]
    at = keys.index(before) if before in keys else len(keys)
    if at == 0:
        return insert_above(text, parent.value[0][0], lines)
    return insert_below(text, parent.value[at - 1][1], lines, past_examples=True)


def _to_list(document: Document, node: Node, item: Value, *, block: bool) -> list[Cut]:
    """One value that counts as a list of one becomes a list: its own lines change."""
    text, start, end = document.text, node.start_mark.index, end_of(document.text, node)
    if isinstance(node, ScalarNode) or _is_flow(node):
        if is_literal(node):
            raise EstError(
                f"Texten i {document.fil} kan inte bli en lista av sig själv.",
                "Gör den till en lista för hand och kör om.",
            )
        return [Cut(start, start, "["), Cut(end, end, f", {spelled(item, flow=True)}]")]
    dents = [Cut(line.start(), line.start(), "  ") for line in _LINE.finditer(text, start, end) if line.start() > start]
    indent = " " * node.start_mark.column
    return [Cut(start, start, "- "), *dents, *insert_below(text, node, _items(indent, "- ", item, block=block))]
