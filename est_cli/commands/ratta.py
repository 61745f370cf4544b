"""`est validera --ratta`: what can only be mended in one way is mended, shown, and proved by reading again."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from est_cli.commands.common import chosen, opened, root
from est_cli.commands.validera import collect
from est_cli.editing.files import write_whole
from est_cli.editing.lock import locked
from est_cli.editing.mend import Mended, mend
from est_cli.errors import EstError
from est_cli.formats.diff import show_diff
from est_cli.formats.excerpt import lines_of
from est_cli.formats.kort import short
from est_cli.formats.text import show_findings
from est_cli.frame.terminal import echo, say
from est_cli.reading.decode import decode
from est_cli.rules.check import check_case
from est_cli.svenska import antal
from est_cli.workspace.tree import Disk

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.findings import Finding


class _Edited(Disk):
    """The working tree, but for what has been mended and not yet written."""

    def __init__(self, root: Path) -> None:
        super().__init__(root, {})
        self.files: dict[str, bytes] = {}

    def read(self, fil: str) -> bytes:
        """The mended bytes, or those on the disk."""
        return self.files[fil] if fil in self.files else super().read(fil)


class _Mending:
    """The workspace as it would be, and which of its cases are looked at."""

    def __init__(self, folder: Path, wanted: list[str] | None) -> None:
        self.folder, self.tree = folder, _Edited(folder)
        self.checked = opened(folder, self.tree)
        self.cases, self.shared = chosen(self.checked, wanted), not wanted
        self.before: dict[str, bytes] = {}

    def found(self) -> list[Finding]:
        """All findings now."""
        return collect(self.checked, self.cases, shared=self.shared)

    def mend(self, fil: str) -> Mended:
        """Mend one file, in memory."""
        self.before[fil] = self.tree.read(fil)
        mended = mend(fil, self.before[fil], lambda data: self._judged(fil, data))
        self._judged(fil, mended.data)
        return mended

    def _judged(self, fil: str, data: bytes) -> list[Finding]:
        """A case's file is judged by its case; one that is shared, by all there is."""
        self.tree.files[fil] = data
        if fil.startswith("arenden/"):
            return check_case(self.checked, self.checked.workspace.case(fil.split("/")[1]))
        self.checked = opened(self.folder, self.tree)
        return self.found()

    @property
    def changed(self) -> list[str]:
        """The files that differ from those on the disk."""
        return [fil for fil, data in self.before.items() if self.tree.files[fil] != data]

    def write(self) -> None:
        """Give each file its new bytes; EstError, with nothing written, where one has changed meanwhile."""
        for fil, data in self.before.items():
            if Disk(self.folder).read(fil) != data:
                raise EstError(f"{fil} har ändrats medan kommandot arbetade; inget är skrivet.", "Kör om.")
        for fil in self.changed:
            write_whole(self.folder / fil, self.tree.files[fil])


def mend_files(wanted: list[str] | None, *, only_show: bool) -> list[Finding]:
    """Mend the files of the cases asked for, or all; show the changes and what remains, and return what remains.

    `only_show` writes nothing, so that all remains.
    """
    folder = root()
    with nullcontext() if only_show else locked(folder, say):
        mending = _Mending(folder, wanted)
        found = mending.found()
        done = [mending.mend(fil) for fil in _files(found) if mending.tree.slag(fil) == "fil"]
        if not only_show:
            mending.write()
    _show(mending, done, only_show=only_show)
    return found if only_show else _show_remaining(mending)


def _files(found: list[Finding]) -> list[str]:
    """The files with safe fixes; what the cases refer to comes first."""
    files = {one.fil for one in found if one.rattelse and one.rattelse.saker}
    return sorted(files, key=lambda fil: (fil.startswith("arenden/"), fil))


def _show(mending: _Mending, done: list[Mended], *, only_show: bool) -> None:
    for fil in mending.changed:
        show_diff(fil, mending.before[fil], mending.tree.files[fil])
        echo("")
    made = [one for mended in done for one in mended.made]
    left = [one for mended in done for one in mended.left]
    if left:
        echo("Lämnas, för då skulle nya fel komma fram; rätta för hand:")
        echo("\n".join([*(f"  {line}" for line in short(left)), ""]))
    echo(_total(len(made), len(mending.changed), only_show=only_show))


def _total(made: int, files: int, *, only_show: bool) -> str:
    if not made:
        return "Inget kan rättas av sig självt."
    what = f"{antal(made, 'fel', 'fel')} i {antal(files, 'fil', 'filer')}"
    return f"Skulle rätta {what}. Inget är skrivet." if only_show else f"Rättade {what}."


def _show_remaining(mending: _Mending) -> list[Finding]:
    """What is left to do by hand, as `est validera` shows it."""
    remaining = mending.found()
    echo("")
    tree = mending.tree
    show_findings(remaining, len(mending.cases), lines_of(lambda fil: decode(fil, tree.read(fil)).text))
    return remaining
