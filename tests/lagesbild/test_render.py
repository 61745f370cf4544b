"""What a reader of the report meets: the order, the words, a sentence where a part is empty, and inert text."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from bild import NONE, cell, people, picture
from markdown_it import MarkdownIt

from est_cli.lagesbild.records import Kandidat, Tidsmonster, UtanPlats
from est_cli.reports.stale import date_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from est_cli.lagesbild.render import PictureReport

    Show = Callable[..., PictureReport]

HOSTILE = "<script>alert(1)</script> | `kod` $(rm) [länk](javascript:x) <img src=x onerror=y> {{ 7*7 }}"
EMPTY = {
    "kategorier": [], "platser": [], "celler": [], "utmarker": [], "arshjul": [], "serier": [], "rapportorer": [],
    "arenden": [], "kandidater": [], "manniskor": None, "anmarkningar": [], "utan_plats": UtanPlats(0, 0),
    "totalt": cell(None, None, 0, NONE, NONE),
    "tid": Tidsmonster([[0.0] * 24 for _ in range(7)], 0, "", [("2026-v10", 0)], []),
}  # fmt: skip


def test_a_styrgrupp_reads_from_the_short_to_the_method(show: Show) -> None:
    assert re.findall(r"^## (.+)$", show().text, re.MULTILINE) == [
        "I korthet",
        "Läget i områdena",
        "Läget i ord",
        "Vad som händer",
        "Vad som sticker ut",
        "När det händer",
        "Var det händer",
        "Vilka som rapporterar",
        "Pågående ärenden i dag, den 2 april 2026",
        "Förslag på ärenden",
        "Årshjul",
        "Arrangemang",
        "Beslut",
        "Så är siffrorna gjorda",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "# Lägesbild mars 2026",
        "54 händelser är rapporterade för mars 2026, fler än i februari.",
        "| Ringen | ■ röd | ökande | Mopeder vid skolan. |",
        "### Kartläggning: omfattning och konsekvenser",
        "| Björkskolan med infart | Buskörning | ↑ ökande | 27 | 27 händelser mot 12 i februari 2026. |",
        "| Stationschef, Påhittade vaktbolaget AB | ✕ tystnade | 0 | 0 av 4 | – | 2026-01-11 | Inget sedan den 11 januari. |",
        "| [Mopeder vid Björkskolan](2026-mopeder-vid-skolan.md) | Björkskolan med infart | Åtgärder | Farthinder. Vuxna vid infarten. |",
        "est ny --fran lagesbild:2026-03:almgarden-lekplats",
        "| Vårmarknad | 2026-03-21 | Lindparken |",
        "Lägesbilden är fastställd: Kommunstyrelsen den 1 april 2026, KS 2026/99.",
        "[Kartan](lagesbild-2026-03.geojson) visar platserna.",
        "Siffrorna visar vad som har rapporterats, inte allt som har hänt.",
        "Färre rapporter är inte samma sak som färre händelser.",
    ],
)
def test_the_report_says(show: Show, line: str) -> None:
    assert line in show().text.replace("\u00a0", " ").splitlines()


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_an_empty_part_is_a_sentence(show: Show, fmt: str) -> None:
    text = show(fmt, **EMPTY).text
    for said in (
        "Områdena är inte bedömda för perioden.",
        "Inga händelser är rapporterade för perioden.",
        "Ingen plats sticker ut mer än slumpen kan förklara.",
        "Det finns inga klockslag att visa.",
        "Inga händelser på platser i registret.",
        "Ingen rapportör är känd för perioden.",
        "Inget ärende pågår på platserna.",
        "Inget nytt ärende föreslås.",
        "Inget återkommande syns än.",
        "Inga arrangemang är antecknade för perioden.",
        "Lägesbilden är inte fastställd genom något beslut.",
        "går inte att jämföra",
    ):
        assert said in text
    assert "<table" not in text
    assert "| ---" not in text


@pytest.mark.parametrize("fmt", ["md", "html"])
def test_it_bears_its_day(show: Show, fmt: str) -> None:
    assert date_of(show(fmt).text) == date(2026, 4, 2)


def test_no_percentage_stands_alone(show: Show) -> None:
    assert set(re.findall(r"\d+ %", show().text)) == {"95 %"}  # of intervals, never of events


def test_a_period_that_goes_on_says_how_far_it_is_counted(show: Show) -> None:
    text = show(pagaende=True, till_dag=date(2026, 3, 12)).text
    assert "- **Händelser till och med den 12 mars 2026:** 54" in text
    assert "Perioden pågår, så alla räknas lika många dagar: 12." in text


def test_an_area_has_its_own_heading_and_shows_no_other_area(show: Show) -> None:
    text = show(omrade="ringen").text
    assert "# Lägesbild mars 2026: Ringen" in text
    assert "| Centrum |" not in text
    assert "(lagesbild-2026-03-ringen.geojson)" in text


def test_text_from_files_is_text(show: Show, arbetsyta: Path) -> None:
    places = arbetsyta / "register" / "platser.yaml"
    places.write_text(
        places.read_text(encoding="utf-8").replace("namn: Björkskolan med infart", f"namn: '{HOSTILE}'"),
        encoding="utf-8",
    )
    human = people(
        kartlaggning=HOSTILE, omraden=[{"omrade": "ringen", "niva": "gul", "text": HOSTILE}], beslut={"organ": HOSTILE}
    )
    wanted = [Kandidat("bjorkskolan", "klotter", 3, HOSTILE, "est ny --fran lagesbild:2026-03:bjorkskolan")]
    md, html = (
        show(fmt, manniskor=human, kandidater=wanted, sammanfattning=[HOSTILE, HOSTILE]) for fmt in ("md", "html")
    )
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(md.text)
    for page in (shown, html.text):
        assert not re.search(r"<(?:script|img)|<a [^>]*javascript", page)
        assert "{{ 7*7 }}" in page
    assert (
        shown.count("<tr>") == MarkdownIt("commonmark").enable("table").render(show().text).count("<tr>") - 3
    )  # an area, the arrangements
    features = json.loads(md.geojson or "")["features"]
    assert features[0]["properties"]["namn"] == HOSTILE


def test_the_pictures_say_the_same_in_words(show: Show) -> None:
    html = show("html").text
    pictures = re.findall(r"<svg class=\"bild.*?</title>\s*<desc.*?</desc>", html, re.DOTALL)
    assert len(pictures) == 1 + 2 + 1 + 1 + 2  # bars, two lines, the week, the weeks, two maps
    assert html.count("<figure>") == html.count("<figcaption>")


def test_descriptions_of_observations_have_no_place_in_the_picture(show: Show) -> None:
    assert "beskrivning" not in picture()._fields
    assert "beskrivning" not in (show().geojson or "")


def test_direction_signs_in_the_map_file_are_escapes(show: Show, arbetsyta: Path) -> None:
    places = arbetsyta / "register" / "platser.yaml"
    places.write_text(places.read_text(encoding="utf-8").replace("Björkskolan", "\u202eBjörkskolan"), encoding="utf-8")
    text = show().geojson or ""
    assert "\u202e" not in text
    assert any("\u202e" in one["properties"]["namn"] for one in json.loads(text)["features"])
