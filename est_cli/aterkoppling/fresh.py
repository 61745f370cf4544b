"""Whether the feedback in `rapporter/` still says what the files say, each as of the day that it bears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.aterkoppling.render import case_views, period_views, texts
from est_cli.errors import EstError
from est_cli.lagesbild.fresh import weeded
from est_cli.observationer.columns import files
from est_cli.observationer.gallring import is_past
from est_cli.period import read_period
from est_cli.reports.stale import Granskad, date_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.aterkoppling.render import Vyer
    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports
    from est_cli.rules.check import Checker

_PREFIX: Final = "aterkoppling-"
_LETTERS: Final = "-rapportorer"
_FORMATS: Final[tuple[Format, ...]] = ("html", "md")


def check_feedback(checked: Checker, reports: Reports, folder: str) -> list[Granskad]:
    """The files that differ from what would be written; what is not named or dated as feedback is left alone."""
    root = checked.workspace.root / folder
    paths = sorted(path for fmt in _FORMATS for path in root.glob(f"{_PREFIX}*.{fmt}") if path.is_file())
    found: list[Granskad] = []
    for path in paths:
        fmt: Format = "md" if path.suffix == ".md" else "html"
        found += _check(checked, reports, f"{folder}/{path.name}", path.read_bytes(), fmt)
    return found


def _check(checked: Checker, reports: Reports, fil: str, before: bytes, fmt: Format) -> Iterator[Granskad]:
    name = fil.rpartition("/")[2].removeprefix(_PREFIX).removesuffix(f".{fmt}")
    which = _LETTERS if name.endswith(_LETTERS) else ""
    subject, day = name.removesuffix(which), date_of(before.decode("utf-8", "replace"))
    if day is None:
        return
    views = _views(reports.on(day), subject)
    if views is None or texts(reports.on(day), views, fmt)[which].encode() == before:
        return
    if _is_weeded(checked, views):
        yield weeded(fil)
        return
    command = f"est aterkoppling {_wanted(reports, subject)} --format {fmt}"
    yield Granskad(fil, f"{fil} stämmer inte med ärendena och observationerna. Skriv om: {command}")


def _views(reports: Reports, subject: str) -> Vyer | None:
    if subject in reports.workspace.arenden:
        arende = reports.workspace.case(subject).arende
        return case_views(reports, arende) if arende else None
    try:
        period = read_period(subject)
    except EstError:
        return None
    return period_views(reports, period) if period.namn == subject else None


def _wanted(reports: Reports, subject: str) -> str:
    return subject if subject in reports.workspace.arenden else f"--period {subject}"


def _is_weeded(checked: Checker, views: Vyer) -> bool:
    """Whether some of the months that were counted are past their term and no longer there."""
    settings = checked.workspace.installningar
    term = settings.gallring.observationer_manader if settings and settings.gallring else None
    there = {one.manad for one in files(checked.workspace.tree)}
    gone = [month for month in views.brev.manader if month not in there]
    return isinstance(term, int) and any(is_past(month, checked.context.idag, term) for month in gone)
