"""A point belongs to the place whose polygon it is in, else to the nearest within reach."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from est_cli.importing.placing import chosen, near
from est_cli.model.register import Platser
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("wide_terminal")
REGISTER = """\
stad:
  namn: Staden
  polygon: [[58.40, 14.60], [58.40, 14.62], [58.42, 14.62], [58.42, 14.60]]
park:
  namn: Parken
  polygon: [[58.405, 14.605], [58.405, 14.610], [58.410, 14.610], [58.410, 14.605]]
  koordinat: [58.4075, 14.6075]
kiosk: {namn: Kiosken, koordinat: [58.4300, 14.6000]}
gamla-kiosken: {namn: Gamla kiosken, koordinat: [58.4301, 14.6000], upphord: 2025-06-30}
utan: {namn: Utan punkt}
"""
PLATSER = to_record(parse("register/platser.yaml", REGISTER.encode()), Platser).platser


@pytest.mark.parametrize(
    ("point", "datum", "plats"),
    [
        ((58.407, 14.607), "2026-03-01", "park"),  # in both polygons: the smaller
        ((58.415, 14.615), "2026-03-01", "stad"),
        ((58.40, 14.60), "2026-03-01", "stad"),  # on the corner
        ((58.4305, 14.6000), "2026-03-01", "kiosk"),  # 56 m north
        ((58.43089, 14.6000), "2026-03-01", "kiosk"),  # 99 m
        ((58.43091, 14.6000), "2026-03-01", ""),  # 101 m
        ((58.4300, 14.6017), "2026-03-01", "kiosk"),  # 99 m east
        ((58.4300, 14.60172), "2026-03-01", ""),  # 100.5 m east
        ((58.4301, 14.6000), "2026-03-01", "kiosk"),  # the nearest is no more
        ((58.4301, 14.6000), "2025-06-29", "gamla-kiosken"),
        ((58.4301, 14.6000), "2025-06-30", "kiosk"),
        ((0.0, 0.0), "2026-03-01", ""),
    ],
)
def test_where_a_point_belongs(point: tuple[float, float], datum: str, plats: str) -> None:
    assert chosen(near([point], PLATSER, 100).get(point, ()), datum) == plats


def test_no_points_and_no_places() -> None:
    assert near([], PLATSER, 100) == {}
    assert near([(58.43, 14.6)], {}, 100) == {}
    assert near([(58.4305, 14.6000)], PLATSER, 0) == {}


@pytest.fixture
def profil(arbetsyta: Path) -> Path:
    shutil.rmtree(arbetsyta / "observationer", ignore_errors=True)
    text = "kolumner: {datum: dag, kategori: vad, plats: var, lat: n, lon: e}\nradie_meter: 150\n"
    (arbetsyta / "register/import/punkter.yaml").write_text(text, encoding="utf-8")
    return arbetsyta


def test_points_become_places_or_stay_points(profil: Path, est: Callable) -> None:
    rows = (
        "2026-03-01,klotter,,58.4010,14.6035",  # 88 m from Lindparken
        '2026-03-01,klotter,Okänd gata,"58,4017","14,6021"',
        "2026-03-01,klotter,Okänd gata,57.1,14.1",
        "2026-03-01,klotter,,6473447,476744",  # SWEREF 99 TM
        "2026-03-01,klotter,Lindparken,0,0",  # the word is enough
        "2026-03-01,klotter,,0,0",
        "2026-03-01,klotter,,48.85,2.35",
    )
    (profil / "p.csv").write_text("dag,vad,var,n,e\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    done = est("importera", "p.csv")
    assert done.code == 0, done
    written = (profil / "observationer/2026-03-punkter.csv").read_text(encoding="utf-8").splitlines()[1:]
    found = sorted((cells[5], *cells[10:12]) for cells in (line.split(",") for line in written))
    assert found.count(("lindparken", "", "")) == 4
    assert ("", "57.1", "14.1") in found
    assert ("", "48.85", "2.35") in found
    assert "”Okänd gata” (1)" in done.out
    assert "1 punkt ligger utanför Sverige" in done.out
    assert "2 rader är med utan sin punkt:" in done.out
    assert "rad 7: Koordinaten 0, 0 är ingen plats" in done.out
