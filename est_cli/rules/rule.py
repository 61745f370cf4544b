"""What a rule is: a pure function with its code, its level, the stage it speaks of, and what teaches it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from est_cli.findings import Niva
    from est_cli.model.arende import Arende
    from est_cli.model.installningar import Installningar
    from est_cli.model.mote import Mote, Uppfoljning
    from est_cli.model.register import Aktor
    from est_cli.observationer.count import Counts

Omrade = Literal["problem", "analys", "atgarder", "utvardering", "skede"]
Talar = Literal["problem", "analys", "atgarder", "utvardering", "alltid"]
FORSTA_UTGAVAN: Final = date(2023, 7, 1)
"""The rules of the first edition hold for every case closed since lag (2023:196) came into force."""


@dataclass(frozen=True)
class Context:
    """What a rule may know beside the case: today, the settings, the meetings, the actors, the observations."""

    idag: date
    installningar: Installningar | None
    moten: Mapping[str, Mote]
    aktorer: Mapping[str, Aktor]
    observationer: Counts | None = None

    @cached_property
    def motesdagar(self) -> Mapping[str | None, list[date]]:
        """The days of the meetings that name a case (agenda, decision, follow-up of one), by the case's id."""
        days: dict[str | None, list[date]] = {}
        for mote in self.moten.values():
            named = {line.arende for line in mote.arenden or ()} | {line.arende for line in mote.beslut or ()}
            for case in named | {self._decided(line) for line in mote.uppfoljning or ()}:
                days.setdefault(case, []).append(mote.datum)
        return days

    def _decided(self, line: Uppfoljning) -> str | None:
        """The case of the decision that a line follows up."""
        earlier = self.moten.get(line.mote)
        decisions = (earlier.beslut if earlier else None) or ()
        return next((decision.arende for decision in decisions if decision.id == line.beslut), None)


class Brist(NamedTuple):
    """One thing that a rule misses: in words, the file it concerns (`problem`, `arende` …) and the path there.

    `niva` where it differs from the rule's own; `genast` where it speaks whatever the stage.
    """

    text: str
    fil: str
    vag: tuple[str | int, ...] = ()
    niva: Niva | None = None
    genast: bool = False


Check = "Callable[[Arende, Context], Iterator[Brist]]"


class Rule(NamedTuple):
    """A rule. `niva` is fel (E), varning (V) or tips (T); `laser` names the files whose absence of form silences it.

    `fraga` is what a reviewer asks at the stage's gate; only V rules have one.
    """

    kod: str
    niva: Niva
    talar: Talar
    namn: str
    gor: str
    varfor: str
    kalla: str
    bra: str
    daligt: str
    laser: tuple[str, ...]
    snabb: bool
    sedan: date
    fraga: str
    check: Callable[[Arende, Context], Iterator[Brist]]

    @property
    def omrade(self) -> Omrade:
        """The part of the case that the rule's letter names."""
        return _OMRADEN[self.kod[0]]

    @property
    def kan_undantas(self) -> bool:
        """Whether a case may state an exception from it (P, A, T and U rules)."""
        return self.kod[0] in "PATU"


_OMRADEN: Final[dict[str, Omrade]] = {
    "P": "problem", "A": "analys", "T": "atgarder", "U": "utvardering", "S": "skede",
}  # fmt: skip
REGISTERED: Final[dict[str, Rule]] = {}
"""Every rule that has been defined so far; `rules.catalogue` has them all."""


def rule(  # noqa: PLR0913 - a rule is all of this, said once, where it stands
    kod: str,
    niva: Niva,
    talar: Talar,
    *,
    namn: str,
    gor: str,
    varfor: str,
    kalla: str,
    bra: str,
    daligt: str,
    laser: tuple[str, ...] = (),
    snabb: bool = False,
    sedan: date = FORSTA_UTGAVAN,
    fraga: str = "",
) -> Callable[[Callable[[Arende, Context], Iterator[Brist]]], Callable[[Arende, Context], Iterator[Brist]]]:
    """Make a function a rule.

    `namn` is the rule in one clause, `gor` what to do now, `varfor` why, as a colleague would say it, `kalla`
    the source. `bra` and `daligt` are YAML that keeps and breaks it: top-level keys of the rule's own file, or
    of another after a line `# analys.yaml`. Tests run both. `laser` names the other files it reads, `snabb`
    says that a quick case meets it too, `sedan` since when it holds: a case closed before that only gets V.
    `fraga` is a V rule as the question that a reviewer asks when the case leaves the stage.
    """

    def register(check: Callable[[Arende, Context], Iterator[Brist]]) -> Callable[[Arende, Context], Iterator[Brist]]:
        own = _OMRADEN[kod[0]]
        files = ("arende", *laser) if own == "skede" else ("arende", own, *laser)
        REGISTERED[kod] = Rule(
            kod, niva, talar, namn, gor, varfor, kalla, bra, daligt, files, snabb, sedan, fraga, check
        )
        return check

    return register


def answered(value: Any) -> bool:  # noqa: ANN401 - any field's value
    """Whether a field is answered so that it counts: a text with letters in it, a list that is not empty, a value."""
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value != ()
