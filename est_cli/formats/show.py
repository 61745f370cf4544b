"""Findings in the format that was asked for, on stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from est_cli.frame.terminal import echo

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.findings import Finding
    from est_cli.formats.excerpt import Lines

Format = Literal["text", "kort", "json", "github", "gitlab", "sarif"]


def show(format_: Format, found: list[Finding], where: int | str, root: Path, lines_of: Lines) -> None:
    """Write the findings of a workspace; `where` is in how many cases, or where else, they were looked for."""
    if format_ == "text":
        from est_cli.formats.text import show_findings

        show_findings(found, where, lines_of)
    elif format_ == "kort":
        from est_cli.formats.kort import short

        _lines(short(found))
    elif format_ == "json":
        from est_cli.formats.json import findings_json

        echo(findings_json(found))
    else:
        _for_reviewers(format_, found, where, root)


def _for_reviewers(format_: Format, found: list[Finding], where: int | str, root: Path) -> None:
    """What stands beside the lines of a change names its files from the top of the repository."""
    from est_cli.git.place import prefix_of

    prefix = prefix_of(root)
    if format_ == "github":
        from est_cli.formats.github import commands

        _lines(commands(found, where, prefix))
    elif format_ == "gitlab":
        from est_cli.formats.gitlab import code_quality

        echo(code_quality(found, prefix))
    else:
        from est_cli.formats.sarif import sarif

        echo(sarif(found, prefix))


def _lines(lines: list[str]) -> None:
    if lines:
        echo("\n".join(lines))
