"""What has changed, and what may be chance: a period beside others, every cell tested, corrected for looking at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.estimates import exact_changes
from est_cli.lagesbild.pauses import least_days, left_out, without
from est_cli.lagesbild.records import Andring
from est_cli.svenska import antal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.lagesbild.records import Andringsord
    from est_cli.lagesbild.underlag import Nyckel, Underlag
    from est_cli.model.installningar import Uppehall
    from est_cli.period import Period

    Ints = NDArray[np.int64]
    Mask = NDArray[np.bool_]

FEW: Final = 10
"""Events in both periods together; below it nothing can be said."""
FEW_NEW: Final = 3
"""Events of a cell that may be called new."""
LEVEL: Final = 0.05
WHOLE: Final = 0.01
"""Of the five percent, so much is for the question whether all of it has changed; the rest for all its parts."""
_BEGUN: Final = 4
"""A reporter takes part in a comparison if it had begun before the first quarter of the earlier period was over."""


class Sida(NamedTuple):
    """Another period beside the one in question, by key: `antal` is all its events.

    `nu` and `da` are the events of those who reported in both, outside `uppehall`; `nu_dagar` and `da_dagar` how many
    days these were counted in. `skal` is why the two cannot be compared; "" where they can. `bada` is who, of the
    reporters, is counted.
    """

    antal: Ints
    nu: Ints
    da: Ints
    nu_dagar: int
    da_dagar: int
    skal: str = ""
    bada: Mask | None = None


class Domar(NamedTuple):
    """What can be said of each key: its changes for each period beside, whether it is new; and how many were tested."""

    sidor: list[list[Andring]]
    nya: Mask
    prov: int


def beside(rows: Underlag, nu: Period, da: Period, uppehall: Sequence[Uppehall], tysta: Collection[int] = ()) -> Sida:
    """An earlier period beside `nu`, like with like: of those who reported through both periods, outside `uppehall`.

    `tysta` are the reporters that fell silent before `nu` was over.
    """
    both, off = _shared(rows, nu, da, tysta), left_out(uppehall, nu, da)
    now, then = (without(rows.i(one), days) for one, days in zip((nu, da), off, strict=True))
    counts, earlier = (one.dar(both[one.rapportor]).per_nyckel() for one in (now, then))
    reason = _reason(rows, nu, da, off, some=bool(both.any()))
    return Sida(rows.i(da).per_nyckel(), counts, earlier, nu.dagar - len(off[0]), da.dagar - len(off[1]), reason, both)


def _shared(rows: Underlag, nu: Period, da: Period, tysta: Collection[int]) -> Mask:
    """Of each reporter whether it reported in both periods, had begun when the earlier one did, and did not stop."""
    import numpy as np

    count = len(rows.rapportorer)
    first = np.full(count, np.iinfo(np.int64).max)
    reporter, begun = np.unique(rows.rapportor, return_index=True)
    first[reporter] = rows.dag[begun]
    then, now = (np.bincount(rows.i(one).rapportor, minlength=count) > 0 for one in (da, nu))
    both: Mask = then & now & (first <= da.fran.toordinal() + da.dagar // _BEGUN)
    both[list(tysta)] = False
    return both


def _reason(rows: Underlag, nu: Period, da: Period, off: Sequence[Sequence[int]], *, some: bool) -> str:
    """Why two periods cannot be compared; `off` are the days of each, `nu` first, that are left out."""
    for period, days in zip((nu, da), off, strict=True):
        if (left := period.dagar - len(days)) < least_days(period):
            return f"{_only(left, period)} uppehåll"
    for period, days in zip((da, nu), reversed(off), strict=True):
        if not rows.i(period).nagot:
            return f"det finns inga observationer från {'den tiden' if period == da else period.ord}"
        if gaps := rows.luckor(period, days):
            return f"det finns inga observationer från {uppraknat(gaps)}"
    return "" if some else f"ingen har rapporterat genom både {da.ord} och {nu.ord}"


def _only(left: int, period: Period) -> str:
    return f"bara {antal(left, 'dag', 'dagar')} av {period.ord} ligger utanför" if left else f"hela {period.ord} är"


def judge(
    nycklar: Sequence[Nyckel], nu: Ints, sidor: Sequence[Sida], tolv: Sida | None, borta: Sequence[bool] = ()
) -> Domar:
    """Test every key against each period beside, and every cell for being new since `tolv`, in one family.

    `nu` is the period's own count by key. Not tested: a key that is `borta` (it has ceased), one with fewer than `FEW`
    events in both periods together, and a cell with fewer than `FEW_NEW` in `tolv` and now. The exact conditional test
    of two Poisson counts by day (its smaller tail, doubled). Corrected for all looks (weighted Bonferroni): of `LEVEL`,
    `WHOLE` goes to the total and the rest to its parts. The intervals hold for all ratios at once, so that a word and
    its interval agree.
    A cell is new when all of its events since the beginning of `tolv` lie in the period: chance share ** events.
    """
    import numpy as np

    gone = np.array(borta or [False] * len(nycklar), dtype=bool)
    somewhere = np.array([plats != "" for _, plats in nycklar], dtype=bool) & ~gone
    cells = np.array([kategori is not None and plats is not None for kategori, plats in nycklar], dtype=bool)
    whole = np.array([key == (None, None) for key in nycklar], dtype=bool)
    tested = [somewhere & (side.nu + side.da >= FEW) & (not side.skal) for side in sidor]
    asked, chance = _chance_of_new(somewhere & cells, tolv)
    changes, looks, prov = [_untested(nu, side, gone) for side in sidor], 0.0, len(asked)
    for part, share, more in ((whole, WHOLE, 0), (~whole, LEVEL - WHOLE, len(asked))):
        places = [np.flatnonzero(part & one) for one in tested]
        prov += sum(map(len, places))
        looks = (sum(map(len, places)) + more) * LEVEL / share
        for found, side, at in zip(changes, sidor, places, strict=True):
            _test(found, side, at, looks)
    new = np.zeros(len(nycklar), dtype=bool)
    new[asked] = chance * looks < LEVEL
    return Domar(changes, new, prov)


def _chance_of_new(cells: Mask, tolv: Sida | None) -> tuple[Ints, NDArray[Any]]:
    """The cells with enough events, and how likely it is that all of them lie in the period; 1 where they do not."""
    import numpy as np

    if tolv is None or tolv.skal:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    asked = np.flatnonzero(cells & (tolv.nu + tolv.da >= FEW_NEW))
    share = tolv.nu_dagar / (tolv.nu_dagar + tolv.da_dagar)
    return asked, np.where(tolv.antal[asked] == 0, share ** tolv.nu[asked], 1.0)


def _untested(nu: Ints, side: Sida, gone: Mask) -> list[Andring]:
    """A change for each key, as if there were too few events to test any."""
    nothing = side.skal and not side.antal.any()
    alike = (side.antal == side.da) & (nu == side.nu) | bool(side.skal)
    pairs = zip(side.nu.tolist(), side.da.tolist(), strict=True)
    words: list[Andringsord] = ["ej_jamforbart" if side.skal or one else "for_fa" for one in gone.tolist()]
    return [
        Andring(None if nothing else then, None, None, None, None, None, word, None if same else pair)
        for then, pair, same, word in zip(side.antal.tolist(), pairs, alike.tolist(), words, strict=True)
    ]


def _test(found: list[Andring], side: Sida, at: Ints, looks: float) -> None:
    """Put the numbers of a test into the changes at some keys; `looks` is what a chance is multiplied by."""
    if not len(at):
        return
    ratios = exact_changes(side.nu[at], side.nu_dagar, side.da[at], side.da_dagar, level=1 - LEVEL / looks)
    columns = [one.tolist() for one in ratios]  # what is masked is None
    for key, kvot, nedre, ovre, _, less, greater in zip(at.tolist(), *columns, strict=True):
        p = min(1.0, 2 * less, 2 * greater)
        found[key] = found[key]._replace(
            kvot=kvot, nedre=nedre, ovre=ovre, p=p, p_justerat=min(1.0, p * looks), ord=_word(nedre, ovre)
        )


def _word(nedre: float, ovre: float | None) -> Andringsord:
    """A rise, a fall, or neither; without an upper end there was nothing before."""
    if nedre > 1:
        return "okning"
    return "minskning" if ovre is not None and ovre < 1 else "normalt"
