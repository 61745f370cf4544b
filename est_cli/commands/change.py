"""Changing one file of a case: what is written is judged before it reaches the disk."""

from __future__ import annotations

import re
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Final

from est_cli.commands.common import case_id, opened, root
from est_cli.editing.edit import apply, prepare
from est_cli.editing.lock import locked
from est_cli.editing.operations import Unchanged
from est_cli.errors import EstError
from est_cli.frame.terminal import folded, say
from est_cli.model.mote import Mote
from est_cli.personal.news import new_hits
from est_cli.personal.rule import PERSONAL
from est_cli.reading.document import Document
from est_cli.workspace.case import MODELS
from est_cli.workspace.files import parse, to_record
from est_cli.workspace.references import check_decisions, check_references, known_in_case

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.editing.operations import Operation
    from est_cli.personal.registers import Registers
    from est_cli.rules.check import Checker
    from est_cli.workspace.case import CaseFiles
_EXCEPTION: Final = re.compile(r"(?: [^.:]*:|, eller) est undantag I\d+ FIL:RAD .*")


@contextmanager
def to_change(wanted: str, *, only_show: bool = False) -> Iterator[tuple[Checker, CaseFiles]]:
    """The workspace and the case that was asked for, locked while what is read is acted upon.

    `only_show` takes no lock: what writes nothing leaves nothing behind.
    """
    folder = root()
    with nullcontext() if only_show else locked(folder, say):
        checked = opened(folder)
        yield checked, checked.workspace.case(case_id(checked, wanted))


def change(checked: Checker, case: CaseFiles, name: str, *operations: Operation) -> None:
    """Make the change to one of the case's files; EstError, with nothing written, if it would add a fault."""
    root, fil = checked.workspace.root, case.fil(name)
    judge(checked, case, name, prepare(root, fil, *operations).after)
    apply(root, fil, *operations, say=say)


def judge(checked: Checker, case: CaseFiles, name: str, data: bytes) -> None:
    """EstError with the first fault that these bytes would add to the file."""
    document = parse(case.fil(name), data)
    to_record(document, MODELS[name])
    ids = known_in_case(checked.known, case)
    check_references(document, ids)
    _refuse_new(checked, case.documents.get(name, Document("")), document)


def change_meeting(checked: Checker, id_: str, *operations: Operation) -> None:
    """Make the change to a meeting's file; EstError, with nothing written, if it would add a fault.

    The file must say what it said when the workspace was read: what was decided rests on that.
    """
    steps = judge_meeting_change(checked, id_, *operations)
    apply(checked.workspace.root, f"moten/{id_}.yaml", *steps, say=say)


def judge_meeting_change(checked: Checker, id_: str, *operations: Operation) -> tuple[Operation, ...]:
    """All steps of a change to a meeting's file, none of them made; EstError if it cannot be, or would add a fault."""
    before = checked.workspace.documents[f"moten/{id_}.yaml"].copy()
    check_references(before, checked.known)
    steps = (Unchanged(before.text), *operations)
    judge_meeting(checked, before, prepare(checked.workspace.root, before.fil, *steps).after)
    return steps


def judge_meeting(checked: Checker, before: Document, data: bytes) -> None:
    """EstError with the first fault that these bytes would add to a meeting's file."""
    document = parse(before.fil, data)
    meeting = to_record(document, Mote)
    check_references(document, checked.known)
    if meeting is not None:
        check_decisions(document, meeting, checked.workspace.moten)
    _refuse_new(checked, before, document)


def _refuse_new(checked: Checker, before: Document, after: Document) -> None:
    known = {(flaw.kod, flaw.text) for flaw in before.flaws}
    for flaw in after.flaws:
        if (flaw.kod, flaw.text) not in known:
            raise EstError(flaw.text, flaw.hjalp)
    refuse_personal(checked.registers, Document(after.fil, before.text), after)


def refuse_personal(registers: Registers, before: Document, after: Document) -> None:
    """EstError where a change brings personal data of level fel into a file; a warning is said on stderr.

    A document without a name is a text that has no place in a file yet.
    """
    told = [(hit, PERSONAL[hit.kod].gor) for hit in new_hits(before, after, registers)]
    if not after.fil:
        told = [(hit, _without_exception(advice)) for hit, advice in told]
    for hit, advice in told:
        if hit.niva == "fel":
            raise EstError(f"Inget är skrivet. {hit.text}", advice)
    for text in dict.fromkeys(f"Obs: {hit.text} {advice}" for hit, advice in told):
        say(folded(text))


def _without_exception(advice: str) -> str:
    """Advice without that of an exception, which needs a file and a line."""
    rest = _EXCEPTION.sub("", advice)
    return rest if rest.endswith(".") else f"{rest}."
