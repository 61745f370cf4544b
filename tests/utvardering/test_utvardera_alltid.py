"""What must hold whatever the numbers: no cause without a comparison, no NaN, a verdict in every case."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from utvardering.fall import CASE, MEASURE, write

from est_cli.formats.json import to_json
from est_cli.formats.utvardering import as_data, as_text
from est_cli.rules.utvardering import _ORSAKSORD
from est_cli.utvardering.evaluate import evaluate
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from pathlib import Path

COUNTS = st.integers(0, 12) | st.integers(0, 3000) | st.just(999_999_999)
PAIRS = st.none() | st.tuples(COUNTS, COUNTS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("fall")


@settings(deadline=None)
@given(
    own=st.tuples(COUNTS, COUNTS),
    beside=PAIRS,
    moved=PAIRS,
    riktning=st.sampled_from(["minska", "oka", None]),
    days=st.integers(1, 28),
)
def test_every_case_is_told_and_no_cause_is_claimed_without_a_comparison(
    root: Path,
    own: tuple[int, int],
    beside: tuple[int, int] | None,
    moved: tuple[int, int] | None,
    riktning: str | None,
    days: int,
) -> None:
    direction = f", riktning: {riktning}" if riktning else ""
    problem = (
        f"indikatorer:\n  - {{id: a, namn: Klotter, enhet: antal{direction}, "
        f"baslinje: {{varde: {own[0]}, fran: 2025-01-01, till: 2025-01-28}}}}\n"
    )
    after = f"eftermatningar:\n  - {{indikator: a, varde: {own[1]}, fran: 2026-01-01, till: 2026-01-{days:02}}}\n"
    for key, pair, place in (("jamforelse", beside, "parken"), ("omfordelning", moved, "kajen")):
        if pair:
            after += f"{key}:\n  - {{indikator: a, platser: [{place}], fore: {pair[0]}, efter: {pair[1]}}}\n"
    workspace = load(write(root, problem=problem, atgarder=MEASURE, utvardering=after))
    arende = workspace.case(CASE).arende
    assert arende is not None
    outcome = evaluate(workspace, arende, date(2026, 11, 24))
    text = " ".join(as_text(outcome, workspace.platser))
    data = json.loads(to_json(as_data(outcome)), parse_constant=pytest.fail)
    row = data["indikatorer"][0]
    assert row["bedomning"]["text"]
    assert str(row["fore"]["varde"]) == str(own[0])
    assert "Undefined" not in text
    assert "%" not in text.replace("95 % intervall", "")
    assert "nan" not in text.split()
    assert "inf" not in text.split()
    for one in row["skattningar"]:
        assert one["skattning"] is not None or one["tolkning"]
        assert (one["konfidens"] is None) == (one["nedre"] is None and one["ovre"] is None)
    if beside is None:
        assert not _ORSAKSORD.search(text)
    if max(own) < 10:
        assert row["bedomning"]["grad"] == "for_fa"
    if "ledde till" in text:
        assert row["bedomning"]["grad"] == "sakerstalld"
