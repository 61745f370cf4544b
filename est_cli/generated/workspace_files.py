"""The files of a new workspace, and of an example case in it."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import Any, Final

from est_cli.generated.kinds import KINDS
from est_cli.generated.packaged import texts
from est_cli.generated.schema import schema

_FOLDERS: Final = ("arenden", "lagesbilder", "moten", "observationer")
_NOT_COMMITTED: Final = ".est/\nrapporter/oversikt.*\nrapporter/*.pdf\nrapporter/*.docx\n"
_MERGED: Final = """\
# Så slås filerna ihop när två har ändrat: post för post, om förrådet är inställt på det, annars rad för rad.
/est.yaml merge=est
/register/*.yaml merge=est
/arenden/*/*.yaml merge=est
/moten/*.yaml merge=est
/lagesbilder/*.yaml merge=est
/observationer/*.csv merge=est
"""
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_WRITTEN: Final = date(2026, 3, 12)
"""The day on which the example case was written: its dates are moved so that this day is today."""
EXAMPLE: Final = "morkt-vid-stationen"


def workspace_files() -> dict[str, str]:
    """Each file of a new workspace by name (`register/platser.yaml`), as text; it validates with nothing to say."""
    kept = {f"{folder}/.gitkeep": "" for folder in _FOLDERS}
    return {**texts("arbetsyta"), **kept, ".gitignore": _NOT_COMMITTED, ".gitattributes": _MERGED, **_editor_files()}


def example_files(idag: date) -> dict[str, str]:
    """A small case, as it might stand on a day: quick, with one measure done and one under way."""
    folder = f"arenden/{idag.year}-{EXAMPLE}"
    return {f"{folder}/{name}": _moved(text, idag - _WRITTEN) for name, text in texts("exempel").items()}


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


def _moved(text: str, by: timedelta) -> str:
    return _DATE.sub(lambda hit: (date.fromisoformat(hit.group()) + by).isoformat(), text)
