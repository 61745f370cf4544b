"""One line for a person's eyes that no build log takes for a command."""

from __future__ import annotations

import re
from typing import Final

from est_cli.frame.terminal import plain

COMMAND: Final = re.compile(r"##(?=\w*\[)")
"""GitHub and Azure read `##[error]` and `##vso[…]` wherever they stand in a line."""
_FIRST: Final = re.compile(r"^(\s*)(?=::)")
"""GitHub reads `::error::` where a line begins, blanks aside."""


def harmless(line: str) -> str:
    r"""A line that steers neither a terminal nor a build log: `\x1b`, `\::error::`, `##\[error]`."""
    return _FIRST.sub(r"\1\\", COMMAND.sub(r"##\\", plain(line.replace("\n", " "))))
