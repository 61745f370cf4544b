"""The rules of personal data, asked of rows before they are written: of many at once, as they will stand in a file."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from est_cli.importing.stored import ID, as_line, month
from est_cli.observationer.columns import file_name
from est_cli.personal.check import objections
from est_cli.personal.fold import fold
from est_cli.personal.gate import opened
from est_cli.reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from est_cli.importing.stored import Celler
    from est_cli.personal.hit import Hit
    from est_cli.personal.registers import Registers

_AT_ONCE: Final = 16
"""So many texts are asked of together: in most there is nothing."""

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
