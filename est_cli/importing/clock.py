"""A clock time as people write it."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from est_cli.importing.table import Skal, quoted

SVENSK_TID: Final = ZoneInfo("Europe/Stockholm")
_CLOCK: Final = re.compile(
    r"(?:kl\.?\s*)?(?:([0-9]{1,2})(?:[:.]([0-9]{2})(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?)?|([0-9]{1,2})([0-9]{2}))",
    re.IGNORECASE,
)
_DAY_END: Final = "24:00"


@lru_cache(maxsize=4096)
def read_clock(text: str, *, slut: bool = False) -> str | Skal:
    """A clock time as `22:30`, from `22:30`, `22.30`, `2230`, `kl 22`, `22`, with or without seconds.

    `24:00` only as the end (`slut`) of a time. Empty is refused.
    """
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return Skal(f"{quoted(text)} är inget klockslag. Skriv timme och minut: 22:30.")
    hour, minute = found[1] or found[3], found[2] or found[4] or "00"
    clock = f"{int(hour):02}:{minute}"
    if clock == _DAY_END and not slut:
        return Skal("24:00 är dygnets slut. Skriv 00:00 och nästa dags datum.")
    if clock > _DAY_END or minute > "59" or (clock > "23:59" and clock != _DAY_END):
        return Skal(f"{quoted(text)} finns inte på klockan.")
    return clock


def skipped(datum: str, tid: str) -> Skal | None:
    """Why a Swedish clock time on an ISO date does not exist (the hour that summer time skips); None where it does."""
    if datum[5:7] != "03" or not "02:" <= tid < "03:":
        return None
    moment = datetime.fromisoformat(f"{datum}T{tid}").replace(tzinfo=SVENSK_TID)
    if moment.astimezone(UTC).astimezone(SVENSK_TID).replace(tzinfo=None) == moment.replace(tzinfo=None):
        return None
    return Skal(f"Klockan {tid} fanns inte den {datum}: då ställdes den fram från 02 till 03.")
