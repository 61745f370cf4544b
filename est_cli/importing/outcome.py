"""What came of the import of one file, as plain counts and rows, for whoever tells it."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from est_cli.importing.table import Vagrad

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Utfall:
    """What was in a file, and what was done with its rows.

    `kalla` is the import's name, and of its profile, if `profil` says that there is one.
    `fanns` were there already; `dubbla` stand in the file more than once with the same id; `annat` are the lines of
    those that were there with other content, which stays; `ifyllda` were there without a place or a reporter that they
    have now.
    The counters are of the file's own words for what is left out, unknown (by `kategori`, `rapportör`) or has no
    place; of ids that had ceased by the day of a row; and, in `obs`, of codes of rules that warn.
    `utan_punkt` are rows that are kept without their points, and why. `radord` is what a row is called, and `nummer`
    which of the command's files of one name this is.
    """

    fil: str
    kalla: str
    profil: bool
    lasning: str
    anmarkningar: list[str]
    rader: int = 0
    nya: int = 0
    fanns: int = 0
    dubbla: int = 0
    ifyllda: int = 0
    annat: list[int] = field(default_factory=list)
    avvisade: list[Vagrad] = field(default_factory=list)
    utelamnade: Counter[str] = field(default_factory=Counter)
    okanda: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    oplacerade: Counter[str] = field(default_factory=Counter)
    utan_punkt: list[Vagrad] = field(default_factory=list)
    utanfor: int = 0
    utan_rapportor: int = 0
    upphorda: Counter[str] = field(default_factory=Counter)
    obs: Counter[str] = field(default_factory=Counter)
    filer: list[str] = field(default_factory=list)
    sidofil: str | None = None
    radord: str = "rad"
    nummer: int = 1

    def refuse(self, rad: int, varden: Sequence[str], skal: str) -> None:
        """Keep a row that is not imported, with why."""
        self.avvisade.append(Vagrad(rad, skal, varden))
