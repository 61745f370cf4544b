"""The dates of a case: those that tell what has happened, and the last day on which anything moved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.reading.walk import records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.installningar import Uppehall


class Hant(NamedTuple):
    """A date that tells what has happened, the file it stands in, and the path there."""

    datum: date
    fil: str
    vag: tuple[str | int, ...]


def happened(arende: Arende) -> Iterator[Hant]:
    """Every readable date in the case that tells what has happened, not what is planned."""
    for fil, vag, value in _told(arende):
        if isinstance(value, date):
            yield Hant(value, fil, vag)


def _told(arende: Arende) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    yield from _each("arende", arende, "historik", "datum")
    yield from _each("arende", arende, "anteckningar", "datum")
    yield from _one("arende", arende, "bedomning", "datum")
    yield from _one("problem", arende.problem, "omfattning", "till")
    for n, indikator in enumerate(arende.problem.indikatorer or ()):
        yield from _one("problem", indikator, "baslinje", "till", ("indikatorer", n))
    yield from _each("atgarder", arende.atgarder, "beslut", "datum")
    yield from _measures(arende)
    yield from _each("utvardering", arende.utvardering, "eftermatningar", "till")
    yield from _one("utvardering", arende.utvardering, "beslut", "datum")
    yield from _each("utvardering", arende.utvardering, "aterkoppling", "datum")


def _measures(arende: Arende) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    """A measure's diary; its start once it has begun, its end once it is done (one broken off may never have begun)."""
    for n, atgard in enumerate(arende.atgarder.atgarder or ()):
        if atgard.lage in {"pagar", "genomford", "delvis"}:
            yield "atgarder", ("atgarder", n, "start"), atgard.start
        if atgard.lage == "genomford":
            yield "atgarder", ("atgarder", n, "slut"), atgard.slut
        yield from _each("atgarder", atgard, "anteckningar", "datum", ("atgarder", n))


def _each(
    fil: str, record: object, key: str, inner: str, before: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    for n, item in enumerate(getattr(record, key) or ()):
        yield fil, (*before, key, n, inner), getattr(item, inner)


def _one(
    fil: str, record: object, key: str, inner: str, before: tuple[str | int, ...] = ()
) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    part: Any = getattr(record, key)
    if part is not None:
        yield fil, (*before, key, inner), getattr(part, inner)


def last_change(arende: Arende, motesdagar: Iterable[date], idag: date) -> date | None:
    """The newest date up to today, in the case or of a meeting that names it; None where no date can be read."""
    dates = [value for _, record in records(arende) for value in record.__dict__.values()]
    return max((dag for dag in (*dates, *motesdagar) if isinstance(dag, date) and dag <= idag), default=None)


def still_days(since: date, idag: date, uppehall: Iterable[Uppehall]) -> int | None:
    """Days after a date up to and with today, those of `uppehall` not counted; None while one of them goes on."""
    pauses = [pause for pause in uppehall if isinstance(pause.fran, date) and isinstance(pause.till, date)]
    if any(pause.fran <= idag <= pause.till for pause in pauses):
        return None
    first, last = since.toordinal() + 1, idag.toordinal()
    paused = {
        day
        for pause in pauses
        for day in range(max(pause.fran.toordinal(), first), min(pause.till.toordinal(), last) + 1)
    }
    return last - first + 1 - len(paused)
