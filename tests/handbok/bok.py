"""The handbook as a play: its fenced blocks in order, what each does to a workspace, and what it says.

- A `console` block holds commands (`$ est …`, `$ git …`, `$ cd …`, `$ mkdir …`; a line that ends with a backslash goes
  on) and, after each, what a person sees: stdout and stderr as they come. `…` alone on a line stands for any lines.
  `--datum` sets the day for that command and for those after it, also the day of commits.
  `cd ../est` goes to the project's own folder: a copy of its example workspace.
  The folder that the play runs in is shown as HOME, and the nth commit by an id made of n, so that it stays the same.
- A `yaml` block whose first line is a comment with a path (`# moten/2026-03-19.yaml`) is a file that the reader fills
  in: each of its top-level keys replaces that key in the file, or is added last.
  In a list of things with an `id`, each fills in the one with its id, or is added to the list.
  A file that is not there is made, and git's marks of a conflict go.
  Where the comment ends with `(hela filen)`, the block is the whole file.
- A `yaml` block that begins with `# fel` shows how not to write a problem.yaml, and after `# rätt` how to.
- A block with a path after its language (`csv ../inkommet/vecka-2.csv`) is that whole file, as somebody sent it.
- A `markdown` block is an excerpt of the report as it is then: its lines stand there, in that order.
  With a path after its language (`markdown rapporter/mote-2027-03-11.md`) it is one of that file.
- Other blocks are for the eye.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from hashlib import sha1
from pathlib import Path
from typing import NamedTuple

from est_cli.cli import COMMANDS
from est_cli.frame.app import build, run

PROJECT = Path(__file__).parents[2]
HANDBOK = PROJECT / "docs" / "handbok.md"
EXAMPLE = ("est.yaml", "register", "arenden", "moten", "lagesbilder", "observationer")
HOME = "/home/du"
FIRST_DAY = "2026-01-12"
LEFT_OUT = "…"
SAME_EVERYWHERE = {"COLUMNS": "80", "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
"""The width, and no git settings of anybody's own."""
_FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# ([\w./-]+\.yaml)( \(hela filen\))?\n")
_KEY = re.compile(r"^(?=[a-z][\w-]*:)", re.MULTILINE)
_ITEM = re.compile(r"^(?=  - id: )", re.MULTILINE)
_ITEM_KEY = re.compile(r"^(?=    \w)", re.MULTILINE)
_MARKS = re.compile(r"^(?:<<<<<<<|=======|>>>>>>>).*\n", re.MULTILINE)
_COMMIT = re.compile(r"\b(?!\d{8}\b)[0-9a-f]{7,40}\b")
"""Not the eight digits of a day in a calendar file."""
_SHORT = 7


class Block(NamedTuple):
    """A fenced block: its language, the file that it is (or ""), its text, and where the text stands in the page."""

    language: str
    file: str
    text: str
    start: int
    end: int


class Scene(NamedTuple):
    """One command: as it is written, split into words, and the lines that the handbook says it prints."""

    written: str
    words: list[str]
    lines: list[str]


def blocks(page: str) -> list[Block]:
    """Every fenced block, in order."""
    return [Block(found[1], found[2] or "", found[3], found.start(3), found.end(3)) for found in _FENCE.finditer(page)]


def scenes(console: str) -> list[Scene]:
    """The commands of a console block."""
    found = re.split(r"^(?=\$ )", console, flags=re.MULTILINE)
    assert not found[0].strip(), f"a console block begins with a command: {console}"
    return [_scene(part) for part in found[1:]]


def _scene(part: str) -> Scene:
    written = re.match(r"(?:.*\\\n)*.*\n", part)
    assert written
    command = written[0].replace("\\\n", " ").removeprefix("$ ")
    return Scene(written[0], shlex.split(command, comments=True), part[written.end() :].rstrip().splitlines())


def fits(expected: list[str], actual: list[str]) -> bool:
    """Whether the lines are the same, where `…` stands for any lines."""
    parts = [r"(?:.*\n)*?" if line == LEFT_OUT else re.escape(f"{line}\n") for line in expected]
    return bool(re.fullmatch("".join(parts), "".join(f"{line}\n" for line in actual)))


def renewed(expected: list[str], actual: list[str]) -> list[str]:
    """The actual lines, left out in the middle where one `…` stood: as many before and after it as there were."""
    if fits(expected, actual):
        return expected
    if expected.count(LEFT_OUT) != 1:
        return actual
    before = expected.index(LEFT_OUT)
    after = len(expected) - before - 1
    return [*actual[:before], LEFT_OUT, *actual[len(actual) - after :]]


class Play:
    """Runs the handbook's blocks in a folder of its own, which is the working directory while it lasts."""

    def __init__(self, home: Path) -> None:
        """Begin in an empty folder."""
        self.home = self.root = home.resolve()
        self.day = FIRST_DAY
        self.ids: dict[str, str] = {}
        os.environ.update(SAME_EVERYWHERE)
        os.chdir(home)

    def command(self, words: list[str]) -> list[str]:
        """Do what a line after `$` says; what it prints, as lines."""
        name, *args = words
        if name == "cd":
            self._lay_out_the_example(Path(args[0]).resolve())
            os.chdir(args[0])
            self.root = Path.cwd()
            return []
        if name == "mkdir":
            Path(args[0]).mkdir()
            return []
        assert name in {"est", "git"}, f"the handbook runs est, git, cd and mkdir, not {name}"
        said = self._est(args) if name == "est" else self._git(args)
        return _COMMIT.sub(self._shown, said.replace(str(self.home), HOME)).rstrip().splitlines()

    def _lay_out_the_example(self, folder: Path) -> None:
        if folder == self.home / "est" and not folder.exists():
            folder.mkdir()
            for name in EXAMPLE:
                copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copyfile
                copy(PROJECT / name, folder / name)

    def _est(self, args: list[str]) -> str:
        if "--datum" in args:
            self.day = args[args.index("--datum") + 1]
        os.environ["EST_IDAG"] = self.day
        written = io.BytesIO()
        said = io.TextIOWrapper(written, encoding="utf-8", write_through=True)
        with redirect_stdout(said), redirect_stderr(said):
            run(build(COMMANDS), args)
        return written.getvalue().decode()

    def _git(self, args: list[str]) -> str:
        """Real git at noon of the day, in English, with no settings but those that the handbook makes."""
        os.environ["EST_IDAG"] = self.day
        own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        noon = f"{self.day}T12:00:00+01:00"
        env = {**own, **SAME_EVERYWHERE, "GIT_AUTHOR_DATE": noon, "GIT_COMMITTER_DATE": noon, "LC_ALL": "C.UTF-8"}
        real = {shown[:_SHORT]: id_ for id_, shown in self.ids.items()}
        words = ["git", "-c", f"core.abbrev={_SHORT}", *(real.get(word, word) for word in args)]
        done = subprocess.run(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        return done.stdout.decode()

    def _shown(self, commit: re.Match[str]) -> str:
        number = str(len(self.ids) + 1)
        known = self.ids.setdefault(commit[0][:_SHORT], sha1(number.encode(), usedforsecurity=False).hexdigest())
        return known[: len(commit[0])]

    def take_in(self, block: Block) -> None:
        """Write a block to the file that it is or names, if any."""
        if block.file and block.language != "markdown":
            path = self.root / block.file
            path.parent.mkdir(exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        if block.language == "yaml":
            self._fill_in(block.text)

    def _fill_in(self, text: str) -> None:
        found = _FILE.match(text)
        if not found:
            return
        path, body = self.root / found[1], text[found.end() :]
        old = path.read_text(encoding="utf-8") if path.is_file() and not found[2] else ""
        assert old or found[2] or found[1].startswith("moten/"), f"the file to fill in is not there: {found[1]}"
        path.parent.mkdir(exist_ok=True)
        path.write_text(_filled_in(_MARKS.sub("", old), body) if old else body, encoding="utf-8")


def _filled_in(old: str, body: str) -> str:
    for part in filter(str.strip, _KEY.split(body)):
        key = part.partition(":")[0]
        place = re.search(rf"^{key}:.*?(?=\n\s*\n|\n[a-z][\w-]*:|\Z)", old, re.MULTILINE | re.DOTALL)
        new = _merged(place[0], part.rstrip()) if place else part.rstrip()
        old = f"{old[: place.start()]}{new}{old[place.end() :]}" if place else f"{old.rstrip()}\n{new}\n"
    return old


def _merged(old: str, new: str) -> str:
    """Items with an id are filled in key by key, or added last; anything else is replaced as a whole."""
    head, *items = _ITEM.split(old)
    ours, theirs = _by_id(items), _by_id(_ITEM.split(new)[1:])
    if not (ours and theirs):
        return new
    filled = {id_: {**ours.get(id_, {}), **theirs.get(id_, {})} for id_ in {**ours, **theirs}}
    return "\n".join([head.rstrip(), *("\n".join(keys.values()) for keys in filled.values())])


def _by_id(items: list[str]) -> dict[str, dict[str, str]]:
    """Items by their first line, each as its keys and the lines of them."""
    return {item.splitlines()[0]: _keys(item) for item in items}


def _keys(item: str) -> dict[str, str]:
    return {part.split(":")[0].strip(): part.rstrip() for part in _ITEM_KEY.split(item) if part.strip()}
