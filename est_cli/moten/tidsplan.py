"""The minutes of a meeting, shared over its items."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

USUAL: Final = 60
"""Minutes of a meeting that does not say how long it is."""
LEAST: Final = 2
"""No case is dealt with in fewer minutes."""
_LONGEST: Final = 12 * 60
_DAY: Final = 24 * 60
_CLOCK: Final = r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?"
_TIME: Final = re.compile(rf"(?:kl\.?\s*)?{_CLOCK}(?:\s*(?:-|–|—|till)\s*{_CLOCK})?", re.IGNORECASE)


class Langd(NamedTuple):
    """When a meeting begins, in minutes after midnight (None: not said), and how many minutes it lasts."""

    start: int | None
    minuter: int


class Tidsplan(NamedTuple):
    """The minutes of the seven items, which sum to the meeting's, and of each case; 0 where there is no time for it."""

    langd: Langd
    punkter: list[int]
    arenden: list[int]


def length(tid: object) -> Langd | None:
    """What `13:00-15:00` says; an hour where only the start is said; None where it says no clock time."""
    found = _TIME.fullmatch(tid.strip()) if isinstance(tid, str) else None
    if found is None:
        return None
    hour, minute, to_hour, to_minute = (int(part) if part else None for part in found.groups())
    start = (hour or 0) * 60 + (minute or 0)
    if to_hour is None:
        return Langd(start, USUAL)
    lasts = (to_hour * 60 + (to_minute or 0) - start) % _DAY
    return Langd(start, lasts) if 0 < lasts <= _LONGEST else None


def plan(tid: object, beslut: int, arenden: int) -> Tidsplan:
    """Share a meeting's minutes over its items, when so many decisions are followed up and so many cases discussed.

    The other items get what they usually take, and the cases the rest; when that is under two minutes each, the
    other items are cut down first. The cases that are left without time are the last.
    """
    langd = length(tid) or Langd(None, USUAL)
    usual, least = [3, max(2 * beslut, 1), 8, 4, 3, 2], [1, max(beslut, 1), 2, 1, 1, 1]
    wanted = LEAST * arenden
    if langd.minuter - sum(usual) >= wanted:
        others, each = usual, _even(langd.minuter - sum(usual), arenden)
    elif langd.minuter >= sum(least):
        room = min(wanted, (langd.minuter - sum(least)) // LEAST * LEAST)
        spare = langd.minuter - sum(least) - room
        more = _share(spare, [one - other for one, other in zip(usual, least, strict=True)])
        others = [one + other for one, other in zip(least, more, strict=True)]
        each = [LEAST] * (room // LEAST) + [0] * (arenden - room // LEAST)
    else:
        others, each = _share(langd.minuter, least), [0] * arenden
    of_cases = langd.minuter - sum(others)
    return Tidsplan(langd, [*others[:3], of_cases, *others[3:]], each)


def clock(langd: Langd, minutes: int) -> str:
    """The clock so many minutes into the meeting: `13:05`; empty where its start is not known."""
    if langd.start is None:
        return ""
    hour, minute = divmod((langd.start + minutes) % _DAY, 60)
    return f"{hour:02}:{minute:02}"


def _even(minutes: int, parts: int) -> list[int]:
    return [minutes // parts + (n < minutes % parts) for n in range(parts)]


def _share(minutes: int, weights: list[int]) -> list[int]:
    """Whole minutes in proportion to the weights; what is left over goes to the first with the largest remainders."""
    total = sum(weights) or 1
    shares = [minutes * weight // total for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda n: -(minutes * weights[n] % total))
    for n in by_rest[: minutes - sum(shares)]:
        shares[n] += 1
    return shares
