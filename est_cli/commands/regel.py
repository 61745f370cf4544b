"""`est regel`: what the rules ask, and what one of them teaches."""

from __future__ import annotations

from textwrap import fill, indent
from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.errors import EstError
from est_cli.frame.terminal import echo, width

if TYPE_CHECKING:
    from collections.abc import Mapping

    from est_cli.generated.lessons import Lesson

Kod = Annotated[str | None, typer.Argument(metavar="KOD", help="Regelns kod, till exempel A306; utelämnat: alla.")]


def regel(kod: Kod = None) -> None:
    """List the rules by letter, or teach one."""
    from est_cli.generated.lessons import lessons

    known = lessons()
    if kod is None:
        _list(known)
    else:
        _teach(_wanted(kod, known))


def _wanted(kod: str, known: Mapping[str, Lesson]) -> Lesson:
    from est_cli.reading.invisible import shown
    from est_cli.svenska import menade_du

    if kod.upper() in known:
        return known[kod.upper()]
    hint = menade_du(kod, known)
    raise EstError(f"Regeln {shown(kod)} finns inte. {hint}".rstrip(), "Skriv est regel för att se alla.")


def _list(known: Mapping[str, Lesson]) -> None:
    from est_cli.generated.lessons import AREAS

    for letter, area in AREAS.items():
        echo(f"{area}")
        for one in known.values():
            if one.kod.startswith(letter):
                echo(f"  {one.kod}  {one.niva:<7}  {one.namn}")
        echo("")
    echo("Ett fel kallas hinder så länge ärendet står kvar i regelns skede.\nLäs mer om en regel: est regel KOD")


def _teach(one: Lesson) -> None:
    parts = [
        f"{one.kod}  {one.namn}",
        _paragraph(one.galler),
        f"Varför\n{_paragraph(one.varfor)}",
        f"Gör så här\n{_paragraph(one.gor)}",
        f"Så här\n{indent(one.bra, '    ')}",
        f"Inte så här\n{indent(one.daligt, '    ')}",
        f"Källa\n{_paragraph(one.kalla)}",
    ]
    echo("\n\n".join(parts))


def _paragraph(text: str) -> str:
    return fill(
        text, width(), initial_indent="  ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
