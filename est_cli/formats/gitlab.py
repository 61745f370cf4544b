"""GitLab's Code Quality report: findings beside the lines of a merge request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from est_cli.formats.fingerprint import fingerprints
from est_cli.formats.json import to_json

if TYPE_CHECKING:
    from est_cli.findings import Finding, Niva

_SEVERITIES: Final[dict[Niva, str]] = {"fel": "critical", "hinder": "major", "varning": "minor", "tips": "info"}


def code_quality(found: list[Finding], prefix: str) -> str:
    """The findings as a list of issues; `prefix` is the workspace's place in the repository."""
    return to_json([_issue(one, prefix, name) for one, name in zip(found, fingerprints(found), strict=True)])


def _issue(one: Finding, prefix: str, fingerprint: str) -> dict[str, Any]:
    return {
        "description": f"{one.text} {one.hjalp}".rstrip(),
        "check_name": one.kod,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[one.niva],
        "location": {"path": f"{prefix}{one.fil}", "lines": {"begin": one.rad, "end": one.slutrad}},
    }
