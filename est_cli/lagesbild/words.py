"""A change in words: what can be said of it with a symbol, and how many times as many, with the interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.svenska import tal

if TYPE_CHECKING:
    from est_cli.lagesbild.records import Andring, Andringsord, Cell, Svarslage, Utmarkelse

_SWEDISH: Final = str.maketrans({",": "\u00a0", ".": ","})
FOR_FA: Final = "för få för att bedöma"
_ANDRING: Final[dict[Andringsord, str]] = {
    "okning": "↑ ökning",
    "minskning": "↓ minskning",
    "normalt": "→ inom det normala",
    "for_fa": FOR_FA,
    "ej_jamforbart": "går inte att jämföra",
}
UTMARKELSE: Final[dict[Utmarkelse, str]] = {
    "ny": "✳\u00a0ny",
    "okande": "↑\u00a0ökande",
    "kvarstaende": "●\u00a0kvarstående",
    "minskande": "↓\u00a0minskande",
}
SVARSLAGE: Final[dict[Svarslage, str]] = {
    "rapporterade": "✓\u00a0rapporterade",
    "lugnt": "○\u00a0sade\u00a0lugnt",
    "tystnade": "✕\u00a0tystnade",
    "uppehall": "–\u00a0uppehåll",
}


def change(andring: Andring | None) -> str | None:
    """`↑ ökning, 2,3 gånger (1,2 till 4,5)`; None where there is nothing to compare with.

    After it `20 mot 9`, where the change rests on those who reported in both periods only.
    """
    if andring is None:
        return None
    said = _ANDRING[andring.ord]
    if andring.ord not in {"okning", "minskning", "normalt"} or andring.kvot is None:
        return said
    both = f"{tal(andring.jamfort[0])}\u00a0mot\u00a0{tal(andring.jamfort[1])}" if andring.jamfort else ""
    inside = "; ".join(part for part in (_between(andring), both) if part)
    return f"{said}, {times(andring.kvot)}\u00a0gånger" + (f" ({inside})" if inside else "")


def count_of(andring: Andring | None) -> str | None:
    """The other period's count; None where it is not known."""
    return None if andring is None or andring.antal is None else tal(andring.antal)


def interval(cell: Cell) -> str:
    """The exact interval of a count: `9–22`."""
    return f"{times(cell.nedre)}–{times(cell.ovre)}"


def times(value: float) -> str:
    """A ratio or an interval's end, to about two figures: `0`, `0,45`, `2,3`, `31`, `1 571`."""
    if not value:
        return "0"
    places = 2 if value < 1.05 else 1 if value < 10 else 0  # noqa: PLR2004 - two figures, and never 1,0 for 1,03
    return decimals(value, places)


def decimals(value: float, places: int) -> str:
    """A number with so many decimals: `1 571,25`."""
    return f"{value:,.{places}f}".translate(_SWEDISH)


def _between(andring: Andring) -> str:
    """The interval, which does not break over two lines; without an upper end, what it is at least."""
    if andring.nedre is None:
        return ""
    lower, upper = times(andring.nedre), "" if andring.ovre is None else times(andring.ovre)
    return f"{lower}\u00a0till\u00a0{upper}" if upper else f"minst\u00a0{lower}"
