"""Hours and kronor summed, with how many of the measures say nothing of them: the unknown is never zero."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reports.values import number
from est_cli.svenska import antal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterable

    from est_cli.model.atgarder import Resurser
    from est_cli.reports.table import Columns
    from est_cli.reports.values import Cell

KOSTNAD: Final[Columns] = (
    ("Åtgärder", "tal"),
    ("Timmar", "tal"),
    ("Utan timmar", "tal"),
    ("Kronor", "tal"),
    ("Utan kronor", "tal"),
)
"""The columns that `Summa.celler` fills."""


class Kostnad(NamedTuple):
    """What one measure costs: hours and kronor, None where the files do not say."""

    timmar: Decimal | None
    kronor: int | None


class Summa(NamedTuple):
    """What measures cost together: how many they are, hours and kronor, and of how many each is not known."""

    antal: int
    timmar: Decimal
    utan_timmar: int
    kronor: int
    utan_kronor: int

    @property
    def celler(self) -> tuple[Cell, ...]:
        """The sum as a row of a table; `okänt` where no measure says anything."""
        hours = "okänt" if self.utan_timmar == self.antal > 0 else number(self.timmar)
        money = "okänt" if self.utan_kronor == self.antal > 0 else number(self.kronor)
        return number(self.antal), hours, number(self.utan_timmar), money, number(self.utan_kronor)


def cost_of(resurser: Resurser | None) -> Kostnad:
    """The hours and kronor of a measure; what cannot be read is not known."""
    timmar = resurser.timmar if resurser else None
    kronor = resurser.kronor if resurser else None
    return Kostnad(timmar if isinstance(timmar, Decimal) else None, kronor if isinstance(kronor, int) else None)


def total(costs: Iterable[Kostnad]) -> Summa:
    """The sum of what is known, and how much is not."""
    all_of = list(costs)
    hours = [one.timmar for one in all_of if one.timmar is not None]
    money = [one.kronor for one in all_of if one.kronor is not None]
    return Summa(len(all_of), sum(hours, Decimal(0)), len(all_of) - len(hours), sum(money), len(all_of) - len(money))


def unknown_in_words(summa: Summa, vad: str) -> str:
    """What the sum lacks, as sentences; empty where nothing is lacking. `vad` is what is summed: `Planerade`."""
    lacking = [
        f"{ord_} för {number(count)}"
        for ord_, count in (("timmar", summa.utan_timmar), ("kronor", summa.utan_kronor))
        if count
    ]
    if not lacking:
        return ""
    of_all = f"av {antal(summa.antal, 'åtgärd', 'åtgärder')}"
    return (
        f"{vad} {uppraknat(lacking)} {of_all} är okända. Det okända är inte räknat som noll: summan är minst så stor."
    )
