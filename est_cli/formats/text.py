"""Findings as a person reads them: file by file, where, what, and what to do now."""

from __future__ import annotations

from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from est_cli.findings import NIVAER, Finding
from est_cli.formats.excerpt import excerpt
from est_cli.formats.lines import harmless
from est_cli.frame.terminal import echo, is_terminal, plain, width
from est_cli.reading.invisible import visible
from est_cli.reports.words import findings_in_words
from est_cli.svenska import antal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.formats.excerpt import Lines

_GUTTER: Final = 10
"""Where an excerpt begins: below the level."""
_STYLES: Final = {"fel": "bold red", "hinder": "bold yellow", "varning": "cyan", "tips": "dim"}


def _no_lines(_: str) -> Sequence[str]:
    return ()


def show_findings(found: list[Finding], where: int | str, lines_of: Lines = _no_lines) -> None:
    """Write the findings and a closing line to stdout; with `lines_of`, each fault with the line where it stands."""
    lines = [*finding_lines(found, width(), lines_of), summary(found, where)]
    if is_terminal():
        _styled(lines)
    else:
        echo("\n".join(lines))


def finding_lines(found: list[Finding], columns: int, lines_of: Lines = _no_lines) -> Iterator[str]:
    """The findings, file by file. What to do is said once for a code that returns in the same file."""
    for fil, group in groupby(found, key=lambda one: one.fil):
        yield harmless(visible(fil))
        told: set[tuple[str, str]] = set()
        for one in group:
            yield from _finding(one, columns, told, lines_of)
        yield ""


def summary(found: list[Finding], where: int | str) -> str:
    """How much was found, in words: `2 fel, 1 hinder och 3 varningar i 9 ärenden`; `where`: in how many, or in what."""
    where = where if isinstance(where, str) else antal(where, "ärende", "ärenden")
    if not found:
        return f"Inga fynd i {where}."
    gravest = min(found, key=lambda one: NIVAER.index(one.niva))
    why = f"Varför regeln finns: est regel {gravest.kod}"
    return f"{findings_in_words(found)} i {where}.\n{why}"


def _finding(one: Finding, columns: int, told: set[tuple[str, str]], lines_of: Lines) -> Iterator[str]:
    head = f"  {f'{one.rad}:{one.kolumn}':<7} {one.niva:<7} {one.kod}  "
    indent = " " * len(head)
    body = _wrapped(one.text, columns - len(head)) or [""]
    yield head + body[0]
    yield from (indent + line for line in body[1:])
    yield from (" " * _GUTTER + line for line in excerpt(one, lines_of, max(30, columns - _GUTTER)))
    if one.hjalp and (one.kod, one.hjalp) not in told:
        told.add((one.kod, one.hjalp))
        advice = _wrapped(one.hjalp, columns - len(head) - 2)
        yield from (indent + ("→ " if number == 0 else "  ") + line for number, line in enumerate(advice))


def _wrapped(text: str, columns: int) -> list[str]:
    return [harmless(line) for line in wrap(plain(text), max(30, columns), break_on_hyphens=False)]


def _styled(lines: list[str]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in lines:
        text = Text(line)
        if line and not line.startswith(" "):
            text.stylize("bold", 0, len(line.partition("\n")[0]))
        text.highlight_regex(r"^ +│ +\^+$", "bold red")
        for niva, style in _STYLES.items():
            text.highlight_regex(rf"(?<=\s){niva}(?= +[A-Z]\d{{3}}  )", style)
        console.print(text)
