"""The whole workspace: settings, registers, meetings and pictures at once; the cases one by one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, cast

from est_cli.model.installningar import Installningar
from est_cli.model.register import Aktor, Aktorer, Kategori, Kategorier, Plats, Platser, Textundantagen
from est_cli.model.types import PERIOD, SLUG
from est_cli.reading.document import Document, Flaw
from est_cli.workspace.case import CaseFiles, read_case, stray
from est_cli.workspace.files import read
from est_cli.workspace.root import SETTINGS
from est_cli.workspace.tree import Disk, Entry, Tree

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.model.importprofil import Importprofil
    from est_cli.model.mote import Mote
    from est_cli.model.record import Record

CASE_ID: Final = re.compile(r"^\d{4}-[a-z0-9]+(?:-[a-z0-9]+)*$")
_MEETING_ID: Final = re.compile(r"^\d{4}-\d{2}-\d{2}(?:-[a-z0-9]+)*$")
_PERIOD_ID: Final = re.compile(PERIOD)
_PROFILE_ID: Final = re.compile(SLUG)
_FOLDERS: Final = ("arenden", "register", "moten", "lagesbilder", "observationer", "mallar", "rapporter")
_IN_REGISTER: Final = frozenset({
    "aktorer.yaml", "platser.yaml", "kategorier.yaml", "undantag.yaml", "import", "karta.geojson",
})  # fmt: skip
PROFILES: Final = "register/import"
REGISTERS: Final[dict[str, type[Record]]] = {
    "aktorer": Aktorer,
    "platser": Platser,
    "kategorier": Kategorier,
    "undantag": Textundantagen,
}


@dataclass
class Workspace:
    """A workspace as read, without its cases; a file that is not there, or cannot be read, holds nothing.

    `root` is its folder on the disk, `tree` where its files are read from: there, or at a commit.
    """

    root: Path
    tree: Tree
    documents: dict[str, Document] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)

    @property
    def installningar(self) -> Installningar | None:
        """The settings; None where `est.yaml` cannot be read."""
        record = self.records.get(SETTINGS)
        return record if isinstance(record, Installningar) else None

    @cached_property
    def aktorer(self) -> Mapping[str, Aktor]:
        """The register of actors by id."""
        return self._register("aktorer")

    @cached_property
    def platser(self) -> Mapping[str, Plats]:
        """The register of places by id."""
        return self._register("platser")

    @cached_property
    def kategorier(self) -> Mapping[str, Kategori]:
        """The register of categories by id."""
        return self._register("kategorier")

    @cached_property
    def moten(self) -> dict[str, Mote]:
        """The meetings by id, those that can be read."""
        return {_stem(fil): cast("Mote", record) for fil, record in self.records.items() if fil.startswith("moten/")}

    @cached_property
    def profiler(self) -> dict[str, Importprofil]:
        """The import profiles by name, those that can be read."""
        return {
            _stem(fil): cast("Importprofil", record)
            for fil, record in self.records.items()
            if fil.startswith(f"{PROFILES}/")
        }

    @cached_property
    def arenden(self) -> list[str]:
        """The ids of all cases, in order: the folders in `arenden/` that are named as cases."""
        return sorted(entry.name for entry in self.tree.scan("arenden") if _is_case(entry))

    def case(self, case: str) -> CaseFiles:
        """One case as read."""
        return read_case(self.tree, case)

    def can_be_read(self, fil: str) -> bool:
        """Whether a file of the workspace is missing or readable: what it holds is then known."""
        return fil not in self.documents or fil in self.records

    def _register(self, name: str) -> Mapping[str, Any]:
        record = self.records.get(f"register/{name}.yaml")
        register = getattr(record, name, None)
        return register if isinstance(register, Mapping) else {}


def load(root: Path, tree: Tree | None = None) -> Workspace:
    """Read the settings, the registers, the meetings and the pictures, and note what lies where it should not."""
    workspace = Workspace(root, tree or Disk(root))
    _astray(workspace)
    _take(workspace, SETTINGS, Installningar)
    for name, model in REGISTERS.items():
        _take(workspace, f"register/{name}.yaml", model)
    _take_folder(workspace, "moten", _MEETING_ID, _meeting)
    _take_folder(workspace, "lagesbilder", _PERIOD_ID, _picture)
    _take_folder(workspace, PROFILES, _PROFILE_ID, _profile)
    _case_folders(workspace)
    return workspace


def _astray(workspace: Workspace) -> None:
    for entry in workspace.tree.scan(""):
        if entry.name in _FOLDERS and entry.slag == "lank":
            workspace.documents[entry.name] = stray(entry.name, entry)
    for entry in workspace.tree.scan("mallar"):
        if entry.slag == "lank":
            workspace.documents[f"mallar/{entry.name}"] = stray(f"mallar/{entry.name}", entry)
    for entry in workspace.tree.scan("register"):
        if entry.name not in _IN_REGISTER or (entry.name == "import" and entry.slag != "mapp"):
            workspace.documents[f"register/{entry.name}"] = stray(f"register/{entry.name}", entry)


def _take(workspace: Workspace, fil: str, model: type[Record]) -> None:
    result = read(workspace.tree, fil, model)
    if result is not None:
        workspace.documents[fil], record = result
        if record is not None:
            workspace.records[fil] = record


def _meeting() -> type[Record]:
    """Imported only where there is a meeting: each model costs every start a few milliseconds."""
    from est_cli.model.mote import Mote

    return Mote


def _picture() -> type[Record]:
    from est_cli.model.lagesbild import Lagesbild

    return Lagesbild


def _profile() -> type[Record]:
    from est_cli.model.importprofil import Importprofil

    return Importprofil


def _take_folder(workspace: Workspace, folder: str, named: re.Pattern[str], model: Callable[[], type[Record]]) -> None:
    for entry in workspace.tree.scan(folder):
        fil = f"{folder}/{entry.name}"
        if entry.name.endswith(".yaml") and named.fullmatch(entry.name[:-5]) and entry.slag != "mapp":
            _take(workspace, fil, model())
        else:
            workspace.documents[fil] = stray(fil, entry)


def _case_folders(workspace: Workspace) -> None:
    for entry in workspace.tree.scan("arenden"):
        if not _is_case(entry):
            fil = f"arenden/{entry.name}"
            workspace.documents[fil] = _no_case(fil, entry)


def _no_case(fil: str, entry: Entry) -> Document:
    if entry.slag != "mapp":
        return stray(fil, entry)
    document = Document(fil)
    help_ = "Döp mappen som <år>-<ord-med-bindestreck>, till exempel 2026-klotter-vid-stationen; est ny gör det åt dig."
    document.add(Flaw("F111", "Mappens namn är inte ett ärendes: <år>-<slug>.", help_, 0, 0))
    return document


def _is_case(entry: Entry) -> bool:
    return bool(CASE_ID.fullmatch(entry.name)) and entry.slag == "mapp"


def _stem(fil: str) -> str:
    return fil.rpartition("/")[2].removesuffix(".yaml")
