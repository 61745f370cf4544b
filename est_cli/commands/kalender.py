"""`est kalender`: meetings and last days as an iCalendar file."""

from __future__ import annotations

from typing import Annotated

import typer

from est_cli.commands import complete
from est_cli.commands.common import known_id, opened, readable_cases, reminder_days
from est_cli.frame.terminal import echo_bytes

Ansvarig = Annotated[
    str | None,
    typer.Option(
        "--ansvarig",
        metavar="AKTÖR",
        help="Bara det som en funktion ansvarar för, och mötena i dess grupper.",
        autocompletion=complete.aktorer,
    ),
]


def kalender(ansvarig: Ansvarig = None) -> None:
    """What lies ahead, and what has been late for at most 30 days, to stdout: `est kalender > est.ics`."""
    from est_cli.formats.ical import to_ical
    from est_cli.moten.beskriv import line
    from est_cli.moten.kalender import calendar_posts
    from est_cli.reports.names import Names

    checked = opened()
    if ansvarig is not None:
        known_id("Aktören", ansvarig, checked.workspace.aktorer)
    names, idag = Names(checked.workspace), checked.context.idag
    posts = calendar_posts(checked.workspace, readable_cases(checked), names, idag, ansvarig)
    echo_bytes(to_ical(posts, line(names.kommun), idag, reminder_days(checked.workspace)))
