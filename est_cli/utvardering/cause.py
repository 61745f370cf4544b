"""What a verdict may say of the cause: what else explains the change, and how much more than the comparison it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.svenska import antal, datum_i_ord
from est_cli.utvardering.record import FEWEST
from est_cli.utvardering.verdict import NAMN, ONE_SIDED
from est_cli.utvardering.words import known, short

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from est_cli.estimates import Number
    from est_cli.utvardering.counts import Provat, Rakning
    from est_cli.utvardering.limits import Rapportering
    from est_cli.utvardering.record import Bedomning, Forandring, Par, Tid

LED_TILL: Final = "Det stöder att åtgärderna ledde till"
"""How the only verdict that names the measures as the cause puts it."""
_ALIKE: Final = 0.1
"""Shares of the days that differ more are told, and so is a measure that began later in the time after."""


class Omstandigheter(NamedTuple):
    """What was otherwise between the times: who reported, days in `uppehall`, and when the measures began."""

    tider: tuple[Tid, Tid]
    rapporter: Rapportering | None
    uppehall: list[int]
    starter: list[tuple[date, str]]


def weighed(verdict: Bedomning, one: Rakning, tried: Provat, around: Omstandigheter) -> Bedomning:
    """The verdict with what it must not be read without; a cause is named only where nothing else is in the way."""
    clumped = [_clumped(one.klump)] if one.klump > 1 else []
    if verdict.grad not in {"sakerstalld", "talar_for"} or verdict.at is None:
        return _with(verdict, clumped)
    found = _hedged(verdict, around.rapporter)
    if verdict.fel_hall:
        return _with(found, clumped)
    hindering = [*_pauses(around), *_measures(around), *_moved(verdict.at, one, tried)]
    beside = one.jamforelse
    free = found is verdict and not hindering
    about = [_beside(verdict, one, tried, beside, free=free)] if beside else []
    return _with(found, [*clumped, *hindering, *about])


def _with(verdict: Bedomning, sentences: list[str]) -> Bedomning:
    return verdict._replace(text=" ".join([verdict.text, *sentences]))


def _clumped(klump: float) -> str:
    return (
        "Händelserna kom i klungor, flera på samma rad och dag, så de är räknade som osäkrare "
        f"(variansen {short(klump)} gånger så stor)."
    )


def _hedged(verdict: Bedomning, reports: Rapportering | None) -> Bedomning:
    """The verdict whose first sentence says that fewer reported, of a fall; or more, of a rise."""
    if reports is None:
        return verdict
    falling = verdict.at == "minskning"
    seen = reports if falling else reports.omvant
    if seen.tystnade:
        who = antal(seen.tystnade, "rapportör", "rapportörer")
        told = f"{who} {'tystnade helt eller delvis' if falling else 'har kommit till eller rapporterar oftare'}"
    elif seen.tunnare:
        told = f"rapporterna är {'glesare' if falling else 'tätare'} efter än före"
    else:
        return verdict
    first, _, rest = verdict.text.partition(".")
    return verdict._replace(text=f"{first}, men {told}; en del kan bero på det.{rest}")


def _pauses(around: Omstandigheter) -> Iterator[str]:
    before, after = (days / tid.dagar for days, tid in zip(around.uppehall, around.tider, strict=True))
    if abs(before - after) > _ALIKE:
        yield (
            f"Uppehållen skiljer sig ({around.uppehall[0]} av {around.tider[0].dagar} dagar före och "
            f"{around.uppehall[1]} av {around.tider[1].dagar} efter), och det kan förklara en del."
        )


def _measures(around: Omstandigheter) -> Iterator[str]:
    before, after = around.tider
    if not around.starter:
        yield "Ingen åtgärd har något startdatum, så det går inte att säga om de hann före."
        return
    first = around.starter[0][0]
    if first <= before.till:
        yield "Minst en åtgärd började innan tiden före var slut, så det finns ingen ren tid före att jämföra med."
    elif first > after.till:
        yield "Åtgärderna började först när tiden efter var slut, så de kan inte ha påverkat den."
    elif (first - after.fran).days > _ALIKE * after.dagar:
        yield f"Den första åtgärden började {datum_i_ord(first)}, en bra bit in i tiden efter."


def _moved(at: Forandring, one: Rakning, tried: Provat) -> Iterator[str]:
    """That the watched places surely changed the other way, by as much or more."""
    watched, ratio = one.omfordelning, tried.flytt
    if watched is None or ratio is None:
        return
    falling = at == "minskning"
    if not _leaves_out(ratio.lower, ratio.upper, 1, below=not falling):
        return
    here = one.takt[1] - one.takt[0]
    there = float(watched.efter) / one.dagar[1] - float(watched.fore) / one.dagar[0]
    if round(abs(there) - abs(here), 9) >= 0:
        word = "ökade" if falling else "minskade"
        yield (
            f"På de bevakade platserna {word} det säkerställt, med minst lika mycket: allt, eller mer, kan ha flyttat "
            "dit."
        )


def _beside(verdict: Bedomning, one: Rakning, tried: Provat, beside: Par, *, free: bool) -> str:
    """What the comparison says; nothing of the cause unless `free` of all that stands in the way."""
    if max(beside.fore, beside.efter) < FEWEST:
        return "Jämförelseplatsen har för få händelser för att säga något om orsaken."
    if tried.relativ_enkel is None or known(tried.relativ_enkel.p_less) is None:
        return "Kvoten mot jämförelseplatsen går inte att räkna, så den säger inget om orsaken."
    falling = verdict.at == "minskning"
    p = known(tried.relativ_enkel.p_greater if falling else tried.relativ_enkel.p_less)
    if p is None or p >= ONE_SIDED:
        return _no_more(one, beside, falling=falling)
    if not free:
        return "Jämförelseplatsen har inte förändrats lika mycket, men det som nyss nämnts gör orsaken osäker."
    if verdict.grad == "sakerstalld" and one.klump == 1 and _strong(tried, falling=falling):
        return (
            f"Den är säkerställt större än på jämförelseplatsen, både i antal och som kvot. {LED_TILL} "
            f"{NAMN[verdict.at or 'oforandrat']}."
        )
    return "Jämförelseplatsen har inte förändrats lika mycket. Det talar för att åtgärderna bidrog."


def _no_more(one: Rakning, beside: Par, *, falling: bool) -> str:
    there = float(beside.efter) / one.dagar[1] - float(beside.fore) / one.dagar[0]
    if there and (there < 0) == falling:
        word = "minskat" if falling else "ökat"
        return (
            f"Jämförelseplatsen har också {word}; skillnaden mellan dem går inte att skilja från slumpen, så "
            "jämförelsen stöder inte att åtgärderna är orsaken."
        )
    return "Skillnaden mot jämförelseplatsen kan vara slump, så jämförelsen stöder inte att åtgärderna är orsaken."


def _strong(tried: Provat, *, falling: bool) -> bool:
    """Whether both intervals leave out no difference, and the whole one with the watched places too."""
    if tried.wdd is None or tried.relativ is None:
        return False
    differences = [tried.wdd, *([tried.wdd_totalt] if tried.wdd_totalt is not None else [])]
    return _leaves_out(tried.relativ.lower, tried.relativ.upper, 1, below=not falling) and all(
        _leaves_out(each.lower, each.upper, 0, below=falling) for each in differences
    )


def _leaves_out(lower: Number, upper: Number, same: float, *, below: bool) -> bool:
    """Whether an interval lies wholly on one side of no change."""
    end = known(upper if below else lower)
    return end is not None and (end < same if below else end > same)
