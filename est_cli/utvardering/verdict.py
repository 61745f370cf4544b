"""The verdict: how sure the change is, whether it is the right way, and whether anything says what caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.svenska import uppraknat
from est_cli.utvardering.record import Bedomning
from est_cli.utvardering.words import known

if TYPE_CHECKING:
    from est_cli.estimates import Number
    from est_cli.utvardering.counts import Kvot
    from est_cli.utvardering.record import Forandring

ONE_SIDED: Final = 0.05
NAMN: Final[dict[Forandring, str]] = {
    "minskning": "minskningen", "okning": "ökningen", "oforandrat": "förändringen",
}  # fmt: skip
_WANTED: Final = {"minska": "minskning", "oka": "okning"}


class Tyngd(NamedTuple):
    """What grades a change: which way it went, whether the interval leaves out no change, the one-sided p both ways."""

    at: Forandring
    skild: bool
    p_less: Number
    p_greater: Number


def graded(weight: Tyngd, riktning: str | None) -> Bedomning:
    """The grade by the decided rule: two-sided 95 % interval, else one-sided p below 5 % in the stated direction."""
    wanted = _WANTED.get(riktning or "")
    p = known(weight.p_less if wanted == "minskning" else weight.p_greater) if wanted else None
    if weight.skild:
        return Bedomning("sakerstalld", weight.at, _wrong(weight.at, wanted), _sure(weight.at, wanted))
    if p is not None and p < ONE_SIDED:
        text = (
            f"Siffrorna talar för {NAMN[weight.at]}, men inte mer: osäkerheten är så stor att intervallet också "
            "rymmer ingen förändring."
        )
        return Bedomning("talar_for", weight.at, fel_hall=False, text=text)
    text = "Skillnaden går inte att skilja från slumpen."
    return Bedomning("slump", weight.at, fel_hall=False, text=text)


def _wrong(at: Forandring, wanted: str | None) -> bool:
    return wanted is not None and at != wanted


def _sure(at: Forandring, wanted: str | None) -> str:
    text = f"{NAMN[at].capitalize()} är säkerställd: den är större än slumpen rimligen ger."
    if not _wrong(at, wanted):
        return text
    return f"{text} Den går åt fel håll: indikatorn skulle {'minska' if wanted == 'minskning' else 'öka'}."


def few(before: int, after: int) -> Bedomning:
    """The verdict below ten events in both times."""
    text = f"För få händelser för att bedöma: {before} före och {after} efter. Siffrorna säger inget åt något håll."
    return Bedomning("for_fa", None, fel_hall=False, text=text)


def of_counts(one: Kvot, before: float, after: float, riktning: str | None) -> Bedomning:
    """The verdict on counts; `before` and `after` per day."""
    at: Forandring = "minskning" if after < before else "okning" if after > before else "oforandrat"
    lower, upper = known(one.nedre), known(one.ovre)
    apart = (upper is not None and upper < 1) or (lower is not None and lower > 1)
    return graded(Tyngd(at, apart, one.p_less, one.p_greater), riktning)


def of_share(estimate: float, lower: float, upper: float, p: tuple[Number, Number], riktning: str | None) -> Bedomning:
    """The verdict on a share; `p` is one-sided: of a fall, of a rise."""
    at: Forandring = "minskning" if estimate < 0 else "okning" if estimate > 0 else "oforandrat"
    return graded(Tyngd(at, upper < 0 or lower > 0, *p), riktning)


def explained(one: Bedomning, explanations: list[str]) -> Bedomning:
    """The verdict, with a word of the case's own other explanations."""
    if one.grad not in {"sakerstalld", "talar_for"} or not explanations:
        return one
    number = "en annan förklaring" if len(explanations) == 1 else f"{len(explanations)} andra förklaringar"
    return one._replace(text=f"{one.text} Ärendet nämner {number}, som kan stå för en del.")


def missing(*what: str) -> str:
    """Which values are missing, as a sentence."""
    return f"Värdet {uppraknat(what)} saknas, så det finns inget att jämföra."
