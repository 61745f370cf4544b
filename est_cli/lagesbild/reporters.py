"""Who has reported: how often, who saw nothing, and who fell silent, which is not the same."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lagesbild.records import Rapportorsrad
from est_cli.lagesbild.silence import week_of, weeks_reported
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


def reporters(  # noqa: PLR0913, PLR0917 - what a row tells of
    rows: Underlag, nu: Period, fore: Period, veckor: Veckor, tysta: Mapping[int, int], aktorer: Mapping[str, Aktor]
) -> list[Rapportorsrad]:
    """A row for each reporter with a row in the year up to the period's end; the silent last, else most events first.

    `tysta` are those that fell silent in it, each with its week. Where only an area is asked for: those who have
    reported something from there.
    """
    year, found = rows.inom(nu.till - _YEAR, nu.till), []
    seen, first = weeks_reported(rows, nu.fran, nu.till), week_of(nu.fran.toordinal())
    weeks = seen[:, [week_of(day.toordinal()) - first for day in veckor.raknas]].sum(axis=1).tolist()
    for at, aktor in enumerate(rows.rapportorer):
        own = year.dar(year.rapportor == at)
        if aktor and own.med.any() and not _gone(aktorer.get(aktor), own.i(nu), nu):
            found.append(_row(aktor, own, nu, fore, veckor, weeks[at], tysta.get(at)))
    return sorted(found, key=lambda one: (_HOLES.index(one.lage), -one.antal, one.aktor))


def _gone(aktor: Aktor | None, inside: Underlag, nu: Period) -> bool:
    """Whether an actor had ceased before the period, so that nothing is expected of it."""
    ended = aktor.upphord if aktor else None
    return ended is not None and bool(ended <= nu.fran) and not inside.nagot


def _row(  # noqa: PLR0913, PLR0917 - what a row tells of
    aktor: str, own: Underlag, nu: Period, fore: Period, veckor: Veckor, weeks: int, tyst: int | None
) -> Rapportorsrad:
    inside, last = own.i(nu), date.fromordinal(int(own.dag[-1]))
    quiet = int((inside.antal == 0).sum())
    lage = _standing(inside, veckor, tyst)
    text = _told(inside, quiet, weeks, veckor, tyst) if inside.nagot else _silent(lage, veckor, last, fore)
    return Rapportorsrad(aktor, inside.handelser, weeks, len(veckor.raknas), quiet, last, lage, text)


def _standing(inside: Underlag, veckor: Veckor, tyst: int | None) -> Svarslage:
    if inside.nagot and tyst is None:
        return "rapporterade" if (inside.antal > 0).any() else "lugnt"
    return "uppehall" if veckor.uppehall and not veckor.raknas else "tystnade"


def _silent(lage: Svarslage, veckor: Veckor, last: date, fore: Period) -> str:
    when = datum_i_ord(last)
    if lage == "uppehall":
        return f"Uppehåll hela perioden ({uppraknat(veckor.uppehall)}); rapporterade senast {when}."
    before = "" if last >= fore.fran else " eller perioden före"
    return f"Inget under perioden{before}; senast {when}. Det betyder inte att inget har hänt."


def _told(inside: Underlag, quiet: int, weeks: int, veckor: Veckor, tyst: int | None) -> str:
    events = inside.handelser
    told = [antal(events, "händelse", "händelser")] if events or not quiet else []
    calm = [f"{antal(quiet, 'gång', 'gånger')} lugnt"] if quiet else []
    said = [uppraknat([*told, *calm])]
    if veckor.raknas:
        said.append(f"rapporterade {tal(weeks)} av {antal(len(veckor.raknas), 'vecka', 'veckor')}")
    if tyst is not None:
        said.append(f"tystnade i vecka {tyst}")
    return f"{'; '.join(said)}."
