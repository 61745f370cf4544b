"""The rules of personal data, asked of rows before they are written: of many at once, as they will stand in a file."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from est_cli.importing.stored import ID, as_line, month
from est_cli.observationer.columns import file_name
from est_cli.personal.check import objections
from est_cli.personal.fold import fold
from est_cli.personal.found import found_in_name
from est_cli.personal.gate import opened
from est_cli.reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from est_cli.importing.stored import Celler
    from est_cli.personal.hit import Hit
    from est_cli.personal.registers import Registers

_PLAIN_ID: Final = re.compile(r"[0-9]{1,9}|[0-9a-fA-F]{12,}|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
"""What no person is known by: a number that is too short to be one's, hex, UUID."""
_BETWEEN: Final = re.compile("[-_.]")
_AT_ONCE: Final = 16
"""So many texts are asked of together: in most there is nothing."""


def unsafe_ids(raw: Sequence[str], registers: Registers) -> dict[str, str]:
    """The ids of a source that a rule of any level objects to, as they are written there, with why."""
    odd = [text for text in dict.fromkeys(raw) if text and not _PLAIN_ID.fullmatch(text)]
    wrong = {}
    for at in range(0, len(odd), _AT_ONCE):
        some = odd[at : at + _AT_ONCE]
        if opened(fold(_BETWEEN.sub(" ", " ".join([*some, *map(str.title, some)]))).text):
            wrong.update({text: found[0].text for text in some if (found := found_in_name(text, registers))})
    return {text: f"Radens id får inte skrivas. {why}" for text, why in wrong.items()}


def screened(rows: Sequence[Celler], kalla: str, registers: Registers, *, own_ids: bool) -> Iterator[tuple[str, Hit]]:
    """The id of each row that a rule objects to, with the hit; exceptions for the file that it goes to hold.

    `own_ids`: the source has given the rows their ids. Else only a row's text comes from outside the registers.
    """
    said = [f"{row[-1]} {row[ID]}" if own_ids else row[-1] for row in rows]
    suspects: dict[tuple[str, Collection[str]], list[Celler]] = {}
    for at in range(0, len(rows), _AT_ONCE):
        if not opened(fold(" ".join(said[at : at + _AT_ONCE])).text):
            continue
        for row, text in zip(rows[at : at + _AT_ONCE], said[at : at + _AT_ONCE], strict=True):
            if codes := opened(fold(text).text):
                suspects.setdefault((month(row), codes), []).append(row)
    for (manad, _), group in suspects.items():  # what different rules look at is judged apart, by no other rule
        lines = [f"{as_line((row[ID], row[-1]) if own_ids else row[-1:])}\n" for row in group]
        starts = [0, *accumulate(map(len, lines))]
        for hit in objections(Document(file_name(manad, kalla), "".join(lines)), registers):
            yield group[bisect_right(starts, hit.start) - 1][ID], hit
