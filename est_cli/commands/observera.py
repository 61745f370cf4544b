"""`est observera`: one observation by hand, as when somebody calls on a Monday."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from est_cli.commands import complete
from est_cli.commands.change import refuse_personal
from est_cli.commands.common import coordinator, known_id, opened, root
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.options import current, read_date
from est_cli.frame.terminal import echo, say
from est_cli.importing.names import LUGNT
from est_cli.reading.document import Document

if TYPE_CHECKING:
    from est_cli.importing.stored import Celler
    from est_cli.importing.when import Tid
    from est_cli.rules.check import Checker
    from est_cli.workspace.load import Workspace

Plats = Annotated[str, typer.Argument(metavar="PLATS", help="Platsens id.", autocompletion=complete.platser)]
Kategori = Annotated[
    str,
    typer.Argument(
        metavar="KATEGORI",
        help="Kategorins id; lugnt: någon har sett efter, och inget hade hänt.",
        autocompletion=complete.kategorier,
    ),
]
Text = Annotated[str, typer.Argument(metavar="TEXT", help="Vad som hände, inom citattecken. Aldrig vem.")]
Nar = Annotated[str | None, typer.Option("--nar", metavar="DATUM", help="Dagen det hände; utelämnat: i dag.")]
Tidval = Annotated[
    str | None, typer.Option("--tid", metavar="TID", help="Klockslag: 22:30, eller från och till: 22:30-01:00.")
]
Antal = Annotated[
    int | None, typer.Option("--antal", metavar="ANTAL", help="Antal händelser, aldrig människor; utelämnat: 1.")
]
Rapportor = Annotated[
    str | None,
    typer.Option(
        "--rapportor",
        metavar="AKTÖR",
        help="Funktionen som såg det; annars samordnaren i est.yaml.",
        autocompletion=complete.aktorer,
    ),
]
Typval = Annotated[
    Literal["iakttagelse", "misstanke", "polisanmald", "felanmalan"],
    typer.Option("--typ", help="Vad uppgiften är."),
]
KALLA: Final = "observera"
"""The import that observations by hand belong to."""
_MOST: Final = 999_999


def observera(  # noqa: PLR0913, PLR0917 - one for each thing that can be said of an observation
    plats: Plats,
    kategori: Kategori,
    text: Text = "",
    nar: Nar = None,
    tid: Tidval = None,
    antal: Antal = None,
    rapportor: Rapportor = None,
    typ: Typval = "iakttagelse",
) -> None:
    """Write one row into the month's file of observations; the very same row is not written twice."""
    from est_cli.importing.ids import Ids
    from est_cli.importing.stored import DATUM, Stored, write

    folder = root()
    with locked(folder, say):
        checked = opened(folder)
        workspace = checked.workspace
        when = _when(nar, tid)
        what, number = _what(workspace, kategori, antal)
        if not (text.strip() or number == "0" or typ == "polisanmald"):
            raise EstError("Observationen saknar text.", "Säg kort vad som hände, inom citattecken. Aldrig vem.")
        said = (known_id("Platsen", plats, workspace.platser), what, _who(workspace, rapportor), typ, number, "", "")
        values = (*when, *said, _text(checked, text, typ))
        row: Celler = (Ids(KALLA, "", egen=False).of("", values), *values)
        stored = Stored(workspace.tree, KALLA)
        if row[0] in stored.ids:
            raise EstError("Den observationen är redan skriven.", "Hände det flera gånger: säg det med --antal.")
        filer = stored.with_rows(workspace.tree, KALLA, [row], [])
        write(folder, filer)
    echo(f"{_told(number)} den {row[DATUM]} vid {plats} står i {', '.join(filer)}.")


def _told(number: str) -> str:
    return "Att det var lugnt" if number == "0" else "Observationen"


def _when(nar: str | None, tid: str | None) -> Tid:
    """When it was, by the words typed; EstError where that is no time, or has not been."""
    from est_cli.importing.table import Skal
    from est_cli.importing.when import read_when

    day = read_date(nar, "--nar") if nar is not None else current().today
    found = read_when((day.isoformat(), tid or "", "", ""), None, current().today)
    if isinstance(found, Skal):
        raise EstError(found, "Skriv --nar 2026-03-12 och --tid 22:30 eller --tid 22:30-01:00.")
    return found


def _what(workspace: Workspace, kategori: str, antal: int | None) -> tuple[str, str]:
    """The category and the number of events as they are written; nothing and 0 where it was quiet."""
    quiet = kategori == LUGNT and LUGNT not in workspace.kategorier
    if antal is not None and not 0 <= antal <= _MOST:
        raise EstError(f"--antal {antal} går inte.", "Skriv ett heltal, högst 999999.")
    if quiet and antal:
        raise EstError(
            f"Det kan inte vara lugnt och ha hänt {antal} gånger.", "Välj en kategori, eller ta bort --antal."
        )
    if quiet:
        return "", "0"
    if kategori not in workspace.kategorier and kategori in workspace.platser:
        raise EstError("Platsen skrivs först, sedan kategorin.", 'est observera PLATS KATEGORI "TEXT"')
    return known_id("Kategorin", kategori, [*workspace.kategorier, LUGNT]), str(1 if antal is None else antal)


def _who(workspace: Workspace, wanted: str | None) -> str:
    actor = coordinator(workspace) if wanted is None else known_id("Aktören", wanted, workspace.aktorer)
    if actor is None:
        raise EstError("Vem såg det?", "Ange funktionen med --rapportor AKTÖR; den ska stå i register/aktorer.yaml.")
    return actor


def _text(checked: Checker, typed: str, typ: str) -> str:
    """The text as it is written; EstError where it is too long, says too much, or may not be there."""
    from est_cli.importing.mapping import POLICE
    from est_cli.importing.table import Skal
    from est_cli.importing.what import read_text

    if typed.strip() and typ == POLICE:
        raise EstError("Om det som är polisanmält skrivs ingen text (O803).", "Ta bort texten.")
    text = read_text(typed)
    if isinstance(text, Skal):
        raise EstError(text, "Korta den.")
    refuse_personal(checked.registers, Document(""), Document("", text))
    return text
