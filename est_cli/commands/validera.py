"""`est validera`: every finding, in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands.common import Arendelista, Maskinformat, chosen, opened
from est_cli.findings import Finding, count, order
from est_cli.frame.terminal import echo, progress
from est_cli.many import each
from est_cli.rules.check import Checker, check_case, check_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

Strikt = Annotated[bool, typer.Option("--strikt", help="Låt också varningar ge slutkod 1.")]


def validera(arenden: Arendelista = None, format: Maskinformat = "text", strikt: Strikt = False) -> int:  # noqa: A002, FBT002 - the option's own name, and Typer's way to declare a flag
    """All findings of the workspace, or of the cases named; 1 if any is a `fel`."""
    checked = opened()
    found = collect(checked, chosen(checked, arenden), shared=not arenden)
    if format == "json":
        from est_cli.formats.json import findings_json

        echo(findings_json(found))
    else:
        from est_cli.formats.text import show_findings

        show_findings(found, len(checked.workspace.arenden) if not arenden else len(arenden))
    tally = count(found)
    return int(bool(tally["fel"] or (strikt and tally["varning"])))


def collect(checked: Checker, cases: Sequence[str], *, shared: bool) -> list[Finding]:
    """The findings of the cases, and of what they share, in order."""
    found = check_shared(checked) if shared else []
    judged = each(lambda case: check_case(checked, checked.workspace.case(case)), cases)
    for findings in progress(judged, len(cases), "Läser ärende"):
        found += findings
    return sorted(found, key=order)
