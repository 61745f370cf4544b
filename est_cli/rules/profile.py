"""The profile of a case: how much of the method each part holds. A profile, not a grade (Tilley Award)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.ord import label
from est_cli.rules.catalogue import rules
from est_cli.rules.judge import applies, exempted

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.model.record import Record
    from est_cli.rules.rule import Context, Omrade, Rule

_VIKT: Final[dict[Omrade, int]] = {"problem": 1, "analys": 2, "atgarder": 1, "utvardering": 2}


class Bar(NamedTuple):
    """One part of the case: how many of its rules are met, of how many, and which are not."""

    omrade: Omrade
    uppfyllda: int
    regler: int
    saknade: tuple[Rule, ...]

    @property
    def namn(self) -> str:
        """The part's name: `Åtgärder`."""
        return label(self.omrade).capitalize()

    @property
    def koder(self) -> tuple[str, ...]:
        """The codes of the rules that are not met."""
        return tuple(regel.kod for regel in self.saknade)

    @property
    def andel(self) -> float:
        """The share of rules met, 0 to 1; 0 where no rule is asked."""
        return self.uppfyllda / self.regler if self.regler else 0.0


class Profile(NamedTuple):
    """The four bars, problem to evaluation."""

    delar: tuple[Bar, ...]

    @property
    def andel(self) -> float:
        """The share of the whole, 0 to 1: analysis and evaluation count double, as in the Tilley Award."""
        asked = [bar for bar in self.delar if bar.regler]
        weight = sum(_VIKT[bar.omrade] for bar in asked)
        return sum(_VIKT[bar.omrade] * bar.andel for bar in asked) / weight if weight else 0.0


def profile(arende: Arende, context: Context) -> Profile:
    """The case's profile by the rules of its track, whatever its stage.

    A rule with an exception counts as not met, and a part that holds nothing meets none: many rules have nothing
    to object to where there is nothing.
    """
    missed = exempted(arende)
    empty = {omrade for omrade in _VIKT if _empty(getattr(arende, omrade))}
    asked: dict[Omrade, list[Rule]] = {omrade: [] for omrade in _VIKT}
    for regel in rules().values():
        if regel.omrade in asked and applies(regel, arende):
            asked[regel.omrade].append(regel)
    bars = []
    for omrade, several in asked.items():
        lacking = [one for one in several if omrade in empty or one.kod in missed or _lacks(one, arende, context)]
        bars.append(Bar(omrade, len(several) - len(lacking), len(several), tuple(lacking)))
    return Profile(tuple(bars))


def _lacks(regel: Rule, arende: Arende, context: Context) -> bool:
    return next(iter(regel.check(arende, context)), None) is not None


def _empty(part: Record) -> bool:
    return all(value is None or value == () for value in part.__dict__.values())
