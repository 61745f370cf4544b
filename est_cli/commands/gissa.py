"""`est importera FIL --gissa`: a first profile from a file, and five rows as they would become."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, get_args

from est_cli.commands.change import refuse_personal
from est_cli.commands.common import known_id, opened
from est_cli.editing.files import write_whole
from est_cli.editing.lock import locked
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.frame.terminal import echo, folded, plain, say, table
from est_cli.importing.dates import Dag, Datumform, read_date
from est_cli.importing.foreign import read_foreign
from est_cli.importing.guess import Gissning, guess_columns
from est_cli.importing.mapping import POLICE
from est_cli.importing.names import LUGNT, Names, actors, categories, places, same
from est_cli.importing.outcome import Utfall
from est_cli.importing.polisen import DERIVED
from est_cli.importing.profile import Kalla, own_form, refuse_faulty_registers
from est_cli.importing.profile_text import Words, profile_text
from est_cli.importing.read import read_table
from est_cli.importing.rows import Rapport, read_rows
from est_cli.importing.safe_name import refuse_name
from est_cli.importing.table import Rad, Tabell, quoted
from est_cli.model.importprofil import Importprofil
from est_cli.observationer.columns import COLUMNS
from est_cli.personal.mask import masked
from est_cli.reading.document import Document
from est_cli.svenska import one_line, slug, uppraknat
from est_cli.workspace.files import parse, to_record
from est_cli.workspace.load import PROFILES
from est_cli.workspace.references import check_references

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.rules.check import Checker

_SAMPLE: Final = 2000
"""So many rows are looked at."""
_SHOWN: Final = 5
_WIDTHS: Final = {"datum": 10, "tid_fran": 8, "plats": 15, "kategori": 15, "antal": 5, "beskrivning": 17}
"""The columns that are quoted, and their widths: 80 with the gaps between."""


def guess(folder: Path, filer: Sequence[str], profil: str | None, rapportor: str | None) -> int:
    """Write `register/import/<namn>.yaml` from one file; EstError where it is there, or the file has no dates."""
    if len(filer) > 1:
        raise EstError("En profil gissas ur en fil i taget.", f"est importera {filer[0]} --gissa")
    fil = filer[0]
    name = _name(fil, profil)
    with locked(folder, say):
        checked = opened(folder)
        refuse_name("Filens", Path(fil).name, checked.registers)
        refuse_name("Profilens", name, checked.registers)
        refuse_faulty_registers(checked.workspace)
        if rapportor is not None:
            known_id("Aktören", rapportor, checked.workspace.aktorer)
        target = folder / PROFILES / f"{name}.yaml"
        if target.exists() or target.is_symlink():
            raise EstError(f"Profilen {PROFILES}/{name}.yaml finns redan.", "Välj ett annat namn: --profil NAMN")
        tabell = read_table(Path(fil).name, read_foreign(fil, folder))
        sample = [row for row in islice(tabell.rader, _SAMPLE) if isinstance(row, Rad)]
        text, profile = _profile(checked, Path(fil).name, tabell, sample, rapportor)
        write_whole(target, text.encode())
    _tell(checked, name, tabell, sample, profile)
    return 0


def _name(fil: str, profil: str | None) -> str:
    name = slug(Path(fil).stem) if profil is None else profil
    if not name or slug(name) != name:
        help_ = "Ett namn har små bokstäver a–z, siffror och bindestreck: --profil NAMN"
        raise EstError(f"{quoted(profil or Path(fil).name)} kan inte bli namnet på en profil.", help_)
    return name


def _profile(
    checked: Checker, fil: str, tabell: Tabell, rows: Sequence[Rad], rapportor: str | None
) -> tuple[str, Importprofil]:
    """The profile as text and as record; EstError where there is no date to go by, or a heading says too much."""
    _refuse_unreadable(fil, tabell, rows)
    guessed = _guessed(checked, tabell, rows)
    if "datum" not in guessed.kolumner:
        headings = uppraknat([quoted(name) for name in tabell.rubriker[:12]])
        help_ = f"Skriv en profil för hand, med datum: RUBRIK under kolumner. Filens kolumner är {headings}."
        raise EstError(f"Ingen kolumn i {quoted(fil)} ser ut att vara datum.", help_)
    columns = {name: [row.varden[at] for row in rows] for at, name in enumerate(tabell.rubriker)}
    text = profile_text(_head(tabell, fil, rapportor), guessed, _words(checked, guessed), columns)
    document = parse(f"{PROFILES}/ny.yaml", text.encode())
    refuse_personal(checked.registers, Document(document.fil), document)
    record = to_record(document, Importprofil)
    check_references(document, checked.known)
    if record is None or document.flaws:
        raise EstError(f"Av {quoted(fil)} går det inte att göra en profil.", "Skriv den för hand; se docs/falt.md.")
    return text, record


def _refuse_unreadable(fil: str, tabell: Tabell, rows: Sequence[Rad]) -> None:
    """EstError for a file that nothing can be guessed from: without rows, or with a row where headings should be."""
    if any(isinstance(read_date(name, form, current().today), Dag) for name in tabell.rubriker for form in _FORMS):
        first = uppraknat([quoted(name) for name in tabell.rubriker[:4]])
        help_ = "Skriv en rad med rubriker överst i filen, till exempel Datum, Plats och Kategori."
        raise EstError(f"{quoted(fil)} ser ut att sakna rubriker: där står {first}.", help_)
    if not rows:
        help_ = "En profil gissas ur det som står i raderna: ta en fil som har några."
        raise EstError(f"Det finns inga rader under rubrikerna i {quoted(fil)} som går att läsa.", help_)


_FORMS: Final = (None, *get_args(Datumform))


def _guessed(checked: Checker, tabell: Tabell, rows: Sequence[Rad]) -> Gissning:
    """The columns; of Polisen's events neither the text nor the point, which is the middle of the municipality."""
    known = places(checked.workspace, own_form())
    guessed = guess_columns(tabell.rubriker, [row.varden for row in rows], known, current().today)
    left = {"lat", "lon", "beskrivning"} if _is_police(tabell) else set()
    return guessed._replace(kolumner={ours: one for ours, one in guessed.kolumner.items() if ours not in left})


def _is_police(tabell: Tabell) -> bool:
    return {*DERIVED} <= {*tabell.rubriker}


def _head(tabell: Tabell, fil: str, rapportor: str | None) -> dict[str, str]:
    what = {
        "beskrivning": f"Filer som {masked(one_line(fil), warnings=True)}",
        "typ": POLICE if _is_police(tabell) else "iakttagelse",
    }
    return what | ({"rapportor": rapportor} if rapportor else {})


def _words(checked: Checker, guessed: Gissning) -> dict[str, Words]:
    """How the words of each column are known before there is a profile; with points, words for places matter less."""
    workspace, none = checked.workspace, own_form()
    pointed = "lat" in guessed.kolumner
    return {
        "kategori": Words("kategorier", categories(workspace, none), alla=True, mest=60),
        "plats": Words("platser", places(workspace, none), alla=not pointed, mest=30),
        "rapportor": Words("rapportorer", actors(workspace, none), alla=False, mest=30),
    }


def _tell(checked: Checker, name: str, tabell: Tabell, sample: Sequence[Rad], profil: Importprofil) -> None:
    used = {ours: theirs for ours in COLUMNS if (theirs := getattr(profil.kolumner, ours))}
    echo(
        folded(
            plain(
                f"{PROFILES}/{name}.yaml är skriven: en gissning, som ni läser igenom och rättar. Inget är importerat."
            )
        )
    )
    echo(folded(plain("Kolumner: " + ", ".join(f"{ours} är {quoted(theirs)}" for ours, theirs in used.items()) + ".")))
    left = [heading for heading in tabell.rubriker if heading not in used.values()]
    if left:
        echo(folded(plain(f"Läses inte: {', '.join(map(quoted, left))}.")))
    for text in tabell.anmarkningar:
        echo(folded(plain(f"Obs: {text}")))
    first = tabell._replace(rader=iter(sample[:_SHOWN]))
    refused = _show(checked, name, first, profil)
    for row in refused.avvisade:
        echo(folded(plain(f"Rad {row.rad} skulle avvisas: {row.skal}")))
    echo(f"Gå vidare: fyll i profilen, och kör est importera FIL --profil {name}")


def _show(checked: Checker, name: str, tabell: Tabell, profil: Importprofil) -> Utfall:
    """The rows as they would become, in a table of 80 columns; a word that is not known yet has a question mark."""
    rows = [row for row in tabell.rader if isinstance(row, Rad)]
    at = {ours: tabell.rubriker.index(theirs) for ours in COLUMNS if (theirs := getattr(profil.kolumner, ours))}
    unknown = profil.model_copy(update=_asked(checked, rows, at, profil))
    utfall = Utfall("", name, profil=True, lasning="", anmarkningar=[])
    rapport = Rapport(Kalla(name, unknown, egen=False), None, current().today)
    made = list(read_rows(tabell._replace(rader=iter(rows)), checked.workspace, rapport, utfall))
    lines = []
    for one in made:
        cells = dict(zip(COLUMNS, one.celler, strict=True))
        cells["plats"] = cells["plats"] or (f"{one.varden[at['plats']]}?" if "plats" in at else "")
        cells["kategori"] = cells["kategori"] or "lugnt"
        lines.append([_cut(masked(cells[column], warnings=True), width) for column, width in _WIDTHS.items()])
    if lines:
        table(list(_WIDTHS), lines)
    return utfall


def _asked(checked: Checker, rows: Sequence[Rad], at: dict[str, int], profil: Importprofil) -> dict[str, Names]:
    """The profile's own mappings, with each word that is not known standing for itself and a question mark."""
    known = {
        "kategori": ("kategorier", categories(checked.workspace, profil), profil.kategorier),
        "rapportor": ("rapportorer", actors(checked.workspace, profil), profil.rapportorer),
    }
    quiet = {same(LUGNT), *map(same, profil.lugnt or ())}
    found = {}
    for ours, (key, names, own) in known.items():
        words = {row.varden[at[ours]] for row in rows} if ours in at else set()
        found[key] = {word: f"{word}?" for word in words if same(word) not in {*names, *quiet, ""}} | (own or {})
    return found


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"
