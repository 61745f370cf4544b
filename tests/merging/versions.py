"""Three versions of a file, and what the merge driver makes of them; the files' texts stand in the tests."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from est_cli.merging.driver import merge_files

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.merging.outcome import Outcome

ARENDE = "arenden/2026-x/arende.yaml"
ATGARDER = "arenden/2026-x/atgarder.yaml"


def merged(folder: Path, fil: str, base: str | bytes, ours: str | bytes, theirs: str | bytes) -> Outcome:
    """What becomes of three texts (dedented) or three files as bytes."""
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, (base, ours, theirs), strict=True):
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
    outcome = merge_files(fil, *paths, 7)
    assert paths[1].read_bytes() == outcome.data
    return outcome
