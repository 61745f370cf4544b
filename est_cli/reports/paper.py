"""A page made ready for WeasyPrint, which draws an SVG within HTML without the page's style."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_SVG: Final = "{http://www.w3.org/2000/svg}svg"
_STYLE: Final = "{http://www.w3.org/2000/svg}style"
_REM: Final = re.compile(r"(?<![\w.#])(-?\d*\.?\d+)rem\b")
_VAR: Final = re.compile(r"var\((--[\w-]+)\)")
_OF_PICTURES: Final = re.compile(r"(?:svg|\.[\w-]+) ")
_PAINT: Final = re.compile(r"fill|stroke|font-|text-anchor|overflow$")
_PX_A_REM: Final = 9.5 * 96 / 72
"""The size of the text on paper, `html { font-size: 9.5pt }`, in CSS pixels."""
_LONG: Final = re.compile(r"\S{26,}")
"""A word that is too long for a column, and that may have no syllables: an address, a nonsense word."""
_PIECE: Final = re.compile(r"\S{8}(?=\S)")
_MANY: Final = 6
"""So many columns of the least comfortable width do not have room on the paper."""
_MAY_BREAK: Final = "\u200b"


def for_paper(root: Element) -> None:
    """Change a page's tree for paper: pictures in their colours, no table wider than the paper, no link to a page.

    What leads to the internet or within the page stays a link; another report is not there beside the PDF.
    """
    style = _painting("\n".join(one.text or "" for one in root.iter("style")))
    for svg in list(_outermost(root)):
        _draw_alone(svg, style)
    for table in root.iter("table"):
        _break_long_words(table)
        _let_columns_be_narrow(table)
    for link in root.iter("a"):
        if not link.get("href", "").lower().startswith(("#", "http:", "https:", "mailto:")):
            link.attrib.pop("href", None)


def _outermost(element: Element) -> Iterator[Element]:
    """The pictures, not the pictures within them."""
    for child in element:
        if child.tag == _SVG:
            yield child
        else:
            yield from _outermost(child)


def _draw_alone(svg: Element, style: str) -> None:
    """Give a picture its own style; a picture within it is as large as itself where nothing else is said, as in SVG."""
    for element in svg.iter():
        for name, value in element.items():
            element.set(name, _in_pixels(value))
        if element.tag == _SVG and element is not svg:
            element.attrib.setdefault("width", "100%")
            element.attrib.setdefault("height", "100%")
    made = svg.makeelement(_STYLE, {})
    made.text = style
    svg.append(made)


def _break_long_words(table: Element) -> None:
    """Let a very long word break where it would push the table past the paper's edge, without a mark.

    `overflow-wrap: anywhere` says the same, but takes WeasyPrint minutes for a word of some hundred letters.
    """
    for element in table.iter():
        element.text = element.text and _LONG.sub(_in_pieces, element.text)
        element.tail = element.tail and _LONG.sub(_in_pieces, element.tail)


def _let_columns_be_narrow(table: Element) -> None:
    """Columns that are wide for comfort are not, where so many stand side by side."""
    if max((len(row) for row in table.iter("tr")), default=0) >= _MANY:
        for cell in table.iter():
            if cell.tag in {"th", "td"}:
                cell.set("style", "min-width: 0")


def _in_pieces(word: re.Match[str]) -> str:
    return _PIECE.sub(lambda piece: piece[0] + _MAY_BREAK, word[0])


def _in_pixels(text: str) -> str:
    """Lengths in pixels: WeasyPrint reads `rem` in a picture as `em`."""
    return _REM.sub(lambda length: f"{float(length[1]) * _PX_A_REM:.2f}px", text)


def _painting(css: str) -> str:
    """The rules of a page's pictures that paint, with the variables that hold on paper put in."""
    variables: dict[str, str] = {}
    painting = []
    for selector, declared in _rules(css):
        if selector == ":root":
            variables |= declared
        painted = "; ".join(f"{name}: {value}" for name, value in declared.items() if _PAINT.match(name))
        if painted and _OF_PICTURES.match(selector):
            painting.append(f"{selector} {{ {painted} }}")
    return _in_pixels(_VAR.sub(lambda used: variables.get(used[1], "inherit"), "\n".join(painting)))


def _rules(css: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A style sheet's rules that hold on paper, as selector and declarations: first the general, then the printed."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    printed = [one for rule in rules if _is_print(rule) for one in tinycss2.parse_rule_list(rule.content)]
    for rule in (*rules, *printed):
        if rule.type == "qualified-rule":
            said = tinycss2.parse_blocks_contents(rule.content)
            declared = {one.name: one.value for one in said if one.type == "declaration"}
            yield (
                tinycss2.serialize(rule.prelude).strip(),
                {name: tinycss2.serialize(value).strip() for name, value in declared.items()},
            )


def _is_print(rule: Any) -> bool:  # noqa: ANN401 - tinycss2's own
    import tinycss2

    if rule.type != "at-rule" or rule.at_keyword != "media":
        return False
    return bool(tinycss2.serialize(rule.prelude).strip() == "print")
