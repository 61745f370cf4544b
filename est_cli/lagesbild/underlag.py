"""The observations that a picture rests on, as arrays, and which of them lie in a period."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.observationer.table import DAY, WEEK
from est_cli.svenska import MANADER

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from est_cli.period import Period

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

Nyckel = tuple[str | None, str | None]
"""Category and place; None stands for all."""
_A_PART: Final = 7
"""Days: a shorter piece of a month may well hold no observation."""


class Nycklar(NamedTuple):
    """What is counted: everything, each category, each place, each category at a place.

    `celler` are the last of these, as positions in `kategorier` and `platser`; the place "" is none.
    """

    kategorier: list[str]
    platser: list[str]
    celler: Ints

    @property
    def alla(self) -> list[Nyckel]:
        """Every key, in the order of `spread`: the total, categories, places, cells."""
        cells: list[Nyckel] = [(self.kategorier[k], self.platser[p]) for k, p in self.celler]
        return [(None, None), *((k, None) for k in self.kategorier), *((None, p) for p in self.platser), *cells]

    def spread(self, per_cell: Ints) -> Ints:
        """Counts by cell as counts by key."""
        import numpy as np

        category, place = self.celler[:, 0], self.celler[:, 1]
        by_category = np.bincount(category, per_cell, minlength=len(self.kategorier))
        by_place = np.bincount(place, per_cell, minlength=len(self.platser))
        counts: Ints = np.concatenate([[per_cell.sum()], by_category, by_place, per_cell]).astype(np.int64)
        return counts


class Underlag(NamedTuple):
    """Observations by day, in columns as `observationer.table` reads them; words by their position in a list.

    `cell` is a position in `nycklar.celler`. `med` is whether a row's events are counted (the picture's area); who has
    reported is seen from all rows.
    """

    nycklar: Nycklar
    rapportorer: list[str]
    dag: NDArray[Any]
    kategori: NDArray[Any]
    plats: NDArray[Any]
    rapportor: NDArray[Any]
    antal: NDArray[Any]
    minut: NDArray[Any]
    langd: NDArray[Any]
    punkt: Mask
    cell: NDArray[Any]
    med: Mask

    def inom(self, fran: date, till: date) -> Underlag:
        """The rows of a time, both ends counted."""
        first, last = self.dag.searchsorted([fran.toordinal(), till.toordinal() + 1])
        return self.dar(slice(int(first), int(last)))

    def i(self, period: Period) -> Underlag:
        """The rows of a period."""
        return self.inom(period.fran, period.till)

    def dar(self, which: Mask | slice) -> Underlag:
        """Some of the rows."""
        return Underlag(self.nycklar, self.rapportorer, *(column[which] for column in self[2:]))

    @property
    def nagot(self) -> bool:
        """Whether there is any row at all: someone looked."""
        return len(self.dag) > 0

    @property
    def handelser(self) -> int:
        """The events that are counted."""
        return int(self.antal[self.med].sum())

    @property
    def vaga(self) -> Mask:
        """The rows whose time is known to no better than more than a week: a month, say."""
        vague: Mask = self.langd > WEEK
        return vague

    @property
    def sista_dag(self) -> int:
        """The last day that any row tells of, as an ordinal."""
        return int((self.dag + (self.langd - 1).clip(min=0) // DAY).max())

    def per(self, positions: NDArray[Any], how_many: int) -> Ints:
        """The events that are counted, by one of the columns of positions."""
        import numpy as np

        counts: Ints = np.bincount(positions[self.med], self.antal[self.med], minlength=how_many).astype(np.int64)
        return counts

    def per_nyckel(self) -> Ints:
        """The events by key."""
        return self.nycklar.spread(self.per(self.cell, len(self.nycklar.celler)))

    def luckor(self, period: Period, vila: Collection[int] = ()) -> list[str]:
        """The months of a period from which there is no observation at all, in words: as if nobody looked.

        Days in `vila` (ordinals) are not missed.
        """
        rest, empty = {*vila}, []
        for year, month in _months(period):
            first = max(period.fran, date(year, month, 1))
            last = min(period.till, date(year, month, monthrange(year, month)[1]))
            days = sum(day not in rest for day in range(first.toordinal(), last.toordinal() + 1))
            if days >= min(_A_PART, period.dagar) and not self.inom(first, last).nagot:
                empty.append(year * 12 + month - 1)
        return _runs(empty)


def underlag(rader: pd.DataFrame, platser: Collection[str] | None = None) -> Underlag:
    """The rows of a table (`observationer.table.Table.rader`); events at some places only, where they are given."""
    import numpy as np
    import pandas as pd

    rader = rader.iloc[np.argsort(rader["dag"].to_numpy(), kind="stable")]
    words = {name: (list(rader[name].cat.categories), rader[name].cat.codes.to_numpy()) for name in _WORDS}
    category, place = words["kategori"][1].astype(np.int64), words["plats"][1].astype(np.int64)
    cell, found = pd.factorize(category * (len(words["plats"][0]) + 1) + place, sort=True)
    pairs = np.stack(np.divmod(found, len(words["plats"][0]) + 1), axis=1).reshape(-1, 2)
    inside = np.array([platser is None or name in platser for name in words["plats"][0]], dtype=bool)
    return Underlag(
        Nycklar(words["kategori"][0], words["plats"][0], pairs),
        words["rapportor"][0],
        rader["dag"].to_numpy(), category, place, words["rapportor"][1],
        rader["antal"].to_numpy(), rader["minut"].to_numpy(), rader["langd"].to_numpy(), rader["punkt"].to_numpy(),
        cell, inside[place] if len(place) else np.zeros(0, dtype=bool),
    )  # fmt: skip


_WORDS: Final = ("kategori", "plats", "rapportor")


def _runs(months: Sequence[int]) -> list[str]:
    """Months, counted from the year 0, in words: `maj 2019`, `januari–december 2018`."""
    begins = [month for month in months if month - 1 not in months]
    ends = [month for month in months if month + 1 not in months]
    return [_run(first, last) for first, last in zip(begins, ends, strict=True)]


def _run(first: int, last: int) -> str:
    end = f"{MANADER[last % 12]} {last // 12}"
    if first == last:
        return end
    return f"{MANADER[first % 12]}{'' if first // 12 == last // 12 else f' {first // 12}'}–{end}"


def _months(period: Period) -> Sequence[tuple[int, int]]:
    return [(int(name[:4]), int(name[5:])) for name in period.manader]
