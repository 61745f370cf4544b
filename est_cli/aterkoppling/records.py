"""What feedback is made of: paragraphs that know where they come from, and what was left out of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from est_cli.reports.table import Tabell
    from est_cli.reports.values import Cell


class Stycke(NamedTuple):
    """A text, and the file and key that the coordinator changes it in; empty for the tool's own words."""

    text: str
    fran: str = ""


class Del(NamedTuple):
    """A part of a text: its heading, its paragraphs, a list, and a table; what is empty is not shown."""

    rubrik: str
    stycken: list[Stycke]
    punkter: list[Stycke] = []  # noqa: RUF012 - never changed
    tabell: Tabell | None = None


class Avsnitt(NamedTuple):
    """A section with its anchor; `delar` have headings of their own where there are several."""

    id: str
    rubrik: str
    delar: list[Del]


class Utelamnat(NamedTuple):
    """A sentence that is not published, where it stands, and why."""

    mening: str
    fran: str
    skal: str


class Allmantvy(NamedTuple):
    """What the public version shows; `utelamnat` and `ord` (words to change, each with its place) it does not."""

    kommun: str
    lage: str
    rubrik: str
    ingress: str
    avsnitt: list[Avsnitt]
    utelamnat: list[Utelamnat]
    ord: list[tuple[str, str]]

    @property
    def stycken(self) -> list[Stycke]:
        """All that is read, in order, without headings."""
        return [one for part in self.avsnitt for del_ in part.delar for one in (*del_.stycken, *del_.punkter)]


class Brev(NamedTuple):
    """The text to one organisation: `mottagare` are its functions that reported, each with its e-mail address."""

    organisation: str
    mottagare: list[tuple[str, Cell]]
    delar: list[Del]


class Brevvy(NamedTuple):
    """What the file of texts to the organisations shows; `manader` are those whose observations were counted."""

    kommun: str
    lage: str
    rubrik: str
    ingress: str
    brev: list[Brev]
    anmarkningar: list[str]
    kontakt: str
    manader: list[str]
