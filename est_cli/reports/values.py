"""Values of the files as a report shows them: None where the question is not answered."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from est_cli.ord import label
from est_cli.svenska import datum_i_ord, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Cell = str | None
"""A text to show, or None: not answered."""


def word(value: object, falt: str = "") -> Cell:
    """The word for a value of one of the files' closed lists."""
    if value is None:
        return None
    return label(value, falt) if isinstance(value, str) else str(value)


def day(value: object) -> Cell:
    """A date as tables show it: `2026-03-26`."""
    return None if value is None else str(value)


def day_in_words(value: object) -> Cell:
    """A date as sentences show it: `den 26 mars 2026`."""
    return f"den {datum_i_ord(value)}" if isinstance(value, date) else day(value)


def period(fran: date | None, till: date | None) -> Cell:
    """From and to: `2025-05-26 – 2025-08-31`; with one end only, `från 2025-05-26`."""
    if fran is None or till is None:
        return joined(f"från {fran}" if fran else None, f"till {till}" if till else None)
    return f"{fran} – {till}"


def number(value: object, unit: str = "") -> Cell:
    """A number in Swedish, with its unit; `antal` is no unit to show."""
    if value is None:
        return None
    text = tal(value) if isinstance(value, (int, Decimal)) else str(value)  # type: ignore[arg-type]
    return f"{text} {unit}" if unit and unit != "antal" else text


def several(values: Iterable[Any] | None, named: Callable[[Any], Cell] = str) -> Cell:
    """Values in a row: `a, b och c`; `inga` where the list is empty on purpose."""
    if values is None:
        return None
    if not isinstance(values, tuple):
        return str(values)
    return uppraknat([named(value) or "" for value in values]) or "inga"


def joined(*parts: Cell, between: str = ", ") -> Cell:
    """Those of the parts that are answered; None if none is."""
    return between.join(str(part) for part in parts if part) or None


def sentence(text: str) -> str:
    """Text with a capital letter first, all else as it stands."""
    return text[:1].upper() + text[1:]
