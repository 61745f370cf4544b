"""Estimates beside other places: against the comparison, and whether anything moved to the watched places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.estimates import (
    Undefined,
    rate_ratio,
    relative_effect,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)
from est_cli.utvardering.record import FEWEST, NIVA, Skattning
from est_cli.utvardering.words import change_span, fewer_or_more, from_to, known, short, span_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.estimates import DisplacementDifference, RateRatio, RelativeEffect
    from est_cli.utvardering.counts import Provat, Rakning
    from est_cli.utvardering.record import Par

_RULE_OF_THUMB: Final = 2.0
_ALIKE: Final = 0.1
"""Times that differ by a larger share are not of the same length."""
_SAME_SIZE: Final = 1.5
"""A comparison that had so many times more or fewer events before is scaled to the place's own size."""
_NOTHING_WON: Final = ", men här har det inte minskat, så inget kan ha flyttat eller spritt sig härifrån."
_FARRINGTON: Final = "Relativ effektstorlek (Farrington m.fl. 2007)"


def compared(one: Rakning, so_far: Provat) -> Provat:
    """With the difference and the ratio beside the comparison, where there is one."""
    beside = one.jamforelse
    if beside is None:
        return so_far
    wdd = _difference(one, beside, None)
    return so_far._replace(
        skattningar=[*so_far.skattningar, _wdd(wdd, one, beside), *_relative(one, beside)],
        wdd=wdd,
        relativ=_effect(one, beside, max(one.spridning or 1.0, one.klump)),
        relativ_enkel=_effect(one, beside, one.klump),
    )


def moved(one: Rakning, so_far: Provat) -> Provat:
    """With the watched places by themselves, added to the difference, and as a share of what was won."""
    watched = one.omfordelning
    if watched is None:
        return so_far
    before, after = int(watched.fore), int(watched.efter)
    if max(before, after) < FEWEST:
        text = f"{from_to(before, after)} på bevakade platser: för få händelser för att säga om något har flyttat."
        few = Skattning("Bevakade platser: exakt betingat test", None, None, None, None, text)
        return so_far._replace(skattningar=[*so_far.skattningar, few])
    ratio = rate_ratio(after, one.dagar[1], before, one.dagar[0], method="exact", level=NIVA)
    found = [*so_far.skattningar, _moved(one, watched, ratio)]
    if one.jamforelse is None:
        text = "Utan en jämförelseplats går det inte att räkna hur mycket som kan ha flyttat, eller spritt sig."
        return so_far._replace(skattningar=[*found, Skattning("WDQ", None, None, None, None, text)], flytt=ratio)
    total = _difference(one, one.jamforelse, watched)
    tail = " De bevakade platserna har ingen egen jämförelseplats, så deras förändring räknas rakt av."
    found += [
        _wdd(total, one, one.jamforelse, ", bevakade platser inräknade", tail),
        *_quotient(one, one.jamforelse, watched),
    ]
    return so_far._replace(skattningar=found, flytt=ratio, wdd_totalt=total)


def _size(one: Rakning, beside: Par) -> float | None:
    """How large the comparison counts: 1 where it is about as large, else by the events before; None: it had none."""
    if not (one.fore and beside.fore):
        return 1.0 if one.fore == beside.fore else None
    size = float(beside.fore) / one.fore
    return 1.0 if 1 / _SAME_SIZE <= size <= _SAME_SIZE else size


def _difference(one: Rakning, beside: Par, watched: Par | None) -> DisplacementDifference | Undefined:
    """WDD in events for a time as long as the one before and a comparison as large as the place."""
    size = _size(one, beside)
    if size is None:
        return Undefined("bara den ena platsen hade händelser före, så det finns ingen storlek att räkna om till")
    return weighted_displacement_difference(
        (one.fore, one.efter),
        (float(beside.fore), float(beside.efter)),
        (float(watched.fore), float(watched.efter)) if watched else None,
        time_weights=(1, one.dagar[1] / one.dagar[0]),
        area_weights=(1, size, 1, 1),
        level=NIVA,
    )


def _wdd(
    wdd: DisplacementDifference | Undefined, one: Rakning, beside: Par, lead: str = "", tail: str = ""
) -> Skattning:
    name = f"Skillnad mot jämförelseplatsen{lead}: "
    if isinstance(wdd, Undefined):
        return Skattning(f"{name}WDD", None, None, None, None, f"Räknas inte: {wdd}.")
    same = "" if one.dagar[0] == one.dagar[1] else " Räknat för en tid så lång som den före."
    scaled = (
        f" Jämförelseplatsen är omräknad till samma storlek (areavikt efter antalen före, {short(one.fore)} här och "
        f"{short(float(beside.fore))} där)."
        if _size(one, beside) != 1
        else ""
    )
    expected = f"{fewer_or_more(wdd.estimate).capitalize()} än vad" if round(wdd.estimate, 2) else "Lika många som"
    text = (
        f"{expected} jämförelseplatsen ger skäl att vänta. Osäkerheten går från "
        f"{change_span(wdd.lower, wdd.upper)}.{same}{scaled}{tail}"
    )
    return Skattning(f"{name}{wdd.method}", wdd.estimate, wdd.lower, wdd.upper, wdd.p, text)


def _relative(one: Rakning, beside: Par) -> Iterator[Skattning]:
    yield _res(one, beside, 1.0, "utan överspridning")
    yield _res(one, beside, _RULE_OF_THUMB, "variansen fördubblad, en tumregel för överspridning")
    if one.spridning is not None:
        told = f"överspridning skattad till {short(one.spridning)} ur hur veckorna skiljer sig"
        yield _res(one, beside, one.spridning, told)
    if one.klump > 1:
        yield _res(one, beside, one.klump, f"överspridning skattad till {short(one.klump)} ur radernas antal")


def _res(one: Rakning, beside: Par, inflation: float, told: str) -> Skattning:
    effect = _effect(one, beside, inflation)
    if isinstance(effect, Undefined):
        return Skattning(f"{_FARRINGTON}, {told}", None, None, None, None, f"Går inte att räkna: {effect}.")
    times = short(effect.estimate)
    text = (
        f"Jämförelseplatsens utveckling är {'lika stor som' if times == '1' else f'{times} gånger'} den här "
        f"({span_words(effect.lower, effect.upper)}). Över 1: färre händelser här än väntat; under 1: fler."
    )
    return Skattning(f"{_FARRINGTON}, {told}", effect.estimate, effect.lower, effect.upper, effect.p, text)


def _effect(one: Rakning, beside: Par, inflation: float) -> RelativeEffect | Undefined:
    control = float(beside.fore), float(beside.efter)
    return relative_effect((one.fore, one.efter), control, inflation=inflation, level=NIVA)


def _moved(one: Rakning, watched: Par, ratio: RateRatio | Undefined) -> Skattning:
    name = "Bevakade platser, kvot efter mot före: "
    if isinstance(ratio, Undefined):
        return Skattning(f"{name}exakt betingat test", None, None, None, None, f"Går inte att räkna: {ratio}.")
    upper, fell = known(ratio.upper), one.takt[1] < one.takt[0]
    if ratio.lower > 1:
        told = "En säkerställd ökning" + (": problemet kan ha flyttat dit." if fell else _NOTHING_WON)
    elif upper is not None and upper < 1:
        told = "En säkerställd minskning" + (": nyttan kan ha spritt sig dit." if fell else _NOTHING_WON)
    else:
        told = "Det går inte att skilja från slumpen, så det går inte att säga om något har flyttat."
    text = f"{from_to(float(watched.fore), float(watched.efter))} på bevakade platser. {told}"
    return Skattning(f"{name}{ratio.method}", known(ratio.estimate), ratio.lower, upper, ratio.p, text)


def _quotient(one: Rakning, beside: Par, watched: Par) -> Iterator[Skattning]:
    if abs(one.dagar[0] - one.dagar[1]) > _ALIKE * one.dagar[0]:
        yield Skattning("WDQ", None, None, None, None, "Räknas inte: tiderna före och efter är olika långa.")
        return
    if one.takt[1] >= one.takt[0]:
        text = (
            "Räknas inte: här har det inte minskat, så det finns ingen minskning som kan ha flyttat eller spritt sig."
        )
        yield Skattning("WDQ", None, None, None, None, text)
        return
    found = weighted_displacement_quotient(
        (one.fore, one.efter), (float(watched.fore), float(watched.efter)), (float(beside.fore), float(beside.efter))
    )
    value = known(found.estimate)
    if isinstance(found, Undefined) or value is None:
        yield Skattning("WDQ", None, None, None, None, f"Räknas inte: {found.estimate}.")
        return
    yield Skattning(found.method, value, None, None, None, f"{_quotient_words(value)} Måttet har inget intervall.")
    gross, net = found.gross_effect, known(found.total_net_effect)
    yield Skattning("Bruttoeffekt (GE)", gross, None, None, None, f"{fewer_or_more(-gross).capitalize()} här, rakt av.")
    if net is not None:
        text = f"{fewer_or_more(-net).capitalize()} här och på bevakade platser, mot jämförelseplatsens utveckling."
        yield Skattning("Total nettoeffekt (TNE)", net, None, None, None, text)


def _quotient_words(value: float) -> str:
    if value < -1:
        return "Mer kan ha flyttat till de bevakade platserna än som försvann här."
    if value < 0:
        return "En del av minskningen kan ha flyttat till de bevakade platserna, men mindre än den själv."
    if value > 0:
        return "De bevakade platserna har också fått färre än väntat: nyttan kan ha spritt sig."
    return "De bevakade platserna har utvecklats som jämförelseplatsen."
