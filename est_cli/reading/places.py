"""Where in the text a value, a key, or the mapping that lacks a key stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

if TYPE_CHECKING:
    from est_cli.reading.document import Document, Path


def span(document: Document, path: Path) -> tuple[int, int]:
    """Start and end, in characters, of the value at a path.

    Where the value is empty, its key; where the path ends before its last part, the first line of the mapping
    or list that lacks the rest.
    """
    node = document.root
    if node is None:
        return 0, 0
    for part in path[document.skip :]:
        key, value = _step(node, part)
        if value is None:
            return _first_line(document, node)
        if key is not None and _empty(value):
            return key.start_mark.index, key.end_mark.index
        node = value
    return _extent(document, node)


def key_span(document: Document, path: Path) -> tuple[int, int]:
    """Start and end, in characters, of the key that a path ends with."""
    node = find(document.root, path[document.skip : -1])
    key, _ = _step(node, path[-1]) if node is not None else (None, None)
    return (key.start_mark.index, key.end_mark.index) if key is not None else span(document, path)


def find(root: Node | None, path: Path) -> Node | None:
    """The node at a path, or None; one value alone counts as a list of one."""
    for part in path:
        if root is None:
            return None
        root = _step(root, part)[1]
    return root


def _step(node: Node, part: str | int) -> tuple[Node | None, Node | None]:
    if isinstance(part, int):
        if isinstance(node, SequenceNode):
            return None, node.value[part] if part < len(node.value) else None
        return None, node if part == 0 else None
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key, value
    return None, None


def _empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value == "" and node.style in {"", None}


def _extent(document: Document, node: Node) -> tuple[int, int]:
    """A node's own text: the end mark of a block lies at the next token, so what is blank or a comment is left out."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode) and node.style not in {"|", ">"}:
        return start, end
    if isinstance(node, CollectionNode) and not node.flow_style:
        return _first_line(document, node)
    return start, start + len(document.text[start:end].rstrip())


def _first_line(document: Document, node: Node) -> tuple[int, int]:
    start = node.start_mark.index
    line_end = document.text.find("\n", start)
    end = len(document.text) if line_end < 0 else line_end
    if isinstance(node, CollectionNode) and node.flow_style:
        end = min(end, node.end_mark.index)
    return start, start + len(document.text[start:end].rstrip())
