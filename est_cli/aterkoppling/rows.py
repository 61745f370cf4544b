"""Which observations a case counts, or a period holds, by who reported them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.aterkoppling.facts import ended, kinds, places
from est_cli.observationer.columns import files
from est_cli.observationer.count import Urval, observations, selection
from est_cli.period import months_between
from est_cli.utvardering.record import Tid
from est_cli.utvardering.times import Asked, times
from est_cli.utvardering.usable import matning_of, span, starts, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from est_cli.model.arende import Arende
    from est_cli.observationer.rows import Observation
    from est_cli.workspace.load import Workspace
    from est_cli.workspace.tree import Tree

_DAY: Final = timedelta(days=1)
_YEAR: Final = timedelta(days=365)


class Rader(NamedTuple):
    """The rows of some times, those that say that nothing happened too; `tomma` are the times without any file.

    `utan` are those that nobody in the register stands for, such as what the public reports.
    """

    tider: list[Tid]
    rader: list[Observation]
    tomma: list[Tid]
    utan: list[Observation]

    @property
    def okanda(self) -> int:
        """How many events nobody in the register stands for."""
        return sum(one.antal for one in self.utan)

    def events(self, rapportorer: Iterable[str], tid: Tid | None = None) -> int:
        """How many events some reporters reported, in one of the times or in all."""
        who = frozenset(rapportorer)
        return sum(one.antal for one in self.rader if one.rapportor in who and (tid is None or _in(one, tid)))

    def calm(self, rapportorer: Iterable[str]) -> int:
        """How many times they looked, and nothing had happened."""
        who = frozenset(rapportorer)
        return sum(not one.antal for one in self.rader if one.rapportor in who)

    def commonest(self, rapportorer: Iterable[str]) -> list[tuple[str, int]]:
        """The categories that they reported, the most first."""
        who, found = frozenset(rapportorer), Counter[str]()
        for one in self.rader:
            if one.rapportor in who and one.kategori and one.antal:
                found[one.kategori] += one.antal
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _in(one: Observation, tid: Tid) -> bool:
    return tid.fran <= one.datum <= tid.till


def of_case(workspace: Workspace, arende: Arende, idag: date) -> Rader:
    """The observations that a case counts: its indicators' in their times before and after, each row once.

    A case whose indicators count none: what was reported of its kinds at its places, from the time that it says
    the problem was seen in, else from a year before it was opened, until it ended or today.
    """
    wanted = _counted(arende, idag) or [_about(arende, idag)]
    spans = _joined([tid for _, tid in wanted])
    rows: dict[tuple[str, ...], Observation] = {}
    for one in _rows(workspace.tree, spans):
        if any(_in(one, tid) and _holds(urval, one) for urval, tid in wanted):
            rows.setdefault(one.celler, one)
    return _gathered(workspace, spans, list(rows.values()))


def of_period(workspace: Workspace, tid: Tid) -> Rader:
    """All observations of a time."""
    return _gathered(workspace, [tid], list(_rows(workspace.tree, [tid])))


def _gathered(workspace: Workspace, spans: list[Tid], rows: list[Observation]) -> Rader:
    known = [one for one in rows if one.rapportor in workspace.aktorer]
    unknown = [one for one in rows if one.rapportor not in workspace.aktorer]
    return Rader(spans, known, [tid for tid in spans if not _has_files(workspace.tree, tid)], unknown)


def _rows(tree: Tree, spans: list[Tid]) -> Iterator[Observation]:
    for tid in spans:
        yield from observations(tree, tid.fran, tid.till)


def _has_files(tree: Tree, tid: Tid) -> bool:
    return bool(files(tree, months_between(tid.fran, tid.till)))


def _holds(urval: Urval, one: Observation) -> bool:
    """Whether a row counts; one without events has no category, so that only its place and reporter can tell."""
    return (urval if one.antal else urval._replace(kategorier=None, typer=None)).holds(one)


def _counted(arende: Arende, idag: date) -> list[tuple[Urval, Tid]]:
    """What the indicators count, and when."""
    began, found = starts(arende), []
    asked = Asked(idag, began[0][0] if began else None)
    for one in arende.problem.indikatorer or ():
        matning, place = matning_of(one), text(arende.plats)
        if matning is None or place is None:
            continue
        tider = times(one, arende.utvardering, asked)
        urval = selection(matning, place)
        found += [(urval, tid) for tid in _spans(tider.fore, tider.efter, arende, idag)]
    return found


def _spans(before: Tid | None, after: Tid | None, arende: Arende, idag: date) -> Iterator[Tid]:
    """The time before, and the time after as far as it has come; while that has not begun, the days since before."""
    last = min(idag, ended(arende) or idag)
    if before is None:
        return
    yield before
    if after is not None and after.fran <= idag:
        yield Tid(after.fran, min(after.till, idag))
    elif before.till < last:
        yield Tid(before.till + _DAY, last)


def _about(arende: Arende, idag: date) -> tuple[Urval, Tid]:
    extent, opened = arende.problem.omfattning, arende.historik[0].datum
    seen = span(extent.fran, extent.till) if extent else None
    last = ended(arende) or idag
    first = seen.fran if seen else (opened if isinstance(opened, date) else last) - _YEAR
    about = frozenset(kinds(arende)) or None
    return Urval(about, frozenset(places(arende))), Tid(min(first, last), last)


def _joined(spans: list[Tid]) -> list[Tid]:
    """The times in order, those that overlap as one."""
    found: list[Tid] = []
    for tid in sorted(spans):
        if found and tid.fran <= found[-1].till:
            found[-1] = Tid(found[-1].fran, max(found[-1].till, tid.till))
        else:
            found.append(tid)
    return found
