"""SARIF 2.1.0, which code scanning and editors read: the findings, the rules they break, and what to write instead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from est_cli import __version__
from est_cli.formats.fingerprint import fingerprints
from est_cli.formats.json import to_json
from est_cli.generated.lessons import Lesson, lessons

if TYPE_CHECKING:
    from est_cli.findings import Finding, Niva, Rattelse

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[dict[Niva, str]] = {"fel": "error", "hinder": "note", "varning": "warning", "tips": "note"}
_ROOT: Final = "SRCROOT"


def sarif(found: list[Finding], prefix: str) -> str:
    """One run of est; `prefix` is the workspace's place in the repository, which the names of files start from."""
    codes = sorted({one.kod for one in found})
    names = fingerprints(found)
    run = {
        "tool": {"driver": {"name": "est", "version": __version__, "language": "sv-SE", "rules": _rules(codes)}},
        "language": "sv-SE",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "Förrådets översta mapp."}}},
        "results": [_result(one, codes.index(one.kod), prefix, name) for one, name in zip(found, names, strict=True)],
    }
    return to_json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rules(codes: list[str]) -> list[dict[str, Any]]:
    known = lessons()
    return [_rule(known[kod]) if kod in known else {"id": kod} for kod in codes]


def _rule(one: Lesson) -> dict[str, Any]:
    help_ = f"{one.gor}\n\n{one.varfor}\n\nKälla: {one.kalla}"
    markdown = f"{one.gor}\n\n**Varför:** {one.varfor}\n\n**Källa:** {one.kalla}"
    return {
        "id": one.kod,
        "name": one.namn,
        "shortDescription": {"text": _text(one.namn)},
        "fullDescription": {"text": _text(one.varfor)},
        "help": {"text": _text(help_), "markdown": _braces(markdown)},
    }


def _result(one: Finding, index: int, prefix: str, fingerprint: str) -> dict[str, Any]:
    artifact = {"uri": quote(f"{prefix}{one.fil}", errors="surrogateescape"), "uriBaseId": _ROOT}
    result = {
        "ruleId": one.kod,
        "ruleIndex": index,
        "level": _LEVELS[one.niva],
        "message": {"text": _text(f"{one.text} {one.hjalp}".rstrip())},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": _region(one)}}],
        "partialFingerprints": {"est/v1": fingerprint},
    }
    return result | ({"fixes": [_fix(one.rattelse, artifact)]} if one.rattelse else {})


def _fix(fix: Rattelse, artifact: dict[str, str]) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(fix), "insertedContent": {"text": fix.text}}
    return {
        "description": {"text": _text(f"Skriv {fix.text}" if fix.saker else f"Menade du {fix.text}?")},
        "artifactChanges": [{"artifactLocation": artifact, "replacements": [replacement]}],
    }


def _region(place: Finding | Rattelse) -> dict[str, int]:
    return {
        "startLine": place.rad,
        "startColumn": place.kolumn,
        "endLine": place.slutrad,
        "endColumn": place.slutkolumn,
    }


def _text(text: str) -> str:
    """A message as it is shown: what SARIF would take for a link (`[a](b)`) or a placeholder (`{0}`) is neither."""
    return _braces(re.sub(r"\](?=\()", "] ", text))


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
