"""`est rapport`: reports of cases, and the overview of them all; or whether those that are there are fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from est_cli.commands.common import Arendelista, chosen, opened
from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, progress, say
from est_cli.many import each
from est_cli.reports.render import Reports, render_case, render_overview
from est_cli.reports.stale import date_of
from est_cli.svenska import antal
from est_cli.workspace.load import CASE_ID

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from est_cli.lagesbild.fresh import Granskad
    from est_cli.reports.environment import Format
    from est_cli.reports.overview import Post
    from est_cli.rules.check import Checker

Formatval = Annotated[Literal["md", "html"], typer.Option("--format", help="md för git, html för att publicera.")]
Kontrollera = Annotated[
    bool, typer.Option("--kontrollera", help="Skriv inget; slutkod 1 om en rapport inte stämmer med ärendets filer.")
]
FOLDER = "rapporter"


class Made(NamedTuple):
    """What came of one case: whether its report was written anew, and its place in the overview."""

    case: str
    written: bool
    post: Post | None


def rapport(arenden: Arendelista = None, format: Formatval = "md", kontrollera: Kontrollera = False) -> int:  # noqa: A002, FBT002 - the option's own name, and Typer's way to declare a flag
    """Write a report for each case, and the overview where no case is named."""
    checked = opened()
    cases = chosen(checked, arenden)
    reports = Reports(checked.workspace, checked.context.idag)
    if kontrollera:
        return (
            _check(reports, cases)
            if arenden
            else _check(reports, cases, _orphans(reports), _pictures(checked, reports))
        )
    if (checked.workspace.root / FOLDER).is_symlink():
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est skriver inte genom länkar.", "Ta bort länken.")
    made = list(progress(each(lambda case: _make(reports, case, format), cases), len(cases), "Skriver rapport"))
    unreadable = [one.case for one in made if one.post is None]
    for case in unreadable:
        say(f"Obs: arenden/{case}/arende.yaml går inte att läsa, så ingen rapport; est validera {case} säger varför.")
    if not arenden:
        posts = [one.post for one in made if one.post is not None]
        _write(checked, "oversikt", format, render_overview(reports, posts, format, unreadable))
    _tell(made, format, overview=not arenden)
    return int(bool(unreadable))


def _make(reports: Reports, case_id: str, fmt: Format) -> Made:
    case = reports.workspace.case(case_id)
    if case.arende is None:
        return Made(case_id, written=False, post=None)
    text, post = render_case(reports, case, fmt)
    written = write_whole(_path(reports.workspace.root, case_id, fmt), text.encode())
    return Made(case_id, written, post)


def _write(checked: Checker, name: str, fmt: Format, text: str) -> None:
    write_whole(_path(checked.workspace.root, name, fmt), text.encode())


def _tell(made: Sequence[Made], fmt: Format, *, overview: bool) -> None:
    anew = sum(one.written for one in made)
    same = sum(not one.written for one in made if one.post is not None)
    echo(f"{antal(anew, 'rapport skriven', 'rapporter skrivna')} i {FOLDER}/, {same} oförändrade.")
    if overview:
        say(f"Översikten: {FOLDER}/oversikt.{fmt}")
    elif len(made) == 1:
        say(f"Rapporten: {FOLDER}/{made[0].case}.{fmt}")


def _orphans(reports: Reports) -> list[str]:
    """Reports of cases that are no longer there."""
    found = (path for path in (reports.workspace.root / FOLDER).glob("*") if path.suffix in {".md", ".html"})
    return sorted(f"{FOLDER}/{path.name}" for path in found if _is_gone(reports, path.stem))


def _is_gone(reports: Reports, name: str) -> bool:
    return CASE_ID.fullmatch(name) is not None and name not in reports.workspace.arenden


def _pictures(checked: Checker, reports: Reports) -> list[Granskad]:
    """The pictures that differ; pandas is not loaded where there is no picture."""
    if not any((checked.workspace.root / FOLDER).glob("lagesbild-*")):
        return []
    from est_cli.lagesbild.fresh import check_pictures

    return check_pictures(checked, reports, FOLDER)


def _check(
    reports: Reports, cases: Sequence[str], orphans: Sequence[str] = (), pictures: Sequence[Granskad] = ()
) -> int:
    """Render each report that is there with the day that it bears, and compare."""
    stale = [fil for case in cases for fil in _stale(reports, case)]
    old = [one for one in pictures if one.lage == "inaktuell"]
    for fil in stale:
        echo(f"{fil} stämmer inte med ärendets filer.")
    for one in old:
        echo(f"{one.fil} stämmer inte med observationerna. Skriv om: {one.kommando}")
    for one in pictures:
        if one.lage == "gallrad":
            echo(f"{one.fil} går inte att göra om och jämföra: observationerna bakom är gallrade.")
    for fil in orphans:
        echo(f"{fil} hör till ett ärende som inte finns: ta bort rapporten.")
    for fmt in sorted({fil.rpartition(".")[2] for fil in stale}, reverse=True):
        echo(f"Skriv om: est rapport --format {fmt}")
    if not (stale or orphans or old):
        echo("Alla rapporter stämmer med ärendenas filer.")
    return int(bool(stale or orphans or old))


def _stale(reports: Reports, case_id: str) -> list[str]:
    formats: tuple[Format, ...] = ("md", "html")
    there = [fmt for fmt in formats if _path(reports.workspace.root, case_id, fmt).is_file()]
    case = reports.workspace.case(case_id) if there else None
    stale = []
    for fmt in there if case and case.arende else ():
        before = _path(reports.workspace.root, case_id, fmt).read_bytes()
        day = date_of(before.decode("utf-8", "replace"))
        if case is None or day is None or render_case(reports.on(day), case, fmt).text.encode() != before:
            stale.append(f"{FOLDER}/{case_id}.{fmt}")
    return stale


def _path(root: Path, name: str, fmt: Format) -> Path:
    return root / FOLDER / f"{name}.{fmt}"
