"""Personal data in one file becomes flaws in its document, unless a register says that it is right all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.personal.exceptions import excuse
from est_cli.personal.found import found, found_in_name
from est_cli.personal.in_report import is_covered, is_report
from est_cli.personal.readable import readable
from est_cli.personal.rule import PERSONAL
from est_cli.personal.sentence import sentence
from est_cli.reading.decode import limit_of, too_large
from est_cli.reading.document import Document, Flaw

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Hit
    from est_cli.personal.registers import Registers


def check_personal(document: Document, registers: Registers) -> None:
    """Add a flaw for each hit in the text of a file that no exception covers."""
    for hit in objections(document, registers):
        document.add(as_flaw(hit))


def check_name(document: Document, name: str, registers: Registers) -> None:
    """Add a flaw, at the beginning of the file, for each hit in a name: the file's, or one of its folders'."""
    for hit in found_in_name(name, registers):
        if excuse(hit.kod, document.fil, name) not in registers.exceptions:
            document.add(as_flaw(hit._replace(start=0, slut=0)))


def objections(document: Document, registers: Registers) -> Iterator[Hit]:
    """The hits in the text of a file that no exception covers."""
    for hit in found(document, registers):
        if not is_excused(document, hit, registers):
            yield hit


def is_excused(document: Document, hit: Hit, registers: Registers) -> bool:
    """Whether an exception covers the sentence of a hit; in a report, also one in the file that it is made from."""
    own = any((one.regel, one.fil) == (hit.kod, document.fil) for one in registers.exceptions)
    mening = sentence(document, hit.start, hit.slut) if own else ""
    if own and excuse(hit.kod, document.fil, mening) in registers.exceptions:
        return True
    return is_report(document.fil) and is_covered(document, hit, registers)


def look(fil: str, data: bytes, registers: Registers) -> Document:
    """Any file's bytes as a document with what was found in its text."""
    document = as_text(fil, data)
    check_personal(document, registers)
    return document


def as_text(fil: str, data: bytes) -> Document:
    """Any file's bytes as a document, without text where it is none; F108 where only its beginning could be read."""
    document = Document(fil, readable(data[: limit_of(fil)]) or "")
    if document.text and len(data) > limit_of(fil):
        text = f"{too_large(fil)}; bara början är genomsökt efter personuppgifter."
        document.add(Flaw("F108", text, "Dela upp filen, så att allt kan läsas.", 0, 0))
    return document


def as_flaw(hit: Hit) -> Flaw:
    """A hit as a fault at its place."""
    return Flaw(hit.kod, hit.text, PERSONAL[hit.kod].gor, hit.start, hit.slut, hit.niva)
