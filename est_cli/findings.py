"""What a check says about a place in a file: data, never an exception."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

Niva = Literal["fel", "hinder", "varning", "tips"]
"""fel: must be mended; hinder: closes the gate of the present stage; varning and tips: worth a thought."""

NIVAER: Final[tuple[Niva, ...]] = ("fel", "hinder", "varning", "tips")


class Rattelse(NamedTuple):
    """What to write instead, and where: lines and columns as in `Finding`. `saker`: est may do it by itself."""

    rad: int
    kolumn: int
    slutrad: int
    slutkolumn: int
    text: str
    saker: bool


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
    rattelse: Rattelse | None = None

    def as_data(self) -> dict[str, Any]:
        """The finding as JSON output has it: all but what to write instead."""
        data = self._asdict()
        del data["rattelse"]
        return data


def order(finding: Finding) -> tuple[str, int, int, str, str]:
    """Sort key: file, line, column, code, then text so that the order never wavers."""
    return finding.fil, finding.rad, finding.kolumn, finding.kod, finding.text


def count(findings: list[Finding]) -> dict[Niva, int]:
    """How many findings there are of each level, all four levels named."""
    tally: dict[Niva, int] = dict.fromkeys(NIVAER, 0)
    for finding in findings:
        tally[finding.niva] += 1
    return tally
