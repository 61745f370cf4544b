"""`est utvardera` counts from observations: an effect that was planted is found, and none where there is none."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from utvardering.fall import BESIDE, CASE, INDICATOR, MEASURE, SOURCE, observe, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Row = tuple[date, str, str, str, int]
FIRST_BEFORE, FIRST_AFTER = date(2025, 1, 6), date(2026, 1, 5)


def weekly(first: date, plats: str, per_week: list[int], rapportor: str = "bovard") -> list[Row]:
    """So many events each week, one row an event, spread over its days; a week without is a zero report."""
    rows: list[Row] = []
    for week, events in enumerate(per_week):
        monday = first + timedelta(weeks=week)
        rows += [(monday + timedelta(days=n % 7), plats, "klotter", rapportor, 1) for n in range(events)]
        if not events:
            rows.append((monday, plats, "", rapportor, 0))
    return rows


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, est: Callable) -> Callable[..., dict[str, Any]]:
    """The JSON of a case with these observations; the first indicator, its schema checked."""

    def call(rows: list[Row], *args: str, utvardering: str = "", **parts: str) -> dict[str, Any]:
        root = write(
            tmp_path / "ws",
            **{"problem": SOURCE + INDICATOR + BESIDE, "atgarder": MEASURE, "utvardering": utvardering or "{}\n"}
            | parts,
        )
        observe(root, rows)
        monkeypatch.chdir(root)
        done = est("utvardera", CASE, "--format", "json", *args)
        assert done.code == 0, done.err
        schema = json.loads(est("schema", "--utdata", "utvardera").out)
        data = json.loads(done.out, parse_constant=pytest.fail)
        Draft202012Validator(schema).validate(data)
        return data["indikatorer"][0]

    return call


def methods(row: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["metod"].split(":")[0]: one for one in row["skattningar"]}


def test_a_planted_effect_is_found_and_the_comparison_carries_it(judged: Callable) -> None:
    row = judged(
        weekly(FIRST_BEFORE, "torget", [5] * 12)
        + weekly(FIRST_AFTER, "torget", [2] * 12)
        + weekly(FIRST_BEFORE, "parken", [5] * 12)
        + weekly(FIRST_AFTER, "parken", [5] * 12)
    )
    assert (row["fore"]["varde"], row["efter"]["varde"]) == (60, 24)
    assert (row["efter"]["fran"], row["efter"]["till"]) == ("2026-01-05", "2026-03-29")
    assert row["efter"]["underlag"].startswith("sha256:")
    assert row["jamforelse"] == {"platser": ["parken"], "fore": 60, "efter": 60, "av": "observationer"}
    assert row["bedomning"]["grad"] == "sakerstalld"
    assert row["bedomning"]["at"] == "minskning"
    assert "ledde till minskningen" in row["bedomning"]["text"]
    found = methods(row)
    assert found["Kvot efter mot före"]["skattning"] == pytest.approx(0.4)
    assert found["Skillnad mot jämförelseplatsen"]["skattning"] == -36


def test_no_effect_is_not_found(judged: Callable) -> None:
    row = judged(weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [5, 4] * 6))
    assert row["bedomning"]["grad"] == "slump"
    assert row["bedomning"]["text"] == "Skillnaden går inte att skilja från slumpen."
    assert row["jamforelse"]["fore"] == row["jamforelse"]["efter"] == 0


def test_a_fall_that_the_comparison_shares_is_not_the_measures(judged: Callable) -> None:
    rows = [
        *(weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [2] * 12)),
        *(weekly(FIRST_BEFORE, "parken", [5] * 12) + weekly(FIRST_AFTER, "parken", [2] * 12)),
    ]
    text = judged(rows)["bedomning"]["text"]
    assert text.startswith("Minskningen är säkerställd")
    assert "stöder inte att åtgärderna är orsaken" in text


def test_a_rise_where_a_fall_was_wanted_is_the_wrong_way(judged: Callable) -> None:
    verdict = judged(weekly(FIRST_BEFORE, "torget", [2] * 12) + weekly(FIRST_AFTER, "torget", [5] * 12))["bedomning"]
    assert (verdict["grad"], verdict["at"], verdict["fel_hall"]) == ("sakerstalld", "okning", True)
    assert "åt fel håll" in verdict["text"]


def test_what_only_a_one_sided_test_finds_speaks_for_a_fall(judged: Callable) -> None:
    rows = weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [4, 3] * 6)
    assert judged(rows)["bedomning"]["grad"] == "talar_for"
    upwards = SOURCE + INDICATOR.replace("riktning: minska", "riktning: oka")
    assert judged(rows, problem=upwards)["bedomning"]["grad"] == "slump"


def test_fewer_than_ten_in_both_times_are_too_few(judged: Callable) -> None:
    row = judged(weekly(FIRST_BEFORE, "torget", [3, 3, 3]) + weekly(FIRST_AFTER, "torget", [1, 0, 0]))
    assert row["bedomning"]["grad"] == "for_fa"
    assert row["bedomning"]["text"].startswith("För få händelser för att bedöma: 9 före och 1 efter.")
    first, *intervals = row["skattningar"]
    assert first["skattning"] is first["p"] is first["konfidens"] is None
    assert [(one["skattning"], round(one["ovre"], 2)) for one in intervals] == [(9, 17.08), (1, 5.57)]


def test_displacement_is_looked_for_and_the_quotient_only_where_it_has_meaning(judged: Callable) -> None:
    watched = MEASURE + "omfordelning: {bevakade_platser: [kajen]}\n"
    rows = [
        *(weekly(FIRST_BEFORE, "torget", [10] * 12) + weekly(FIRST_AFTER, "torget", [5] * 12)),
        *(weekly(FIRST_BEFORE, "parken", [10] * 12) + weekly(FIRST_AFTER, "parken", [10] * 12)),
        *(weekly(FIRST_BEFORE, "kajen", [2] * 12) + weekly(FIRST_AFTER, "kajen", [4] * 12)),
    ]
    row = judged(rows, atgarder=watched)
    found = methods(row)
    assert row["omfordelning"]["efter"] == 48
    assert "kan ha flyttat dit" in found["Bevakade platser, kvot efter mot före"]["tolkning"]
    assert found["WDQ (Bowers och Johnson 2003)"]["skattning"] == pytest.approx(-0.4)
    assert found["Total nettoeffekt (TNE)"]["skattning"] == pytest.approx(36)
    assert (
        "ingen egen jämförelseplats" in found["Skillnad mot jämförelseplatsen, bevakade platser inräknade"]["tolkning"]
    )
    row = judged([*rows, *weekly(FIRST_AFTER, "torget", [9] * 12)], atgarder=watched)
    assert methods(row)["WDQ"]["skattning"] is None
    assert "inte minskat" in methods(row)["WDQ"]["tolkning"]


def test_reporters_who_fell_silent_are_told_with_numbers_and_weaken_the_verdict(judged: Callable) -> None:
    rows = [
        *(weekly(FIRST_BEFORE, "torget", [3] * 12) + weekly(FIRST_BEFORE, "torget", [2] * 12, "vakt")),
        *weekly(FIRST_AFTER, "torget", [2] * 12),
        *(weekly(FIRST_BEFORE, "parken", [5] * 12) + weekly(FIRST_AFTER, "parken", [5] * 12)),
    ]
    row = judged(rows)
    assert "Före rapporterade Bovärd 12 av 12 veckor och Väktare 12 av 12 veckor, ”lugnt” inräknat." in row["forbehall"]
    assert "Tystnat: Väktare. Färre rapporter är inte färre händelser." in row["forbehall"]
    assert "ledde till" not in row["bedomning"]["text"]


def test_where_nobody_reported_afterwards_nothing_is_said(judged: Callable) -> None:
    elsewhere = weekly(FIRST_AFTER, "kajen", [3] * 12, "vakt")
    row = judged(weekly(FIRST_BEFORE, "torget", [5] * 12) + elsewhere)
    assert (row["efter"]["varde"], row["bedomning"]["grad"], row["skattningar"]) == (0, "utan_test", [])
    assert "om inget hände eller om ingen tittade" in row["bedomning"]["text"]


def test_zero_reports_are_reports(judged: Callable) -> None:
    row = judged(weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [0] * 12))
    assert row["efter"]["varde"] == 0
    assert row["bedomning"]["grad"] == "sakerstalld"
    assert "Efter rapporterade Bovärd 12 av 12 veckor, ”lugnt” inräknat." in row["forbehall"]


def test_a_pause_in_one_of_the_times_is_told(judged: Callable) -> None:
    pause = "kommun: X\nrutiner:\n  uppehall:\n    - {fran: 2026-02-02, till: 2026-02-15, text: Sportlov}\n"
    row = judged(weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [5] * 12), est=pause)
    assert any("0 av 84 dagar före och 14 av 84 efter" in text for text in row["forbehall"])


def test_two_years_of_months_become_a_broken_series_and_are_watched_on(judged: Callable) -> None:
    start = date(2024, 1, 1)
    steady = [5, 4, 6, 3, 5, 7] * 11
    low = [2, 1, 3, 2, 0, 2] * 12
    row = judged(
        weekly(start, "torget", steady) + weekly(start + timedelta(weeks=66), "torget", low),
        problem=SOURCE + INDICATOR,
    )
    step = next(one for one in row["skattningar"] if one["metod"].endswith("steg"))
    assert 0 < step["nedre"] < step["skattning"] < step["ovre"] < 1
    watched = next(one for one in row["skattningar"] if "CUSUM" in one["metod"])
    assert "Ingen signal" in watched["tolkning"]


def test_too_few_months_or_a_month_without_observations_give_no_series(judged: Callable) -> None:
    few = judged(weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [5] * 12))
    assert methods(few)["Avbruten tidsserie"]["tolkning"].endswith("här är 15.")
    gap = [row for row in weekly(date(2024, 1, 1), "torget", [5] * 130) if f"{row[0]:%Y-%m}" != "2025-08"]
    assert methods(judged(gap))["Avbruten tidsserie"]["tolkning"].endswith("inga observationer från 2025-08.")


def test_a_new_reporter_is_told(judged: Callable) -> None:
    more = weekly(FIRST_AFTER, "torget", [2] * 12, "vakt")
    row = judged(weekly(FIRST_BEFORE, "torget", [3] * 12) + weekly(FIRST_AFTER, "torget", [3] * 12) + more)
    assert "Ny rapportör: Väktare. Fler rapporter är inte fler händelser." in row["forbehall"]


def test_a_level_that_climbs_again_afterwards_gives_a_signal(judged: Callable) -> None:
    rows = weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [1] * 12 + [4] * 20)
    watched = next(one for one in judged(rows)["skattningar"] if "CUSUM" in one["metod"])
    assert watched["tolkning"].startswith("Signal: nivån har stigit")
    assert not any("CUSUM" in one["metod"] for one in judged(rows[:61])["skattningar"])
    unseen = [row for row in rows if not date(2026, 5, 4) <= row[0] <= date(2026, 5, 10)]
    watched = next(one for one in judged(unseen)["skattningar"] if "CUSUM" in one["metod"])
    assert ". 19 veckor efter den" in watched["tolkning"]


def test_weeks_in_clusters_are_told_and_a_season_is_no_cluster(judged: Callable) -> None:
    season = weekly(FIRST_BEFORE, "torget", [8, 8, 8, 8, 1, 1, 1, 1, 1, 8, 8, 8])
    same = weekly(FIRST_AFTER, "torget", [5, 5, 5, 5, 1, 1, 1, 1, 1, 5, 5, 5])
    assert not any("klungor" in text for text in judged(season + same)["forbehall"])
    jumping = weekly(FIRST_AFTER, "torget", [0, 12, 0, 0, 12, 0, 0, 12, 0, 0, 12, 0])
    assert any("klungor" in text for text in judged(season + jumping)["forbehall"])


def test_other_times_can_be_asked_for(judged: Callable) -> None:
    rows = weekly(date(2024, 1, 1), "torget", [5] * 120)
    row = judged(rows, "--fore", "2024-k2", "--efter", "2025-k2")
    assert (row["fore"]["fran"], row["efter"]["till"]) == ("2024-04-01", "2025-06-30")
    assert row["fore"]["i_arendet"] is None


def test_the_cases_own_number_is_told_where_it_differs(judged: Callable) -> None:
    row = judged(weekly(FIRST_BEFORE, "torget", [4] * 12) + weekly(FIRST_AFTER, "torget", [4] * 12))
    assert (row["fore"]["varde"], row["fore"]["i_arendet"]) == (48, 60)


def test_a_category_that_does_not_exist_is_told_not_counted_as_nothing(judged: Callable) -> None:
    row = judged(
        weekly(FIRST_BEFORE, "torget", [5] * 12) + weekly(FIRST_AFTER, "torget", [5] * 12),
        problem=SOURCE + INDICATOR.replace("[klotter]", "[kloter]"),
    )
    assert any("”kloter”, som inte finns i register/kategorier.yaml" in text for text in row["forbehall"])


def test_nothing_of_statistics_is_loaded_where_nothing_is_tested(tmp_path: Path) -> None:
    import subprocess

    root = write(tmp_path / "ws", problem=INDICATOR, atgarder=MEASURE)
    code = (
        "import sys; from est_cli.cli import COMMANDS; from est_cli.frame.app import build, run; "
        f"run(build(COMMANDS), ['utvardera', '{CASE}']); "
        "sys.exit(any(name in sys.modules for name in ('scipy', 'statsmodels', 'numpy', 'pandas')))"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=root, check=False, capture_output=True).returncode == 0
