"""`est paminn`: one text for each organisation, on what is late and what is soon due."""

from __future__ import annotations

from typing import Final

from est_cli.commands.common import coordinator, opened, readable_cases, reminder_days
from est_cli.errors import EstError
from est_cli.frame.terminal import echo

_AKTORER: Final = "register/aktorer.yaml"


def paminn() -> None:
    """Texts to paste into mails, to stdout; they name functions, never persons."""
    from est_cli.formats.paminnelse import reminders_text
    from est_cli.moten.beskriv import line
    from est_cli.moten.paminnelser import Mottagare, due, letters, reminder_until
    from est_cli.reports.names import Names

    checked = opened()
    workspace, idag = checked.workspace, checked.context.idag
    if not workspace.can_be_read(_AKTORER):
        raise EstError(
            f"{_AKTORER} går inte att läsa, så ingen vet vem som ska påminnas.", "est validera visar varför."
        )
    days, sender = reminder_days(workspace), coordinator(workspace)
    found = due(readable_cases(checked), workspace.moten, idag, reminder_until(idag, days))
    names = Names(workspace)
    made = letters(found, Mottagare(workspace.aktorer, sender), idag)
    who = names.aktor(sender) or "Samordnaren"
    echo(reminders_text(made, line(names.kommun), days, line(who), idag))
