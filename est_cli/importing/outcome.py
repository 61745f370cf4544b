"""What came of the import of one file, as plain counts and rows, for whoever tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from est_cli.importing.table import Vagrad

if TYPE_CHECKING:
    from est_cli.importing.table import Rad


@dataclass
class Utfall:
    """What was in a file, and what was done with its rows.

    `kalla` is the import's name, and of its profile, if `profil` says that there is one.
    `fanns` were there already; `annat` are the lines of those that were there with other content, which stays;
    `placerade` were there without a place, and have one now. The counters are of the file's own words for what is
    left out, unknown (by `kategori`, `rapportör`) or has no place; of why points cannot be used; and, in `obs`, of
    codes of rules that warn.
    """

    fil: str
    kalla: str
    profil: bool
    lasning: str
    anmarkningar: list[str]
    rader: int = 0
    nya: int = 0
    fanns: int = 0
    placerade: int = 0
    annat: list[int] = field(default_factory=list)
    avvisade: list[Vagrad] = field(default_factory=list)
    utelamnade: Counter[str] = field(default_factory=Counter)
    okanda: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    oplacerade: Counter[str] = field(default_factory=Counter)
    utan_punkt: Counter[str] = field(default_factory=Counter)
    utanfor: int = 0
    obs: Counter[str] = field(default_factory=Counter)
    filer: list[str] = field(default_factory=list)
    sidofil: str | None = None

    def refuse(self, row: Rad, skal: str) -> None:
        """Keep a row that is not imported, with why."""
        self.avvisade.append(Vagrad(row.rad, skal, row.varden))
