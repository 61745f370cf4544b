from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from est_cli.editing import files as files_module
from est_cli.editing import lock as lock_module
from est_cli.editing.files import remove, state_folder, sweep, write_folder, write_whole
from est_cli.editing.lock import locked
from est_cli.errors import EstError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "est.yaml").write_text("kommun: X\n")
    return tmp_path


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], stdout=subprocess.PIPE, text=True)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_write_is_whole_and_keeps_the_mode(root: Path) -> None:
    file = root / "arenden" / "a.yaml"
    assert write_whole(file, b"ett\n")
    file.chmod(0o640)
    assert write_whole(file, b"tv\xc3\xa5\n")
    assert not write_whole(file, b"tv\xc3\xa5\n"), "the same bytes are not written again"
    assert file.read_bytes() == b"tv\xc3\xa5\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert names(file.parent) == ["a.yaml"]
    assert names(root / ".est") == [".gitignore"]
    assert (root / ".est" / ".gitignore").read_bytes() == b"*\n"


def test_outside_a_workspace_the_temporary_file_lies_beside(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", b"x")
    assert names(tmp_path) == ["a.txt"]


def test_links_are_refused(root: Path) -> None:
    (root / "b").symlink_to("est.yaml")
    with pytest.raises(EstError, match="länk"):
        write_whole(root / "b", b"x")
    (root / ".est").symlink_to(root / "arenden")
    with pytest.raises(EstError, match="länk"):
        write_whole(root / "c", b"x")
    assert names(root) == [".est", "b", "est.yaml"]


@pytest.mark.skipif(not os.path.isdir("/dev/shm"), reason="needs a second file system")  # noqa: PTH112, S108
def test_another_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(dir="/dev/shm") as other:
        monkeypatch.setattr(files_module, "state_folder", lambda _: Path(other))
        write_whole(root / "rapporter" / "r.md", b"x")
        write_folder(root / "rapporter" / "mapp", {"a": b"1"})
        assert names(root / "rapporter") == ["mapp", "r.md"]
        assert names(Path(other)) == []


def test_nothing_is_written_or_removed_through_a_folder_that_is_a_link(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("utanfor")
    (outside / "mapp").mkdir()
    (outside / "mapp" / "a.csv").write_bytes(b"1")
    (outside / "est.yaml").write_text("kommun: Y\n")  # nor does a workspace there make it right
    (root / "observationer").symlink_to(outside)
    for change in (
        lambda: write_whole(root / "observationer" / "a.csv", b"2"),
        lambda: write_whole(root / "observationer" / "mapp" / "a.csv", b"2"),
        lambda: write_folder(root / "observationer" / "ny", {"a.csv": b"2"}),
        lambda: remove(root / "observationer" / "mapp" / "a.csv"),
    ):
        with pytest.raises(EstError, match="observationer är en länk till en annan plats"):
            change()
    assert names(outside) == ["est.yaml", "mapp"]
    assert (outside / "mapp" / "a.csv").read_bytes() == b"1"


def test_a_workspace_may_itself_be_reached_through_a_link(root: Path, tmp_path: Path) -> None:
    here = tmp_path.with_name(f"{tmp_path.name}-lank")
    here.symlink_to(root)
    assert write_whole(here / "arenden" / "a.yaml", b"1")


def test_a_full_disk_says_nothing_of_other_files(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "gammal.csv").write_bytes(b"1")
    monkeypatch.setattr(files_module, "_write", full_disk)
    with pytest.raises(EstError, match=r"gammal\.csv går inte att skriva: disken är full; filen är oförändrad\.$"):
        write_whole(root / "gammal.csv", b"2")
    with pytest.raises(EstError, match=r"ny\.csv går inte att skriva: disken är full\.$"):
        write_whole(root / "ny.csv", b"2")


def full_disk(*_: object) -> None:
    raise OSError(errno.ENOSPC, "")


def test_what_cannot_be_written_leaves_nothing(root: Path) -> None:
    (root / "mapp" / "x").mkdir(parents=True)
    with pytest.raises(EstError, match="går inte att skriva"):
        write_whole(root / "mapp", b"x")
    with pytest.raises(EstError, match="namnet är för långt"):
        write_whole(root / ("x" * 300), b"x")
    assert names(root / ".est") == [".gitignore"]


def test_a_folder_is_made_whole_or_not_at_all(root: Path) -> None:
    target = root / "arenden" / "2026-x"
    with pytest.raises(EstError):
        write_folder(target, {"a.yaml": b"1", "y" * 300: b"2"})
    assert not target.exists()
    write_folder(target, {"a.yaml": b"1", "b.yaml": b"2"})
    assert names(target) == ["a.yaml", "b.yaml"]
    with pytest.raises(EstError, match="finns redan"):
        write_folder(target, {"c.yaml": b"3"})
    assert (names(target), names(root / ".est")) == (["a.yaml", "b.yaml"], [".gitignore"])


def test_what_a_killed_process_left_goes_at_once(root: Path) -> None:
    with start("") as gone:
        gone.wait()
    for pid in (gone.pid, os.getpid()):
        (state_folder(root) / f"tmp-{pid}-0a1b2c3d").write_text("rader i klartext")
    with locked(root):
        assert names(root / ".est") == [".gitignore", "lock", f"tmp-{os.getpid()}-0a1b2c3d"]


def test_leftovers_go_after_a_day(root: Path) -> None:
    old, young = (state_folder(root) / f"tmp-{name}" for name in ("old", "young"))
    old.mkdir()
    (old / "a").write_text("x")
    young.write_text("x")
    os.utime(old, (time.time() - 90_000,) * 2)
    with locked(root):
        assert names(root / ".est") == [".gitignore", "lock", "tmp-young"]
    sweep(root)
    assert young.exists()


WRITER = """
import sys
from pathlib import Path
from est_cli.editing.files import write_whole
print("ready", flush=True)
while True:
    for sign in b"ab":
        write_whole(Path(sys.argv[1]), bytes([sign]) * 300_000)
"""


def test_kill_9_leaves_the_old_or_the_new(root: Path) -> None:
    file = root / "f.yaml"
    write_whole(file, b"a" * 300_000)
    for _ in range(12):
        with start(WRITER, file) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(random.uniform(0, 0.03))  # noqa: S311
            writer.kill()
        assert file.read_bytes() in {b"a" * 300_000, b"b" * 300_000}


APPENDER = """
import sys
from pathlib import Path
from est_cli.editing.edit import apply
from est_cli.editing.operations import Append
for number in range(50):
    apply(Path(sys.argv[1]), "f.yaml", Append(("a",), f"{sys.argv[2]}-{number}"))
"""


def test_two_commands_at_once_lose_nothing(root: Path) -> None:
    (root / "f.yaml").write_text("a:\n  - start\n# slut\n")
    both = [start(APPENDER, root, name) for name in ("x", "y")]
    assert [process.wait() for process in both] == [0, 0]
    for process in both:
        process.communicate()
    first, second, *lines, last = (root / "f.yaml").read_text().splitlines()
    assert (first, second, last) == ("a:", "  - start", "# slut")
    for name in ("x", "y"):
        assert [line for line in lines if name in line] == [f"  - {name}-{number}" for number in range(50)]
    assert len(lines) == 100


HOLDER = """
import sys, time
from pathlib import Path
from est_cli.editing.lock import locked
with locked(Path(sys.argv[1])):
    print("ready", flush=True)
    time.sleep(60)
"""


def test_a_locked_workspace_is_waited_for_and_then_given_up(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_module, "LONGEST", 0.8)
    said: list[str] = []
    with start(HOLDER, root) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(EstError, match="En annan est-körning arbetar i arbetsytan"), locked(root, said.append):
            pass
        holder.kill()
    assert said == ["Väntar på en annan est-körning i arbetsytan …"]
    with locked(root, said.append):
        pass
    assert len(said) == 1, "a killed command leaves nothing locked"


def test_the_lock_may_be_taken_inside_itself(root: Path) -> None:
    with locked(root), locked(root):
        pass
    with locked(root), locked(root / "." / ""):
        pass


def test_a_folder_that_cannot_hold_a_lock(root: Path) -> None:
    (state_folder(root) / "lock").mkdir()
    with pytest.raises(EstError, match="går inte att låsa"), locked(root):
        pass
