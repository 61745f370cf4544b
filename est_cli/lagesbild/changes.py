"""What has changed, and what may be chance: a period beside others, every cell tested, corrected for looking at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.estimates import exact_changes
from est_cli.lagesbild.records import Andring
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.lagesbild.records import Andringsord
    from est_cli.lagesbild.underlag import Nyckel, Underlag
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

    `nu` and `da` are the events of those who reported in both, `nu_dagar` and `da_dagar` how many days these were
    counted in. `skal` is why the two cannot be compared; "" where they can.
    """

    antal: Ints
    nu: Ints
    da: Ints
    nu_dagar: int
    da_dagar: int
    skal: str = ""


class Domar(NamedTuple):
    """What can be said of each key: its changes for each period beside, whether it is new; and how many were tested."""

    sidor: list[list[Andring]]
    nya: Mask
    prov: int


def beside(rows: Underlag, nu: Period, da: Period) -> Sida:
    """An earlier period beside `nu`, like with like: of those who reported in both periods."""
    now, then, both = rows.i(nu), rows.i(da), shared(rows, nu, da)
    counts, earlier = (one.dar(both[one.rapportor]).per_nyckel() for one in (now, then))
    reason = _reason(rows, nu, da, some=bool(both.any()))
    return Sida(then.per_nyckel(), counts, earlier, nu.dagar, da.dagar, reason)


def shared(rows: Underlag, nu: Period, da: Period) -> Mask:
    """Of each reporter whether it reported in both periods, and had begun when the earlier one did."""
    import numpy as np

    count = len(rows.rapportorer)
    first = np.full(count, np.iinfo(np.int64).max)
    reporter, begun = np.unique(rows.rapportor, return_index=True)
    first[reporter] = rows.dag[begun]
    then, now = (np.bincount(rows.i(one).rapportor, minlength=count) > 0 for one in (da, nu))
    both: Mask = then & now & (first <= da.fran.toordinal() + da.dagar // _BEGUN)
    return both


def _reason(rows: Underlag, nu: Period, da: Period, *, some: bool) -> str:
    for period in (da, nu):
        if not rows.i(period).nagot:
            return f"det finns inga observationer från {period.ord}"
        if gaps := rows.luckor(period):
            return f"det finns inga observationer från {uppraknat(gaps)}"
    if not some:
        return f"ingen som rapporterade under {nu.ord} rapporterade också under hela {da.ord}"
    return ""


def judge(nycklar: Sequence[Nyckel], antal: Ints, sidor: Sequence[Sida], tolv: Sida | None) -> Domar:
    """Test every key against each period beside, and every cell for being new since `tolv`, in one family.

    `antal` is the period's own count by key. A key with fewer than `FEW` events in both periods together is not
    tested, nor a cell with fewer than `FEW_NEW` in `tolv` and now. The exact conditional test of two Poisson counts
    by day (its smaller tail, doubled). Corrected for all looks (weighted Bonferroni): of `LEVEL`, `WHOLE` goes to the
    total and the rest to its parts. The intervals hold for all ratios at once, so that a word and its interval agree.
    A cell is new when all of its events since the beginning of `tolv` lie in the period: chance share ** events.
    """
    import numpy as np

    somewhere = np.array([plats != "" for _, plats in nycklar], dtype=bool)
    cells = np.array([kategori is not None and plats is not None for kategori, plats in nycklar], dtype=bool)
    whole = np.array([key == (None, None) for key in nycklar], dtype=bool)
    tested = [somewhere & (side.nu + side.da >= FEW) & (not side.skal) for side in sidor]
    asked, chance = _chance_of_new(somewhere & cells, tolv)
    changes, looks, prov = [_untested(antal, side) for side in sidor], 0.0, len(asked)
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


def _untested(antal: Ints, side: Sida) -> list[Andring]:
    """A change for each key, as if there were too few events to test any."""
    word: Andringsord = "ej_jamforbart" if side.skal else "for_fa"
    nothing = side.skal and not side.antal.any()
    alike = (side.antal == side.da) & (antal == side.nu) | bool(side.skal)
    pairs = zip(side.nu.tolist(), side.da.tolist(), strict=True)
    return [
        Andring(None if nothing else then, None, None, None, None, None, word, None if same else pair)
        for then, pair, same in zip(side.antal.tolist(), pairs, alike.tolist(), strict=True)
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
