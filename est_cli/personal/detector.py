"""What a detector of personal data is: a function over a folded text, with its code, its level and what teaches it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.personal.hit import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from est_cli.findings import Niva
    from est_cli.personal.hit import Allowed


class PersonalRule(NamedTuple):
    """What teaches a rule of personal data, in the same words as `rules.form`.

    `bra` and `daligt` are files whose first line names them (`# problem.yaml`); tests run both.
    """

    kod: str
    niva: Niva
    namn: str
    gor: str
    varfor: str
    kalla: str
    bra: str
    daligt: str


class Found(NamedTuple):
    """A stretch of the folded text, in characters; `text` is a Swedish clause that names the kind and echoes nothing.

    `niva` where it differs from the rule's own.
    """

    start: int
    slut: int
    text: str
    niva: Niva | None = None


class Detector(NamedTuple):
    """A rule, `worth`, and the function that looks for it.

    `worth` says of one word (what stands between blanks) whether it can belong to a hit. A text in which no word does
    is not looked through: its words are read once for all detectors, which is much cheaper than to search for each.
    """

    regel: PersonalRule
    worth: Callable[[str], object]
    find: Callable[[str, Allowed], Iterator[Found]]

    def hits(self, text: str, allowed: Allowed) -> Iterator[Hit]:
        """All hits in a folded text, in order of start, with at most two of their characters in words."""
        for start, slut, clause, niva in self.find(text, allowed):
            sentence = f"{clause} ({text[start : start + 2].rstrip()}…)."
            yield Hit(self.regel.kod, niva or self.regel.niva, start, slut, sentence)


DETECTORS: Final[dict[str, Detector]] = {}
"""Every detector that has been defined so far, by code; `personal.rule` has them all."""


def detector(
    regel: PersonalRule, worth: Callable[[str], object]
) -> Callable[[Callable[[str, Allowed], Iterator[Found]]], Callable[[str, Allowed], Iterator[Found]]]:
    """Make a function the detector of a rule: it is given a text folded by `fold` that has a word worth it."""

    def register(find: Callable[[str, Allowed], Iterator[Found]]) -> Callable[[str, Allowed], Iterator[Found]]:
        DETECTORS[regel.kod] = Detector(regel, worth, find)
        return find

    return register
