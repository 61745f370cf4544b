"""Free text: a small subset of Markdown (paragraphs, lists, emphasis, links), read once for both formats."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from est_cli.reading.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MARKS: Final = re.compile(r"[*_\[\\\n\r]|^\s*(?:[-+]|\d{1,9}[.)])\s")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_DATE: Final = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_TAGS: Final = {
    "paragraph_open": "<p>", "paragraph_close": "</p>\n", "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n", "ordered_list_open": "<ol>\n", "ordered_list_close": "</ol>\n",
    "list_item_open": "<li>", "list_item_close": "</li>\n",
    "em_open": "<em>", "em_close": "</em>", "strong_open": "<strong>", "strong_close": "</strong>",
    "link_close": "</a>", "softbreak": " ", "hardbreak": " ",
}  # fmt: skip


def seen(text: str) -> str:
    """Text in which nothing is hidden: control and direction characters are written out; line breaks and NBSP stay."""
    if text.isprintable():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").expandtabs(4).split("\n")
    return "\n".join("\u00a0".join(map(visible, line.split("\u00a0"))) for line in lines)


def one_line(text: str) -> str:
    """Text on one line in which nothing is hidden."""
    return text.strip() if text.isprintable() else seen(_BLANKS.sub(" ", text).strip())


def has_marks(text: str) -> bool:
    """Whether text may hold anything that is read as more than letters: if not, nothing needs parsing."""
    return _MARKS.search(text) is not None


def blocks(text: str) -> Sequence[Token]:
    """Free text as tokens of blocks."""
    return _parser().parse(text)


def inline(text: str) -> Sequence[Token]:
    """One line of free text as tokens inside a paragraph."""
    parsed = _parser().parseInline(text)
    return [token for token in (parsed[0].children if parsed else None) or () if token.content or token.type != "text"]


def html_blocks(text: str) -> Markup:
    """Free text as HTML blocks."""
    text = seen(text.strip())
    if not has_marks(text):
        return Markup("<p>%s</p>\n") % text if text else Markup()
    return Markup("".join(_html(token) for token in blocks(text)))  # noqa: S704 - every piece is escaped


def html_line(text: str) -> Markup:
    """Free text as one line of HTML."""
    text = one_line(text)
    if not has_marks(text):
        return _whole_dates(escape(text)) if "-" in text else escape(text)
    return Markup("".join(_html(token) for token in inline(text)))  # noqa: S704 - every piece is escaped


def _whole_dates(text: Markup) -> Markup:
    """Text whose dates are not broken over two lines."""
    return Markup(_DATE.sub(r'<span class="dag">\g<0></span>', str(text)))  # noqa: S704 - escaped before


def _html(token: Token) -> str:
    if token.type == "inline":
        return "".join(_html(child) for child in token.children or ())
    if token.type == "link_open":
        return f'<a href="{escape(token.attrs["href"])}">'
    if token.hidden:
        return ""
    return _TAGS.get(token.type) or escape(token.content)


def _link_ok(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False}).enable(["list", "emphasis", "link", "newline", "escape"])
    parser.validateLink = _link_ok  # type: ignore[method-assign]
    return parser
