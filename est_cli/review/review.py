"""The whole review of a change: what it asks of whom, case by case, the rest, the findings, the questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from est_cli.reports.names import Names
from est_cli.review.case import case_changes
from est_cli.review.findings import Fyndjamforelse, compare_findings
from est_cli.review.organisations import Atagande, commitments
from est_cli.review.pair import CaseNames, Pair, pair_of
from est_cli.review.shared import Filgranskning, other_files, shared_changes
from est_cli.review.sides import Sides, affected, differing
from est_cli.review.steps import stages_left
from est_cli.rules.catalogue import rules
from est_cli.rules.judge import applies, exempted
from est_cli.svenska import datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from est_cli.git.revisions import Span
    from est_cli.review.andring import Andring
    from est_cli.rules.check import Checker
    from est_cli.workspace.case import CaseFiles


class Fraga(NamedTuple):
    """What a reviewer should ask: a V rule of the gate; `saknas` where est finds no answer in the files."""

    kod: str
    text: str
    saknas: bool


class Arendegranskning(NamedTuple):
    """One case: its id, title and stage after (before, where it is gone), what happened, and what to ask."""

    arende: str
    titel: str
    skede: str | None
    borta: bool
    undantag: list[str]
    andringar: list[Andring]
    fragor: list[Fraga]


class Versionsfynd(NamedTuple):
    """Personal data in a version that the change passed through, gone from the files and kept by git."""

    kod: str
    fil: str
    commit: str


class Granskning(NamedTuple):
    """What a change means. `fran` and `till` are commits; None: before the first one, and the working tree.

    `lage` says what is compared with what, `anmarkningar` what a reader must know of it.
    """

    fran: str | None
    till: str | None
    lage: str
    anmarkningar: list[str]
    ataganden: list[Atagande]
    arenden: list[Arendegranskning]
    ovrigt: list[Filgranskning]
    andra_filer: list[str]
    fynd: Fyndjamforelse
    i_versioner: list[Versionsfynd]


def review(both: Sides, fore_dag: date, notes: Sequence[str], only: Sequence[str]) -> Granskning:
    """Compare the two sides; with `only`, those cases and nothing else. `notes` are for the reader."""
    names = Names(both.efter.workspace)
    cases = [case for case in differing(both) if not only or case in only]
    found = [pair_of(both, case, names, fore_dag) for case in cases]
    moten = [] if only else [fil[6:-5] for fil in both.filer if fil.startswith("moten/") and fil.endswith(".yaml")]
    meetings = [(both.fore.workspace.moten.get(id_), both.efter.workspace.moten.get(id_)) for id_ in moten]
    actors = {**both.fore.workspace.aktorer, **both.efter.workspace.aktorer}
    return Granskning(
        both.span.fran,
        both.span.till,
        _compared(both.span, both.idag),
        list(notes),
        commitments(found, meetings, actors),
        [told for pair in found if (told := _case(both.efter.checker, pair)).andringar],
        [] if only else shared_changes(both, CaseNames(names)),
        [] if only else other_files(both),
        compare_findings(both, [case for case in affected(both) if not only or case in only]),
        [],
    )


def _compared(span: Span, idag: date) -> str:
    before = f"commit {span.fran[:10]}" if span.fran else "ingenting (före den första versionen)"
    after = f"commit {span.till[:10]}" if span.till else "arbetskopian"
    return f"Från {before} till {after}. Läget den {datum_i_ord(idag)}."


def _case(checked: Checker, pair: Pair) -> Arendegranskning:
    arende = pair.after or pair.before
    stated = [
        f"{line.regel}: {line.motiv}"
        for line in (arende.undantag if arende else None) or ()
        if isinstance(line.regel, str)
    ]
    skede = arende.skede if arende is not None and isinstance(arende.skede, str) else None
    gone, changes = pair.files_after is None, case_changes(pair)
    return Arendegranskning(pair.id, pair.titel, skede, gone, stated, changes, list(_questions(checked, pair)))


def _questions(checked: Checker, pair: Pair) -> Iterator[Fraga]:
    """The V rules of each gate that the case went through, those first that est finds no answer to."""
    files, arende = pair.files_after, pair.after
    if files is None or arende is None:
        return
    left = stages_left(pair)
    asked = [
        regel
        for regel in rules().values()
        if regel.fraga and regel.talar in left and applies(regel, arende) and regel.kod not in exempted(arende)
    ]
    lacking = {
        regel.kod for regel in asked if _readable(files, regel.laser) and any(regel.check(arende, checked.context))
    }
    for regel in sorted(asked, key=lambda one: one.kod not in lacking):
        yield Fraga(regel.kod, regel.fraga, regel.kod in lacking)


def _readable(files: CaseFiles, names: tuple[str, ...]) -> bool:
    return files.unreadable.isdisjoint(names)
