"""What the commands of a meeting say when they are done: the agenda's next item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.commands.common import opened
from est_cli.errors import EstError
from est_cli.frame.terminal import folded, plain, say

if TYPE_CHECKING:
    from est_cli.moten.nasta import Efter


def say_next(mote_id: str, after: Efter | None = None) -> None:
    """Tell on stderr which item of the agenda comes next, if any does.

    The command is done by now, so whatever keeps the agenda from being read is silent.
    """
    from est_cli.moten.nasta import next_item

    try:
        item = next_item(opened(), mote_id, after)
    except (EstError, OSError, KeyError):
        return
    if item is not None:
        say(folded(plain(f"Nästa punkt: {item}")))
