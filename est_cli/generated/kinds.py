"""The kinds of file that a workspace holds: each one's record class, where it lies, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.model.analys import Analys
from est_cli.model.arende import Arendefil
from est_cli.model.atgarder import Atgardsdel
from est_cli.model.importprofil import Importprofil
from est_cli.model.installningar import Installningar
from est_cli.model.lagesbild import Lagesbild
from est_cli.model.mote import Mote
from est_cli.model.problem import Problem
from est_cli.model.register import Aktorer, Kategorier, Platser, Textundantagen
from est_cli.model.utvardering import Utvardering

if TYPE_CHECKING:
    from est_cli.model.record import Record


class FileKind(NamedTuple):
    """A kind of file: its record class, the glob of its files in a workspace, and what a person should know of it."""

    model: type[Record]
    fil: str
    om: str

    @property
    def visas(self) -> str:
        """The file's name as texts show it: `problem.yaml`, `moten/<datum>.yaml`."""
        name = self.fil.removeprefix("arenden/*/").replace("import/*", "import/<namn>")
        return name.replace("moten/*", "moten/<datum>").replace("/*", "/<period>")


KINDS: Final[dict[str, FileKind]] = {
    "est": FileKind(Installningar, "est.yaml", "Inställningar. Mappen som filen ligger i är arbetsytan."),
    "aktorer": FileKind(
        Aktorer,
        "register/aktorer.yaml",
        "Funktioner som gör något: i kommunen, hos polisen, i bolag och föreningar. Aldrig privatpersoner.",
    ),
    "platser": FileKind(Platser, "register/platser.yaml", "Platser som ärenden och observationer hänvisar till."),
    "kategorier": FileKind(Kategorier, "register/kategorier.yaml", "Det som rapporteras: kommunens egen checklista."),
    "undantag": FileKind(
        Textundantagen,
        "register/undantag.yaml",
        "Meningar som får stå fast de liknar personuppgifter. est undantag skriver filen; ett undantag gäller en regel "
        "och en hel mening i en fil.",
    ),
    "import": FileKind(
        Importprofil,
        "register/import/*.yaml",
        "Hur en främmande fil läses: vilken kolumn som är vad, och vad filens ord heter hos oss. "
        "est importera FIL --gissa skriver en första.",
    ),
    "arende": FileKind(
        Arendefil,
        "arenden/*/arende.yaml",
        "Ärendet: vad det heter, var det är, vem som håller i det och hur långt det har kommit.",
    ),
    "problem": FileKind(
        Problem,
        "arenden/*/problem.yaml",
        "Problemet: vad som händer, var, när, för vilka och hur ofta, och hur vi vet det.",
    ),
    "analys": FileKind(
        Analys,
        "arenden/*/analys.yaml",
        "Analysen: varför det händer just här, och vad som talar för det.",
    ),
    "atgarder": FileKind(
        Atgardsdel,
        "arenden/*/atgarder.yaml",
        "Åtgärderna: vad som ska uppnås, vem som gör vad, och vem som har beslutat det.",
    ),
    "utvardering": FileKind(
        Utvardering,
        "arenden/*/utvardering.yaml",
        "Utvärderingen: vad som gjordes, vad det ledde till, och vad som händer nu.",
    ),
    "mote": FileKind(Mote, "moten/*.yaml", "Ett möte: dagordning, beslut och hur tidigare beslut har gått."),
    "lagesbild": FileKind(Lagesbild, "lagesbilder/*.yaml", "Det som människor lägger till siffrorna i en lägesbild."),
}
"""Every kind of file by the name of its schema, in the order in which a person meets them."""
CASE: Final = ("arende", "problem", "analys", "atgarder", "utvardering")
"""The five files of a case, in the order of the work."""
