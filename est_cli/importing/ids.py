"""The id of an imported row: the same row, the same id, whatever its file is called."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from est_cli.model.types import SLUG
from est_cli.svenska import slug

if TYPE_CHECKING:
    from collections.abc import Iterable

_SLUG: Final = re.compile(SLUG)
_SIGNS: Final = 12
_BETWEEN: Final = "\x1f"
_OWN: Final = "egna"


class Ids:
    """Gives the rows of one file their ids, in order."""

    def __init__(self, kalla: str, *, egen: bool) -> None:
        """`kalla` is the import's name.

        `egen`: the file is of our own form. Its rows have ids that are kept as they are, or are told by what they say,
        whatever the file is called.
        """
        self._kalla, self._egen = _OWN if egen else kalla, egen
        self._seen: dict[str, int] = {}

    def of(self, own: str, varden: Iterable[str]) -> str:
        """The id of a row: from the source's own, else from its values and how many rows before it are the same."""
        name = own and (own if _SLUG.fullmatch(own) else slug(own))
        if name:
            return name if self._egen else f"{self._kalla}-{name}"
        said = _BETWEEN.join([*varden, ""])
        made = f"{self._kalla}-{_digest(said)}"
        before = self._seen.get(made, 0)
        self._seen[made] = before + 1
        return f"{self._kalla}-{_digest(f'{said}{_BETWEEN}{before}')}" if before else made


def also_by(id_: str, who: str) -> str:
    """The id of the same words said by another, where a row of somebody else has this one."""
    return f"{id_.rpartition('-')[0]}-{_digest(f'{id_}{_BETWEEN}{who}')}"


def _digest(said: str) -> str:
    whole = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    first = whole[:_SIGNS]
    return whole[_SIGNS : 2 * _SIGNS] if first.isdecimal() else first  # digits alone could be somebody's number
