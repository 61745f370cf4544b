"""Whether the committed reports still say what the files say: `est rapport --kontrollera`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.frame.terminal import echo, plain
from est_cli.reports.environment import FORMATS
from est_cli.reports.render import Reports, render_case
from est_cli.reports.stale import Granskad, date_of
from est_cli.workspace.load import CASE_ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from est_cli.rules.check import Checker

FOLDER: Final = "rapporter"


def check_reports(checked: Checker, reports: Reports, cases: Sequence[str], *, everything: bool) -> int:
    """Say which reports differ from what would be written as of the day that each bears; 1 if any does."""
    stale = [one for case in cases for one in _stale(reports, case)]
    others = [*_others(checked, reports), *_orphans(reports)] if everything else []
    for one in (*stale, *others):
        echo(plain(one.text))
    for fmt in sorted({one.fil.rpartition(".")[2] for one in stale}, reverse=True):
        echo(f"Skriv om: est rapport --format {fmt}")
    wrong = any(one.fel for one in (*stale, *others))
    if not wrong:
        echo("Alla rapporter stämmer med ärendenas filer.")
    return int(wrong)


def _stale(reports: Reports, case_id: str) -> Iterator[Granskad]:
    paths = [path for fmt in ("md", "html") if (path := _folder(reports) / f"{case_id}.{fmt}").is_file()]
    case = reports.workspace.case(case_id) if paths else None
    for path in paths if case and case.arende else ():
        before, fmt = path.read_bytes(), FORMATS[path.suffix == ".html"]
        day = date_of(before.decode("utf-8", "replace"))
        if case is None or day is None or render_case(reports.on(day), case, fmt).text.encode() != before:
            fil = f"{FOLDER}/{path.name}"
            yield Granskad(fil, f"{fil} stämmer inte med ärendets filer.")


def _others(checked: Checker, reports: Reports) -> Iterator[Granskad]:
    """Pictures, minutes, plans and feedback that differ; each kind is loaded only where there is one of it."""
    if _any(reports, "lagesbild-*"):
        from est_cli.lagesbild.fresh import check_pictures

        yield from check_pictures(checked, reports, FOLDER)
    if _any(reports, "mote-*"):
        from est_cli.moten.rapport import check_minutes

        yield from check_minutes(checked, reports, FOLDER)
    if _any(reports, "atgardsplan*"):
        from est_cli.lag.fresh import check_plans

        yield from check_plans(reports, FOLDER)
    if _any(reports, "aterkoppling-*"):
        from est_cli.aterkoppling.fresh import check_feedback

        yield from check_feedback(checked, reports, FOLDER)


def _orphans(reports: Reports) -> Iterator[Granskad]:
    """Reports of cases that are no longer there."""
    for path in sorted(_folder(reports).glob("*")):
        gone = CASE_ID.fullmatch(path.stem) is not None and path.stem not in reports.workspace.arenden
        if gone and path.suffix in {".md", ".html", ".pdf"}:
            fil = f"{FOLDER}/{path.name}"
            yield Granskad(fil, f"{fil} hör till ett ärende som inte finns: ta bort rapporten.")


def _any(reports: Reports, names: str) -> bool:
    return any(_folder(reports).glob(names))


def _folder(reports: Reports) -> Path:
    return reports.workspace.root / FOLDER
