"""Where the project lies, and what its own example workspace is made of."""

import re
from pathlib import Path

PROJECT = Path(__file__).parent.parent
EXAMPLES = ("est.yaml", "register", "arenden", "moten", "lagesbilder", "observationer")

_FOLLOWED_UP = re.compile(r"^  - \{?mote: ([\w-]+).*\n(?:    .*\n)*", re.MULTILINE)


def keep_the_last_meetings(root: Path) -> None:
    """Take the EST group's meetings before September 2026 out of a copy: every command reads them all."""
    folder = root / "moten"
    for path in folder.glob("*-est.yaml"):
        if path.name < "2026-09":
            path.unlink()
    for path in folder.glob("*-est.yaml"):
        text = path.read_text(encoding="utf-8")
        kept = _FOLLOWED_UP.sub(lambda line: line[0] if (folder / f"{line[1]}.yaml").is_file() else "", text)
        path.write_text(kept, encoding="utf-8")
