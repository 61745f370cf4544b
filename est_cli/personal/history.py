"""All that git remembers: what was removed long ago is still there for everyone who has the repository."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final, NamedTuple, Protocol, TypeVar

from est_cli.errors import EstError
from est_cli.git.objects import Objects, objects
from est_cli.git.repo import Repo, repository
from est_cli.personal.check import as_flaw, as_text, check_name, is_excused
from est_cli.personal.found import found
from est_cli.personal.names import case_of, new_names
from est_cli.personal.registers import Registers
from est_cli.reading.decode import holds_rows, limit_of, read_bytes
from est_cli.reading.document import Document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from est_cli.findings import Finding
    from est_cli.personal.hit import Hit

T = TypeVar("T")
GALLRING_TEXT: Final = (
    "Git minns det som är borttaget: var och en som har en kopia av förrådet har det kvar. Att skriva om historiken "
    "är att förstöra uppgifter, och är det en allmän handling kan det i sig vara gallring, som kräver stöd och "
    "beslut (tryckfrihetsförordningen 2 kap., arkivlagen 10 §). Gör så här: 1. Ta bort uppgiften ur filerna som de "
    "är nu, så att den inte sprids vidare. 2. Fråga registrator och kommunens jurist eller dataskyddsombud, och visa "
    "vilka commits och filer det gäller. 3. Skriv om historiken först när beslutet finns (git filter-repo, "
    "https://github.com/newren/git-filter-repo), be alla hämta förrådet på nytt, och låt den som driver git-servern "
    "rensa det som blir kvar där och i säkerhetskopior."
)
"""What to say after the findings: history keeps it, and to rewrite history takes a decision."""
MESSAGE: Final = "(commit-meddelandet)"
"""Stands for the file where the words of the commit itself are meant."""
_LOG: Final = (
    "log", "--date-order", "--reverse", "--raw", "-z", "--root", "--diff-merges=combined", "--no-renames",
    "--no-abbrev", "--no-relative", "--no-ext-diff", "--no-textconv", "--no-show-signature", "--no-color",
    "--no-decorate", "--encoding=UTF-8", "--format=%x01%H %cs%n%B",
)  # fmt: skip
_MODULE: Final = "160000"
_NOTHING: Final = "000000"
_TRAILER: Final = re.compile(r"^[A-Za-z-]+-by: .*$", re.MULTILINE)


class Spar(NamedTuple):
    """A finding in history: the first commit (full id) with it in that file, and its day (ISO)."""

    finding: Finding
    commit: str
    datum: str


class Progress(Protocol):
    """Passes items on and tells a waiting person how far it has come: items, how many, and a word."""

    def __call__(self, items: Iterable[T], total: int, text: str, /) -> Iterator[T]:
        """The items."""
        ...


class _Version(NamedTuple):
    """A file as a commit made it; or the commit's own words, where `id` is empty."""

    commit: str
    datum: str
    fil: str
    id: str
    text: str = ""


def history_findings(root: Path, progress: Progress, revisions: str = "--all") -> list[Spar]:
    """The personal data of level fel in all that git remembers, of every branch and tag, oldest first.

    `revisions` is what of it: `--all`, or a range of commits as `git log` reads it.

    Looked at are each version of each file once, the names, and the words of the commits (but not `…-by:` lines,
    which say who made them). What stays in a file from commit to commit is told of once, where it first stands.
    Warnings would drown the rest and are left out. What a register allows today is allowed here too.
    EstError without git, or in a clone that lacks a part of the history.
    """
    repo = repository(root)
    if revisions == "--all" and repo.shallow:
        text = "Klonen är grund: bara den senaste delen av historiken finns här, så resten kan inte genomsökas."
        raise EstError(text, "Hämta hela historiken med: git fetch --unshallow")
    versions = list(dict.fromkeys([*_versions(repo, revisions), *(_tags(repo) if revisions == "--all" else ())]))
    with objects(repo) as store:
        search = _Search(store, Registers(lambda fil: _on_disk(root, fil)))
        return [spar for one in progress(versions, len(versions), "Läser version") for spar in search.look(one)]


class _Search:
    """What has been looked at so far."""

    def __init__(self, store: Objects, registers: Registers) -> None:
        self._store, self._registers = store, registers
        self._clean: set[tuple[str, str]] = set()
        self._names: set[str] = set()
        self._told: set[tuple[str, str, str]] = set()

    def look(self, version: _Version) -> Iterator[Spar]:
        """What is new in a version of a file."""
        document = Document(version.fil, version.text)
        if version.id:
            for name in new_names(version.fil, self._names):
                check_name(document, name, self._registers)
            self._read(document, version.id)
        hits = [hit for hit in found(document, self._registers) if hit.niva == "fel"]
        if not hits:
            self._clean.add(_as_kind(version.fil, version.id))
        for hit in hits:
            if self._is_new(document, hit) and not is_excused(document, hit, self._registers):
                document.flaws.append(as_flaw(hit))
        for flaw in document.flaws:
            if flaw.niva == "fel":
                yield Spar(document.finding(flaw, case_of(version.fil)), version.commit, version.datum)

    def _read(self, document: Document, id_: str) -> None:
        """Give the document its text; none where the same bytes, by another name, held nothing."""
        if _as_kind(document.fil, id_) not in self._clean:
            read = as_text(document.fil, self._store.blob(id_, limit_of(document.fil)) or b"")
            document.text, document.flaws = read.text, [*document.flaws, *read.flaws]

    def _is_new(self, document: Document, hit: Hit) -> bool:
        key = document.fil, hit.kod, document.text[hit.start : hit.slut]
        new = key not in self._told or document.fil == MESSAGE
        self._told.add(key)
        return new


def _as_kind(fil: str, id_: str) -> tuple[str, str]:
    """The bytes with the kind of file that they are read as."""
    return "observationer" if holds_rows(fil) else fil.rpartition(".")[2], id_


def _versions(repo: Repo, revisions: str) -> Iterator[_Version]:
    """Each file of the workspace as each commit that made or changed it left it, and each commit's words."""
    commit = datum = words = ""
    parts = iter(os.fsdecode(repo.run(*_LOG, revisions)).split("\0"))
    for part in parts:
        if part.startswith("\1"):
            head, _, words = part[1:].partition("\n")
            commit, _, datum = head.partition(" ")
            if not repo.prefix:
                yield _words(commit, datum, words)
        elif (meta := part.lstrip("\n")).startswith(":"):
            fil, mode, id_ = repo.name(next(parts)), *_made(meta)
            if fil is not None and mode not in {_MODULE, _NOTHING}:
                yield _Version(commit, datum, fil, id_)
                if repo.prefix:
                    yield _words(commit, datum, words)


def _tags(repo: Repo) -> Iterator[_Version]:
    """The words of each annotated tag."""
    form = "--format=%(objectname)%00%(taggerdate:short)%00%(contents)%00"
    parts = os.fsdecode(repo.run("for-each-ref", form, "refs/tags")).split("\0")
    for id_, datum, words in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
        if datum:
            yield _words(id_.strip(), datum, words)


def _made(meta: str) -> tuple[str, str]:
    """The mode and the id that a line of git's raw format ends with; a merge has one more of each a parent."""
    fields = meta.split(" ")
    return fields[meta.count(":")], fields[-2]


def _words(commit: str, datum: str, words: str) -> _Version:
    return _Version(commit, datum, MESSAGE, "", _TRAILER.sub(lambda line: " " * len(line.group()), words))


def _on_disk(root: Path, fil: str) -> bytes | None:
    try:
        return read_bytes(root / fil, limit_of(fil))
    except (OSError, ValueError):
        return None
