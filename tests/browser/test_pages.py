"""The pages as people meet them, in a real browser: axe, a narrow screen, no network, no script, paper.

Debian's Chromium is used; on a machine without one these tests skip, and say so.
"""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
PAGES = [
    "oversikt",
    "2026-hoglands-park",
    "2026-mopeder-vid-skolan",
    "2026-krossade-busskurar",
    "2026-eldning-vid-badplatsen",
]
HOSTILE = '<img src=x onerror=alert(1)><script>alert(2)</script>" onmouseover="alert(3) {{ 7*7 }} [klicka](javascript:alert(4))'

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="ingen chromium på den här datorn; sidorna prövas inte")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that fails the test if anything is fetched, run or thrown."""
    context = browser.new_context(locale="sv-SE", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    events: list[str] = []
    opened.on("request", lambda request: events.append(request.url) if not request.url.startswith("file:") else None)
    opened.on("dialog", lambda dialog: (events.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    opened.on("pageerror", lambda error: events.append(f"error: {error}"))
    yield opened
    context.close()
    assert events == []


@pytest.fixture
def made(arbetsyta: Path, est: Callable) -> Path:
    assert est("rapport", "--format", "html").code == 0
    return arbetsyta / "rapporter"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(made: Path, page: Page, name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page.goto((made / f"{name}.html").as_uri())
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
    assert [violation["id"] for violation in found.response["violations"]] == []


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_spills_over_the_edge(made: Path, page: Page, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((made / f"{name}.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_finds_its_way(made: Path, page: Page, name: str) -> None:
    page.goto((made / f"{name}.html").as_uri())
    assert page.get_attribute("html", "lang") == "sv"
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    levels = [int(tag[1]) for tag in page.eval_on_selector_all("h1,h2,h3,h4", "all => all.map(one => one.tagName)")]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("table:not(:has(caption))").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#")


def test_a_report_prints_on_a4_without_cutting_the_page(made: Path, page: Page, tmp_path: Path) -> None:
    page.goto((made / "2026-hoglands-park.html").as_uri())
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 with margins of 10 mm at 96 dpi
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    data = page.pdf(path=tmp_path / "rapport.pdf", format="A4")
    assert 2 <= len(re.findall(rb"/Type\s*/Page\b", data)) <= 14


def test_hostile_text_is_text(arbetsyta: Path, est: Callable, page: Page) -> None:
    case = arbetsyta / "arenden" / "2026-krossade-busskurar"
    for fil, key in (("arende.yaml", "titel"), ("problem.yaml", "beskrivning")):
        text = (case / fil).read_text(encoding="utf-8")
        quoted = HOSTILE.replace("'", "''")
        (case / fil).write_text(re.sub(rf"(?ms)^{key}:.*?(?=^\w)", f"{key}: '{quoted}'\n", text), encoding="utf-8")
    assert est("rapport", "--format", "html").code == 0
    for name in ("2026-krossade-busskurar", "oversikt"):
        page.goto((arbetsyta / "rapporter" / f"{name}.html").as_uri())
        page.hover("h1")
        assert page.locator("script, img, [onmouseover], [onerror], a[href^=javascript]").count() == 0
        assert "onerror=alert(1)" in page.inner_text("body")
        assert "49" not in page.inner_text("h1")
