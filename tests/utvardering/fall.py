"""A small workspace with one case, written by the test that reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

CASE = "2025-torget"
HEADER = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning"
INDICATOR = """\
indikatorer:
  - id: klotter
    namn: Nytt klotter
    enhet: antal
    kalla: rapporter
    riktning: minska
    baslinje: {varde: 60, fran: 2025-01-06, till: 2025-03-30}
    matning: {kategorier: [klotter]}
"""
SOURCE = "kallor:\n  - {id: rapporter, typ: observationer, beskrivning: Bovärdarnas rapporter}\n"
BESIDE = "jamforelse: {platser: [parken]}\n"
MEASURE = "atgarder:\n  - {id: ljus, titel: Ljus, start: 2025-04-07}\n"
BEFORE, AFTER = ("2025-01-06", "2025-03-30"), ("2026-01-05", "2026-03-29")
"""Twelve weeks, and the same weeks a year later."""


def write(root: Path, **parts: str) -> Path:
    """The workspace with the case's parts: `problem`, `atgarder`, `utvardering` as YAML; `est` in place of est.yaml."""
    case = root / "arenden" / CASE
    for folder in (case, root / "register", root / "observationer"):
        folder.mkdir(parents=True, exist_ok=True)
    (root / "est.yaml").write_text(parts.pop("est", "kommun: Exempelköping\n"), "utf-8")
    (root / "register/platser.yaml").write_text(
        "".join(f"{id_}: {{namn: {id_.capitalize()}}}\n" for id_ in ("torget", "parken", "kajen")), "utf-8"
    )
    (root / "register/kategorier.yaml").write_text("klotter: {namn: Klotter, huvudkategori: skadegorelse}\n", "utf-8")
    (root / "register/aktorer.yaml").write_text(
        "bovard: {funktion: Bovärd, organisation: Bostäder AB, typ: bostadsbolag}\n"
        "vakt: {funktion: Väktare, organisation: Vakt AB, typ: foretag}\n",
        "utf-8",
    )
    history = "historik:\n  - {datum: 2025-01-01, skede: problem, av: bovard}\n"
    parts.setdefault("arende", f"titel: Klotter på torget\nplats: torget\n{history}")
    for name, text in parts.items():
        (case / f"{name}.yaml").write_text(text, "utf-8", newline="")
    return root


def observe(root: Path, rows: list[tuple[date, str, str, str, int]]) -> None:
    """Observations as month files; a row is day, place, category, reporter, number of events."""
    months: dict[str, list[str]] = {}
    for number, (day, plats, kategori, rapportor, antal) in enumerate(rows):
        line = f"r-{number},{day},,,,{plats},{kategori},{rapportor},iakttagelse,{antal},,,"
        months.setdefault(f"{day:%Y-%m}", []).append(line)
    for month, lines in months.items():
        text = "\n".join([HEADER, *lines]) + "\n"
        (root / f"observationer/{month}-test.csv").write_text(text, "utf-8")
