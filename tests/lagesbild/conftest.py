"""Showing a picture made by hand in the example workspace."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from est_cli.lagesbild.render import PictureReport, render_picture
from est_cli.reports.render import Reports
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HEADER = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning\n"


@pytest.fixture
def show(arbetsyta: Path) -> Callable[..., PictureReport]:
    """Render a picture of the example workspace."""
    from bild import picture

    def render(fmt: str = "md", **changes: object) -> PictureReport:
        return render_picture(Reports(load(arbetsyta), date(2026, 4, 2)), picture(**changes), fmt)  # type: ignore[arg-type]

    return render


@pytest.fixture
def observed(arbetsyta: Path) -> Callable[..., None]:
    """Replace the workspace's observations: `observed("2026-03", "2026-03-05 22:15 lindparken klotter bovardarna 3", …)`."""

    def write(*months: tuple[str, list[str]]) -> None:
        folder = arbetsyta / "observationer"
        for old in folder.glob("*.csv"):
            old.unlink()
        folder.mkdir(exist_ok=True)
        for month, lines in months:
            rows = [_row(f"prov-{month}-{at}", line) for at, line in enumerate(lines)]
            (folder / f"{month}-prov.csv").write_text(HEADER + "".join(rows), encoding="utf-8")

    return write


def _row(id_: str, line: str) -> str:
    day, clock, place, category, reporter, number = line.split()
    clock, place, category = ("" if one == "." else one for one in (clock, place, category))
    return f"{id_},{day},{clock},,,{place},{category},{reporter},iakttagelse,{number},,,\n"
