"""The report of a case: what a busy reader meets first, and what each part shows."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from conftest import IDAG, KLOTTER
from test_prose import HOSTILE, KEPT, Tags

from est_cli.errors import EstError
from est_cli.reports.stale import date_of

Report = Callable[..., str]
Change = Callable[[str, str, str], None]
PAGE = KEPT | {
    "html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "h4", "div", "nav", "main", "section",
    "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "article", "figure", "figcaption", "svg",
    "desc", "defs", "pattern", "line", "rect", "text", "footer", "br",
}  # fmt: skip


def test_the_exception_and_its_reason_stand_first_in_the_summary(report: Report) -> None:
    summary = report().partition("## Sammanfattning")[2]
    assert summary.strip().startswith("**Undantag från T407**")
    assert "Kommunen äger platsen ensam.\nDärför gör den allt själv." in summary


def test_the_summary_says_where_the_case_stands(report: Report) -> None:
    text = report()
    for line in (
        "**Läget den 15 juli 2026** · Testköping",
        "- **Plats:** Stationen · Centrum",
        "- **Skede:** Åtgärder sedan den 14 april 2026",
        "- **Bedömning:** Gul nivå, ökande trend (bedömt den 14 april 2026)",
        "- **Plan:** Beslutad av Styrgruppen den 14 april 2026",
    ):
        assert line in text.splitlines()


def test_what_is_late_names_who_and_since_when(report: Report) -> None:
    late = "- Åtgärden ”Ljus: på baksidan `#1`” skulle ha varit klar 2026-06-30.\n  Ansvarig: Trygghetssamordnare, Testköpings kommun."
    assert late in report()
    assert "Inget är försenat." in report(idag=date(2026, 6, 30))


def test_hinders_and_their_codes_stand_in_the_summary(report: Report) -> None:
    text = report()
    assert "### Återstår före nästa skede" in text
    assert "(T401)" in text


def test_every_broken_link_is_said_in_words(report: Report) -> None:
    broken = report().partition("### Där kedjan brister")[2].partition("###")[0]
    assert broken.strip().splitlines() == [
        "- Åtgärden ”Samtal på fritidsgården” saknar orsak.",
        "- Målet ”Fler känner sig trygga” har ingen åtgärd.",
        "- Målet ”Fler känner sig trygga” saknar indikator.",
        "- Orsaken ”Fritidsgården stänger tidigt.” har ingen åtgärd.",
        "- Indikatorn ”Andel otrygga resenärer” hör inte till något mål.",
    ]


def test_a_part_that_the_case_has_not_come_to_is_a_sentence(report: Report) -> None:
    text = report()
    assert "## Utvärdering" not in text
    assert "Utvärdering kommer när ärendet når dit." in text


def test_a_case_with_one_file_is_a_report_all_the_same(report: Report) -> None:
    for fmt in ("md", "html"):
        text = report(fmt, "2026-mork-park")
        assert "Problem, åtgärder och utvärdering" not in text
        assert "Inte besvarat" in text


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_a_value_that_cannot_be_read_is_shown_as_such(report: Report, change: Change, fmt: str) -> None:
    change("atgarder.yaml", "malvarde: 7", "malvarde: sju")
    change("problem.yaml", "tid: {", "tid: nattetid\nforvantan: {")
    assert "(går inte att läsa)" in report(fmt)


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_a_file_that_cannot_be_read_is_named(report: Report, root: Path, fmt: str) -> None:
    (root / "arenden" / KLOTTER / "analys.yaml").write_text("orsaker: [", encoding="utf-8")
    assert "analys.yaml går inte att läsa" in report(fmt)


def test_a_case_without_its_own_file_is_an_error_that_teaches(report: Report, root: Path) -> None:
    (root / "arenden" / KLOTTER / "arende.yaml").unlink()
    with pytest.raises(EstError, match="går inte att läsa"):
        report()


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_the_same_files_and_day_give_the_same_bytes_and_the_day_is_read_back(report: Report, fmt: str) -> None:
    assert report(fmt) == report(fmt)
    assert date_of(report(fmt)) == IDAG
    assert date_of(report(fmt, idag=date(2031, 12, 1))) == date(2031, 12, 1)


def test_a_title_cannot_forge_the_day(report: Report, change: Change) -> None:
    change("arende.yaml", "Klotter vid stationen", "Läget den 1 januari 2020")
    assert {date_of(report(fmt)) for fmt in ("md", "html")} == {IDAG}


def test_mermaid_gets_titles_without_its_signs(report: Report) -> None:
    assert "    1 Ljus på baksidan 1 (pågår) :active, 2026-05-01, 2026-06-30\n" in report()


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip() and "\ud800" not in text])
def test_hostile_text_anywhere_is_inert(report: Report, change: Change, text: str) -> None:
    quoted = json.dumps(text.replace("\x00", "\x01"), ensure_ascii=False)
    change("arende.yaml", "titel: Klotter vid stationen", f"titel: {quoted}")
    change("atgarder.yaml", "titel: Samtal på fritidsgården", f"titel: {quoted}")
    change("problem.yaml", "beskrivning: Enkät till resenärer", f"beskrivning: {quoted}")
    change("analys.yaml", "slutsats: Det som inte syns klottras ner.", f"slutsats: {quoted}")
    page = report("html")
    for tag, attrs in Tags(page).tags:
        assert tag in PAGE
        assert not any(name.startswith("on") for name, _ in attrs)
    text_ = report()
    assert all(
        line.count("|") == 0 or line.startswith("|")
        for line in text_.splitlines()
        if "\\|" not in line and "`" not in line
    )
    assert text_.count("\n# ") == 0
    assert text_.startswith("# ")
    assert page == report("html")
