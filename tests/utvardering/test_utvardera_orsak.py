"""What a verdict says of the cause, and what keeps it from saying anything."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from utvardering.fall import BESIDE, CASE, HEADER, INDICATOR, MEASURE, SOURCE, observe, write
from utvardering.test_utvardera_raknat import FIRST_AFTER, FIRST_BEFORE, weekly

from est_cli.utvardering.words import p_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEADY = weekly(FIRST_BEFORE, "parken", [5] * 12) + weekly(FIRST_AFTER, "parken", [5] * 12)
FALL = weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [2] * 12)
CAUSE = ("ledde till", "bidrog")


@pytest.fixture
def verdict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, est: Callable) -> Callable[..., str]:
    """The verdict's words on a case with these observations."""

    def call(rows: list[Any], **parts: str) -> str:
        root = write(tmp_path / "ws", **{"problem": SOURCE + INDICATOR + BESIDE, "atgarder": MEASURE} | parts)
        observe(root, rows)
        monkeypatch.chdir(root)
        done = est("utvardera", CASE, "--format", "json")
        assert done.code == 0, done.err
        text = json.loads(done.out)["indikatorer"][0]["bedomning"]["text"]
        assert isinstance(text, str)
        return text

    return call


def claims(text: str) -> bool:
    return any(word in text for word in CAUSE)


def test_a_larger_place_that_fell_as_its_comparison_proves_nothing(verdict: Callable) -> None:
    rows = [
        *(weekly(FIRST_BEFORE, "torget", [20] * 12) + weekly(FIRST_AFTER, "torget", [10] * 12)),
        *(weekly(FIRST_BEFORE, "parken", [2] * 12) + weekly(FIRST_AFTER, "parken", [1] * 12)),
    ]
    text = verdict(rows)
    assert "Jämförelseplatsen har också minskat; skillnaden mellan dem går inte att skilja från slumpen" in text
    assert not claims(text)


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ("2026-06-01", "började först när tiden efter var slut"),
        ("2025-02-01", "började innan tiden före var slut"),
        ("2026-02-16", "började 16 februari 2026, en bra bit in i tiden efter"),
    ],
)
def test_measures_that_do_not_lie_between_the_times_cause_nothing(verdict: Callable, start: str, why: str) -> None:
    stated = "eftermatningar:\n  - {indikator: klotter, varde: 24, fran: 2026-01-05, till: 2026-03-29}\n"
    text = verdict(FALL + STEADY, atgarder=MEASURE.replace("2025-04-07", start), utvardering=stated)
    assert text.startswith("Minskningen är säkerställd")
    assert why in text
    assert not claims(text)


def test_measures_without_a_start_cause_nothing(verdict: Callable) -> None:
    stated = "eftermatningar:\n  - {indikator: klotter, varde: 24, fran: 2026-01-05, till: 2026-03-29}\n"
    text = verdict(FALL + STEADY, atgarder="atgarder:\n  - {id: ljus, titel: Ljus}\n", utvardering=stated)
    assert "Ingen åtgärd har något startdatum" in text
    assert not claims(text)


def test_as_much_that_rose_at_a_watched_place_may_have_moved(verdict: Callable) -> None:
    watched = MEASURE + "omfordelning: {bevakade_platser: [kajen]}\n"
    kajen = weekly(FIRST_BEFORE, "kajen", [1] * 12) + weekly(FIRST_AFTER, "kajen", [4] * 12)
    text = verdict([*FALL, *STEADY, *kajen], atgarder=watched)
    assert "med minst lika mycket: allt, eller mer, kan ha flyttat dit" in text
    assert not claims(text)
    assert "flyttat" not in verdict(FALL + STEADY, atgarder=watched)


def test_a_reporter_who_fell_silent_stands_in_the_verdict_itself(verdict: Callable) -> None:
    gone = weekly(FIRST_BEFORE, "torget", [2] * 12, "vakt")
    text = verdict([*FALL, *STEADY, *gone])
    assert text.startswith(
        "Minskningen är säkerställd: den är större än slumpen rimligen ger, men 1 rapportör tystnade"
    )
    assert not claims(text)
    halfway = weekly(FIRST_AFTER, "torget", [1] * 6, "vakt")
    assert "men 1 rapportör tystnade helt eller delvis; en del kan bero på det." in verdict(
        [*FALL, *STEADY, *gone, *halfway]
    )


def test_a_pause_in_one_time_only_stands_in_the_verdict(verdict: Callable) -> None:
    pause = "kommun: X\nrutiner:\n  uppehall:\n    - {{fran: 2026-02-02, till: {}, text: Lov}}\n"
    text = verdict(FALL + STEADY, est=pause.format("2026-02-15"))
    assert "Uppehållen skiljer sig (0 av 84 dagar före och 14 av 84 efter)" in text
    assert not claims(text)
    assert "ledde till" in verdict(FALL + STEADY, est=pause.format("2026-02-08"))


def test_few_rows_with_many_events_each_are_not_many_events(verdict: Callable) -> None:
    rows = [(FIRST_BEFORE + timedelta(weeks=n), "torget", "klotter", "bovard", 20) for n in (1, 5, 9)]
    rows += [(FIRST_AFTER + timedelta(weeks=n), "torget", "klotter", "bovard", 15) for n in (1, 5)]
    text = verdict(rows)
    assert text.startswith("Skillnaden går inte att skilja från slumpen. Händelserna kom i klungor")
    assert "variansen 18,3 gånger så stor" in text


def test_a_row_for_a_whole_month_is_a_sum_and_no_clump(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, est: Callable
) -> None:
    root = write(tmp_path / "ws", problem=SOURCE + INDICATOR, atgarder=MEASURE)
    monkeypatch.chdir(root)
    months = {"2025-01-06": 30, "2025-02-01": 30, "2026-01-05": 12, "2026-02-01": 12}
    for first, events in months.items():
        row = f"r-{first},{first},,{first[:7]}-28,,torget,klotter,bovard,iakttagelse,{events},,,\n"
        (root / f"observationer/{first[:7]}-lista.csv").write_text(f"{HEADER}\n{row}", "utf-8")
    out = " ".join(est("utvardera", CASE).out.split())
    assert "Minskningen är säkerställd" in out
    assert "Händelserna kom i klungor" not in out


def test_rare_is_once_not_one_times() -> None:
    assert (p_words(0.001), p_words(0.012)) == ("ungefär en gång av tusen", "ungefär en gång av hundra")
