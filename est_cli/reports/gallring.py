"""The record of a weeding of observations, in Markdown: what, when, by which decision; no personal data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reports.markdown import md_text
from est_cli.svenska import antal, datum_i_ord, ended, tal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from est_cli.observationer.gallring import Gallras


_KEPT: Final = (
    "Kontrollsumman är SHA-256 av filens byte.\n"
    "Det som har checkats in i git finns kvar i historiken, i dess kopior och i säkerhetskopior tills det rensas där."
)
_OPEN: Final = "- Ska tas bort: "
_ROW: Final = re.compile(
    r"\| ((?:observationer|\.est/avvisade)/[a-z0-9-]+\.csv) \| [^|]* \| [^|]* \| (sha256:[0-9a-f]{64}) \|"
)


class Gallring(NamedTuple):
    """A weeding: by which decision, on which ground (None: `est.yaml` states none), after how many months."""

    kommun: str
    datum: date
    beslut: str
    grund: str | None
    manader: int


def protocol(gallring: Gallring, due: Sequence[Gallras], lost: Sequence[str]) -> str:
    """The record before anything is removed; `lost` are the numbers of cases that rest on the files, in sentences."""
    rows = sum(one.rader for one in due)
    facts = [
        f"- Kommun: {md_text(gallring.kommun)}",
        f"- Beslut: {md_text(gallring.beslut)}",
        f"- Grund: {md_text(gallring.grund or 'står inte i est.yaml (gallring: beslut)')}",
        f"- Frist: {antal(gallring.manader, 'månad', 'månader')} efter månadens slut",
        f"{_OPEN}{antal(len(due), 'fil', 'filer')} med {antal(rows, 'rad', 'rader')}",
    ]
    table = ["| Fil | Rader | Byte | Kontrollsumma |", "| --- | ---: | ---: | --- |", *map(_file_row, due)]
    title = f"# Gallring av observationer den {datum_i_ord(gallring.datum)}"
    parts = [title, "\n".join(facts), "\n".join(table), _KEPT]
    if lost:
        parts.append("## Tal som inte går att räkna om utan filerna")
        parts.append("\n".join(f"- {md_text(ended(one))}" for one in lost))
    return "\n\n".join(parts) + "\n"


def is_open(text: str) -> bool:
    """Whether a record says what shall be removed, and not yet that it was."""
    return any(line.startswith(_OPEN) for line in text.split("\n"))


def completed(text: str, idag: date) -> str:
    """The record of what has been removed, since a day."""
    done = f"- Borttagna den {datum_i_ord(idag)}: "
    return "\n".join(done + line[len(_OPEN) :] if line.startswith(_OPEN) else line for line in text.split("\n"))


def listed(text: str) -> list[tuple[str, str]]:
    """The files in a record, each with its checksum."""
    return [(found[1], found[2]) for line in text.split("\n") if (found := _ROW.fullmatch(line))]


def _file_row(one: Gallras) -> str:
    return f"| {one.fil} | {tal(one.rader)} | {tal(one.byte)} | {one.kontrollsumma} |"
