"""The same work on many items: by several processes where that pays, always in the order of the items."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

T = TypeVar("T")
FEW: Final = 200
"""Below so many items a second process costs more than it gives (cases of five files; two cores)."""
_CHUNK: Final = 20
_work: Callable[[str], Any]


def each(work: Callable[[str], T], items: Sequence[str]) -> Iterator[T]:
    """What `work` makes of each item, in order. It must only read what is shared: other processes may run it."""
    processes = min(_cores(), len(items) // (FEW // 2))
    if processes <= 1 or not hasattr(os, "fork"):
        yield from map(work, items)
        return
    yield from _forked(work, items, processes)


def _forked(work: Callable[[str], T], items: Sequence[str], processes: int) -> Iterator[T]:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    global _work  # noqa: PLW0603 - a forked process finds the work where it was laid; it cannot be sent
    _work = work
    with ProcessPoolExecutor(processes, get_context("fork"), _leave_ctrl_c_to_the_parent) as pool:
        yield from pool.map(_call, items, chunksize=_CHUNK)


def _call(item: str) -> Any:  # noqa: ANN401 - whatever the work gives
    return _work(item)


def _leave_ctrl_c_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
