"""One case before and after a change."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from est_cli.model.arende import Arende
    from est_cli.model.mote import Mote
    from est_cli.reports.names import Names
    from est_cli.workspace.case import CaseFiles


class Pair(NamedTuple):
    """The two sides of a case, None where it is not there; `old_id` is its name before, where it was renamed.

    `names` and `moten` are those after the change. What is late is judged on `fore_dag` before and `idag` after.
    """

    id: str
    old_id: str
    files_before: CaseFiles | None
    files_after: CaseFiles | None
    names: Names
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
