"""`est lagesbild`: the picture of a period, written as a report with its map, or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from est_cli.commands import complete
from est_cli.commands.common import known_id, opened
from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, folded, plain, say
from est_cli.observationer.columns import files
from est_cli.period import read_period
from est_cli.svenska import MANADER

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.lagesbild.records import Lagesbild
    from est_cli.period import Period
    from est_cli.rules.check import Checker

Periodval = Annotated[
    str | None,
    typer.Option(
        "--period", metavar="PERIOD", help="Till exempel 2026-v12, 2026-03, 2026-k1, 2026-t1, 2026 eller FRÅN--TILL."
    ),
]
Omradesval = Annotated[
    str | None,
    typer.Option("--omrade", metavar="OMRÅDE", help="Bara ett område.", autocompletion=complete.omraden),
]
Formatval = Annotated[
    Literal["md", "html", "pdf", "json"],
    typer.Option(
        "--format", help="md för git, html för att publicera, pdf för att skicka eller diarieföra, json för program."
    ),
]
FOLDER = "rapporter"


def lagesbild(period: Periodval = None, omrade: Omradesval = None, format: Formatval = "md") -> None:  # noqa: A002 - the option's own name
    """Count a period's observations beside others, and write its picture; JSON goes to stdout."""
    checked = opened()
    chosen = _period(checked, period)
    settings = checked.workspace.installningar
    area = known_id("Området", omrade, (settings and settings.omraden) or ()) if omrade else None
    from est_cli.lagesbild.picture import make_picture

    bild = make_picture(checked, chosen, area)
    if format == "json":
        from est_cli.formats.json import to_json
        from est_cli.formats.lagesbild import lagesbild_json

        echo(to_json(lagesbild_json(bild)))
    else:
        _write(checked, bild, format)


def _period(checked: Checker, wanted: str | None) -> Period:
    """The period that was asked for; EstError with those that there are where none was, or where it is empty."""
    months = sorted({one.manad for one in files(checked.workspace.tree)})
    if wanted is None:
        raise EstError("Vilken period? Ange den med --period.", _advice(checked, months))
    period = read_period(wanted)
    people = f"lagesbilder/{period.namn}.yaml"
    if not set(months) & set(period.manader) and people not in checked.workspace.documents:
        raise EstError(f"Det finns inga observationer för {period.ord}.", _advice(checked, months))
    return period


def _advice(checked: Checker, months: list[str]) -> str:
    """Which months there are, and the command for the latest that is over."""
    if not months:
        return "Hämta observationer först: est importera FIL, eller est observera PLATS KATEGORI TEXT."
    whole = [month for month in months if read_period(month).till < checked.context.idag]
    latest = "Den senaste hela månaden" if whole else "Skriv till exempel"
    span = _in_words(months[0]) if len(months) == 1 else f"{_in_words(months[0])} till {_in_words(months[-1])}"
    return f"Observationer finns för {span}. {latest}: est lagesbild --period {(whole or months)[-1]}"


def _in_words(month: str) -> str:
    return f"{MANADER[int(month[5:]) - 1]} {month[:4]}"


def _write(checked: Checker, bild: Lagesbild, fmt: Literal["md", "html", "pdf"]) -> None:
    """The report and its map file; a map file that no longer has a place is removed."""
    from est_cli.lagesbild.render import render_picture
    from est_cli.lagesbild.view import picture_id
    from est_cli.reports.pdf import to_pdf
    from est_cli.reports.render import Reports

    reports = Reports(checked.workspace, checked.context.idag)
    made = render_picture(reports, bild, "html" if fmt == "pdf" else fmt)
    folder = checked.workspace.root / FOLDER
    if folder.is_symlink():
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est skriver inte genom länkar.", "Ta bort länken.")
    name = picture_id(bild.period.namn, bild.omrade)
    write_whole(folder / f"{name}.{fmt}", to_pdf(made.text) if fmt == "pdf" else made.text.encode())
    _write_map(folder / f"{name}.geojson", made.geojson)
    for sentence in bild.sammanfattning:
        echo(folded(plain(sentence)))
    for one in bild.kandidater:
        echo(plain(f"Förslag på ärende: {one.kommando}"))
    if made.fel:
        say(folded(f"Obs: {made.fel} Kartan är ritad utan kommunens gräns."))
    say(f"Lägesbilden: {FOLDER}/{name}.{fmt}")
    if made.geojson:
        say(f"Kartan: {FOLDER}/{name}.geojson")


def _write_map(path: Path, text: str | None) -> None:
    if text is not None:
        write_whole(path, text.encode())
    elif path.is_file() and not path.is_symlink():
        path.unlink()
