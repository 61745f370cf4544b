"""The picture for programs: it keeps to its schema, and its numbers are those of the picture."""

import json
from pathlib import Path
from typing import Any

import pytest
from bilder import CASE, YEAR, monthly, picture
from jsonschema import Draft202012Validator

from est_cli.commands.schema import _outputs
from est_cli.formats.json import to_json
from est_cli.formats.lagesbild import lagesbild_json

FILES = {f"arenden/2026-klotter/{name}": text for name, text in CASE.items()} | {
    "lagesbilder/2026-03.yaml": "analys: Lugnt.\nannan_information: [1, 2]\nomraden: [{omrade: centrum, niva: gul}]\n"
}
ROWS = f"""
{monthly(YEAR, "parken", "brak", "bovardarna", "9")}
{monthly("2025-10 2025-11 2025-12 2026-01 2026-02 2026-03", "skolan", "klotter", "faltgruppen", "4", "22:00", "23:30")}
2026-03-05 busstorget brand bovardarna 5
2026-03-06 - brand kommunpolis 30 21:00
"""


def as_json(root: Path, *args: Any, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - as `picture`
    found: dict[str, Any] = json.loads(to_json(lagesbild_json(picture(root, *args, **more))))
    return found


@pytest.mark.parametrize("period", ["2026-v10", "2026-03", "2026-k1", "2026-t1", "2026", "2026-03-01--2026-03-15"])
@pytest.mark.parametrize("omrade", [None, "centrum"])
@pytest.mark.parametrize("rows", [ROWS, ""])
def test_it_keeps_to_its_schema(tmp_path: Path, period: str, omrade: str | None, rows: str) -> None:
    data = as_json(tmp_path, rows, period, omrade=omrade, files=FILES)
    Draft202012Validator(_outputs("lagesbild")).validate(data)
    assert (data["version"], data["period"]) == (1, period)


def test_the_numbers_are_the_pictures(tmp_path: Path) -> None:
    data = as_json(tmp_path, ROWS, files=FILES)
    assert (data["fran"], data["till"], data["antal"]) == ("2026-03-01", "2026-03-31", 39)
    assert [(one["kategori"], one["antal"]) for one in data["kategorier"]] == [
        ("brand", 35),
        ("klotter", 4),
        ("brak", 0),
    ]
    assert [one["dagar"] for one in data["tid"]["veckor"]] == [1, 7, 7, 7, 7, 2]
    assert data["utan_plats"] == {"antal": 30, "med_punkt": 0}
    assert data["totalt"]["fore"] == {
        "ord": "normalt", "antal": 13, "nu": 9, "da": 13,
        "kvot": 0.625, "nedre": 0.155, "ovre": 2.282, "p": 0.379, "p_justerat": 1.0,
    }  # fmt: skip
    assert data["manniskor"] == {
        "kartlaggning": None,
        "annan_information": None,
        "analys": "Lugnt.",
        "omraden": [{"omrade": "centrum", "niva": "gul", "trend": None, "text": None}],
    }
