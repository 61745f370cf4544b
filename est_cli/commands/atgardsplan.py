"""`est atgardsplan`: the municipality's action plan, or the follow-up of a period, written as a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from est_cli.commands.common import opened
from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, folded, plain, say

if TYPE_CHECKING:
    from est_cli.lag.plan import Planrapport
    from est_cli.lag.uppfoljning import Uppfoljningsrapport
    from est_cli.reports.environment import Format
    from est_cli.rules.check import Checker

Uppfoljning = Annotated[
    str | None,
    typer.Option(
        "--uppfoljning",
        metavar="FRÅN--TILL",
        help="Följ upp det som var planerat, pågick eller slutade då, till exempel 2025-01-01--2026-12-31 eller 2026.",
    ),
]
Formatval = Annotated[
    Literal["md", "html", "pdf"],
    typer.Option("--format", help="md för git, html för att publicera, pdf för nämndens handlingar."),
]
FOLDER = "rapporter"


def atgardsplan(uppfoljning: Uppfoljning = None, format: Formatval = "md") -> int:  # noqa: A002 - the option's own name
    """Write the municipality's action plan, or what came of it in a period."""
    checked = opened()
    template: Format = "md" if format == "md" else "html"
    name, made = _plan(checked, template) if uppfoljning is None else _follow_up(checked, uppfoljning, template)
    if (checked.workspace.root / FOLDER).is_symlink():
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est skriver inte genom länkar.", "Ta bort länken.")
    write_whole(checked.workspace.root / FOLDER / f"{name}.{format}", _bytes(made.text, format))
    for sentence in made.sammanfattning:
        echo(folded(plain(sentence)))
    if made.olasliga:
        say(folded(f"Obs: {made.olasliga} går inte att läsa, så det är inte med; est validera säger varför."))
    say(f"{'Åtgärdsplanen' if uppfoljning is None else 'Uppföljningen'}: {FOLDER}/{name}.{format}")
    return int(bool(made.olasliga))


def _plan(checked: Checker, fmt: Format) -> tuple[str, Planrapport]:
    from est_cli.lag.plan import NAMN, render_plan
    from est_cli.reports.render import Reports

    return NAMN, render_plan(Reports(checked.workspace, checked.context.idag), fmt)


def _follow_up(checked: Checker, wanted: str, fmt: Format) -> tuple[str, Uppfoljningsrapport]:
    from est_cli.lag.uppfoljning import name_of, render_follow_up
    from est_cli.period import read_period
    from est_cli.reports.render import Reports

    period = read_period(wanted)
    return name_of(period), render_follow_up(Reports(checked.workspace, checked.context.idag), period, fmt)


def _bytes(text: str, fmt: str) -> bytes:
    if fmt != "pdf":
        return text.encode()
    from est_cli.reports.pdf import to_pdf

    return to_pdf(text)
