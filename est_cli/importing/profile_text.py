"""The text of a first profile: what was guessed, and what the coordinator has to fill in, as comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.editing.scalars import scalar
from est_cli.importing.guess import common
from est_cli.importing.names import LUGNT, same
from est_cli.observationer.columns import COLUMNS
from est_cli.personal.mask import masked
from est_cli.svenska import antal, is_sure, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from est_cli.importing.guess import Gissning
    from est_cli.importing.names import Names

_HEAD: Final = """\
# En gissning ur en fil: läs igenom den, rätta, och kör sedan est importera FIL.
# Det som står efter ett nummertecken gäller inte; ta bort tecknet där raden ska gälla.
"""
_WHO: Final = "# rapportor: id  # funktionen som rapporterar, ur register/aktorer.yaml\n"
_QUIET: Final = re.compile(r"(?:inget|inga|ingen|ingenting|lugnt?)\b")
"""How a word begins that says that nothing happened."""
_UNSURE: Final = "# Datumen kan läsas på flera sätt. Ta bort tecknet framför den rätta raden:\n"


class Words(NamedTuple):
    """How the words of a column are told: the profile's key for them, the ids by word, and how many to list.

    `alla`: also those that no register has. Unknown words for who reported may be names of people, and are left out.
    """

    nyckel: str
    names: Names
    alla: bool
    mest: int


def profile_text(
    head: Mapping[str, str], gissning: Gissning, words: Mapping[str, Words], columns: Mapping[str, Sequence[str]]
) -> str:
    """A profile as a file holds it. `words` are by our column, `columns` the values of the file's by heading.

    `head` is `beskrivning`, `typ` and perhaps `rapportor`.
    """
    lines = [_HEAD, *(f"{key}: {scalar(value)}\n" for key, value in head.items())]
    lines += ["kolumner:\n"] if "rapportor" in head else [_WHO, "kolumner:\n"]
    lines += [f"  {name}: {scalar(gissning.kolumner[name])}\n" for name in COLUMNS if name in gissning.kolumner]
    if gissning.datumform:
        lines.append(f"datumform: {gissning.datumform}\n")
    if gissning.former:
        lines += [_UNSURE, *(f"# datumform: {form}\n" for form in gissning.former)]
    for name, one in words.items():
        lines += _lines(columns[gissning.kolumner[name]], one) if name in gissning.kolumner else []
    return "".join(lines)


def _lines(values: Sequence[str], words: Words) -> list[str]:
    """The words that no register has: those that are surely one's mapped, the others as comments, to be filled in."""
    known, unknown, quiet = [], [], []
    for text, many in common(values, words.mest):
        if same(text) in words.names or same(text) == LUGNT or masked(text, warnings=True) != text:
            continue
        near, counted = nearest(text, words.names), antal(many, "rad", "rader")
        if words.nyckel == "kategorier" and _QUIET.match(same(text)):
            quiet.append(scalar(text, flow=True))
        elif near and _is_sure(text, near, words.names):
            known.append(f"  {scalar(text)}: {words.names[near]}  # {counted}\n")
        elif near or words.alla:
            unknown.append(f"  # {scalar(text)}: {words.names[near] if near else 'id'}  # {counted}\n")
    if words.nyckel == "kategorier" and unknown:
        unknown += ['  # "*": id  # alla andra ord\n', "# utelamna: [ord]  # kategorier som inte är händelser\n"]
    mapped = [f"{words.nyckel}:\n", *known, *unknown] if known or unknown else []
    return mapped + ([f"lugnt: [{', '.join(quiet)}]\n"] if quiet else [])


def _is_sure(text: str, near: str, names: Names) -> bool:
    """Whether no other id's word can have been meant."""
    return is_sure(text, near, [near, *(word for word, id_ in names.items() if id_ != names[near])])
