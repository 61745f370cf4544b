"""What each organisation is to be reminded of: what is late, and what is soon due, by function."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.moten.beskriv import line, title
from est_cli.rules.beslut import decisions
from est_cli.rules.sent import dated
from est_cli.svenska import antal, dag_i_ord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from est_cli.model.arende import Arende
    from est_cli.model.mote import Mote
    from est_cli.model.register import Aktor
    from est_cli.rules.sent import Sen

_LATE: Final = {
    "atgard": "skulle ha varit klar",
    "omprovning": "skulle ha omprövats",
    "mal": "skulle ha varit nått",
    "kontroll": "skulle ha gjorts",
    "beslut": "skulle ha varit utfört",
}
_SOON: Final = {
    "atgard": "ska vara klar",
    "omprovning": "ska omprövas",
    "mal": "ska vara nått",
    "kontroll": "ska göras",
    "beslut": "ska vara utfört",
}


class Paminnelse(NamedTuple):
    """One thing to remind of: what it is, in which case (empty: none), who is responsible, and its last day."""

    slag: str
    vad: str
    arende: str
    ansvarig: str | None
    senast: date


class Funktionsdel(NamedTuple):
    """What one function is reminded of, as sentences."""

    funktion: str
    sent: list[str]
    snart: list[str]


class Brev(NamedTuple):
    """What one organisation is reminded of."""

    organisation: str
    delar: list[Funktionsdel]

    @property
    def sena(self) -> int:
        """How many things are late."""
        return sum(len(one.sent) for one in self.delar)

    @property
    def snara(self) -> int:
        """How many things are soon due."""
        return sum(len(one.snart) for one in self.delar)


class Mottagare(NamedTuple):
    """Who may be written to: the register, and the coordinator, who gets what nobody answers for."""

    aktorer: Mapping[str, Aktor]
    samordnare: str | None


def due(cases: Iterable[Arende], moten: Mapping[str, Mote], idag: date, till: date) -> list[Paminnelse]:
    """All that is late today or due up to and with a day, the oldest first."""
    found, titles = [], {}
    for arende in cases:
        titles[arende.id] = str(arende.titel)
        found += [_of_case(arende, sen) for sen in dated(arende) if sen.senast <= till]
    for one in decisions(moten, idag=idag):
        if one.oppet and one.senast is not None and one.senast <= till:
            beslut = one.beslut
            case = titles.get(beslut.arende, "") if isinstance(beslut.arende, str) else ""
            ansvarig = beslut.ansvarig if isinstance(beslut.ansvarig, str) else None
            found.append(Paminnelse("beslut", f"Beslutet ”{_quoted(beslut.text)}”", case, ansvarig, one.senast))
    return sorted(found, key=lambda one: (one.senast, one.arende, one.vad))


def letters(found: Iterable[Paminnelse], to: Mottagare, idag: date) -> list[Brev]:
    """What each organisation is reminded of, by name; its functions in the register's order."""
    books: dict[str, dict[str, list[Paminnelse]]] = {}
    for one in found:
        organisation, funktion = _receiver(one.ansvarig, to, idag)
        books.setdefault(organisation, {}).setdefault(funktion, []).append(one)
    return [
        Brev(name, [_part(who, items, idag) for who, items in sorted(book.items())])
        for name, book in sorted(books.items())
    ]


def reminder_until(idag: date, days: int) -> date:
    """The last day that is reminded of today, so many days ahead."""
    return idag + timedelta(min(days, (date.max - idag).days))


def _receiver(ansvarig: str | None, to: Mottagare, idag: date) -> tuple[str, str]:
    """The organisation and the function; what nobody acts for goes to the coordinator, with why."""
    actor = to.aktorer.get(ansvarig) if ansvarig else None
    if actor is not None:
        gone = isinstance(actor.upphord, date) and actor.upphord <= idag
        return line(actor.organisation), f"{line(actor.funktion)}{' (har upphört: vem tar över?)' if gone else ''}"
    why = f"{line(ansvarig)} finns inte i registret: vem tar över?" if ansvarig else "Ingen är ansvarig: vem tar det?"
    coordinator = to.aktorer.get(to.samordnare) if to.samordnare else None
    return (line(coordinator.organisation) if coordinator else "Den som samordnar"), why


def _part(funktion: str, items: list[Paminnelse], idag: date) -> Funktionsdel:
    return Funktionsdel(
        funktion,
        [_late(one, idag) for one in items if one.senast < idag],
        [_soon(one, idag) for one in items if one.senast >= idag],
    )


def _late(one: Paminnelse, idag: date) -> str:
    days = antal((idag - one.senast).days, "dag", "dagar")
    return f"{_what(one)} {_LATE[one.slag]} senast {dag_i_ord(one.senast)}, för {days} sedan."


def _soon(one: Paminnelse, idag: date) -> str:
    days = (one.senast - idag).days
    when = f"om {antal(days, 'dag', 'dagar')}" if days else "i dag"
    return f"{_what(one)} {_SOON[one.slag]} senast {dag_i_ord(one.senast)}, {when}."


def _what(one: Paminnelse) -> str:
    return f"{one.vad} i ärendet ”{_quoted(one.arende)}”" if one.arende else one.vad


def _of_case(arende: Arende, sen: Sen) -> Paminnelse:
    return Paminnelse(sen.slag, _named(arende, sen), str(arende.titel), sen.ansvarig, sen.senast)


def _named(arende: Arende, sen: Sen) -> str:
    if sen.slag == "kontroll":
        return "Kontrollen av läget"
    return f"{'Målet' if sen.slag == 'mal' else 'Åtgärden'} ”{_quoted(title(arende, sen))}”"


def _quoted(text: object) -> str:
    return line(text).rstrip(".")
