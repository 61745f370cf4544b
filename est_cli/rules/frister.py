"""The days that lag (2023:196) sets: when the picture and the plan are to be renewed, and when agreements end."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.model.installningar import Lagbeslut, Lagkrav, Overenskommelse
from est_cli.svenska import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.lagesbild import Lagesbildsbeslut

TVA_AR: Final = 24
"""Months after which the picture is to be updated, and the plan followed up (6 §)."""
FORVARNING: Final = 3
"""Months before a last day from which it is near: from 21 months on of 24."""
OMFORHANDLING: Final = 6
"""Months before an agreement ends from which that is near.

A new one is negotiated by two parties and decided by both their boards, which meet monthly and not in summer.
"""


class Frist(NamedTuple):
    """A day that the law sets: a stable id, the day, and from when it is near. `namn` is the agreement's party."""

    id: str
    dag: date
    nara: date
    namn: str = ""


def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier where negative), or that month's last: 31 January and 1 give 28 or 29.

    What would lie outside the years 1–9999 is the first or the last day of all.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def two_years_after(day: date, id_: str) -> Frist:
    """The last day of what is to be renewed every second year (6 §), near from 21 months on."""
    return Frist(id_, months_after(day, TVA_AR), months_after(day, TVA_AR - FORVARNING))


def agreement_ends(one: Overenskommelse) -> Frist | None:
    """When an agreement ends; None where it has no last day."""
    if not isinstance(one.till, date):
        return None
    return Frist(
        f"overenskommelse.{slug(str(one.part))}", one.till, months_after(one.till, -OMFORHANDLING), str(one.part)
    )


def decided(beslut: Lagbeslut | None, picture: Lagesbildsbeslut | None = None) -> date | None:
    """The day of a decision: `est.yaml`'s own, else that of the picture's file; None where neither can be read."""
    own = beslut.datum if isinstance(beslut, Lagbeslut) else None
    day: Any = own if own is not None else getattr(picture, "datum", None)
    return day if isinstance(day, date) else None


def frister(lagkrav: Lagkrav, picture: Lagesbildsbeslut | None = None) -> Iterator[Frist]:
    """Every day that the law sets as far as the files show: `lagesbild`, `atgardsplan`, and the agreements' ends.

    `picture` is the decision in the picture's own file.
    """
    for id_, day in (("lagesbild", decided(lagkrav.lagesbild, picture)), ("atgardsplan", decided(lagkrav.atgardsplan))):
        if day is not None:
            yield two_years_after(day, id_)
    for one in lagkrav.overenskommelser or ():
        if isinstance(one, Overenskommelse) and (frist := agreement_ends(one)):
            yield frist
