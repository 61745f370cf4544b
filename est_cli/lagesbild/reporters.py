"""Who has reported: how often, who saw nothing, and who fell silent, which is not the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lagesbild.records import Rapportorsrad
from est_cli.svenska import antal, datum_i_ord, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from est_cli.lagesbild.records import Svarslage
    from est_cli.lagesbild.underlag import Underlag
    from est_cli.model.installningar import Uppehall
    from est_cli.model.register import Aktor
    from est_cli.period import Period

_YEAR: Final = timedelta(365)
_WEEK: Final = timedelta(7)
_THURSDAY: Final = 3
_TO_SUNDAY: Final = timedelta(3)
_HOLES: Final = ("rapporterade", "lugnt", "uppehall", "tystnade")


class Veckor(NamedTuple):
    """The weeks of a period, as their Thursdays: those that count, and what the others are called (`uppehall`)."""

    raknas: list[date]
    uppehall: list[str]


def weeks_that_count(nu: Period, uppehall: Sequence[Uppehall]) -> Veckor:
    """The ISO weeks whose Thursday lies in a period, but those whose Thursday lies in an `uppehall`."""
    first = nu.fran + timedelta((_THURSDAY - nu.fran.weekday()) % 7)
    thursdays = [first + at * _WEEK for at in range((nu.till - first).days // 7 + 1)]
    pauses = {day: one.text or "uppehåll" for day in thursdays for one in uppehall if one.fran <= day <= one.till}
    return Veckor([day for day in thursdays if day not in pauses], sorted({str(text) for text in pauses.values()}))


def reporters(
    rows: Underlag, nu: Period, fore: Period, veckor: Veckor, aktorer: Mapping[str, Aktor]
) -> list[Rapportorsrad]:
    """A row for each reporter with a row in the year up to the period's end; the silent last, else most events first.

    Where only an area is asked for: those who have reported something from there.
    """
    year, found = rows.inom(nu.till - _YEAR, nu.till), []
    for at, aktor in enumerate(rows.rapportorer):
        own = year.dar(year.rapportor == at)
        if aktor and own.med.any() and not _gone(aktorer.get(aktor), own.i(nu), nu):
            found.append(_row(aktor, own, nu, fore, veckor))
    return sorted(found, key=lambda one: (_HOLES.index(one.lage), -one.antal, one.aktor))


def _gone(aktor: Aktor | None, inside: Underlag, nu: Period) -> bool:
    """Whether an actor had ceased before the period, so that nothing is expected of it."""
    ended = aktor.upphord if aktor else None
    return ended is not None and bool(ended <= nu.fran) and not inside.nagot


def _row(aktor: str, own: Underlag, nu: Period, fore: Period, veckor: Veckor) -> Rapportorsrad:
    inside, last = own.i(nu), date.fromordinal(int(own.dag[-1]))
    quiet = int((inside.antal == 0).sum())
    weeks = sum(inside.inom(day - _TO_SUNDAY, day + _TO_SUNDAY).nagot for day in veckor.raknas)
    lage = _standing(inside, veckor)
    text = _text(lage, inside.handelser, quiet, weeks, veckor, last, fore)
    return Rapportorsrad(aktor, inside.handelser, weeks, len(veckor.raknas), quiet, last, lage, text)


def _standing(inside: Underlag, veckor: Veckor) -> Svarslage:
    if inside.nagot:
        return "rapporterade" if (inside.antal > 0).any() else "lugnt"
    return "uppehall" if veckor.uppehall and not veckor.raknas else "tystnade"


def _text(  # noqa: PLR0913, PLR0917 - what a sentence is made of
    lage: Svarslage, events: int, quiet: int, weeks: int, veckor: Veckor, last: date, fore: Period
) -> str:
    when = datum_i_ord(last)
    if lage == "uppehall":
        return f"Uppehåll hela perioden ({uppraknat(veckor.uppehall)}); rapporterade senast {when}."
    if lage == "tystnade":
        before = "" if last >= fore.fran else " eller perioden före"
        return f"Inget under perioden{before}; senast {when}. Det betyder inte att inget har hänt."
    of_weeks = f"rapporterade {tal(weeks)} av {antal(len(veckor.raknas), 'vecka', 'veckor')}" if veckor.raknas else ""
    told = [antal(events, "händelse", "händelser")] if lage == "rapporterade" else []
    calm = [f"{antal(quiet, 'gång', 'gånger')} lugnt"] if quiet else []
    said = uppraknat([*told, *calm])
    return f"{said[:1].upper()}{said[1:]}; {of_weeks}." if of_weeks else f"{said[:1].upper()}{said[1:]}."
