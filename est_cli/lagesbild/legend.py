"""What is said around the tables and the lines: what the columns mean, and which categories have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.lagesbild.records import Andring, Cell, Lagesbild
    from est_cli.period import Period
    from est_cli.reports.names import Names
    from est_cli.reports.table import Tabell

_BADA: Final = (
    "Två tal med mot emellan är de händelser som förändringen vilar på: bara de rapportörer räknas som rapporterade "
    "genom båda perioderna, och inga dagar i uppehåll."
)
_TALEN: Final = (
    "Talet efter ordet är hur många gånger så många per dag. Inom parentes står osäkerheten, räknad så att den håller "
    "för alla jämförelser på en gång (95 %). Därför sägs ökning och minskning bara när skillnaden är större än slumpen "
    "ger när man tittar på många tal."
)
_FOR_FA: Final = "För få betyder färre än tio händelser i båda perioderna tillsammans: för få händelser för att bedöma."


def compared_with(bild: Lagesbild, tabell: Tabell | None) -> str:
    """What the columns of the table mean, those that it has."""
    heads = {name for name, _ in tabell.kolumner} if tabell else set()
    cells = [bild.totalt, *bild.celler, *bild.platser, *bild.kategorier]
    changes = [one for cell in cells for one in (cell.fore, cell.i_fjol) if one]
    said = [f"Före är {bild.fore.ord}."] if "Före" in heads else []
    said += [f"I fjol är {bild.i_fjol.ord}."] if bild.i_fjol and "I fjol" in heads else []
    if bild.pagaende and said:
        said.append(f"Perioden pågår, så alla räknas lika många dagar: {(bild.till_dag - bild.period.fran).days + 1}.")
    said += [_BADA] if any(one.jamfort for one in changes) else []
    said.append("Antalet räknas i händelser, aldrig i personer.")
    said += [_TALEN] if any(one.kvot is not None for one in changes) else []
    said += [_FOR_FA] if any(one.ord == "for_fa" for one in changes) else []
    return " ".join(said)


def changed(cells: Sequence[Cell], bild: Lagesbild, names: Names) -> str:
    """Which categories rose and fell against each other period, in words."""
    beside = [(bild.fore, [(cell, cell.fore) for cell in cells])]
    if bild.i_fjol:
        beside.append((bild.i_fjol, [(cell, cell.i_fjol) for cell in cells if cell.i_fjol]))
    return " ".join(_changed_since(period, changes, names) for period, changes in beside)


def _changed_since(period: Period, changes: Sequence[tuple[Cell, Andring]], names: Names) -> str:
    found: dict[str, list[str]] = {}
    for cell, one in changes:
        found.setdefault(one.ord, []).append(names.kategori(cell.kategori) or "")
    said = [
        f"{word} mot {period.ord}: {uppraknat(found[ord_])}."
        for ord_, word in (("okning", "Ökning"), ("minskning", "Minskning"))
        if ord_ in found
    ]
    if said or "normalt" in found:
        return " ".join(said) or f"Ingen kategori skiljer sig säkert från {period.ord}."
    return f"Ingen kategori kunde jämföras med {period.ord}."
