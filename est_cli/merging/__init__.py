"""Merging: three versions of a file become one, record by record. Git calls it, once it has been told to."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path


def driver_settings() -> dict[str, str]:
    """What makes git merge with this est, in a repository on this computer: settings by name, for `git config`.

    Where est is gone or fails, the command does what git would have done by itself: git takes any other failure for
    a conflict, and leaves one side in the file without a mark.
    """
    est = f"{shlex.quote(Path(sys.executable).as_posix())} -P -m est_cli"
    git = "git merge-file --marker-size=%L -L HEAD -L bas -L inkommande %A %O %B"
    return {
        "merge.est.name": "est slår ihop post för post",
        "merge.est.driver": f"{est} sammanfoga %O %A %B %L %P || {{ test $? = 1 && exit 1; {git}; }}",
    }
