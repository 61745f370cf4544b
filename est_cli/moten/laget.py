"""What the latest written picture (`lagesbilder/`) said by a meeting, in the minutes' words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.moten.kommande import pictures
from est_cli.ord import label
from est_cli.svenska import ended

if TYPE_CHECKING:
    from datetime import date

    from est_cli.model.lagesbild import Lagesbild, Omradesbedomning
    from est_cli.moten.andringar import SedanSist


def latest_picture(sedan: SedanSist, dag: date) -> tuple[str, str]:
    """The latest picture's heading and what it says; in one sentence if it was there already at the last meeting.

    Empty texts where no picture has begun by the meeting's day.
    """
    begun = [one for one in pictures(sedan.efter.workspace) if one[0].fran <= dag]
    found = max(begun, key=lambda one: (one[0].till, -one[0].dagar), default=None)
    if found is None:
        return "", ""
    period, bild = found
    heading = f"Lägesbilden för {period.ord}"
    if sedan.both is not None and f"lagesbilder/{period.namn}.yaml" not in sedan.both.filer:
        return heading, "Densamma som vid förra mötet."
    return heading, _told(sedan, bild)


def _told(sedan: SedanSist, bild: Lagesbild) -> str:
    """The analysis, then a paragraph of how each area was judged."""
    settings = sedan.efter.workspace.installningar
    areas = (settings and settings.omraden) or {}
    judged = [_area(areas.get(str(one.omrade)) or str(one.omrade), one) for one in bild.omraden or ()]
    analysis = bild.analys if isinstance(bild.analys, str) else ""
    return "\n\n".join(filter(None, (analysis, " ".join(filter(None, judged)))))


def _area(name: str, one: Omradesbedomning) -> str:
    said = [label(value) for value in (one.niva, one.trend) if isinstance(value, str)]
    return ended(f"{name}: {', '.join(said)}") if said else ""
