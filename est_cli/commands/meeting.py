"""What the commands of a meeting share: the meeting that may still be changed, and where in its file a key goes."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from est_cli.commands.common import known_id, meeting_id, meeting_name, opened, root
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.options import read_date
from est_cli.frame.terminal import say
from est_cli.reading.fields import fields
from est_cli.svenska import datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.mote import Mote
    from est_cli.rules.check import Checker


class Oppet(NamedTuple):
    """A meeting that may be changed: the workspace, its id and what its file holds."""

    checked: Checker
    id: str
    mote: Mote

    @property
    def fil(self) -> str:
        """Its file in the workspace."""
        return f"moten/{self.id}.yaml"

    def before(self, key: str) -> str | None:
        """The first key of the file that comes after this one in the model's order."""
        names = list(fields(type(self.mote)))
        there = self.checked.workspace.documents[self.fil].data or {}
        return next((name for name in names[names.index(key) + 1 :] if name in there), None)


@contextmanager
def meeting_to_change(wanted: str) -> Iterator[Oppet]:
    """The meeting that was asked for, locked while what is read is acted upon; EstError if it may not be changed."""
    folder = root()
    with locked(folder, say):
        yield meeting_open(opened(folder), wanted)


def meeting_open(checked: Checker, wanted: str) -> Oppet:
    """The meeting that was asked for; EstError where it cannot be read, or is approved and so stands as it is."""
    one = read_meeting(checked, wanted)
    if one.mote.justerat is not None:
        raise EstError(f"Mötet {one.id} är justerat och ändras inte.", "Ta upp det på nästa möte.")
    return one


def read_meeting(checked: Checker, wanted: str) -> Oppet:
    """The meeting that was asked for; EstError where there is none, or its file cannot be read."""
    name = meeting_name(wanted)
    faulty = EstError(f"moten/{name}.yaml går inte att läsa.", "est validera visar vad som är fel.")
    if f"moten/{name}.yaml" in checked.workspace.documents and name not in checked.workspace.moten:
        raise faulty
    id_ = meeting_id(checked, name) or name
    mote = checked.workspace.moten[id_]
    if not isinstance(mote.datum, date):
        raise faulty
    return Oppet(checked, id_, mote)


def actor_then(checked: Checker, wanted: str, day: date) -> str:
    """The actor that was typed; EstError with the nearest for an unknown one, and for one that had ended by then."""
    known_id("Aktören", wanted, checked.workspace.aktorer)
    ended = checked.workspace.aktorer[wanted].upphord
    if isinstance(ended, date) and ended < day:
        raise EstError(f"Aktören {wanted} upphörde {datum_i_ord(ended)}.", "Välj den som har uppgiften nu.")
    return wanted


def last_day(typed: str | None, mote: Mote) -> date | None:
    """The day that `--senast` says; EstError for one before the meeting."""
    if typed is None:
        return None
    day = read_date(typed, "--senast")
    if day < mote.datum:
        text = f"--senast {day} ligger före mötet, {datum_i_ord(mote.datum)}."
        raise EstError(text, "Ange mötesdagen eller en senare dag.")
    return day
