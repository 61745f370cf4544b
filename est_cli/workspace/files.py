"""Reading one file of the workspace all the way to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from est_cli.model.record import Record
from est_cli.reading.compose import compose
from est_cli.reading.decode import decode
from est_cli.reading.document import Document, Flaw
from est_cli.reading.places import span
from est_cli.reading.plain import plain
from est_cli.reading.records import read_record
from est_cli.reading.walk import records

if TYPE_CHECKING:
    from est_cli.workspace.tree import Tree

R = TypeVar("R", bound=Record)


def parse(fil: str, data: bytes) -> Document:
    """A file's bytes as a document with nodes and plain data; its faults are in the document."""
    document = decode(fil, data)
    if not document.flaws:
        compose(document)
        plain(document)
    return document


def read(tree: Tree, fil: str, model: type[R]) -> tuple[Document, R | None] | None:
    """A file of the workspace as document and record; None where there is no such file."""
    try:
        data = tree.read(fil)
    except FileNotFoundError:
        return None
    except OSError as error:
        document = Document(fil)
        document.add(_unreadable(tree.slag(fil), error))
        return document, None
    if tree.memo is None:
        document = parse(fil, data)
        return document, to_record(document, model)
    if (fil, data) not in tree.memo:
        document = parse(fil, data)
        tree.memo[fil, data] = document, to_record(document, model)
    document, record = tree.memo[fil, data]
    return document.copy(), cast("R | None", record)


def to_record(document: Document, model: type[R]) -> R | None:
    """The document's record, its dates in order; None where the file cannot be read."""
    record = read_record(document, model)
    if record is not None:
        document.inside = list(records(record))
        _ordered_periods(document)
    return record


def _ordered_periods(document: Document) -> None:
    for path, record in document.inside:
        for first, last in type(record).perioder:
            start, end = getattr(record, first), getattr(record, last)
            if start is not None and end is not None and end < start:
                text = f"{last} ({end}) ligger före {first} ({start})."
                document.add(Flaw("F105", text, "Kontrollera båda datumen.", *span(document, (*path, last))))


def _unreadable(slag: str | None, error: OSError) -> Flaw:
    if slag == "lank":
        return Flaw("F111", "Filen är en länk till en annan plats.", "Lägg själva filen här i stället.", 0, 0)
    if slag == "mapp":
        return Flaw("F111", "Här finns en mapp där en fil ska ligga.", "Flytta eller ta bort mappen.", 0, 0)
    if slag != "fil":
        return Flaw("F111", "Här finns något som inte är en vanlig fil.", "Ta bort det.", 0, 0)
    return Flaw(
        "F101",
        f"Filen går inte att läsa: {error.strerror or 'okänt fel'}.",
        "Kontrollera att du har rätt att läsa den.",
        0,
        0,
    )
