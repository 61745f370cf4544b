"""Which cases can be read whole; the others are named and left out, so that no figure rests on half a case."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from est_cli.model.atgarder import Atgard
from est_cli.reading.refused import REFUSED

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.workspace.case import CaseFiles
    from est_cli.workspace.load import Workspace


class Hel(NamedTuple):
    """A case as plans read it: itself, or None and the files that cannot be read or hold what cannot."""

    arende: Arende | None
    olasliga: tuple[str, ...]


def whole(case: CaseFiles) -> Hel:
    """A case if all its files, its stage and its measures can be read."""
    bad = [case.fil(name) for name in sorted(case.unreadable)]
    arende = case.arende
    if arende is None:
        return Hel(None, tuple(bad) or (case.fil("arende"),))
    if not _has_stages(arende):
        bad.append(case.fil("arende"))
    if not _has_measures(arende):
        bad.append(case.fil("atgarder"))
    return Hel(None if bad else arende, tuple(dict.fromkeys(bad)))


def shared_faults(workspace: Workspace) -> list[str]:
    """The settings, registers and meetings that cannot be read, and the folders that are named as no case is."""
    files = ("est.yaml", "register/aktorer.yaml", "register/platser.yaml")
    meetings = sorted(fil for fil in workspace.documents if fil.startswith("moten/") and fil.endswith(".yaml"))
    folders = sorted(f"arenden/{one.name}" for one in workspace.tree.scan("arenden") if one.slag == "mapp")
    misnamed = [folder for folder in folders if folder in workspace.documents]
    return [*(fil for fil in (*files, *meetings) if not workspace.can_be_read(fil)), *misnamed]


def _has_stages(arende: Arende) -> bool:
    rows = arende.historik
    return isinstance(rows, tuple) and all(isinstance(one.datum, date) and isinstance(one.skede, str) for one in rows)


def _has_measures(arende: Arende) -> bool:
    measures = arende.atgarder.atgarder
    if measures is None:
        return True
    return isinstance(measures, tuple) and all(
        isinstance(one, Atgard) and isinstance(one.lage, str) and one.akut is not REFUSED for one in measures
    )
