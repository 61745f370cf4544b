"""A new case asks the method's questions, is read as it stands, and its examples can be uncommented."""

import re
from datetime import date

import pytest
from generated.editor import faults
from hypothesis import given
from hypothesis import strategies as st

from est_cli.generated.kinds import KINDS
from est_cli.generated.scaffold import WIDTH, case_files
from est_cli.model.problem import Problem
from est_cli.rules.judge import lacks
from est_cli.rules.rule import Context
from est_cli.workspace.case import assemble
from est_cli.workspace.files import parse, to_record

DAY = date(2026, 1, 15)


def new(**more: str) -> dict[str, str]:
    return case_files("Klotter vid stationen", "stationen", datum=DAY, av="kommun-trygghet", **more)  # type: ignore[arg-type]


def test_a_new_case_says_what_is_known_and_asks_for_the_rest() -> None:
    assert new(spar="fordjupad")["arende.yaml"] == (
        "# yaml-language-server: $schema=../../.vscode/schema/arende.json\n"
        "# Ärendet: vad det heter, var det är, vem som håller i det och hur långt det har kommit.\n"
        "\n"
        "# Vad ska ärendet heta? Problemet, inte lösningen.\n"
        "titel: Klotter vid stationen\n"
        "\n"
        "# Var är det?\n"
        "plats: stationen\n"
        "\n"
        "# Räcker en snabb insats, eller behöver orsakerna utredas?\n"
        "spar: fordjupad\n"
        "\n"
        "# Vem håller i ärendet? En funktion, aldrig en person.\n"
        "ansvarig:\n"
        "\n"
        "# Hur allvarligt är läget, och åt vilket håll går det?\n"
        "bedomning:\n"
        "#   {niva: gul, trend: okande, datum: 2026-03-02}\n"
        "\n"
        "# Ärendets väg, äldst först. Nya rader skrivs av est framat, est backa och est avskriv.\n"
        "historik:\n"
        "  - {datum: 2026-01-15, skede: problem, av: kommun-trygghet}\n"
    )


def test_a_question_stands_above_its_key_and_the_example_below() -> None:
    assert (
        "# Hur ofta har det hänt, under vilken tid, enligt vem?\n"
        "omfattning:\n"
        "#   {antal: 14, fran: 2026-01-01, till: 2026-03-31, kalla: bovardarnas-rapporter}\n"
    ) in new()["problem.yaml"]


def test_a_quick_case_says_that_it_needs_no_analysis() -> None:
    assert "Ett snabbt ärende behöver inte den här filen" in new(spar="snabb")["analys.yaml"]
    assert "Ett snabbt ärende" not in new(spar="fordjupad")["analys.yaml"]


def test_est_reads_a_new_case_and_misses_everything() -> None:
    documents = {name: parse(name, text.encode()) for name, text in new().items()}
    parts = {name[:-5]: to_record(document, KINDS[name[:-5]].model) for name, document in documents.items()}
    assert [flaw for document in documents.values() for flaw in document.flaws] == []
    arende = assemble("2026-klotter", {name: part for name, part in parts.items() if part is not None})
    assert arende is not None
    codes = {lack.regel.kod for lack in lacks(arende, Context(DAY, None, {}, {}))}
    assert codes >= {"P201", "P202", "P203", "P204", "P205", "P206", "P207", "P208", "P211"}
    assert {kod[0] for kod in codes} == {"P"}


@pytest.mark.parametrize("name", ["arende", "problem", "analys", "atgarder", "utvardering"])
def test_an_example_becomes_the_answer_when_it_is_uncommented(name: str) -> None:
    text = re.sub(r"^# (?=  )", "", new()[f"{name}.yaml"], flags=re.MULTILINE)
    document = parse(f"{name}.yaml", text.encode())
    record = to_record(document, KINDS[name].model)
    assert document.flaws == []
    assert faults(name, text) == []
    if isinstance(record, Problem):
        assert record.tid is not None
        assert record.tid.veckodagar == ("fre", "lor")
        assert record.indikatorer is not None
        assert record.indikatorer[0].baslinje is not None


def test_no_question_runs_off_the_page() -> None:
    for text in new(spar="snabb").values():
        questions = [line for line in text.splitlines() if line.startswith("# ") and not line.startswith("#   ")]
        assert max(map(len, questions)) <= WIDTH


@given(
    title=st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(str.strip),
    plats=st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
)
def test_any_title_is_read_back_as_it_was_typed(title: str, plats: str) -> None:
    text = case_files(title, plats, datum=DAY, av=plats, spar="snabb", ansvarig=plats)["arende.yaml"]
    document = parse("arende.yaml", text.encode())
    assert document.data == {
        "titel": title,
        "plats": plats,
        "spar": "snabb",
        "ansvarig": plats,
        "bedomning": None,
        "historik": [{"datum": "2026-01-15", "skede": "problem", "av": plats}],
    }
