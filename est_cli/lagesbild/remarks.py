"""What a reader of a picture must know to read it right: what is not counted, not known, or not comparable."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.lagesbild.changes import shared
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


def of_period(rows: Underlag, period: Period, nu: Period, beside: Sequence[Period]) -> Iterator[str]:
    """A period that is not over, or whose last days hold nothing."""
    if nu.till < period.till:
        others = uppraknat([one.ord for one in beside])
        days = antal(nu.dagar, "dag", "dagar")
        yield (
            f"Perioden pågår: räknat till och med {datum_i_ord(nu.till)} ({days}), och jämfört med lika många dagar "
            f"av {others}."
        )
    gaps, inside = rows.luckor(nu), rows.i(nu)
    if gaps and inside.nagot:
        yield f"Det finns inga observationer alls från {uppraknat(gaps)}: saknas en import?"
    if inside.nagot and (nu.till.toordinal() - inside.sista_dag) >= _QUIET_END:
        last = datum_i_ord(date.fromordinal(inside.sista_dag))
        yield f"Den sista observationen i perioden är från {last}. Saknas en import?"
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


def of_reporters(rows: Underlag, nu: Period, beside: Sequence[tuple[Period, Sida]], names: Names) -> Iterator[str]:
    """Comparisons that cannot be made, and how many events are of reporters who take part in one period only."""
    for da, side in beside:
        if side.skal:
            yield f"Jämförelsen med {da.ord} går inte att göra: {side.skal}."
            continue
        both = shared(rows, nu, da)
        alone = [_alone(rows.i(period), both, period, names) for period in (nu, da)]
        if any(alone):
            yield (
                f"Förändringen mot {da.ord} är räknad utan rapportörer som saknas i den ena perioden, eller började "
                f"mitt i den första: {uppraknat([one for one in alone if one])}. Fler eller färre rapporter är inte "
                "fler eller färre händelser."
            )


def _alone(inside: Underlag, both: Mask, period: Period, names: Names) -> str:
    """How many of a period's events are of those who take no part: `9 av 194 under mars 2026 (Bovärdarna, Bolaget)`."""
    alone = inside.dar(~both[inside.rapportor])
    own = zip(inside.rapportorer, alone.per(alone.rapportor, len(both)).tolist(), strict=True)
    who = [str(names.aktor(name)) for name, count in own if name and count]
    said = f"{tal(alone.handelser)} av {antal(inside.handelser, 'händelse', 'händelser')} under {period.ord}"
    return said + (f" ({_some(who)})" if who else "") if alone.handelser else ""


def of_pauses(nu: Period, uppehall: Sequence[Uppehall], beside: Sequence[Period]) -> Iterator[str]:
    """Pauses in a period or in one that it is compared with."""
    for period in (nu, *beside):
        for one in uppehall:
            if one.fran <= period.till and one.till >= period.fran:
                days = (min(one.till, period.till) - max(one.fran, period.fran)).days + 1
                yield (
                    f"{one.text or 'Uppehåll'} under {antal(days, 'dag', 'dagar')} av {period.ord}: "
                    "färre rapporter är då väntat."
                )


def _some(names: Sequence[str]) -> str:
    return uppraknat([*names[:_SOME], *([f"{len(names) - _SOME} till"] if len(names) > _SOME else [])])


def of_cases(unreadable: Sequence[str]) -> Iterator[str]:
    """The cases that cannot be read."""
    for case in unreadable:
        yield f"Ärendet {case} går inte att läsa och saknas här; est validera {case} säger varför."
