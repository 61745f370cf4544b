"""Findings for the renderers: ordinary ones, and such as would forge something if they could."""

from __future__ import annotations

from typing import Final

from est_cli.findings import Finding, Rattelse

CASE: Final = "2026-klotter"
PROBLEM: Final = f"arenden/{CASE}/problem.yaml"
HOSTILE: Final = "arenden/x\n::error::Hej,\u202e.yaml"

ORDINARY: Final = [
    Finding(
        "F104", "fel", PROBLEM, 1, 1, 1, 11, CASE, "Nyckeln ”beskrivnng” finns inte.", "Menade du beskrivning?",
        Rattelse(1, 1, 1, 11, "beskrivning", saker=True),
    ),
    Finding("F105", "fel", PROBLEM, 2, 12, 2, 14, CASE, "omfattning: ”12” går inte.", "Skriv nycklar med värden."),
    Finding("P202", "hinder", PROBLEM, 3, 1, 5, 4, CASE, "Problemet säger inte vilka som drabbas.", "Fyll i drabbade."),
    Finding("A308", "tips", f"arenden/{CASE}/åå 100%.yaml", 1, 1, 1, 1, CASE, "Ingen händelsekedja.", ""),
]  # fmt: skip
FORGED: Final = [
    Finding(
        "F105", "fel", HOSTILE, 1, 8, 1, 9, None,
        "”\n::error file=a::b\x1b[31m\n  9:9     fel     F101  Påhittat\n## Rubrik ##[error]x <b>|</b> [a](http://b) {0}”",
        "a\r\n::warning::b, c: 100%0A",
    ),
    Finding("F104", "varning", PROBLEM, 9, 1, 9, 2, CASE, "| a | b |\u2028\u202e::error::", "::error::c"),
]  # fmt: skip
TEXTS: Final = {
    PROBLEM: ["beskrivnng: x", "日本\tomf: å: 12\r", "rad tre", ""],
    HOSTILE: ["a\u0301\x1b\u202eb: 😀c ##[error]"],
}


def lines_of(fil: str) -> list[str]:
    """The lines of the files that the findings are about."""
    return TEXTS.get(fil, [])
