"""When it happened, if all that is known is between when and when."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from est_cli.estimates.undefined import Undefined

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

HOURS: Final = 168
"""The hours of a week, Monday 00-01 first."""
_HOUR: Final = 3_600_000_000
_WEEK: Final = HOURS * _HOUR
_MICROSECOND: Final = timedelta(microseconds=1)


def aoristic_weights(start: datetime, end: datetime) -> NDArray[np.float64] | Undefined:
    """How much of the interval lies in each hour of the week: 168 shares, Monday 00 first, that sum to 1.

    Local wall-clock times without zone, to the microsecond. An interval longer than a week wraps round;
    one of no length is its hour. Undefined when `end` is before `start`. Raises `ValueError` for times with a zone.

    Source: Ratcliffe & McCullagh 1998, Int J Geogr Inf Sci 12:751-764; Ratcliffe 2002, J Quant Criminol 18:23-43.
    """
    import numpy as np

    if start.tzinfo or end.tzinfo:
        raise ValueError("start and end must be local times without a zone")
    if end < start:
        return Undefined("sluttiden ligger före starttiden")
    length = (end - start) // _MICROSECOND
    midnight = datetime.combine(start, time())
    first = start.weekday() * 24 * _HOUR + (start - midnight) // _MICROSECOND
    if not length:
        return np.asarray(np.arange(HOURS) == first // _HOUR, dtype=np.float64)
    edges = np.arange(2 * HOURS + 1, dtype=np.int64) * _HOUR
    covered: Any = np.diff(np.clip(edges, first, first + length % _WEEK)).reshape(2, HOURS).sum(axis=0)
    shares: NDArray[np.float64] = (covered + length // _WEEK * _HOUR) / length
    return shares
