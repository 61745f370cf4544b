"""`est importera`: foreign files become observations, or a first profile is guessed from one of them."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands import complete
from est_cli.commands.common import known_id, opened, root
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.frame.terminal import complain, echo, folded, plain, say

if TYPE_CHECKING:
    from est_cli.importing.outcome import Utfall
    from est_cli.rules.check import Checker

Filer = Annotated[
    list[str],
    typer.Argument(
        metavar="FIL", help="CSV, Excel (.xlsx) eller Polisens händelser (JSON). Slutstatus 1 om någon rad avvisas."
    ),
]
Profil = Annotated[
    str | None,
    typer.Option(
        "--profil",
        metavar="NAMN",
        help="Profilen i register/import/ som filen läses med. Utelämnat: den enda som passar.",
        autocompletion=complete.profiler,
    ),
]
Rapportor = Annotated[
    str | None,
    typer.Option(
        "--rapportor",
        metavar="AKTÖR",
        help="Funktionen som rapporterar, för rader som inte säger det själva.",
        autocompletion=complete.aktorer,
    ),
]
Gissa = Annotated[
    bool,
    typer.Option("--gissa", help="Skriv en första profil av filen, och visa fem rader så som de skulle bli."),
]


def importera(filer: Filer, profil: Profil = None, rapportor: Rapportor = None, gissa: Gissa = False) -> int:  # noqa: FBT002 - Typer's way to declare a flag
    """Read in files of observations; the same row is never added twice. Exit status 1 where any row was refused."""
    folder = root()
    if gissa:
        from est_cli.commands.gissa import guess

        return guess(folder, filer, profil, rapportor)
    from est_cli.importing.safe_name import called
    from est_cli.importing.side_file import side_name

    with locked(folder, say):
        checked = _ready(opened(folder), profil, rapportor)
        done, errors = [], []
        numbers = Counter[str]()
        for fil in filer:
            numbers[side_name(Path(fil).name)] += 1
            try:
                done.append(_one(checked, fil, profil, rapportor, numbers[side_name(Path(fil).name)]))
            except EstError as error:
                errors.append((called(fil, checked.registers), error))
    for utfall in done:
        _tell(utfall)
    return _ended(done, errors, alone=len(filer) == 1)


def _ready(checked: Checker, profil: str | None, rapportor: str | None) -> Checker:
    """The workspace, where its registers can be trusted and hold what was typed."""
    from est_cli.importing.profile import refuse_faulty_registers
    from est_cli.workspace.load import PROFILES

    workspace = checked.workspace
    refuse_faulty_registers(workspace)
    if rapportor is not None:
        known_id("Aktören", rapportor, workspace.aktorer)
        gone = workspace.aktorer[rapportor].upphord
        if isinstance(gone, date) and gone < current().today:
            raise EstError(f"Aktören {rapportor} upphörde {gone}.", "Ange en som finns: --rapportor AKTÖR")
    if profil is not None and f"{PROFILES}/{profil}.yaml" in workspace.documents and profil not in workspace.profiler:
        raise EstError(f"{PROFILES}/{profil}.yaml går inte att läsa.", "est validera visar vad som är fel.")
    if profil is not None:
        known_id("Profilen", profil, workspace.profiler)
    return checked


def _one(checked: Checker, fil: str, profil: str | None, rapportor: str | None, nummer: int) -> Utfall:
    from est_cli.importing.bring import bring
    from est_cli.importing.foreign import read_foreign
    from est_cli.importing.profile import open_file
    from est_cli.importing.rows import Rapport
    from est_cli.importing.safe_name import refuse_name

    workspace, name = checked.workspace, Path(fil).name
    refuse_name("Filens", name, checked.registers)
    kalla, tabell = open_file(name, read_foreign(fil, workspace.root), workspace, profil)
    refuse_name("Profilens", kalla.namn, checked.registers)
    return bring(name, tabell, workspace, checked.registers, Rapport(kalla, rapportor, current().today, nummer))


def _tell(utfall: Utfall) -> None:
    from est_cli.commands.imported import told

    for line in told(utfall):
        echo(folded(plain(line)))


def _ended(done: list[Utfall], errors: list[tuple[str, EstError]], *, alone: bool) -> int:
    """The exit status: 2 where a file could not be read, 1 where a row was refused."""
    if errors and alone:
        raise errors[0][1]
    for fil, error in errors:
        complain(f"Fel i {fil}: {error.text}\n{error.hjalp}".rstrip())
    if errors:
        return 2
    return int(any(utfall.avvisade for utfall in done))
