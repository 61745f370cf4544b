"""By what a finding is known again in the next version of its file."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from est_cli.findings import Finding


def fingerprints(found: list[Finding]) -> list[str]:
    """A name for each finding, of its rule, file and text and never its line; the second of its like has another."""
    seen: Counter[tuple[str, str, str]] = Counter()
    names = []
    for one in found:
        what = one.kod, one.fil, one.text
        names.append(_digest([*what, str(seen[what])]))
        seen[what] += 1
    return names


def _digest(parts: list[str]) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
