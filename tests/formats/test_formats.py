"""How each format looks, and that no text from a file can forge anything in any of them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from formats.findings import FORGED, HOSTILE, ORDINARY, PROBLEM, lines_of
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from project import PROJECT

from est_cli.findings import NIVAER, Finding, Rattelse
from est_cli.formats.diff import diff
from est_cli.formats.github import commands
from est_cli.formats.gitlab import code_quality
from est_cli.formats.json import findings_json
from est_cli.formats.kort import short
from est_cli.formats.sarif import sarif
from est_cli.formats.text import finding_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SCHEMA = Draft7Validator(json.loads((PROJECT / "tests/data/sarif-schema-2.1.0.json").read_text(encoding="utf-8")))
PREFIX = "trygghet/"


def test_text() -> None:
    assert "\n".join(finding_lines(ORDINARY, 80, lines_of)) == (
        f"{PROBLEM}\n"
        "  1:1     fel     F104  Nyckeln ”beskrivnng” finns inte.\n"
        "          │ beskrivnng: x\n"
        "          │ ^^^^^^^^^^\n"
        "                        → Menade du beskrivning?\n"
        "  2:12    fel     F105  omfattning: ”12” går inte.\n"
        "          │ 日本    omf: å: 12\n"
        "          │                 ^^\n"
        "                        → Skriv nycklar med värden.\n"
        "  3:1     hinder  P202  Problemet säger inte vilka som drabbas.\n"
        "                        → Fyll i drabbade.\n"
        "\n"
        "arenden/2026-klotter/åå 100%.yaml\n"
        "  1:1     tips    A308  Ingen händelsekedja.\n"
    )


def test_text_that_would_forge() -> None:
    assert "\n".join(finding_lines(FORGED, 80, lines_of)) == (
        "arenden/x\\n::error::Hej,\\u202e.yaml\n"
        "  1:8     fel     F105  ” ::error file=a::b\\x1b[31m   9:9     fel     F101\n"
        "                        Påhittat ## Rubrik ##\\[error]x <b>|</b> [a](http://b)\n"
        "                        {0}”\n"
        "          │ a\\u0301\\x1b\\u202eb: 😀c ##\\[error]\n"
        "          │                     ^^\n"
        "                        → a\\r ::warning::b, c: 100%0A\n"
        "\n"
        f"{PROBLEM}\n"
        "  9:1     varning F104  | a | b |\\u2028\\u202e::error::\n"
        "                        → \\::error::c\n"
    )


def test_one_line_each() -> None:
    assert short([*ORDINARY, *FORGED]) == [
        f"{PROBLEM}:1:1: F104 Nyckeln ”beskrivnng” finns inte.",
        f"{PROBLEM}:2:12: F105 omfattning: ”12” går inte.",
        f"{PROBLEM}:3:1: P202 Problemet säger inte vilka som drabbas.",
        "arenden/2026-klotter/åå 100%.yaml:1:1: A308 Ingen händelsekedja.",
        (
            "arenden/x\\n::error::Hej,\\u202e.yaml:1:8: F105 ” ::error file=a::b\\x1b[31m 9:9 fel F101 Påhittat ## Rubrik "
            "##\\[error]x <b>|</b> [a](http://b) {0}”"
        ),
        f"{PROBLEM}:9:1: F104 | a | b | \\u202e::error::",
    ]


def test_github_tells_the_gravest_first_and_escapes_what_would_be_a_command() -> None:
    shown = commands([*ORDINARY, FORGED[0]], 1, PREFIX)
    assert shown[1:] == [
        (
            f"::error file=trygghet/{PROBLEM},line=2,endLine=2,col=12,endColumn=14,title=F105 (fel)::omfattning: ”12” går "
            f"inte.%0A→ Skriv nycklar med värden.%0Atrygghet/{PROBLEM}:2:12"
        ),
        (
            "::error file=trygghet/arenden/x%0A%3A%3Aerror%3A%3AHej%2C\\u202e.yaml,line=1,endLine=1,col=8,endColumn=9,"
            "title=F105 (fel)::”%0A::error file=a::b\\x1b[31m%0A  9:9     fel     F101  Påhittat%0A## Rubrik ##[error]x "
            "<b>|</b> [a](http://b) {0}”%0A→ a%0D%0A::warning::b, c: 100%250A%0Atrygghet/arenden/x%0A::error::Hej,"
            "\\u202e.yaml:1:8"
        ),
        (
            f"::warning file=trygghet/{PROBLEM},line=3,endLine=5,col=1,title=P202 (hinder)::Problemet säger inte vilka som "
            f"drabbas.%0A→ Fyll i drabbade.%0Atrygghet/{PROBLEM}:3:1"
        ),
        (
            "::notice file=trygghet/arenden/2026-klotter/åå 100%25.yaml,line=1,endLine=1,col=1,endColumn=1,title=A308 (tips)"
            "::Ingen händelsekedja.%0Atrygghet/arenden/2026-klotter/åå 100%25.yaml:1:1"
        ),
        "3 fel, 1 hinder och 1 tips i 1 ärende.",
        "Varför regeln finns: est regel F104",
    ]


def test_github_says_that_it_shows_no_more_than_ten_of_each_kind() -> None:
    assert "högst 10" not in commands(ORDINARY[:1] * 10, 1, "")[-1]
    assert "högst 10" in commands(ORDINARY[:1] * 11, 1, "")[-1]


def test_gitlab() -> None:
    issues = json.loads(code_quality([ORDINARY[2], FORGED[0]], PREFIX))
    assert issues[0] == {
        "description": "Problemet säger inte vilka som drabbas. Fyll i drabbade.",
        "check_name": "P202",
        "fingerprint": issues[0]["fingerprint"],
        "severity": "major",
        "location": {"path": f"trygghet/{PROBLEM}", "lines": {"begin": 3, "end": 5}},
    }
    assert issues[1]["location"]["path"] == f"trygghet/{HOSTILE}"


def test_gitlab_knows_a_finding_again_on_another_line_and_tells_two_alike_apart() -> None:
    def fingerprints(*found: Finding) -> list[str]:
        return [issue["fingerprint"] for issue in json.loads(code_quality(list(found), ""))]

    first, later = ORDINARY[0], ORDINARY[0]._replace(rad=7, slutrad=7)
    assert fingerprints(first) == fingerprints(later)
    assert len({*fingerprints(first, later)}) == 2
    assert fingerprints(first) != fingerprints(first._replace(fil="est.yaml"))


def test_sarif() -> None:
    log = json.loads(sarif([ORDINARY[0], FORGED[0]], PREFIX))
    SCHEMA.validate(log)
    run = log["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["F104", "F105"]
    assert run["columnKind"] == "unicodeCodePoints"
    place = {"uri": f"trygghet/{PROBLEM}", "uriBaseId": "SRCROOT"}
    region = {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 11}
    assert run["results"][0] == {
        "ruleId": "F104",
        "ruleIndex": 0,
        "level": "error",
        "message": {"text": "Nyckeln ”beskrivnng” finns inte. Menade du beskrivning?"},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": region}}],
        "partialFingerprints": run["results"][0]["partialFingerprints"],
        "fixes": [
            {
                "description": {"text": "Skriv beskrivning"},
                "artifactChanges": [
                    {
                        "artifactLocation": place,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "beskrivning"}}],
                    }
                ],
            }
        ],
    }
    forged = run["results"][1]
    assert forged["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == (
        "trygghet/arenden/x%0A%3A%3Aerror%3A%3AHej%2C%E2%80%AE.yaml"
    )
    assert "[a] (http://b) {{0}}" in forged["message"]["text"]


def test_json_says_nothing_of_what_to_write_instead() -> None:
    assert "rattelse" not in json.loads(findings_json(ORDINARY))["fynd"][0]


LONG = "    motivering: " + "ord " * 60 + "här " + "ord " * 60


@pytest.mark.parametrize(
    ("line", "first", "last", "shown", "mark"),
    [
        ("a: b", 4, 5, "a: b", "   ^"),
        ("\ta:\tb", 5, 6, "    a:    b", "          ^"),
        ("😀😀: x", 5, 6, "😀😀: x", "      ^"),
        ("日本語", 2, 4, "日本語", "  ^^^^"),
        ("e\u0301: x", 5, 6, "e\\u0301: x", "         ^"),
        ("a\u00a0b: x", 6, 7, "a b: x", "     ^"),
        ("a: \u202ex", 4, 5, "a: \\u202ex", "   ^^^^^^"),
        ("a: b", 5, 5, "a: b", "    ^"),
        ("##[a]: x", 8, 9, "##\\[a]: x", "        ^"),
    ],
)
def test_the_mark_stands_below_what_it_marks(line: str, first: int, last: int, shown: str, mark: str) -> None:
    found = ORDINARY[0]._replace(rad=1, kolumn=first, slutrad=1 + (first == last), slutkolumn=last)
    lines = list(finding_lines([found], 80, lambda _: [line]))
    assert lines[2:4] == [f"          │ {shown}", f"          │ {mark}"]


@pytest.mark.parametrize("at", [0, 20, LONG.index("här"), len(LONG) - 4])
def test_a_long_line_is_cut_around_the_mark(at: int) -> None:
    found = ORDINARY[0]._replace(kolumn=at + 1, slutkolumn=at + 4)
    shown, mark = list(finding_lines([found], 80, lambda _: [LONG]))[2:4]
    assert max(len(shown), len(mark)) <= 80
    assert shown[mark.index("^") : mark.rindex("^") + 1] == LONG[at : at + 3]


def test_what_lacks_and_what_is_no_longer_there_is_not_shown() -> None:
    def excerpted(found: Finding) -> bool:
        return any("│" in line for line in finding_lines([found], 80, lines_of))

    assert excerpted(ORDINARY[0])
    assert not excerpted(ORDINARY[0]._replace(rad=90, slutrad=90))
    assert not excerpted(ORDINARY[0]._replace(kod="F106"))
    assert not excerpted(ORDINARY[0]._replace(slutkolumn=1))
    assert not excerpted(ORDINARY[0]._replace(kod="P202"))


def test_no_more_than_two_characters_of_personal_data_are_shown() -> None:
    line = "beskrivnng: Kalle, 19640823-3234, ringer 070-174 06 05"
    shown = "\n".join(finding_lines([ORDINARY[0]], 80, lambda _: [line]))
    assert "beskrivnng: Kalle, 19•••••••••••, ringer" in shown
    changed = "\n".join(diff("a.yaml", line.encode(), line.replace("nng", "ning").encode()))
    assert "19640823" not in shown + changed
    assert "-beskrivnng: Kalle, 19•" in changed
    name = ORDINARY[0]._replace(kod="I704", niva="varning", kolumn=13, slutkolumn=18)
    assert "beskrivnng: Ka•••, 19•••••••••••," in "\n".join(finding_lines([name], 80, lambda _: [line]))


def test_a_diff_is_no_command() -> None:
    assert list(diff("a\nb.yaml", b"::error::a\nx: 1\n", b"::error::a\nx: ##[error]\x1b\n")) == [
        "--- a\\nb.yaml",
        "+++ a\\nb.yaml (rättad)",
        "@@ -1,2 +1,2 @@",
        " \\::error::a",
        "-x: 1",
        "+x: ##\\[error]\\x1b",
    ]


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | st.sampled_from(
    [
        "::error::x",
        "##[error]x",
        "\n::error::",
        "a\nb: c",
        "%0A",
        "\r\n",
        " ::stop-commands::x",
        "](",
        "\n  1:1     fel     F101  x",
    ]
)
FINDINGS = st.lists(
    st.builds(
        Finding,
        st.sampled_from(["F104", "I701", "P202"]),
        st.sampled_from(NIVAER),
        TEXT.map(lambda name: f"arenden/{name}"),
        st.integers(1, 3),
        st.integers(1, 5),
        st.integers(3, 4),
        st.integers(5, 9),
        st.none(),
        TEXT,
        TEXT,
        st.none() | st.builds(Rattelse, *[st.integers(1, 9)] * 4, TEXT, st.booleans()),
    ),
    max_size=5,
)
RUNNER = re.compile(r"^\s*::|##\w*\[")
"""What GitHub's or Azure's runner would take for a command."""
COMMAND = re.compile(r"::(error|warning|notice) file=([^,:]*),line=(\d+),endLine=(\d+),.*?title=([^:]*)::(.*)")


def _unescaped(text: str) -> str:
    for written, meant in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(written, meant)
    return text


def _lines(found: list[Finding], texts: Callable[[str], Sequence[str]]) -> list[str]:
    return "\n".join([*finding_lines(found, 80, texts), *short(found)]).split("\n")


@given(found=FINDINGS, line=TEXT)
def test_each_format_has_one_record_for_each_finding_whatever_it_says(found: list[Finding], line: str) -> None:
    heads = [one for one in finding_lines(found, 80, lambda _: [line] * 3) if re.match(r"  \d+:\d+ ", one)]
    assert len(heads) == len(found)
    assert len(short(found)) == len(found)
    assert all("\n" not in one for one in short(found))
    assert not any(RUNNER.search(one) for one in _lines(found, lambda _: [line] * 3))
    assert [one["text"] for one in json.loads(findings_json(found))["fynd"]] == [one.text for one in found]
    issues = json.loads(code_quality(found, PREFIX))
    assert [one["location"]["path"] for one in issues] == [f"{PREFIX}{one.fil}" for one in found]
    assert len({one["fingerprint"] for one in issues}) == len(found)
    log = json.loads(sarif(found, PREFIX))
    SCHEMA.validate(log)
    assert [one["ruleId"] for one in log["runs"][0]["results"]] == [one.kod for one in found]


@given(found=FINDINGS)
def test_github_reads_back_each_finding_and_nothing_else(found: list[Finding]) -> None:
    lines = "\n".join(commands(found, 1, "")).split("\n")
    read = [COMMAND.fullmatch(line) for line in lines if RUNNER.search(line)]
    assert all(read)
    assert sorted((int(one[3]), _unescaped(one[5])) for one in read if one) == sorted(
        (one.rad, f"{one.kod} ({one.niva})") for one in found
    )
    plain = [one for one in found if (one.fil + one.text).isprintable()]
    shown = [(_unescaped(one[2]), _unescaped(one[6])) for one in read if one]
    assert all(any(fil == one.fil and text.startswith(one.text) for fil, text in shown) for one in plain)


def test_the_schema_is_the_official_one() -> None:
    assert Path(SCHEMA.schema["$id"]).name == "sarif-schema-2.1.0.json"
    assert not SCHEMA.is_valid({"version": "2.1.0"})
