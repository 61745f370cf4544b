"""What a row says happened, how many times, as what kind of report, by whom, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from est_cli.importing.names import ALL_OTHERS, LUGNT, Names, same
from est_cli.importing.numbers import read_whole
from est_cli.importing.table import Skal, quoted
from est_cli.observationer.columns import TYPER
from est_cli.svenska import menade_du, one_line, uppraknat

if TYPE_CHECKING:
    from collections.abc import Collection

    from est_cli.model.importprofil import Importprofil

_LONGEST: Final = 10_000
"""So many characters may a text have: longer ones are no observation."""
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the beginning of a formula."""
_THE: Final = {"kategori": "Kategorin", "rapportör": "Rapportören"}
_TYPES: Final = {same(name): name for name in TYPER} | {"polisanmäld": "polisanmald", "felanmälan": "felanmalan"}


class Okand(Skal):
    """The reason for a word that neither the profile nor a register knows; with the word, and what it stands for."""

    slag: Literal["kategori", "rapportör"]
    ord: str

    @classmethod
    def of(cls, slag: Literal["kategori", "rapportör"], text: str) -> Okand:
        """The reason for a word."""
        made = cls(f"{_THE[slag]} {quoted(text)} är inte känd.")
        made.slag, made.ord = slag, text
        return made


class Utelamnad(NamedTuple):
    """That the profile leaves out what is called so."""

    ord: str


class Vad(NamedTuple):
    """A category and a number of events as an observation writes them; no category and 0 for a zero report."""

    kategori: str
    antal: str


class Words(NamedTuple):
    """The words for categories: ids by word, words that nothing happened, and words that are no events."""

    names: Names
    lugnt: Collection[str]
    utelamna: Collection[str]

    @classmethod
    def of(cls, names: Names, profil: Importprofil) -> Words:
        """The words by a profile; a word that is a category's is no word that nothing happened."""
        lugnt = {same(LUGNT), *map(same, profil.lugnt or ())} - names.keys()
        return cls(names, lugnt, {*map(same, profil.utelamna or ())})


def read_what(kategori: str, antal: str, words: Words, *, has_column: bool) -> Vad | Utelamnad | Skal:
    """The category and the number of two texts. `has_column`: whether the file has categories at all."""
    word = same(kategori)
    if word in words.utelamna:
        return Utelamnad(kategori)
    many = read_whole(antal) if antal else None
    if isinstance(many, Skal):
        return many
    if word in words.lugnt:
        return Skal(f"Raden säger både {quoted(kategori)} och {many} händelser.") if many else Vad("", "0")
    if not word and many == 0:
        return Vad("", "0")
    number = "" if many is None else str(many)
    found = words.names.get(word) if word else None
    if found is None and (word or not has_column):
        found = words.names.get(ALL_OTHERS)
    if found is None:
        return Okand.of("kategori", kategori) if word else Skal("Raden saknar kategori.")
    return Vad(found, number)


def read_who(text: str, names: Names, default: str) -> str | Skal:
    """The actor of a text; `default` where it is empty."""
    return (names.get(same(text)) or Okand.of("rapportör", text)) if text else default


def read_kind(text: str, default: str) -> str | Skal:
    """The kind of report of a text; `default` where it is empty."""
    found = _TYPES.get(same(text)) if text else default
    return found or Skal(f"{quoted(text)} är ingen typ. {menade_du(text, TYPER) or _one_of()}")


def read_text(text: str) -> str | Skal:
    """A description on one line, without what cannot be seen, and such that no spreadsheet takes it for a formula."""
    if len(text) > _LONGEST:
        return Skal("Beskrivningen är längre än 10 000 tecken.")
    line = text
    if not text.isprintable() or "  " in text:
        line = one_line("".join(sign for sign in one_line(text) if sign.isprintable()))
    line = line.strip()
    return f"'{line}" if line.startswith(FORMULA) else line


def _one_of() -> str:
    return f"Välj {uppraknat(TYPER, 'eller')}."
