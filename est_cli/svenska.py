"""Swedish as people write it: dates, lists, numbers of things, and the nearest word to a misspelt one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

MANADER: Final = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_FOLD: Final = str.maketrans("åäöéüæøÅÄÖÉÜÆØ", "aaoeuaoAAOEUAO")
_A_BEGINNING: Final = 3
"""So many letters say what was meant: `fre` of `fredag`."""
_UNICODE_SPACES: Final = re.compile(r"\s+")


def datum_i_ord(dag: date) -> str:
    """A date in words: `12 februari 2026`."""
    return f"{dag.day} {MANADER[dag.month - 1]} {dag.year}"


def uppraknat(ord_: Sequence[str], bindeord: str = "och") -> str:
    """Words in a row: `a`, `a och b`, `a, b och c`."""
    if len(ord_) <= 1:
        return "".join(ord_)
    return f"{', '.join(ord_[:-1])} {bindeord} {ord_[-1]}"


def antal(hur_manga: int, ental: str, flertal: str) -> str:
    """A number with its noun: `1 åtgärd`, `2 åtgärder`."""
    return f"{tal(hur_manga)} {ental if hur_manga == 1 else flertal}"


def tal(varde: float) -> str:
    """A number in Swedish: no-break space between thousands, comma for decimals, no needless decimals."""
    heltal, _, decimaler = f"{varde:,.6f}".rstrip("0").rstrip(".").partition(".")
    return heltal.replace(",", "\u00a0") + (f",{decimaler}" if decimaler else "")


def fold(text: str) -> str:
    """Text as an id would spell it: å, ä, ö without marks, lower case (`Ånäs` → `anas`)."""
    from unicodedata import normalize

    return normalize("NFC", text).translate(_FOLD).lower()


def slug(text: str) -> str:
    """An id made from a title: `Klotter vid stationen` → `klotter-vid-stationen`; empty if no letter is left."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, or None.

    What people confuse costs nothing: `_` for `-`, å/ä/ö for a/o, upper case, spaces at the ends.
    """
    from difflib import get_close_matches

    plain = {_loose(name): name for name in known}
    wanted = _loose(word)
    if wanted in plain:
        return plain[wanted]
    begun = [name for loose, name in plain.items() if len(loose) >= _A_BEGINNING and wanted.startswith(loose)]
    if len(wanted) >= _A_BEGINNING:
        begun += [name for loose, name in plain.items() if loose.startswith(f"{wanted}-")]
    if len(begun) == 1:
        return begun[0]
    close = get_close_matches(wanted[:80], plain, n=1, cutoff=0.7)
    return plain[close[0]] if close else None


def menade_du(word: str, known: Iterable[str]) -> str:
    """`Menade du x?`, or an empty text where no known word is near."""
    hit = nearest(word, known)
    return f"Menade du {hit}?" if hit else ""


def one_line(text: str) -> str:
    """Text on one line, with single spaces."""
    return _UNICODE_SPACES.sub(" ", text).strip()


def _loose(word: str) -> str:
    return fold(word.strip()).replace("_", "-").replace(" ", "-")
