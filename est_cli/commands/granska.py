"""`est granska`: what a change means, read from both sides and told in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from est_cli.commands import complete
from est_cli.commands.common import case_id, meeting_id, opened, root, usable
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.frame.terminal import echo, progress
from est_cli.git.objects import Objects, objects
from est_cli.git.repo import repository
from est_cli.git.revisions import Span, head, is_known, span
from est_cli.personal.history import history_findings
from est_cli.review.review import Granskning, Versionsfynd, review
from est_cli.review.sides import Sides, sides
from est_cli.review.since import since_decision, since_meeting
from est_cli.svenska import antal
from est_cli.workspace.load import CASE_ID

if TYPE_CHECKING:
    from datetime import date

    from est_cli.git.repo import Repo
    from est_cli.model.arende import Arende
    from est_cli.workspace.case import CaseFiles

Omfang = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FRÅN..TILL] [ÄRENDE…]",
        help="Två commits eller grenar, och de ärenden det gäller. Utelämnat: från där grenen skildes från "
        "huvudgrenen till arbetskopian, och alla ärenden.",
        autocompletion=complete.arenden,
    ),
]
SedanMote = Annotated[
    str | None,
    typer.Option("--sedan-mote", metavar="MÖTE", help="Sedan ett möte, till nu.", autocompletion=complete.moten),
]
SedanBeslut = Annotated[
    str | None,
    typer.Option(
        "--sedan-beslut",
        metavar="ÄRENDE",
        help="Sedan ärendets plan beslutades, till nu.",
        autocompletion=complete.arenden,
    ),
]
Form = Annotated[
    Literal["text", "md", "html", "json"],
    typer.Option("--format", help="text för terminalen, md för en kommentar (ryms på GitHub), html eller json."),
]


def granska(
    omfang: Omfang = None,
    sedan_mote: SedanMote = None,
    sedan_beslut: SedanBeslut = None,
    format: Form = "text",  # noqa: A002 - the option's own name
) -> int:
    """What a change means; 1 if it brings a new `fel`."""
    if sedan_mote and sedan_beslut:
        raise EstError("Välj antingen --sedan-mote eller --sedan-beslut.")
    repo = repository(root())
    with objects(repo) as store:
        if sedan_mote or sedan_beslut:
            found = _since(repo, store, (sedan_mote, sedan_beslut), list(omfang or ()))
        else:
            found = _between(repo, store, list(omfang or ()))
    _show(found, format)
    return int(bool(found.i_versioner) or any(one.niva == "fel" for one in found.fynd.nya))


def _between(repo: Repo, store: Objects, words: list[str]) -> Granskning:
    wanted = words.pop(0) if words and not _is_case(repo, words[0]) else None
    return _compare(repo, store, (span(repo, wanted), current().today), [], words)


def _since(repo: Repo, store: Objects, wanted: tuple[str | None, str | None], words: list[str]) -> Granskning:
    mote, beslut = wanted
    checked = opened(repo.root)
    if beslut:
        case = case_id(checked, beslut)
        since = since_decision(repo, store, _with_plan(checked.workspace.case(case)))
        words = [case, *words]
    else:
        id_ = meeting_id(checked, mote) or ""
        since = since_meeting(repo, id_, checked.workspace.moten[id_])
    return _compare(repo, store, (Span(since.commit, None), since.dag), [since.hur], words)


def _with_plan(case: CaseFiles) -> Arende:
    """The case, of which the measures can be read; EstError otherwise."""
    if "atgarder" in case.unreadable:
        raise EstError(f"{case.fil('atgarder')} går inte att läsa.", f"est validera {case.id} visar vad som är fel.")
    return usable(case)


def _compare(repo: Repo, store: Objects, start: tuple[Span, date], notes: list[str], words: list[str]) -> Granskning:
    """Both sides read and compared; `start` is the span, and the day on which lateness is judged before it."""
    between, fore_dag = start
    both = sides(repo, store, between, current().today)
    words = [_known_case(both, word) for word in words]
    found = review(both, fore_dag, [*notes, *_notes(repo, between)], words)
    return found._replace(i_versioner=_on_the_way(repo, between, found)) if between.fran and not words else found


def _on_the_way(repo: Repo, between: Span, found: Granskning) -> list[Versionsfynd]:
    """Personal data in the commits between the two sides that is in none of the files any more."""
    still = {(one.kod, one.fil) for one in (*found.fynd.nya, *found.fynd.kvar)}
    traces = history_findings(repo.root, progress, f"{between.fran}..{between.till or 'HEAD'}")
    return [
        Versionsfynd(kod, fil, commit[:10])
        for (kod, fil), commit in {(one.finding.kod, one.finding.fil): one.commit for one in traces}.items()
        if (kod, fil) not in still
    ]


def _notes(repo: Repo, between: Span) -> list[str]:
    if between.fran is None and head(repo) is None:
        return ["Förrådet har inga versioner än, så allt räknas som nytt."]
    if between.fran is None:
        return ["Det finns ingen äldre version att jämföra med, så allt räknas som nytt."]
    notes = ["Klonen är grund: bara den senaste delen av historiken finns här."] if repo.shallow else []
    behind = (between.till and repo.ask("rev-list", "--count", f"{between.till}..{between.fran}")) or "0"
    if behind != "0":
        more = f"Den första sidan har {antal(int(behind), 'version', 'versioner')} som den andra inte har"
        help_ = "Skriv FRÅN...TILL (tre punkter) för bara den grenens ändringar."
        notes.append(f"{more}; det som ändrats där ser ut som borttaget. {help_}")
    return notes


def _is_case(repo: Repo, word: str) -> bool:
    return (
        ".." not in word and bool(CASE_ID.fullmatch(word.rstrip("/").rpartition("/")[2])) and not is_known(repo, word)
    )


def _known_case(both: Sides, word: str) -> str:
    """The case that was named, also one that is gone."""
    name = word.rstrip("/").rpartition("/")[2]
    renamed = {old: new for new, old in both.omdopta.items()}
    if name in both.fore.workspace.arenden:
        return renamed.get(name, name)
    return case_id(both.efter.checker, word)


def _show(found: Granskning, fmt: str) -> None:
    from est_cli.formats.review import review_json, review_markdown, review_page, review_text

    render = {"text": review_text, "md": review_markdown, "html": review_page, "json": review_json}[fmt]
    echo(render(found).rstrip("\n"))
