"""The week as a coordinator meets it on Monday morning: what happens, what ends, what is late, what waits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.moten.arendelage import as_matters
from est_cli.moten.kommande import events, pauses
from est_cli.ord import label
from est_cli.period import read_period
from est_cli.rules.beslut import in_order
from est_cli.svenska import VECKODAGAR, antal, datum_i_ord, ended, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.model.mote import Mote
    from est_cli.moten.arendelage import Arendelage, Sak
    from est_cli.rules.beslut import Beslutslage
    from est_cli.rules.check import Checker
    from est_cli.workspace.load import Workspace

_NEAR: Final = 7
"""Days before an end that count as near where there are no settings."""
_RE_ASSESSED: Final = {"kontroll", "omprovning"}
_COMMANDS: Final = 2
_MANY: Final = 12
"""So many lines of a section are shown."""

Arendesak = tuple[str, "Sak"]
"""A thing to be done, and its case; empty for a decision on none."""


class Avsnitt(NamedTuple):
    """A heading and its lines."""

    rubrik: str
    rader: list[str]


class Veckovy(NamedTuple):
    """A week: its heading, its sections, and the one or two commands to run next."""

    rubrik: str
    avsnitt: list[Avsnitt]
    harnast: list[str]


class _Tid(NamedTuple):
    """Today, the week that it lies in, and the last day that is looked ahead to."""

    idag: date
    mandag: date
    sondag: date
    sista: date


def week(checked: Checker, rows: Sequence[Arendelage], beslut: Sequence[Beslutslage]) -> Veckovy:
    """This ISO week, as of today. Last days are told until Sunday, or so many days ahead as est.yaml says."""
    workspace, tid = checked.workspace, _times(checked)
    sak = [(row.arende, one) for row in rows for one in row.saker]
    sak += [(str(one.beslut.arende or ""), sak_) for one in beslut for sak_ in as_matters([one])]
    sak.sort(key=lambda one: (one[1].senast, one[0], one[1].id))
    ahead = [one for one in sak if tid.idag <= one[1].senast <= tid.sista]
    sena = [one for one in sak if one[1].senast < tid.idag]
    until = f"till och med {_day(tid.sista)}"
    avsnitt = [
        *([Avsnitt("Uppehåll", found)] if (found := pauses(workspace.installningar, tid.mandag, tid.sista)) else []),
        Avsnitt("Möten", [text for _, text in sorted(_meetings(workspace, tid))]),
        _most(f"Sista dagar {until}", [_ends(one) for one in ahead if one[1].slag not in _RE_ASSESSED]),
        _most("Sent", [_late(one, tid.idag) for one in sena]),
        _most("Öppna grindar som väntar", [f"{row.arende}: till {label(str(row.nasta))}" for row in _waiting(rows)]),
        _most(f"Att kontrollera och ompröva {until}", [_ends(one) for one in ahead if one[1].slag in _RE_ASSESSED]),
        _most("Stilla", [f"{row.arende}: {row.stilla}" for row in rows if row.stilla]),
        Avsnitt(f"Arrangemang {until}", [*_events(workspace, tid)]),
    ]
    return Veckovy(_heading(tid), avsnitt, [*_commands(workspace, tid, rows, sena)][:_COMMANDS])


def _most(rubrik: str, rader: list[str]) -> Avsnitt:
    """A section that can be read at a glance: its first lines, and how many more there are."""
    more = len(rader) - _MANY
    return Avsnitt(rubrik, [*rader[:_MANY], f"… och {more} till (est status visar alla)"] if more > 1 else rader)


def _times(checked: Checker) -> _Tid:
    idag, settings = checked.context.idag, checked.workspace.installningar
    monday = idag - timedelta(idag.weekday())
    sunday = monday + timedelta(6)
    near = settings.paminn_dagar if settings else _NEAR
    return _Tid(idag, monday, sunday, max(sunday, idag + timedelta(near)))


def _heading(tid: _Tid) -> str:
    year, number, _ = tid.idag.isocalendar()
    days = read_period(f"{tid.mandag}--{tid.sondag}").ord
    seen = "" if tid.idag == tid.mandag else f" (läget {_day(tid.idag)})"
    return f"Vecka {number} {year}: {days}{seen}"


def _day(day: date) -> str:
    return f"{VECKODAGAR[day.weekday()]} {datum_i_ord(day).rpartition(' ')[0]}"


def _meetings(workspace: Workspace, tid: _Tid) -> Iterator[tuple[date, str]]:
    """The meetings of the week, and each group's next one after it, where that is known."""
    told: set[str] = set()
    for id_ in in_order(workspace.moten):
        mote = workspace.moten[id_]
        near = tid.mandag <= mote.datum <= tid.sista
        if near or (mote.datum > tid.sista and str(mote.grupp) not in told):
            told |= set() if near else {str(mote.grupp)}
            about = (_day(mote.datum), mote.tid, mote.lokal)
            said = ", ".join(one_line(str(part)) for part in about if part)
            yield mote.datum, f"{said}: {_group(workspace, mote)} ({id_}){_unwritten(mote, tid.idag)}"
    for mote, day in _planned(workspace, tid.idag):
        yield day, f"{_day(day)}: {_group(workspace, mote)}, mötet har ingen fil än"


def _unwritten(mote: Mote, idag: date) -> str:
    return ", minnesanteckningar saknas" if mote.datum < idag and mote.omfattar is None else ""


def _group(workspace: Workspace, mote: Mote) -> str:
    groups = (workspace.installningar.grupper if workspace.installningar else None) or {}
    return one_line(str(groups[mote.grupp].namn)) if mote.grupp in groups else str(mote.grupp)


def _planned(workspace: Workspace, idag: date) -> Iterator[tuple[Mote, date]]:
    """Each group's last meeting, and the next one that it names and that has no file."""
    last = {str(workspace.moten[id_].grupp): workspace.moten[id_] for id_ in in_order(workspace.moten)}
    for mote in last.values():
        if isinstance(mote.nasta_mote, date) and mote.nasta_mote >= idag > mote.datum:
            yield mote, mote.nasta_mote


def _ends(one: Arendesak) -> str:
    return f"{_day(one[1].senast)}: {_what(one)}"


def _late(one: Arendesak, idag: date) -> str:
    return f"{antal((idag - one[1].senast).days, 'dag', 'dagar')} sent: {_what(one)}"


def _what(one: Arendesak) -> str:
    case, sak = one
    what = "nästa kontroll" if sak.slag == "kontroll" else f"{label(sak.slag)} {sak.id}"
    return f"{f'{case}: ' if case else ''}{what} ({sak.ansvarig or 'ingen ansvarig'})"


def _waiting(rows: Sequence[Arendelage]) -> list[Arendelage]:
    return [row for row in rows if row.open_gate]


def _events(workspace: Workspace, tid: _Tid) -> Iterator[str]:
    for one in events(workspace, tid.mandag, tid.sista):
        place = workspace.platser.get(one.plats) if one.plats else None
        yield f"{_day(one.datum)}: {ended(one.namn)[:-1]}{f', {place.namn}' if place else ''}"


def _commands(workspace: Workspace, tid: _Tid, rows: Sequence[Arendelage], sena: Sequence[Arendesak]) -> Iterator[str]:
    """What is nearest at hand first: minutes that lack, the meeting to come, what is late, what waits."""
    moten = workspace.moten
    this_week = [id_ for id_ in in_order(moten) if tid.mandag - timedelta(7) <= moten[id_].datum <= tid.sista]
    yield from (f"est mote protokoll {id_}" for id_ in this_week[-3:] if _unwritten(moten[id_], tid.idag))
    yield from (f"est mote dagordning {id_}" for id_ in this_week if moten[id_].datum >= tid.idag)
    for mote, day in _planned(workspace, tid.idag):
        if day <= tid.sista + timedelta(7):
            yield f"est mote ny {day} --grupp {mote.grupp}"
    if sena:
        yield "est paminn"
    yield from (f"est framat {row.arende} --torr" for row in _waiting(rows))
    yield "est validera"
