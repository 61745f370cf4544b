"""`est mote protokoll`: the minutes as a report; the first time, the meeting's file is told what they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from est_cli.commands.common import Motesarg, opened, root
from est_cli.commands.meeting import read_meeting
from est_cli.editing.edit import apply
from est_cli.editing.files import write_whole
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, folded, say
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from est_cli.moten.vy import Protokollvy
    from est_cli.rules.check import Checker

Protokollformat = Annotated[
    Literal["md", "html", "pdf", "docx"],
    typer.Option("--format", help="md för git, html eller pdf för att publicera, docx för Word."),
]
FOLDER = "rapporter"


def protokoll(mote: Motesarg, format: Protokollformat = "md") -> None:  # noqa: A002 - the option's own name
    """Write the minutes of a meeting; the first time its file is told which commits they cover."""
    folder = root()
    if (folder / FOLDER).is_symlink():
        raise EstError(f"{FOLDER}/ är en länk till en annan plats; est skriver inte genom länkar.", "Ta bort länken.")
    with locked(folder, say):
        checked = opened(folder)
        id_ = read_meeting(checked, mote).id
        is_first = _settle(checked, id_)
        from est_cli.moten.protokoll import minutes

        _write(checked, id_, minutes(checked, id_), format)
    if is_first:
        text = f"Vad protokollet omfattar står nu i moten/{id_}.yaml. Checka in filen tillsammans med protokollet."
        say(folded(text))


def _settle(checked: Checker, id_: str) -> bool:
    """Let the meeting, and its file, say what its minutes cover; whether they did not before."""
    from est_cli.moten.omfattar import as_edit, to_settle
    from est_cli.moten.protokoll import refuse_faulty

    refuse_faulty(checked, id_)
    _refuse_doubled(checked, id_)
    covers = to_settle(checked, id_)
    if covers is not None:
        apply(checked.workspace.root, f"moten/{id_}.yaml", as_edit(covers), say=say)
        moten = checked.workspace.moten
        moten[id_] = moten[id_].model_copy(update={"omfattar": covers})
    return covers is not None


def _refuse_doubled(checked: Checker, id_: str) -> None:
    """EstError for an actor that is said both to have been there and not; what is approved stands as it is."""
    mote = checked.workspace.moten[id_]
    here, away = ([one.aktor for one in people or ()] for people in (mote.narvarande, mote.franvarande))
    both = [one for one in here if one in away]
    if both and mote.justerat is None:
        said = f"I moten/{id_}.yaml står {uppraknat(both)} både bland narvarande och bland franvarande."
        raise EstError(said, "Ta bort det som inte stämmer, och kör om kommandot.")


def _write(checked: Checker, id_: str, vy: Protokollvy, fmt: str) -> None:
    path = checked.workspace.root / FOLDER / f"mote-{id_}.{fmt}"
    written = write_whole(path, _bytes(checked, vy, fmt))
    echo(f"Protokollet: {FOLDER}/{path.name}{'' if written else ' (oförändrat)'}")


def _bytes(checked: Checker, vy: Protokollvy, fmt: str) -> bytes:
    if fmt == "docx":
        from est_cli.reports.word import to_docx

        return to_docx(vy, checked.workspace.root)
    from est_cli.moten.rapport import minutes_text
    from est_cli.reports.render import Reports

    reports = Reports(checked.workspace, checked.context.idag)
    text = minutes_text(reports, vy, "md" if fmt == "md" else "html")
    if fmt != "pdf":
        return text.encode()
    from est_cli.reports.pdf import to_pdf

    return to_pdf(text)
