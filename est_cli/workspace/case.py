"""One case: its five files read, put together, and what stands in its folder that does not belong there."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from est_cli.model.analys import Analys
from est_cli.model.arende import Arende, Arendefil
from est_cli.model.atgarder import Atgardsdel
from est_cli.model.problem import Problem
from est_cli.model.utvardering import Utvardering
from est_cli.reading.document import Document, Flaw
from est_cli.workspace.files import read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from est_cli.model.record import Record
    from est_cli.workspace.tree import Entry, Tree

MODELS: Final[dict[str, type[Record]]] = {
    "arende": Arendefil,
    "problem": Problem,
    "analys": Analys,
    "atgarder": Atgardsdel,
    "utvardering": Utvardering,
}
"""The five files of a case, in the order of the work, and what each may hold."""
_NO_ATTACHMENTS: Final = "Bilagor finns inte: hänvisa till dem med lank i en källa, eller med ärendets diarienummer."
_FILES: Final = frozenset(f"{name}.yaml" for name in MODELS)


@dataclass(slots=True)
class CaseFiles:
    """A case as read: the case (None where `arende.yaml` cannot be used), and each file that is there as document."""

    id: str
    arende: Arende | None = None
    documents: dict[str, Document] = field(default_factory=dict)
    parts: dict[str, Record] = field(default_factory=dict)
    strays: list[Document] = field(default_factory=list)

    @property
    def unreadable(self) -> set[str]:
        """The names of the files that are there but cannot be read."""
        return {name for name in self.documents if name not in self.parts}

    def fil(self, name: str) -> str:
        """A file's name in the workspace: `arenden/<id>/<name>.yaml`."""
        return f"arenden/{self.id}/{name}.yaml"


def read_case(tree: Tree, case: str) -> CaseFiles:
    """Read the five files of a case; a file that is not there is left out."""
    files = CaseFiles(case)
    for name, model in MODELS.items():
        result = read(tree, files.fil(name), model)
        if result is None:
            continue
        files.documents[name], record = result
        if record is not None:
            files.parts[name] = record
    files.arende = assemble(case, files.parts)
    files.strays = _strays(tree, case)
    return files


def assemble(case: str, parts: Mapping[str, Record]) -> Arende | None:
    """The whole case from the records of its files; None without a usable `arende.yaml`."""
    own = parts.get("arende")
    if own is None or not getattr(own, "historik", None):
        return None
    values: dict[str, Any] = dict(own.__dict__)
    for name, model in MODELS.items():
        if name != "arende":
            values[name] = parts.get(name) or model.model_construct()
    return Arende.model_construct(None, id=case, **values)


def _misnamed(name: str) -> str:
    """What to do about a file that is nearly one of ours: `problem.yaml.txt`, `2026-03-06.yml`."""
    stem, _, ending = name.partition(".")
    if stem in MODELS or ending.lower() in {"yml", "yaml", "yaml.txt", "yml.txt"}:
        return f"Är det {stem}.yaml? Döp om filen; ett möte heter <datum>.yaml eller <datum>-<ord>.yaml."
    return ""


def _strays(tree: Tree, case: str) -> list[Document]:
    folder = f"arenden/{case}"
    return [stray(f"{folder}/{entry.name}", entry) for entry in tree.scan(folder) if entry.name not in _FILES]


def stray(fil: str, entry: Entry) -> Document:
    """A finding, in a document of its own, about what should not lie here: link and folder F111 fel, file varning."""
    document = Document(fil)
    if entry.slag == "lank":
        flaw = Flaw("F111", "Här ligger en länk; est följer inga länkar.", "Lägg själva filerna här i stället.", 0, 0)
    elif entry.slag == "mapp":
        flaw = Flaw("F111", "Här ligger en mapp som inte hör hit.", "Flytta eller ta bort mappen.", 0, 0)
    else:
        help_ = _misnamed(entry.name) or _NO_ATTACHMENTS
        flaw = Flaw("F111", "Här ligger en fil som inte hör hit.", help_, 0, 0, "varning")
    document.add(flaw)
    return document
