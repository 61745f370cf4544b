"""Text as Markdown in which only what we mean is markup, one sentence a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from est_cli.reports.prose import blocks, has_marks, inline, one_line, seen
from est_cli.svenska import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

UNTITLED: Final = "Utan titel"
"""What a heading says where the text is empty."""
_PLAIN: Final = re.compile(r"[A-Za-zÅÄÖåäöÉé(”][A-Za-z0-9ÅÄÖåäöÉé ,.;:()…–”’%/?!-]*")
_ADDRESS: Final = re.compile(
    r"((?:\b(?:https?|ftp)://|\bwww\.|\b(?:mailto|xmpp):)[^\s`|<>]*[^\s`|<>.,;:!?)\]]"
    r"|[\w.+-]*@\w[\w.-]*|(?:[\w-]+/[\w.-]+)?#\d+|\bGH-\d+)",
    re.IGNORECASE,
)
_HINTS: Final = ("://", "www.", "mailto:", "xmpp:", "gh-", "@", "#")
_SPECIAL: Final = re.compile(r"[\\`*_\[\]<|~$]|&(?=[#A-Za-z])")
_LINE_START: Final = re.compile(r"^(?:(?=[-+=#>:])|(\d{1,9})(?=[.)](?:\s|$)))")
_MARKUP: Final = {
    "em_open": "*", "em_close": "*", "strong_open": "**", "strong_close": "**", "link_open": "[",
    "softbreak": " ", "hardbreak": " ",
}  # fmt: skip
_IN_URL: Final = str.maketrans(
    {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "|": "%7C", "\\": "%5C", " ": "%20", "&": "&amp;"}
)


def md_text(text: str) -> Markup:
    """Plain text on one line, all of it inert."""
    text = one_line(text)
    return Markup(text if _PLAIN.fullmatch(text) and not _may_link(text) else _at_start(_inert(text)))  # noqa: S704


def md_heading(text: str) -> Markup:
    """Plain text as a heading: no stop at its end, never empty."""
    return md_text(text.strip().rstrip(" .,;:!") or UNTITLED)


def md_line(text: str) -> Markup:
    """Free text on one line: emphasis and links kept, all else inert."""
    text = one_line(text)
    if not has_marks(text):
        return md_text(text)
    return Markup(_at_start(_line(inline(text))))  # noqa: S704 - every piece is escaped


def md_item(text: str) -> Markup:
    """Free text for a list item: one sentence a line, indented two steps."""
    return Markup("\n  ".join(_sentences(md_line(text))))  # noqa: S704 - escaped above


def md_blocks(text: str) -> Markup:
    """Free text as paragraphs and lists, one sentence a line."""
    text = seen(text.strip())
    if not has_marks(text):
        return Markup("\n".join(_sentences(md_text(text))))  # noqa: S704 - escaped above
    return Markup("\n".join(_blocks(blocks(text))))  # noqa: S704 - every piece is escaped


def _blocks(tokens: Sequence[Token]) -> Iterator[str]:
    """The lines of blocks: paragraphs apart by a blank line, items by none, deeper text indented."""
    indents: list[str] = []
    numbers: list[int | None] = []
    marker = blank = ""
    first = True
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            numbers.append(1 if token.type.startswith("ordered") else None)
            blank = "" if marker else blank
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            numbers.pop()
            blank = "" if numbers else "\n"
        elif token.type == "list_item_open":
            number = numbers[-1]
            marker += "- " if number is None else f"{number}. "
            numbers[-1] = None if number is None else number + 1
            indents.append(" " * (2 if number is None else len(f"{number}. ")))
        elif token.type == "list_item_close":
            if marker:
                yield "".join(indents[:-1]) + marker.rstrip()
                marker = ""
            indents.pop()
            blank = ""
        elif token.type == "inline":
            lines = _sentences(_at_start(_line(_unwrapped(token.children or []))))
            outside = "".join(indents)
            head = outside[: len(outside) - len(marker)] + marker
            if not first and (blank or not marker):
                yield ""
            yield head + lines[0]
            yield from (outside + line for line in lines[1:])
            marker, blank, first = "", "" if indents else "\n", False


def _unwrapped(tokens: Sequence[Token]) -> Sequence[Token]:
    """A paragraph that is nothing but emphasis would read as a heading: it loses its emphasis."""
    children = [token for token in tokens if token.content or token.type != "text"]
    alone = len(children) > 1 and children[0].type in {"em_open", "strong_open"}
    return children[1:-1] if alone and children[-1].level == 0 and _closes_last(children) else children


def _closes_last(children: Sequence[Token]) -> bool:
    depth = 0
    for place, token in enumerate(children):
        depth += token.nesting
        if depth == 0:
            return place == len(children) - 1
    return False


def _line(tokens: Sequence[Token]) -> str:
    out: list[str] = []
    urls: list[str] = []
    for token in tokens:
        if token.type == "link_open":
            urls.append(str(token.attrs["href"]).translate(_IN_URL))
            if out and out[-1].endswith("!"):  # `!` before a link would make it an image
                out[-1] = out[-1][:-1] + "\\!"
        out.append(
            f"]({urls.pop()})" if token.type == "link_close" else _MARKUP.get(token.type) or _inert(token.content)
        )
    return "".join(out).strip()


def _inert(text: str) -> str:
    """Text whose every character stands for itself; what GitHub would make a link of stands as code."""
    parts = _ADDRESS.split(text) if _may_link(text) else [text]
    parts[0::2] = [_SPECIAL.sub(r"\\\g<0>", part) for part in parts[0::2]]
    parts[1::2] = [f"`{part}`" for part in parts[1::2]]
    return "".join(parts)


def _may_link(text: str) -> bool:
    low = text.lower()
    return any(hint in low for hint in _HINTS)


def _at_start(line: str) -> str:
    return _LINE_START.sub(r"\1\\", line, count=1)


def _sentences(text: str) -> list[str]:
    first, *rest = sentences(text)
    return [first, *map(_at_start, rest)]
