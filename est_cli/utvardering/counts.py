"""Estimates of counts before and after at the case's own place: the ratio, and how events in clumps widen it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from est_cli.estimates import Undefined, poisson_interval, rate_ratio
from est_cli.estimates.normal import below, critical
from est_cli.utvardering.record import FEWEST, NIVA, Skattning
from est_cli.utvardering.words import from_to, known, p_words, short, span_words

if TYPE_CHECKING:
    from est_cli.estimates import DisplacementDifference, Number, RateRatio, RelativeEffect
    from est_cli.utvardering.record import Par


class Rakning(NamedTuple):
    """What is tested: events and days before and after here, and at the other places where they are known.

    `spridning` is how much more the weeks vary than chance gives; None where it is not known.
    `klump` is how much larger the variance is because rows hold many events each; 1 where they do not.
    """

    fore: int
    efter: int
    dagar: tuple[int, int]
    jamforelse: Par | None = None
    omfordelning: Par | None = None
    spridning: float | None = None
    klump: float = 1.0

    @property
    def takt(self) -> tuple[float, float]:
        """Events a day, before and after."""
        return self.fore / self.dagar[0], self.efter / self.dagar[1]


class Kvot(NamedTuple):
    """What the verdict is graded by: the interval of after over before, and the one-sided p both ways."""

    nedre: Number
    ovre: Number
    p_less: Number
    p_greater: Number


class Provat(NamedTuple):
    """The estimates, and of them those that the verdict rests on.

    `wdd` and `wdd_totalt` are differences beside the comparison, the second with the watched places counted in.
    `relativ` is with all over-dispersion that is known, `relativ_enkel` with that of rows alone.
    """

    skattningar: list[Skattning]
    kvot: Kvot
    wdd: DisplacementDifference | Undefined | None = None
    wdd_totalt: DisplacementDifference | Undefined | None = None
    relativ: RelativeEffect | Undefined | None = None
    relativ_enkel: RelativeEffect | Undefined | None = None
    flytt: RateRatio | Undefined | None = None


def tested(one: Rakning) -> Provat:
    """All estimates that the numbers allow."""
    from est_cli.utvardering.beside import compared, moved

    after, before = (one.efter, one.dagar[1]), (one.fore, one.dagar[0])
    exact = rate_ratio(*after, *before, method="exact", level=NIVA)
    e_test = rate_ratio(*after, *before, method="e-test", level=NIVA)
    found = [_ratio(one, exact), _e_test(e_test)]
    quotient = Kvot(exact.lower, exact.upper, e_test.p_less, e_test.p_greater)
    if one.klump > 1:
        quotient, told = _clumped(one)
        found.append(told)
    return moved(one, compared(one, Provat(found, quotient)))


def _clumped(one: Rakning) -> tuple[Kvot, Skattning]:
    """The ratio's logarithm with its variance inflated; a count of none as half an event."""
    counts = max(one.efter, 0.5), max(one.fore, 0.5)
    log = math.log(counts[0] / one.dagar[1]) - math.log(counts[1] / one.dagar[0])
    se = math.sqrt(one.klump * (1 / counts[0] + 1 / counts[1]))
    lower, upper = (math.exp(log + way * critical(NIVA) * se) for way in (-1, 1))
    p_less, p_greater = below(log / se), below(-log / se)
    text = (
        f"Flera händelser på samma rad och dag gör variansen {short(one.klump)} gånger så stor (Σantal²/Σantal). "
        f"Antalet per dag kan nu vara {span_words(lower, upper)} gånger det tidigare. Bedömningen bygger på detta."
    )
    metod = "Kvot efter mot före, med händelser i klungor: log-normalt intervall, variansen uppräknad"
    told = Skattning(metod, math.exp(log), lower, upper, 2 * min(p_less, p_greater), text)
    return Kvot(lower, upper, p_less, p_greater), told


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


def _ratio(one: Rakning, ratio: RateRatio | Undefined) -> Skattning:
    if isinstance(ratio, Undefined):
        return Skattning(
            "Kvot efter mot före: exakt betingat test", None, None, None, None, f"Går inte att räkna: {ratio}."
        )
    same = "" if one.dagar[0] == one.dagar[1] else f", på {one.dagar[0]} och {one.dagar[1]} dagar"
    words = (
        f"{from_to(one.fore, one.efter)}{same}. Slumpen gör varje räkning osäker: antalet per dag kan nu vara "
        f"{span_words(known(ratio.lower), known(ratio.upper))} gånger det tidigare, där 1 är oförändrat."
    )
    metod = f"Kvot efter mot före: {ratio.method}"
    return Skattning(metod, known(ratio.estimate), ratio.lower, known(ratio.upper), ratio.p, words)


def _e_test(ratio: RateRatio | Undefined) -> Skattning:
    if isinstance(ratio, Undefined):
        return Skattning("E-test", None, None, None, None, f"Går inte att räkna: {ratio}.")
    text = f"Om inget hade ändrats skulle slumpen ensam ge en så stor skillnad {p_words(ratio.p)}."
    return Skattning(
        f"Kvot efter mot före: {ratio.method}", known(ratio.estimate), ratio.lower, known(ratio.upper), ratio.p, text
    )
