"""`est init`: a folder becomes a workspace that validates at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from est_cli.commands.hook import switch_on
from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.frame.terminal import say
from est_cli.generated.ci_files import Forge, ci_files
from est_cli.generated.workspace_files import EXAMPLE, example_files, workspace_files
from est_cli.git.repo import repository
from est_cli.workspace.root import SETTINGS

Katalog = Annotated[
    Path | None, typer.Argument(metavar="KATALOG", help="Mappen som blir arbetsyta; utelämnat: den du står i.")
]
Exempel = Annotated[bool, typer.Option("--exempel", help="Lägg också till ett litet påhittat ärende.")]
Ci = Annotated[
    Forge | None,
    typer.Option("--ci", help="Lägg också till det som låter GitHub eller GitLab granska varje ändring."),
]
Hook = Annotated[bool, typer.Option("--hook", help="Låt git leta personuppgifter innan något sparas.")]
_TO_SWITCH_ON: Final = {
    "github": "Kräv sedan ”Granska ändringen” på huvudgrenen: Settings → Rules → Rulesets i GitHub.",
    "gitlab": "Kräv sedan ”Pipelines must succeed”: Settings → Merge requests i GitLab.",
}


def init(katalog: Katalog = None, exempel: Exempel = False, ci: Ci = None, hook: Hook = False) -> None:  # noqa: FBT002 - Typer's way to declare a flag
    """Write what is missing; nothing that is there is touched, so that it can be run again."""
    shared = current()
    root = (katalog or shared.arbetsyta or Path.cwd()).absolute()
    _say_outer(root)
    only_more = (root / SETTINGS).exists() and bool(ci or hook)
    kept = _write_missing(root, workspace_files())
    if exempel and any(name.startswith("register/") for name in kept):
        say("Exemplet är inte skrivet: registren är era egna, och det hänvisar till dem som följer med est.")
        exempel = False
    elif exempel:
        kept += _write_missing(root, example_files(shared.today))
    if not only_more:
        _say_kept(kept)
        _say_next(root, f"{shared.today.year}-{EXAMPLE}" if exempel else None)
    if ci:
        _switch_on_ci(root, ci)
    if hook:
        switch_on(repository(root))


def _switch_on_ci(root: Path, forge: Forge) -> None:
    """Write what the forge reads at the top of the repository, where it has none of it; say what is left to do."""
    top, folder = _top(root)
    files = ci_files(forge, folder)
    elsewhere = {name: known for name in files if (known := _known(top, name)) not in {None, name}}
    kept = _write_missing(top, {name: text for name, text in files.items() if name not in elsewhere})
    _say_kept([*elsewhere.values(), *kept])
    if ".gitlab-ci.yml" in kept:
        say("Lägg till i .gitlab-ci.yml, under include:  - local: .gitlab/est.gitlab-ci.yml")
    say(f"Läs {next(iter(files))}, och spara de nya filerna i git. {_TO_SWITCH_ON[forge]}")
    owners = f".{forge}/CODEOWNERS"
    say(f"Vem som ska godkänna vad skriver ni i {elsewhere.get(owners, owners)}.")


def _top(root: Path) -> tuple[Path, str]:
    """The repository's folder and the workspace's path in it; outside git the workspace itself, as if it were one."""
    try:
        repo = repository(root)
    except EstError:
        return root, ""
    return Path(repo.ask("rev-parse", "--show-toplevel") or root), repo.prefix


def _known(top: Path, name: str) -> str | None:
    """The file that does the same: forges look in three folders, in either case, and use the first that they find."""
    wanted = Path(name)
    folders = [top / folder for folder in (wanted.parent, Path(), Path("docs"))]
    there = (path for folder in folders if folder.is_dir() for path in sorted(folder.iterdir()))
    found = next((path for path in there if path.name.lower() == wanted.name.lower()), None)
    return found.relative_to(top).as_posix() if found else None


def _write_missing(root: Path, files: dict[str, str]) -> list[str]:
    """Write each file that is not there; the names of those that are there and hold something else."""
    kept = []
    for name, text in files.items():
        path = root / name
        _check_folders(root, path)
        data = text.encode()
        if not (path.exists() or path.is_symlink()):
            write_whole(path, data)
        elif not path.is_file() or path.read_bytes() != data:
            kept.append(name)
    return kept


def _check_folders(root: Path, path: Path) -> None:
    """EstError where something else than a folder, or a link, stands in the way."""
    for folder in (root, *(root / part for part in path.relative_to(root).parents)):
        if folder.is_symlink() and folder != root:
            raise EstError(
                f"{folder} är en länk till en annan plats; est skriver inte genom länkar.", "Gör den till en mapp."
            )
        if folder.exists() and not folder.is_dir():
            raise EstError(f"{folder} är en fil, men där behövs en mapp.", "Flytta filen, eller välj en annan mapp.")


def _say_outer(root: Path) -> None:
    outer = next((folder for folder in root.parents if (folder / SETTINGS).is_file()), None)
    if outer is not None and not (root / SETTINGS).exists():
        say(f"Obs: {root} ligger i en annan arbetsyta, {outer}. Det går bra, men de två vet inget om varandra.")


def _say_kept(kept: list[str]) -> None:
    if kept:
        say(f"Fanns redan och är orörda: {', '.join(kept)}")
    if any(name.startswith(".vscode/schema/") for name in kept):
        say("Ett nytt schema skrivs med: est schema NAMN > .vscode/schema/NAMN.json")


def _say_next(root: Path, example: str | None) -> None:
    say(f"{root} är en arbetsyta.")
    say("Nästa steg: skriv kommunens namn i est.yaml, och era platser och funktioner i register/.")
    if example:
        say(f"Se exemplet:       est visa {example}")
    say('Öppna ett ärende:  est ny "Klotter vid stationen" --plats stationen')
