"""The agenda: what was promised, what the cases need, and how the minutes of the meeting are shared."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.moten.andringar import since_last
from est_cli.moten.kommande import events, next_meeting, pauses, pictures, until_next
from est_cli.moten.skal import Skal, cases, short
from est_cli.moten.tidsplan import LEAST, Tidsplan, clock, length, plan
from est_cli.ord import label
from est_cli.period import read_period
from est_cli.reports.names import Names
from est_cli.reports.table import Tabell, columns, table
from est_cli.rules.beslut import Beslutslage, decisions, in_order, previous, when
from est_cli.svenska import antal, dag_i_ord, datum_i_ord, one_line, sentences

if TYPE_CHECKING:
    from est_cli.model.lagesbild import Lagesbild
    from est_cli.model.mote import Mote
    from est_cli.moten.andringar import SedanSist
    from est_cli.moten.kommande import Handelse
    from est_cli.moten.skal import Motesfall
    from est_cli.rules.check import Checker
    from est_cli.workspace.load import Workspace

PUNKTER: Final = (
    "Mötet öppnas",
    "Beslut att följa upp",
    "Lägesbilden",
    "Ärenden",
    "Arrangemang och helg",
    "Information till allmänheten",
    "Nästa möte",
)
_LAGEN: Final = {"oppet": "inget sagt än", "nytt_datum": "nytt datum"}
_PARTS: Final = ("kartlaggning", "annan_information", "analys")
_SAID: Final = 2
"""So many sentences of each part of the picture are told."""
_FOLLOWED: Final = (
    ("Nr", "nr dag"),
    ("Beslut", "fri"),
    ("Beslutat", "dag"),
    ("Ansvarig", "fri"),
    ("Klart senast", "dag"),
    ("Läge", "ord"),
)
"""The columns of the earlier decisions, and the class of each; a number and a day are kept on one line."""
_SATURDAY: Final = 5
_FIRST_YEAR: Final = 1000
_COMMIT: Final = re.compile(r", som slutade vid [0-9a-f]{10}\.$")


class Arendepunkt(NamedTuple):
    """A case on the agenda: its number, when and for how long, where it stands, and why it is there."""

    nr: str
    id: str
    titel: str
    tid: str
    laget: str
    skal: list[Skal]


class Bildvy(NamedTuple):
    """What the latest written picture says, shortly; `omraden` as a table."""

    rubrik: str
    texter: list[str]
    omraden: Tabell | None


class Dagordningsvy(NamedTuple):
    """The whole agenda. `punkter` are the seven headings with their numbers; `tider` is their table.

    `avvikelser` is what a reader must know first: of the comparison, of the time, of what cannot be read.
    """

    rubrik: str
    lage: str
    kommun: str
    fakta: list[tuple[str, str]]
    avvikelser: list[str]
    anmarkningar: list[str]
    punkter: list[str]
    tider: Tabell | None
    uppfoljning: Tabell | None
    lagesbild: str
    bild: Bildvy | None
    arenden: list[Arendepunkt]
    arrangemang: Tabell | None
    helg: list[str]
    information: str
    nasta_mote: str


class Innehall(NamedTuple):
    """What an agenda is about: the decisions to follow up, and the cases to discuss, in their order."""

    beslut: list[Beslutslage]
    arenden: list[Motesfall]
    since: SedanSist


def agenda(checked: Checker, id_: str, idag: date) -> Dagordningsvy:
    """The agenda of a meeting as of a day. EstError where the meeting has no readable day."""
    mote = meeting(checked, id_)
    with since_last(checked, id_, idag) as since:
        names = Names(since.efter.workspace)
        about = Innehall(to_follow_up(checked, id_), cases(since, own_cases(mote), names, idag), since)
    return _view(checked, id_, about, idag)


def meeting(checked: Checker, id_: str) -> Mote:
    """The meeting; EstError where it has no readable day, since nothing comes before or after it then."""
    mote = checked.workspace.moten[id_]
    if not isinstance(mote.datum, date):
        raise EstError(f"moten/{id_}.yaml har inget datum som går att läsa.", "est validera visar vad som är fel.")
    return mote


def own_cases(mote: Mote) -> list[str]:
    """The ids of the cases that the meeting's file names."""
    return [str(one.arende) for one in mote.arenden or () if isinstance(one.arende, str)]


def to_follow_up(checked: Checker, id_: str) -> list[Beslutslage]:
    """The group's decisions that were open when the meeting began, and those of its last meeting, oldest first.

    Also those of other groups that the meeting's own file follows up. How each stands counts what it says by now.
    """
    moten = checked.workspace.moten
    forra, grupp = previous(moten, id_), str(moten[id_].grupp)
    held = {one: moten[one] for one in in_order(moten) if when(moten, one) <= when(moten, id_)}
    both = zip(decisions(moten, id_), decisions(held), strict=False)  # this meeting's own decisions are the last
    named = {f"{line.mote}/{line.beslut}" for line in moten[id_].uppfoljning or ()}
    return [now for one, now in both if one.id in named or (one.grupp == grupp and (one.oppet or one.mote == forra))]


def _view(checked: Checker, id_: str, about: Innehall, idag: date) -> Dagordningsvy:
    workspace, mote = checked.workspace, checked.workspace.moten[id_]
    names, shared = Names(workspace), plan(mote.tid, len(about.beslut), len(about.arenden))
    return Dagordningsvy(
        f"Dagordning: {_group(workspace, mote)}",
        f"Läget den {datum_i_ord(idag)}",
        names.kommun,
        _facts(mote, names, shared),
        [*about.since.avvikelser, *_lack_of_time(mote, shared)],
        [_since(one, about.since, workspace) for one in about.since.anmarkningar],
        [f"{n}. {text}" for n, text in enumerate(PUNKTER, 1)],
        _times(shared),
        _decisions(about.beslut, workspace, mote, idag),
        mote.lagesbild.strip() if isinstance(mote.lagesbild, str) else "",
        _picture(workspace, mote.datum),
        _cases(about.arenden, shared),
        _events(workspace, id_, names),
        _weekend(workspace, id_, mote.datum),
        mote.information.strip() if isinstance(mote.information, str) else "",
        _next(workspace, id_),
    )


def _group(workspace: Workspace, mote: Mote) -> str:
    groups = (workspace.installningar.grupper if workspace.installningar else None) or {}
    found = groups.get(str(mote.grupp))
    return f"{one_line(str(found.namn)) if found else mote.grupp}, {datum_i_ord(mote.datum)}"


def _since(text: str, since: SedanSist, workspace: Workspace) -> str:
    """How the beginning was found, without the commit that nobody at the table can read."""
    if since.forra is None or not _COMMIT.search(text):
        return text
    return f"Ändringarna gäller tiden sedan mötet den {datum_i_ord(workspace.moten[since.forra].datum)}."


def _facts(mote: Mote, names: Names, shared: Tidsplan) -> list[tuple[str, str]]:
    week = mote.datum.isocalendar().week
    facts = [
        ("Dag", f"{dag_i_ord(mote.datum)} (vecka {week})"),
        ("Tid", str(mote.tid or f"inte bestämd; räknat med {shared.langd.minuter} minuter")),
        ("Lokal", mote.lokal),
        ("Ordförande", names.aktor(mote.ordforande)),
        ("Antecknare", names.aktor(mote.antecknare)),
        ("Diarienummer", mote.diarienummer),
    ]
    return [(word, one_line(str(text))) for word, text in facts if text]


def _lack_of_time(mote: Mote, shared: Tidsplan) -> list[str]:
    found = []
    if mote.tid and length(mote.tid) is None:
        found.append(f"Tiden går inte att läsa som 13:00-15:00, så här räknas med {shared.langd.minuter} minuter.")
    without = sum(minutes == 0 for minutes in shared.arenden)
    if without:
        left = len(shared.arenden) - without
        what = f"{antal(len(shared.arenden), 'ärende', 'ärenden')} på {antal(shared.langd.minuter, 'minut', 'minuter')}"
        some = f"{left} får {LEAST} minuter var, och {without} hinns inte med" if left else "inget av dem hinns med"
        found.append(f"Tiden räcker inte till {what}: {some}. Förläng mötet, eller välj bort ärenden.")
    return found


def _times(shared: Tidsplan) -> Tabell | None:
    starts = [sum(shared.punkter[:n]) for n in range(len(PUNKTER))]
    rows = [
        (str(n + 1), text, clock(shared.langd, starts[n]) or None, antal(shared.punkter[n], "minut", "minuter"))
        for n, text in enumerate(PUNKTER)
    ]
    return table("Punkter och tider", columns("Nr", "Punkt", "Klockan", "Tid"), rows)


def _decisions(found: list[Beslutslage], workspace: Workspace, mote: Mote, idag: date) -> Tabell | None:
    names = Names(workspace)
    rows = [
        (
            f"2.{n}",
            one_line(str(one.beslut.text or one.beslut.id)),
            _taken(workspace, workspace.moten[one.mote], mote),
            names.aktor(one.beslut.ansvarig) if one.beslut.ansvarig else "ingen",
            datum_i_ord(one.senast) if one.senast else "inget datum",
            _said(one, idag),
        )
        for n, one in enumerate(found, 1)
    ]
    return table("Beslut att följa upp", _FOLLOWED, rows)


def _taken(workspace: Workspace, where: Mote, mote: Mote) -> str:
    """The day, and the group where it is another one."""
    return datum_i_ord(where.datum) if where.grupp == mote.grupp else _group(workspace, where)


def _said(one: Beslutslage, idag: date) -> str:
    """How it has gone: `försenat 12 dagar`, and what was last said of it."""
    text = one.uppfoljt[-1].rad.text if one.uppfoljt else None
    state = _LAGEN.get(one.lage) or label(one.lage)
    if one.senast is not None and one.is_late(idag):
        state = f"försenat {antal((idag - one.senast).days, 'dag', 'dagar')} ({state})"
    return f"{state}: {one_line(text)}" if isinstance(text, str) else state


def _picture(workspace: Workspace, day: date) -> Bildvy | None:
    """The newest picture whose period ended before the meeting; of two that ended together, the shorter."""
    ended = [(period, bild) for period, bild in pictures(workspace) if period.till < day]
    if not ended:
        return None
    period, bild = max(ended, key=lambda one: (one[0].till, one[0].fran))
    texts = [getattr(bild, part) for part in _PARTS]
    told = [" ".join(sentences(one_line(text))[:_SAID]) for text in texts if isinstance(text, str) and text.strip()]
    return Bildvy(f"Lägesbilden för {period.ord}", told, _areas(workspace, bild))


def _areas(workspace: Workspace, bild: Lagesbild) -> Tabell | None:
    named = (workspace.installningar.omraden if workspace.installningar else None) or {}
    rows = [
        (
            str(named.get(one.omrade, one.omrade)),
            ", ".join(label(word) for word in (one.niva, one.trend) if isinstance(word, str)) or None,
            one_line(one.text) if isinstance(one.text, str) else None,
        )
        for one in bild.omraden or ()
    ]
    return table("Områdena", columns("Område", "Nivå och trend", "I ord"), rows)


def _cases(found: list[Motesfall], shared: Tidsplan) -> list[Arendepunkt]:
    start = sum(shared.punkter[:3])
    made = []
    for n, (one, minutes) in enumerate(zip(found, shared.arenden, strict=True), 1):
        at = clock(shared.langd, start)
        tid = f"{f'{at}, ' if at else ''}{antal(minutes, 'minut', 'minuter')}" if minutes else "hinns inte med"
        made.append(Arendepunkt(f"4.{n}", one.id, one.titel, tid, one.laget, one.skal))
        start += minutes
    return made


def _events(workspace: Workspace, id_: str, names: Names) -> Tabell | None:
    day = workspace.moten[id_].datum
    found = events(workspace, day, until_next(workspace.moten, id_, workspace.installningar))
    rows = [(one.namn, dag_i_ord(one.datum), names.plats(one.plats)) for one in found]
    return table("Arrangemang till nästa möte", columns("Arrangemang", "Dag", "Plats"), rows)


def _weekend(workspace: Workspace, id_: str, day: date) -> list[str]:
    """The first Saturday and Sunday from the meeting's day, and what goes on then; breaks until the next meeting."""
    if not _FIRST_YEAR <= day.year < date.max.year:  # a slip of the pen: there is no such weekend to tell of
        return []
    saturday = day + timedelta((_SATURDAY - day.weekday()) % 7) if day.weekday() <= _SATURDAY else day - timedelta(1)
    sunday = saturday + timedelta(1)
    going_on = _listed(events(workspace, saturday, sunday))
    days = read_period(f"{saturday}--{sunday}").ord
    breaks = pauses(workspace.installningar, day, until_next(workspace.moten, id_, workspace.installningar))
    return [f"Helgen {days}: {going_on or 'inga kända arrangemang'}.", *(f"Uppehåll: {text}." for text in breaks)]


def _listed(found: list[Handelse]) -> str:
    return ", ".join(short(one.namn) for one in found)


def _next(workspace: Workspace, id_: str) -> str:
    day = next_meeting(workspace.moten, id_)
    return f"Gruppen möts igen {dag_i_ord(day)}." if day else "Dagen för nästa möte är inte bestämd."
