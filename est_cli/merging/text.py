"""Text that may hold two versions of some of its lines, and how git marks them."""

from __future__ import annotations

from difflib import SequenceMatcher
from io import StringIO
from itertools import groupby
from typing import Final, Literal, NamedTuple

Side = Literal["ours", "theirs"]
SIDES: Final[tuple[Side, ...]] = ("ours", "theirs")


class Clash(NamedTuple):
    """Whole lines of which a person must choose the one version or the other."""

    ours: str
    theirs: str


Text = list[str | Clash]


def lines(text: str) -> list[str]:
    r"""The lines of a text with their ends; only `\n` ends one, as in git."""
    return list(StringIO(text))


def hunks(ours: str, theirs: str) -> Text:
    """Two texts as one, with a clash wherever their lines differ."""
    one, other = lines(ours), lines(theirs)
    steps = SequenceMatcher(None, one, other).get_opcodes()
    return [
        "".join(one[i:j]) if tag == "equal" else Clash("".join(one[i:j]), "".join(other[k:m]))
        for tag, i, j, k, m in steps
    ]


def tight(text: Text) -> Text:
    """The same text without two strings in a row, and with at least one part."""
    result: Text = []
    for is_plain, parts in groupby(text, key=lambda part: isinstance(part, str)):
        if not is_plain:
            result.extend(parts)
        elif joined := "".join(map(str, parts)):
            result.append(joined)
    return result or [""]


def seen_from(side: Side, text: Text) -> str:
    """The text as it is when one side is chosen everywhere."""
    return "".join(part if isinstance(part, str) else getattr(part, side) for part in text)


def is_open(text: Text) -> bool:
    """Whether a person must choose somewhere."""
    return any(isinstance(part, Clash) for part in text)


def marked(text: Text, size: int) -> str:
    """The text with git's marks, so many signs long, around each clash."""
    return "".join(part if isinstance(part, str) else _marks(part, size) for part in text)


def _marks(clash: Clash, size: int) -> str:
    return f"{'<' * size} HEAD\n{clash.ours}{'=' * size}\n{clash.theirs}{'>' * size} inkommande\n"


def shifted(text: str, by: int) -> str:
    """Lines indented so much more, or less where they have the blanks for it; blank lines stay."""
    return "".join(_shifted(line, by) for line in lines(text)) if by else text


def _shifted(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * by + line if by > 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]
