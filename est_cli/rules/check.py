"""Everything that can be said of a workspace or a case: form, references and rules together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, cast

from est_cli.findings import Finding, order
from est_cli.observationer.count import Counts
from est_cli.reading.document import Document, Flaw
from est_cli.reading.invisible import shown
from est_cli.reading.places import span
from est_cli.rules.catalogue import rules
from est_cli.rules.judge import findings, lacks
from est_cli.rules.moten import check_meetings
from est_cli.rules.observationer import check_observations
from est_cli.rules.personal import check_personal_in_case, check_personal_others, check_personal_shared, registers
from est_cli.rules.rule import Context
from est_cli.svenska import menade_du
from est_cli.workspace.references import Known, check_decisions, check_references, known, known_in_case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from est_cli.model.arende import Undantag
    from est_cli.model.mote import Mote
    from est_cli.personal.registers import Registers
    from est_cli.workspace.case import CaseFiles
    from est_cli.workspace.load import Workspace


class Checker(NamedTuple):
    """A workspace ready to be judged: what there is to refer to, and what the rules may know."""

    workspace: Workspace
    known: Known
    context: Context
    registers: Registers


def checker(workspace: Workspace, idag: date) -> Checker:
    """Prepare the judging of a workspace as it stands on a day."""
    counts = Counts(workspace.tree)
    context = Context(idag, workspace.installningar, workspace.moten, workspace.aktorer, counts)
    return Checker(workspace, known(workspace), context, registers(workspace.tree))


def check_shared(checked: Checker) -> list[Finding]:
    """The findings outside the cases: settings, registers, meetings, pictures, observations, and what else is there."""
    workspace = checked.workspace
    others = check_personal_shared(workspace, checked.registers)
    rows = check_observations(workspace.tree, checked.known, checked.context.idag)
    found = [finding for document in (*others, *rows) for finding in document.findings()]
    for fil, document in workspace.documents.items():
        record = workspace.records.get(fil)
        check_references(document, checked.known)
        if fil.startswith("moten/") and record is not None:
            check_decisions(document, cast("Mote", record), workspace.moten)
    check_meetings(workspace.documents, workspace.moten, checked.context.idag)
    found += [finding for document in workspace.documents.values() for finding in document.findings()]
    return sorted(found, key=order)


def check_others(checked: Checker, filer: Iterable[str]) -> list[Finding]:
    """The personal data of level fel in files that est does not model, and in reports, as a hook would find them."""
    ours = [fil for fil in filer if not fil.startswith(_LOOKED_THROUGH)]
    documents = check_personal_others(checked.workspace.tree, ours, checked.registers)
    return [one for document in documents for one in document.findings() if one.niva == "fel"]


_LOOKED_THROUGH: Final = ("arenden/", "register/", "moten/", "lagesbilder/", "mallar/", "observationer/", "est.yaml")
"""What `check_case` and `check_shared` look through already."""


def check_case(checked: Checker, case: CaseFiles) -> list[Finding]:
    """All findings of one case, in order."""
    ids = known_in_case(checked.known, case)
    for document in case.documents.values():
        check_references(document, ids)
    if case.arende is not None and case.arende.undantag:
        _check_exceptions(case, case.arende.undantag)
    others = check_personal_in_case(case, checked.workspace.tree, checked.registers)
    documents = (*case.documents.values(), *case.strays, *others)
    found = [finding for document in documents for finding in document.findings(case.id)]
    if case.arende is not None:
        found += findings(case, lacks(case.arende, checked.context, frozenset(case.unreadable)))
    elif "arende" not in case.documents:
        found.append(_no_case_file(case))
    return sorted(found, key=order)


def _check_exceptions(case: CaseFiles, undantag: tuple[Undantag, ...]) -> None:
    """F105 for an exception from a rule that does not exist, or that no case may be excepted from."""
    codes = [kod for kod, regel in rules().items() if regel.kan_undantas]
    for index, line in enumerate(undantag):
        if isinstance(line.regel, str) and line.regel not in codes:
            document = case.documents["arende"]
            help_ = menade_du(line.regel, codes) or "Undantag görs från P-, A-, T- och U-regler; est regel visar dem."
            text = f"{shown(line.regel)} är ingen regel som ett ärende kan undantas från."
            document.add(Flaw("F105", text, help_, *span(document, ("undantag", index, "regel"))))


def _no_case_file(case: CaseFiles) -> Finding:
    fil = case.fil("arende")
    text = "Ärendet saknar arende.yaml, som säger vad det heter och var det står."
    flaw = Flaw("F106", text, "Skapa den, eller gör om ärendet med est ny.", 0, 0)
    return Document(fil).finding(flaw, case.id)
