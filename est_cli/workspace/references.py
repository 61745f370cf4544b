"""What ids there are, and F110 for each reference that points to nothing, with the nearest id."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from est_cli.reading.document import Flaw
from est_cli.reading.invisible import shown
from est_cli.reading.meant import instead, meant_word
from est_cli.reading.places import span
from est_cli.reading.refused import REFUSED
from est_cli.reading.walk import references
from est_cli.svenska import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from est_cli.model.mote import Mote
    from est_cli.reading.document import Document
    from est_cli.workspace.case import CaseFiles
    from est_cli.workspace.load import Workspace

_WHERE: Final = {
    "plats": ("Platsen", "register/platser.yaml"),
    "aktor": ("Aktören", "register/aktorer.yaml"),
    "kategori": ("Kategorin", "register/kategorier.yaml"),
    "omrade": ("Området", "est.yaml, under omraden"),
    "grupp": ("Gruppen", "est.yaml, under grupper"),
    "arende": ("Ärendet", "arenden/"),
    "mote": ("Mötet", "moten/"),
    "beslut": ("Beslutet", "mötets beslut"),
    "kalla": ("Källan", "ärendets kallor"),
    "orsak": ("Orsaken", "analys.yaml, under orsaker"),
    "indikator": ("Indikatorn", "problem.yaml, under indikatorer"),
    "mal": ("Målet", "atgarder.yaml, under mal"),
    "atgard": ("Åtgärden", "atgarder.yaml, under atgarder"),
}
_LISTS: Final = {
    "orsak": ("analys", "orsaker"),
    "indikator": ("problem", "indikatorer"),
    "mal": ("atgarder", "mal"),
    "atgard": ("atgarder", "atgarder"),
}
_SOURCES: Final = ("problem", "analys", "utvardering")

Known = dict[str, "Collection[str] | None"]
"""The ids of each kind; None where the file that holds them cannot be read, so that nothing can be said."""


def known(workspace: Workspace) -> Known:
    """The ids that all files of the workspace may refer to."""
    settings = workspace.installningar
    return {
        "plats": workspace.platser if workspace.can_be_read("register/platser.yaml") else None,
        "aktor": workspace.aktorer if workspace.can_be_read("register/aktorer.yaml") else None,
        "kategori": workspace.kategorier if workspace.can_be_read("register/kategorier.yaml") else None,
        "omrade": _settings_ids(settings.omraden) if settings else None,
        "grupp": _settings_ids(settings.grupper) if settings else None,
        "arende": frozenset(workspace.arenden),
        "mote": frozenset(
            fil[6:-5] for fil in workspace.documents if fil.startswith("moten/") and fil.endswith(".yaml")
        ),
    }


def known_in_case(everywhere: Known, case: CaseFiles) -> Known:
    """The same with the ids that a case's own files define."""
    inside: Known = {}
    for kind, (fil, name) in _LISTS.items():
        inside[kind] = None if fil in case.unreadable else _known_ids(getattr(case.parts.get(fil), name, None))
    sources = [] if case.unreadable.intersection(_SOURCES) else [case.parts.get(fil) for fil in _SOURCES]
    found = [_known_ids(getattr(part, "kallor", None)) for part in sources]
    inside["kalla"] = None if not found or None in found else {id_ for ids in found for id_ in ids or ()}
    return everywhere | inside


def check_references(document: Document, ids: Known) -> None:
    """Add F110 for each reference in a file that points to nothing."""
    for path, record in document.inside:
        for at, kind, value in references(record, path):
            known_ids = ids.get(kind)
            if known_ids is not None and value not in known_ids:
                document.add(nothing(document, span(document, at), kind, value, known_ids))


def check_decisions(document: Document, meeting: Mote, meetings: Mapping[str, Mote]) -> None:
    """Add F110 for each follow-up of a decision that its meeting does not hold."""
    for index, line in enumerate(meeting.uppfoljning or ()):
        earlier = meetings.get(line.mote) if isinstance(line.mote, str) else None
        if earlier is None or not isinstance(line.beslut, str):
            continue
        ids = _ids(earlier.beslut)
        if line.beslut not in ids:
            place = span(document, ("uppfoljning", index, "beslut"))
            document.add(nothing(document, place, "beslut", line.beslut, ids))


def nothing(document: Document, place: tuple[int, int], kind: str, value: str, ids: Collection[str]) -> Flaw:
    """F110 for a reference at a place of a file that points to none of the ids of its kind, with the nearest one."""
    name, where = _WHERE[kind]
    advice = f"Det ska vara ett id i {where}." if ids else f"Där finns inga id än: lägg till {shown(value)} i {where}."
    named = _by_name(value, ids)
    if named:
        help_, fix = f"Skriv id: {named[0]}.", instead(document, place, value, named[0], sure=len(named) == 1)
    else:
        help_, fix = meant_word(document, place, value, ids)
    return Flaw("F110", f"{name} {shown(value)} finns inte i {where}.", help_ or advice, *place, fix=fix)


def _by_name(value: str, ids: Collection[str]) -> list[str]:
    """The ids of the places, categories or actors that are called what was written."""
    if not isinstance(ids, Mapping):
        return []
    return [
        id_
        for id_, record in ids.items()
        if fold(value) in {fold(str(getattr(record, key, ""))) for key in ("namn", "funktion")}
    ]


def _known_ids(items: Iterable[object] | None) -> set[str] | None:
    """The ids of a list; None where one of them is refused, since it may be the very one that is meant."""
    if items is REFUSED or any(item is REFUSED or getattr(item, "id", None) is REFUSED for item in items or ()):
        return None
    return _ids(items)


def _ids(items: Iterable[object] | None) -> set[str]:
    found = (getattr(item, "id", None) for item in items or ())
    return {id_ for id_ in found if isinstance(id_, str)}


def _settings_ids(mapping: Mapping[str, object] | None) -> Collection[str] | None:
    if mapping is REFUSED:
        return None
    return frozenset(mapping) if mapping else frozenset()
