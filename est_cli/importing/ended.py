"""What had ceased when a row says that it was there: places, categories and functions of the registers."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from est_cli.importing.stored import DATUM, PLATS
from est_cli.observationer.columns import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from est_cli.importing.rows import Ny
    from est_cli.model.register import Aktor, Kategori, Plats
    from est_cli.workspace.load import Workspace


def ended(rows: Sequence[Ny], workspace: Workspace) -> Counter[str]:
    """The ids of what had ceased before the day of a row, with how many rows each has."""
    found = Counter[str]()
    registers: tuple[Mapping[str, Aktor | Kategori | Plats], ...] = (
        workspace.platser,
        workspace.kategorier,
        workspace.aktorer,
    )
    columns = (PLATS, COLUMNS.index("kategori"), COLUMNS.index("rapportor"))
    for at, register in zip(columns, registers, strict=True):
        last = {id_: one.upphord.isoformat() for id_, one in register.items() if isinstance(one.upphord, date)}
        if last:
            found.update(row.celler[at] for row in rows if row.celler[DATUM] > last.get(row.celler[at], "9999"))
    return found
