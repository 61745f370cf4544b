"""A review as it is shown: plain values, as many as there is room for; what is left out is counted, never cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.findings import NIVAER, Finding
from est_cli.ord import label
from est_cli.reports.words import findings_in_words
from est_cli.review.andring import capital
from est_cli.svenska import antal, ended, uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.review.andring import Andring
    from est_cli.review.organisations import Atagande
    from est_cli.review.review import Arendegranskning, Fraga, Granskning, Versionsfynd

_SHORT: Final = 300


class Room(NamedTuple):
    """How much is shown: cases, rows in each list, findings; texts at length; findings that were there before."""

    arenden: int
    rader: int
    fynd: int
    texter: bool
    kvar: bool


ALL: Final = Room(10**9, 10**9, 10**9, texter=True, kvar=True)
ROOMS: Final = (
    ALL,
    ALL._replace(kvar=False),
    Room(10**9, 10**9, 100, texter=False, kvar=False),
    Room(60, 12, 60, texter=False, kvar=False),
    Room(15, 8, 30, texter=False, kvar=False),
    Room(5, 5, 10, texter=False, kvar=False),
    Room(0, 0, 0, texter=False, kvar=False),
)
"""From all there is, step by step, to counts alone."""


class Rad(NamedTuple):
    """A change as shown: what to look twice at is marked; the sentences taken out and put in."""

    text: str
    fore: str
    efter: str
    obs: bool


class Lista(NamedTuple):
    """A heading's rows, and in words how many more there are."""

    rubrik: str
    rader: list[Rad]
    fler: str


class Arendevy(NamedTuple):
    """A case as shown."""

    arende: str
    titel: str
    skede: str
    undantag: list[str]
    andringar: Lista
    fragor: list[Fraga]


class Fyndvy(NamedTuple):
    """Findings as shown: how many of each level in words, the rows, and in words how many more."""

    antal: str
    rader: list[Finding]
    fler: str


class Granskningsvy(NamedTuple):
    """A review as shown."""

    lage: str
    ingress: list[str]
    ataganden: list[Lista]
    arenden: list[Arendevy]
    fler_arenden: str
    ovrigt: list[Lista]
    andra_filer: list[str]
    nya: Fyndvy
    borta: Fyndvy
    kvar: Fyndvy
    i_versioner: list[str]


def view(found: Granskning, room: Room = ALL) -> Granskningsvy:
    """The review in this much room."""
    shown, rest = found.arenden[: room.arenden], found.arenden[room.arenden :]
    left_out = sum(len(one.andringar) for one in rest)
    more = (
        f"… och {antal(len(rest), 'ärende', 'ärenden')} till, med {antal(left_out, 'ändring', 'ändringar')}."
        if rest
        else ""
    )
    return Granskningsvy(
        found.lage,
        [*found.anmarkningar, _summary(found)],
        [_commitment(one, room) for one in found.ataganden],
        [_case(one, room) for one in shown],
        more,
        [_rows(one.rubrik, one.andringar, room) for one in found.ovrigt],
        found.andra_filer,
        _findings(found.fynd.nya, room.fynd),
        _findings(found.fynd.borta, room.fynd if room.kvar else 0),
        _findings(found.fynd.kvar, room.fynd if room.kvar else 0),
        [_kept_by_git(one) for one in found.i_versioner[: room.fynd or 1]],
    )


def _kept_by_git(one: Versionsfynd) -> str:
    where = f"{one.kod} i {one.fil}, commit {one.commit}"
    return f"Borta ur filen, men kvar i git: {where}. Sammanfoga inte; gör om grenen utan den versionen."


def _summary(found: Granskning) -> str:
    rows = [row for case in found.arenden for row in case.andringar]
    rows += [row for fil in found.ovrigt for row in fil.andringar]
    changes, twice = len(rows), sum(row.obs for row in rows)
    if not changes:
        return "Inget som est läser är ändrat."
    parts = ((len(found.arenden), "ärende", "ärenden"), (len(found.ovrigt), "annan fil", "andra filer"))
    where = uppraknat([antal(*part) for part in parts if part[0]])
    look = f", varav {twice} att se särskilt på" if twice else ""
    return f"{antal(changes, 'ändring', 'ändringar')} i {where}{look}."


def _commitment(one: Atagande, room: Room) -> Lista:
    rows = [Rad(_short(ended(capital(text)), room), "", "", obs=False) for text in one.rader]
    return Lista(one.organisation, rows[: room.rader], _more(len(rows) - room.rader, "rad", "rader"))


def _case(one: Arendegranskning, room: Room) -> Arendevy:
    stage = "borttaget" if one.borta else f"nu i skedet {label(one.skede)}" if one.skede else "går inte att läsa"
    stated = [_short(text, room) for text in one.undantag]
    return Arendevy(one.arende, one.titel, stage, stated, _rows("", one.andringar, room), one.fragor)


def _rows(rubrik: str, changes: Sequence[Andring], room: Room) -> Lista:
    """The way of the case first, then what to look twice at, then the rest."""
    ordered = sorted(changes, key=lambda one: (one.slag != "skede", not one.obs))
    rows = [_row(one, room) for one in ordered[: room.rader]]
    return Lista(rubrik, rows, _more(len(changes) - room.rader, "ändring", "ändringar"))


def _row(one: Andring, room: Room) -> Rad:
    fore, efter = (one.fore, one.efter) if room.texter else ("", "")
    return Rad(_short(one.text, room), fore, efter, one.obs)


def _short(text: str, room: Room) -> str:
    if room.texter or len(text) <= _SHORT:
        return text
    return f"{text[:_SHORT].rpartition(' ')[0]} … (resten står i filen)"


def _more(number: int, one: str, many: str) -> str:
    return f"… och {antal(number, one, many)} till." if number > 0 else ""


def _findings(found: list[Finding], room: int) -> Fyndvy:
    by_gravity = sorted(found, key=lambda one: NIVAER.index(one.niva))
    return Fyndvy(findings_in_words(found), by_gravity[:room], _more(len(found) - room, "fynd", "fynd") if room else "")
