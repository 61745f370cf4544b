"""Which profile a file is read by: the one that is named, or the only one whose columns all stand in the file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.importing.names import same
from est_cli.importing.read import read_table
from est_cli.importing.table import quoted
from est_cli.model.importprofil import Importprofil, Kolumner
from est_cli.observationer.columns import COLUMNS, named
from est_cli.svenska import antal, slug, uppraknat
from est_cli.workspace.load import PROFILES
from est_cli.workspace.references import check_references, known

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from est_cli.importing.table import Tabell
    from est_cli.workspace.load import Workspace

_GUESS: Final = "Gör en profil med: est importera FIL --gissa"
_REGISTERS: Final = ("aktorer", "platser", "kategorier")
_MOST: Final = 12
"""So many headings are quoted of a file that fits no profile."""


class Kalla(NamedTuple):
    """How a file is imported: the import's name, its profile, and whether the file is one of our own form."""

    namn: str
    profil: Importprofil
    egen: bool


@cache
def own_form() -> Importprofil:
    """The profile of a file that already has our own columns."""
    return Importprofil(kolumner=Kolumner(**{name: name for name in COLUMNS}))


def open_file(fil: str, data: bytes, workspace: Workspace, profil: str | None) -> tuple[Kalla, Tabell]:
    """The file's table with the profile that it is read by.

    EstError where the file cannot be read, no profile fits it, several do, or the one that does is at fault.
    """
    if profil is not None:
        chosen = workspace.profiler[profil]
        table = read_table(fil, data, chosen.blad, chosen.rubrikrad)
        _refuse_missing(profil, chosen, table.rubriker)
        return _sound(workspace, Kalla(profil, chosen, egen=False)), table
    table = read_table(fil, data)
    if set(COLUMNS) <= {same(name) for name in table.rubriker}:
        return Kalla(_import_name(fil), own_form(), egen=True), table
    fitting = dict(_fitting(workspace.profiler, table, lambda one: read_table(fil, data, one.blad, one.rubrikrad)))
    if len(fitting) != 1:
        raise _several(fil, list(fitting)) if fitting else _none(fil, workspace.profiler, table.rubriker)
    ((name, fits),) = fitting.items()
    return _sound(workspace, Kalla(name, workspace.profiler[name], egen=False)), fits


def _fitting(
    profiler: Mapping[str, Importprofil], table: Tabell, again: Callable[[Importprofil], Tabell]
) -> list[tuple[str, Tabell]]:
    """The profiles that fit, each with its table: read again where the profile says which sheet or line."""
    found = []
    for name, one in profiler.items():
        try:
            read = again(one) if one.blad or one.rubrikrad else table
        except EstError:  # there is no such sheet or line in this file
            continue
        if not _missing(one, read.rubriker):
            found.append((name, read))
    return found


def _import_name(fil: str) -> str:
    """The name of an import without a profile: the file's, without a month that stands first."""
    stem = fil.rpartition("/")[2].rpartition(".")[0]
    ours = named(f"{stem}.csv")
    name = ours.kalla if ours else slug(stem)
    if not name:
        raise EstError(
            f"Av filens namn {quoted(fil)} går det inte att göra ett id.", "Döp om den, till exempel: rapport.csv"
        )
    return name


def columns(profil: Importprofil) -> dict[str, str]:
    """The profile's columns: ours, and the file's heading."""
    given = ((name, getattr(profil.kolumner, name, None)) for name in COLUMNS)
    return {name: heading for name, heading in given if isinstance(heading, str)}


def _missing(profil: Importprofil, header: tuple[str, ...]) -> list[str]:
    there = {same(name) for name in header}
    return [heading for heading in columns(profil).values() if same(heading) not in there]


def _refuse_missing(name: str, profil: Importprofil, header: tuple[str, ...]) -> None:
    missing = _missing(profil, header)
    if missing:
        text = f"Filen saknar {antal(len(missing), 'kolumn', 'kolumner')} som profilen {name} nämner"
        help_ = f"Filens kolumner är {_headings(header)}. Ändra profilen {PROFILES}/{name}.yaml."
        raise EstError(f"{text}: {_headings(missing)}.", help_)


def _several(fil: str, fitting: list[str]) -> EstError:
    return EstError(f"Flera profiler passar {quoted(fil)}: {uppraknat(fitting)}.", f"Välj en: --profil {fitting[0]}")


def _none(fil: str, profiler: Mapping[str, Importprofil], header: tuple[str, ...]) -> EstError:
    """That no profile fits, and which comes nearest: most of whose columns are there."""
    text = f"Ingen profil passar {quoted(fil)}. Dess kolumner är {_headings(header)}."
    lack = {name: _missing(one, header) for name, one in profiler.items()}
    near = [name for name, missing in lack.items() if len(missing) < len(columns(profiler[name])) / 2]
    if not near:
        return EstError(text, _GUESS)
    best = min(near, key=lambda name: len(lack[name]))
    return EstError(f"{text} Närmast är profilen {best}, men filen saknar {_headings(lack[best])}.", _GUESS)


def _headings(header: tuple[str, ...] | list[str]) -> str:
    more = ["fler"] if len(header) > _MOST else []
    return uppraknat([*map(quoted, header[:_MOST]), *more])


def _sound(workspace: Workspace, kalla: Kalla) -> Kalla:
    """The same; EstError where the profile has faults: nothing is imported by half a profile."""
    document = workspace.documents[f"{PROFILES}/{kalla.namn}.yaml"].copy()
    check_references(document, known(workspace))
    for flaw in document.flaws:
        if flaw.niva == "fel":
            raise EstError(f"Profilen {document.fil} har fel: {flaw.text}", flaw.hjalp)
    return kalla


def refuse_faulty_registers(workspace: Workspace) -> None:
    """EstError where a register that an import leans on cannot be trusted."""
    for name in _REGISTERS:
        fil = f"register/{name}.yaml"
        document = workspace.documents.get(fil)
        if document is not None and any(flaw.niva == "fel" for flaw in document.flaws):
            raise EstError(f"{fil} har fel, så inget är importerat.", "Se dem med est validera, rätta och kör om.")
