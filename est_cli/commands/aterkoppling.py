"""`est aterkoppling`: what reports led to, for the public and for those who reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from est_cli.commands import complete
from est_cli.commands.change import refuse_personal
from est_cli.commands.common import case_id, opened, usable
from est_cli.commands.lagesbild import Periodval  # noqa: TC001 - Typer reads it when the command runs
from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.terminal import folded, say
from est_cli.period import read_period
from est_cli.reading.document import Document
from est_cli.svenska import antal, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.aterkoppling.records import Allmantvy
    from est_cli.aterkoppling.render import Vyer
    from est_cli.reports.environment import Format
    from est_cli.rules.check import Checker

Arendeval = Annotated[
    str | None,
    typer.Argument(metavar="ÄRENDE", help="Ärendets id; annars --period.", autocompletion=complete.arenden),
]
Formatval = Annotated[
    Literal["md", "html", "pdf"],
    typer.Option("--format", help="md för git, html för att publicera, pdf för att skicka."),
]
FOLDER = "rapporter"
_WORST = 3
"""So many sentences are shown of those that raise the LIX."""


def aterkoppling(arende: Arendeval = None, period: Periodval = None, format: Formatval = "md") -> None:  # noqa: A002 - the option's own name
    """Write the public text and the one for those who reported, of a case or a period."""
    checked = opened()
    name, made = _views(checked, arende, period)
    if (checked.workspace.root / FOLDER).is_symlink():
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est skriver inte genom länkar.", "Ta bort länken.")
    for fil, data in _files(checked, name, made, format).items():
        write_whole(checked.workspace.root / fil, data)
    for line in (*_readability(made.allmant), *_left_out(made.allmant), *_files_told(name, format, made)):
        say(folded(line))
    for line in _to_record(checked, made):
        say(line)


def _views(checked: Checker, arende: str | None, period: str | None) -> tuple[str, Vyer]:
    from est_cli.aterkoppling.render import case_views, period_views
    from est_cli.reports.render import Reports

    if (arende is None) == (period is None):
        what = "Ange ett ärende eller en period." if arende is None else "Ange ett ärende eller en period, inte båda."
        raise EstError(what, "Skriv till exempel est aterkoppling ÄRENDE, eller est aterkoppling --period 2026-10.")
    reports = Reports(checked.workspace, checked.context.idag)
    if period is not None:
        chosen = read_period(period)
        return chosen.namn, period_views(reports, chosen)
    case = checked.workspace.case(case_id(checked, arende or ""))
    unread = [case.fil(one) for one in sorted(case.unreadable)]
    if unread:
        raise EstError(f"{uppraknat(unread)} går inte att läsa.", f"est validera {case.id} visar vad som är fel.")
    return case.id, case_views(reports, usable(case))


def _files(checked: Checker, name: str, made: Vyer, fmt: str) -> dict[str, bytes]:
    """Each file's bytes; EstError where a text holds personal data, before anything is written."""
    from est_cli.aterkoppling.render import texts
    from est_cli.reports.render import Reports

    template: Format = "md" if fmt == "md" else "html"
    found = {}
    for ending, text in texts(Reports(checked.workspace, checked.context.idag), made, template).items():
        own = f"{FOLDER}/aterkoppling-{name}{ending}"
        fil = f"{own}.{template}"
        refuse_personal(checked.registers, Document(fil), Document(fil, text))
        found[f"{own}.{fmt}"] = _bytes(text, fmt)
    return found


def _bytes(text: str, fmt: str) -> bytes:
    if fmt != "pdf":
        return text.encode()
    from est_cli.reports.pdf import to_pdf

    return to_pdf(text)


def _readability(vy: Allmantvy) -> Iterator[str]:
    """The LIX of the public text, and the coordinator's sentences that raise it most."""
    from est_cli.aterkoppling.lix import count, in_words, raises, split, total

    pairs = [(mening, one.fran) for one in vy.stycken for mening in split(one.text)]
    value = total(count(mening) for mening, _ in pairs).varde
    yield f"Texten till allmänheten har LIX {round(value)}: {in_words(value)}."
    weighed = sorted(zip(raises([mening for mening, _ in pairs]), pairs, strict=True), key=lambda one: -one[0])
    worst = [(gain, mening, fran) for gain, (mening, fran) in weighed if fran and gain > 0][:_WORST]
    if worst:
        yield "De här meningarna gör den svårast att läsa:"
    for gain, mening, fran in worst:
        size = count(mening)
        yield (
            f"  {fran}: {antal(size.ord, 'ord', 'ord')}, {size.langa} långa; utan den sjunker LIX med "
            f"{tal(round(gain, 1))}. ”{mening}”"
        )


def _left_out(vy: Allmantvy) -> Iterator[str]:
    for one in vy.utelamnat:
        yield f"Inte med i texten till allmänheten: ”{one.mening}” ({one.fran}): {one.skal}. Skriv om den där."
    for word, fran in dict.fromkeys(vy.ord):
        yield f"Ordet ”{word}” förstår inte alla ({fran}). Byt det mot ett vanligt ord."


def _files_told(name: str, fmt: str, made: Vyer) -> Iterator[str]:
    yield f"Till allmänheten: {FOLDER}/aterkoppling-{name}.{fmt}"
    letters, number = f"{FOLDER}/aterkoppling-{name}-rapportorer.{fmt}", len(made.brev.brev)
    if number:
        who = antal(number, "organisation", "organisationer")
        yield f"Till {who} som rapporterat: {letters} (publicera den inte)"
    else:
        yield f"Ingen organisation har rapporterat något som räknas här; {letters} säger varför."
    yield from made.brev.anmarkningar


def _to_record(checked: Checker, made: Vyer) -> Iterator[str]:
    """The lines for `aterkoppling` in the case's file: what was sent is for the sender to say."""
    if not made.arenden:
        return
    files = [f"arenden/{id_}/utvardering.yaml" for id_ in made.arenden]
    yield ""
    yield folded(f"När texterna är skickade: skriv det i {uppraknat(files)}, under aterkoppling:")
    yield "aterkoppling:"
    for till, kanal in (("rapportorer", "e-post"), ("allmanheten", "kommunens webbplats")):
        if till == "allmanheten" or made.brev.brev:
            yield f"  - {{datum: {checked.context.idag}, till: {till}, kanal: {kanal}}}"
