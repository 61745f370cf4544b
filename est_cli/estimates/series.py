"""A level and a slope that changed when the measure began, beside the trend and the seasons."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from est_cli.estimates.arguments import level_of, positive, whole
from est_cli.estimates.normal import beyond, critical
from est_cli.estimates.undefined import Undefined

if TYPE_CHECKING:
    from collections.abc import Sequence

FEWEST: Final = 8
"""Fewer periods than this give no estimate at all."""
FEWEST_ON_A_SIDE: Final = 3
_FLAT: Final = 1e-12
_FARTHEST: Final = 50
"""A logarithm of a rate ratio beyond this is no estimate: the periods without events ran away with it."""
_TOLD: Final = {"step", "trend", "slope"}
_FAILED: Final = Undefined("det finns för få händelser, eller för många perioder utan, för att räkna modellen")


@dataclass(frozen=True, slots=True)
class Effect:
    """A rate ratio with its interval; `se` and `z` are of its natural logarithm. Below 1 is good: fewer events."""

    estimate: float
    se: float
    z: float
    p: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class InterruptedTimeSeries(Effect):
    """The step: the rate after over what it would have been without a change, with the same trend and seasons.

    `trend` is the rate ratio from one period to the next. `slope` is how many times that ratio changed when the measure
    began, from the same model with that term added, in which the step is `step_beside_slope`.
    `dispersion` is Pearson's χ² over the degrees of freedom: 1 is Poisson, above it the counts vary more.
    `periods` is (before, after).
    """

    trend: Effect | Undefined
    slope: Effect | Undefined
    step_beside_slope: Effect | Undefined
    dispersion: float
    periods: tuple[int, int]
    level: float
    method: str

    @property
    def step(self) -> Effect:
        """This record: the estimate is the step."""
        return self


def interrupted_time_series(  # noqa: PLR0913 - the model's own choices
    counts: Sequence[int],
    exposure: Sequence[float] | float,
    intervention: int | Sequence[int],
    *,
    trend: bool = True,
    harmonics: int = 0,
    period: float = 12,
    quasi: bool = True,
    level: float = 0.95,
) -> InterruptedTimeSeries | Undefined:
    """Did the level change when the measure began? Good is below 1. Counts per period, in order of time.

    log E(count) = log(exposure) + a + b t + c X + Σ_h [s_h sin(2πht/period) + c_h cos(2πht/period)], t the period's
    number and X 1 from `intervention` on: its index, or a 0/1 series such as (0, 0, 0, 1, 1). The step is exp(c).
    `trend=False` leaves out b t. `harmonics` is how many pairs of seasonal waves, the first `period` periods long.
    `exposure` is one number, or one a period (days, population). `quasi` multiplies the variance by the dispersion.
    The slope change is exp(d) of d (t - first after) X, added to that model; it needs the trend.

    Undefined with fewer than 8 periods, 3 on a side, as many terms as periods, terms that cannot be told apart,
    no event on a side, or counts without variation round the model. A season needs two years to be seen.
    Raises `ValueError` for unequal lengths, negative counts, exposures not above 0.

    Source: Bernal, Cummins & Gasparrini 2017, Int J Epidemiol 46:348-355; as statsmodels GLM, Poisson, with
    `scale="X2"`.
    """
    y = [whole(count, "counts") for count in counts]
    first = _first_after(intervention, len(y))
    model = _Model(y, _offset(exposure, len(y)), quasi, level_of(level))
    columns = _columns(len(y), first, whole(harmonics, "harmonics"), positive(period, "period"), trend=trend)
    fitted = _lacking(y, first) or model.fit(columns)
    if isinstance(fitted, Undefined):
        return fitted
    step, segmented = fitted.effects["step"], _segmented(model, columns, first)
    return InterruptedTimeSeries(
        *(step.estimate, step.se, step.z, step.p, step.lower, step.upper),
        trend=fitted.effects.get("trend", Undefined("modellen har ingen trend")),
        slope=segmented if isinstance(segmented, Undefined) else segmented.effects["slope"],
        step_beside_slope=segmented if isinstance(segmented, Undefined) else segmented.effects["step"],
        dispersion=fitted.dispersion,
        periods=(first, len(y) - first),
        level=level,
        method=f"avbruten tidsserie, {'kvasi-Poisson' if quasi else 'Poisson'}regression",
    )


def _offset(exposure: Sequence[float] | float, length: int) -> list[float]:
    import numpy as np

    return [math.log(positive(value, "exposure")) for value in np.broadcast_to(exposure, length).tolist()]


def _first_after(intervention: int | Sequence[int], length: int) -> int:
    """The index of the first period with the measure."""
    import numpy as np

    marks = np.asarray(intervention).tolist()
    if isinstance(marks, list):
        if len(marks) != length or marks != sorted(marks) or not set(marks) <= {0, 1}:
            raise ValueError("intervention must be 0 for every period before and 1 for every period after")
        return marks.count(0)
    if not 0 <= marks <= length or marks != int(marks):
        raise ValueError(f"intervention must be the index of the first period after, 0 to {length}")
    return int(marks)


def _lacking(y: list[int], first: int) -> Undefined | None:
    if len(y) < FEWEST:
        return Undefined(f"det behövs minst {FEWEST} perioder, och här är {len(y)}")
    if min(first, len(y) - first) < FEWEST_ON_A_SIDE:
        return Undefined(f"det behövs minst {FEWEST_ON_A_SIDE} perioder både före och efter")
    if not sum(y[:first]) or not sum(y[first:]):
        return Undefined("det finns inga händelser före, eller inga efter, så kvoten kan inte räknas")
    return None


def _columns(length: int, first: int, harmonics: int, period: float, *, trend: bool) -> dict[str, list[float]]:
    """The model's terms by name, a number a period; time counts from the first period after."""
    time = range(-first, length - first)
    columns = {"level": [1.0] * length, "step": [float(t >= 0) for t in time]}
    if trend:
        columns["trend"] = [float(t) for t in time]
    for h in range(1, harmonics + 1):
        columns[f"sin{h}"] = [math.sin(2 * math.pi * h * t / period) for t in time]
        columns[f"cos{h}"] = [math.cos(2 * math.pi * h * t / period) for t in time]
    return columns


def _segmented(model: _Model, columns: dict[str, list[float]], first: int) -> _Fitted | Undefined:
    """The model in which the trend may change too."""
    if "trend" not in columns:
        return Undefined("en ändrad lutning kan bara räknas i en modell med trend")
    return model.fit(columns | {"slope": [float(max(0, t)) for t in range(-first, len(model.y) - first)]})


@dataclass(frozen=True, slots=True)
class _Fitted:
    effects: dict[str, Effect]
    dispersion: float


@dataclass(frozen=True, slots=True)
class _Model:
    """What every fit has in common: counts, log exposures, how the variance is taken, the intervals' level."""

    y: list[int]
    offset: list[float]
    quasi: bool
    level: float

    def fit(self, columns: dict[str, list[float]]) -> _Fitted | Undefined:
        """The effects that are told, by name."""
        import numpy as np

        if len(columns) >= len(self.y):
            return Undefined("modellen har lika många termer som det finns perioder, eller fler")
        design = np.column_stack(list(columns.values()))
        if np.linalg.matrix_rank(design) < len(columns):
            return Undefined("modellens termer går inte att skilja från varandra, till exempel säsong och åtgärd")
        found = self._regression(design)
        if found is None or not found.converged:
            return _FAILED
        dispersion = float(found.pearson_chi2 / found.df_resid)
        if self.quasi and dispersion < _FLAT:
            return Undefined("antalen följer modellen helt utan spridning, så det finns inget att pröva mot")
        effects = {}
        spread = math.sqrt(dispersion) if self.quasi else 1.0
        for name, log, se in zip(columns, found.params.tolist(), found.bse.tolist(), strict=True):
            if name in _TOLD:
                effects[name] = _effect(log, se * spread, self.level)
        sound = {name: effect for name, effect in effects.items() if isinstance(effect, Effect)}
        return _Fitted(sound, dispersion) if len(sound) == len(effects) else _FAILED

    def _regression(self, design: Any) -> Any | None:  # noqa: ANN401 - statsmodels has no types
        """The fitted model, None when it cannot be fitted; its warnings are what the caller judges by."""
        import warnings

        import numpy as np
        from statsmodels.genmod.families import Poisson
        from statsmodels.genmod.generalized_linear_model import GLM

        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            try:
                return GLM(self.y, design, family=Poisson(), offset=self.offset).fit(tol_criterion="params")
            except (ValueError, ArithmeticError, np.linalg.LinAlgError):
                return None


def _effect(log: float, se: float, level: float) -> Effect | None:
    """One term of the model; None when it ran away, or has no spread to be tested against."""
    reach = critical(level) * se
    if not (math.isfinite(log) and math.isfinite(se) and se > 0 and abs(log) + reach < _FARTHEST):
        return None
    z = log / se
    return Effect(math.exp(log), se, z, beyond(z), math.exp(log - reach), math.exp(log + reach))
