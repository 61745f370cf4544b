"""What has changed, and what may be chance: a period beside others, every cell tested, corrected for looking at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.estimates import exact_changes, holm
from est_cli.lagesbild.records import Andring
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.estimates import Changes
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
    by day; Holm's correction over all tests, at `LEVEL`, of which `WHOLE` for the total and the rest for its parts
    (weighted Bonferroni between the two). Intervals hold for all ratios at once.
    A cell is new when all of its events since the beginning of `tolv` lie in the period: chance share ** events.
    """
    import numpy as np

    somewhere = np.array([plats != "" for _, plats in nycklar], dtype=bool)
    cells = np.array([kategori is not None and plats is not None for kategori, plats in nycklar], dtype=bool)
    tested = [np.flatnonzero(somewhere & (side.nu + side.da >= FEW) & (not side.skal)) for side in sidor]
    asked, chance = _chance_of_new(somewhere & cells, tolv)
    all_of_it = np.array([key == (None, None) for key in nycklar], dtype=bool)
    whole = [all_of_it[at] for at in tested]
    many = int(sum(map(np.sum, whole))), sum(map(len, tested)) - int(sum(map(np.sum, whole))) + len(asked)
    sides = list(zip(sidor, tested, strict=True))
    ratios = [_ratios(one, at, total, many) for (one, at), total in zip(sides, whole, strict=True)]
    families = [*(one.p.filled(1.0) for one in ratios), chance]
    of_whole = np.concatenate([*whole, np.zeros(len(asked), dtype=bool)])
    corrected = np.split(_corrected(np.concatenate(families), of_whole), np.cumsum([len(p) for p in families])[:-1])
    new = np.zeros(len(nycklar), dtype=bool)
    new[asked] = corrected[-1] < LEVEL
    changes = [
        _changes(antal, side, at, one, p) for (side, at), one, p in zip(sides, ratios, corrected[:-1], strict=True)
    ]
    return Domar(changes, new, sum(map(len, families)))


def _ratios(side: Sida, at: Ints, whole: Mask, many: tuple[int, int]) -> Changes:
    """The ratios of a side with their tests; `many` is how many tests there are of the total, and of parts."""
    levels = 1 - WHOLE / max(many[0], 1), 1 - (LEVEL - WHOLE) / max(many[1], 1)
    total, parts = (
        exact_changes(side.nu[at], side.nu_dagar, side.da[at], side.da_dagar, level=level) for level in levels
    )
    for part, all_of_it in zip(parts, total, strict=True):
        part[whole] = all_of_it[whole]
    return parts


def _corrected(p: NDArray[Any], whole: Mask) -> NDArray[Any]:
    """The p-values corrected, so that each says something when it is below `LEVEL`."""
    import numpy as np

    corrected: NDArray[Any] = np.empty_like(p)
    corrected[whole] = holm(p[whole]) * (LEVEL / WHOLE)
    corrected[~whole] = holm(p[~whole]) * (LEVEL / (LEVEL - WHOLE))
    np.minimum(corrected, 1.0, out=corrected)
    return corrected


def _chance_of_new(cells: Mask, tolv: Sida | None) -> tuple[Ints, NDArray[Any]]:
    """The cells with enough events, and how likely it is that all of them lie in the period; 1 where they do not."""
    import numpy as np

    if tolv is None or tolv.skal:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    asked = np.flatnonzero(cells & (tolv.nu + tolv.da >= FEW_NEW))
    share = tolv.nu_dagar / (tolv.nu_dagar + tolv.da_dagar)
    return asked, np.where(tolv.antal[asked] == 0, share ** tolv.nu[asked], 1.0)


def _changes(antal: Ints, side: Sida, tested: Ints, ratios: Changes, corrected: NDArray[Any]) -> list[Andring]:
    """A change for each key: tested ones with their numbers, the others with a word only."""
    word: Andringsord = "ej_jamforbart" if side.skal else "for_fa"
    nothing = side.skal and not side.antal.any()
    alike = (side.antal == side.da) & (antal == side.nu) | bool(side.skal)
    pairs = zip(side.nu.tolist(), side.da.tolist(), strict=True)
    found = [
        Andring(None if nothing else then, None, None, None, None, None, word, None if same else pair)
        for then, pair, same in zip(side.antal.tolist(), pairs, alike.tolist(), strict=True)
    ]
    columns = [one.tolist() for one in (ratios.ratio, ratios.lower, ratios.upper, ratios.p)]  # what is masked is None
    for row, at in enumerate(tested.tolist()):
        kvot, nedre, ovre, p = (column[row] for column in columns)
        ord_ = _word(kvot, corrected[row])
        found[at] = found[at]._replace(
            kvot=kvot, nedre=nedre, ovre=ovre, p=p, p_justerat=float(corrected[row]), ord=ord_
        )
    return found


def _word(kvot: float | None, p: float) -> Andringsord:
    """A rise, a fall, or neither; a ratio without value has nothing before."""
    if p >= LEVEL:
        return "normalt"
    return "okning" if kvot is None or kvot > 1 else "minskning"
