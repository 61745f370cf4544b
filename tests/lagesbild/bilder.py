"""A small municipality, and the picture of what is reported there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from est_cli.lagesbild.picture import make_picture
from est_cli.observationer.columns import HEADER
from est_cli.period import read_period
from est_cli.rules.check import checker
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.lagesbild.records import Cell, Lagesbild

FILES = {
    "est.yaml": """\
kommun: Exempelköping
omraden: {centrum: Centrum, ringen: Ringen}
rutiner: {uppehall: [{fran: 2026-06-29, till: 2026-08-09, text: Sommaruppehåll}]}
""",
    "register/platser.yaml": """\
busstorget: {namn: Busstorget, omrade: centrum}
parken: {namn: Parken, omrade: centrum}
skolan: {namn: Skolan (påhittad), omrade: ringen}
""",
    "register/kategorier.yaml": "klotter: {namn: Klotter}\nbrak: {namn: Bråk}\nbrand: {namn: Brand}\n",
    "register/aktorer.yaml": """\
bovardarna: {funktion: Bovärdarna, organisation: Bolaget, typ: bostadsbolag}
faltgruppen: {funktion: Fältgruppen, organisation: Kommunen, typ: kommun}
kommunpolis: {funktion: Kommunpolis, organisation: Polisen, typ: polis}
""",
}
CASE = {
    "arende.yaml": """\
titel: Klotter på Busstorget
plats: busstorget
historik: [{datum: 2026-01-15, skede: problem, av: faltgruppen}]
""",
    "problem.yaml": "beteenden: [klotter]\n",
    "atgarder.yaml": """\
atgarder:
  - {id: lampor, titel: Nya lampor, ansvarig: bovardarna, status: pagar}
  - {id: skyltar, titel: Skyltar, ansvarig: faltgruppen, status: genomford}
  - {id: samtal, titel: Samtal}
""",
}


def write(root: Path, rows: str, files: dict[str, str] | None = None) -> Path:
    """A workspace. A row is `datum plats kategori rapportor antal [tid_fran [tid_till]]`; `-` is nothing."""
    by_month: dict[str, list[str]] = {}
    for number, row in enumerate(rows.split("\n")):
        if not row.strip():
            continue
        cells = ["" if cell == "-" else cell for cell in row.split()]
        datum, plats, kategori, rapportor, antal, begun, over = [*cells, "", ""][:7]
        line = f"x-{number},{datum},{begun},,{over},{plats},{kategori},{rapportor},,{antal},,,"
        by_month.setdefault(datum[:7], []).append(line)
    texts = {f"observationer/{month}-prov.csv": "\n".join([HEADER, *lines, ""]) for month, lines in by_month.items()}
    for name, text in (FILES | texts | (files or {})).items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def picture(  # what a test says of its picture
    root: Path,
    rows: str,
    period: str = "2026-03",
    idag: str = "2026-04-02",
    omrade: str | None = None,
    files: dict[str, str] | None = None,
) -> Lagesbild:
    """The picture of some rows, by default of March 2026 when it is over."""
    checked = checker(load(write(root, rows, files)), date.fromisoformat(idag))
    return make_picture(checked, read_period(period), omrade)


def monthly(months: str, *row: str) -> str:
    """The same row on the first of each month: `2025-01 2025-02`."""
    return "\n".join(f"{month}-01 {' '.join(row)}" for month in months.split())


def cell(bild: Lagesbild, kategori: str | None, plats: str | None) -> Cell:
    """One cell of a picture."""
    return next(
        one
        for one in (bild.totalt, *bild.kategorier, *bild.platser, *bild.celler)
        if (one.kategori, one.plats) == (kategori, plats)
    )


YEAR = "2025-03 2025-04 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02"
"""The twelve months before March 2026."""
