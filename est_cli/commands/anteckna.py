"""`est anteckna`: a dated line in the diary of a case or of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands import complete
from est_cli.commands.change import change, to_change
from est_cli.commands.common import Arendearg, usable, written
from est_cli.commands.measures import index_of
from est_cli.editing.operations import Append
from est_cli.frame.options import current
from est_cli.frame.terminal import echo

if TYPE_CHECKING:
    from est_cli.editing.scalars import Value

Text = Annotated[str, typer.Argument(metavar="TEXT", help="Raden, inom citattecken. Aldrig en persons namn.")]
Atgardsval = Annotated[
    str | None,
    typer.Option("--atgard", metavar="ÅTGÄRD", help="Skriv i en åtgärds dagbok.", autocompletion=complete.atgarder),
]


def anteckna(arende: Arendearg, text: Text, atgard: Atgardsval = None) -> None:
    """Append one line to `anteckningar`."""
    with to_change(arende) as (checked, case):
        line: dict[str, Value] = {"datum": current().today, "text": written(text, "Anteckningen")}
        if atgard is None:
            usable(case)
            change(checked, case, "arende", Append(("anteckningar",), line, before="historik"))
        else:
            place = index_of(case, atgard)
            change(checked, case, "atgarder", Append(("atgarder", place, "anteckningar"), line))
    echo(f"Antecknat i {case.fil('arende' if atgard is None else 'atgarder')}.")
