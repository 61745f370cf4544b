"""Which versions the minutes cover: settled when they are first made, and written into the meeting's own file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.editing.operations import SetValue
from est_cli.errors import EstError
from est_cli.git.changed import changed
from est_cli.git.repo import repository
from est_cli.git.revisions import Span, at_end_of, day_of, full_id, head, is_known
from est_cli.model.mote import Omfattar
from est_cli.review.since import since_meeting
from est_cli.rules.beslut import following, previous
from est_cli.svenska import datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from est_cli.editing.scalars import Value
    from est_cli.git.repo import Repo
    from est_cli.model.mote import Mote
    from est_cli.review.since import Since
    from est_cli.rules.check import Checker

_OURS: Final = ("est.yaml", "register/", "arenden/", "moten/", "lagesbilder/", "observationer/")
_SHOWN: Final = 8
_COMMIT: Final = "Checka in först: git add -A, och sedan git commit. Kör därefter om kommandot."
_FETCH: Final = "Hämta resten av historiken: git fetch --unshallow"


def to_settle(checked: Checker, id_: str) -> Omfattar | None:
    """From which commit to which a meeting's minutes go; None where its file says so already.

    They begin where the earlier meeting ended, and end at HEAD; where the group has met since, they end where that
    meeting's minutes begin, or else with the meeting's own day.
    EstError without git, with files that are not committed, before the meeting's day, after it was approved, and in
    a shallow clone that lacks the commits.
    """
    repo, mote = repository(checked.workspace.root), checked.workspace.moten[id_]
    if getattr(mote.omfattar, "till", None) is not None:
        _refuse_shallow(repo, mote)
        _refuse_backwards(repo, id_, mote)
        return None
    _refuse_untimely(checked, id_)
    _refuse_uncommitted(repo, id_)
    fran = _start(checked, repo, id_)
    return Omfattar(fran=fran, till=_end(checked, repo, id_, fran))


def start_of(repo: Repo, moten: Mapping[str, Mote], id_: str, forra: str) -> Since:
    """Where the earlier meeting ended, and how that was found.

    Where git is younger than the meetings, the earlier one's minutes end after this meeting, and say nothing of it.
    """
    earlier = moten[forra]
    till = full_id(repo, getattr(earlier.omfattar, "till", None))
    if till is not None and _is_past(repo, till, id_, moten[id_]):
        earlier = earlier.model_copy(update={"omfattar": None})
    return since_meeting(repo, forra, earlier)


def late_end(repo: Repo, moten: Mapping[str, Mote], id_: str, till: str | None) -> date | None:
    """The meeting's day, where its minutes end in a version made after the group's next meeting; else None.

    What is dated later is told by the next one's minutes.
    """
    after = following(moten, id_)
    is_late = till is not None and after is not None and _is_past(repo, till, after, moten[after])
    return moten[id_].datum if is_late else None


def _is_past(repo: Repo, commit: str, id_: str, mote: Mote) -> bool:
    """Whether a meeting had been held when a version was made: it stands in it, and its day was over."""
    return bool(repo.ask("ls-tree", commit, "--", f"moten/{id_}.yaml")) and day_of(repo, commit) > mote.datum


def as_edit(covers: Omfattar) -> SetValue:
    """The edit that writes it into the meeting's file."""
    commits: dict[str, Value] = {"fran": covers.fran, "till": covers.till}
    return SetValue(("omfattar",), {name: one for name, one in commits.items() if one}, before="justerat")


def lacks_versions(repo: Repo, mote: Mote) -> bool:
    """Whether a shallow clone has left out a commit that the minutes cover."""
    wanted = (getattr(mote.omfattar, name, None) for name in ("fran", "till"))
    return repo.shallow and not all(is_known(repo, one) for one in wanted if isinstance(one, str))


def _refuse_shallow(repo: Repo, mote: Mote) -> None:
    if lacks_versions(repo, mote):
        raise EstError("Klonen är grund, och versionerna som protokollet gäller finns inte i den.", _FETCH)


def _refuse_backwards(repo: Repo, id_: str, mote: Mote) -> None:
    """EstError where the minutes begin after they end: what was done would be told as undone."""
    fran, till = (full_id(repo, getattr(mote.omfattar, name, None)) for name in ("fran", "till"))
    if fran and till and fran != till and _is_before(repo, till, fran):
        raise EstError(
            f"I moten/{id_}.yaml är omfattar.fran nyare än omfattar.till.",
            "Ta bort omfattar, som est skriver, och kör om kommandot.",
        )


def _refuse_untimely(checked: Checker, id_: str) -> None:
    mote = checked.workspace.moten[id_]
    if mote.datum > checked.context.idag:
        said = f"Mötet är den {datum_i_ord(mote.datum)}, så det finns inget att skriva protokoll om än."
        raise EstError(said, f"Dagordningen: est mote dagordning {id_}")
    if mote.justerat is not None:
        said = f"Mötet {id_} justerades innan protokollet gjordes, och protokollet skriver i mötets fil."
        raise EstError(said, f"Ta bort justerat i moten/{id_}.yaml, gör protokollet, och justera igen.")


def _refuse_uncommitted(repo: Repo, id_: str) -> None:
    if head(repo) is None:
        raise EstError("Inget är incheckat än, och protokollet gäller det som är incheckat.", _COMMIT)
    files = [fil for fil in changed(repo, Span(head(repo), None)) if fil.startswith(_OURS)]
    if files:
        more = f" och {len(files) - _SHOWN} till" if len(files) > _SHOWN else ""
        named = f"{', '.join(files[:_SHOWN])}{more}"
        raise EstError(f"Protokollet gäller det som är incheckat, och det här är det inte: {named}.", _COMMIT)
    if not repo.ask("ls-tree", "HEAD", "--", f"moten/{id_}.yaml"):
        said = f"Protokollet gäller det som är incheckat, och git bortser från moten/{id_}.yaml."
        raise EstError(said, "Se efter i .gitignore: git check-ignore -v moten/*")


def _start(checked: Checker, repo: Repo, id_: str) -> str | None:
    """Where the earlier meeting ended; None where there was none, or no version is that old."""
    moten = checked.workspace.moten
    forra = previous(moten, id_)
    if forra is None:
        return None
    found = start_of(repo, moten, id_, forra).commit
    if repo.shallow and (found is None or lacks_versions(repo, moten[forra])):
        raise EstError(f"Klonen är grund, och versionen där mötet {forra} slutade finns inte i den.", _FETCH)
    return found


def _end(checked: Checker, repo: Repo, id_: str, fran: str | None) -> str | None:
    """Where the minutes end: what those of a later meeting tell, or will tell, is not told here."""
    moten = checked.workspace.moten
    after = following(moten, id_)
    if after is None or moten[after].datum > checked.context.idag:
        return head(repo)
    begins = getattr(moten[after].omfattar, "fran", None)
    if isinstance(begins, str):
        return full_id(repo, begins) or begins
    found = at_end_of(repo, moten[id_].datum)
    return found if found and (fran is None or _is_before(repo, fran, found)) else head(repo)


def _is_before(repo: Repo, one: str, other: str) -> bool:
    return repo.ask("merge-base", "--is-ancestor", one, other) is not None
