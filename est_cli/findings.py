"""What a check says about a place in a file: data, never an exception."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Niva = Literal["fel", "hinder", "varning", "tips"]
"""fel: must be mended; hinder: closes the gate of the present stage; varning and tips: worth a thought."""

NIVAER: Final[tuple[Niva, ...]] = ("fel", "hinder", "varning", "tips")


class Finding(NamedTuple):
    """One finding. Lines and columns count from 1, in characters; `fil` is relative to the workspace, with `/`."""

    kod: str
    niva: Niva
    fil: str
    rad: int
    kolumn: int
    slutrad: int
    slutkolumn: int
    arende: str | None
    text: str
    hjalp: str


def order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Sort key: file, line, column, code, then text so that the order never wavers."""
    return finding.fil, finding.rad, finding.kolumn, finding.kod, finding.text


def count(findings: list[Finding]) -> dict[Niva, int]:
    """How many findings there are of each level, all four levels named."""
    tally: dict[Niva, int] = dict.fromkeys(NIVAER, 0)
    for finding in findings:
        tally[finding.niva] += 1
    return tally
