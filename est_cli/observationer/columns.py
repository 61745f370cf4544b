"""The form of `observationer/<month>-<import>.csv`: its columns, its name, and which files there are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from est_cli.workspace.tree import Tree

FOLDER: Final = "observationer"
COLUMNS: Final = (
    "id", "datum", "tid_fran", "datum_till", "tid_till", "plats", "kategori", "rapportor", "typ", "antal", "lat", "lon",
    "beskrivning",
)  # fmt: skip
TYPER: Final = ("iakttagelse", "misstanke", "polisanmald", "felanmalan")
HEADER: Final = ",".join(COLUMNS)
_NAME: Final = re.compile(r"(?P<manad>[0-9]{4}-(?:0[1-9]|1[0-2]))-(?P<kalla>[a-z0-9]+(?:-[a-z0-9]+)*)\.csv")


class ObservationFile(NamedTuple):
    """A file of observations: its name in the workspace, its month (`2026-03`), and the import that it came by."""

    fil: str
    manad: str
    kalla: str


def named(name: str) -> ObservationFile | None:
    """What a name in the folder says; None where it is not `<month>-<import>.csv`."""
    found = _NAME.fullmatch(name)
    return ObservationFile(f"{FOLDER}/{name}", found["manad"], found["kalla"]) if found else None


def file_name(manad: str, kalla: str) -> str:
    """The name of the file for a month and an import."""
    return f"{FOLDER}/{manad}-{kalla}.csv"


def files(tree: Tree, manader: Iterable[str] | None = None) -> list[ObservationFile]:
    """The files of observations in order; of some months only, where they are given."""
    if tree.slag(FOLDER) == "lank":  # what lies elsewhere is not ours to count
        return []
    found = [named(entry.name) for entry in tree.scan(FOLDER) if entry.slag == "fil"]
    wanted = None if manader is None else frozenset(manader)
    return [one for one in found if one and (wanted is None or one.manad in wanted)]
