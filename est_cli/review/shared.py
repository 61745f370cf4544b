"""Changes outside the cases, in short: settings, registers, meetings, pictures; and how many other files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.observationer.columns import FOLDER, named
from est_cli.ord import label
from est_cli.reading.fields import fields
from est_cli.review.andring import Andring, told
from est_cli.review.differ import differences, empty
from est_cli.review.rows import row_changes
from est_cli.review.words import field_name, or_missing
from est_cli.svenska import antal, ended, one_line, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.record import Record
    from est_cli.review.differ import Difference
    from est_cli.review.pair import CaseNames
    from est_cli.review.sides import Sides

_NEW: Final = {("beslut",), ("undantag",), ("uppfoljning",)}
"""What is told of a file that is new, beside how much it holds."""
_STANDS: Final = {("beslut", "text"), ("beslut", "ansvarig"), ("beslut", "senast")}
"""A decision is never edited: how it went is said at a later meeting."""
_OTHERS: Final = {
    "observationer": (
        "fil bland observationerna, som est inte läser",
        "filer bland observationerna, som est inte läser",
    ),
    "rapporter": ("rapport, som görs om ur ärendet", "rapporter, som görs om ur ärendena"),
    "mallar": ("mall, som styr hur rapporter ser ut", "mallar, som styr hur rapporterna ser ut"),
    "": ("annan fil, som est inte läser", "andra filer, som est inte läser"),
}


class Filgranskning(NamedTuple):
    """A file that cases share: its name, what a reader knows it as, and what changed in it."""

    fil: str
    rubrik: str
    andringar: list[Andring]


def shared_changes(both: Sides, names: CaseNames) -> list[Filgranskning]:
    """Each file that cases share and that changed, in order of file."""
    found = (Filgranskning(fil, _title(fil, names), list(_file(both, fil, names))) for fil in both.filer)
    return [one for one in found if one.andringar]


def _is_rows(fil: str) -> bool:
    folder, _, name = fil.rpartition("/")
    return folder == FOLDER and named(name) is not None


def _title(fil: str, names: CaseNames) -> str:
    folder, _, name = fil.removesuffix(".yaml").rpartition("/")
    if folder == "moten":
        return f"Mötet: {names.mote(name)}"
    return f"{_TITLES.get(folder or name, 'Filen')} {fil}"


_TITLES: Final = {
    "est": "Inställningarna",
    "register": "Registret",
    "register/import": "Importprofilen",
    "lagesbilder": "Lägesbilden",
    "observationer": "Observationerna",
}


def other_files(both: Sides) -> list[str]:
    """How many other files differ, by what they are: `3 rapporter, som görs om ur ärendena`."""
    known = {"arenden", "register", "moten", "lagesbilder", "est.yaml"}
    others = [fil for fil in both.filer if not _is_rows(fil)]
    tops = Counter(
        top if "/" in fil and top in _OTHERS else "" for fil in others if (top := fil.split("/")[0]) not in known
    )
    return [antal(number, *_OTHERS[top]) for top, number in sorted(tops.items(), reverse=True)]


def _file(both: Sides, fil: str, names: CaseNames) -> Iterator[Andring]:
    sides = (both.fore.workspace, both.efter.workspace)
    known = [fil in side.documents and not fil.startswith("arenden/") for side in sides]
    before, after = (side.records.get(fil) for side in sides)
    if _is_rows(fil):
        yield row_changes(fil, both.fore.workspace.tree, both.efter.workspace.tree)
    if not any(known):
        return
    asked = zip(("före", "efter"), known, (before, after), strict=True)
    unread = [when for when, there, record in asked if there and record is None]
    if unread:
        text = f"{fil} går inte att läsa {' och '.join(unread)} ändringen, så den är inte jämförd."
        yield Andring("andrad", fil, "", text, obs=True)
    elif after is None:
        yield Andring("borttagen", fil, "", f"{fil} är borttagen.", obs=True)
    else:
        yield from _records(fil, before, after, names)


def _new(fil: str, record: Record) -> Andring:
    """A new file in one sentence, with how much it holds of what."""
    lists = [(name, getattr(record, name)) for name in fields(type(record))]
    parts = [f"{len(value)} {field_name(name)}" for name, value in lists if isinstance(value, tuple | dict) and value]
    return Andring("tillagd", fil, "", f"{fil} är ny{f', med {uppraknat(parts)}' if parts else ''}.")


def _records(fil: str, before: Record | None, after: Record, names: CaseNames) -> Iterator[Andring]:
    if before is None:
        yield _new(fil, after)
        yield from (_told(fil, one, names) for one in differences(empty(after), after) if one.namn in _NEW)
        return
    if getattr(before, "justerat", None):
        yield Andring("andrad", fil, "justerat", "Mötet är ändrat efter att det justerades.", obs=True)
    yield from (_told(fil, one, names) for one in differences(before, after))


def _told(fil: str, difference: Difference, names: CaseNames) -> Andring:
    """An exception from a rule of personal data, and how an earlier decision went, in sentences of their own."""
    made, now = told(fil, difference, names), difference.efter
    if now is not None and difference.namn == ("undantag",) and hasattr(now, "motiv"):
        text = (
            f"Nytt undantag från {or_missing(now.regel)} i {or_missing(now.fil)}. Skäl: {ended(or_missing(now.motiv))}"
        )
        return made._replace(text=text, efter="", obs=True)
    if now is not None and difference.namn == ("uppfoljning",) and hasattr(now, "lage"):
        how = f"{label(or_missing(now.lage))}{f', nytt datum {or_missing(now.senast)}' if now.senast else ''}"
        text = f"Beslutet {or_missing(now.beslut)} från mötet {or_missing(now.mote)}: {how}."
        return made._replace(text=text, efter=one_line(now.text or ""), obs=now.lage == "utgar")
    stands = difference.namn in _STANDS and difference.fore is not None
    return made._replace(obs=True) if stands else made
