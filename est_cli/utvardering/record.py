"""What an evaluation holds: per indicator the values, the estimates, and what can and cannot be said."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from est_cli.model.arende import Skede

Grad = Literal["sakerstalld", "talar_for", "slump", "for_fa", "utan_test", "ej_an"]
Forandring = Literal["minskning", "okning", "oforandrat"]
Underlag = Literal["observationer", "arendet"]
Varde = int | Decimal
NIVA = 0.95
"""The confidence of every interval."""
FEWEST = 10
"""With fewer events than this in both times nothing is tested."""


class Tid(NamedTuple):
    """Days in a row, both ends counted."""

    fran: date
    till: date

    @property
    def dagar(self) -> int:
        """How many days it has."""
        return (self.till - self.fran).days + 1

    def __str__(self) -> str:
        """As `--fore` and `--efter` are written."""
        return f"{self.fran}--{self.till}"


class Matt(NamedTuple):
    """A value in a time. `i_arendet` is what the case says, where that is another number than the one counted.

    `rader` and `underlag` (a checksum) tell which rows were counted; None for a number that the case states.
    """

    varde: Varde | None
    tid: Tid
    av: Underlag | None
    rader: int | None = None
    underlag: str | None = None
    i_arendet: Varde | None = None


class Par(NamedTuple):
    """Before and after at other places: the comparison, or where the problem may have moved."""

    platser: tuple[str, ...]
    fore: Varde
    efter: Varde
    av: Underlag


class Skattning(NamedTuple):
    """An estimate by a named method, with its interval and p; None where it has none, or `tolkning` says why."""

    metod: str
    skattning: float | None
    nedre: float | None
    ovre: float | None
    p: float | None
    tolkning: str

    @property
    def konfidens(self) -> float | None:
        """The confidence of the interval; None where there is none."""
        return None if self.nedre is None and self.ovre is None else NIVA


class Bedomning(NamedTuple):
    """The verdict: its grade, which way it went, whether that was the wrong way, and all of it in words."""

    grad: Grad
    at: Forandring | None
    fel_hall: bool
    text: str


@dataclass(slots=True)
class Indikatorutfall:
    """One indicator: `fore` and `efter` None where their times are unknown.

    `hinder` is whether the times cannot be compared (yet), `tidigast` the first day that they can.
    """

    indikator: str
    namn: str
    enhet: str | None
    riktning: str | None
    bedomning: Bedomning
    fore: Matt | None = None
    efter: Matt | None = None
    jamforelse: Par | None = None
    omfordelning: Par | None = None
    hinder: bool = False
    tidigast: date | None = None
    skattningar: list[Skattning] = field(default_factory=list)
    forbehall: list[str] = field(default_factory=list)


class Utfall(NamedTuple):
    """A case: its indicators, when its measures began (day and id), and what else may explain the change."""

    arende: str
    titel: str
    skede: Skede
    starter: list[tuple[date, str]]
    indikatorer: list[Indikatorutfall]
    andra_forklaringar: list[str]
