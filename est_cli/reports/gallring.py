"""The record of a weeding of observations, in Markdown: what, when, by which decision; no personal data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reports.markdown import md_text
from est_cli.svenska import antal, datum_i_ord, ended, tal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from est_cli.observationer.gallring import Gallras


_KEPT: Final = (
    "Kontrollsumman är SHA-256 av filens byte.\n"
    "Filerna är borttagna ur arbetsytan, men finns kvar i git-förrådets historik, i dess kopior och i "
    "säkerhetskopior tills de rensas där."
)


class Gallring(NamedTuple):
    """A weeding: by which decision, on which ground (None: `est.yaml` states none), after how many months."""

    kommun: str
    datum: date
    beslut: str
    grund: str | None
    manader: int


def protocol(gallring: Gallring, due: Sequence[Gallras], lost: Sequence[str]) -> str:
    """The record; `lost` are the numbers of cases that can no longer be counted again, in sentences."""
    rows = sum(one.rader for one in due)
    facts = [
        f"- Kommun: {md_text(gallring.kommun)}",
        decided(gallring),
        f"- Grund: {md_text(gallring.grund or 'står inte i est.yaml (gallring: beslut)')}",
        f"- Frist: {antal(gallring.manader, 'månad', 'månader')} efter månadens slut",
        f"- Gallrat: {antal(len(due), 'fil', 'filer')} med {antal(rows, 'rad', 'rader')}",
    ]
    table = ["| Fil | Rader | Byte | Kontrollsumma |", "| --- | ---: | ---: | --- |", *map(file_row, due)]
    title = f"# Gallring av observationer den {datum_i_ord(gallring.datum)}"
    parts = [title, "\n".join(facts), "\n".join(table), _KEPT]
    if lost:
        parts.append("## Tal som inte längre går att räkna om")
        parts.append("\n".join(f"- {md_text(ended(one))}" for one in lost))
    return "\n\n".join(parts) + "\n"


def decided(gallring: Gallring) -> str:
    """The line of the record that names the decision."""
    return f"- Beslut: {md_text(gallring.beslut)}"


def file_row(one: Gallras) -> str:
    """The line of the record that stands for a file."""
    return f"| {one.fil} | {tal(one.rader)} | {tal(one.byte)} | {one.kontrollsumma} |"
