"""One change to one file, from the bytes on the disk to the bytes on the disk: spliced, proved, written whole."""

from __future__ import annotations

from codecs import BOM_UTF8
from dataclasses import dataclass
from typing import TYPE_CHECKING

from est_cli.editing.files import write_whole
from est_cli.editing.lock import locked, silent
from est_cli.errors import EstError
from est_cli.reading.decode import read_bytes
from est_cli.workspace.files import parse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from est_cli.editing.operations import Operation
    from est_cli.reading.document import Document


@dataclass(frozen=True, slots=True)
class Change:
    """A file's bytes before and after; `fil` is its name in the workspace."""

    fil: str
    before: bytes
    after: bytes


def apply(root: Path, fil: str, *operations: Operation, say: Callable[[str], None] = silent) -> Change:
    """Make one change to a file of the workspace, or several, all or none, under the lock.

    `say` tells a person who has to wait for the lock. Raises `EstError`, with nothing written, where the file is
    missing, has faults of form, changes meanwhile, or cannot be changed without touching something else.
    """
    with locked(root, say):
        change = prepare(root, fil, *operations)
        if _read(root, fil) != change.before:
            raise EstError(f"{fil} har ändrats medan kommandot arbetade; inget är skrivet.", "Kör om.")
        write_whole(root / fil, change.after)
    return change


def prepare(root: Path, fil: str, *operations: Operation) -> Change:
    """The change as it would be made, proved but not written."""
    before = after = _read(root, fil)
    for operation in operations:
        after = _edited(fil, after, operation)
    return Change(fil, before, after)


def _edited(fil: str, data: bytes, operation: Operation) -> bytes:
    document = _sound(fil, data)
    bom = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    new = bom + operation.splice(document).encode()
    _prove(document, new, operation)
    return new


def _read(root: Path, fil: str) -> bytes:
    try:
        return read_bytes(root / fil)
    except FileNotFoundError:
        raise EstError(f"Filen {fil} finns inte.", "Se vilka filer som fattas med est validera.") from None
    except OSError:
        raise EstError(f"Filen {fil} går inte att läsa.", "Se varför med est validera.") from None


def _sound(fil: str, data: bytes) -> Document:
    document = parse(fil, data)
    if document.data is None or document.flaws:
        raise EstError(f"{fil} har fel i formen och ändras inte förrän de är rättade.", "Se felen med est validera.")
    return document


def _prove(old: Document, after: bytes, operation: Operation) -> None:
    """Read the new text again: the change that was meant is there, and no other."""
    new = parse(old.fil, after)
    if old.data is None or new.flaws or new.data != operation.expect(old.data):
        raise EstError(
            f"est kan inte ändra {old.fil} utan att röra annat; inget är skrivet.",
            f"Skriv ändringen för hand. {operation.by_hand()}",
        )
