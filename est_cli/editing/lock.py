"""One command at a time changes a workspace."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from est_cli.editing.files import state_folder, sweep
from est_cli.errors import EstError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from filelock import BaseFileLock

PATIENCE: Final = 0.5
"""Seconds before a waiting person is told why."""
LONGEST: Final = 10.0
"""Seconds before a command gives up."""

_POLL: Final = 0.02


def silent(_: str) -> None:
    """Say nothing."""


@contextmanager
def locked(root: Path, say: Callable[[str], None] = silent) -> Iterator[None]:
    """Keep other est commands from changing the workspace meanwhile; inside itself it costs nothing.

    Hold it around both the reading that a decision rests on and the write. It waits up to ten seconds and says so
    once; then `EstError`. A killed command leaves nothing locked.
    """
    from filelock import FileLock

    lock = FileLock(state_folder(root) / "lock", is_singleton=True)
    _acquire(lock, say)
    try:
        sweep(root)
        yield
    finally:
        lock.release()


def _acquire(lock: BaseFileLock, say: Callable[[str], None]) -> None:
    from filelock import Timeout

    try:
        try:
            lock.acquire(timeout=PATIENCE, poll_interval=_POLL)
        except Timeout:
            say("Väntar på en annan est-körning i arbetsytan …")
            lock.acquire(timeout=LONGEST - PATIENCE, poll_interval=_POLL)
    except Timeout:
        raise EstError(
            "En annan est-körning arbetar i arbetsytan; inget är skrivet.",
            "Vänta tills den är klar, eller avbryt den, och kör om.",
        ) from None
    except (OSError, NotImplementedError):
        raise EstError(
            "Arbetsytan går inte att låsa; inget är skrivet.", "Kontrollera att du har rätt att skriva i mappen .est."
        ) from None
