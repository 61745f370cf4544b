"""The overview of all cases."""

from pathlib import Path

import pytest
from conftest import IDAG

from est_cli.reports.render import Reports, render_case, render_overview
from est_cli.reports.stale import date_of
from est_cli.workspace.load import load


@pytest.fixture
def overview(root: Path) -> dict[str, str]:
    reports = Reports(load(root), IDAG)
    posts = [render_case(reports, reports.workspace.case(case), "md").post for case in reports.workspace.arenden]
    return {fmt: render_overview(reports, posts, fmt) for fmt in ("md", "html")}  # type: ignore[arg-type]


def test_all_cases_stand_under_their_stage_with_a_link(overview: dict[str, str]) -> None:
    text = overview["md"]
    assert text.index("### Problem") < text.index("[Mörk park](2026-mork-park.md)") < text.index("### Åtgärder")
    assert '<a href="2026-klotter-vid-stationen.html">Klotter vid stationen</a>' in overview["html"]


def test_what_is_late_stands_first(overview: dict[str, str]) -> None:
    assert "2 pågående ärenden av 2.\n1 sak är försenad." in overview["md"]
    assert "| Åtgärden ”Ljus: på baksidan `#1`” skulle ha varit klar |" in overview["md"]


def test_the_grounds_for_prioritising_stand_side_by_side_in_words(overview: dict[str, str]) -> None:
    assert "| Klotter vid stationen | ja | nej | vet ej |" in overview["md"]


def test_the_day_is_read_back(overview: dict[str, str]) -> None:
    assert {date_of(text) for text in overview.values()} == {IDAG}


def test_a_case_that_cannot_be_read_is_named(root: Path) -> None:
    text = render_overview(Reports(load(root), IDAG), [], "md", ["2026-mork-park"])
    assert "2026-mork-park går inte att läsa" in text


def test_a_workspace_without_cases_says_how_to_begin(root: Path) -> None:
    assert "Skapa det första med est ny." in render_overview(Reports(load(root), IDAG), [], "html")
