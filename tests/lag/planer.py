"""A small municipality for tests of its plan: cases are written from a line a measure."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from est_cli.reports.render import Reports
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from pathlib import Path

IDAG = date(2026, 11, 24)
_FILES = {
    "est.yaml": "kommun: Testköping\nomraden: {norr: Norr, soder: Söder}\n"
    "grupper: {styrgrupp: {namn: Styrgruppen}}\n"
    "lagkrav: {atgardsplan: {organ: Kommunfullmäktige, datum: 2026-06-22, diarienummer: KS 1, lagesbild: 2026-t1}}\n",
    "register/aktorer.yaml": "gata: {funktion: Gatuchef, organisation: Testköpings kommun, typ: kommun}\n"
    "polis: {funktion: Kommunpolis, organisation: Polisen, typ: polis}\n",
    "register/platser.yaml": "torget: {namn: Torget, omrade: soder}\nparken: {namn: Parken, omrade: norr}\nhamnen: {namn: Hamnen}\n",
}
PROBLEM = (
    "beskrivning: Rutor krossas på torget. Det händer på kvällar.\n"
    "kallor: [{id: rapporter, typ: observationer, beskrivning: Rapporter}]\n"
    "indikatorer: [{id: rutor, namn: Krossade rutor, enhet: antal, kalla: rapporter,"
    " baslinje: {varde: 40, fran: 2025-03-01, till: 2025-04-30}}]\n"
)
ANALYS = (
    "orsaker: [{id: morkt, beskrivning: Torget är mörkt, status: stodd},"
    " {id: tillresta, beskrivning: Det är tillresta, status: forkastad}]\n"
)
MAL = "mal: [{id: farre, beskrivning: Högst 20 krossade rutor, maltyp: effektmal, indikator: rutor, malvarde: 20, senast: 2026-04-30}]\n"
HEL = "orsaker: [morkt], mal: [farre], ansvarig: gata, start: 2026-03-01, slut: 2026-12-01, status: pagar"
"""What a measure needs to lack nothing."""


def workspace(root: Path) -> Path:
    """The municipality without any case."""
    for name, text in _FILES.items():
        write(root / name, text)
    return root


def case(root: Path, id_: str, *measures: str, skede: str = "atgarder", plats: str = "torget", **parts: str) -> None:
    """A case with a measure for each line of keys (`titel: x, status: pagar`); `parts` replace or add whole files."""
    listed = "".join(f"- {{id: a{nr}, {keys}}}\n" for nr, keys in enumerate(measures))
    files = {
        "arende": f"titel: Ärendet {id_}\nplats: {plats}\nansvarig: gata\nbedomning: {{niva: rod, trend: okande}}\n"
        f"historik:\n- {{datum: 2026-01-10, skede: problem, av: gata}}\n- {{datum: 2026-02-10, skede: {skede}, av: gata}}\n",
        "problem": PROBLEM,
        "analys": ANALYS,
        "atgarder": MAL + (f"atgarder:\n{listed}" if measures else ""),
    }
    for name, text in {**files, **parts}.items():
        write(root / "arenden" / id_ / f"{name}.yaml", text)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def reports(root: Path, idag: date = IDAG) -> Reports:
    return Reports(load(root), idag)


def rows(table: object) -> list[tuple[str | None, ...]]:
    """The cells of a prepared table, row by row."""
    return [(first, *(cell for _, cell in rest)) for first, rest in getattr(table, "rader", ())]
