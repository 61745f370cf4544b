"""What ids are called: actors as "Funktion, Organisation", places, categories and meetings by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from est_cli.reports.values import Cell
    from est_cli.workspace.load import Workspace


class Names:
    """The names of a workspace's registers, made once a run. An id that is not there is shown as it stands."""

    def __init__(self, workspace: Workspace) -> None:
        """Look up everything once."""
        settings = workspace.installningar
        self.kommun = settings.kommun if settings else ""
        self._omraden: dict[str, str] = dict((settings.omraden if settings else None) or {})
        self._aktorer = {id_: f"{one.funktion}, {one.organisation}" for id_, one in workspace.aktorer.items()}
        self._platser = {id_: str(one.namn) for id_, one in workspace.platser.items()}
        self._omrade_av = {id_: one.omrade for id_, one in workspace.platser.items() if one.omrade is not None}
        self._kategorier = {id_: str(one.namn) for id_, one in workspace.kategorier.items()}
        grupper: dict[str, Any] = dict((settings.grupper if settings else None) or {})
        self._moten = {
            id_: f"{grupper[one.grupp].namn}, {one.datum}"
            for id_, one in workspace.moten.items()
            if one.grupp in grupper
        }

    def aktor(self, id_: str | None) -> Cell:
        """An actor: `Trygghetssamordnare, Exempelköpings kommun`."""
        return _named(self._aktorer, id_)

    def plats(self, id_: str | None) -> Cell:
        """A place by its name."""
        return _named(self._platser, id_)

    def omrade(self, plats: str | None) -> Cell:
        """The name of the area that a place lies in; None where the register says none."""
        return _named(self._omraden, self._omrade_av.get(plats)) if plats is not None else None

    def kategori(self, id_: str | None) -> Cell:
        """A category by its name."""
        return _named(self._kategorier, id_)

    def mote(self, id_: str | None) -> Cell:
        """A meeting: `Styrgruppen för trygghet, 2026-03-26`."""
        return _named(self._moten, id_)


def _named(names: dict[str, str], id_: str | None) -> Cell:
    return None if id_ is None else names.get(id_) or str(id_)
