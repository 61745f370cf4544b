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
VECKODAGAR: Final = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_FOLD: Final = str.maketrans("åäöéüæøÅÄÖÉÜÆØ", "aaoeuaoAAOEUAO")
_A_BEGINNING: Final = 3
"""So many letters say what was meant: `fre` of `fredag`."""
_LONG: Final = 4
"""A shorter part of a word with another letter in it is another word."""
_A_LETTER: Final = 0.85
"""How alike two parts are that differ by a letter or so."""
_UNICODE_SPACES: Final = re.compile(r"\s+")
_STOP: Final = re.compile(r"[.!?][”\"’)*]*( )(?=[”\"(*\[]*[A-ZÅÄÖÉ])")
_ABBREVIATIONS: Final = frozenset({
    "bl.a.", "ca.", "d.v.s.", "dvs.", "e.d.", "enl.", "etc.", "ev.", "exkl.", "f.d.", "fr.o.m.", "inkl.", "jfr.", "kl.",
    "m.fl.", "m.m.", "max.", "min.", "nr.", "o.d.", "o.s.v.", "osv.", "p.g.a.", "pga.", "resp.", "s.k.", "st.", "t.ex.",
    "t.o.m.", "tel.", "tex.", "tfn.", "u.a.", "vs.",
})  # fmt: skip


def datum_i_ord(dag: date) -> str:
    """A date in words: `12 februari 2026`."""
    return f"{dag.day} {MANADER[dag.month - 1]} {dag.year}"


def dag_i_ord(dag: date) -> str:
    """A date with its day of the week: `torsdag 12 februari 2026`."""
    return f"{VECKODAGAR[dag.weekday()]} {datum_i_ord(dag)}"


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

    if text.isascii():
        return text.lower()
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


def is_sure(word: str, hit: str, known: Iterable[str]) -> bool:
    """Whether the nearest word, `hit`, is the only one that can have been meant.

    Either nothing differs but what people confuse, or each long part of the word is off by a letter or so and
    nothing else that is known is near. Digits, short parts and first letters tell things apart (`gata-1`, `gata-2`;
    `oforandrad`, `forandrad`), so they must be the same.
    """
    from difflib import get_close_matches

    words = list(known)
    same = [name for name in words if _bare(name) == _bare(word)]
    if same:
        return same == [hit]
    others = [_loose(name) for name in words if name != hit]
    return _is_misspelt(_loose(word), _loose(hit)) and not get_close_matches(_loose(word), others, n=1, cutoff=0.75)


def menade_du(word: str, known: Iterable[str]) -> str:
    """`Menade du x?`, or an empty text where no known word is near."""
    hit = nearest(word, known)
    return f"Menade du {hit}?" if hit else ""


def one_line(text: str) -> str:
    """Text on one line, with single spaces."""
    return _UNICODE_SPACES.sub(" ", text).strip()


def sentences(text: str) -> list[str]:
    """A line of text split at the blank after each sentence, not after an abbreviation or an initial."""
    found, start = [], 0
    for stop in _STOP.finditer(text):
        word = text[start : stop.start() + 1].rpartition(" ")[2].lower()
        if word not in _ABBREVIATIONS and not (len(word) == 2 and word[0].isalpha()):  # noqa: PLR2004 - `A.`
            found.append(text[start : stop.start(1)])
            start = stop.end(1)
    return [*found, text[start:]]


def ended(text: str) -> str:
    """Text on one line, as a sentence: with a full stop where it has no end of its own."""
    line = one_line(text)
    return line if line.rstrip("”")[-1:] in {".", "!", "?", "…"} else f"{line}."


def _loose(word: str) -> str:
    return fold(word.strip()).replace("_", "-").replace(" ", "-")


def _bare(word: str) -> str:
    return _loose(word).replace("-", "")


def _is_misspelt(word: str, meant: str) -> bool:
    ours, theirs = word[:80].split("-"), meant.split("-")
    return len(ours) == len(theirs) and all(map(_is_slip, ours, theirs))


def _is_slip(part: str, meant: str) -> bool:
    from difflib import SequenceMatcher

    if part == meant:
        return True
    long = min(len(part), len(meant)) >= _LONG and part[0] == meant[0] and not re.search(r"\d", part + meant)
    return long and SequenceMatcher(None, part, meant).ratio() >= _A_LETTER
