"""What ids stood for at a meeting: the registers' names then; those that came later, as they are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.reports.names import Names

if TYPE_CHECKING:
    from est_cli.workspace.load import Workspace


class NamesThen(Names):
    """The names of a workspace as it stood; an id that it lacks goes by its name now."""

    def __init__(self, then: Workspace, now: Workspace) -> None:
        """Look up everything once."""
        later = vars(Names(now))
        for name, value in vars(Names(then)).items():
            setattr(self, name, {**later[name], **value} if isinstance(value, dict) else value or later[name])
