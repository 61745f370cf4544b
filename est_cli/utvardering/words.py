"""Numbers of an estimate as a councillor reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.svenska import tal

if TYPE_CHECKING:
    from est_cli.estimates import Number

_RARE: Final = 0.01
_NEVER: Final = 0.001
_ALWAYS: Final = 0.995
_LARGE: Final = 100
_MIDDLING: Final = 10


def known(value: Number) -> float | None:
    """The number; None where it is undefined."""
    return float(value) if isinstance(value, int | float) else None


def short(value: float) -> str:
    """A number with the decimals that matter: `0,41`, `48,1`, `1 250`, `−3,5`."""
    size = abs(value)
    return tal(round(value, 2 if size < _MIDDLING else 1 if size < _LARGE else 0)).replace("-", "−")


def span_words(lower: float | None, upper: float | None) -> str:
    """An interval: `mellan 0,2 och 0,7`; open where it has no upper end."""
    if lower is None or upper is None:
        return "av okänd storlek" if lower is None else f"minst {short(lower)}"
    return f"mellan {short(lower)} och {short(upper)}"


def p_words(p: float) -> str:
    """How often chance alone would give as much."""
    if p < _NEVER:
        return "mindre än en gång på tusen"
    if p < _RARE:
        return f"ungefär {max(1, round(p * 1000))} gånger av tusen"
    return f"ungefär {round(p * 100)} gånger av hundra" if p < _ALWAYS else "nästan alltid"


def fewer_or_more(change: float) -> str:
    """A change of a count: `27 färre`, `oförändrat`."""
    if not round(change, 2):
        return "oförändrat"
    return f"{short(abs(change))} {'färre' if change < 0 else 'fler'}"


def from_to(before: float, after: float) -> str:
    """`Från 46 till 19 händelser`."""
    return f"Från {short(before)} till {short(after)} händelser"
