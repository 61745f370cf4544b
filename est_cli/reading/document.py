"""One file as read: its text, its nodes, and what was wrong with it, each fault at its place."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.findings import Finding, Niva, Rattelse
from est_cli.personal.mask import masked, masked_name

if TYPE_CHECKING:
    from yaml.nodes import Node

    from est_cli.model.record import Record

Path = tuple[str | int, ...]
"""The way to a value in a file: keys, and places in lists from 0."""

MAX_PER_CODE = 20
"""So many findings of one code are shown for a file; the rest are counted."""


class Fix(NamedTuple):
    """What to write instead of the stretch that a fault points at; `saker`: nothing else can have been meant."""

    text: str
    saker: bool


class Flaw(NamedTuple):
    """A fault at a stretch of the text, in characters from its start."""

    kod: str
    text: str
    hjalp: str
    start: int
    slut: int
    niva: Niva = "fel"
    fix: Fix | None = None


@dataclass(slots=True)
class Document:
    """One file: `fil` is its name in the workspace; `data` is plain (dict, list, str, None), None if unreadable.

    `inside` is every record in the file with its path, the file's own first.
    `skip` is how many leading parts of a path stand for nothing in the file (a register's own name).
    """

    fil: str
    text: str = ""
    root: Node | None = None
    data: dict[str, Any] | None = None
    skip: int = 0
    inside: list[tuple[Path, Record]] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    hidden: dict[str, int] = field(default_factory=dict)

    def copy(self) -> Document:
        """The same file, to which faults can be added without adding them here."""
        return replace(self, flaws=[*self.flaws], hidden={**self.hidden})

    def add(self, flaw: Flaw) -> None:
        """Keep a fault, or only count it once its code has been shown often enough in this file."""
        if sum(flaw.kod == earlier.kod for earlier in self.flaws) < MAX_PER_CODE:
            self.flaws.append(flaw)
        else:
            self.hidden[flaw.kod] = self.hidden.get(flaw.kod, 0) + 1

    def findings(self, arende: str | None = None) -> list[Finding]:
        """The faults as findings with line and column, and one more for each code that was capped."""
        found = [self.finding(flaw, arende) for flaw in self.flaws]
        for kod, more in self.hidden.items():
            last = max(
                (flaw for flaw in self.flaws if flaw.kod == kod), key=lambda flaw: (flaw.niva == "fel", flaw.start)
            )
            rest = last._replace(
                text=f"… och {more} fel till av samma slag ({kod}) i filen.",
                hjalp="Rätta de första och kör om.",
                fix=None,
            )
            found.append(self.finding(rest, arende))
        return found

    def finding(self, flaw: Flaw, arende: str | None = None) -> Finding:
        """One fault with its stretch of text turned into lines and columns; nothing personal is quoted (I701–I705)."""
        at = *self.place(flaw.start), *self.place(max(flaw.start, flaw.slut))
        rattelse = Rattelse(*at, *flaw.fix) if flaw.fix else None
        fil, case = masked_name(self.fil), masked_name(arende) if arende else arende
        return Finding(flaw.kod, flaw.niva, fil, *at, case, masked(flaw.text), masked(flaw.hjalp), rattelse)

    def place(self, index: int) -> tuple[int, int]:
        r"""Line and column, from 1, of a character; only `\n` ends a line, as in git and editors."""
        index = min(index, len(self.text))
        return self.text.count("\n", 0, index) + 1, index - self.text.rfind("\n", 0, index)
