"""The bytes of a file that someone else made."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from est_cli.errors import EstError
from est_cli.importing.read import MAX_FILE
from est_cli.importing.table import quoted
from est_cli.observationer.columns import FOLDER

_FLAGS: Final = sum(getattr(os, name, 0) for name in ("O_RDONLY", "O_NONBLOCK", "O_BINARY"))
"""No pipe is waited for."""


def read_foreign(typed: str, root: Path) -> bytes:
    """All bytes of an ordinary file outside the workspace's own observations, one past the limit at most.

    EstError, with what to do, for everything else.
    """
    path = Path(typed)
    try:
        if path.resolve().is_relative_to((root / FOLDER).resolve()):
            raise EstError(f"{quoted(typed)} ligger redan i {FOLDER}/ och räknas med.", "Ange filen som ska läsas in.")
        handle = os.open(path, _FLAGS)
        kind = os.fstat(handle).st_mode
        if not stat.S_ISREG(kind):
            os.close(handle)
            raise _no_file(typed, folder=stat.S_ISDIR(kind))
        with open(handle, "rb") as file:  # noqa: PTH123 - a handle, not a path
            return file.read(MAX_FILE + 1)
    except FileNotFoundError:
        raise EstError(f"Filen {quoted(typed)} finns inte.", _missing(typed)) from None
    except (OSError, ValueError, RuntimeError) as error:
        raise _unreadable(typed, error) from None


def _missing(typed: str) -> str:
    if typed == "-":
        return "est läser filer. Spara det som ska läsas in i en fil."
    if any(sign in typed for sign in "*?["):
        return "Tecknen * och ? står för filnamn, men inga filer heter så. Kontrollera mappen."
    return "Kontrollera namnet och mappen."


def _unreadable(typed: str, error: Exception) -> EstError:
    why = error.strerror if isinstance(error, OSError) and error.strerror else "okänt fel"
    return EstError(f"Filen {quoted(typed)} går inte att läsa ({why}).", "Kontrollera att du har rätt att läsa den.")


def _no_file(typed: str, *, folder: bool) -> EstError:
    if folder:
        return EstError(f"{quoted(typed)} är en mapp.", f"Ange filerna i den: est importera {typed.rstrip('/')}/*.csv")
    return EstError(f"{quoted(typed)} är ingen vanlig fil.", "Spara det som ska läsas in i en fil.")
