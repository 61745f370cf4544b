"""The minutes as a report, and whether those in `rapporter/` still say what the files say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.errors import EstError
from est_cli.git.repo import repository
from est_cli.moten.omfattar import lacks_versions
from est_cli.moten.protokoll import minutes
from est_cli.reports.render import render
from est_cli.reports.stale import Granskad

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from est_cli.moten.vy import Protokollvy
    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports
    from est_cli.rules.check import Checker

_NAME: Final = re.compile(r"mote-(\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)*)")
_FORMATS: Final[tuple[Format, ...]] = ("html", "md")


def minutes_text(reports: Reports, vy: Protokollvy, fmt: Format) -> str:
    """The minutes as Markdown or HTML; EstError where the template cannot be used."""
    return render(reports, "mote", fmt, {"vy": vy})


def check_minutes(checked: Checker, reports: Reports, folder: str) -> list[Granskad]:
    """The minutes that differ from what would be written, in order; others' files are left alone."""
    found: list[Granskad] = []
    names = {path.stem for path in (checked.workspace.root / folder).glob("mote-*") if path.suffix in {".html", ".md"}}
    for name in sorted(names):
        if (known := _NAME.fullmatch(name)) is not None:
            found += _check(checked, reports, checked.workspace.root / folder / name, known[1])
    return found


def _check(checked: Checker, reports: Reports, path: Path, id_: str) -> Iterator[Granskad]:
    files = {fmt: path.with_name(f"{path.name}.{fmt}") for fmt in _FORMATS}
    there = {fmt: fil for fmt, fil in files.items() if fil.is_file()}
    vy, why = _made(checked, id_)
    for fmt, fil in there.items():
        named = f"{path.parent.name}/{fil.name}"
        if vy is None:
            yield why._replace(fil=named, text=f"{named} {why.text}")
        elif minutes_text(reports, vy, fmt).encode() != fil.read_bytes():
            text = f"{named} stämmer inte med mötets fil. Skriv om: est mote protokoll {id_} --format {fmt}"
            yield Granskad(named, text)


def _made(checked: Checker, id_: str) -> tuple[Protokollvy | None, Granskad]:
    """The minutes as they would be made now, or why they cannot be."""
    mote = checked.workspace.moten.get(id_)
    if mote is None:
        there = f"moten/{id_}.yaml" in checked.workspace.documents
        said = "hör till ett möte som inte går att läsa." if there else "hör till ett möte som inte finns."
        return None, Granskad("", said)
    if getattr(mote.omfattar, "till", None) is None:
        said = f"gäller ett möte som saknar omfattar. Skriv om: est mote protokoll {id_}"
        return None, Granskad("", said)
    try:
        if lacks_versions(repository(checked.workspace.root), mote):
            said = "går inte att jämföra: klonen är grund. Hämta resten av historiken: git fetch --unshallow"
            return None, Granskad("", said, fel=False)
        return minutes(checked, id_), Granskad("", "")
    except EstError as error:
        return None, Granskad("", f"går inte att jämföra: {error.text}", fel=False)
