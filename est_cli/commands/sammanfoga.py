"""`est sammanfoga`: git's merge driver for the workspace's files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from est_cli.frame.terminal import say
from est_cli.merging.driver import merge_files
from est_cli.personal.mask import masked_name

Fore = Annotated[Path, typer.Argument(metavar="FÖRE", help="Filen där sidorna skildes åt (%O).")]
Har = Annotated[Path, typer.Argument(metavar="HÄR", help="Filen på den här sidan; får resultatet (%A).")]
Dar = Annotated[Path, typer.Argument(metavar="DÄR", help="Filen på den andra sidan (%B).")]
Langd = Annotated[int, typer.Argument(metavar="LÄNGD", help="Så många tecken långa märken vid konflikt (%L).")]
Namn = Annotated[str, typer.Argument(metavar="NAMN", help="Filens namn i förrådet (%P).")]


def sammanfoga(fore: Fore, har: Har, dar: Dar, langd: Langd, namn: Namn) -> int:
    """Merge three versions; exit status 0 if it went well, 1 if a person must choose, as git wants it."""
    outcome = merge_files(namn, fore, har, dar, langd)
    for why in outcome.why:
        say(masked_name(f"{namn}: {why}"))
    return 0 if outcome.clean else 1
