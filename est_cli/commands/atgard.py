"""`est atgard ny` and `est atgard status`: a measure added, or its status changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from est_cli.commands import complete
from est_cli.commands.change import change, judge, to_change
from est_cli.commands.common import Arendearg, usable, written
from est_cli.commands.measures import ids, index_of
from est_cli.editing.files import write_whole
from est_cli.editing.operations import Append, SetValue
from est_cli.errors import EstError
from est_cli.frame.options import current, read_date
from est_cli.frame.terminal import echo
from est_cli.model.analys import Inriktning
from est_cli.model.atgarder import Atgardsstatus
from est_cli.ord import label
from est_cli.rules.atgarder import TILLAGD
from est_cli.svenska import slug

if TYPE_CHECKING:
    from est_cli.rules.check import Checker
    from est_cli.workspace.case import CaseFiles

Titel = Annotated[str, typer.Argument(metavar="TITEL", help="Åtgärden i några ord, inom citattecken.")]
Orsak = Annotated[
    list[str] | None,
    typer.Option("--orsak", metavar="ORSAK", help="Orsaken som den riktas mot.", autocompletion=complete.orsaker),
]
Mal = Annotated[
    list[str] | None,
    typer.Option("--mal", metavar="MÅL", help="Målet som den bidrar till.", autocompletion=complete.mal),
]
Ansvarig = Annotated[
    str | None,
    typer.Option("--ansvarig", metavar="AKTÖR", help="Funktionen som ansvarar.", autocompletion=complete.aktorer),
]
Start = Annotated[str | None, typer.Option("--start", metavar="DATUM", help="Första dagen.")]
Slut = Annotated[str | None, typer.Option("--slut", metavar="DATUM", help="Sista dagen.")]
Omprovas = Annotated[str | None, typer.Option("--omprovas", metavar="DATUM", help="Dagen då den prövas om.")]
Akut = Annotated[bool, typer.Option("--akut", help="Görs genast, utan orsaksanalys.")]
Inriktningsval = Annotated[Inriktning | None, typer.Option("--inriktning", help="Situationell eller social åtgärd.")]
Atgardsarg = Annotated[str, typer.Argument(metavar="ÅTGÄRD", help="Åtgärdens id.", autocompletion=complete.atgarder)]
Statusarg = Annotated[
    Atgardsstatus, typer.Argument(metavar="STATUS", help="planerad, pagar, genomford, delvis eller avbruten.")
]


def ny(  # noqa: PLR0913, PLR0917 - a measure is all of this
    arende: Arendearg,
    titel: Titel,
    orsak: Orsak = None,
    mal: Mal = None,
    ansvarig: Ansvarig = None,
    start: Start = None,
    slut: Slut = None,
    omprovas: Omprovas = None,
    inriktning: Inriktningsval = None,
    akut: Akut = False,  # noqa: FBT002 - Typer's way to declare a flag
) -> None:
    """Append a measure to `atgarder`; its diary begins with the day it was added."""
    with to_change(arende) as (checked, case):
        usable(case)
        title = written(titel, "Titeln")
        given: dict[str, Any] = {
            "id": _new_id(case, title),
            "titel": title,
            "akut": "ja" if akut else None,
            "orsaker": orsak or None,
            "mal": mal or None,
            "inriktning": inriktning,
            "ansvarig": ansvarig,
            "start": _date("--start", start),
            "slut": _date("--slut", slut),
            "omprovas": _date("--omprovas", omprovas),
            "anteckningar": [{"datum": current().today, "text": TILLAGD}],
        }
        measure = {key: value for key, value in given.items() if value is not None}
        _add(checked, case, Append(("atgarder",), measure, block=True))
    echo(f"Åtgärden {measure['id']} står i {case.fil('atgarder')}. est visa {case.id} säger vad den saknar.")


def status(arende: Arendearg, atgard: Atgardsarg, status: Statusarg) -> None:
    """Change one measure's `status`."""
    with to_change(arende) as (checked, case):
        place = index_of(case, atgard)
        change(checked, case, "atgarder", SetValue(("atgarder", place, "status"), status))
    echo(f"{case.id}: åtgärden {atgard}: {label(status)}.")


def _add(checked: Checker, case: CaseFiles, operation: Append) -> None:
    """Append to the file, or to a fresh scaffold where the case has none yet."""
    if "atgarder" in case.documents:
        change(checked, case, "atgarder", operation)
        return
    from est_cli.generated.scaffold import part_file
    from est_cli.workspace.files import parse

    text = operation.splice(parse(case.fil("atgarder"), part_file("atgarder").encode()))
    judge(checked, case, "atgarder", text.encode())
    write_whole(checked.workspace.root / case.fil("atgarder"), text.encode())


def _new_id(case: CaseFiles, title: str) -> str:
    base = slug(title)
    if not base:
        raise EstError("Titeln har inga bokstäver att göra ett id av.", "Skriv åtgärden i ord.")
    taken, number, new = set(ids(case)), 1, base
    while new in taken:
        number += 1
        new = f"{base}-{number}"
    return new


def _date(option: str, text: str | None) -> object:
    return None if text is None else read_date(text, option)
