"""Patterns that are made when they are first used: most texts ask for few of them, and a check must start fast."""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """Stands for a pattern, and becomes it at the first question."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._made = pattern, flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        pattern = re.compile(*self._made)
        self.__dict__ |= {each: getattr(pattern, each) for each in ("search", "match", "fullmatch", "finditer", "sub")}
        return getattr(pattern, name)


def late(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, not yet compiled."""
    return cast("re.Pattern[str]", _Late(pattern, flags))
