"""What each organisation takes on by a change: a reviewer answers for that first."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.model.atgarder import Atgard
from est_cli.model.mote import Motesbeslut
from est_cli.reports.work import cost
from est_cli.review.differ import pairs
from est_cli.review.measures import days
from est_cli.review.words import or_missing, quoted
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
            _decision(one, other, lambda id_: _book(books, actors, id_))
    return [_sum(name, book) for name, book in sorted(books.items()) if book.nya or book.more]


def _book(books: dict[str, _Ledger], actors: Mapping[str, Aktor], id_: object) -> _Ledger:
    actor = actors.get(id_) if isinstance(id_, str) else None
    return books[str(actor.organisation) if actor else str(id_)]


def _decision(old: Any, new: Any, book: Any) -> None:  # noqa: ANN401 - a Motesbeslut or nothing; finds a ledger
    """A meeting's decision: new, moved to another, or with another last day."""
    if not isinstance(new, Motesbeslut) or not isinstance(new.ansvarig, str):
        return
    last = f", senast {or_missing(new.senast)}" if new.senast else ""
    if old is None:
        book(new.ansvarig).more.append(f"ett nytt mötesbeslut att utföra: {quoted(new.text)}{last}")
    elif old.ansvarig != new.ansvarig:
        book(new.ansvarig).more.append(f"tar över ett mötesbeslut: {quoted(new.text)}{last}")
        if isinstance(old.ansvarig, str):
            book(old.ansvarig).more.append(f"lämnar ett mötesbeslut: {quoted(new.text)}")
    elif old.senast != new.senast:
        book(new.ansvarig).more.append(f"mötesbeslutet {quoted(new.text)} ska vara klart {or_missing(new.senast)}")


def _case(pair: Pair, actors: Mapping[str, Aktor], books: dict[str, _Ledger]) -> None:
    def book(id_: object) -> _Ledger:
        return _book(books, actors, id_)

    before, after = pair.before, pair.after
    if (pair.files_before and before is None) or (pair.files_after and after is None):
        return
    _handed_over(before.ansvarig if before else None, after.ansvarig if after else None, pair, book)
    if any(files and "atgarder" in files.unreadable for files in (pair.files_before, pair.files_after)):
        return
    one = (before.atgarder.atgarder if before else None) or ()
    other = (after.atgarder.atgarder if after else None) or ()
    for old, new in pairs(one, other):
        if isinstance(old or new, Atgard):
            _measure(old, new, pair, book)
    then, now = (arende.utvardering.bevakning if arende else None for arende in (before, after))
    if now is not None and isinstance(now.ansvarig, str) and now != then:
        next_ = f", nästa kontroll {or_missing(now.nasta_kontroll)}" if now.nasta_kontroll else ""
        book(now.ansvarig).more.append(f"håller uppsikt i {quoted(pair.titel)}{next_}")


def _handed_over(old: object, new: object, pair: Pair, book: Any) -> None:  # noqa: ANN401 - finds a ledger
    if old != new and pair.files_after is not None:
        if isinstance(new, str):
            book(new).more.append(f"håller i ärendet {quoted(pair.titel)}")
        if isinstance(old, str):
            book(old).more.append(f"lämnar ärendet {quoted(pair.titel)}")


def _measure(old: Atgard | None, new: Atgard | None, pair: Pair, book: Any) -> None:  # noqa: ANN401 - finds a ledger
    one = new or old
    if one is None:
        return
    _responsible(old, new, pair, book)
    before, after = (set((side.medverkande if side else None) or ()) for side in (old, new))
    for id_ in sorted(after - before):
        book(id_).more.append(f"medverkar i åtgärden {quoted(one.titel)}{_when(one)}")
    for id_ in sorted(before - after):
        book(id_).more.append(f"medverkar inte längre i åtgärden {quoted(one.titel)}")


def _responsible(old: Atgard | None, new: Atgard | None, pair: Pair, book: Any) -> None:  # noqa: ANN401 - finds a ledger
    then, now = (side.ansvarig if side and isinstance(side.ansvarig, str) else None for side in (old, new))
    if old is None and new is not None and now:
        book(now).nya.append((new, pair.titel))
    elif new is None and old is not None and then:
        book(then).more.append(f"åtgärden {quoted(old.titel)} stryks{_size(old)}")
    elif old is not None and new is not None and then != now:
        if now:
            book(now).more.append(f"tar över åtgärden {quoted(new.titel)}{_size(new)}{_when(new)}")
        if then:
            book(then).more.append(f"lämnar åtgärden {quoted(old.titel)}{_size(old)}")
    elif old is not None and new is not None and now:
        book(now).more.extend(_changed(old, new))


def _size(atgard: Atgard) -> str:
    """Hours and money in brackets; nothing where none are stated."""
    stated = cost(atgard.resurser)
    return f" ({stated})" if stated else ""


def _when(atgard: Atgard) -> str:
    said = days(atgard.start, atgard.slut)
    return f", {said}" if said else ""


def _changed(old: Atgard, new: Atgard) -> list[str]:
    """What a responsible organisation must plan anew for: hours, money, the last day; or need not do any more."""
    if new.lage == "avbruten" and old.lage != "avbruten":
        return [f"åtgärden {quoted(new.titel)} avbryts{_size(new)}"]
    said = []
    for key, unit in (("timmar", "timmar"), ("kronor", "kronor")):
        before, after = (getattr(one.resurser, key, None) for one in (old, new))
        if before != after and all(isinstance(one, int | Decimal | None) for one in (before, after)):
            said.append(f"{quoted(new.titel)}: {_number(after)} {unit} i stället för {_number(before)}")
    if old.slut != new.slut and isinstance(new.slut, date):
        before = f" i stället för {or_missing(old.slut)}" if old.slut else ""
        said.append(f"{quoted(new.titel)}: klar senast {or_missing(new.slut)}{before}")
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
    ends = [atgard.slut for atgard, _ in book.nya]
    last = max((end for end in ends if isinstance(end, date)), default=None) if None not in ends else None
    parts += [f"från {datum_i_ord(first)}"] if first else []
    parts[-1] += f" till {datum_i_ord(last)}" if first and last else ""
    return [f"{', '.join(parts)}: {uppraknat([quoted(atgard.titel) for atgard, _ in book.nya])}"]


def _amount(atgard: Atgard, key: str) -> Decimal:
    value = getattr(atgard.resurser, key, None)
    return Decimal(value) if isinstance(value, int | Decimal) else Decimal(0)


def _number(value: Decimal | int | None) -> str:
    return "okänt antal" if value is None else tal(float(value))
