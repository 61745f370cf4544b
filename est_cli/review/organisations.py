"""What each organisation takes on by a change: a reviewer answers for that first."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.model.atgarder import Atgard
from est_cli.model.mote import Motesbeslut
from est_cli.review.differ import pairs
from est_cli.review.words import quoted
from est_cli.svenska import antal, datum_i_ord, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from est_cli.model.mote import Mote
    from est_cli.model.register import Aktor
    from est_cli.review.pair import Pair


class Atagande(NamedTuple):
    """What a change means for one organisation: its new measures summed, and all of it in words."""

    organisation: str
    atgarder: int
    timmar: Decimal
    kronor: int
    fran: date | None
    rader: list[str]


class _Ledger:
    """Everything for one organisation, as it is found."""

    def __init__(self) -> None:
        self.nya: list[tuple[Atgard, str]] = []
        self.more: list[str] = []


def commitments(
    cases: Sequence[Pair], meetings: Iterable[tuple[Mote | None, Mote | None]], actors: Mapping[str, Aktor]
) -> list[Atagande]:
    """What each organisation takes on, or is relieved of, in order of name; nothing is said of the others."""
    books: dict[str, _Ledger] = defaultdict(_Ledger)
    for pair in cases:
        _case(pair, actors, books)
    for before, after in meetings:
        for one, other in pairs((before.beslut if before else None) or (), (after.beslut if after else None) or ()):
            if one is None and isinstance(other, Motesbeslut) and isinstance(other.ansvarig, str):
                last = f", senast {_day(other.senast)}" if other.senast else ""
                _book(books, actors, other.ansvarig).more.append(
                    f"ett nytt mötesbeslut att utföra: {quoted(other.text)}{last}"
                )
    return [_sum(name, book) for name, book in sorted(books.items()) if book.nya or book.more]


def _book(books: dict[str, _Ledger], actors: Mapping[str, Aktor], id_: object) -> _Ledger:
    actor = actors.get(id_) if isinstance(id_, str) else None
    return books[str(actor.organisation) if actor else str(id_)]


def _case(pair: Pair, actors: Mapping[str, Aktor], books: dict[str, _Ledger]) -> None:
    before, after = pair.before, pair.after
    if after is not None and isinstance(after.ansvarig, str) and (before is None or before.ansvarig != after.ansvarig):
        _book(books, actors, after.ansvarig).more.append(f"håller i ärendet {quoted(pair.titel)}")
    if (pair.files_before and before is None) or (pair.files_after and after is None):
        return
    one = (before.atgarder.atgarder if before else None) or ()
    other = (after.atgarder.atgarder if after else None) or ()
    for old, new in pairs(one, other):
        if isinstance(old or new, Atgard):
            _measure(old, new, pair, lambda id_: _book(books, actors, id_))


def _measure(old: Atgard | None, new: Atgard | None, pair: Pair, book: Any) -> None:  # noqa: ANN401 - finds a ledger
    if new is None:
        if old is not None and isinstance(old.ansvarig, str):
            book(old.ansvarig).more.append(f"åtgärden {quoted(old.titel)} stryks")
        return
    if isinstance(new.ansvarig, str):
        if old is None:
            book(new.ansvarig).nya.append((new, pair.titel))
        elif old.ansvarig != new.ansvarig:
            book(new.ansvarig).more.append(f"tar över åtgärden {quoted(new.titel)}")
        else:
            book(new.ansvarig).more.extend(_changed(old, new))
    for id_ in new.medverkande or ():
        if old is None or id_ not in (old.medverkande or ()):
            book(id_).more.append(f"medverkar i åtgärden {quoted(new.titel)}")


def _changed(old: Atgard, new: Atgard) -> list[str]:
    """What a responsible organisation must plan anew for: hours, money, the last day."""
    said = []
    for key, unit in (("timmar", "timmar"), ("kronor", "kronor")):
        before, after = (getattr(one.resurser, key, None) for one in (old, new))
        if before != after and all(isinstance(one, int | Decimal | None) for one in (before, after)):
            said.append(f"{quoted(new.titel)}: {_number(after)} {unit} i stället för {_number(before)}")
    if old.slut != new.slut and isinstance(new.slut, date):
        said.append(
            f"{quoted(new.titel)}: klar senast {_day(new.slut)}"
            + (f" i stället för {_day(old.slut)}" if old.slut else "")
        )
    return said


def _sum(name: str, book: _Ledger) -> Atagande:
    measures = [atgard for atgard, _ in book.nya]
    hours = sum((_amount(one, "timmar") for one in measures), Decimal(0))
    kronor = int(sum((_amount(one, "kronor") for one in measures), Decimal(0)))
    starts = [one.start for one in measures if isinstance(one.start, date)]
    first = min(starts, default=None)
    return Atagande(name, len(measures), hours, kronor, first, [*_new(book, hours, kronor, first), *book.more])


def _new(book: _Ledger, hours: Decimal, kronor: int, first: date | None) -> list[str]:
    if not book.nya:
        return []
    parts = [antal(len(book.nya), "ny åtgärd", "nya åtgärder")]
    parts += [f"{_number(hours)} timmar"] if hours else []
    parts += [f"{_number(kronor)} kronor"] if kronor else []
    parts += [f"från {datum_i_ord(first)}"] if first else []
    return [f"{', '.join(parts)}: {uppraknat([quoted(atgard.titel) for atgard, _ in book.nya])}"]


def _amount(atgard: Atgard, key: str) -> Decimal:
    value = getattr(atgard.resurser, key, None)
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)


def _number(value: Decimal | int | None) -> str:
    return "inga" if value is None else tal(float(value))


def _day(value: object) -> str:
    return datum_i_ord(value) if isinstance(value, date) else str(value)
