"""The commit at which something was decided: a meeting ended, or a plan's last decision entered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from est_cli.errors import EstError
from est_cli.git.revisions import at_end_of, full_id
from est_cli.model.atgarder import Atgardsdel
from est_cli.svenska import datum_i_ord
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.git.objects import Objects
    from est_cli.git.repo import Repo
    from est_cli.model.arende import Arende
    from est_cli.model.mote import Mote


class Since(NamedTuple):
    """A commit (None: before the first one), the day it stands for, and how it was found, in words.

    `forlorad`: the commit that was named is not in the repository, and another had to do.
    """

    commit: str | None
    dag: date
    hur: str
    forlorad: bool = False


def since_meeting(repo: Repo, id_: str, meeting: Mote) -> Since:
    """Where the meeting's minutes ended (`omfattar.till`), else the last commit of its day."""
    till = getattr(meeting.omfattar, "till", None)
    known = full_id(repo, till)
    if known is not None:
        return Since(known, meeting.datum, f"Sedan mötet {id_}, som slutade vid {known[:10]}.")
    lost = f" Mötets egen commit {till[:10]} finns inte i förrådet." if isinstance(till, str) else ""
    found = at_end_of(repo, meeting.datum)
    what = (
        f"från den sista versionen till och med {datum_i_ord(meeting.datum)}"
        if found
        else "från början, för så gammal är ingen version"
    )
    return Since(found, meeting.datum, f"Sedan mötet {id_}: {what}.{lost}", forlorad=bool(lost))


def since_decision(repo: Repo, objects: Objects, arende: Arende) -> Since:
    """The first commit in which the plan's last decision stands; EstError where the case has none in git."""
    decisions = [one for one in arende.atgarder.beslut or () if isinstance(getattr(one, "datum", None), date)]
    if not decisions:
        raise EstError(f"{arende.id} har inget beslut om planen.", "Beslutet skrivs i atgarder.yaml, under beslut.")
    last = max(decisions, key=lambda one: one.datum)
    entered = None
    for commit, blob in _versions(repo, f"arenden/{arende.id}/atgarder.yaml"):
        if not _stands(objects.blob(blob), last):
            break
        entered = commit
    what = f"Sedan planen beslutades av {last.organ} den {datum_i_ord(last.datum)}"
    if entered is None:
        raise EstError(f"Beslutet {last.datum} i {arende.id} finns inte i git än.", "Checka in det först (git commit).")
    return Since(entered, last.datum, f"{what}; beslutet kom in vid {entered[:10]}.")


def _versions(repo: Repo, fil: str) -> Iterator[tuple[str, str]]:
    """Each commit that changed a file, newest first, with the file's object."""
    raw = repo.run("log", "--raw", "--no-abbrev", "--no-renames", "--format=%H", "HEAD", "--", fil).decode()
    commit = ""
    for line in raw.splitlines():
        if line.startswith(":"):
            yield commit, line.split(" ")[3]
        elif line:
            commit = line


def _stands(data: bytes | None, decision: Any) -> bool:  # noqa: ANN401 - a Planbeslut
    record = to_record(parse("atgarder.yaml", data), Atgardsdel) if data is not None else None
    same = ((one.organ, one.datum) for one in (record.beslut if record else None) or ())
    return (decision.organ, decision.datum) in same
