"""What is found in one file: in its text with comments, in values that say more than their text shows, in its name."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from est_cli.personal.detect import hits, name_hits
from est_cli.personal.in_rows import made_by_machine, portions
from est_cli.personal.mask import LEFT
from est_cli.personal.registers import Registers
from est_cli.personal.sentence import YAML, root, scalars
from est_cli.reading.decode import holds_rows
from est_cli.reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from est_cli.personal.hit import Hit

_MAY_BE_ALLOWED: Final = frozenset({"I701", "I702", "I703"})
"""Numbers in the register of actors can look like these; only then is it read."""
_HASH: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{40}(?:[0-9a-f]{24})?(?![0-9A-Za-z])")
"""A commit or a checksum: ten digits in a row are bound to come some day."""
_NOT_A_BREAK: Final = re.compile(r"[^\n]")
_NUL: Final = re.compile("\0+")
_IN_MARKDOWN: Final = re.compile(r"\\(?=[!-/:-@\[-`{-~])|\0+")
_BROKEN_DIGITS: Final = re.compile(r"[0-9][-+]?[ ]*\r?\n[ ]*[-+]?[0-9]")


def found(document: Document, registers: Registers) -> list[Hit]:
    """Every hit in the text of a file, and, at its place, in each value that says more than its text shows."""
    seen = _hits(document, registers)
    if document.fil.endswith(YAML) and ("\\" in document.text or _BROKEN_DIGITS.search(document.text)):
        seen += [hit for hit in _behind_text(document, registers) if not _known(hit, seen)]
    return seen


def found_in_name(name: str, registers: Registers) -> list[Hit]:
    """Every hit in a name; start and end mean nothing."""
    first = name_hits(name)
    return name_hits(name, registers.allowed) if _asks(first) else first


def _hits(document: Document, registers: Registers) -> list[Hit]:
    """The hits in the text as it stands, without what hides in it: NUL bytes, and backslashes in Markdown.

    In a file of observations, what no person wrote is left out too.
    """
    text = registers.without_contacts(document.fil, document.text)
    hiding = _IN_MARKDOWN if document.fil.endswith(".md") else _NUL
    if not holds_rows(document.fil):
        return _without((one.span() for one in hiding.finditer(text)), text, registers)
    return [
        hit._replace(start=at + hit.start, slut=at + hit.slut)
        for at, portion in portions(text)
        for hit in _without(made_by_machine(portion), portion, registers)
    ]


def _without(gaps: Iterable[tuple[int, int]], text: str, registers: Registers) -> list[Hit]:
    """The hits in a text from which some stretches are taken out, each at its place in the whole text."""
    pieces, origins, firsts, at, length = [], [], [], 0, 0
    for start, end in (*gaps, (len(text), len(text))):
        if start > at:
            pieces.append(text[at:start])
            origins.append(at)
            firsts.append(length)
            length += start - at
        at = end

    def place(index: int) -> int:
        piece = bisect_right(firsts, index) - 1
        return origins[piece] + index - firsts[piece]

    seen = _sifted("".join(pieces), registers)
    return [hit._replace(start=place(hit.start), slut=place(hit.slut - 1) + 1) for hit in seen]


def _sifted(text: str, registers: Registers) -> list[Hit]:
    """The hits in a text, without the numbers and addresses of functions, and without parts of a checksum."""
    seen = hits(text)
    if not seen:
        return seen
    if _asks(seen):
        seen = hits(text, registers.allowed)
    hashes = [one.span() for one in _HASH.finditer(text)]
    return [hit for hit in seen if not any(start <= hit.start < end for start, end in hashes)]


def _asks(seen: list[Hit]) -> bool:
    return any(hit.kod in _MAY_BE_ALLOWED for hit in seen)


def _behind_text(document: Document, registers: Registers) -> Iterator[Hit]:
    r"""The hits in values with escapes (`\x31`), or over several lines, each spanning its value."""
    for node in scalars(root(document)):
        start, end = node.start_mark.index, node.end_mark.index
        if node.start_mark.line != node.end_mark.line or (node.style == '"' and "\\" in document.text[start:end]):
            for hit in _sifted(node.value, registers):
                yield hit._replace(start=start, slut=end)


def _known(hit: Hit, seen: list[Hit]) -> bool:
    """Whether the text itself shows a hit of the same code within the value: it is most likely the same one."""
    return any(one.kod == hit.kod and hit.start <= one.start < hit.slut for one in seen)


def hidden(fil: str, text: str) -> str:
    """A file's text to quote from: of each hit of level fel its first two characters; all stays in its place.

    A value that hides a number behind escapes or a line break is hidden as a whole.
    """
    pieces, at = [], 0
    for hit in sorted(found(Document(fil, text), Registers(lambda _: None)), key=lambda hit: hit.start):
        start = max(at, min(hit.start + LEFT, hit.slut))
        if hit.niva == "fel" and start < hit.slut:
            pieces += [text[at:start], _NOT_A_BREAK.sub("•", text[start : hit.slut])]
            at = hit.slut
    return "".join([*pieces, text[at:]])
