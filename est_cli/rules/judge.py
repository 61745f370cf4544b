"""What the rules say of a case: their lacks, with a level by where the case stands, and a place in a file."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.model.arende import SKEDEN, Arende
from est_cli.reading.document import Document, Flaw
from est_cli.reading.places import find, span
from est_cli.rules.catalogue import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.findings import Finding, Niva
    from est_cli.rules.rule import Brist, Context, Rule
    from est_cli.workspace.case import CaseFiles

_PLACE: Final[dict[str, int]] = {skede: index for index, skede in enumerate(SKEDEN)}


class Lack(NamedTuple):
    """One lack, the rule that found it, and the level at which it is reported; None: silent at this stage."""

    regel: Rule
    brist: Brist
    niva: Niva | None


def lacks(arende: Arende, context: Context, unreadable: frozenset[str] = frozenset()) -> Iterator[Lack]:
    """Every lack that is reported at the case's present stage, in the order of the rules."""
    silent = exempted(arende)
    for regel in _speaking(arende.snabb, arende.skede == "avskrivet"):
        if regel.kod in silent or not unreadable.isdisjoint(regel.laser):
            continue
        for brist in regel.check(arende, context):
            niva = level(regel, brist, arende)
            if niva is not None:
                yield Lack(regel, brist, niva)


def exempted(arende: Arende) -> frozenset[str]:
    """The codes of the rules that the case states an exception from, with its reason."""
    if not arende.undantag:
        return frozenset()
    stated = {line.regel for line in arende.undantag if line.motiv}
    return frozenset(kod for kod, regel in rules().items() if regel.kan_undantas and kod in stated)


def applies(regel: Rule, arende: Arende) -> bool:
    """Whether a rule is asked of the case's track at all."""
    return regel.snabb or not arende.snabb


def level(regel: Rule, brist: Brist, arende: Arende) -> Niva | None:
    """The level by where the case stands (quality-rules: left stage fel, present hinder, later silent)."""
    niva = brist.niva or regel.niva
    here, there = _PLACE.get(arende.skede, -1), _PLACE.get(regel.talar, -1)
    if there > here and not brist.genast:
        return None
    if niva != "fel":
        return niva
    if there >= here and regel.talar != "alltid":
        return "hinder"
    return "varning" if _closed_before(regel.sedan, arende) else "fel"


def _closed_before(day: date, arende: Arende) -> bool:
    last = arende.historik[-1]
    return last.skede == "avslutat" and isinstance(last.datum, date) and last.datum < day


def findings(case: CaseFiles, found: Iterator[Lack]) -> list[Finding]:
    """Lacks of a case as findings, each at its place."""
    return [_finding(case, lack) for lack in found]


@cache
def _speaking(snabb: bool, avskrivet: bool) -> tuple[Rule, ...]:  # noqa: FBT001 - a key of the cache, never a switch
    """The rules asked of a track; of a case written off only those of its way and its references (S)."""
    return tuple(
        regel for regel in rules().values() if regel.kod[0] == "S" or (not avskrivet and (regel.snabb or not snabb))
    )


def _finding(case: CaseFiles, lack: Lack) -> Finding:
    document, start, end = _where(case, lack.brist)
    flaw = Flaw(lack.regel.kod, lack.brist.text, lack.regel.gor, start, end, lack.niva or "tips")
    return document.finding(flaw, case.id)


def _where(case: CaseFiles, brist: Brist) -> tuple[Document, int, int]:
    """The place: a missing file or an empty list is shown at the last line of `historik`."""
    document = case.documents.get(brist.fil)
    if document is not None and not _empty_list(document, brist):
        return document, *span(document, brist.vag)
    arende = case.documents["arende"]
    last = len(case.arende.historik) - 1 if case.arende else 0
    return arende, *span(arende, ("historik", last))


def _empty_list(document: Document, brist: Brist) -> bool:
    node = find(document.root, brist.vag) if brist.vag else None
    return node is not None and isinstance(node.value, list) and not node.value
