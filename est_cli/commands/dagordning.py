"""`est mote dagordning`: the agenda, rendered and not stored."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from est_cli.commands.common import Motesarg, meeting_id, opened
from est_cli.frame.terminal import echo

Form = Annotated[
    Literal["md", "html"], typer.Option("--format", help="md att läsa och klistra in, html att skicka eller visa.")
]


def dagordning(mote: Motesarg, format: Form = "md") -> None:  # noqa: A002 - the option's own name
    """The agenda of a meeting, on stdout."""
    from est_cli.moten.dagordning import agenda
    from est_cli.reports.render import Reports, render

    checked = opened()
    id_ = meeting_id(checked, mote) or ""
    vy = agenda(checked, id_, checked.context.idag)
    echo(render(Reports(checked.workspace, checked.context.idag), "dagordning", format, {"vy": vy}).rstrip("\n"))
