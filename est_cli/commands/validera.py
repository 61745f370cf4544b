"""`est validera`: every finding, in one run; what is light is imported first, since a git hook waits for `--index`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from est_cli.commands.common import Arendelista, chosen, opened, root
from est_cli.errors import EstError
from est_cli.findings import Finding, count, order
from est_cli.frame.terminal import echo, plain, progress, say, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.formats.show import Format
    from est_cli.rules.check import Checker

Utformat = Annotated[
    Literal["text", "json", "github", "gitlab", "sarif"] | None,
    typer.Option("--format", help="text för människor; de andra för program. I GitHub Actions annars github."),
]
Kort = Annotated[bool, typer.Option("--kort", help="En rad för varje fynd: fil:rad:kolumn: kod text.")]
Strikt = Annotated[bool, typer.Option("--strikt", help="Låt också varningar ge slutkod 1.")]
Ratta = Annotated[bool, typer.Option("--ratta", help="Rätta det som bara kan rättas på ett sätt, och visa hur.")]
Torr = Annotated[bool, typer.Option("--torr", help="Med --ratta: visa bara vad som skulle ändras.")]
Index = Annotated[bool, typer.Option("--index", help="Sök personuppgifter i det som är på väg in i git (git add).")]
AllaVersioner = Annotated[
    bool, typer.Option("--alla-versioner", help="Sök personuppgifter i allt som git minns, också det borttagna.")
]
_STAGED: Final = "det som är på väg in i git"


def validera(  # noqa: PLR0913, PLR0917 - the options of the command
    arenden: Arendelista = None,
    format: Utformat = None,  # noqa: A002 - the option's own name
    kort: Kort = False,  # noqa: FBT002 - Typer's way to declare a flag, as below
    strikt: Strikt = False,  # noqa: FBT002
    ratta: Ratta = False,  # noqa: FBT002
    torr: Torr = False,  # noqa: FBT002
    index: Index = False,  # noqa: FBT002
    alla_versioner: AllaVersioner = False,  # noqa: FBT002
) -> int:
    """All findings of the workspace, or of the cases named; 1 if any is a `fel`."""
    typed = {"ÄRENDE": arenden, "--format": format and format != "text", "--kort": kort, "--strikt": strikt}
    _refuse("--torr", torr, {"--ratta": not ratta}, "hör ihop med")
    _refuse("--kort", kort, {"--format": typed["--format"]})
    _refuse("--ratta", ratta, {**typed, "ÄRENDE": False, "--strikt": False, "--index": index})
    _refuse("--index", index, {"ÄRENDE": arenden})
    _refuse("--alla-versioner", alla_versioner, {**typed, "--ratta": ratta, "--index": index})
    if alla_versioner:
        return _history()
    if ratta:
        from est_cli.commands.ratta import mend_files

        return _status(mend_files(arenden, only_show=torr), strikt=strikt)
    found = _staged(_format(format, kort=kort)) if index else _everything(arenden, _format(format, kort=kort))
    return _status(found, strikt=strikt)


def collect(checked: Checker, cases: Sequence[str], *, shared: bool) -> list[Finding]:
    """The findings of the cases, and of what they share, in order."""
    from est_cli.many import each
    from est_cli.rules.check import check_case, check_shared

    found = check_shared(checked) if shared else []
    judged = each(lambda case: check_case(checked, checked.workspace.case(case)), cases)
    for findings in progress(judged, len(cases), "Läser ärende"):
        found += findings
    return sorted(found, key=order)


def _refuse(option: str, typed: bool, others: dict[str, object], why: str = "går inte ihop med") -> None:  # noqa: FBT001 - whether the option was typed
    for other, wrong in others.items():
        if typed and wrong:
            raise EstError(f"{option} {why} {other}.", "Kör kommandona var för sig." if why != "hör ihop med" else "")


def _format(typed: Format | None, *, kort: bool) -> Format:
    if kort:
        return "kort"
    return typed or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text")


def _everything(wanted: list[str] | None, format_: Format) -> list[Finding]:
    from est_cli.formats.excerpt import lines_of
    from est_cli.formats.show import show
    from est_cli.reading.decode import decode

    checked = opened()
    cases = chosen(checked, wanted)
    found = collect(checked, cases, shared=not wanted)
    read = checked.workspace.tree.read
    show(format_, found, len(cases), checked.workspace.root, lines_of(lambda fil: decode(fil, read(fil)).text))
    return found


def _staged(format_: Format) -> list[Finding]:
    from est_cli.formats.excerpt import lines_of
    from est_cli.formats.show import show
    from est_cli.git.repo import repository
    from est_cli.personal.exceptions import EXCEPTIONS
    from est_cli.personal.readable import readable
    from est_cli.personal.staged import staged_findings

    folder = root()
    found, run = staged_findings(folder), repository(folder).run
    if found and run("ls-files", "--others", "--modified", "--", EXCEPTIONS):
        say(f"Obs: {EXCEPTIONS} är ändrad men inte med i det du sparar. Gäller den det här: git add {EXCEPTIONS}")
    show(format_, found, _STAGED, folder, lines_of(lambda fil: readable(run("cat-file", "blob", f":./{fil}")) or ""))
    return found


def _history() -> int:
    from textwrap import fill

    from est_cli.formats.lines import harmless
    from est_cli.personal.history import GALLRING_TEXT, history_findings

    traces = history_findings(root(), progress)
    for one in traces:
        found = one.finding
        echo(harmless(f"{one.commit[:12]} {one.datum} {plain(found.fil)}:{found.rad} {found.kod} {found.text}"))
    echo(f"\n{fill(GALLRING_TEXT, width())}" if traces else "Inga personuppgifter i det som git minns.")
    return int(bool(traces))


def _status(found: list[Finding], *, strikt: bool) -> int:
    tally = count(found)
    return int(bool(tally["fel"] or (strikt and tally["varning"])))
