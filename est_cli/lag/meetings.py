"""The meetings of a period, and how many of their decisions were carried out in time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from est_cli.reports.table import Columns, Tabell, table
from est_cli.reports.values import number
from est_cli.rules.beslut import decisions, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from est_cli.model.mote import Mote
    from est_cli.period import Period
    from est_cli.reports.values import Cell
    from est_cli.rules.beslut import Beslutslage
    from est_cli.workspace.load import Workspace

Gang = Literal["i_tid", "senare", "utgick", "kvar", "forsenat"]
_KOLUMNER: Final[Columns] = (
    ("Grupp", "ord"),
    ("Möten", "tal"),
    ("Beslut", "tal"),
    ("Klara i tid", "tal"),
    ("Klara senare", "tal"),
    ("Utgick", "tal"),
    ("Pågår", "tal"),
    ("Försenade", "tal"),
)
_GANG: Final[tuple[Gang, ...]] = ("i_tid", "senare", "utgick", "kvar", "forsenat")
BESLUTEN: Final = (
    "Beslut är de som någon skulle genomföra: de har en ansvarig eller en dag. Klart i tid är ett beslut som ingen dag "
    "flyttades för och som var klart senast vid gruppens första möte efter dagen. Ett beslut utan dag räknas "
    "som klart i tid när det är klart."
)
"""What the table counts, in words."""


def meetings_table(workspace: Workspace, period: Period, idag: date) -> Tabell | None:
    """A row for each group that met in the period, and one for all; None where none met. Held: up to the day."""
    moten = workspace.moten
    held = [id_ for id_ in in_order(moten) if _held(moten[id_], period, idag)]
    made = [one for one in decisions(moten, idag=idag) if one.mote in set(held)]
    settings = workspace.installningar
    names = {
        id_: str(getattr(one, "namn", id_)) for id_, one in ((settings.grupper if settings else None) or {}).items()
    }
    groups = sorted({str(moten[id_].grupp) for id_ in held}, key=lambda id_: (names.get(id_, id_), id_))
    rows = [
        _row(
            names.get(group, group),
            sum(str(moten[id_].grupp) == group for id_ in held),
            [how_it_went(one, moten, idag) for one in made if one.grupp == group],
        )
        for group in groups
    ]
    if len(groups) > 1:
        rows.append(_row("Alla", len(held), [how_it_went(one, moten, idag) for one in made]))
    return table("Möten, och hur besluten gick", _KOLUMNER, rows)


def how_it_went(one: Beslutslage, moten: Mapping[str, Mote], idag: date) -> Gang:
    """How a decision went, as `BESLUTEN` says."""
    if one.lage == "utgar":
        return "utgick"
    if one.oppet:
        return "forsenat" if one.is_late(idag) else "kvar"
    first = one.beslut.senast
    if not isinstance(first, date):
        return "i_tid"
    if any(isinstance(said.rad.senast, date) and said.rad.senast > first for said in one.uppfoljt):
        return "senare"
    return "senare" if _missed(one, first, moten) else "i_tid"


def _missed(one: Beslutslage, last: date, moten: Mapping[str, Mote]) -> bool:
    """Whether a meeting of the group after the day came before the one that said that it was done."""
    done = next(said.datum for said in one.uppfoljt if said.rad.lage == "klart")
    return any(
        str(mote.grupp) == one.grupp and isinstance(mote.datum, date) and last < mote.datum < done
        for mote in moten.values()
    )


def _held(mote: Mote, period: Period, idag: date) -> bool:
    return period.fran <= mote.datum <= min(period.till, idag)


def _row(name: str, held: int, went: Sequence[Gang]) -> tuple[Cell, ...]:
    return name, number(held), number(len(went)), *(number(went.count(gang)) for gang in _GANG)
