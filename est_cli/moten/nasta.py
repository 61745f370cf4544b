"""The agenda's next item, for one who holds the meeting from a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from est_cli.moten.andringar import since_last
from est_cli.moten.dagordning import PUNKTER, meeting, own_cases, to_follow_up
from est_cli.moten.skal import cases, short
from est_cli.reports.names import Names

if TYPE_CHECKING:
    from est_cli.rules.check import Checker

Efter = tuple[Literal["uppfoljning", "arende"], str]
"""What was just dealt with: an earlier decision, `MÖTE/BESLUT`, or a case's id."""


def next_item(checked: Checker, mote_id: str, after: Efter | None) -> str | None:
    """The item that follows `after`, with its number, or the first one to deal with; None where `after` is unknown.

    After the last decision comes the picture, and after the last case the events. A case on which the meeting has
    decided does not come again: it may stand later by now. EstError as for the agenda.
    """
    own = own_cases(meeting(checked, mote_id))
    if after is None or after[0] == "uppfoljning":
        return _decision(checked, mote_id, after[1] if after else None)
    with since_last(checked, mote_id, checked.context.idag) as since:
        found = cases(since, own, Names(since.efter.workspace), checked.context.idag)
    ids = [one.id for one in found]
    place = ids.index(after[1]) if after[1] in ids else _would_be(ids, own, after[1])
    decided = {one.arende for one in meeting(checked, mote_id).beslut or () if isinstance(one.arende, str)}
    for number, one in enumerate(found[place + 1 :], place + 2):
        if one.id not in decided:
            return f"4.{number} {short(one.titel)} ({one.id})"
    return _heading(5)


def _decision(checked: Checker, mote_id: str, after: str | None) -> str | None:
    found = to_follow_up(checked, mote_id)
    ids = [one.id for one in found]
    if after is not None and after not in ids:
        return None
    place = ids.index(after) + 1 if after is not None else 0
    return f"2.{place + 1} {short(str(found[place].beslut.text))}" if place < len(found) else _heading(3)


def _would_be(ids: list[str], own: list[str], gone: str) -> int:
    """The place of the item before a case that is no longer on the agenda: it stood among the others, by id."""
    return max((n for n, id_ in enumerate(ids) if id_ in own or id_ < gone), default=-1)


def _heading(number: int) -> str:
    return f"{number}. {PUNKTER[number - 1]}"
