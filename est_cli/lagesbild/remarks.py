"""What a reader of a picture must know to read it right: what is not counted, not known, or not comparable."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.lagesbild.pauses import left_out, paused, without
from est_cli.svenska import antal, datum_i_ord, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from est_cli.lagesbild.changes import Sida
    from est_cli.lagesbild.underlag import Mask, Underlag
    from est_cli.model.installningar import Uppehall
    from est_cli.model.register import Plats
    from est_cli.period import Period
    from est_cli.reports.names import Names

_QUIET_END: Final = 7
"""Days without any observation at the end of a period, after which one may be missing."""
_SOME: Final = 3


def of_files(unreadable: Mapping[str, int]) -> Iterator[str]:
    """The rows that cannot be read."""
    if unreadable:
        rows = antal(sum(unreadable.values()), "rad", "rader")
        yield f"{rows} i {_some(list(unreadable))} går inte att läsa och räknas inte; est validera visar vilka."


def of_period(
    rows: Underlag, period: Period, nu: Period, beside: Sequence[Period], uppehall: Sequence[Uppehall]
) -> Iterator[str]:
    """A period that is not over, or whose last days hold nothing, those of `uppehall` aside."""
    if nu.till < period.till:
        others = uppraknat([one.ord for one in beside])
        days = antal(nu.dagar, "dag", "dagar")
        yield f"Perioden pågår: räknat till och med {datum_i_ord(nu.till)} ({days}), och jämfört med {others}."
    off, inside = paused(uppehall, nu), rows.i(nu)
    gaps = rows.luckor(nu, off)
    if gaps and inside.nagot:
        yield f"Det finns inga observationer alls från {uppraknat(gaps)}: saknas en import?"
    last = inside.sista_dag if inside.nagot else nu.till.toordinal()
    if nu.till.toordinal() - last - sum(day > last for day in off) >= _QUIET_END:
        said = datum_i_ord(date.fromordinal(last))
        yield f"Den sista observationen i perioden är från {said}. Saknas en import?"
    if vague := inside.dar(inside.vaga).handelser:
        yield f"{antal(vague, 'händelse', 'händelser')} har en tid längre än en vecka och står inte under någon vecka."


def of_places(rows: Underlag, nu: Period, register: Mapping[str, Plats], omrade: str | None) -> Iterator[str]:
    """Events of no place where an area is asked for, and places that the register does not know."""
    import numpy as np

    inside, names = rows.i(nu), rows.nycklar.platser
    events = np.bincount(inside.plats, inside.antal, minlength=len(names)).astype(int).tolist()
    by_place = {name: count for name, count in zip(names, events, strict=True) if count}
    if omrade is not None and "" in by_place:
        told = antal(by_place[""], "händelse", "händelser")
        yield f"{told} under perioden saknar plats och kan inte räknas till något område."
    unknown = [name for name in by_place if name and name not in register]
    if unknown and omrade is None:
        yield f"{antal(len(unknown), 'plats', 'platser')} står inte i register/platser.yaml: {_some(unknown)}."


def of_reporters(
    rows: Underlag, nu: Period, beside: Sequence[tuple[Period, Sida]], tysta: Mapping[int, int], names: Names
) -> Iterator[str]:
    """How many events are of reporters who take no part in a comparison; `tysta` fell silent in the period."""
    for da, side in beside:
        if side.skal or side.bada is None:
            continue
        alone = [_alone(rows.i(nu), side.bada, nu, tysta, names), _alone(rows.i(da), side.bada, da, {}, names)]
        if any(alone):
            yield (
                f"Förändringen mot {da.ord} är räknad utan rapportörer som saknas i den ena perioden, började mitt i "
                f"den första eller tystnade i den andra: {uppraknat([one for one in alone if one])}. Fler eller färre "
                "rapporter är inte fler eller färre händelser."
            )


def _alone(inside: Underlag, both: Mask, period: Period, tysta: Mapping[int, int], names: Names) -> str:
    """How many of a period's events are of those who take no part: `9 av 194 under mars 2026 (Bovärdarna, Bolaget)`."""
    alone = inside.dar(~both[inside.rapportor])
    counts = alone.per(alone.rapportor, len(both)).tolist()
    who = [
        f"{names.aktor(name)}, som tystnade i vecka {tysta[at]}" if at in tysta else str(names.aktor(name))
        for at, name in enumerate(inside.rapportorer)
        if name and counts[at]
    ]
    said = f"{tal(alone.handelser)} av {antal(inside.handelser, 'händelse', 'händelser')} under {period.ord}"
    return said + (f" ({_some(who)})" if who else "") if alone.handelser else ""


def of_pauses(
    rows: Underlag, nu: Period, beside: Sequence[tuple[Period, Sida]], uppehall: Sequence[Uppehall]
) -> Iterator[str]:
    """What is not compared for pauses' sake: how many days and events of each period."""
    for da, side in beside:
        off = zip((nu, da), left_out(uppehall, nu, da), strict=True)
        told = [_left_out(rows.i(period), period, days) for period, days in off if days]
        if told and not side.skal:
            what = uppraknat(list(dict.fromkeys(one.text or "uppehåll" for one in uppehall if _touches(one, nu, da))))
            yield f"I jämförelsen med {da.ord} räknas inte dagar av uppehåll ({what}): {uppraknat(told)}."


def _touches(pause: Uppehall, *periods: Period) -> bool:
    return any(pause.fran <= one.till and pause.till >= one.fran for one in periods)


def _left_out(inside: Underlag, period: Period, days: Sequence[int]) -> str:
    """`28 av 31 dagar och 29 av 48 händelser under juli 2026`."""
    lost = inside.handelser - without(inside, days).handelser
    said = f"{tal(len(days))} av {antal(period.dagar, 'dag', 'dagar')}"
    return f"{said} och {tal(lost)} av {antal(inside.handelser, 'händelse', 'händelser')} under {period.ord}"


def _some(names: Sequence[str]) -> str:
    return uppraknat([*names[:_SOME], *([f"{len(names) - _SOME} till"] if len(names) > _SOME else [])])


def of_cases(unreadable: Sequence[str]) -> Iterator[str]:
    """The cases that cannot be read."""
    for case in unreadable:
        yield f"Ärendet {case} går inte att läsa och saknas här; est validera {case} säger varför."
