"""What stands out: cells that are new, rising, falling or among the most common time after time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from est_cli.lagesbild.records import Utmarkt
from est_cli.lagesbild.words import decimals
from est_cli.svenska import antal, datum_i_ord, tal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.lagesbild.records import Andring, Cell, Utmarkelse
    from est_cli.lagesbild.underlag import Nyckel, Underlag
    from est_cli.period import Period
    from est_cli.reports.names import Names

    Mask = NDArray[np.bool_]

TOP: Final = 5
"""A cell is among the most common if at most four are more common."""
LEAST: Final = 3
"""Events of a cell that may be among the most common."""
PERIODS: Final = 6
OFTEN: Final = 4
"""Of the six periods before, those in which a persisting cell was among the most common too."""
TENTH: Final = 10
"""A cell that only persists is proposed as a case if it is at least one in so many of all events."""
_ORDER: Final[tuple[Utmarkelse, ...]] = ("ny", "okande", "kvarstaende", "minskande")


def known(rows: Underlag, fore: Sequence[Period]) -> list[Period]:
    """Those of the periods before that hold observations, without gaps."""
    return [one for one in fore if rows.i(one).nagot and not rows.luckor(one)]


def persisting(rows: Underlag, nu: Period, known: Sequence[Period]) -> dict[Nyckel, tuple[int, int]]:
    """The cells that persist: in how many of how many known periods before they were among the most common too."""
    import numpy as np

    keys = rows.nycklar.alla[-len(rows.nycklar.celler) :] if len(rows.nycklar.celler) else []
    somewhere = np.array([bool(plats) for _, plats in keys], dtype=bool)
    before = sum((_common(rows, one, somewhere).astype(int) for one in known), np.zeros(len(keys), dtype=int))
    lasting = np.flatnonzero(_common(rows, nu, somewhere) & (before >= OFTEN))
    return {keys[at]: (int(before[at]), len(known)) for at in lasting}


def _common(rows: Underlag, period: Period, somewhere: Mask) -> Mask:
    """Which cells were among the most common of a period."""
    import numpy as np

    counts = np.where(somewhere, rows.i(period).per_nyckel()[-len(somewhere) :] if len(somewhere) else 0, 0)
    bar = max(LEAST, int(np.sort(counts)[-TOP])) if len(counts) >= TOP else LEAST
    common: Mask = counts >= bar
    return common


def steady(lasting: dict[Nyckel, tuple[int, int]], cells: Sequence[Cell]) -> set[Nyckel]:
    """The cells that have persisted in all six periods before, and are at least a tenth of all events now."""
    events = {(one.kategori, one.plats): one.antal for one in cells}
    large = {key for key in lasting if TENTH * events.get(key, 0) >= events[None, None]}
    return {key for key in large if lasting[key][0] == PERIODS}


def standouts(
    cells: Sequence[Cell], new: set[Nyckel], lasting: dict[Nyckel, tuple[int, int]], since: str, namnd: Named
) -> list[Utmarkt]:
    """All that stands out among cells and whole places, in the order new, rising, persisting, falling; most first.

    A whole place only where none of its cells stands out in the same way. `since` is the time in which what is new
    had not happened.
    """
    found = [one for cell in cells for one in _of(cell, new, lasting, since, namnd)]
    taken = {(one.slag, one.plats) for one in found if one.kategori is not None}
    kept = [one for one in found if one.kategori is not None or (one.slag, one.plats) not in taken]
    return sorted(kept, key=lambda one: (_ORDER.index(one.slag), -one.antal, one.plats, one.kategori or ""))


def _of(
    cell: Cell, new: set[Nyckel], lasting: dict[Nyckel, tuple[int, int]], since: str, namnd: Named
) -> Iterator[Utmarkt]:
    key = cell.kategori, cell.plats
    events, what = antal(cell.antal, "händelse", "händelser"), namnd.cell(*key)
    if key in new:
        yield _out("ny", cell, f"{what} är nytt: {events}, och inga {since}.")
    for slag, word, verb in (("okande", "okning", "ökar"), ("minskande", "minskning", "minskar")):
        told = namnd.changed(cell, word)
        if told:
            yield _out(slag, cell, f"{what} {verb}: {told}.")
    if key in lasting:
        times, known = lasting[key]
        yield _out(
            "kvarstaende",
            cell,
            f"{what} består: {events}, bland de {_FIVE} vanligaste nu och i {times} av de {known} perioderna före.",
        )


_FIVE: Final = {5: "fem"}[TOP]


def _out(slag: Any, cell: Cell, text: str) -> Utmarkt:  # noqa: ANN401 - one of the words of Utmarkelse
    return Utmarkt(slag, cell.plats or "", cell.kategori, cell.antal, text)


class Named:
    """The words for a picture's cells: what they are called, and how they have changed."""

    def __init__(self, names: Names, fore: str, i_fjol: str) -> None:
        """`fore` and `i_fjol` are the periods beside it in words: `mars 2026`."""
        self.names, self._beside = names, (fore, i_fjol)

    def cell(self, kategori: str | None, plats: str | None) -> str:
        """`Klotter vid Busstorget`; a whole place by its name alone, a category likewise."""
        what, where = self.names.kategori(kategori), self.names.plats(plats)
        return str(what or where) if what is None or where is None else f"{what} vid {where}"

    def changed(self, cell: Cell, word: str) -> str:
        """Each period beside in which the change is `word`: `24 händelser mot 9 under februari 2026 (…)`."""
        sides = zip((cell.fore, cell.i_fjol), self._beside, strict=True)
        return "; ".join(self.against(cell, one, period) for one, period in sides if one and one.ord == word)

    def against(self, cell: Cell, other: Andring, period: str) -> str:
        """The two counts, how many times as many with its interval, and like with like where reporters differ."""
        said = f"{antal(cell.antal, 'händelse', 'händelser')} mot {tal(other.antal or 0)} under {period}"
        if other.jamfort is not None:
            said += f", varav {tal(other.jamfort[0])} mot {tal(other.jamfort[1])} går att jämföra"
        return said + times(other)


def times(other: Andring) -> str:
    """` (1,80 gånger så många per dag, osäkerhet 1,20–2,60)`; empty where the ratio has no value."""
    if other.kvot is None or other.nedre is None or other.ovre is None:
        return ""
    ratio, low, high = (decimals(value, 2) for value in (other.kvot, other.nedre, other.ovre))
    return f" ({ratio} gånger så många per dag, osäkerhet {low}–{high})"


def since_when(tolv: Period) -> str:
    """In which time what is new had not happened."""
    year = tolv.dagar >= _YEAR
    return "under de tolv månaderna före" if year else f"sedan observationerna börjar den {datum_i_ord(tolv.fran)}"


_YEAR: Final = 365
