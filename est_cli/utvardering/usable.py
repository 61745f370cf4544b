"""The values of a case that can be counted with: what the model has refused is passed over, as if not written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from est_cli.utvardering.record import Tid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Indikator, Kalla, Matning
    from est_cli.utvardering.record import Varde

_FIRST: Final = date(1900, 1, 1)
_END: Final = date(2200, 1, 1)


def text(value: object) -> str | None:
    """A text that can be read; None otherwise."""
    return value if isinstance(value, str) and value.strip() else None


def texts(values: Iterable[object] | None) -> list[str]:
    """The texts of a list that can be read."""
    return [value for value in values or () if isinstance(value, str) and value.strip()]


def number(value: object) -> Varde | None:
    """A number that can be read; whole ones as int."""
    if not isinstance(value, Decimal):
        return None
    return int(value) if value == value.to_integral_value() else value


def day(value: object) -> date | None:
    """A day that can be read and counted from: of 1900 to 2199."""
    return value if isinstance(value, date) and _FIRST <= value < _END else None


def span(fran: object, till: object) -> Tid | None:
    """A time whose both ends can be read, in order."""
    first, last = day(fran), day(till)
    return Tid(first, last) if first and last and first <= last else None


def is_count(indikator: Indikator) -> bool:
    """Whether the indicator counts events: the only unit that meets count tests."""
    return (text(indikator.enhet) or "").strip().lower() == "antal"


def matning_of(indikator: Indikator) -> Matning | None:
    """What the indicator counts; None where it says nothing, or something that cannot be read."""
    matning = indikator.matning
    if matning is None or not is_count(indikator):
        return None
    lists: tuple[Sequence[object] | None, ...] = (
        matning.kategorier, matning.platser, matning.rapportorer, matning.typer,
    )  # fmt: skip
    readable = all(one is None or (isinstance(one, tuple) and len(texts(one)) == len(one)) for one in lists)
    return matning if readable else None


def sources(arende: Arende) -> dict[str, Kalla]:
    """The sources of the case by id."""
    parts = (arende.problem.kallor, arende.analys.kallor, arende.utvardering.kallor)
    return {one.id: one for part in parts for one in part or () if isinstance(one.id, str)}


def starts(arende: Arende) -> list[tuple[date, str]]:
    """When each measure that is not acute began or will begin, in order; of a quick case the acute ones too."""
    rows = arende.atgarder.atgarder or ()
    asked = [one for one in rows if arende.snabb or not one.ar_akut]
    return sorted((start, str(one.id)) for one in asked if (start := day(one.start)))
