"""What programs read: each JSON output keeps the schema that `est schema --utdata` gives."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize(
    "command", [["validera"], ["status"], ["visa", "2026-mopeder-vid-skolan"], ["visa", "2026-eldning-vid-badplatsen"]]
)
@pytest.mark.usefixtures("arbetsyta")
def test_each_output_keeps_its_schema(est: Callable, command: list[str]) -> None:
    schemas = json.loads(est("schema", "--utdata").out)
    schema = {"$ref": f"#/$defs/{command[0]}", **schemas}
    data = json.loads(est(*command, "--format", "json").out)
    Draft202012Validator(schema).validate(data)
    assert data["version"] == 1


def test_status_says_where_each_case_stands(arbetsyta: Path, est: Callable) -> None:
    rows = {row["arende"]: row for row in json.loads(est("status", "--format", "json").out)["arenden"]}
    assert list(rows) == sorted(path.name for path in (arbetsyta / "arenden").iterdir())
    late = rows["2026-mopeder-vid-skolan"].pop("sena")
    measure = {"slag": "atgard", "id": "bommar-gangvag", "ansvarig": "kommun-gata-park", "senast": "2026-11-13"}
    assert late[0] == measure
    assert {one["slag"] for one in late[1:]} <= {"beslut"}
    assert rows["2026-mopeder-vid-skolan"] == {
        "arende": "2026-mopeder-vid-skolan",
        "titel": "Mopeder och A-traktorer vid Björkskolan",
        "plats": "bjorkskolan",
        "spar": "fordjupad",
        "skede": "atgarder",
        "sedan": "2026-10-22",
        "nasta": "utvardering",
        "hinder": ["T404"],
    }
    assert rows["2026-skymd-lekplats"]["spar"] == "snabb"
    assert rows["2026-hoglands-park"]["nasta"] is None


@pytest.mark.usefixtures("arbetsyta")
def test_status_can_be_narrowed(est: Callable) -> None:
    def ids(*args: str) -> list[str]:
        return [row["arende"] for row in json.loads(est("status", *args, "--format", "json").out)["arenden"]]

    assert "2026-mopeder-vid-skolan" in ids("--forsenat")
    assert "2026-hoglands-park" not in ids("--forsenat")
    assert ids("--skede", "problem") == ["2026-krossade-busskurar"]
    assert "2026-mopeder-vid-skolan" in ids("--ansvarig", "kommun-fritid")
    assert "2026-skymd-lekplats" not in ids("--ansvarig", "kommun-fritid")
    assert "2026-hoglands-park" in ids("--omrade", "hoglands-park")
    assert est("status", "--omrade", "ingenstans").code == 2


def test_the_numbers_are_counted_and_the_findings_in_order(arbetsyta: Path, est: Callable) -> None:
    assert arbetsyta
    data = json.loads(est("validera", "--format", "json").out)
    keys = [(one["fil"], one["rad"], one["kolumn"], one["kod"]) for one in data["fynd"]]
    assert keys == sorted(keys)
    assert data["antal"] == {
        niva: sum(one["niva"] == niva for one in data["fynd"]) for niva in ("fel", "hinder", "varning", "tips")
    }


def test_the_same_day_and_files_give_the_same_bytes(arbetsyta: Path, est: Callable) -> None:
    def everything() -> list[str]:
        est("rapport")
        est("rapport", "--format", "html")
        shown = [est(*args).out for args in (["validera"], ["status"], ["visa", "2026-hoglands-park"])]
        return [*shown, *(path.read_text(encoding="utf-8") for path in sorted((arbetsyta / "rapporter").iterdir()))]

    assert everything() == everything()


def test_a_report_is_stale_when_its_files_changed_never_because_time_passed(arbetsyta: Path, est: Callable) -> None:
    case = "2026-mopeder-vid-skolan"
    est("rapport")
    est("rapport", "--format", "html")
    assert est("rapport", "--kontrollera", "--datum", "2027-06-01").code == 0
    est("anteckna", case, "Något har hänt.")
    stale = est("rapport", "--kontrollera")
    assert stale.code == 1
    assert stale.out.count(f"rapporter/{case}.") == 2
    assert "est rapport --format md" in stale.out
    assert "est rapport --format html" in stale.out
    est("rapport")
    est("rapport", "--format", "html")
    assert est("rapport", "--kontrollera").code == 0
    (arbetsyta / "arenden/2026-eldning-vid-badplatsen").rename(arbetsyta / "arenden/2026-eldning-vid-stranden")
    assert "hör till ett ärende som inte finns" in est("rapport", "--kontrollera").out
