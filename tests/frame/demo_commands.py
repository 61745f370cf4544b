"""Commands for the frame's own tests: small, but annotated as the real ones are."""

import os
import sys
import time
from enum import Enum
from pathlib import Path
from typing import Annotated, Literal

import typer

from est_cli.errors import EstError
from est_cli.frame import options, terminal


class Status(Enum):
    """What a measure can be."""

    PLANERAD = "planerad"
    PAGAR = "pagar"
    GENOMFORD = "genomford"


def cases() -> list[tuple[str, str]]:
    """Complete a case."""
    return [("2026-stationen", "Klotter vid stationen"), ("2026-parken", "Bråk i parken")]


def validera(
    arende: Annotated[list[str] | None, typer.Argument(metavar="ÄRENDE", help="Ärenden, annars alla.")] = None,
    format_: Annotated[Literal["text", "json"], typer.Option("--format", help="Utdata.")] = "text",
    antal: Annotated[int, typer.Option(metavar="N", min=1, max=25, help="Högst så många fynd.")] = 3,
    andel: Annotated[float | None, typer.Option(help="Andel.")] = None,
    ratta: Annotated[bool, typer.Option("--ratta", help="Rätta det som är säkert.")] = False,  # noqa: FBT002
    fil: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="En fil.")] = None,
) -> int:
    """Print what it was given."""
    shared = options.current()
    terminal.say("Läser …")
    terminal.echo(f"{arende} {format_} {antal} {andel} {ratta} {fil}")
    terminal.echo(f"{shared.arbetsyta} {shared.datum} {shared.datum_typed} {shared.tyst}")
    return 1 if arende == ["fel"] else 0


def visa(
    arende: Annotated[str, typer.Argument(metavar="ÄRENDE", autocompletion=cases, help="Ärendets id.")],
) -> None:
    """Print a case."""
    terminal.echo(arende)


def framat(
    arende: Annotated[str, typer.Argument(metavar="ÄRENDE")],
    datum: Annotated[str | None, typer.Option("--datum", help="Flyttens dag.")] = None,
) -> None:
    """Have a --datum of its own."""
    terminal.echo(f"{arende} {datum} {options.current().datum}")


def atgard_status(
    arende: Annotated[str, typer.Argument(metavar="ÄRENDE", autocompletion=cases)],
    atgard: Annotated[str, typer.Argument(metavar="ÅTGÄRD")],
    status: Annotated[Status, typer.Argument(metavar="STATUS", help="Det nya läget.")],
) -> None:
    """Change a status."""
    terminal.echo(f"{arende} {atgard} {status.value}")


def atgard_ny(titel: Annotated[str, typer.Argument()]) -> None:
    """Add a measure."""
    terminal.echo(titel)


def krasch(hur: Annotated[str, typer.Argument()]) -> None:
    """End in every way that a command can."""
    if hur == "fel":
        raise EstError("Grinden är stängd.", "Se est visa.", exit_code=1)
    if hur == "steg":
        raise EstError("x\x1b[31m\u202e")
    if hur == "avbrott":
        raise KeyboardInterrupt
    if hur == "nej":
        raise typer.Abort
    if hur == "disk":
        Path(os.devnull, "x").mkdir()
    if hur == "skydd":
        raise PermissionError(13, "Permission denied", "register/platser.yaml")
    if hur == "status":
        raise typer.Exit(1)
    raise KeyError(hur)


def svammel() -> None:
    """Write more than a pipe holds."""
    for _ in range(20_000):
        sys.stdout.write("en rad till\n")
    sys.stdout.flush()


def tabell() -> None:
    """Write a table and, on a terminal, progress."""
    rows = [["2026-å", "rad\tett\n\x1b[31m [bold]x[/bold]"], ["b", "två"]]
    terminal.table(["Ärende", "Text"], list(terminal.progress(rows, 2, "Läser")))


def vanta() -> None:
    """Work for a while."""
    for _ in terminal.progress(range(8), 8, "Läser"):
        time.sleep(0.1)
