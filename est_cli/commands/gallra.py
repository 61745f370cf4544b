"""`est gallra`: which observations are past their term; removed only by a decision, and with a record of it."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Annotated, Final, NamedTuple

import typer

from est_cli.commands.change import refuse_personal
from est_cli.commands.common import opened, root, written
from est_cli.commands.weeding import REPORTS, Pagaende, begun, carry_out, left
from est_cli.editing.files import write_whole
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, folded, plain, say, table
from est_cli.git.repo import repository
from est_cli.observationer.columns import FOLDER, named
from est_cli.observationer.gallring import REFUSED as AVVISADE
from est_cli.observationer.gallring import Gallras, past_term
from est_cli.personal.history import GALLRING_TEXT
from est_cli.reading.document import Document
from est_cli.reading.refused import REFUSED
from est_cli.reports.gallring import Gallring, listed, protocol
from est_cli.rules.behov import needs
from est_cli.svenska import antal, tal, uppraknat

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
        _say_strange(checked)
        due, unfinished = _due(checked), list(begun(folder))
        if beslut is not None:
            _weed(checked, due, unfinished, written(beslut, "--beslut"))
        else:
            _show(folder, due, unfinished)
    if (due.filer or unfinished) and _in_git(folder):
        _tell(f"\n{GALLRING_TEXT}")


def _say_strange(checked: Checker) -> None:
    """Tell of what in the folder is never weeded, since its name says no month."""
    tree = checked.workspace.tree
    if tree.slag(FOLDER) == "lank":
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est tar inte bort genom länkar.", "Ta bort länken.")
    for entry in tree.scan(FOLDER):
        if entry.slag != "fil":
            _note(f"{FOLDER}/{entry.name} är ingen vanlig fil; est gallrar den inte.")
        elif named(entry.name) is None:
            text = f"{FOLDER}/{entry.name} heter inte <månad>-<import>.csv, så est vet inte hur gammal den är."
            _note(f"{text} Den gallras inte.")


def _due(checked: Checker) -> Due:
    workspace = checked.workspace
    settings = workspace.installningar
    if settings is None:
        raise EstError("est.yaml går inte att läsa.", "est validera visar vad som är fel.")
    term = _term(settings.gallring.observationer_manader if settings.gallring else None)
    try:
        found = list(past_term(workspace.tree, checked.context.idag, term))
    except OSError as error:
        raise EstError(
            f"En fil i {FOLDER}/ eller {AVVISADE}/ går inte att läsa: {error.strerror}.", "Kontrollera rättigheterna."
        ) from None
    ground = settings.gallring.beslut if settings.gallring else None
    return Due(term, ground if isinstance(ground, str) else None, found, *_needs(checked, found))


def _term(manader: object) -> int:
    """So many months observations are kept; EstError where that is not said, or nothing that can be meant."""
    if isinstance(manader, int) and manader > 0:
        return manader
    if manader is REFUSED or isinstance(manader, int):
        text = "observationer_manader i est.yaml är inget antal månader; det ska vara ett heltal, minst 1."
        raise EstError(text, _WRITE)
    raise EstError("est.yaml säger inte hur länge observationer sparas.", _WRITE)


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


def _show(folder: Path, due: Due, unfinished: list[Pagaende]) -> None:
    for record in unfinished:
        still = antal(len(left(folder, record)), "fil", "filer")
        _note(f"{record.fil} är inte avslutat: {still} kvar att ta bort. est gallra --verkstall avslutar det först.")
    if not due.filer:
        _tell(f"Inget att gallra: ingen fil i {FOLDER}/ är äldre än {_months(due)}.")
        return
    _tell(f"{_files(due)} är äldre än {_months(due)}.")
    _tell(f"Grund: {due.grund or 'står inte i est.yaml; skriv den där, under gallring: beslut'}.\n")
    table(
        ("Fil", "Rader", "Byte", "Anmärkning"),
        [(one.fil, tal(one.rader), tal(one.byte), _remark(one)) for one in due.filer],
    )
    if due.behov:
        echo("\nTal som vilar på filerna:")
        for one in due.behov:
            _tell(f"- {one.text}{' (behövs än)' if one.behovs else ''}")
    for text, help_ in _objections(due):
        _note(f"{text} {help_}")
    echo('\nTa bort dem, när beslutet finns: est gallra --verkstall --beslut "KS 2026/88 § 12"')


def _files(due: Due) -> str:
    refused = sum(one.fil.startswith(AVVISADE) for one in due.filer)
    counts = ((FOLDER, len(due.filer) - refused), (AVVISADE, refused))
    return uppraknat([f"{antal(many, 'fil', 'filer')} i {folder}/" for folder, many in counts if many])


def _tell(text: str) -> None:
    """Write a sentence within the terminal's width; line breaks around it stay."""
    lines = plain(text).split("\n")
    echo("\n".join(map(folded, lines)))


def _note(text: str) -> None:
    say(folded(f"Obs: {text}"))


def _remark(one: Gallras) -> str:
    if not one.manad:
        return "avvisade rader, som finns bara här"
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


def _weed(checked: Checker, due: Due, unfinished: list[Pagaende], beslut: str) -> None:
    """Complete what is begun, by its own decision, then weed what else is due by this one."""
    folder = checked.workspace.root
    for text, help_ in _objections(due):
        raise EstError(f"Inget är borttaget. {text}", help_, 1)
    for record in unfinished:
        _carried_out(checked, record, "Den påbörjade gallringen är avslutad: ")
    rest = [one for one in due.filer if (folder / one.fil).exists()]
    if rest:
        _carried_out(checked, _recorded(checked, due._replace(filer=rest), beslut))
        for need in due.behov:
            _tell(f"Går inte längre att räkna om: {need.text}.")
    elif not unfinished:
        _tell(f"Inget att gallra: ingen fil i {FOLDER}/ är äldre än {_months(due)}.")


def _recorded(checked: Checker, due: Due, beslut: str) -> Pagaende:
    """The record of what shall be removed, written first: nothing goes unrecorded."""
    folder, settings = checked.workspace.root, checked.workspace.installningar
    kommun = settings.kommun if settings and isinstance(settings.kommun, str) else ""
    weeding = Gallring(kommun, checked.context.idag, beslut, due.grund, due.manader)
    fil, text = _free_name(folder, weeding), protocol(weeding, due.filer, [one.text for one in due.behov])
    refuse_personal(checked.registers, Document(fil), Document(fil, text))
    write_whole(folder / fil, text.encode())
    return Pagaende(fil, text, listed(text))


def _carried_out(checked: Checker, record: Pagaende, first: str = "") -> None:
    folder = checked.workspace.root
    gone = carry_out(folder, record, checked.context.idag)
    _tell(f"{first}{antal(len(gone), 'fil är borttagen', 'filer är borttagna')}. Protokollet: {record.fil}")
    if _in_git(folder):
        folders = [FOLDER, REPORTS] if any(fil.startswith(FOLDER) for fil in gone) else [REPORTS]
        say(f"Checka in: git add -A {' '.join(folders)}")


def _free_name(folder: Path, weeding: Gallring) -> str:
    """A name that no record has: the first of a day bears only its date."""
    name, number = f"{REPORTS}/gallring-{weeding.datum}.md", 1
    while (folder / name).exists() or (folder / name).is_symlink():
        number += 1
        name = f"{REPORTS}/gallring-{weeding.datum}-{number}.md"
    return name


def _months(due: Due) -> str:
    return antal(due.manader, "månad", "månader")


def _in_git(folder: Path) -> bool:
    try:
        repository(folder)
    except EstError:
        return False
    return True
