"""All rules of the case: importing a file of rules registers what it defines."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from est_cli.rules import analys, atgarder, matning, plan, problem, skede, slutsats, utvardering  # noqa: F401 - see above
from est_cli.rules.rule import REGISTERED

if TYPE_CHECKING:
    from est_cli.rules.rule import Rule


@cache
def rules() -> dict[str, Rule]:
    """All rules of the case by code, in the order of the codes."""
    return dict(sorted(REGISTERED.items()))
