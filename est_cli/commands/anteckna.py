"""`est anteckna`: a dated line in the diary of a case or of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands import complete
from est_cli.commands.change import change, change_meeting, judge_meeting_change, to_change
from est_cli.commands.common import Arendearg, Motesval, usable, written
from est_cli.commands.measures import index_of
from est_cli.commands.meeting import meeting_open
from est_cli.commands.moment import say_next
from est_cli.editing.operations import Append
from est_cli.frame.options import current
from est_cli.frame.terminal import echo

if TYPE_CHECKING:
    from datetime import date

    from est_cli.commands.meeting import Oppet
    from est_cli.workspace.case import CaseFiles

Text = Annotated[str, typer.Argument(metavar="TEXT", help="Raden, inom citattecken. Aldrig en persons namn.")]
Atgardsval = Annotated[
    str | None,
    typer.Option("--atgard", metavar="ÅTGÄRD", help="Skriv i en åtgärds dagbok.", autocompletion=complete.atgarder),
]


def anteckna(arende: Arendearg, text: Text, atgard: Atgardsval = None, mote: Motesval = None) -> None:
    """Append one line to `anteckningar`; said at a meeting, it bears that day, and the meeting names the case."""
    with to_change(arende) as (checked, case):
        meeting = None if mote is None else meeting_open(checked, mote)
        agenda = _on_agenda(meeting, case.id) if meeting else []
        name, note = _note(case, atgard, written(text, "Anteckningen"), _day(meeting))
        if meeting and agenda:
            judge_meeting_change(checked, meeting.id, *agenda)
        change(checked, case, name, note)
        if meeting and agenda:
            change_meeting(checked, meeting.id, *agenda)
    echo(f"Antecknat i {case.fil(name)}.")
    if meeting:
        say_next(meeting.id, ("arende", case.id))


def _note(case: CaseFiles, atgard: str | None, text: str, day: date) -> tuple[str, Append]:
    """The file of the case that the line goes into, and the line."""
    if atgard is None:
        usable(case)
        return "arende", Append(("anteckningar",), {"datum": day, "text": text}, before="historik")
    place = index_of(case, atgard)
    return "atgarder", Append(("atgarder", place, "anteckningar"), {"datum": day, "text": text})


def _day(meeting: Oppet | None) -> date:
    """`--datum`, else the meeting's day, else today."""
    shared = current()
    return shared.today if meeting is None or shared.datum_typed else meeting.mote.datum


def _on_agenda(meeting: Oppet, case: str) -> list[Append]:
    """What puts the case among those that the meeting takes up, where it is not there."""
    if case in {line.arende for line in meeting.mote.arenden or ()}:
        return []
    return [Append(("arenden",), {"arende": case}, block=True, before=meeting.before("arenden"))]
