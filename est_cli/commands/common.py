"""What commands share: opening the workspace, finding a case, and the options that return."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from est_cli.commands import complete
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.reading.invisible import shown
from est_cli.svenska import menade_du, slug
from est_cli.workspace.root import find_root

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from est_cli.model.arende import Arende
    from est_cli.rules.check import Checker
    from est_cli.workspace.case import CaseFiles
    from est_cli.workspace.load import Workspace
    from est_cli.workspace.tree import Tree

Arendearg = Annotated[str, typer.Argument(metavar="ÄRENDE", help="Ärendets id.", autocompletion=complete.arenden)]
Arendelista = Annotated[
    list[str] | None,
    typer.Argument(metavar="ÄRENDE", help="Ärendenas id; utelämnat: alla.", autocompletion=complete.arenden),
]
Motiv = Annotated[str, typer.Option("--motiv", metavar="TEXT", help="Skälet; står i ärendets historik.")]
Av = Annotated[
    str | None,
    typer.Option(
        "--av",
        metavar="AKTÖR",
        help="Funktionen som gör ändringen; annars ärendets ansvarig.",
        autocompletion=complete.aktorer,
    ),
]
Motesarg = Annotated[
    str,
    typer.Argument(metavar="MÖTE", help="Mötets id; datumet räcker när det är ensamt.", autocompletion=complete.moten),
]
Motesval = Annotated[
    str | None,
    typer.Option("--mote", metavar="MÖTE", help="Mötet där det bestämdes.", autocompletion=complete.moten),
]
Maskinformat = Annotated[
    Literal["text", "json"], typer.Option("--format", help="text för människor, json för program.")
]
_ALL: Final = {
    "Platsen": "register/platser.yaml",
    "Kategorin": "register/kategorier.yaml",
    "Aktören": "register/aktorer.yaml",
    "Området": "est.yaml",
    "Mötet": "moten/",
    "Profilen": "register/import/",
}
_SHOWN: Final = 12
"""So many ids are shown to choose from."""


def root() -> Path:
    """The workspace that the command works in."""
    return find_root(current().arbetsyta)


def opened(folder: Path | None = None, tree: Tree | None = None) -> Checker:
    """The workspace read, from `tree` or else the disk, and ready to be judged as of today.

    It says once if reading will be slow. The imports are late, for the commands that need no workspace.
    """
    from est_cli.reading.compose import has_libyaml
    from est_cli.rules.check import checker
    from est_cli.workspace.load import load

    if not has_libyaml():
        from est_cli.frame.terminal import say

        say("Obs: libyaml saknas, så filerna läses omkring tjugo gånger långsammare. Installera om PyYAML med libyaml.")
    return checker(load(folder or root(), tree), current().today)


def case_id(checked: Checker, wanted: str) -> str:
    """The id of the case that was asked for, also when given as a path; EstError with the nearest one."""
    name = wanted.replace("\\", "/").rstrip("/").removeprefix("./").removeprefix("arenden/").split("/")[0]
    if name in checked.workspace.arenden:
        return name
    ids = checked.workspace.arenden
    holding = [id_ for id_ in ids if name and slug(name) in id_]
    help_ = (
        f"Menade du {holding[0]}?" if len(holding) == 1 else menade_du(name, ids) or "est status visar alla ärenden."
    )
    if " " in wanted.strip():
        help_ = "Ärendets id skrivs före texten. est status visar alla ärenden."
    raise EstError(f"Ärendet {shown(wanted)} finns inte.", help_)


def chosen(checked: Checker, wanted: Iterable[str] | None) -> list[str]:
    """The ids of the cases asked for, or of all."""
    return [case_id(checked, one) for one in wanted] if wanted else checked.workspace.arenden


def usable(case: CaseFiles) -> Arende:
    """The case; EstError where `arende.yaml` cannot be used, or does not say where the case stands since when."""
    last = case.arende.historik[-1] if case.arende else None
    if case.arende is None or last is None or not isinstance(last.datum, date) or not isinstance(last.skede, str):
        raise EstError(f"{case.fil('arende')} går inte att läsa.", f"est validera {case.id} visar vad som är fel.")
    return case.arende


def readable_cases(checked: Checker) -> Iterator[Arende]:
    """Each case that can be read, in order; what cannot, shared files too, is named on stderr."""
    from est_cli.frame.terminal import progress, say

    for fil in checked.workspace.documents:
        if fil.endswith(".yaml") and not checked.workspace.can_be_read(fil):
            say(f"Obs: {fil} går inte att läsa; est validera säger varför.")
    ids = checked.workspace.arenden
    for id_ in progress(ids, len(ids), "Läser ärende"):
        case = checked.workspace.case(id_)
        if case.arende is not None:
            yield case.arende
        for name in sorted(case.unreadable | (set() if case.arende else {"arende"})):
            say(f"Obs: {case.fil(name)} går inte att läsa; est validera {id_} säger varför.")


def reminder_days(workspace: Workspace) -> int:
    """So many days before a last day est reminds of it; the usual number where est.yaml says none that can be read."""
    from est_cli.model.installningar import Installningar

    settings = workspace.installningar or Installningar(kommun="")
    return settings.paminn_dagar if isinstance(settings.paminn_dagar, int) else Installningar(kommun="").paminn_dagar


def known_id(kind: str, value: str, ids: Iterable[str]) -> str:
    """An id that was typed, if there is such a one; EstError with the nearest otherwise."""
    known = list(ids)
    if value in known:
        return value
    raise EstError(f"{kind} {shown(value)} finns inte.", menade_du(value, known) or _some(kind, known))


def _some(kind: str, ids: list[str]) -> str:
    from est_cli.frame.terminal import folded

    if not ids:
        return "Det finns inga sådana än i arbetsytan."
    rest = ""
    if len(ids) > _SHOWN:
        rest = f"; alla står i {_ALL[kind]}" if kind in _ALL else f", och {len(ids) - _SHOWN} till"
    some = ids[-_SHOWN:] if kind == "Mötet" else ids[:_SHOWN]  # it is seldom the oldest meeting that is meant
    return folded(f"Välj ett av: {', '.join(some)}{rest}.")


def coordinator(workspace: Workspace) -> str | None:
    """The function that `est.yaml` names as the coordinator, else the municipality's first that still acts."""
    settings = workspace.installningar
    named = settings.lagkrav.samordnare if settings and settings.lagkrav else None
    own = [id_ for id_, actor in workspace.aktorer.items() if actor.typ == "kommun" and actor.upphord is None]
    return next((str(id_) for id_ in (named, *own) if id_ in workspace.aktorer), None)


def meeting_id(checked: Checker, wanted: str | None) -> str | None:
    """The id of the meeting that was named, also by its file; its date is enough where it is alone on that day."""
    if wanted is None:
        return None
    moten, name = checked.workspace.moten, meeting_name(wanted)
    if name in moten:
        return name
    same_day = [id_ for id_ in moten if id_.startswith(f"{name}-") and len(name) == len("2026-03-12")]
    if len(same_day) > 1:
        raise EstError(f"Det finns flera möten {shown(name)}.", _some("Mötet", same_day))
    return same_day[0] if same_day else known_id("Mötet", name, moten)


def meeting_name(wanted: str) -> str:
    """What was typed as a meeting, without the path and the ending of its file."""
    name = wanted.replace("\\", "/").removeprefix("./").removeprefix("moten/")
    return name.removesuffix(".yaml")


def written(text: str, what: str) -> str:
    """A text that was typed, without blanks around it; EstError where nothing is left."""
    if not text.strip():
        raise EstError(f"{what} saknar text.", "Skriv texten inom citattecken.")
    return text.strip()
