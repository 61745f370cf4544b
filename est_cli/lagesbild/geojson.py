"""The places of a picture as GeoJSON (RFC 7946), which a forge draws on a map."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from est_cli.lagesbild.words import change
from est_cli.reading.invisible import escaped_json

if TYPE_CHECKING:
    from est_cli.lagesbild.records import Cell, Lagesbild
    from est_cli.reports.names import Names
    from est_cli.workspace.load import Workspace


def picture_geojson(bild: Lagesbild, workspace: Workspace, names: Names) -> str | None:
    """The places that have events and a coordinate, one feature a line; None where there is none."""
    features = [_feature(cell, bild, workspace, names) for cell in located(bild, workspace)]
    if not features:
        return None
    lines = ",\n".join(escaped_json(json.dumps(one, ensure_ascii=False)) for one in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


def located(bild: Lagesbild, workspace: Workspace) -> list[Cell]:
    """The places with events and a coordinate that can be used."""
    return [cell for cell in bild.platser if cell.antal and coordinate(cell.plats, workspace)]


def coordinate(plats: str | None, workspace: Workspace) -> tuple[float, float] | None:
    """A place's latitude and longitude in degrees; None where the register has none that can be read."""
    place = workspace.platser.get(plats or "")
    point: Any = place.koordinat if place else None
    return point if isinstance(point, tuple) else None


def _feature(cell: Cell, bild: Lagesbild, workspace: Workspace, names: Names) -> dict[str, Any]:
    lat, lon = coordinate(cell.plats, workspace) or (0.0, 0.0)
    common = [one for one in bild.celler if one.plats == cell.plats and one.kategori and one.antal]
    properties = {
        "namn": names.plats(cell.plats),
        "omrade": names.omrade(cell.plats),
        "period": bild.period.namn,
        "handelser": cell.antal,
        "fore": cell.fore.antal,
        "forandring": change(cell.fore),
        "i_fjol": cell.i_fjol.antal if cell.i_fjol else None,
        "forandring_fran_i_fjol": change(cell.i_fjol),
        "kategorier": ", ".join(f"{names.kategori(one.kategori)} {one.antal}" for one in common) or None,
    }
    return {
        "type": "Feature",
        "id": cell.plats,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {key: value for key, value in properties.items() if value is not None},
    }
