"""`est undantag`: a case says which rule it does not follow, or a sentence why it may stand (följ eller förklara)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Final

import typer

from est_cli.commands import complete
from est_cli.commands.change import change, to_change
from est_cli.commands.common import usable, written
from est_cli.editing.operations import Append
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, say
from est_cli.personal.exceptions import EXCUSABLE, STALE
from est_cli.reading.invisible import shown
from est_cli.rules.catalogue import rules
from est_cli.rules.judge import exempted
from est_cli.svenska import menade_du
from est_cli.workspace.load import CASE_ID

if TYPE_CHECKING:
    from est_cli.rules.rule import Rule

Kod = Annotated[
    str,
    typer.Argument(metavar="KOD", help="Regelns kod, till exempel T407 eller I706.", autocompletion=complete.regler),
]
Vad = Annotated[
    str,
    typer.Argument(
        metavar="FIL:RAD|ÄRENDE",
        help="För en I-regel: filen och raden, som est validera skriver dem. Annars ärendet.",
        autocompletion=complete.arenden,
    ),
]
Skal = Annotated[str, typer.Option("--motiv", metavar="TEXT", help="Varför regeln inte följs, eller texten får stå.")]
_FROM: Final = "Undantag görs från P-, A-, T- och U-regler för ett ärende, och från I-regler för en mening."
_PLACE: Final = re.compile(r"(?P<fil>.+?):(?P<rad>[0-9]{1,7})(?::(?P<kolumn>[0-9]{1,7}))?:?")


def undantag(kod: Kod, vad: Vad, motiv: Skal) -> None:
    """Append an exception, with its reason, to the case's `undantag` or to `register/undantag.yaml`."""
    code = kod.strip().upper()
    if CASE_ID.fullmatch(kod) or _PLACE.fullmatch(kod):
        raise EstError("Regelns kod kommer först.", f"est undantag KOD {kod} --motiv …")
    if code in EXCUSABLE:
        _of_sentence(code, vad, written(motiv, "Motivet"))
    else:
        _of_case(_rule(kod, code), vad, written(motiv, "Motivet"))


def _of_sentence(code: str, where: str, motiv: str) -> None:
    from est_cli.commands.excuse import excuse_at

    place = _PLACE.fullmatch(where)
    if place is None:
        help_ = f"est undantag {code} FIL:RAD --motiv …, till exempel arenden/2026-klotter/problem.yaml:4"
        raise EstError(f"{code} gäller en mening i en fil: ange filen och raden.", help_)
    excuse_at(code, place["fil"], int(place["rad"]), int(place["kolumn"] or 0), motiv)


def _of_case(regel: Rule, arende: str, motiv: str) -> None:
    with to_change(arende) as (checked, case):
        whole = usable(case)
        if regel.kod in exempted(whole):
            raise EstError(f"{whole.id} har redan ett undantag från {regel.kod}.", "Ändra motivet i arende.yaml.")
        line = {"regel": regel.kod, "motiv": motiv}
        change(checked, case, "arende", Append(("undantag",), line, before="historik"))
        broken = any(regel.check(whole, checked.context))
    if not broken:
        say(f"Obs: ärendet uppfyller {regel.kod} redan; undantaget räknas ändå som en regel som inte följs.")
    echo(f"{whole.id} är undantaget från {regel.kod} ({regel.namn}). Skälet står först i rapporten.")


def _rule(kod: str, code: str) -> Rule:
    regel = rules().get(code)
    if code == STALE or (regel is None and code[:1] not in {*"PATUI"}):
        raise EstError(f"Från {shown(kod)} görs inga undantag.", _FROM)
    if regel is None:
        known = (*rules(), *EXCUSABLE)
        raise EstError(f"Regeln {shown(kod)} finns inte.", menade_du(code, known) or "est regel visar alla regler.")
    if not regel.kan_undantas:
        raise EstError(f"Från {code} görs inga undantag.", _FROM)
    return regel
