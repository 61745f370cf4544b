"""How earlier decisions had gone by a meeting, one by one, in words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from est_cli.model.mote import Uppfoljning
from est_cli.moten.vy import Uppfoljt
from est_cli.rules.beslut import decisions
from est_cli.svenska import antal, datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from est_cli.model.mote import Mote, Motesbeslut
    from est_cli.rules.beslut import Beslutslage


def followed_up(
    moten: Mapping[str, Mote], id_: str, actor: Callable[[object], str], group: Callable[[str], str]
) -> list[Uppfoljt]:
    """Each decision of the group that was open, oldest first, then what else the meeting followed up.

    `moten` holds the meeting as it is now and the others as they were; what later ones say does not count.
    """
    mote, standing = moten[id_], {one.id: one for one in decisions(moten, before=id_)}
    lines = {f"{line.mote}/{line.beslut}": line for line in mote.uppfoljning or () if isinstance(line, Uppfoljning)}
    due = [key for key, one in standing.items() if key in lines or (one.oppet and one.grupp == mote.grupp)]
    rows = [
        _row(one, lines.get(one.id), mote.datum, actor)._replace(
            beslutat=_day(moten[one.mote].datum) if one.grupp == mote.grupp else _elsewhere(moten[one.mote], one, group)
        )
        for one in map(standing.__getitem__, due)
    ]
    return rows + [_unknown(moten, line, actor) for key, line in lines.items() if key not in standing]


def _row(one: Beslutslage, line: Uppfoljning | None, dag: date, actor: Callable[[object], str]) -> Uppfoljt:
    said = _not_taken_up(one, dag) if line is None else _standing(line, one.senast, dag)
    what = str(one.beslut.text or one.beslut.id)
    return Uppfoljt(what, "", actor(one.beslut.ansvarig), _day(one.senast), said, _text(line))


def _elsewhere(mote: Mote, one: Beslutslage, group: Callable[[str], str]) -> str:
    return f"{group(one.mote)}, {_day(mote.datum)}"


def _not_taken_up(one: Beslutslage, dag: date) -> str:
    said = "Togs inte upp vid mötet."
    return f"{said} Försenat {_late(one.senast, dag)}." if one.senast and one.is_late(dag) else said


def _late(senast: date, dag: date) -> str:
    return antal((dag - senast).days, "dag", "dagar")


def _standing(line: Uppfoljning, senast: date | None, dag: date) -> str:
    """`Klart.`, `Pågår.`, `Försenat: …`, `Nytt datum: …`, `Utgår.`."""
    moved = line.senast if isinstance(line.senast, date) and line.senast != senast else None
    if line.lage in {"klart", "utgar"}:
        return "Klart." if line.lage == "klart" else "Utgår: det ska inte längre göras."
    if moved is not None:
        start = "Pågår. Nytt datum" if line.lage == "pagar" else "Nytt datum"
        return f"{start}: klart senast den {datum_i_ord(moved)}."
    if senast is not None and senast < dag:
        return f"Pågår. Försenat {_late(senast, dag)}."
    return "Pågår." if line.lage == "pagar" else "Nytt datum, som inte är bestämt."


def _unknown(moten: Mapping[str, Mote], line: Uppfoljning, actor: Callable[[object], str]) -> Uppfoljt:
    """A decision that names neither who nor when, or that is no longer there."""
    where = moten.get(str(line.mote))
    found: Motesbeslut | None = next((one for one in (where and where.beslut) or () if one.id == line.beslut), None)
    said = _standing(line, None, line.senast if isinstance(line.senast, date) else date.min)
    if found is None:
        return Uppfoljt(f"{line.beslut}, från mötet {line.mote}", "", "", "", said, _text(line))
    taken = _day(where and where.datum)
    return Uppfoljt(str(found.text or found.id), taken, actor(found.ansvarig), _day(found.senast), said, _text(line))


def _text(line: Uppfoljning | None) -> str:
    return line.text if line is not None and isinstance(line.text, str) else ""


def _day(value: object) -> str:
    return datum_i_ord(value) if isinstance(value, date) else ""
