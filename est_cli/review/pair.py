"""One case before and after a change, and what its own parts are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.reports.names import Names
from est_cli.svenska import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from est_cli.model.arende import Arende
    from est_cli.model.mote import Mote
    from est_cli.review.sides import Sides
    from est_cli.workspace.case import CaseFiles


class CaseNames(Names):
    """What ids stand for: the registers' names, and those of a case's own sources, causes, goals and measures."""

    def __init__(self, shared: Names, *sides: Arende | None) -> None:
        """Later sides win, so that a thing goes by its name after the change."""
        self.__dict__.update(shared.__dict__)
        self._own: dict[tuple[str, str], str] = {}
        for one in filter(None, sides):
            for part in (one.problem, one.analys, one.utvardering):
                self._learn("kalla", part.kallor)
            self._learn("orsak", one.analys.orsaker)
            self._learn("indikator", one.problem.indikatorer)
            self._learn("mal", one.atgarder.mal)
            self._learn("atgard", one.atgarder.atgarder)

    def own(self, kind: str, id_: str) -> str | None:
        """The title, name or description of one of the case's own things; None for an id that it does not have."""
        return self._own.get((kind, id_))

    def _learn(self, kind: str, records: Iterable[Any] | None) -> None:
        for record in records or ():
            said = (getattr(record, name, None) for name in ("titel", "namn", "beskrivning"))
            title = next((one for one in said if isinstance(one, str)), None)
            if title and isinstance(getattr(record, "id", None), str):
                self._own[kind, record.id] = one_line(title)


class Pair(NamedTuple):
    """The two sides of a case, None where it is not there; `old_id` is its name before, where it was renamed.

    `names` and `moten` are those after the change. What is late is judged on `fore_dag` before and `idag` after.
    """

    id: str
    old_id: str
    files_before: CaseFiles | None
    files_after: CaseFiles | None
    names: CaseNames
    moten: dict[str, Mote]
    fore_dag: date
    idag: date

    @property
    def before(self) -> Arende | None:
        """The case before, where it can be read."""
        return self.files_before.arende if self.files_before else None

    @property
    def after(self) -> Arende | None:
        """The case after, where it can be read."""
        return self.files_after.arende if self.files_after else None

    @property
    def titel(self) -> str:
        """What the case is called, after the change if it can be read."""
        arende = self.after or self.before
        return arende.titel if arende is not None and isinstance(arende.titel, str) else self.id

    @property
    def begun(self) -> bool:
        """Whether any measure that is not acute had begun before the change, so that a baseline should stand still."""
        measures = (self.before.atgarder.atgarder if self.before else None) or ()
        return any(one.lage != "planerad" for one in measures if not one.ar_akut)


def pair_of(both: Sides, case: str, names: Names, fore_dag: date) -> Pair:
    """A case on both sides of a change, by its name after; `names` are those of the side after."""
    old = both.omdopta.get(case, case)
    before, after = both.fore.case(old), both.efter.case(case)
    own = CaseNames(names, *(files.arende for files in (before, after) if files))
    return Pair(case, old, before, after, own, both.efter.workspace.moten, fore_dag, both.idag)
