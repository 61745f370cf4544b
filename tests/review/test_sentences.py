"""What a reviewer reads of a change: each example is an edit of a file and the sentence that it becomes.

A sentence that begins with `!` is one that the reviewer is told to look twice at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from review.conftest import texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOPED = "arenden/2026-mopeder-vid-skolan"
PARK = "arenden/2026-hoglands-park"
BOMMAR = "Åtgärden ”Bommar på gångvägen”"
KORNINGAR = "Målet ”Högst tio farliga körningar vid hemgång på två veckor”"


@pytest.mark.parametrize(
    ("fil", "before", "after", "said"),
    [
        pytest.param(
            f"{MOPED}/atgarder.yaml", "slut: 2026-11-13", "slut: 2026-12-11",
            f"! {BOMMAR}: slutdagen är flyttad 28 dagar senare, från 13 november 2026 till 11 december 2026.",
            id="a date moved later",
        ),
        pytest.param(
            f"{MOPED}/atgarder.yaml", "slut: 2026-11-13", "slut: 2026-11-12",
            f"{BOMMAR}: slutdagen är flyttad 1 dag tidigare, från 13 november 2026 till 12 november 2026.",
            id="a date moved one day earlier",
        ),
        pytest.param(
            f"{MOPED}/atgarder.yaml", "status: pagar", "status: genomford", f"{BOMMAR} är genomförd.", id="done"
        ),
        pytest.param(
            f"{MOPED}/atgarder.yaml", "status: pagar", "status: avbruten", f"! {BOMMAR} är avbruten.", id="interrupted"
        ),
        pytest.param(
            f"{MOPED}/atgarder.yaml", "orsaker: [oppen-gangvag]\n    mal: [farre-korningar]\n    teknik: [2]\n    "
            "inriktning: situationell\n    sikt: lang\n    ansvarig: kommun-gata-park",
            "orsaker: [oppen-gangvag]\n    mal: [farre-korningar]\n    teknik: [2]\n    "
            "inriktning: situationell\n    sikt: lang\n    ansvarig: kommunpolis",
            "Ansvaret för åtgärden ”Bommar på gångvägen” går från Driftchef gata och park, Exempelköpings kommun "
            "till Kommunpolis, Polismyndigheten.",
            id="another responsible",
        ),
        pytest.param(
            f"{MOPED}/atgarder.yaml", "timmar: 24", "timmar: 30.5",
            f"{BOMMAR}: resurser: timmar: från 24 till 30,5.", id="hours",
        ),
        pytest.param(
            f"{MOPED}/atgarder.yaml", "malvarde: 10", "malvarde: 15",
            f"! {KORNINGAR}: målvärde: från 10 till 15. Målet är lättare att nå än förut.", id="an easier goal",
        ),
        pytest.param(
            f"{MOPED}/atgarder.yaml", "malvarde: 10", "malvarde: 5",
            f"{KORNINGAR}: målvärde: från 10 till 5.", id="a harder goal",
        ),
        pytest.param(
            f"{MOPED}/problem.yaml", "varde: 27", "varde: 38",
            "! Indikatorn ”Rapporterade farliga körningar vid hemgång”: baslinje: värde: från 27 till 38. "
            "Baslinjen är ändrad efter att åtgärderna började.",
            id="a baseline changed after measures began",
        ),
        pytest.param(
            "arenden/2026-inbrott-i-p-huset/problem.yaml", "baslinje: {varde: ", "baslinje: {varde: 1",
            "Indikatorn ”Inbrott i bil i P-huset”: baslinje: värde: från 22 till 122.",
            id="a baseline changed while nothing has begun",
        ),
        pytest.param(
            f"{MOPED}/arende.yaml", "trend: oforandrad", "trend: okande",
            "Bedömning: trend: från oförändrad till ökande.", id="the trend",
        ),
        pytest.param(
            f"{MOPED}/arende.yaml", "berorda_platser: [ishallen]", "berorda_platser: [lekplatsen]",
            "! Berörda platser: tillagt: lekplatsen; borttaget: Ishallens parkering.", id="places by their names",
        ),
        pytest.param(
            f"{MOPED}/arende.yaml", "text: Gata och park meddelar att bommarna är försenade hos leverantören.",
            "text: Gata och park meddelar att allt är klart.",
            "! En anteckning är borttagen eller ändrad: ”Gata och park meddelar att bommarna är försenade hos…”.",
            id="a note in the diary rewritten",
        ),
        pytest.param(
            f"{MOPED}/arende.yaml", "ansvarig: kommun-fritid", "spar: snabb\nansvarig: kommun-fritid",
            "! Spår: snabbt. Orsaksanalysen krävs då inte längre, och bara akuta åtgärder får finnas.",
            id="to the quick track",
        ),
        pytest.param(
            f"{MOPED}/arende.yaml", "\nhistorik:",
            "\nundantag:\n  - {regel: T407, motiv: Bara kommunen råder över platsen}\n\nhistorik:",
            "! Nytt undantag från T407 (Planen har mer än en organisation och mer än ett grepp). "
            "Skäl: Bara kommunen råder över platsen.",
            id="an exception",
        ),
        pytest.param(
            f"{PARK}/analys.yaml", "status: forkastad", "status: hypotes",
            "Orsaken ”Bråken beror på grupper som reser in från andra orter.”: status: från förkastad till hypotes.",
            id="a rejected cause is taken up again",
        ),
        pytest.param(
            f"{PARK}/analys.yaml", "belagg: [vandring-mars, rapporter-park]", "belagg: [vandring-mars]",
            "! Orsaken ”Scenens baksida är mörk och skymd av häcken, så ingen på…”: belägg: borttaget: "
            "”Lägesbildsrapporter från fältgruppen och gata och park,…”.",
            id="evidence taken away",
        ),
        pytest.param(
            f"{PARK}/analys.yaml", "    begransning: Gjord före lövsprickningen. I juli är sikten sämre.\n", "",
            "! Källan ”Vandring i mörker med boende, servering, gata och park…”: begränsning: ”Gjord före lövsprickningen. "
            "I juli är sikten sämre.” är borttaget.",
            id="what a source cannot show is taken away",
        ),
        pytest.param(
            f"{MOPED}/arende.yaml", "\nhistorik:", "\n# Att göra: ring.\nhistorik:",
            "I arende.yaml är bara kommentarer, citattecken eller radbrytningar ändrade.", id="only a comment",
        ),
    ],
)  # fmt: skip
def test_an_edit_and_what_is_said_of_it(
    fil: str, before: str, after: str, said: str, byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt(fil, before, after)
    assert said in texts(granskad())


def test_a_removed_rejected_cause_makes_a_case_look_cleaner(
    gren: Path, granskad: Callable[..., dict[str, Any]]
) -> None:
    path = gren / PARK / "analys.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("  - id: tillresta\n")
    path.write_text(head + rest[rest.index("\n\n") :], encoding="utf-8")
    said = texts(granskad())
    assert (
        "! Den förkastade orsaken ”Bråken beror på grupper som reser in från andra orter.” är borttagen: "
        "ärendet ser renare ut än det var."
    ) in said


def test_a_rewritten_text_shows_the_sentences_that_went_and_came(
    byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt(
        f"{PARK}/analys.yaml",
        "31 av 46 händelser låg bakom scenen. På vandringen syntes ingen",
        "30 av 46 händelser låg bakom scenen. På vandringen syntes ingen",
    )
    [row] = granskad()["arenden"][0]["andringar"]
    assert row["text"].endswith("motivering är omskriven.")
    assert row["fore"] == "31 av 46 händelser låg bakom scenen."
    assert row["efter"] == "30 av 46 händelser låg bakom scenen."


def test_a_new_measure_says_who_what_when_and_against_what(
    gren: Path, est: Callable[..., Any], granskad: Callable[..., dict[str, Any]]
) -> None:
    assert gren
    words = ("--ansvarig", "kommunpolis", "--start", "2026-12-01", "--slut", "2027-01-31")
    links = ("--orsak", "publik-vid-hemgang", "--mal", "farre-korningar")
    est("atgard", "ny", "2026-mopeder-vid-skolan", "Samtal med föräldrar", *words, *links)
    plan, row = granskad()["arenden"][0]["andringar"]
    assert plan["text"].startswith("Planen beslutades av Styrgruppen för trygghet den 22 oktober 2026. Ändringen rör")
    assert row["text"] == (
        "Ny åtgärd: ”Samtal med föräldrar”. Ansvarig: Kommunpolis, Polismyndigheten. 1 december 2026–31 januari 2027."
    )
    assert row["efter"].startswith("Mot: ”")
    assert row["efter"].endswith("För målet: ”Högst tio farliga körningar vid hemgång på två veckor”.")
    assert row["vag"] == "atgarder/samtal-med-foraldrar"


def test_a_dropped_measure_is_called_out(gren: Path, granskad: Callable[..., dict[str, Any]]) -> None:
    path = gren / MOPED / "atgarder.yaml"
    head, _, rest = path.read_text(encoding="utf-8").partition("  - id: bommar-gangvag\n")
    path.write_text(head + rest[rest.index("  - id: delad-hemgang") :], encoding="utf-8")
    data = granskad()
    assert any(
        text.startswith("! Åtgärden ”Bommar på gångvägen” är struken. Ansvarig: Driftchef") for text in texts(data)
    )
    [commitment] = data["ataganden"]
    assert commitment["rader"] == ["åtgärden ”Bommar på gångvägen” stryks (24 timmar, 48\u00a0000 kronor)"]


def test_what_became_late_by_the_change_is_said(
    byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt(f"{MOPED}/atgarder.yaml", "omprovas: 2026-12-18", "omprovas: 2026-11-20")
    assert any(
        text.startswith("! Försenat: Åtgärden ”Årskurserna slutar på olika tider” skulle ha omprövats")
        for text in texts(granskad())
    )


def test_a_new_id_for_the_same_thing_is_no_new_thing(
    byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    byt(f"{MOPED}/atgarder.yaml", "- id: bommar-gangvag", "- id: sicksackbommar")
    assert f"{BOMMAR}: id: från bommar-gangvag till sicksackbommar." in texts(granskad())


def test_what_each_organisation_takes_on_stands_first(
    gren: Path, est: Callable[..., Any], byt: Callable[..., None], granskad: Callable[..., dict[str, Any]]
) -> None:
    assert gren
    for title, start in (("Samtal med föräldrar", "2026-12-01"), ("Kontroller vid hemgång", "2026-11-30")):
        words = ("--ansvarig", "kommunpolis", "--start", start, "--slut", "2027-01-31")
        est("atgard", "ny", "2026-mopeder-vid-skolan", title, *words)
    byt(
        f"{MOPED}/atgarder.yaml", "start: 2026-12-01\n", "start: 2026-12-01\n    resurser: {timmar: 36, kronor: 1500}\n"
    )
    [commitment] = granskad()["ataganden"]
    assert commitment == {
        "organisation": "Polismyndigheten", "atgarder": 2, "timmar": 36, "kronor": 1500, "fran": "2026-11-30",
        "rader": [
            ("2 nya åtgärder, 36 timmar, 1\u00a0500 kronor, från 30 november 2026 till 31 januari 2027: "
             "”Samtal med föräldrar” och ”Kontroller vid hemgång”")
        ],
    }  # fmt: skip
    assert est("granska").out.splitlines()[3] == "Det här innebär för Polismyndigheten"
