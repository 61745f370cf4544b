"""What lies ahead of a day: arrangemang, breaks, the group's next meeting."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from est_cli.errors import EstError
from est_cli.model.mote import Arrangemang
from est_cli.period import Period, read_period
from est_cli.rules.beslut import following
from est_cli.svenska import datum_i_ord, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from est_cli.model.installningar import Installningar
    from est_cli.model.lagesbild import Lagesbild
    from est_cli.model.mote import Mote
    from est_cli.workspace.load import Workspace

_PICTURES: Final = "lagesbilder/"
_BETWEEN: Final = {"vecka": 7, "varannan_vecka": 14, "manad": 31}


class Handelse(NamedTuple):
    """A coming event: its name, its day, the place's id or None."""

    namn: str
    datum: date
    plats: str | None


def events(workspace: Workspace, fran: date, till: date) -> list[Handelse]:
    """The arrangemang that meetings and pictures name, from one day to another, each once, by day and name."""
    found: dict[tuple[date, str], Handelse] = {}
    for fil, record in workspace.records.items():
        for one in getattr(record, "arrangemang", None) or () if fil.startswith(("moten/", _PICTURES)) else ():
            if isinstance(one, Arrangemang) and isinstance(one.datum, date) and fran <= one.datum <= till:
                plats = one.plats if isinstance(one.plats, str) else None
                namn = one_line(str(one.namn))
                known = found.get((one.datum, namn.casefold()))
                found[one.datum, namn.casefold()] = Handelse(namn, one.datum, (known and known.plats) or plats)
    return sorted(found.values(), key=lambda one: (one.datum, one.namn))


def pictures(workspace: Workspace) -> Iterator[tuple[Period, Lagesbild]]:
    """Each written picture that can be read, with its period."""
    for fil, record in workspace.records.items():
        if fil.startswith(_PICTURES):
            try:
                period = read_period(fil.removeprefix(_PICTURES).removesuffix(".yaml"))
            except EstError:
                continue
            yield period, cast("Lagesbild", record)


def pauses(settings: Installningar | None, fran: date, till: date) -> list[str]:
    """The breaks that touch these days, in words: `Jul och nyår, 21 december 2026–6 januari 2027`."""
    found = []
    for one in settings.uppehall if settings else ():
        if isinstance(one.fran, date) and isinstance(one.till, date) and one.fran <= till and fran <= one.till:
            days = f"{datum_i_ord(one.fran)}–{datum_i_ord(one.till)}"
            found.append(f"{one_line(one.text)}, {days}" if isinstance(one.text, str) else days)
    return found


def next_meeting(moten: Mapping[str, Mote], id_: str) -> date | None:
    """The day of the group's next meeting: the one that has a file, else the one that this one names."""
    after = following(moten, id_)
    if after is not None:
        return moten[after].datum
    said = moten[id_].nasta_mote
    return said if isinstance(said, date) and said > moten[id_].datum else None


def until_next(moten: Mapping[str, Mote], id_: str, settings: Installningar | None) -> date:
    """The last day before the group meets again; by its routine where no meeting is known, else a month."""
    day = next_meeting(moten, id_)
    routine = settings.rutiner.mote if settings and settings.rutiner else None
    own = moten[id_].datum
    return day or own + timedelta(min(_BETWEEN.get(str(routine), 31), (date.max - own).days))
