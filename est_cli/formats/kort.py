"""One line a finding, as compilers write it, which editors and `grep` can follow: `fil:rad:kolumn: kod text`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.formats.lines import harmless
from est_cli.reading.invisible import visible
from est_cli.svenska import one_line

if TYPE_CHECKING:
    from est_cli.findings import Finding


def short(found: list[Finding]) -> list[str]:
    """The findings, one line each whatever their texts and file names hold."""
    return [
        harmless(f"{visible(one.fil)}:{one.rad}:{one.kolumn}: {one.kod} {visible(one_line(one.text))}") for one in found
    ]
