"""`est rapport`: reports of cases, and the overview of them all; or whether those that are there are fresh."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from est_cli.commands.common import Arendelista, chosen, opened
from est_cli.commands.kontrollera import FOLDER, check_reports
from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, progress, say
from est_cli.many import each
from est_cli.reports.pdf import to_pdf
from est_cli.reports.render import Reports, render_case, render_overview
from est_cli.svenska import antal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from est_cli.reports.environment import Format
    from est_cli.reports.overview import Post

Filformat = Literal["md", "html", "pdf"]
Formatval = Annotated[
    Filformat, typer.Option("--format", help="md för git, html för att publicera, pdf för att skicka eller diarieföra.")
]
Kontrollera = Annotated[
    bool,
    typer.Option(
        "--kontrollera",
        help="Skriv inget; slutkod 1 om en rapport i md eller html inte stämmer med ärendets filer. "
        "pdf granskas inte: den görs ur html.",
    ),
]


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
        return check_reports(checked, reports, cases, everything=not arenden)
    if (checked.workspace.root / FOLDER).is_symlink():
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est skriver inte genom länkar.", "Ta bort länken.")
    made = list(progress(each(lambda case: _make(reports, case, format), cases), len(cases), "Skriver rapport"))
    unreadable = [one.case for one in made if one.post is None]
    for case in unreadable:
        say(f"Obs: arenden/{case}/arende.yaml går inte att läsa, så ingen rapport; est validera {case} säger varför.")
    if not arenden:
        posts = [one.post for one in made if one.post is not None]
        _write(reports, "oversikt", format, render_overview(reports, posts, _text_format(format), unreadable))
    _tell(made, format, overview=not arenden)
    return int(bool(unreadable))


def _make(reports: Reports, case_id: str, fmt: Filformat) -> Made:
    case = reports.workspace.case(case_id)
    if case.arende is None:
        return Made(case_id, written=False, post=None)
    text, post = render_case(reports, case, _text_format(fmt))
    return Made(case_id, _write(reports, case_id, fmt, text), post)


def _text_format(fmt: Filformat) -> Format:
    return "html" if fmt == "pdf" else fmt


def _write(reports: Reports, name: str, fmt: Filformat, text: str) -> bool:
    data = to_pdf(text) if fmt == "pdf" else text.encode()
    return write_whole(_path(reports.workspace.root, name, fmt), data)


def _tell(made: Sequence[Made], fmt: Filformat, *, overview: bool) -> None:
    anew = sum(one.written for one in made)
    same = sum(not one.written for one in made if one.post is not None)
    echo(f"{antal(anew, 'rapport skriven', 'rapporter skrivna')} i {FOLDER}/, {same} oförändrade.")
    if overview:
        say(f"Översikten: {FOLDER}/oversikt.{fmt}")
    elif len(made) == 1:
        say(f"Rapporten: {FOLDER}/{made[0].case}.{fmt}")


def _path(root: Path, name: str, fmt: Filformat) -> Path:
    return root / FOLDER / f"{name}.{fmt}"
