"""Which commits are meant: a range that was typed, the main branch, a day."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from est_cli.errors import EstError
from est_cli.reading.invisible import shown

if TYPE_CHECKING:
    from datetime import date

    from est_cli.git.repo import Repo

_MAIN: Final = ("refs/remotes/origin/HEAD", "origin/main", "origin/master", "main", "master")


class Span(NamedTuple):
    """From one commit to another, by id; `fran` None is before the first commit, `till` None the working tree."""

    fran: str | None
    till: str | None


def span(repo: Repo, wanted: str | None) -> Span:
    """The commits of `FRÅN..TILL`, `FRÅN...TILL` (from where they parted), `FRÅN` (to the working tree), or nothing.

    Nothing typed on a side: from where HEAD (or TILL) left the main branch; to the working tree.
    EstError for a commit that there is not.
    """
    text = wanted or ""
    parted = "..." in text
    left, dots, right = text.partition("..." if parted else "..")
    till = commit(repo, right) if right else commit(repo, "HEAD") if parted else None
    if not left:
        return Span(_since_main(repo, till or head(repo)), till)
    fran = commit(repo, left)
    return Span(_parted(repo, fran, till or "HEAD") if parted else fran, till if dots else None)


def commit(repo: Repo, wanted: str) -> str:
    """The full id of a commit; EstError where there is none of that name."""
    found = _id(repo, wanted)
    if found is None:
        help_ = "Skriv en gren (main), en tagg eller början av ett commit-id; git log --oneline visar dem."
        raise EstError(f"Det finns ingen commit {shown(wanted)} i förrådet.{_if_shallow(repo)}", help_)
    return found


def full_id(repo: Repo, wanted: object) -> str | None:
    """The full id of a commit that is named, maybe by its beginning; None where there is none, or no name."""
    return _id(repo, wanted) if isinstance(wanted, str) else None


def is_known(repo: Repo, wanted: str) -> bool:
    """Whether the repository has a commit of that name."""
    return _id(repo, wanted) is not None


def head(repo: Repo) -> str | None:
    """The commit that the working tree stands on; None in a repository without commits."""
    return _id(repo, "HEAD")


def at_end_of(repo: Repo, day: date) -> str | None:
    """The last commit on the current branch made on a day or before it (committer's clock); None if there is none.

    The day ends at midnight in Sweden, wherever it is read.
    """
    end = datetime.combine(day, time(23, 59, 59), ZoneInfo("Europe/Stockholm"))
    found = repo.ask("rev-list", "-1", "--first-parent", f"--before={end.isoformat()}", "HEAD")
    return found or None


def day_of(repo: Repo, commit: str) -> date:
    """The day in Sweden on which a commit was made (committer's clock)."""
    seconds = int(repo.run("show", "-s", "--format=%ct", commit))
    return datetime.fromtimestamp(seconds, ZoneInfo("Europe/Stockholm")).date()


def _since_main(repo: Repo, here: str | None) -> str | None:
    main = next(filter(None, (_id(repo, name) for name in _MAIN)), None)
    return _parted(repo, main, here) if main and here else here


def _parted(repo: Repo, one: str, other: str) -> str:
    found = repo.ask("merge-base", one, other)
    if not found:
        text = "Git hittar inte var grenarna skildes åt." + _if_shallow(repo)
        raise EstError(text, "Hämta hela historiken med: git fetch --unshallow, eller skriv FRÅN..TILL.")
    return found


def _id(repo: Repo, name: str) -> str | None:
    return repo.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") or None


def _if_shallow(repo: Repo) -> str:
    return " Klonen är grund: bara den senaste delen av historiken finns här." if repo.shallow else ""
