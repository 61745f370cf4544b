"""Changes outside the cases, in short: settings, registers, meetings, pictures; and how many other files."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from est_cli.reading.fields import fields
from est_cli.review.andring import Andring, told
from est_cli.review.differ import differences, empty
from est_cli.review.words import field_name
from est_cli.svenska import antal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.record import Record
    from est_cli.reports.names import Names
    from est_cli.review.sides import Sides

_OTHERS: Final = {
    "observationer": ("fil med observationer", "filer med observationer"),
    "rapporter": ("rapport, som görs om ur ärendet", "rapporter, som görs om ur ärendena"),
    "mallar": ("mall, som styr hur rapporter ser ut", "mallar, som styr hur rapporterna ser ut"),
    "": ("annan fil, som est inte läser", "andra filer, som est inte läser"),
}


def shared_changes(both: Sides, names: Names) -> list[tuple[str, list[Andring]]]:
    """Each file that cases share with what changed in it, in order of file."""
    found = [(fil, list(_file(both, fil, names))) for fil in both.filer]
    return [(fil, changes) for fil, changes in found if changes]


def other_files(both: Sides) -> list[str]:
    """How many other files differ, by what they are: `3 rapporter, som görs om ur ärendena`."""
    known = {"arenden", "register", "moten", "lagesbilder", "est.yaml"}
    tops = Counter(
        top if "/" in fil and top in _OTHERS else "" for fil in both.filer if (top := fil.split("/")[0]) not in known
    )
    return [antal(number, *_OTHERS[top]) for top, number in sorted(tops.items(), reverse=True)]


def _file(both: Sides, fil: str, names: Names) -> Iterator[Andring]:
    sides = (both.fore.workspace, both.efter.workspace)
    known = [fil in side.documents and not fil.startswith("arenden/") for side in sides]
    before, after = (side.records.get(fil) for side in sides)
    if not any(known):
        return
    if (known[0] and before is None) or (known[1] and after is None):
        yield Andring("andrad", fil, "", f"{fil} går inte att läsa på båda sidor, så den är inte jämförd.", obs=True)
    elif after is None:
        yield Andring("borttagen", fil, "", f"{fil} är borttagen.", obs=True)
    else:
        yield from _records(fil, before, after, names)


def _new(fil: str, record: Record) -> Andring:
    """A new file in one sentence, with how much it holds of what."""
    lists = [(name, getattr(record, name)) for name in fields(type(record))]
    parts = [f"{len(value)} {field_name(name)}" for name, value in lists if isinstance(value, tuple | dict) and value]
    return Andring("tillagd", fil, "", f"{fil} är ny{f', med {uppraknat(parts)}' if parts else ''}.")


def _records(fil: str, before: Record | None, after: Record, names: Names) -> Iterator[Andring]:
    if before is None:
        yield _new(fil, after)
        yield from (told(fil, one, names) for one in differences(empty(after), after) if one.namn == ("beslut",))
        return
    if getattr(before, "justerat", None):
        yield Andring("andrad", fil, "justerat", "Mötet är ändrat efter att det justerades.", obs=True)
    for one in differences(before, after):
        made = told(fil, one, names)
        yield made._replace(obs=True) if made.slag == "borttagen" and one.post is not None else made
