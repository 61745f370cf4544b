"""What the next commit would hold, as a hook asks: the index, never the working tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.findings import Finding, order
from est_cli.git.changed import staged
from est_cli.git.objects import Objects, objects
from est_cli.git.repo import repository
from est_cli.personal.check import check_name, look
from est_cli.personal.names import case_of, new_names
from est_cli.personal.registers import Registers
from est_cli.reading.decode import limit_of
from est_cli.reading.yaml_errors import conflict

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_OURS: Final = (".yaml", ".csv")
"""Files in which git's marks of a conflict can mean nothing else."""


def staged_findings(root: Path) -> list[Finding]:
    """The personal data, and forgotten marks of a conflict, in every file that is staged, in order of file and line.

    The registers of actors and of exceptions are read from the index too: what is excused is then what the commit,
    and so every colleague, will have, and a line that is not staged excuses nothing. EstError without git.
    """
    repo = repository(root)
    files = staged(repo)
    found: list[Finding] = []
    seen: set[str] = set()
    with objects(repo) as store:
        registers = Registers(_in_index(store))
        for fil, id_ in files:
            document = look(fil, store.blob(id_, limit_of(fil)) or b"", registers)
            for name in new_names(fil, seen):
                check_name(document, name, registers)
            if fil.endswith(_OURS) and (marks := conflict(document.text)):
                document.add(marks)
            found += document.findings(case_of(fil))
    return sorted(found, key=order)


def _in_index(store: Objects) -> Callable[[str], bytes | None]:
    """Reads a file of the workspace as it is staged; a name that git's protocol cannot carry stands for no file."""
    return lambda fil: store.blob(f":./{fil}") if fil.isprintable() else None
