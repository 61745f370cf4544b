"""`est status`: what is late, by whom and for how long; and the week as it looks on Monday morning."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from moten.egna_moten import BUSSKURAR, LEKPLATS, only, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def yta(arbetsyta: Path) -> Path:
    earlier = f"""grupp: styrgrupp
beslut:
  - {{id: lampor, text: Lamporna byts., ansvarig: kommun-gata-park, senast: 2026-11-12, arende: {BUSSKURAR}}}
  - {{id: staket, text: Staketet lagas., ansvarig: bovardarna, senast: 2026-11-26, plats: almgarden-lekplats}}
  - {{id: skyltar, text: Skyltarna sätts upp., ansvarig: kommun-fritid}}
  - {{id: gjort, text: Redan gjort., ansvarig: kommun-fritid, senast: 2026-11-01}}
nasta_mote: 2026-11-26
"""
    done = "grupp: est-grupp\nuppfoljning: [{mote: 2026-10-22, beslut: gjort, lage: klart}]\nomfattar: {}\n"
    return only(arbetsyta, {"2026-10-22": earlier, "2026-11-05-est": done})


@pytest.fixture
def data(yta: Path, est: Callable[..., Any]) -> Callable[..., dict[str, Any]]:
    assert yta
    return lambda *args: json.loads(est("status", *args, "--format", "json").out)


def test_open_decisions_are_told_to_programs(data: Callable[..., dict[str, Any]], est: Callable[..., Any]) -> None:
    found = data()
    Draft202012Validator({"$ref": "#/$defs/status", **json.loads(est("schema", "--utdata").out)}).validate(found)
    assert [(one["beslut"], one["sen"]) for one in found["beslut"]] == [
        ("lampor", True), ("staket", False), ("skyltar", False),
    ]  # fmt: skip
    assert found["beslut"][0] == {
        "mote": "2026-10-22",
        "beslut": "lampor",
        "text": "Lamporna byts.",
        "arende": BUSSKURAR,
        "plats": None,
        "ansvarig": "kommun-gata-park",
        "senast": "2026-11-12",
        "lage": "oppet",
        "sen": True,
    }
    late = {"slag": "beslut", "id": "2026-10-22/lampor", "ansvarig": "kommun-gata-park", "senast": "2026-11-12"}
    row = next(one for one in found["arenden"] if one["arende"] == BUSSKURAR)
    assert row["sena"] == [late]
    assert json.loads(est("visa", BUSSKURAR, "--format", "json").out)["sena"] == [late]


def test_what_is_chosen_holds_for_cases_and_decisions(data: Callable[..., dict[str, Any]]) -> None:
    def chosen(*args: str) -> tuple[list[str], list[str]]:
        found = data(*args)
        return [one["arende"] for one in found["arenden"]], [one["beslut"] for one in found["beslut"]]

    assert chosen("--forsenat") == ([BUSSKURAR], ["lampor"])
    assert chosen("--ansvarig", "bovardarna") == ([LEKPLATS], ["staket"])
    assert BUSSKURAR in chosen("--ansvarig", "kommun-gata-park")[0], "a decision on the case is theirs"
    assert chosen("--ansvarig", "bovardarna", "--forsenat") == ([], [])
    assert chosen("--omrade", "almgarden") == ([LEKPLATS], ["staket"])
    assert chosen("--skede", "problem") == ([BUSSKURAR], ["lampor"])


@pytest.mark.usefixtures("yta")
def test_it_says_by_whom_and_for_how_long(est: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = est("status").out
    assert f"12 dagar sent: {BUSSKURAR}: beslut 2026-10-22/lampor, senast 2026-11-12 (kommun-gata-park)" in out
    assert "senast 2026-11-26 (bovardarna): Staketet lagas. 2026-10-22/staket" in out
    assert "inget datum (kommun-fritid): Skyltarna sätts upp." in out
    assert "1 dag sent" in est("status", "--datum", "2026-11-13").out


@pytest.mark.usefixtures("yta")
def test_monday_morning(est: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert est("status", "--vecka", "--datum", "2026-11-23").out.splitlines() == [
        "Vecka 48 2026: 23–29 november 2026",
        "",
        "Möten:",
        "  torsdag 26 november: Styrgruppen för trygghet, mötet har ingen fil än",
        "",
        "Sista dagar till och med måndag 30 november:",
        "  torsdag 26 november: beslut 2026-10-22/staket (bovardarna)",
        f"  fredag 27 november: {LEKPLATS}: åtgärd beskar-buskar (bovardarna)",
        "",
        "Sent:",
        f"  11 dagar sent: {BUSSKURAR}: beslut 2026-10-22/lampor",
        "    (kommun-gata-park)",
        "",
        "Öppna grindar som väntar:",
        f"  {LEKPLATS}: till utvärdering",
        "",
        "Att kontrollera och ompröva till och med måndag 30 november: inget.",
        "",
        "Stilla: inget.",
        "",
        "Arrangemang till och med måndag 30 november: inget.",
        "",
        "Kör härnäst:",
        "  est mote ny 2026-11-26 --grupp styrgrupp",
        "  est paminn",
    ]


def test_the_week_names_breaks_events_what_stands_still_and_minutes_that_lack(
    yta: Path, est: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    write(
        yta,
        "2026-12-17",
        "grupp: styrgrupp\ntid: 13:00-15:00\narrangemang: [{namn: Nyårsfirande, datum: 2026-12-31}]\n",
    )
    out = est("status", "--vecka", "--datum", "2026-12-28").out
    assert "Uppehåll:\n  Jul och nyår, 21 december 2026–6 januari 2027\n" in out
    assert "torsdag 31 december: Nyårsfirande" in out
    out = est("status", "--vecka", "--datum", "2026-12-18").out
    assert "(2026-12-17), minnesanteckningar saknas" in out
    assert "Kör härnäst:\n  est mote protokoll 2026-12-17\n" in out
    assert f"{LEKPLATS}: Inget har hänt i ärendet på" in est("status", "--vecka", "--datum", "2027-04-01").out


@pytest.mark.usefixtures("yta")
def test_the_week_can_be_one_actors(est: Callable[..., Any]) -> None:
    out = est("status", "--vecka", "--ansvarig", "bovardarna", "--datum", "2026-11-23").out
    assert "beskar-buskar" in out
    assert "lampor" not in out
    refused = est("status", "--vecka", "--format", "json")
    assert refused.code == 2
    assert "est status --format json" in refused.err


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("more", [[], ["--vecka"]])
@pytest.mark.usefixtures("yta")
def test_it_reads_in_a_narrow_window(
    est: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, columns: int, more: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = est("status", *more).out
    lines = out.partition("Sent:")[2].splitlines()
    assert [line for line in lines if len(line) > columns and " " in line.strip()] == []
    assert "\x1b" not in out


def test_texts_from_files_cannot_steer_the_terminal(yta: Path, est: Callable[..., Any]) -> None:
    evil = '"Ny\\e[31m\\nrad"'
    write(
        yta, "2026-11-27", f"grupp: styrgrupp\nlokal: {evil}\nbeslut: [{{id: a, text: {evil}, senast: 2027-01-01}}]\n"
    )
    for out in (est("status").out, est("status", "--vecka").out):
        assert "\x1b" not in out
    assert "Ny\\x1b[31m rad" in est("status").out


def test_it_loads_nothing_heavy(yta: Path) -> None:
    code = "import sys; from est_cli.cli import *; run(build(COMMANDS), sys.argv[1:]); print(*sys.modules)"
    for more in ([], ["--vecka"]):
        words = [sys.executable, "-c", code, "status", *more]
        loaded = subprocess.run(words, cwd=yta, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
        assert {"pandas", "jinja2", "rich"}.isdisjoint(loaded.split())


def test_a_late_decision_is_counted_in_the_row_of_its_case(yta: Path, est: Callable[..., Any]) -> None:
    assert yta
    row = next(line for line in est("status", "--forsenat").out.splitlines() if line.startswith(BUSSKURAR))
    assert row.endswith(" 1 sent")


def test_a_week_of_many_late_things_can_be_read_at_a_glance(yta: Path, est: Callable[..., Any]) -> None:
    rows = "\n".join(
        f"  - {{id: b{n}, text: Löfte {n}., ansvarig: kommun-fritid, senast: 2026-11-01}}" for n in range(20)
    )
    write(yta, "2026-10-22", f"grupp: styrgrupp\nbeslut:\n{rows}\n")
    late = est("status", "--vecka").out.partition("\nSent:\n")[2].partition("\n\n")[0].splitlines()
    assert sum("dagar sent" in line for line in late) == 12
    assert late[-1].strip().startswith("… och ")
