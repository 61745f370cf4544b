"""A case as its own days tell that it was: what is dated later has not happened yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from est_cli.model.record import Record
from est_cli.reading.fields import fields
from est_cli.workspace.case import assemble

if TYPE_CHECKING:
    from est_cli.workspace.case import CaseFiles


def as_of(files: CaseFiles, dag: date) -> CaseFiles | None:
    """The case at the end of a day: without the steps, notes, decisions and feedback dated later; None: not opened.

    What bears no day of its own is as it is now.
    """
    parts = {name: _until(part, dag) for name, part in files.parts.items()}
    arende = assemble(files.id, parts)
    return replace(files, parts=parts, arende=arende) if arende is not None else None


def _until(record: Record, dag: date) -> Record:
    values = {name: _kept(getattr(record, name), dag) for name in fields(type(record))}
    changed = {name: value for name, value in values.items() if value is not getattr(record, name)}
    return record.model_copy(update=changed) if changed else record


def _kept(value: Any, dag: date) -> Any:  # noqa: ANN401 - any field's value
    if isinstance(value, Record):
        return None if _is_later(value, dag) else _until(value, dag)
    if not isinstance(value, tuple):
        return value
    kept = tuple(_kept(one, dag) for one in value if not _is_later(one, dag))
    same = len(kept) == len(value) and all(one is other for one, other in zip(kept, value, strict=True))
    return value if same else kept


def _is_later(value: Any, dag: date) -> bool:  # noqa: ANN401 - any item of a list
    own = getattr(value, "datum", None) if isinstance(value, Record) else None
    return isinstance(own, date) and own > dag
