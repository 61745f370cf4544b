"""Which folder is the workspace."""

from __future__ import annotations

import os
from pathlib import Path

from est_cli.errors import EstError

SETTINGS = "est.yaml"


def find_root(chosen: Path | None = None) -> Path:
    """The workspace: the folder chosen, else the nearest folder upwards that holds `est.yaml`.

    Raises `EstError` (exit status 2) where there is none.
    """
    if chosen is not None:
        if (chosen / SETTINGS).is_file():
            return chosen.absolute()
        raise EstError(
            f"Mappen {chosen} är ingen arbetsyta: där finns ingen {SETTINGS}.",
            f"Gör den till en med: est init {chosen}",
        )
    here = Path.cwd()
    for folder in (here, *here.parents):
        if os.path.isfile(folder / SETTINGS):  # noqa: PTH113 - never raises, whatever the folder
            return folder
    raise EstError(
        f"Här finns ingen arbetsyta: ingen {SETTINGS} i {here} eller i någon mapp ovanför.",
        "Gå till arbetsytans mapp, ange den med --arbetsyta KATALOG, eller skapa en med: est init",
    )
