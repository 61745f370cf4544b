"""Whether the pictures in `rapporter/` still say what the files say, each as of the day that it bears."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from est_cli.errors import EstError
from est_cli.lagesbild.render import render_picture
from est_cli.lagesbild.times import months_to_read
from est_cli.observationer.columns import files
from est_cli.observationer.gallring import is_past
from est_cli.period import Period, read_period
from est_cli.reports.stale import Granskad, date_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports
    from est_cli.rules.check import Checker

_FORMATS: Final[tuple[Format, ...]] = ("html", "md")


def check_pictures(checked: Checker, reports: Reports, folder: str) -> list[Granskad]:
    """The files that differ from what would be written; what is not named or dated as a picture is left alone."""
    root = checked.workspace.root / folder
    return [
        one
        for period, omrade, name in _pictures(checked, root)
        for one in _check(checked, reports, root / name, period, omrade)
    ]


def _pictures(checked: Checker, folder: Path) -> Iterator[tuple[Period, str | None, str]]:
    """Period, area and name without ending of each picture's report, in order."""
    names = {path.stem for fmt in _FORMATS for path in folder.glob(f"lagesbild-*.{fmt}") if path.is_file()}
    settings = checked.workspace.installningar
    areas = [None, *((settings and settings.omraden) or ())]
    for name in sorted(names):
        rest = name.removeprefix("lagesbild-")
        for area in areas:
            period = _exact_period(rest.removesuffix(f"-{area}") if area else rest)
            if period and (area is None or rest.endswith(f"-{area}")):
                yield period, area, name
                break


def _exact_period(name: str) -> Period | None:
    try:
        period = read_period(name)
    except EstError:
        return None
    return period if period.namn == name else None


def _check(checked: Checker, reports: Reports, path: Path, period: Period, omrade: str | None) -> Iterator[Granskad]:
    from est_cli.lagesbild.picture import make_picture

    maps: list[str | None] = []
    day = None
    for fmt in _FORMATS:
        fil = path.with_name(f"{path.name}.{fmt}")
        before = fil.read_bytes() if fil.is_file() else b""
        day = date_of(before.decode("utf-8", "replace")) or day
        if not before or day is None:
            continue
        context = replace(checked.context, idag=day)
        made = render_picture(reports.on(day), make_picture(checked._replace(context=context), period, omrade), fmt)
        maps.append(made.geojson)
        if made.text.encode() != before:
            yield _differs(checked, f"{path.parent.name}/{fil.name}", period, omrade, day, fmt)
    found = path.with_name(f"{path.name}.geojson")
    text = found.read_text(encoding="utf-8", errors="replace") if found.is_file() else None
    if maps and day and text not in maps:
        yield _differs(checked, f"{path.parent.name}/{found.name}", period, omrade, day, _FORMATS[-1])


def _differs(checked: Checker, fil: str, period: Period, omrade: str | None, day: date, fmt: Format) -> Granskad:  # noqa: PLR0913, PLR0917 - what names a picture, and which of its files
    area = f" --omrade {omrade}" if omrade else ""
    command = f"est lagesbild --period {period.namn}{area} --format {fmt}"
    if _is_weeded(checked, period, day):
        return weeded(fil)
    return Granskad(fil, f"{fil} stämmer inte med observationerna. Skriv om: {command}")


def weeded(fil: str) -> Granskad:
    """A report whose observations are no longer there, so that nobody can tell."""
    return Granskad(fil, f"{fil} går inte att göra om och jämföra: observationerna bakom är gallrade.", fel=False)


def _is_weeded(checked: Checker, period: Period, day: date) -> bool:
    """Whether observations that the picture read may be gone: its own, or those just before the first that are left.

    The latter where they have passed their term since the day that the picture bears.
    """
    there = {one.manad for one in files(checked.workspace.tree)}
    if not there & set(period.manader):
        return True
    settings = checked.workspace.installningar
    term = settings.gallring.observationer_manader if settings and settings.gallring else None
    last_gone = read_period(min(there)).fore.namn
    if not isinstance(term, int) or last_gone < months_to_read(period, day)[0]:
        return False
    return is_past(last_gone, checked.context.idag, term) and not is_past(last_gone, day, term)
