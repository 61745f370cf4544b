"""How a new case is told, and a new assessment of an old one: what, where, how serious, for whom."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.moten.forkortat import shortened
from est_cli.ord import label
from est_cli.review.measures import days
from est_cli.svenska import datum_i_ord, ended, one_line, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Bedomning
    from est_cli.review.pair import Pair

_ROOM: Final = 600
"""Letters of a new case's description: it is told at length once."""


def opening(pair: Pair, steps: list[str]) -> str:
    """`Ärendet är nytt. Det öppnades i skedet problem den 3 mars 2026, av Fältgruppen. Det gäller Torget.`."""
    arende = pair.after
    said = ["Ärendet är nytt.", *(text.replace("Ärendet öppnades", "Det öppnades", 1) for text in steps)]
    if arende is not None:
        ids = [arende.plats, *(arende.berorda_platser or ())]
        platser = [str(pair.names.plats(one)) for one in ids if isinstance(one, str)]
        track = " på snabbt spår" if arende.snabb else ""
        said += [f"Det gäller {uppraknat(platser)}{f', och går{track}' if track else ''}."] if platser else []
    return " ".join(said)


def the_problem(pair: Pair) -> str:
    """What a new case's problem is, in its own words, whom it hits, and how often it has happened."""
    problem = pair.after.problem if pair.after else None
    return " ".join(_problem(problem)) if problem else ""


def _problem(problem: object) -> Iterator[str]:
    for name, word in (("beskrivning", ""), ("drabbade", "Drabbade: ")):
        value = getattr(problem, name, None)
        if isinstance(value, str) and value.strip():
            yield ended(f"{word}{shortened(value, _ROOM)}")
    extent = getattr(problem, "omfattning", None)
    if extent is not None:
        times = f"{tal(extent.antal)} gånger" if isinstance(extent.antal, int) else ""
        said = [part for part in (times, days(extent.fran, extent.till)) if part]
        yield f"Omfattning: {', '.join(said)}." if said else ""


def assessed_again(pair: Pair) -> str:
    """The whole assessment as it is now, and what it was."""
    before, after = (one.bedomning if one else None for one in (pair.before, pair.after))
    day = f" den {datum_i_ord(after.datum)}" if after and isinstance(after.datum, date) else ""
    was, is_ = assessed(before), assessed(after)
    return f"Läget är bedömt på nytt{day}: {is_ or 'utan nivå och trend'} ({_before(was, is_)})."


def _before(was: str, is_: str) -> str:
    return "som förut" if was == is_ else f"förr {was or 'obedömt'}"


def assessed(one: Bedomning | None) -> str:
    """`nivå gul, trend ökande`; empty where neither is said."""
    words = (("nivå", one.niva), ("trend", one.trend)) if one else ()
    return ", ".join(f"{word} {one_line(label(value))}" for word, value in words if isinstance(value, str))
