"""What the commands of a meeting say when they are done: the agenda's next item."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.commands.common import opened
from est_cli.errors import EstError
from est_cli.frame.terminal import folded, plain, say
from est_cli.svenska import datum_i_ord

if TYPE_CHECKING:
    from est_cli.moten.nasta import Efter


def say_next(mote_id: str, after: Efter | None = None) -> None:
    """Tell on stderr which item of the agenda comes next, if any does, and where the meeting still lies ahead.

    The command is done by now, so whatever keeps the agenda from being read is silent.
    """
    from est_cli.moten.nasta import next_item

    try:
        checked = opened()
        held = checked.workspace.moten[mote_id].datum
        if held > checked.context.idag:
            say(f"Obs: mötet är först den {datum_i_ord(held)}.")
        item = next_item(checked, mote_id, after)
    except (EstError, OSError, KeyError):
        return
    if item is not None:
        say(folded(plain(f"Nästa punkt: {item}")))
