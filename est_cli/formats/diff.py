"""What a change does to a file, line by line, as git shows it; what is personal stays hidden."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING, Final

from est_cli.formats.lines import harmless
from est_cli.frame.terminal import echo, is_terminal
from est_cli.personal.found import hidden
from est_cli.personal.mask import masked
from est_cli.reading.invisible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_STYLES: Final = {"+": "green", "-": "red", "@": "cyan"}


def show_diff(fil: str, before: bytes, after: bytes) -> None:
    """Write the difference between two versions of a file, coloured for a person."""
    lines = list(diff(fil, before, after))
    if not is_terminal():
        echo("\n".join(lines))
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for number, line in enumerate(lines):
        console.print(Text(line, "bold" if number < 2 else _STYLES.get(line[0], "")))  # noqa: PLR2004 - the names


def diff(fil: str, before: bytes, after: bytes) -> Iterator[str]:
    """The lines of a unified diff with one line around each change; a CR at the end of a line is not shown."""
    name = visible(fil)
    for line in unified_diff(_lines(fil, before), _lines(fil, after), name, f"{name} (rättad)", lineterm="", n=1):
        yield harmless(masked(line))


def _lines(fil: str, data: bytes) -> list[str]:
    text = hidden(fil, data.decode("utf-8-sig"))
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
