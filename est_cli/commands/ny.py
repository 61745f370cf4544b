"""`est ny`: a new case, scaffolded with the method's questions."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands import complete
from est_cli.commands.change import refuse_personal
from est_cli.commands.common import coordinator, known_id, opened, root, written
from est_cli.editing.edit import apply
from est_cli.editing.files import write_folder
from est_cli.editing.lock import locked
from est_cli.editing.operations import AddEntry
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.frame.terminal import echo, folded, is_terminal, plain, say
from est_cli.generated.scaffold import case_files
from est_cli.model.arende import Spar
from est_cli.period import read_period
from est_cli.personal.found import found_in_name
from est_cli.reading.document import Document
from est_cli.reading.invisible import shown
from est_cli.svenska import fold, slug

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.lagesbild.new_case import Ifyllt
    from est_cli.rules.check import Checker
    from est_cli.workspace.load import Workspace

Titel = Annotated[
    str | None,
    typer.Argument(
        metavar="TITEL", help="En rad som säger vad problemet är, inom citattecken; med --fran kan den utelämnas."
    ),
]
Plats = Annotated[
    str | None, typer.Option("--plats", metavar="PLATS", help="Platsens id.", autocompletion=complete.platser)
]
Ansvarig = Annotated[
    str | None,
    typer.Option(
        "--ansvarig",
        metavar="AKTÖR",
        help="Funktionen som håller i ärendet; annars samordnaren i est.yaml.",
        autocompletion=complete.aktorer,
    ),
]
Franval = Annotated[
    str | None,
    typer.Option("--fran", metavar="lagesbild:PERIOD:PLATS", help="Fyll i ärendet ur en lägesbilds siffror."),
]
Sparval = Annotated[Spar, typer.Option("--spar", help="snabb: bara akuta åtgärder. fordjupad: orsakerna utreds.")]
_LONGEST = 60


def ny(
    titel: Titel = None,
    plats: Plats = None,
    ansvarig: Ansvarig = None,
    spar: Sparval = "fordjupad",
    fran: Franval = None,
) -> None:
    """Make the case's folder with its files; a person at a terminal is asked for what is missing."""
    folder = root()
    checked = opened(folder)
    workspace = checked.workspace
    filled = _filled(checked, fran, plats) if fran is not None else None
    title = _title(titel, filled)
    refuse_personal(checked.registers, Document(""), Document("", title))
    case = f"{current().today.year}-{_slug(title)}"
    _refuse_name(checked, case)
    place = filled.plats if filled else _place(folder, checked, plats)
    actor = _actor(workspace, ansvarig)
    answers = filled.problem if filled else None
    files = case_files(title, place, datum=current().today, av=actor, spar=spar, ansvarig=actor, problem=answers)
    with locked(folder, say):
        if case in workspace.arenden:
            raise EstError(f"Ärendet {case} finns redan.", f"Se det med est visa {case}, eller välj en annan titel.")
        write_folder(folder / "arenden" / case, {name: text.encode() for name, text in files.items()})
    echo(f"Ärendet {case} är öppnat i arenden/{case}/, med {actor} som ansvarig.")
    echo(f"Svara på frågorna i problem.yaml. Vad som återstår: est validera {case}")
    for note in filled.obs if filled else ():
        say(folded(f"Obs: {note}"))


def _title(typed: str | None, filled: Ifyllt | None) -> str:
    """The title as typed, else made from the picture."""
    if typed is not None:
        return written(typed, "Titeln")
    if filled is None:
        raise EstError(
            "Argumentet TITEL saknas.", 'Skriv vad problemet är: est ny "Klotter vid stationen" --plats PLATS.'
        )
    return filled.titel


def _filled(checked: Checker, fran: str, plats: str | None) -> Ifyllt:
    """What `--fran` asks for; EstError where it is not so written, or names another place than `--plats`."""
    parts = [part.strip() for part in fran.split(":")]
    if len(parts) != 3 or fold(parts[0]) != "lagesbild":  # noqa: PLR2004 - kind, period, place
        raise EstError(
            f"--fran {shown(fran)} går inte att förstå.",
            "Skriv lagesbild:PERIOD:PLATS, till exempel lagesbild:2026-03:stationen.",
        )
    place = known_id("Platsen", parts[2], checked.workspace.platser)
    if plats is not None and plats != place:
        raise EstError(f"--plats {shown(plats)} och --fran {place} är inte samma plats.", "Utelämna --plats.")
    from est_cli.lagesbild.new_case import fill

    return fill(checked, read_period(parts[1]), place)


def _refuse_name(checked: Checker, case: str) -> None:
    """EstError where the folder would be called something that no name may hold."""
    for hit in found_in_name(case, checked.registers):
        if hit.niva == "fel":
            raise EstError(f"Inget är skrivet. {hit.text}", "Mappen får namn efter titeln: välj en annan titel.")


def _slug(title: str) -> str:
    """The title as an id, cut at a word where it is long."""
    whole = slug(title)
    if not whole:
        raise EstError("Titeln har inga bokstäver att göra ett id av.", "Skriv titeln i ord.")
    return whole if len(whole) <= _LONGEST else whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]


def _place(folder: Path, checked: Checker, wanted: str | None) -> str:
    """The place's id; at a terminal one can be chosen, or a new one added."""
    workspace = checked.workspace
    if wanted is not None and (wanted in workspace.platser or not _asks()):
        return known_id("Platsen", wanted, workspace.platser)
    if not _asks():
        raise EstError("Ange platsen med --plats PLATS.", f"Platser: {', '.join(workspace.platser)}.")
    if wanted is not None:
        say(f"Platsen {wanted} finns inte i register/platser.yaml.")
    say("Platser:\n" + "\n".join(f"  {id_}  {place.namn}" for id_, place in workspace.platser.items()))
    answer = typer.prompt("Platsens id, eller namnet på en ny plats", err=True, default=wanted)
    return answer if answer in workspace.platser else _new_place(folder, checked, answer)


def _new_place(folder: Path, checked: Checker, name: str) -> str:
    new, places = slug(name), checked.workspace.platser
    if not new or new in places:
        return known_id("Platsen", new, places)
    refuse_personal(checked.registers, Document(""), Document("", name))
    answer = typer.prompt(f"Lägga till platsen {plain(name)} ({new}) i register/platser.yaml? ja eller nej", err=True)
    if not answer.lower().startswith("j"):
        raise EstError("Ingen plats vald; inget är skrivet.", "Kör om med --plats PLATS.")
    apply(folder, "register/platser.yaml", AddEntry(new, {"namn": name}), say=say)
    return new


def _actor(workspace: Workspace, wanted: str | None) -> str:
    """Who opens the case: `--ansvarig`, else `est.yaml`s coordinator, else the municipality's first actor."""
    if wanted is not None:
        return known_id("Aktören", wanted, workspace.aktorer)
    found = coordinator(workspace)
    if found is None:
        raise EstError(
            "Vem håller i ärendet?", "Ange funktionen med --ansvarig AKTÖR; den ska stå i register/aktorer.yaml."
        )
    return found


def _asks() -> bool:
    """Whether a person sits at a terminal, and not a script."""
    return is_terminal() and sys.stdin is not None and sys.stdin.isatty()
