"""A picture in a real browser: axe, a telephone, enlarged text, paper, and the pictures themselves."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from test_pages import CHROMIUM, browser, page  # noqa: F401 - fixtures

from est_cli.lagesbild.render import render_picture
from est_cli.reports.render import Reports
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="ingen chromium på den här datorn; sidorna prövas inte")
SPILLS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTLINE = '{"type": "Polygon", "coordinates": [[[14.4, 58.3], [14.8, 58.3], [14.7, 58.5], [14.4, 58.5], [14.4, 58.3]]]}'


@pytest.fixture(params=["ljus", "mörk"])
def scheme(request: pytest.FixtureRequest, page: Page) -> str:  # noqa: F811 - the fixture
    page.emulate_media(color_scheme="dark" if request.param == "mörk" else "light")
    return str(request.param)


@pytest.fixture
def made(arbetsyta: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a picture made by hand, with an outline."""
    monkeypatch.syspath_prepend(Path(__file__).parent.parent / "lagesbild")
    from bild import picture

    (arbetsyta / "register" / "karta.geojson").write_text(OUTLINE, encoding="utf-8")
    fil = arbetsyta / "lagesbild.html"
    fil.write_text(render_picture(Reports(load(arbetsyta), date(2026, 4, 2)), picture(), "html").text, encoding="utf-8")
    return fil.as_uri()


def test_axe_finds_no_violation(made: str, page: Page, scheme: str) -> None:  # noqa: F811
    from axe_playwright_python.sync_playwright import Axe

    page.goto(made)
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
    assert (scheme, [violation["id"] for violation in found.response["violations"]]) == (scheme, [])


@pytest.mark.parametrize("width", [320, 390, 640, 768, 1024, 1280])
def test_nothing_spills_over_the_edge(made: str, page: Page, width: int) -> None:  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(made)
    assert page.evaluate(SPILLS) <= 0


@pytest.mark.parametrize("width", [390, 768, 1200])
def test_long_names_do_not_spill_either(arbetsyta: Path, made: str, page: Page, width: int) -> None:  # noqa: F811
    from bild import picture

    for register in ("platser", "kategorier"):
        fil = arbetsyta / "register" / f"{register}.yaml"
        longer = fil.read_text(encoding="utf-8").replace("namn: ", f"namn: {'Överfallslarmsanläggning' * 3} ")
        fil.write_text(longer, encoding="utf-8")
    text = render_picture(Reports(load(arbetsyta), date(2026, 4, 2)), picture(), "html").text
    (arbetsyta / "lagesbild.html").write_text(text, encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(made)
    assert page.evaluate(SPILLS) <= 0


def test_text_in_the_pictures_grows_with_the_readers_text(made: str, page: Page) -> None:  # noqa: F811
    page.goto(made)
    heights = []
    for size in ("100%", "200%"):
        page.evaluate(f"document.documentElement.style.fontSize = '{size}'")
        heights.append(page.locator("svg text").first.bounding_box()["height"])
    assert heights[1] > 1.9 * heights[0]


def test_every_picture_is_named_and_told(made: str, page: Page) -> None:  # noqa: F811
    page.goto(made)
    pictures = page.locator("svg[role=img]")
    assert pictures.count() == 8
    for at in range(pictures.count()):
        assert len(pictures.nth(at).locator("title").first.text_content()) > 3
        assert len(pictures.nth(at).locator("desc").first.text_content()) > 20
    assert page.locator("figure").count() == page.locator("figcaption").count()
    levels = [int(tag[1]) for tag in page.eval_on_selector_all("h1,h2,h3", "all => all.map(one => one.tagName)")]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("width", [320, 1280])
def test_numbers_on_the_maps_do_not_lie_on_each_other(made: str, page: Page, width: int) -> None:  # noqa: F811
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(made)
    boxes = page.eval_on_selector_all(
        "#var ~ .kartor svg.karta:nth-of-type(1) .lage text",
        "all => all.map(one => { const b = one.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; })",
    )
    assert len(boxes) > 4
    for at, (left, top, right, bottom) in enumerate(boxes):
        others = boxes[at + 1 :]
        assert not any(left < r and l < right and top < b and t < bottom for l, t, r, b in others)  # noqa: E741


def test_it_prints_on_a4(made: str, page: Page, tmp_path: Path) -> None:  # noqa: F811
    page.goto(made)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 1000})  # A4 with the page's own margins at 96 dpi
    assert page.evaluate(SPILLS) <= 0
    data = page.pdf(path=tmp_path / "lagesbild.pdf", format="A4")
    assert 3 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 12
