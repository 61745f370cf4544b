"""`est gallra`: which observations are past their term; removed only by a decision, and with a record of it."""

from __future__ import annotations

from contextlib import nullcontext
from textwrap import fill
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from est_cli.commands.change import refuse_personal
from est_cli.commands.common import opened, root, written
from est_cli.editing.files import remove, write_whole
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, say, table, width
from est_cli.git.repo import repository
from est_cli.observationer.columns import FOLDER, named
from est_cli.observationer.gallring import Gallras, past_term
from est_cli.personal.history import GALLRING_TEXT
from est_cli.reading.document import Document
from est_cli.reports.gallring import Gallring, decided, file_row, protocol
from est_cli.rules.behov import needs
from est_cli.svenska import antal, tal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from est_cli.rules.behov import Behov
    from est_cli.rules.check import Checker

Verkstall = Annotated[bool, typer.Option("--verkstall", help="Ta bort filerna, och skriv ett gallringsprotokoll.")]
Beslut = Annotated[
    str | None,
    typer.Option("--beslut", metavar="TEXT", help='Beslutet om gallring, till exempel "KS 2026/88 § 12".'),
]
_REPORTS: Final = "rapporter"
_READ: Final = ("arende", "problem", "utvardering")
_WRITE: Final = (
    "Skriv i est.yaml, enligt ert gallringsbeslut:\n\n"
    "gallring:\n  observationer_manader: 24\n  beslut: Dokumenthanteringsplanen, KS 2025/88"
)


class Due(NamedTuple):
    """What is past its term, by which rule, the numbers that rest on it, and the cases that cannot be read."""

    manader: int
    grund: str | None
    filer: list[Gallras]
    behov: list[Behov]
    olasliga: list[str]


def gallra(verkstall: Verkstall = False, beslut: Beslut = None) -> None:  # noqa: FBT002 - Typer's way to declare a flag
    """List the files past their term, or remove them by a decision."""
    if verkstall and beslut is None:
        raise EstError("--verkstall behöver --beslut.", 'Skriv beslutets beteckning: --beslut "KS 2026/88 § 12".')
    if beslut is not None and not verkstall:
        raise EstError("--beslut hör ihop med --verkstall.", "Kör est gallra först, och se vad som skulle tas bort.")
    folder = root()
    with locked(folder, say) if verkstall else nullcontext():
        checked = opened(folder)
        due = _due(checked)
        if not due.filer:
            echo(f"Inget att gallra: ingen fil i {FOLDER}/ är äldre än {_months(due)}.")
        elif beslut is None:
            _show(due)
        else:
            _weed(checked, due, written(beslut, "--beslut"))
    if due.filer and _in_git(folder):
        echo(f"\n{fill(GALLRING_TEXT, width())}")


def _due(checked: Checker) -> Due:
    workspace = checked.workspace
    settings = workspace.installningar
    if settings is None:
        raise EstError("est.yaml går inte att läsa.", "est validera visar vad som är fel.")
    term = settings.gallring.observationer_manader if settings.gallring else None
    if not isinstance(term, int):
        raise EstError("est.yaml säger inte hur länge observationer sparas.", _WRITE)
    if workspace.tree.slag(FOLDER) == "lank":
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est tar inte bort genom länkar.", "Ta bort länken.")
    for entry in workspace.tree.scan(FOLDER):
        if entry.slag == "fil" and named(entry.name) is None and entry.name.endswith(".csv"):
            say(f"Obs: {FOLDER}/{entry.name} har ingen månad i namnet, så est vet inte hur gammal den är.")
    try:
        found = list(past_term(workspace.tree, checked.context.idag, term))
    except OSError as error:
        raise EstError(
            f"En fil i {FOLDER}/ går inte att läsa: {error.strerror}.", "Kontrollera rättigheterna."
        ) from None
    ground = settings.gallring.beslut if settings.gallring else None
    return Due(term, ground if isinstance(ground, str) else None, found, *_needs(checked, found))


def _needs(checked: Checker, found: list[Gallras]) -> tuple[list[Behov], list[str]]:
    """The numbers that rest on the files, and the cases that cannot be asked."""
    months = {one.manad for one in found}
    asked: list[Behov] = []
    unread: list[str] = []
    for case_id in checked.workspace.arenden if found else ():
        case = checked.workspace.case(case_id)
        if case.arende is None or not case.unreadable.isdisjoint(_READ):
            unread.append(case_id)
        else:
            asked += needs(case.arende, months)
    return asked, unread


def _show(due: Due) -> None:
    echo(f"{antal(len(due.filer), 'fil', 'filer')} i {FOLDER}/ är äldre än {_months(due)}.")
    echo(f"Grund: {due.grund or 'står inte i est.yaml; skriv den där, under gallring: beslut'}.\n")
    table(
        ("Fil", "Rader", "Byte", "Anmärkning"),
        [(one.fil, tal(one.rader), tal(one.byte), _remark(one)) for one in due.filer],
    )
    if due.behov:
        echo("\nTal som vilar på filerna:")
        for one in due.behov:
            echo(f"- {one.text}{' (behövs än)' if one.behovs else ''}")
    for text, help_ in _objections(due):
        say(f"Obs: {text} {help_}")
    echo('\nTa bort dem, när beslutet finns: est gallra --verkstall --beslut "KS 2026/88 § 12"')


def _remark(one: Gallras) -> str:
    return f"{antal(one.framman, 'rad', 'rader')} från annan månad, eller oläsliga" if one.framman else ""


def _objections(due: Due) -> Iterator[tuple[str, str]]:
    """Why nothing may be removed yet, and what to do."""
    for one in due.filer:
        if one.framman:
            text = f"{one.fil} har {antal(one.framman, 'rad', 'rader')} som inte säkert hör till månaden."
            yield text, "est validera visar dem; rätta eller flytta dem först."
    for need in due.behov:
        if need.behovs:
            help_ = (
                f"Kör est utvardera {need.arende} --skriv, så står talen och deras kontrollsumma i ärendet; eller "
                "avsluta ärendet; eller ta bort indikatorns matning, så gäller talet som det står."
            )
            yield f"Ett öppet ärende behöver filerna: {need.text}.", help_
    for case in due.olasliga:
        yield f"{case} går inte att läsa, så est vet inte om det behöver filerna.", f"est validera {case} säger varför."


def _weed(checked: Checker, due: Due, beslut: str) -> None:
    """Write the record, then remove: what is interrupted between can be run again, and nothing goes unrecorded."""
    folder, settings = checked.workspace.root, checked.workspace.installningar
    for text, help_ in _objections(due):
        raise EstError(f"Inget är borttaget. {text}", help_, 1)
    kommun = settings.kommun if settings and isinstance(settings.kommun, str) else ""
    weeding = Gallring(kommun, checked.context.idag, beslut, due.grund, due.manader)
    fil = _recorded(folder, weeding, due.filer)
    if fil is None:
        fil = _free_name(folder, weeding)
        text = protocol(weeding, due.filer, [one.text for one in due.behov])
        refuse_personal(checked.registers, Document(fil), Document(fil, text))
        write_whole(folder / fil, text.encode())
    for one in due.filer:
        remove(folder / one.fil)
    echo(f"{antal(len(due.filer), 'fil är borttagen', 'filer är borttagna')}. Protokollet: {fil}")
    for need in due.behov:
        echo(f"Går inte längre att räkna om: {need.text}.")
    say(f"Checka in båda: git add -A {FOLDER} {_REPORTS}")


def _recorded(folder: Path, weeding: Gallring, due: list[Gallras]) -> str | None:
    """The record of an interrupted weeding by the same decision, in which all that is left stands."""
    lines = {decided(weeding), *map(file_row, due)}
    for path in sorted((folder / _REPORTS).glob("gallring-*.md")):
        text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
        if lines.issubset(text.split("\n")):
            return f"{_REPORTS}/{path.name}"
    return None


def _free_name(folder: Path, weeding: Gallring) -> str:
    """A name that no record has: the first of a day bears only its date."""
    name, number = f"{_REPORTS}/gallring-{weeding.datum}.md", 1
    while (folder / name).exists() or (folder / name).is_symlink():
        number += 1
        name = f"{_REPORTS}/gallring-{weeding.datum}-{number}.md"
    return name


def _months(due: Due) -> str:
    return antal(due.manader, "månad", "månader")


def _in_git(folder: Path) -> bool:
    try:
        repository(folder)
    except EstError:
        return False
    return True
