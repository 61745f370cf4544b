"""`est mote ny` and `est mote justera`: a meeting's file made, and its minutes approved."""

from __future__ import annotations

import os
from datetime import date
from itertools import chain, count
from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands import complete
from est_cli.commands.change import change_meeting, judge_meeting
from est_cli.commands.common import Motesarg, known_id, opened, root
from est_cli.commands.meeting import actor_then, read_meeting
from est_cli.editing.files import write_whole
from est_cli.editing.lock import locked
from est_cli.editing.operations import SetValue
from est_cli.errors import EstError
from est_cli.frame.options import current, read_date
from est_cli.frame.terminal import echo, folded, plain, say
from est_cli.personal.found import found_in_name
from est_cli.reading.document import Document
from est_cli.rules.beslut import in_order
from est_cli.svenska import antal, datum_i_ord, one_line, slug, uppraknat

if TYPE_CHECKING:
    from collections.abc import Mapping

    from est_cli.editing.scalars import Value
    from est_cli.model.installningar import Grupp
    from est_cli.model.mote import Mote
    from est_cli.moten.ny import NyttMote
    from est_cli.rules.check import Checker

Dag = Annotated[str, typer.Argument(metavar="DATUM", help="Mötesdagen, till exempel 2026-12-10.")]
Gruppval = Annotated[
    str | None,
    typer.Option("--grupp", metavar="GRUPP", help="Gruppen, ett id ur est.yaml.", autocompletion=complete.grupper),
]
Slugval = Annotated[
    str | None,
    typer.Option("--slug", metavar="ORD", help="Läggs till datumet i filens namn, när dagen har två möten."),
]
Justerare = Annotated[
    str,
    typer.Option("--av", metavar="AKTÖR", help="Funktionen som justerar.", autocompletion=complete.aktorer),
]


def ny(datum: Dag, grupp: Gruppval = None, slug_: Slugval = None) -> None:
    """Make `moten/<datum>[-slug].yaml`, with the group's members and each decision of theirs that is still open."""
    from est_cli.moten.ny import new_meeting

    folder, day = root(), read_date(datum, "DATUM")
    with locked(folder, say):
        checked = opened(folder)
        group = _group(checked, grupp, day)
        new = new_meeting(checked.workspace, _free_id(checked, day, slug_, group), group, day)
        _write(checked, new)
    _show_new(checked, new, group)


def justera(mote: Motesarg, av: Justerare) -> None:
    """Write `justerat`: the day, the function, and the checksum of all else that the file says."""
    from est_cli.rules.moten import checksum

    folder, today = root(), current().today
    with locked(folder, say):
        one = read_meeting(opened(folder), mote)
        _refuse_unready(one.id, one.mote, today)
        actor = actor_then(one.checked, av, one.mote.datum)
        total = checksum(one.checked.workspace.documents[one.fil])
        approved: Value = {"datum": today, "av": actor, "kontrollsumma": total}
        change_meeting(one.checked, one.id, SetValue(("justerat",), approved))
    echo(folded(f"Mötet {one.id} är justerat av {actor} {datum_i_ord(today)}. Ändras filen säger est till (M902)."))
    say(f"Skriv om protokollet med justeringen: est mote protokoll {one.id}")


def _refuse_unready(id_: str, mote: Mote, today: date) -> None:
    """EstError for a meeting that is approved already, lies ahead, or has no minutes to approve."""
    done = mote.justerat
    if done is not None and not (isinstance(done.datum, date) and isinstance(done.av, str)):
        text = f"Mötet {id_} har redan justerat i sin fil, och det går inte att läsa."
        raise EstError(text, f"Ta bort justerat i moten/{id_}.yaml, och kör om kommandot.")
    if done is not None:
        said = f"Mötet {id_} justerades {datum_i_ord(done.datum)} av {done.av}."
        raise EstError(said, "Blev något fel: ta upp det på nästa möte.")
    if mote.datum > today:
        raise EstError(f"Mötet är den {datum_i_ord(mote.datum)}, så det finns inget att justera än.")
    if mote.omfattar is None or mote.omfattar.till is None:
        raise EstError(f"Mötet {id_} har inga minnesanteckningar att justera.", f"Skriv dem: est mote protokoll {id_}")


def _group(checked: Checker, wanted: str | None, day: date) -> str:
    """The group that meets: the one asked for, the only one, or the one whose latest meeting set this day."""
    settings = checked.workspace.installningar
    if settings is None:
        raise EstError("est.yaml går inte att läsa.", "est validera visar vad som är fel.")
    groups = settings.grupper or {}
    if not list(groups):
        raise EstError("est.yaml har inga grupper.", "Skriv gruppen och dess medlemmar i est.yaml, under grupper.")
    if wanted is not None:
        return known_id("Gruppen", wanted, groups)
    found = list(groups) if len(groups) == 1 else [id_ for id_ in groups if _expects(checked, id_, day)]
    if len(found) != 1:
        raise EstError("Vilken grupp möts?", folded(f"Ange den med --grupp: {_named(groups)}."))
    return found[0]


def _expects(checked: Checker, grupp: str, day: date) -> bool:
    """Whether the group's latest meeting before a day set that day for the next."""
    moten = checked.workspace.moten
    earlier = [id_ for id_ in in_order(moten, grupp) if moten[id_].datum < day]
    return bool(earlier) and moten[earlier[-1]].nasta_mote == day


def _named(groups: Mapping[str, Grupp]) -> str:
    return uppraknat([f"{id_} ({group.namn})" for id_, group in groups.items()], "eller")


def _free_id(checked: Checker, day: date, word: str | None, grupp: str) -> str:
    """The meeting's id, if no file has that name."""
    tail = slug(word or "")
    if word is not None and not tail:
        raise EstError("--slug har inga bokstäver.", f"Skriv till exempel --slug {grupp}")
    id_ = f"{day}-{tail}" if tail else str(day)
    for hit in found_in_name(id_, checked.registers):
        if hit.niva == "fel":
            raise EstError(f"Inget är skrivet. {hit.text}", "Filen får namn efter --slug: välj ett annat ord.")
    if _is_taken(checked, id_):
        words = chain([grupp], (f"{grupp}-{number}" for number in count(2)))
        other = next(word for word in words if not _is_taken(checked, f"{day}-{word}"))
        raise EstError(f"moten/{id_}.yaml finns redan.", f"Är det ett annat möte samma dag: lägg till --slug {other}")
    return id_


def _is_taken(checked: Checker, id_: str) -> bool:
    return os.path.lexists(checked.workspace.root / f"moten/{id_}.yaml")


def _write(checked: Checker, new: NyttMote) -> None:
    fil, data = f"moten/{new.id}.yaml", new.text.encode()
    judge_meeting(checked, Document(fil), data)
    write_whole(checked.workspace.root / fil, data)


def _show_new(checked: Checker, new: NyttMote, grupp: str) -> None:
    settings = checked.workspace.installningar
    name = (settings.grupper or {})[grupp].namn if settings else grupp
    open_ = f"{antal(len(new.oppna), 'beslut', 'beslut')} att följa upp"
    here = antal(len(new.narvarande), "närvarande", "närvarande")
    echo(folded(plain(f"moten/{new.id}.yaml är gjord för {one_line(str(name))}: {here}, {open_}.")))
    echo(f"Dagordningen: est mote dagordning {new.id}")
    for one in new.borta:
        why = "har upphört" if one in checked.workspace.aktorer else "finns inte i register/aktorer.yaml"
        say(folded(f"Obs: {one} {why} och är inte med. Ta bort den ur gruppen {grupp} i est.yaml."))
