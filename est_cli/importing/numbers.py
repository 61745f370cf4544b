"""A number as people write it: spaces between thousands, decimal comma."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from est_cli.importing.table import Skal, quoted

MAX_WHOLE: Final = 999_999
_SPACES: Final = "[ \u00a0\u2009\u202f]"
_GROUPS: Final = rf"(?:[0-9]{{1,3}}(?:{_SPACES}[0-9]{{3}})+|[0-9]{{1,15}})"
_WHOLE: Final = re.compile(rf"({_GROUPS})(?:[.,]0{{1,6}})?")
_PLAIN: Final = re.compile(r"[-+]?[0-9]{1,15}(?:[.,][0-9]{1,20})?")


@lru_cache(maxsize=4096)
def read_whole(text: str) -> int | Skal:
    """A whole number from 0 to 999 999: `12`, `1 200`, `12,0`. Empty is refused."""
    found = _WHOLE.fullmatch(text.strip())
    if not found:
        return Skal(f"{quoted(text)} är inget heltal från 0.")
    number = int(re.sub(_SPACES, "", found[1]))
    return number if number <= MAX_WHOLE else Skal(f"{quoted(text)} är ett orimligt stort antal.")


def read_decimal(text: str) -> float | Skal:
    """A decimal number, with comma or point: `56,1612`, `-12.5`, `6 228 000`. Empty is refused."""
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", "."))
    plain = re.sub(rf"(?<=[0-9]){_SPACES}(?=[0-9]{{3}}(?![0-9]))", "", text.strip()).replace("\u2212", "-")
    return float(plain.replace(",", ".")) if _PLAIN.fullmatch(plain) else Skal(f"{quoted(text)} är inget tal.")
