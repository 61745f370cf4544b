"""Long texts made shorter: whole sentences, and said that there is more."""

from __future__ import annotations

from typing import Final

from est_cli.svenska import one_line, sentences

_LONG: Final = 420
MORE: Final = "… Resten står i ärendet."


def shortened(text: str, room: int = _LONG, more: str = MORE) -> str:
    """A text of some sentences, cut after the last one that there is room for; at a word where none is that short."""
    line = one_line(text)
    if len(line) <= room:
        return line
    kept = ""
    for sentence in sentences(line):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > room:
            break
        kept = longer
    return f"{kept or line[:room].rpartition(' ')[0] or line[:room]} {more}".rstrip()
