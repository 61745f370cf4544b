"""Maps: places near each other on one, far apart on their own, the outline under them, and GeoJSON for a forge."""

from __future__ import annotations

import json
import re
from itertools import combinations
from math import hypot
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from est_cli.lagesbild.map import Matt, maps
from est_cli.lagesbild.outline import FIL, read_outline
from est_cli.lagesbild.spread import apart
from est_cli.workspace.tree import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from est_cli.lagesbild.render import PictureReport

    Show = Callable[..., PictureReport]

SQUARE = [[14.4, 58.3], [14.8, 58.3], [14.8, 58.5], [14.4, 58.5], [14.4, 58.3]]
POLYGON = {"type": "Polygon", "coordinates": [SQUARE]}
TOWN = [Matt(1, "Torget", 9, 58.40, 14.60), Matt(2, "Parken", 4, 58.41, 14.62)]


def test_north_is_up_and_east_is_right() -> None:
    (only,) = maps(TOWN, None)
    by_nr = {point.nr: point for point in only.punkter}
    assert by_nr["2"].y < by_nr["1"].y
    assert by_nr["2"].x > by_nr["1"].x


def test_more_events_are_a_larger_circle_drawn_first() -> None:
    (only,) = maps(TOWN, None)
    assert [point.nr for point in only.punkter] == ["1", "2"]
    assert only.punkter[0].r > only.punkter[1].r


def test_places_far_apart_have_maps_of_their_own() -> None:
    first, second = maps([*TOWN, Matt(3, "Hoglands park", 2, 56.16, 15.58)], None)
    assert first.text == "1\u00a0Torget: 9 händelser; 2\u00a0Parken: 4 händelser"
    assert second.text == "3\u00a0Hoglands park: 2 händelser"
    assert (second.punkter[0].x, second.punkter[0].y) == (50, 50)


def test_a_whole_country_is_not_a_map_for_each_place() -> None:
    spread = [Matt(nr, f"Ort {nr}", 1, 56 + nr / 2, 15) for nr in range(20)]
    (only,) = maps(spread, None)
    assert len(only.punkter) == 20


def test_no_place_is_no_map() -> None:
    assert maps([], box(14, 58, 15, 59)) == []


def test_the_outline_is_drawn_whole_first_and_then_under_each_map() -> None:
    overview, town = maps(TOWN, box(14.55, 58.38, 14.70, 58.45))
    assert overview.namn == "Hela området"
    assert re.fullmatch(r"M[\d., ]+Z", overview.granser[0])
    assert [point.nr for point in overview.punkter] == ["1"]
    assert town.namn == "Karta 1"


def test_the_scale_is_a_round_length() -> None:
    share, words = maps(TOWN, None)[0].skala
    assert words in {"200 m", "500 m", "1 km"}
    assert 5 < share < 34


@given(
    st.lists(
        st.tuples(st.floats(-90, 90, allow_nan=False), st.floats(-180, 180, allow_nan=False), st.integers(1, 10**6)),
        max_size=12,
    )
)
def test_any_places_become_numbers_inside_the_maps(places: list[tuple[float, float, int]]) -> None:
    for one in maps([Matt(at, "x", number, lat, lon) for at, (lat, lon, number) in enumerate(places)], None):
        assert all(0 <= point.x <= 100 and 0 <= point.y <= 100 for point in one.punkter)


def test_circles_on_the_same_point_are_moved_apart() -> None:
    points = [(0.5, 0.5)] * 4
    seen = [(9 + dx, 6.75 + dy) for dx, dy in apart(points)]
    assert min(hypot(a[0] - b[0], a[1] - b[1]) for a, b in combinations(seen, 2)) > 1.2


def test_circles_with_room_stay_where_they_are() -> None:
    assert apart([(0.2, 0.2), (0.8, 0.8)]) == [(0, 0), (0, 0)]


@pytest.mark.parametrize(
    "data",
    [
        POLYGON,
        {"type": "MultiPolygon", "coordinates": [[SQUARE]]},
        {"type": "Feature", "properties": {"namn": "x"}, "geometry": POLYGON},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": None, "geometry": POLYGON}]},
    ],
)
def test_any_geojson_with_an_area_is_an_outline(tmp_path: Path, data: object) -> None:
    assert _read(tmp_path, json.dumps(data)).form.bounds == (14.4, 58.3, 14.8, 58.5)


def test_of_many_areas_the_one_with_the_places_is_drawn(tmp_path: Path) -> None:
    far = {"type": "Polygon", "coordinates": [[[lon + 3, lat] for lon, lat in SQUARE]]}
    both = {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": one} for one in (far, POLYGON)]}
    assert _read(tmp_path, json.dumps(both)).form.bounds == (14.4, 58.3, 14.8, 58.5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"type": "Polygon"}',
        '{"type": "Polygon", "coordinates": [[["<script>", 1], [2, 3], [4, 5]]]}',
        '{"type": "Polygon", "coordinates": [[[NaN, 1], [2, 3], [4, 5], [NaN, 1]]]}',
        '{"type": "Polygon", "coordinates": [[[500000, 6200000], [500001, 6200000], [500001, 6200001]]]}',
        '{"type": "Point", "coordinates": [14, 58]}',
        '{"type": "FeatureCollection", "features": []}',
        "[" * 100_000,
        '{"type": "Polygon", "coordinates": ' + "[" * 900 + "]" * 900 + "}",
        "x" * 1_000_001,
    ],
)
def test_a_file_that_is_no_outline_says_so(tmp_path: Path, text: str) -> None:
    found = _read(tmp_path, text)
    assert found.form is None
    assert found.fel.startswith(FIL)


def test_no_file_is_no_fault(tmp_path: Path) -> None:
    assert read_outline(Disk(tmp_path), [(58.4, 14.6)]) == (None, "")


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / FIL).mkdir(parents=True)
    assert read_outline(Disk(tmp_path), []) == (None, "register/karta.geojson är ingen vanlig fil.")


def _read(root: Path, text: str) -> object:
    (root / "register").mkdir()
    (root / FIL).write_text(text, encoding="utf-8")
    return read_outline(Disk(root), [(58.4, 14.6)])


def test_the_workspace_may_hold_an_outline(arbetsyta: Path, est: Callable, show: Show) -> None:
    before = est("validera").out
    (arbetsyta / FIL).write_text(json.dumps(POLYGON), encoding="utf-8")
    assert est("validera").out == before
    assert "Hela området" in show("html").text


def test_an_outline_has_no_more_points_than_a_screen_shows(tmp_path: Path) -> None:
    ragged = [[14.4 + at * 4e-5, 58.3 + (at % 2) * 1e-6] for at in range(10_000)] + [
        [14.8, 58.5],
        [14.4, 58.5],
        [14.4, 58.3],
    ]
    outline = _read(tmp_path, json.dumps({"type": "Polygon", "coordinates": [ragged]})).form
    assert sum(len(path) for one in maps(TOWN, outline) for path in one.granser) < 1000


def test_the_map_file_is_geojson_with_longitude_first(show: Show) -> None:
    found = json.loads(show().geojson or "")
    first = found["features"][0]
    assert found["type"] == "FeatureCollection"
    assert first["id"] == "bjorkskolan"
    assert first["geometry"] == {"type": "Point", "coordinates": [14.623, 58.412]}
    assert first["properties"]["handelser"] == 29
    assert first["properties"]["kategorier"] == "Buskörning 27, Klotter 2"


def test_places_without_a_coordinate_or_events_are_on_no_map(show: Show) -> None:
    ids = [one["id"] for one in json.loads(show().geojson or "")["features"]]
    assert "gamla-busstorget" not in ids
    assert show(platser=[]).geojson is None


def test_a_coordinate_that_cannot_be_read_puts_the_place_on_no_map(arbetsyta: Path, show: Show) -> None:
    places = arbetsyta / "register" / "platser.yaml"
    text = places.read_text(encoding="utf-8")
    for faulty in ("[norr, 14.6230]", "[58.4120]", "58.4120", "[null, null]"):
        places.write_text(text.replace("[58.4120, 14.6230]", faulty), encoding="utf-8")
        assert next(one["id"] for one in json.loads(show("html").geojson or "")["features"]) == "almgarden-trapphus"
