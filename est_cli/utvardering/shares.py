"""Estimates of a share: Wilson's intervals, and Newcombe's of the difference, from how many the shares build on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.utvardering.record import NIVA, Skattning
from est_cli.utvardering.words import known, p_words, short, span_words

if TYPE_CHECKING:
    from est_cli.estimates import ProportionDifference, Undefined
    from est_cli.utvardering.record import Varde

_PERCENT: Final = 100
_PERCENTS: Final = frozenset({"procent", "%", "procentandel"})


class Andel(NamedTuple):
    """A share by how many said so, of how many; `angiven` is the share as it was stated, in the indicator's unit."""

    ja: int
    av: int
    angiven: float


def scale(enhet: str | None, *values: Varde | None) -> int | None:
    """What a whole is in the unit: 100 for percent, 1 for a share, which may be written in percent; None: no share."""
    unit = (enhet or "").strip().lower()
    known_ = [value for value in values if value is not None]
    if unit in _PERCENTS:
        return _PERCENT
    if unit == "andel":
        return _PERCENT if any(value > 1 for value in known_) else 1
    return None


def share(value: Varde, whole: int, antal: int) -> Andel | None:
    """The share as people, rounded; None where it is more than all."""
    return Andel(round(value * antal / whole), antal, float(value)) if value <= whole else None


def differ(before: Andel, after: Andel, whole: int) -> tuple[list[Skattning], ProportionDifference | Undefined]:
    """Both shares as stated with their intervals, and the difference, in the indicator's own unit."""
    from est_cli.estimates import proportion_difference

    found = [_one("före", before, whole), _one("efter", after, whole)]
    change = proportion_difference(after.ja, after.av, before.ja, before.av, level=NIVA)
    estimate, lower, upper, p = (known(value) for value in (change.estimate, change.lower, change.upper, change.p))
    if estimate is None or lower is None or upper is None:
        return [*found, Skattning("Skillnad efter minus före", None, None, None, None, "Ingen har svarat.")], change
    unit = "procentenheter" if whole == _PERCENT else "i andel"
    estimate, lower, upper = after.angiven - before.angiven, lower * whole, upper * whole
    often = f" Slumpen ensam ger en så stor skillnad {p_words(p)}." if p is not None else ""
    text = f"{short(estimate)} {unit}; osäkerheten är {span_words(lower, upper)}.{often}"
    return [*found, Skattning(f"Skillnad efter minus före: {change.method}", estimate, lower, upper, p, text)], change


def _one(when: str, one: Andel, whole: int) -> Skattning:
    from est_cli.estimates import Undefined, proportion_interval

    interval = proportion_interval(one.ja, one.av, level=NIVA)
    if isinstance(interval, Undefined):
        return Skattning(f"Andel {when}", None, None, None, None, f"Går inte att räkna: {interval}.")
    lower, upper = interval.lower * whole, interval.upper * whole
    text = f"{one.ja} av {one.av}: bland alla som kunde ha svarat är andelen troligen {span_words(lower, upper)}."
    return Skattning(f"Andel {when}: {interval.method}", one.angiven, lower, upper, None, text)
