"""What the words of a foreign file stand for: places, categories and actors, by the profile and by the registers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from est_cli.model.importprofil import Importprofil
    from est_cli.workspace.load import Workspace

ALL_OTHERS: Final = "*"
"""The word in a profile's `kategorier` that stands for all words that are not named."""
LUGNT: Final = "lugnt"
"""The word for a report that nothing happened, wherever a category is asked for."""

Names = dict[str, str]
"""Ids by the words for them, folded by `same`."""


def same(text: str) -> str:
    """A word as it is compared: capitals, blanks and how å is encoded make no difference; å is still not a."""
    return " ".join(normalize("NFC", text).casefold().split())


def places(workspace: Workspace, profil: Importprofil) -> Names:
    """Places by id, name and alias, and by the words of the profile, which win; a word for two places is left out."""
    pairs = ((word, id_) for id_, one in workspace.platser.items() for word in (one.namn, *(one.alias or ())))
    return _names(workspace.platser, pairs, profil.platser)


def categories(workspace: Workspace, profil: Importprofil) -> Names:
    """Categories by id and name, and by the words of the profile; `ALL_OTHERS` may be one of them."""
    pairs = ((one.namn, id_) for id_, one in workspace.kategorier.items())
    return _names(workspace.kategorier, pairs, profil.kategorier)


def actors(workspace: Workspace, profil: Importprofil) -> Names:
    """Actors by id, function and organisation, and by the words of the profile."""
    pairs = ((word, id_) for id_, one in workspace.aktorer.items() for word in (one.funktion, one.organisation))
    return _names(workspace.aktorer, pairs, profil.rapportorer)


def _names(ids: Iterable[str], pairs: Iterable[tuple[str, str]], own: Mapping[str, str] | None) -> Names:
    """Ids by word; an id wins over another's name, and the profile's own words win over all."""
    registered = dict(_alone(pairs)) | {same(id_): id_ for id_ in ids}
    return registered | {same(word): id_ for word, id_ in (own or {}).items()}


def _alone(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The words that stand for one id only."""
    found: dict[str, set[str]] = {}
    for word, id_ in pairs:
        found.setdefault(same(word), set()).add(id_)
    return ((word, ids.pop()) for word, ids in found.items() if len(ids) == 1)
