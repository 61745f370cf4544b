"""`est observera`: one observation by hand, as when somebody calls on a Monday."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from est_cli.commands import complete
from est_cli.commands.change import refuse_personal
from est_cli.commands.common import coordinator, known_id, opened, root
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.options import current, read_date
from est_cli.frame.terminal import echo, folded, say
from est_cli.importing.names import LUGNT, actors, categories, places, same
from est_cli.model.importprofil import Importprofil
from est_cli.observationer.gallring import is_past
from est_cli.reading.document import Document
from est_cli.svenska import antal as antal_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from est_cli.importing.names import Names
    from est_cli.importing.stored import Celler
    from est_cli.importing.when import Tid
    from est_cli.model.register import Aktor, Kategori, Plats
    from est_cli.rules.check import Checker
    from est_cli.workspace.load import Workspace

Platsval = Annotated[
    str, typer.Argument(metavar="PLATS", help="Platsens id eller namn.", autocompletion=complete.platser)
]
Kategorival = Annotated[
    str,
    typer.Argument(
        metavar="KATEGORI",
        help="Kategorins id eller namn; lugnt: någon har sett efter, och inget hade hänt.",
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
_NO_PROFILE: Final = Importprofil.model_construct()
"""With which words are only those of the registers."""


def observera(  # noqa: PLR0913, PLR0917 - one for each thing that can be said of an observation
    plats: Platsval,
    kategori: Kategorival,
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
        when = _when(workspace, nar, tid)
        what, number = _what(workspace, kategori, antal, when.datum)
        if not (text.strip() or number == "0" or typ == "polisanmald"):
            raise EstError("Observationen saknar text.", "Säg kort vad som hände, inom citattecken. Aldrig vem.")
        where = _named("Platsen", plats, places(workspace, _NO_PROFILE), workspace.platser, when.datum)
        who = _who(workspace, rapportor, when.datum)
        values = (*when, where, what, who, typ, number, "", "", _text(checked, text, typ))
        row: Celler = (Ids(KALLA, egen=False).of("", values), *values)
        stored = Stored(workspace.tree, KALLA)
        if row[0] in stored.ids:
            raise _double(number)
        filer = stored.with_rows(workspace.tree, KALLA, [row], [])
        write(folder, filer)
    text = f"{_told(number)} den {row[DATUM]} vid {where} står i {', '.join(filer)}."
    echo(folded(text))


def _told(number: str) -> str:
    return "Att det var lugnt" if number == "0" else "Observationen"


def _double(number: str) -> EstError:
    if number == "0":
        return EstError("Det står redan att det var lugnt.", "Gäller det en annan stund: ange den med --tid.")
    return EstError(
        "Den observationen är redan skriven.", "Hände det igen: ange klockslaget med --tid, eller skriv en annan text."
    )


def _when(workspace: Workspace, nar: str | None, tid: str | None) -> Tid:
    """When it was, by the words typed; EstError where that is no time, has not been, or is weeded already."""
    from est_cli.importing.table import Skal
    from est_cli.importing.when import read_when

    day = read_date(nar, "--nar") if nar is not None else current().today
    found = read_when((day.isoformat(), tid or "", "", ""), None, current().today)
    if isinstance(found, Skal):
        raise EstError(found, "Skriv --nar 2026-03-12 och --tid 22:30 eller --tid 22:30-01:00.")
    _refuse_weeded(workspace, day)
    return found


def _refuse_weeded(workspace: Workspace, day: date) -> None:
    settings = workspace.installningar
    term = settings.gallring.observationer_manader if settings and settings.gallring else None
    if isinstance(term, int) and term > 0 and is_past(f"{day:%Y-%m}", current().today, term):
        text = f"{day} är äldre än gallringsfristen, {antal_(term, 'månad', 'månader')}."
        raise EstError(text, "Så gamla observationer sparas inte. Kontrollera --nar.")


def _what(workspace: Workspace, kategori: str, antal: int | None, datum: str) -> tuple[str, str]:
    """The category and the number of events as they are written; nothing and 0 where it was quiet."""
    names = categories(workspace, _NO_PROFILE)
    quiet = same(kategori) == LUGNT and LUGNT not in names
    if antal is not None and not 0 <= antal <= _MOST:
        raise EstError(f"--antal {antal} går inte.", "Skriv ett heltal, högst 999999.")
    if quiet and antal:
        raise EstError(
            f"Det kan inte vara lugnt och ha hänt {antal} gånger.", "Välj en kategori, eller ta bort --antal."
        )
    if quiet:
        return "", "0"
    if same(kategori) not in names and same(kategori) in places(workspace, _NO_PROFILE):
        raise EstError("Platsen skrivs först, sedan kategorin.", 'est observera PLATS KATEGORI "TEXT"')
    found = _named("Kategorin", kategori, names, workspace.kategorier, datum)
    if antal == 0 and LUGNT not in names:
        raise EstError("Med --antal 0 har inget hänt.", "Skriv lugnt som kategori: est observera PLATS lugnt")
    return ("", "0") if antal == 0 else (found, str(1 if antal is None else antal))


def _who(workspace: Workspace, wanted: str | None, datum: str) -> str:
    if wanted is not None:
        return _named("Aktören", wanted, actors(workspace, _NO_PROFILE), workspace.aktorer, datum)
    actor = coordinator(workspace)
    if actor is None:
        raise EstError("Vem såg det?", "Ange funktionen med --rapportor AKTÖR; den ska stå i register/aktorer.yaml.")
    return actor


def _named(kind: str, typed: str, names: Names, records: Mapping[str, Aktor | Kategori | Plats], datum: str) -> str:
    """The id of what was typed, by the words that an import takes; EstError for nothing, or what had ceased by then."""
    ended = {id_: one.upphord for id_, one in records.items() if isinstance(one.upphord, date)}
    gone = [id_ for id_, upphord in ended.items() if datum > upphord.isoformat()]
    id_ = names.get(same(typed)) or known_id(kind, typed, [id_ for id_ in records if id_ not in gone])
    if id_ in gone:
        raise EstError(f"{kind} {id_} upphörde {ended[id_]}.", "Välj en som finns, eller rätta dagen med --nar.")
    return id_


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
