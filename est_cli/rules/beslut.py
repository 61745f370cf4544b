"""The decisions that somebody is to carry out, and how each has gone: the newest follow-up counts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from est_cli.model.mote import Motesbeslut, Uppfoljning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from est_cli.model.mote import Mote

Lage = Literal["oppet", "pagar", "nytt_datum", "klart", "utgar"]
_CLOSED: Final = {"klart", "utgar"}


class Uppfoljt(NamedTuple):
    """What a later meeting said of a decision."""

    mote: str
    datum: date
    rad: Uppfoljning


class Beslutslage(NamedTuple):
    """A decision with somebody responsible or a last day, and how it has gone.

    `senast` is its last day as moved by later meetings, `uppfoljt` what they said, oldest first;
    `lage` is that of the newest, `oppet` where none has spoken of it. A decision with neither a responsible
    actor nor a day is a statement, and is not among these.
    """

    mote: str
    grupp: str
    datum: date
    beslut: Motesbeslut
    lage: Lage
    senast: date | None
    uppfoljt: tuple[Uppfoljt, ...]

    @property
    def id(self) -> str:
        """As a follow-up names it: `2026-03-26/enkat-i-augusti`."""
        return f"{self.mote}/{self.beslut.id}"

    @property
    def oppet(self) -> bool:
        """Whether it is still to be carried out."""
        return self.lage not in _CLOSED

    def is_late(self, idag: date) -> bool:
        """Whether it is open and its last day has passed."""
        return self.oppet and self.senast is not None and self.senast < idag


def in_order(moten: Mapping[str, Mote], grupp: str | None = None) -> list[str]:
    """The meetings' ids by day, hour and id; of one group, or of all. One without a readable day is left out."""
    chosen = (id_ for id_, mote in moten.items() if grupp is None or mote.grupp == grupp)
    return sorted((id_ for id_ in chosen if isinstance(moten[id_].datum, date)), key=lambda id_: when(moten, id_))


def when(moten: Mapping[str, Mote], id_: str) -> tuple[date, str, str]:
    """What meetings are ordered by, also two on one day."""
    mote = moten[id_]
    return mote.datum, mote.tid if isinstance(mote.tid, str) else "", id_


def previous(moten: Mapping[str, Mote], id_: str) -> str | None:
    """The same group's meeting before this one; None for its first."""
    ids = in_order(moten, moten[id_].grupp)
    return next((one for one in reversed(ids) if when(moten, one) < when(moten, id_)), None)


def following(moten: Mapping[str, Mote], id_: str) -> str | None:
    """The same group's meeting after this one; None for its last."""
    ids = in_order(moten, moten[id_].grupp)
    return next((one for one in ids if when(moten, one) > when(moten, id_)), None)


def decisions(moten: Mapping[str, Mote], before: str | None = None, idag: date | None = None) -> list[Beslutslage]:
    """Every decision to be carried out, oldest first; with `before`, as they stood when that meeting began.

    With `idag`, a line `pagar` of a meeting after that day is only prepared, and says nothing yet.
    """
    ids = in_order(moten)
    if before is not None:
        ids = [id_ for id_ in ids if when(moten, id_) < when(moten, before)]
    said = _followed_up(moten, ids, idag)
    return [_standing(moten[id_], id_, one, said.get((id_, str(one.id)), ())) for id_, one in _made(moten, ids)]


def _made(moten: Mapping[str, Mote], ids: list[str]) -> Iterator[tuple[str, Motesbeslut]]:
    for id_ in ids:
        for one in moten[id_].beslut or ():
            if isinstance(one, Motesbeslut) and isinstance(one.id, str) and (one.ansvarig or one.senast):
                yield id_, one


def _followed_up(
    moten: Mapping[str, Mote], ids: list[str], idag: date | None
) -> dict[tuple[str, str], tuple[Uppfoljt, ...]]:
    said: dict[tuple[str, str], tuple[Uppfoljt, ...]] = {}
    for id_ in ids:
        ahead = idag is not None and moten[id_].datum > idag
        for line in moten[id_].uppfoljning or ():
            if not isinstance(line, Uppfoljning) or not isinstance(line.lage, str):
                continue
            if not (ahead and line.lage == "pagar"):
                key = (str(line.mote), str(line.beslut))
                said[key] = (*said.get(key, ()), Uppfoljt(id_, moten[id_].datum, line))
    return said


def _standing(mote: Mote, id_: str, beslut: Motesbeslut, said: tuple[Uppfoljt, ...]) -> Beslutslage:
    days = [beslut.senast, *(one.rad.senast for one in said)]
    senast = next((day for day in reversed(days) if isinstance(day, date)), None)
    lage: Lage = said[-1].rad.lage if said else "oppet"
    return Beslutslage(id_, str(mote.grupp), mote.datum, beslut, lage, senast, said)
