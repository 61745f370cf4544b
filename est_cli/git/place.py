"""Where a workspace lies in its repository, for those who name files from there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from est_cli.errors import EstError
from est_cli.git.repo import repository

_CHECKOUTS: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where a build says that it has put the repository; git may refuse to tell, in a container with another owner."""


def prefix_of(root: Path) -> str:
    """The workspace's path in its repository, `""` or `trygghet/`; `""` too where neither git nor a build knows."""
    try:
        return repository(root).prefix
    except EstError:
        pass
    for name in _CHECKOUTS:
        top = os.environ.get(name)
        if top and root.resolve().is_relative_to(Path(top).resolve()):
            return "".join(f"{part}/" for part in root.resolve().relative_to(Path(top).resolve()).parts)
    return ""
