"""`est undantag`: a case says which rule it does not follow, and why (följ eller förklara)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands import complete
from est_cli.commands.change import change, to_change
from est_cli.commands.common import Arendearg, usable, written
from est_cli.editing.operations import Append
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, say
from est_cli.reading.invisible import shown
from est_cli.rules.catalogue import rules
from est_cli.rules.judge import exempted
from est_cli.svenska import menade_du
from est_cli.workspace.load import CASE_ID

if TYPE_CHECKING:
    from est_cli.rules.rule import Rule

Kod = Annotated[
    str, typer.Argument(metavar="KOD", help="Regelns kod, till exempel T407.", autocompletion=complete.regler)
]
Skal = Annotated[str, typer.Option("--motiv", metavar="TEXT", help="Varför regeln inte följs; står först i rapporten.")]


def undantag(kod: Kod, arende: Arendearg, motiv: Skal) -> None:
    """Append an exception, with its reason, to the case's `undantag`."""
    regel = _rule(kod)
    with to_change(arende) as (checked, case):
        whole = usable(case)
        if regel.kod in exempted(whole):
            raise EstError(f"{whole.id} har redan ett undantag från {regel.kod}.", "Ändra motivet i arende.yaml.")
        line = {"regel": regel.kod, "motiv": written(motiv, "Motivet")}
        change(checked, case, "arende", Append(("undantag",), line, before="historik"))
        broken = any(regel.check(whole, checked.context))
    if not broken:
        say(f"Obs: ärendet uppfyller {regel.kod} redan; undantaget räknas ändå som en regel som inte följs.")
    echo(f"{whole.id} är undantaget från {regel.kod} ({regel.namn}). Skälet står först i rapporten.")


def _rule(kod: str) -> Rule:
    code = kod.strip().upper()
    regel = rules().get(code)
    if CASE_ID.fullmatch(kod):
        raise EstError("Regelns kod kommer först, sedan ärendet.", f"est undantag KOD {kod} --motiv …")
    if regel is None and not any(code.startswith(letter) for letter in "PATU"):
        raise EstError(f"Från {shown(kod)} görs inga undantag.", "Undantag görs från P-, A-, T- och U-regler.")
    if regel is None:
        raise EstError(f"Regeln {shown(kod)} finns inte.", menade_du(code, rules()) or "est regel visar alla regler.")
    if not regel.kan_undantas:
        raise EstError(f"Från {code} görs inga undantag.", "Undantag görs från P-, A-, T- och U-regler.")
    return regel
