"""Whether the plan and its follow-ups in `rapporter/` still say what the files say, as of the day that each bears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.errors import EstError
from est_cli.lag.plan import NAMN, render_plan
from est_cli.lag.uppfoljning import NAMN as UPPFOLJNING
from est_cli.lag.uppfoljning import name_of, render_follow_up
from est_cli.period import Period, read_period
from est_cli.reports.stale import Granskad, date_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports

_FORMATS: Final[tuple[Format, ...]] = ("html", "md")


def check_plans(reports: Reports, folder: str) -> list[Granskad]:
    """The plans and follow-ups in a folder of the workspace that differ; nothing is read where there is none.

    A file that is not named by a period, or bears no day, is left alone.
    """
    root = reports.workspace.root / folder
    return [one for period, name in _named(root) for one in _check(reports, root, name, period)]


def _named(folder: Path) -> Iterator[tuple[Period | None, str]]:
    """The period (None: the plan) and name of each plan that may be there."""
    yield None, NAMN
    stems = {path.stem for fmt in _FORMATS for path in folder.glob(f"{UPPFOLJNING}-*.{fmt}")}
    for stem in sorted(stems):
        period = _period(stem.removeprefix(f"{UPPFOLJNING}-"))
        if period is not None and name_of(period) == stem:
            yield period, stem


def _period(name: str) -> Period | None:
    try:
        return read_period(name)
    except EstError:
        return None


def _check(reports: Reports, folder: Path, name: str, period: Period | None) -> Iterator[Granskad]:
    for fmt in _FORMATS:
        path = folder / f"{name}.{fmt}"
        before = path.read_bytes() if path.is_file() else b""
        day = date_of(before.decode("utf-8", "replace"))
        if day is None or (period and period.fran > day):
            continue
        of_day = reports.on(day)
        made = render_follow_up(of_day, period, fmt).text if period else render_plan(of_day, fmt).text
        if made.encode() != before:
            which = f" --uppfoljning {period.namn}" if period else ""
            fil, command = f"{folder.name}/{path.name}", f"est atgardsplan{which} --format {fmt}"
            yield Granskad(fil, f"{fil} stämmer inte med ärendena. Skriv om: {command}")
