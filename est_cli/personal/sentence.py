"""The whole sentence that a hit stands in, the same however its lines are broken: what an exception is made for.

A sentence ends where its text does: at a value of a YAML file, a run of comment lines, a cell of a CSV file, a
paragraph or an item of a list; and inside it at a full stop, question mark or exclamation mark before a capital.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, cast

from est_cli.personal.detect import hits
from est_cli.reading.document import Document
from est_cli.svenska import one_line, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.nodes import Node, ScalarNode

YAML: Final = (".yaml", ".yml")
_CELL: Final = re.compile(r'"(?:[^"]|"")*"|[^",;\t\r\n]+')
_PARAGRAPH: Final = re.compile(r"\n[ \t]*#*[ \t\r]*(?=\n)|\n(?=[ \t#]*(?:[*+-]|\d{1,9}[.)])[ \t])")
_MARK: Final = re.compile(r"^[ \t]*(?:#+|>)?[ \t]*(?:(?:[*+-]|\d{1,9}[.)])(?=[ \t]))?", re.MULTILINE)
_BREAK: Final = re.compile(r"\\[nrt]")
_BLANKS: Final = re.compile(r"\s+")
_ESCAPE: Final = re.compile(r"\\[xuU][0-9A-Fa-f]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_NEAR: Final = 20_000
"""So many characters away no paragraph begins."""
ENOUGH: Final = 3
"""So many words beside the hit make a sentence that nobody can guess."""


def sentence(document: Document, start: int, slut: int) -> str:
    """The sentence around a stretch of a file's text, or the sentences where it runs over several, on one line."""
    first, last = _unit(document, start)
    text = document.text[:last]
    breaks = [hit.end() for hit in _PARAGRAPH.finditer(text, first)]
    begin = max((at for at in breaks if at <= start), default=first)
    end = min((at for at in breaks if at >= slut), default=last)
    text = _MARK.sub(_blank, _BREAK.sub(_blank, text[begin:end]))
    return _around(*(_flowed(text[: index - begin]) for index in (start, slut, end)))


def words_beside(text: str) -> int:
    """How many words a sentence has beside the hits in it."""
    for hit in reversed(hits(text)):
        text = f"{text[: hit.start]} {text[hit.slut :]}"
    return len(_WORD.findall(_ESCAPE.sub(" ", text)))


def _around(before: str, through: str, whole: str) -> str:
    """Of a text, the sentences from where `before` ends to where `through` does."""
    kept, at = [], 0
    for one in sentences(whole):
        if at < len(through) and at + len(one) >= len(before):
            kept.append(one)
        at += len(one) + 1
    return unicodedata.normalize("NFC", one_line(" ".join(kept)))


def _flowed(text: str) -> str:
    return _BLANKS.sub(" ", text)


def _blank(hit: re.Match[str]) -> str:
    return " " * len(hit.group())


def _unit(document: Document, at: int) -> tuple[int, int]:
    """The stretch of text that holds the sentence: nothing outside it belongs to it."""
    text = document.text
    if document.fil.endswith(YAML):
        node = _scalar(root(document), at)
        return _inside(text, node) if node is not None else _comment(text, at)
    if document.fil.endswith(".csv"):
        line = _line(text, at)
        return next((cell.span() for cell in _CELL.finditer(text, *line) if cell.start() <= at < cell.end()), line)
    return max(0, at - _NEAR), min(len(text), at + _NEAR)


def root(document: Document) -> Node | None:
    """The nodes of a YAML file that perhaps nobody has parsed yet; None where it cannot be."""
    if document.root is None and document.fil.endswith(YAML):
        from est_cli.reading.compose import compose

        parsed = Document(document.fil, document.text)
        compose(parsed)
        document.root = parsed.root
    return document.root


def scalars(node: Node | None) -> Iterator[ScalarNode]:
    """Every scalar of a YAML file, keys and values, in order."""
    if node is None:
        return
    if isinstance(node.value, str):
        yield cast("ScalarNode", node)
        return
    for child in node.value:
        for one in child if isinstance(child, tuple) else (child,):
            yield from scalars(one)


def _scalar(node: Node | None, at: int) -> ScalarNode | None:
    return next((one for one in scalars(node) if one.start_mark.index <= at < one.end_mark.index), None)


def _inside(text: str, node: ScalarNode) -> tuple[int, int]:
    """A scalar without its quotation marks, or without the line with `|` or `>`."""
    start, end = node.start_mark.index, node.end_mark.index
    if node.style in {"|", ">"}:
        return text.find("\n", start, end) + 1 or start, end
    return (start + 1, end - 1) if node.style in {'"', "'"} else (start, end)


def _comment(text: str, at: int) -> tuple[int, int]:
    """The run of comment lines around a place; or the comment at the end of its line; or the line."""
    first, last = _line(text, at)
    if not _is_comment(text, first, last):
        return max(first, text.rfind(" #", first, at) + 1), last
    while first > 0 and _is_comment(text, *(above := _line(text, first - 1))):
        first = above[0]
    while last < len(text) and _is_comment(text, *(below := _line(text, last + 1))):
        last = below[1]
    return first, last


def _line(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _is_comment(text: str, first: int, last: int) -> bool:
    return text[first:last].lstrip().startswith("#")
