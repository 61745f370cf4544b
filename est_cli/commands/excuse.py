"""An exception for a sentence, written to `register/undantag.yaml` with its reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.commands.change import refuse_personal
from est_cli.commands.common import opened, root
from est_cli.editing.edit import apply, prepare
from est_cli.editing.files import write_whole
from est_cli.editing.lock import locked
from est_cli.editing.operations import Append
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, say
from est_cli.model.register import Textundantagen
from est_cli.personal.check import as_text
from est_cli.personal.exceptions import EXCEPTIONS, Excuse, excuse
from est_cli.personal.found import found, found_in_name
from est_cli.personal.in_report import is_report
from est_cli.personal.mask import masked_name
from est_cli.personal.sentence import ENOUGH, sentence, words_beside
from est_cli.reading.decode import limit_of, read_bytes
from est_cli.reading.invisible import shown
from est_cli.svenska import uppraknat
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.registers import Registers
    from est_cli.reading.document import Document

_NUMBERS: Final = frozenset({"I701", "I702", "I703", "I704"})
"""Of so few characters that a hash of nothing else can be guessed."""
_NEW_FILE: Final = """\
# Meningar som får stå fast de liknar personuppgifter, var och en med sitt skäl. Skriv hit med est undantag.
# Ett undantag gäller en regel och en hel mening i en fil. Ändras meningen får den ett nytt undantag.
undantag:
"""


class _Place(NamedTuple):
    """A hit by its code, line and column (0 for a name), and the sentence that it stands in."""

    kod: str
    rad: int
    slutrad: int
    kolumn: int
    mening: str


def excuse_at(kod: str, typed: str, rad: int, kolumn: int, motiv: str) -> None:
    """Excuse the sentence with a hit of the rule on a line; where there are several, the one at a column (0: none).

    EstError, with nothing written, where there is none, where a sentence is hardly more than its number, and where
    the reason itself says too much.
    """
    folder = root()
    with locked(folder, say):
        registers = opened(folder).registers
        fil = _name(folder, typed)
        meant = {
            excuse(kod, fil, one.mening): one for one in _meant(kod, fil, rad, kolumn, _places(folder, fil, registers))
        }
        new = [one for one in meant if one not in registers.exceptions]
        if not new:
            raise EstError(
                f"Rad {rad} i {shown(fil)} har redan ett undantag från {kod}.",
                f"Det står i {EXCEPTIONS}; git add {EXCEPTIONS} tar med det.",
            )
        _write(folder, new, motiv, registers)
    echo(f"1 mening i {masked_name(fil)} får stå trots {kod}. Skälet står i {EXCEPTIONS}.")
    say(f"Ta med undantaget i samma commit: git add {EXCEPTIONS}")


def _name(folder: Path, typed: str) -> str:
    """The file's name in the workspace, typed from there or from where one stands."""
    for start in (folder, Path.cwd()):
        path = Path(start, typed)
        if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
            fil = path.resolve().relative_to(folder.resolve()).as_posix()
            if is_report(fil):
                help_ = "Gör undantaget i filen som rapporten är gjord av; det gäller då också i rapporten."
                raise EstError("En rapport görs av andra filer.", help_)
            return fil
    raise EstError(f"Filen {shown(typed)} finns inte i arbetsytan.", "Skriv FIL:RAD som est validera skriver dem.")


def _places(folder: Path, fil: str, registers: Registers) -> list[_Place]:
    """Every hit in the text of a file and in its name."""
    try:
        document = as_text(fil, read_bytes(folder / fil, limit_of(fil)))
    except OSError:
        raise EstError(f"Filen {shown(fil)} går inte att läsa.", "Se varför med est validera.") from None
    name = fil.rpartition("/")[2]
    in_name = [_Place(hit.kod, 1, 1, 0, name) for hit in found_in_name(name, registers)]
    return in_name + list(_in_text(document, registers))


def _in_text(document: Document, registers: Registers) -> Iterator[_Place]:
    for hit in found(document, registers):
        rad, kolumn = document.place(hit.start)
        slutrad, _ = document.place(hit.slut)
        yield _Place(hit.kod, rad, slutrad, kolumn, sentence(document, hit.start, hit.slut))


def _meant(kod: str, fil: str, rad: int, kolumn: int, places: list[_Place]) -> list[_Place]:
    """The hits to excuse; EstError where the line has none, or one that a hash cannot hide."""
    on_line = [one for one in places if one.rad <= rad <= one.slutrad]
    meant = [one for one in on_line if one.kod == kod]
    if not meant:
        raise EstError(
            f"På rad {rad} i {shown(fil)} finns inget som {kod} gäller.", _nearest(kod, rad, on_line, places)
        )
    meant = [one for one in meant if one.kolumn == kolumn] or meant
    if kod in _NUMBERS and any(words_beside(one.mening) < ENOUGH for one in meant):
        text = f"Meningen på rad {rad} är nästan bara numret eller adressen, och då går den att räkna ut ur undantaget."
        raise EstError(
            text, f"Skriv minst {ENOUGH} ord omkring, så att det syns varför det får stå, eller ta bort det."
        )
    return meant


def _nearest(kod: str, rad: int, on_line: list[_Place], places: list[_Place]) -> str:
    if on_line:
        return f"Raden har {uppraknat(sorted({one.kod for one in on_line}))}."
    lines = [one.rad for one in places if one.kod == kod]
    if lines:
        return f"Närmast: rad {min(lines, key=lambda line: abs(line - rad))}."
    return "est validera visar var de finns."


def _write(folder: Path, new: list[Excuse], motiv: str, registers: Registers) -> None:
    """Append the exceptions, last; the file is made where it is missing."""
    lines = [Append(("undantag",), {**one._asdict(), "motiv": motiv}, block=True) for one in new]
    if (folder / EXCEPTIONS).exists():
        change = prepare(folder, EXCEPTIONS, *lines)
        _judge(change.before, change.after, registers)
        apply(folder, EXCEPTIONS, *lines, say=say)
        return
    data = _NEW_FILE.encode()
    for line in lines:
        data = line.splice(parse(EXCEPTIONS, data)).encode()
    _judge(b"", data, registers)
    write_whole(folder / EXCEPTIONS, data)


def _judge(before: bytes, after: bytes, registers: Registers) -> None:
    document = parse(EXCEPTIONS, after)
    to_record(document, Textundantagen)
    old = as_text(EXCEPTIONS, before)
    refuse_personal(registers, old, document)
