"""The names of files and folders, each looked at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_IN_CASE: Final = re.compile(r"arenden/([^/]+)/")


def case_of(fil: str) -> str | None:
    """The case whose folder a file lies in."""
    inside = _IN_CASE.match(fil)
    return inside[1] if inside else None


def new_names(fil: str, seen: set[str]) -> Iterator[str]:
    """The file's own name, and that of each folder above it that is not in `seen` yet; both are added."""
    path = ""
    for name in fil.split("/"):
        path = f"{path}/{name}"
        if path not in seen:
            seen.add(path)
            yield name
