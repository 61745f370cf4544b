"""The peers: an environment of their own, and the same amount of work laid out the way each wants it."""

import sys
import venv
from pathlib import Path

from bench.floor import FILES
from bench.measure import Contestant, ask

PACKAGES = ("doorstop==3.2", "check-jsonschema==0.39.0")
_SETTINGS = "settings:\n  digits: 5\n  prefix: REQ\n  sep: ''\n"
_ITEM = """\
active: true
derived: false
header: ''
level: {number}
links: []
normative: true
ref: ''
reviewed: null
text: |
{text}
"""
_ANY_OBJECT = '{"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}\n'


def install(cache: Path) -> Path:
    """Return the folder of the peers' programs, after installing them with pip if they are not in `cache` yet."""
    home = cache / "peers"
    done = home / "installed.txt"
    if not done.is_file() or done.read_text(encoding="utf-8").split() != list(PACKAGES):
        venv.create(home, clear=True, with_pip=True)
        _git_ignore(cache)
        ask([str(home / "bin" / "python"), "-m", "pip", "install", "-qq", *PACKAGES], home, check=True)
        done.write_text("\n".join(PACKAGES), encoding="utf-8")
    return home / "bin"


def _git_ignore(cache: Path) -> None:
    (cache / ".gitignore").write_text("*\n", encoding="utf-8")


def doorstop(programs: Path, workspace: Path, repository: Path) -> Contestant:
    """Return doorstop on as many items as the cases have files, each holding the text of one, in a git repository.

    Its first run stamps and stages every new item: that run is made and committed here, so that only checking is timed.
    """
    folder = repository / "req"
    folder.mkdir(parents=True)
    (folder / ".doorstop.yml").write_text(_SETTINGS, encoding="utf-8")
    for number, path in enumerate(sorted(workspace.glob("arenden/*/*.yaml")), start=1):
        text = "\n".join(f"  {line}".rstrip() for line in path.read_text(encoding="utf-8").splitlines())
        (folder / f"REQ{number:05}.yml").write_text(_ITEM.format(number=number, text=text), encoding="utf-8")
    command = [str(programs / "doorstop"), "--no-reformat"]
    ask(["git", "init", "--quiet"], repository, check=True)
    _commit(repository)
    ask(command, repository, check=True)
    _commit(repository)
    return Contestant([command], repository)


def _commit(repository: Path) -> None:
    ask(["git", "add", "--all"], repository, check=True)
    who = ["-c", "user.name=bench", "-c", "user.email=bench@ekdala.example"]
    ask(["git", *who, "commit", "--quiet", "--message", "items"], repository, check=True)


def check_jsonschema(programs: Path, workspace: Path, schemas: Path, est: list[str]) -> tuple[Contestant, bool]:
    """Return check-jsonschema on every file of every case, one run for each of the five schemas of `est schema`.

    The second value tells whether these are est's own schemas; while it has none, any object will do.
    """
    schemas.mkdir(parents=True, exist_ok=True)
    commands, all_own = [], True
    for name in FILES:
        text = _schema(est, name.removesuffix(".yaml"), workspace)
        all_own = all_own and bool(text)
        schema = schemas / name.replace(".yaml", ".json")
        schema.write_text(text or _ANY_OBJECT, encoding="utf-8")
        files = [str(path) for path in sorted(workspace.glob(f"arenden/*/{name}"))]
        commands.append([str(programs / "check-jsonschema"), "--schemafile", str(schema), *files])
    return Contestant(commands, workspace), all_own


def _schema(est: list[str], name: str, folder: Path) -> str:
    if not est:
        return ""
    answer = ask([*est, "schema", name], folder)
    return answer.stdout if answer.returncode == 0 else ""


def describe(cases: int) -> list[str]:
    """Return what was run, for the foot of the table."""
    return [
        f"doorstop: `doorstop --no-reformat` in a git repository with {5 * cases} items,",
        "  each with the text of one file, after a first run that stamped them all, and a commit",
        f"check-jsonschema: `check-jsonschema --schemafile`, five runs added up, one a schema, {cases} files each",
        f"peers: {', '.join(PACKAGES)}, Python {sys.version.split()[0]}",
    ]
