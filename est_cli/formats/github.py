"""GitHub's workflow commands: what a build log says becomes a note at the line, in the change that is reviewed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from est_cli.findings import NIVAER
from est_cli.formats.text import summary
from est_cli.frame.terminal import plain

if TYPE_CHECKING:
    from est_cli.findings import Finding, Niva

_COMMANDS: Final[dict[Niva, str]] = {"fel": "error", "hinder": "warning", "varning": "warning", "tips": "notice"}
"""A `hinder` closes a gate, which is no fault of the change, and yet no less than a warning."""
_MOST: Final = 10
"""GitHub shows so many errors, warnings and notices of a step."""


def commands(found: list[Finding], where: int | str, prefix: str) -> list[str]:
    """A command for each finding, the gravest first, and a closing line; `prefix` is the workspace's place.

    The build log shows the text but not the place, so that the text ends with it.
    """
    ordered = sorted(found, key=lambda one: NIVAER.index(one.niva))
    return [*(_command(one, prefix) for one in ordered), *_closing(found, where)]


def _command(one: Finding, prefix: str) -> str:
    fil = f"{prefix}{one.fil}"
    place = {"file": fil, "line": one.rad, "endLine": one.slutrad, "col": one.kolumn}
    if one.slutrad == one.rad:
        place["endColumn"] = one.slutkolumn
    place["title"] = f"{one.kod} ({one.niva})"
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    text = "\n".join(filter(None, (one.text, one.hjalp and f"→ {one.hjalp}", f"{fil}:{one.rad}:{one.kolumn}")))
    return f"::{_COMMANDS[one.niva]} {properties}::{_data(text)}"


def _data(text: str) -> str:
    return plain(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _closing(found: list[Finding], where: int | str) -> list[str]:
    kinds = Counter(_COMMANDS[one.niva] for one in found)
    more = f"GitHub visar högst {_MOST} av varje slag vid sina rader; alla står i den här loggen."
    return [*summary(found, where).split("\n"), *([more] if max(kinds.values(), default=0) > _MOST else [])]
