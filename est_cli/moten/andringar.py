"""What has changed in the cases since a group's last meeting: read from git, or else from the files' own days."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.git.changed import changed
from est_cli.git.objects import objects
from est_cli.git.repo import repository
from est_cli.git.revisions import Span, at_end_of, full_id, head
from est_cli.git.tree import CommitTree
from est_cli.moten.dagar import as_of
from est_cli.moten.omfattar import late_end, start_of
from est_cli.reports.names import Names
from est_cli.review.case import case_changes
from est_cli.review.pair import CaseNames, Pair, pair_of
from est_cli.review.sides import Side, Sides, differing, sides
from est_cli.rules.beslut import previous
from est_cli.rules.check import checker
from est_cli.svenska import datum_i_ord
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from est_cli.git.objects import Objects
    from est_cli.git.repo import Repo
    from est_cli.review.andring import Andring
    from est_cli.review.since import Since
    from est_cli.rules.check import Checker
    from est_cli.workspace.case import CaseFiles

_SHALLOW: Final = "Klonen är grund: bara den senaste delen av historiken finns här. Hämta resten: git fetch --unshallow"


class Arendeandring(NamedTuple):
    """What happened to a case, and whether some of it is not committed yet."""

    pair: Pair
    andringar: list[Andring]
    ej_incheckat: bool


class SedanSist(NamedTuple):
    """What has happened since the group's last meeting, `forra` (None: this is its first).

    `span` is what is compared; None where the cases' own days had to do. `efter` is the workspace as it stands at
    the end: at `span.till`, or now. `anmarkningar` say how the beginning was found, and `avvikelser` what a reader
    must know of that. `arenden` holds the cases that changed, by id, in order. `both` is what was compared.
    `slut` is a day that ends what is told, though `efter` goes on; None: all that `efter` holds is told.
    """

    mote: str
    forra: str | None
    span: Span | None
    anmarkningar: list[str]
    avvikelser: list[str]
    efter: Side
    arenden: dict[str, Arendeandring]
    both: Sides | None = None
    slut: date | None = None

    def case(self, id_: str) -> CaseFiles | None:
        """A case as it stands at the end."""
        files = self.efter.case(id_)
        return as_of(files, self.slut) if files and self.slut else files


@contextmanager
def since_last(checked: Checker, id_: str, idag: date) -> Iterator[SedanSist]:
    """All that has changed since the meeting before `id_`, until that one's `omfattar.till`, or else now.

    What is late is judged on the earlier meeting's day before, and on `idag` after. Cases can be read from `efter`
    as long as the block lasts. Which meeting was the earlier one is told by the meetings there are at the end.
    EstError where the minutes' own commits need git and there is none.
    """
    till = getattr(checked.workspace.moten[id_].omfattar, "till", None)
    with ExitStack() as stack:
        try:
            repo = repository(checked.workspace.root)
        except EstError as error:
            if till is not None:
                raise
            yield _from_days(checked, id_, Side(checked, {}), idag, error)
            return
        store = stack.enter_context(objects(repo))
        found = _Start(repo, checked, id_)
        if found.fran is None:
            efter = _side(checked, repo, store, found.till, idag)
            yield _from_days(checked, id_, efter, idag, found)
            return
        span = Span(found.fran, found.till)
        both = sides(repo, store, span, idag)
        forra, fore_dag = _earlier(checked, id_, both.efter, idag)
        names, fresh = Names(both.efter.workspace), _uncommitted(repo) if found.till is None else set()
        pairs = (pair_of(both, case, names, fore_dag) for case in differing(both))
        arenden = {pair.id: Arendeandring(pair, case_changes(pair), pair.id in fresh) for pair in pairs}
        yield SedanSist(id_, forra, span, found.anmarkningar, found.avvikelser, both.efter, arenden, both)


def _earlier(checked: Checker, id_: str, efter: Side, idag: date) -> tuple[str | None, date]:
    """The group's meeting before this one, among those there are at the end, and its day."""
    moten = {**efter.workspace.moten, id_: checked.workspace.moten[id_]}
    forra = previous(moten, id_)
    return forra, moten[forra].datum if forra else idag


class _Start:
    """The commits to compare, and how they were found."""

    def __init__(self, repo: Repo, checked: Checker, id_: str) -> None:
        self.anmarkningar: list[str] = []
        self.avvikelser: list[str] = []
        self.shallow = repo.shallow
        moten = checked.workspace.moten
        own = moten[id_].omfattar
        fran, till = getattr(own, "fran", None), getattr(own, "till", None)
        self.till = self._end(repo, till, moten[id_].datum)
        self.slut = late_end(repo, moten, id_, self.till)
        self.fran: str | None = None
        forra = previous(moten, id_)
        known = full_id(repo, fran)
        if known is not None:
            self.fran = known
            self.anmarkningar.append(f"Sedan mötet {forra}, som slutade vid {known[:10]}.")
        elif forra is not None and (till is None or fran is not None):
            self._search(start_of(repo, moten, id_, forra))

    def _search(self, since: Since) -> None:
        self.fran = since.commit
        if since.commit is not None:
            (self.avvikelser if since.forlorad else self.anmarkningar).append(since.hur)

    def _end(self, repo: Repo, till: object, day: date) -> str | None:
        known = full_id(repo, till)
        if known is not None or not isinstance(till, str):
            return known
        text = f"Versionen {till[:10]}, där mötet slutade, finns inte i förrådet."
        found = at_end_of(repo, day)
        how = f"den sista till och med {datum_i_ord(day)}" if found else "filerna som de är nu"
        self.avvikelser.append(f"{text} I stället används {how}.{f' {_SHALLOW}' if repo.shallow else ''}")
        return found


def _side(checked: Checker, repo: Repo, store: Objects, till: str | None, idag: date) -> Side:
    if till is None:
        return Side(checked, {})
    return Side(checker(load(checked.workspace.root, CommitTree(store, repo, till)), idag), {})


def _from_days(checked: Checker, id_: str, efter: Side, idag: date, start: _Start | EstError) -> SedanSist:
    """What the cases' own days say of the time after the earlier meeting; nothing where there was none."""
    forra, fore_dag = _earlier(checked, id_, efter, idag)
    days = (fore_dag, idag)
    names, slut = Names(efter.workspace), start.slut if isinstance(start, _Start) else None
    since = SedanSist(id_, forra, None, [], _why(forra, start), efter, {}, slut=slut)
    for case in efter.workspace.arenden if forra else ():
        after = since.case(case)
        before = as_of(after, days[0]) if after else None
        pair = Pair(case, case, before, after, _names(names, before, after), efter.workspace.moten, *days)
        if after and after.arende and (changes := case_changes(pair)):
            since.arenden[case] = Arendeandring(pair, changes, ej_incheckat=False)
    return since


def _why(forra: str | None, start: _Start | EstError) -> list[str]:
    """Why there are no versions to compare."""
    if isinstance(start, EstError):  # its text names the folder, which no reader of an agenda needs
        return ["Det finns ingen historik i git att läsa, så ärendenas egna datum får säga vad som har hänt."]
    if forra is None:
        said = "Det här är gruppens första möte, så det finns inget att jämföra med."
    else:
        said = f"Ingen version är så gammal som mötet {forra}, så ärendenas egna datum får säga vad som har hänt."
    return [*start.avvikelser, f"{said} {_SHALLOW}" if start.shallow and forra else said]


def _names(names: Names, *sides: CaseFiles | None) -> CaseNames:
    return CaseNames(names, *(files.arende for files in sides if files))


def _uncommitted(repo: Repo) -> set[str]:
    """The cases with changes that are not in any commit."""
    files = changed(repo, Span(head(repo), None))
    return {fil.split("/")[1] for fil in files if fil.startswith("arenden/") and fil.count("/") > 1}
