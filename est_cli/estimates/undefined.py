"""What cannot be said, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Undefined:
    """A value that the data do not give; `reason` is a Swedish clause that a coordinator understands.

    A field asked of an undefined result is undefined for the same reason.
    """

    reason: str

    def __getattr__(self, name: str) -> Undefined:
        """The field `name` of a result about which nothing can be said."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def __str__(self) -> str:
        """The reason."""
        return self.reason


Number = float | Undefined
"""A finite number, or why there is none."""
