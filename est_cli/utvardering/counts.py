"""Estimates of counts before and after: the ratio here, and beside the comparison and the watched places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.estimates import (
    DisplacementDifference,
    Undefined,
    poisson_interval,
    rate_ratio,
    relative_effect,
    weighted_displacement_difference,
    weighted_displacement_quotient,
)
from est_cli.utvardering.record import FEWEST, NIVA, Skattning
from est_cli.utvardering.words import fewer_or_more, from_to, known, p_words, short, span_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.estimates import RateRatio, RelativeEffect
    from est_cli.utvardering.record import Par

_RULE_OF_THUMB: Final = 2.0
_ALIKE: Final = 0.1
"""Times that differ by a larger share are not of the same length."""


class Rakning(NamedTuple):
    """What is tested: events and days before and after here, and at the other places where they are known.

    `spridning` is how much more the weeks vary than chance gives; None where it is not known.
    """

    fore: int
    efter: int
    dagar: tuple[int, int]
    jamforelse: Par | None = None
    omfordelning: Par | None = None
    spridning: float | None = None


class Provat(NamedTuple):
    """The estimates, and of them those that the verdict rests on."""

    skattningar: list[Skattning]
    exakt: RateRatio | Undefined
    e_test: RateRatio | Undefined
    wdd: DisplacementDifference | Undefined | None
    relativ: RelativeEffect | Undefined | None


def tested(one: Rakning) -> Provat:
    """All estimates that the numbers allow."""
    after, before = (one.efter, one.dagar[1]), (one.fore, one.dagar[0])
    exact = rate_ratio(*after, *before, method="exact", level=NIVA)
    e_test = rate_ratio(*after, *before, method="e-test", level=NIVA)
    found = [_ratio("Kvot efter mot före", exact, _ratio_words(one, exact)), _e_test(e_test)]
    wdd = relative = None
    if one.jamforelse:
        relative = _effect(one, one.jamforelse, one.spridning or 1.0)
        wdd = _difference(one, one.jamforelse, None)
        found += [_wdd(wdd, one.dagar), *_relative(one, one.jamforelse)]
    if one.omfordelning:
        found += _moved(one, one.omfordelning)
    return Provat(found, exact, e_test, wdd, relative)


def too_few(before: int, after: int) -> list[Skattning]:
    """What stands in place of a test of few events: how uncertain each count is by itself."""
    text = f"För få händelser för att bedöma: minst {FEWEST} behövs i någon av tiderna."
    found = [Skattning("Kvot efter mot före: exakt betingat test", None, None, None, None, text)]
    for when, count in (("före", before), ("efter", after)):
        interval = poisson_interval(count, NIVA)
        limits = span_words(interval.lower, interval.upper)
        text = f"{count} räknade; slumpen gör att det lika gärna kunde vara {limits}."
        found.append(Skattning(f"Antal {when}: {interval.method}", count, interval.lower, interval.upper, None, text))
    return found


def _ratio(name: str, ratio: RateRatio | Undefined, words: str) -> Skattning:
    if isinstance(ratio, Undefined):
        return Skattning(f"{name}: exakt betingat test", None, None, None, None, f"Går inte att räkna: {ratio}.")
    metod = f"{name}: {ratio.method}"
    return Skattning(metod, known(ratio.estimate), ratio.lower, known(ratio.upper), ratio.p, words)


def _ratio_words(one: Rakning, ratio: RateRatio | Undefined) -> str:
    same = "" if one.dagar[0] == one.dagar[1] else f", på {one.dagar[0]} och {one.dagar[1]} dagar"
    interval = span_words(known(ratio.lower), known(ratio.upper))
    return (
        f"{from_to(one.fore, one.efter)}{same}. Slumpen gör varje räkning osäker: antalet per dag kan nu vara "
        f"{interval} gånger det tidigare, där 1 är oförändrat."
    )


def _e_test(ratio: RateRatio | Undefined) -> Skattning:
    if isinstance(ratio, Undefined):
        return Skattning("E-test", None, None, None, None, f"Går inte att räkna: {ratio}.")
    text = f"Om inget hade ändrats skulle slumpen ensam ge en så stor skillnad {p_words(ratio.p)}."
    return Skattning(
        f"Kvot efter mot före: {ratio.method}", known(ratio.estimate), ratio.lower, known(ratio.upper), ratio.p, text
    )


def _difference(one: Rakning, beside: Par, moved: Par | None) -> DisplacementDifference | Undefined:
    """WDD in events for a time as long as the one before."""
    return weighted_displacement_difference(
        (one.fore, one.efter),
        (float(beside.fore), float(beside.efter)),
        (float(moved.fore), float(moved.efter)) if moved else None,
        time_weights=(1, one.dagar[1] / one.dagar[0]),
        level=NIVA,
    )


def _wdd(wdd: DisplacementDifference | Undefined, days: tuple[int, int], lead: str = "", tail: str = "") -> Skattning:
    name = f"Skillnad mot jämförelseplatsen{lead}: "
    if isinstance(wdd, Undefined):
        return Skattning(f"{name}WDD", None, None, None, None, f"Går inte att räkna: {wdd}.")
    same = "" if days[0] == days[1] else " Räknat för en tid så lång som den före."
    text = (
        f"{fewer_or_more(wdd.estimate).capitalize()} än vad jämförelseplatsen ger skäl att vänta. Osäkerheten går från "
        f"{fewer_or_more(wdd.lower)} till {fewer_or_more(wdd.upper)}.{same}{tail}"
    )
    return Skattning(f"{name}{wdd.method}", wdd.estimate, wdd.lower, wdd.upper, wdd.p, text)


def _relative(one: Rakning, beside: Par) -> Iterator[Skattning]:
    yield _res(one, beside, 1.0, "utan överspridning")
    yield _res(one, beside, _RULE_OF_THUMB, "variansen fördubblad, en tumregel för överspridning")
    if one.spridning is not None:
        told = f"överspridning skattad till {short(one.spridning)} ur hur veckorna skiljer sig"
        yield _res(one, beside, one.spridning, told)


def _res(one: Rakning, beside: Par, inflation: float, told: str) -> Skattning:
    effect = _effect(one, beside, inflation)
    if isinstance(effect, Undefined):
        name = f"Relativ effektstorlek, {told}"
        return Skattning(name, None, None, None, None, f"Går inte att räkna: {effect}.")
    text = (
        f"Jämförelseplatsens utveckling är {short(effect.estimate)} gånger den här "
        f"({span_words(effect.lower, effect.upper)}). Över 1: färre händelser här än väntat; under 1: fler."
    )
    metod = f"{effect.method[0].upper()}{effect.method[1:]}, {told}"
    return Skattning(metod, effect.estimate, effect.lower, effect.upper, effect.p, text)


def _effect(one: Rakning, beside: Par, inflation: float) -> RelativeEffect | Undefined:
    control = float(beside.fore), float(beside.efter)
    return relative_effect((one.fore, one.efter), control, inflation=inflation, level=NIVA)


def _moved(one: Rakning, moved: Par) -> Iterator[Skattning]:
    """The watched places by themselves, added to the difference, and as a share of what was won."""
    before, after = int(moved.fore), int(moved.efter)
    if max(before, after) < FEWEST:
        text = f"{from_to(before, after)} på bevakade platser: för få händelser för att säga om något har flyttat."
        yield Skattning("Bevakade platser: exakt betingat test", None, None, None, None, text)
        return
    ratio = rate_ratio(after, one.dagar[1], before, one.dagar[0], method="exact", level=NIVA)
    yield _ratio("Bevakade platser, kvot efter mot före", ratio, _moved_words(before, after, ratio))
    if one.jamforelse is None:
        text = "Utan en jämförelseplats går det inte att räkna hur mycket som kan ha flyttat, eller spritt sig."
        yield Skattning("WDQ", None, None, None, None, text)
        return
    tail = " De bevakade platserna har ingen egen jämförelseplats, så deras förändring räknas rakt av."
    yield _wdd(_difference(one, one.jamforelse, moved), one.dagar, ", bevakade platser inräknade", tail)
    yield from _quotient(one, one.jamforelse, moved)


def _moved_words(before: int, after: int, ratio: RateRatio | Undefined) -> str:
    upper = known(ratio.upper)
    if (known(ratio.lower) or 0) > 1:
        told = "En säkerställd ökning: problemet kan ha flyttat dit."
    elif upper is not None and upper < 1:
        told = "En säkerställd minskning: nyttan kan ha spritt sig dit."
    else:
        told = "Det går inte att skilja från slumpen, så det går inte att säga om något har flyttat."
    return f"{from_to(before, after)} på bevakade platser. {told}"


def _quotient(one: Rakning, beside: Par, moved: Par) -> Iterator[Skattning]:
    if abs(one.dagar[0] - one.dagar[1]) > _ALIKE * one.dagar[0]:
        yield Skattning("WDQ", None, None, None, None, "Räknas inte: tiderna före och efter är olika långa.")
        return
    found = weighted_displacement_quotient(
        (one.fore, one.efter), (float(moved.fore), float(moved.efter)), (float(beside.fore), float(beside.efter))
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
