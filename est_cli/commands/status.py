"""`est status`: all cases, where they stand and what is late."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Annotated, Any

import typer

from est_cli.commands import complete
from est_cli.commands.common import Maskinformat, known_id, opened
from est_cli.frame.terminal import echo, plain, progress, say, table, width
from est_cli.model.arende import Skede
from est_cli.rules.check import Checker, check_case
from est_cli.rules.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterator

Forsenat = Annotated[bool, typer.Option("--forsenat", help="Bara ärenden där något är sent.")]
Ansvarig = Annotated[
    str | None,
    typer.Option(
        "--ansvarig", metavar="AKTÖR", help="Bara ärenden som en funktion håller i.", autocompletion=complete.aktorer
    ),
]
Omrade = Annotated[
    str | None, typer.Option("--omrade", metavar="OMRÅDE", help="Bara ett område.", autocompletion=complete.omraden)
]
Skedesval = Annotated[Skede | None, typer.Option("--skede", help="Bara ett skede.")]


def status(
    forsenat: Forsenat = False,  # noqa: FBT002 - Typer's way to declare a flag
    ansvarig: Ansvarig = None,
    omrade: Omrade = None,
    skede: Skedesval = None,
    format: Maskinformat = "text",  # noqa: A002 - the option's own name
) -> None:
    """All cases in the order of their ids, and what is late in them."""
    checked = opened()
    if ansvarig is not None:
        known_id("Aktören", ansvarig, checked.workspace.aktorer)
    if omrade is not None:
        known_id("Området", omrade, _areas(checked))
    rows = [
        row
        for row in standings(checked)
        if (not forsenat or row.sena)
        and (ansvarig is None or row.arende.ansvarig == ansvarig)
        and (omrade is None or _area(checked, row) == omrade)
        and (skede is None or row.skede == skede)
    ]
    if format == "json":
        from est_cli.formats.json import to_json

        echo(to_json({"version": 1, "arenden": [as_data(row) for row in rows]}))
    else:
        _show(checked, rows)


def standings(checked: Checker) -> Iterator[Standing]:
    """Where each case stands; one that cannot be read is named on stderr."""
    ids = checked.workspace.arenden
    for case_id in progress(ids, len(ids), "Läser ärende"):
        case = checked.workspace.case(case_id)
        if case.arende is None:
            say(f"Obs: {case.fil('arende')} går inte att läsa; est validera {case_id} säger varför.")
        else:
            yield standing(case.arende, check_case(checked, case), checked.context.idag)


def as_data(row: Standing) -> dict[str, Any]:
    """A case's standing with the keys of the JSON output."""
    return {
        "arende": row.arende.id,
        "titel": row.arende.titel,
        "plats": row.arende.plats,
        "spar": row.arende.spar or "fordjupad",
        "skede": row.skede,
        "sedan": row.sedan,
        "nasta": row.nasta,
        "hinder": list(row.hinder),
        "sena": [{"slag": sen.slag, "id": sen.id, "ansvarig": sen.ansvarig, "senast": sen.senast} for sen in row.sena],
    }


def _show(checked: Checker, rows: list[Standing]) -> None:
    from est_cli.ord import label

    if not rows:
        echo("Inga ärenden." if not checked.workspace.arenden else "Inga ärenden stämmer med urvalet.")
        return
    cells = [
        [row.arende.id, str(label(row.skede)), str(row.sedan), _gate(row), f"{len(row.sena)} sent" if row.sena else ""]
        for row in rows
    ]
    table(["Ärende", "Skede", "Sedan", "Till nästa skede", "Sent"], cells)
    late = [(row, sen) for row in rows for sen in row.sena]
    if late:
        echo("\nSent:")
    for row, sen in late:
        who = sen.ansvarig or "ingen ansvarig"
        line = f"{row.arende.id}: {label(sen.slag)} {sen.id}, senast {sen.senast} ({who})"
        echo(fill(plain(line), width(), initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False))


def _gate(row: Standing) -> str:
    closed = [f"{len(codes)} {niva}" for niva, codes in (("fel", row.fel), ("hinder", row.hinder)) if codes]
    return ", ".join(closed) or ("öppen grind" if row.nasta else "–")


def _areas(checked: Checker) -> dict[str, str]:
    settings = checked.workspace.installningar
    return (settings.omraden if settings else None) or {}


def _area(checked: Checker, row: Standing) -> str | None:
    place = checked.workspace.platser.get(row.arende.plats)
    return place.omrade if place else None
