"""I: personal data in all that lies in a workspace, also where est does not model it; and exceptions gone stale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.personal.check import as_text, check_name, check_personal, look
from est_cli.personal.exceptions import EXCEPTIONS, EXCUSABLE, STALE, Excuse, excuse
from est_cli.personal.found import found, found_in_name
from est_cli.personal.registers import Registers
from est_cli.personal.rule import PERSONAL
from est_cli.personal.sentence import sentence
from est_cli.reading.document import Document, Flaw
from est_cli.reading.invisible import shown
from est_cli.reading.places import span
from est_cli.svenska import menade_du

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from est_cli.workspace.case import CaseFiles
    from est_cli.workspace.load import Workspace
    from est_cli.workspace.tree import Tree

_NOT_MODELLED: Final = ("mallar", "observationer")
"""Folders of text that no rule of form reads. Reports are left out: they are made from the rest."""


def registers(tree: Tree) -> Registers:
    """The registers of a workspace, wherever its files are read from."""
    return Registers(lambda fil: _bytes(tree, fil))


def check_personal_shared(workspace: Workspace, known: Registers) -> list[Document]:
    """Add what is found outside the cases to the workspace's documents; return those of all other files."""
    others = [other for document in workspace.documents.values() for other in _scan(workspace.tree, document, known)]
    for folder in _NOT_MODELLED:
        others += _below(workspace.tree, folder, known)
    if EXCEPTIONS in workspace.documents:
        _check_exceptions(workspace.documents[EXCEPTIONS], workspace.tree, known)
    return others


def check_personal_in_case(case: CaseFiles, tree: Tree, known: Registers) -> list[Document]:
    """The same for a case: in its files, in what lies astray in its folder, and in the folder's name."""
    folder = Document(f"arenden/{case.id}")
    check_name(folder, case.id, known)
    others = [other for document in case.documents.values() for other in _read(tree, document, known)]
    return [folder, *others, *(other for document in case.strays for other in _scan(tree, document, known))]


def check_personal_others(tree: Tree, filer: Iterable[str], known: Registers) -> Iterator[Document]:
    """Files that no rule of form reads, looked through with their names; those that are not there are left out."""
    for fil in filer:
        data = _bytes(tree, fil)
        if data is not None:
            document = look(fil, data, known)
            check_name(document, fil.rpartition("/")[2], known)
            yield document


def _scan(tree: Tree, document: Document, known: Registers) -> Iterator[Document]:
    """Look through a file or a folder, and its name."""
    yield from _read(tree, document, known)
    check_name(document, document.fil.rpartition("/")[2], known)
    if not document.text:
        yield from _below(tree, document.fil, known)


def _read(tree: Tree, document: Document, known: Registers) -> Iterator[Document]:
    """Look through a file; where its text could not be read for est, through its bytes, in a document of their own."""
    if document.text and all(flaw.kod != "F101" for flaw in document.flaws):
        check_personal(document, known)
    elif (data := _bytes(tree, document.fil)) is not None:
        yield look(document.fil, data, known)


def _below(tree: Tree, folder: str, known: Registers) -> Iterator[Document]:
    """Every file in a folder and the folders in it, looked through."""
    folders = [folder]
    for path in folders:
        for name, slag in tree.scan(path):
            fil = f"{path}/{name}"
            data = _bytes(tree, fil) if slag == "fil" else None
            document = look(fil, data or b"", known)
            check_name(document, name, known)
            yield document
            if slag == "mapp":
                folders.append(fil)


def _bytes(tree: Tree, fil: str) -> bytes | None:
    try:
        return tree.read(fil)
    except (OSError, ValueError):
        return None


def _check_exceptions(document: Document, tree: Tree, known: Registers) -> None:
    """F105 for an exception from no rule of personal data; I710 for one whose sentence is not there."""
    lines = document.data.get("undantag") if document.data else None
    for index, line in enumerate(lines if isinstance(lines, list) else [lines]):
        regel = line.get("regel") if isinstance(line, dict) else None
        if isinstance(regel, str) and regel not in EXCUSABLE:
            help_ = menade_du(regel, EXCUSABLE) or "Undantag för en mening görs från I-regler; est regel visar dem."
            text = f"{shown(regel)} är ingen regel som en mening kan undantas från."
            document.add(Flaw("F105", text, help_, *span(document, ("undantag", index, "regel"))))
    needed = {fil: _needed(fil, tree, known) for fil in {one.fil for one in known.exceptions}}
    for one, index in known.exceptions.items():
        if one not in needed[one.fil]:
            text = f"Undantaget från {one.regel} gäller en mening som inte står i {shown(one.fil)}."
            place = span(document, ("undantag", index))
            document.add(Flaw(STALE, text, PERSONAL[STALE].gor, *place, "varning"))


def _needed(fil: str, tree: Tree, known: Registers) -> set[Excuse]:
    """The exceptions that all hits in a file and in its name would need."""
    data = _bytes(tree, fil)
    if data is None:
        return set()
    document, name = as_text(fil, data), fil.rpartition("/")[2]
    in_text = {excuse(hit.kod, fil, sentence(document, hit.start, hit.slut)) for hit in found(document, known)}
    return in_text | {excuse(hit.kod, fil, name) for hit in found_in_name(name, known)}
