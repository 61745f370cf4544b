"""What is late in a case: measures, re-assessments, goals and checks whose day has passed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from est_cli.rules.lookup import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard

Slag = Literal["atgard", "omprovning", "mal", "kontroll"]
_FORE_UTVARDERING: Final = {"problem", "analys", "atgarder"}


class Sen(NamedTuple):
    """Something with a last day: its kind, its id (a check's is the case's), who is responsible, where the day stands.

    `ansvarig` is the case's own where the thing names no one, and None where the case does not either.
    """

    slag: Slag
    id: str
    ansvarig: str | None
    senast: date
    fil: str
    vag: tuple[str | int, ...]


class _Dated(NamedTuple):
    """Something that may have a last day, passed or not; values as they stand in the file."""

    slag: Slag
    id: str
    ansvarig: str | None
    senast: date | None
    vag: tuple[str | int, ...]


def late(arende: Arende, idag: date) -> Iterator[Sen]:
    """All that is late today, in the order of the files; nothing in a case that is written off."""
    return (sen for sen in dated(arende) if sen.senast < idag)


def dated(arende: Arende) -> Iterator[Sen]:
    """All that is still to be done by a day, passed or not, in the order of the files; nothing in one written off."""
    if arende.skede == "avskrivet":
        return
    for slag, id_, named_one, senast, vag in _dated(arende):
        if isinstance(senast, date):
            ansvarig = named_one or arende.ansvarig
            fil = "utvardering" if slag == "kontroll" else "atgarder"
            yield Sen(slag, str(id_), ansvarig if isinstance(ansvarig, str) else None, senast, fil, vag)


def _dated(arende: Arende) -> Iterator[_Dated]:
    if arende.skede in _FORE_UTVARDERING:
        for n, mal in enumerate(arende.atgarder.mal or ()):
            yield _Dated("mal", named(mal), None, mal.senast, ("mal", n, "senast"))
    for n, atgard in enumerate(arende.atgarder.atgarder or ()):
        if atgard.oppen:
            yield from _measure(atgard, n)
    bevakning = arende.utvardering.bevakning
    if bevakning is not None:
        vag = ("bevakning", "nasta_kontroll")
        yield _Dated("kontroll", arende.id, bevakning.ansvarig, bevakning.nasta_kontroll, vag)


def _measure(atgard: Atgard, n: int) -> Iterator[_Dated]:
    yield _Dated("atgard", named(atgard), atgard.ansvarig, atgard.slut, ("atgarder", n, "slut"))
    yield _Dated("omprovning", named(atgard), atgard.ansvarig, atgard.omprovas, ("atgarder", n, "omprovas"))
