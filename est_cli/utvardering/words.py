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


def ends(lower: float, upper: float) -> tuple[str, str]:
    """Both ends of an interval with the same number of decimals: `0,24` and `0,70`."""
    decimals = max(len(short(value).partition(",")[2]) for value in (lower, upper))
    return _fixed(lower, decimals), _fixed(upper, decimals)


def _fixed(value: float, decimals: int) -> str:
    whole, _, part = f"{value:,.{decimals}f}".partition(".")
    return whole.replace(",", "\u00a0").replace("-", "−") + (f",{part}" if part else "")


def span_words(lower: float | None, upper: float | None) -> str:
    """An interval: `mellan 0,24 och 0,70`; open where it has no upper end."""
    if lower is None or upper is None:
        return "av okänd storlek" if lower is None else f"minst {short(lower)}"
    return "mellan {} och {}".format(*ends(lower, upper))


def p_words(p: float) -> str:
    """How often chance alone would give as much."""
    if p < _NEVER:
        return "mindre än en gång på tusen"
    if p < _RARE:
        return f"ungefär {_times(round(p * 1000))} av tusen"
    return f"ungefär {_times(round(p * 100))} av hundra" if p < _ALWAYS else "nästan alltid"


def _times(number: int) -> str:
    return "en gång" if number <= 1 else f"{number} gånger"


def fewer_or_more(change: float) -> str:
    """A change of a count: `27 färre`, `oförändrat`."""
    if not round(change, 2):
        return "oförändrat"
    return f"{short(abs(change))} {'färre' if change < 0 else 'fler'}"


def change_span(lower: float, upper: float) -> str:
    """An interval of changes: `45,13 färre till 4,92 färre`."""
    texts = ends(abs(lower), abs(upper))
    words = ["färre" if value < 0 else "fler" for value in (lower, upper)]
    return f"{texts[0]} {words[0]} till {texts[1]} {words[1]}"


def from_to(before: float, after: float) -> str:
    """`Från 46 till 19 händelser`."""
    return f"Från {short(before)} till {short(after)} händelser"
