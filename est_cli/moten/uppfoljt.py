"""How earlier decisions had gone by a meeting, one by one, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.model.mote import Uppfoljning
from est_cli.moten.vy import Uppfoljt
from est_cli.rules.beslut import decisions
from est_cli.svenska import antal, datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from est_cli.model.mote import Mote, Motesbeslut
    from est_cli.rules.beslut import Beslutslage
_OPEN: Final = {"pagar", "nytt_datum"}


class Foljt(NamedTuple):
    """An earlier decision as a row; `slag` is the follow-up's `lage`, or `inte_uppe` where nothing was said of it."""

    rad: Uppfoljt
    slag: str
    forsenat: bool


def followed_up(
    moten: Mapping[str, Mote], id_: str, actor: Callable[[object], str], group: Callable[[str], str]
) -> list[Foljt]:
    """Each decision of the group that was open, oldest first, then what else the meeting followed up.

    `moten` holds the meeting as it is now and the others as they were; what later ones say does not count.
    """
    mote, standing = moten[id_], {one.id: one for one in decisions(moten, before=id_)}
    lines = {f"{line.mote}/{line.beslut}": line for line in mote.uppfoljning or () if isinstance(line, Uppfoljning)}
    due = [key for key, one in standing.items() if key in lines or (one.oppet and one.grupp == mote.grupp)]
    rows = []
    for one in map(standing.__getitem__, due):
        taken = _day(moten[one.mote].datum)
        where = taken if one.grupp == mote.grupp else f"{group(one.mote)}, {taken}"
        rows.append(_row(one, lines.get(one.id), mote.datum, (where, actor(one.beslut.ansvarig))))
    return rows + [_unknown(moten, line, actor) for key, line in lines.items() if key not in standing]


def _row(one: Beslutslage, line: Uppfoljning | None, dag: date, shown: tuple[str, str]) -> Foljt:
    """A decision's row; `shown` says when it was taken, and who was to carry it out."""
    told = (str(one.beslut.text or one.beslut.id), *shown, _day(one.senast))
    if line is None:
        return Foljt(Uppfoljt(*told, _not_taken_up(one, dag), ""), "inte_uppe", one.is_late(dag))
    late = one.senast is not None and one.senast < dag and line.lage in _OPEN and _moved(line, one.senast) is None
    return Foljt(Uppfoljt(*told, _standing(line, one.senast, dag), _text(line)), str(line.lage), late)


def _not_taken_up(one: Beslutslage, dag: date) -> str:
    said = "Togs inte upp vid mötet."
    return f"{said} Försenat {_late(one.senast, dag)}." if one.senast and one.is_late(dag) else said


def _late(senast: date, dag: date) -> str:
    return antal((dag - senast).days, "dag", "dagar")


def _standing(line: Uppfoljning, senast: date | None, dag: date) -> str:
    """`Klart.`, `Pågår.`, `Försenat: …`, `Nytt datum: …`, `Utgår.`."""
    moved = _moved(line, senast)
    if line.lage in {"klart", "utgar"}:
        return "Klart." if line.lage == "klart" else "Utgår: det ska inte längre göras."
    if moved is not None:
        start = "Pågår. Nytt datum" if line.lage == "pagar" else "Nytt datum"
        return f"{start}: klart senast den {datum_i_ord(moved)}."
    if senast is not None and senast < dag:
        return f"Pågår. Försenat {_late(senast, dag)}."
    return "Pågår." if line.lage == "pagar" else "Nytt datum, som inte är bestämt."


def _moved(line: Uppfoljning, senast: date | None) -> date | None:
    """The day that a follow-up moves a decision to; None where it does not."""
    return line.senast if isinstance(line.senast, date) and line.senast != senast else None


def _unknown(moten: Mapping[str, Mote], line: Uppfoljning, actor: Callable[[object], str]) -> Foljt:
    """A decision that names neither who nor when, or that is no longer there."""
    where = moten.get(str(line.mote))
    found: Motesbeslut | None = next((one for one in (where and where.beslut) or () if one.id == line.beslut), None)
    said = _standing(line, None, line.senast if isinstance(line.senast, date) else date.min)
    if found is None:
        row = Uppfoljt(f"{line.beslut}, från mötet {line.mote}", "", "", "", said, _text(line))
    else:
        told = (str(found.text or found.id), _day(where and where.datum), actor(found.ansvarig), _day(found.senast))
        row = Uppfoljt(*told, said, _text(line))
    return Foljt(row, str(line.lage), forsenat=False)


def _text(line: Uppfoljning | None) -> str:
    return line.text if line is not None and isinstance(line.text, str) else ""


def _day(value: object) -> str:
    return datum_i_ord(value) if isinstance(value, date) else ""
