"""The files of a new workspace, and of an example case in it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from importlib.resources import files as package_files
from typing import TYPE_CHECKING, Any, Final

from est_cli.generated.kinds import KINDS
from est_cli.generated.schema import schema

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_FOLDERS: Final = ("arenden", "lagesbilder", "moten", "observationer")
_NOT_COMMITTED: Final = ".est/\nrapporter/oversikt.*\n"
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN: Final = date(2026, 3, 12)
"""The day on which the example case was written: its dates are moved so that this day is today."""
EXAMPLE: Final = "morkt-vid-stationen"


def workspace_files() -> dict[str, str]:
    """Each file of a new workspace by name (`register/platser.yaml`), as text; it validates with nothing to say."""
    kept = {f"{folder}/.gitkeep": "" for folder in _FOLDERS}
    return {**_texts("arbetsyta"), **kept, ".gitignore": _NOT_COMMITTED, **_editor_files()}


def example_files(idag: date) -> dict[str, str]:
    """A small case, as it might stand on a day: quick, with one measure done and one under way."""
    folder = f"arenden/{idag.year}-{EXAMPLE}"
    return {f"{folder}/{name}": _moved(text, idag - _WRITTEN) for name, text in _texts("exempel").items()}


def schema_files() -> dict[str, str]:
    """The schemas where the editor looks for them: `.vscode/schema/<namn>.json`."""
    return {f".vscode/schema/{name}.json": as_json(schema(name)) for name in KINDS}


def as_json(value: Any) -> str:  # noqa: ANN401 - JSON is any shape
    """JSON for people to read and git to compare: two spaces, Swedish letters as they are, a last newline."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _editor_files() -> dict[str, str]:
    settings = {
        "files.encoding": "utf8",
        "yaml.validate": True,
        "yaml.schemas": {f"./.vscode/schema/{name}.json": kind.fil for name, kind in KINDS.items()},
    }
    extensions = {"recommendations": ["redhat.vscode-yaml"]}
    return {
        ".vscode/settings.json": as_json(settings),
        ".vscode/extensions.json": as_json(extensions),
        **schema_files(),
    }


def _texts(folder: str) -> dict[str, str]:
    return dict(_walk(package_files("est_cli.generated").joinpath(folder), ""))


def _walk(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _walk(entry, f"{prefix}{entry.name}/")
        else:
            found.append((f"{prefix}{entry.name}", entry.read_text(encoding="utf-8")))
    return found


def _moved(text: str, by: timedelta) -> str:
    return _DATE.sub(lambda hit: (date.fromisoformat(hit.group()) + by).isoformat(), text)
