"""What every command may be told: where the workspace is, which day it is, and to be quiet."""

from __future__ import annotations

import os
import re
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from est_cli.errors import EstError

_ISO: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Shared:
    """The shared options. None means: not said, so look upwards for the workspace and take the clock's date."""

    arbetsyta: Path | None = None
    datum: date | None = None
    tyst: bool = False
    datum_typed: bool = False
    """True when `datum` was typed as `--datum`, False when it is EST_IDAG's: a meeting's date wins over the latter."""

    @property
    def today(self) -> date:
        """The day that the command counts with."""
        return self.datum or date.today()  # noqa: DTZ011 - the coordinator's own calendar day


_NOTHING: Final = Shared()
_given: ContextVar[Shared] = ContextVar("given", default=_NOTHING)


def current() -> Shared:
    """What was typed, the innermost word winning, and for what was not typed the environment's word.

    Raises EstError when EST_IDAG is no date; a typed date has been checked already.
    """
    shared = _given.get()
    workspace, day = os.environ.get("EST_ARBETSYTA"), os.environ.get("EST_IDAG")
    if shared.arbetsyta is None and workspace:
        shared = replace(shared, arbetsyta=Path(workspace))
    if shared.datum is None and day:
        shared = replace(shared, datum=read_date(day, "EST_IDAG"))
    return shared


def is_quiet() -> bool:
    """Whether --tyst was typed."""
    return _given.get().tyst


def read_date(text: str, source: str) -> date:
    """A date written `2026-03-12`; `source` names the option in the EstError that anything else raises."""
    if not _ISO.fullmatch(text):
        raise _wrong_date(source, text, "är inget datum")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _wrong_date(source, text, "finns inte i almanackan") from None


def _wrong_date(source: str, text: str, why: str) -> EstError:
    return EstError(f"{source} {text} {why}; skriv till exempel 2026-03-12.")


def forget() -> None:
    """Start anew: nothing has been typed."""
    _given.set(_NOTHING)


def give_workspace(value: str) -> None:
    """--arbetsyta was typed."""
    if not value:
        raise EstError("--arbetsyta är tom; ange en katalog.")
    _given.set(replace(_given.get(), arbetsyta=Path(value)))


def give_date(value: str) -> None:
    """--datum was typed."""
    _given.set(replace(_given.get(), datum=read_date(value, "--datum"), datum_typed=True))


def give_quiet() -> None:
    """--tyst was typed."""
    _given.set(replace(_given.get(), tyst=True))
