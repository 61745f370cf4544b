"""The way of a case through its stages: new steps, and old lines that were touched."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from est_cli.model.arende import SKEDEN
from est_cli.ord import label
from est_cli.review.andring import Andring
from est_cli.review.words import or_missing
from est_cli.svenska import ended, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.model.arende import Historikrad
    from est_cli.review.pair import Pair


def steps(pair: Pair) -> Iterator[Andring]:
    """Old lines of `historik` that were changed or taken away, then each line that is new, as a step."""
    before: list[Any] = list(pair.before.historik) if pair.before else []
    after: list[Any] = list(pair.after.historik) if pair.after else []
    gone, new = _beyond(before, after), _beyond(after, before)
    changed = {number for number in gone & new if pair.after is not None}
    for number in sorted(gone) if pair.after is not None else ():
        now = f"ändrad till {_as_it_stands(after[number])}" if number in changed else "borttagen"
        text = f"En rad i historiken är {now}; förr stod {_as_it_stands(before[number])}. Historiken ska bara växa."
        yield Andring("historik", "arende.yaml", "historik", text, obs=True)
    if _reordered(before, after, gone, new):
        text = "Raderna i historiken har bytt ordning, och den sista raden är ärendets skede. Historiken ska bara växa."
        yield Andring("historik", "arende.yaml", "historik", text, obs=True)
    for number in sorted(new - changed):
        step = _step(pair, after[number - 1] if number else None, after[number])
        yield _inserted(step) if pair.files_before is not None and number < len(before) else step


def _beyond(some: Sequence[Any], others: Sequence[Any]) -> set[int]:
    """The places of the lines that the other side does not have as many of."""
    left, beyond = list(others), set()
    for number, line in enumerate(some):
        if line in left:
            left.remove(line)
        else:
            beyond.add(number)
    return beyond


def _reordered(before: Sequence[Any], after: Sequence[Any], gone: set[int], new: set[int]) -> bool:
    return [line for n, line in enumerate(before) if n not in gone] != [
        line for n, line in enumerate(after) if n not in new
    ]


def _inserted(step: Andring) -> Andring:
    return step._replace(slag="historik", text=f"Ny bland de äldre raderna: {step.text}", obs=True)


def stages_left(pair: Pair) -> list[str]:
    """The stages whose gate the case went through in this change, in order."""
    before: Sequence[Any] = pair.before.historik if pair.before else ()
    after: Sequence[Any] = pair.after.historik if pair.after else ()
    left = []
    for earlier, line in list(pairwise(after))[max(0, len(before) - 1) :]:
        if _place(line) > _place(earlier) >= 0 and line not in before and earlier.skede not in left:
            left.append(str(earlier.skede))
    return left


def _as_it_stands(line: Historikrad) -> str:
    """A line in short: stage, day, and what else it says."""
    more = [one_line(str(value)) for value in (line.mote, line.motiv) if isinstance(value, str)]
    return f"”{', '.join([label(or_missing(line.skede)), or_missing(line.datum), *more])}”"


def _step(pair: Pair, earlier: Historikrad | None, line: Historikrad) -> Andring:
    where = _where(earlier, line)
    who = pair.names.aktor(line.av if isinstance(line.av, str) else None)
    text = f"{where} den {or_missing(line.datum)}" + (f", av {who}." if who else ".")
    if isinstance(line.motiv, str):
        text += f" Skäl: {ended(line.motiv)}"
    if isinstance(line.mote, str):
        text += f" {_meeting(pair, line.mote)}"
    alone = line.skede in {"atgarder", "avslutat"} and line.mote is None and not (pair.after and pair.after.snabb)
    text += " Inget möte är angivet." if alone else ""
    back = earlier is not None and (line.skede == "avskrivet" or _place(line) < _place(earlier))
    return Andring("skede", "arende.yaml", "historik", text, obs=back or alone)


def _where(earlier: Historikrad | None, line: Historikrad) -> str:
    if earlier is None:
        return f"Ärendet öppnades i skedet {label(or_missing(line.skede))}"
    if line.skede == "avskrivet":
        return f"Ärendet avskrevs i skedet {label(or_missing(earlier.skede))}"
    if earlier.skede == "avskrivet":
        return f"Ärendet togs upp igen i skedet {label(or_missing(line.skede))}"
    way = "gick tillbaka" if _place(line) < _place(earlier) else "gick"
    return f"Ärendet {way} från {label(or_missing(earlier.skede))} till {label(or_missing(line.skede))}"


def _meeting(pair: Pair, id_: str) -> str:
    meeting = pair.moten.get(id_)
    if meeting is None:
        return f"Mötet {id_} finns inte bland mötena."
    present = [pair.names.aktor(one.aktor) or "" for one in meeting.narvarande or () if isinstance(one.aktor, str)]
    with_ = f" Närvarande: {'; '.join(present)}." if present else " Mötet säger inte vilka som var närvarande."
    return f"Möte: {pair.names.mote(id_)}.{with_}"


def _place(line: Historikrad) -> int:
    return SKEDEN.index(line.skede) if line.skede in SKEDEN else -1
