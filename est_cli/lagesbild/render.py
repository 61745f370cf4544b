"""From a picture to the text of its report, and the map file beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from est_cli.lagesbild.geojson import coordinate, located, picture_geojson
from est_cli.lagesbild.outline import Outline, read_outline
from est_cli.lagesbild.view import picture_view
from est_cli.reports.render import render

if TYPE_CHECKING:
    from est_cli.lagesbild.records import Lagesbild
    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports


class PictureReport(NamedTuple):
    """A picture's report, its map file (None where no place with events has a coordinate), and a faulty outline."""

    text: str
    geojson: str | None
    fel: str


def render_picture(reports: Reports, bild: Lagesbild, fmt: Format) -> PictureReport:
    """The report of a picture. EstError where the template cannot be used."""
    workspace, names = reports.workspace, reports.names
    points = [coordinate(cell.plats, workspace) for cell in located(bild, workspace)]
    drawn = fmt == "html" and points
    outline = read_outline(workspace.tree, [point for point in points if point]) if drawn else Outline(None)
    text = render(reports, "lagesbild", fmt, {"vy": picture_view(bild, workspace, names, outline.form)})
    return PictureReport(text, picture_geojson(bild, workspace, names), outline.fel)
