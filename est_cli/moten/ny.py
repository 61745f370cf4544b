"""A new meeting's file: who is expected, what is to be followed up, and comments that say what goes where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.editing.scalars import block_item, spelled
from est_cli.model.mote import Mote
from est_cli.reading.fields import fields
from est_cli.rules.beslut import decisions, in_order

if TYPE_CHECKING:
    from est_cli.editing.scalars import Value
    from est_cli.model.installningar import Installningar
    from est_cli.rules.beslut import Beslutslage
    from est_cli.workspace.load import Workspace

_HEAD: Final = """\
# yaml-language-server: $schema=../.vscode/schema/mote.json
# Ett möte. Ändra fritt till det är justerat, och skriv funktioner, aldrig personers namn.
"""
_COMMENTS: Final = {
    "narvarande": ("Gruppens medlemmar. Flytta den som inte kom till franvarande.",),
    "adjungerade": ("Andra som var med, till exempel: - {aktor: regiontrafiken, anmarkning: Vid punkt 4}",),
    "uppfoljning": (
        "Beslut som var öppna när mötet började, och hur det har gått: klart, pagar, utgar eller nytt_datum.",
        "est mote uppfoljning {id} TIDIGARE-MÖTE/BESLUT klart ändrar raden.",
    ),
    "lagesbild": ("Vad lägesbilden visar, i en mening eller två.",),
    "arrangemang": ("Det som väntar, till exempel: - {namn: Julskyltning, datum: 2026-11-29, plats: lindparken}",),
    "arenden": ("Ärenden som tas upp, och vad som sades: - {arende: ÄRENDE, anteckning: TEXT}",),
    "beslut": ('est mote beslut {id} "TEXT" --ansvarig AKTÖR --senast DATUM lägger till ett beslut.',),
    "information": ("Vad allmänheten ska få veta.",),
    "nasta_mote": ("Nästa möte, efter rutinen i est.yaml.",),
}
_BY_EST: Final = {"omfattar", "justerat"}
_WEEKS: Final = {"vecka": 1, "varannan_vecka": 2, "manad": 4}


class NyttMote(NamedTuple):
    """A new meeting: its id and its file's text, who is expected, which members are not, and what is followed up."""

    id: str
    text: str
    narvarande: list[str]
    borta: list[str]
    oppna: list[Beslutslage]


def new_meeting(workspace: Workspace, id_: str, grupp: str, datum: date) -> NyttMote:
    """The file of a group's meeting on a day: chair, room and hour as at its previous one, its members present.

    A member who has ceased by then, or is in no register, is left out.
    """
    before = _previous(workspace, grupp, datum)
    members = _members(workspace.installningar, grupp)
    present = [one for one in members if _acts(workspace, one, datum)]
    answers: dict[str, Value] = {"grupp": grupp, "datum": datum}
    answers |= {key: value for key in ("tid", "lokal") if isinstance(value := getattr(before, key, None), str)}
    for key in ("ordforande", "antecknare"):
        if _acts(workspace, actor := getattr(before, key, None), datum):
            answers[key] = actor
    oppna = _open(workspace, id_, answers)
    answers |= {
        "narvarande": [{"aktor": one} for one in present],
        "uppfoljning": [{"mote": one.mote, "beslut": str(one.beslut.id), "lage": "pagar"} for one in oppna],
        "nasta_mote": next_day(workspace.installningar, datum),
    }
    return NyttMote(id_, _text(id_, answers), present, [one for one in members if one not in present], oppna)


def next_day(settings: Installningar | None, datum: date) -> date | None:
    """The day of the meeting after one, by `rutiner.mote`, past every `uppehall`; None where it is not written."""
    routine = settings.rutiner.mote if settings and settings.rutiner else None
    if settings is None or routine not in _WEEKS:
        return None
    try:
        day = _step(datum, _WEEKS[routine])
        while any(pause.fran <= day <= pause.till for pause in settings.uppehall):
            day = _step(day, _WEEKS[routine])
    except OverflowError:  # the calendar ends with the year 9999
        return None
    return day


def _step(day: date, weeks: int) -> date:
    """So many weeks on; for a month the same weekday of the next: its second stays its second, a fifth its last."""
    later = day + timedelta(weeks=weeks)
    if weeks != _WEEKS["manad"]:
        return later
    early = _nth(later) < min(_nth(day), 3)
    return later + timedelta(weeks=1) if early or later.month == day.month else later


def _nth(day: date) -> int:
    return (day.day - 1) // 7


def _previous(workspace: Workspace, grupp: str, datum: date) -> Mote | None:
    ids = [id_ for id_ in in_order(workspace.moten, grupp) if workspace.moten[id_].datum <= datum]
    return workspace.moten[ids[-1]] if ids else None


def _members(settings: Installningar | None, grupp: str) -> list[str]:
    group = (settings.grupper or {}).get(grupp) if settings else None
    return [one for one in (group.medlemmar if group else None) or () if isinstance(one, str)]


def _acts(workspace: Workspace, actor: object, day: date) -> bool:
    found = workspace.aktorer.get(actor) if isinstance(actor, str) else None
    return found is not None and not (isinstance(found.upphord, date) and found.upphord < day)


def _open(workspace: Workspace, id_: str, answers: Mapping[str, Value]) -> list[Beslutslage]:
    """The group's decisions that are open when the meeting begins."""
    begun = Mote.model_validate({key: str(answers[key]) for key in ("grupp", "datum", "tid") if key in answers})
    found = decisions({**workspace.moten, id_: begun}, before=id_)
    return [one for one in found if one.oppet and one.grupp == begun.grupp]


def _text(id_: str, answers: Mapping[str, Value]) -> str:
    keys = [key for key in fields(Mote) if key not in _BY_EST]
    return _HEAD + "".join(f"{_comment(id_, key)}{key}:{_answer(answers.get(key))}\n" for key in keys)


def _comment(id_: str, key: str) -> str:
    lines = _COMMENTS.get(key, ())
    return "\n" * bool(lines) + "".join(f"# {line.replace('{id}', id_)}\n" for line in lines)


def _answer(value: Value) -> str:
    """What stands after the key: on its line, or below it an item a line."""
    if not isinstance(value, list):
        return f" {spelled(value)}" if value else ""
    return "".join(f"\n{line}" for item in value for line in _item(item))


def _item(item: Value) -> list[str]:
    short = isinstance(item, Mapping) and len(item) == 1
    return block_item(item, "  ") if short and isinstance(item, Mapping) else [f"  - {spelled(item)}"]
