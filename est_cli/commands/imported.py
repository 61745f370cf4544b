"""What came of an import, in Swedish: how it was read, what is new, and what a person should do about the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.importing.table import quoted
from est_cli.svenska import antal, uppraknat
from est_cli.workspace.load import PROFILES

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from est_cli.importing.outcome import Utfall

_SHOWN: Final = 10
"""So many rows or words are listed; the rest are counted."""
_FEW_FILES: Final = 3
_KEY: Final = {"kategori": ("kategorier", "kategorier"), "rapportör": ("rapportorer", "rapportörer")}
"""The profile's key for words that are not known, and what they are called."""


def told(utfall: Utfall) -> Iterator[str]:
    """What came of one file, line by line."""
    how = f"med profilen {utfall.kalla}" if utfall.profil else "utan profil, eftersom den har våra egna kolumner"
    yield f"{quoted(utfall.fil)} är läst {how}: {rows(utfall.rader)}. ({utfall.lasning}.)"
    yield from (f"  Obs: {text}" for text in utfall.anmarkningar)
    yield from (f"  {line}" for line in (*_written(utfall), *_there(utfall), *_refused(utfall), *_words(utfall)))
    yield from (f"  {line}" for line in (*_places(utfall), *_personal(utfall)))


def rows(many: int) -> str:
    """A number of rows: `1 rad`, `2 rader`."""
    return antal(many, "rad", "rader")


def _are(many: int, one: str, several: str) -> str:
    return f"{rows(many)} {one if many == 1 else several}"


def _written(utfall: Utfall) -> Iterator[str]:
    if not utfall.nya:
        yield "Inga rader är nya." if utfall.rader else "Filen har inga rader under rubrikerna."
        return
    files = utfall.filer
    last = files[-1].rpartition("/")[2]
    where = uppraknat(files) if len(files) <= _FEW_FILES else f"{len(files)} filer, {files[0]} till {last}"
    yield f"{_are(utfall.nya, 'är ny', 'är nya')}: {where}."


def _there(utfall: Utfall) -> Iterator[str]:
    if utfall.fanns:
        yield f"{rows(utfall.fanns)} fanns redan."
    if utfall.dubbla:
        yield f"{rows(utfall.dubbla)} står flera gånger i filen (samma id), och är med en gång."
    if utfall.ifyllda:
        yield f"{rows(utfall.ifyllda)} fanns redan, och har nu fått den plats eller rapportör som saknades."
    if utfall.annat:
        lines = _some([str(line) for line in utfall.annat])
        many = len(utfall.annat)
        yield (
            f"{rows(many)} fanns redan men säger nu något annat, och är inte {'ändrad' if many == 1 else 'ändrade'}: "
            f"rad {lines}. Ska det nya gälla: ta bort {'raden' if many == 1 else 'raderna'} ur observationer/ och "
            "importera igen."
        )
    if utfall.utelamnade:
        yield f"{_are(utfall.utelamnade.total(), 'är utelämnad', 'är utelämnade')}, som profilen säger: " + _counted(
            utfall.utelamnade
        )


def _refused(utfall: Utfall) -> Iterator[str]:
    refused = utfall.avvisade
    if not refused:
        return
    yield f"{_are(len(refused), 'är avvisad', 'är avvisade')}. Rätta i filen och importera den igen:"
    yield from (f"  {utfall.radord} {one.rad}: {one.skal}" for one in refused[:_SHOWN])
    more = f"… och {rows(len(refused) - _SHOWN)} till. " if len(refused) > _SHOWN else ""
    yield f"  {more}{'Alla' if more else 'Den' if len(refused) == 1 else 'De'} står i {utfall.sidofil}."


def _words(utfall: Utfall) -> Iterator[str]:
    for slag, words in utfall.okanda.items():
        key, many = _KEY[slag]
        where = f"under {key} i {_profile(utfall)}" if utfall.profil else "i registret"
        yield f"Okända {many}: {_counted(words)} Skriv vad de heter hos oss {where}, och importera igen."


def _places(utfall: Utfall) -> Iterator[str]:
    named = utfall.oplacerade.copy()
    nameless = named.pop("", 0)
    if named:
        also = f", eller under platser i {_profile(utfall)}" if utfall.profil else ""
        yield (
            f"{rows(named.total())} har ingen plats som är känd: {_counted(named)} Lägg till namnen som alias i "
            f"register/platser.yaml{also}, och importera igen; raderna får då sin plats. Ändra dem inte i filen: en "
            "rad som ändras där blir en ny rad."
        )
    if nameless:
        yield f"{rows(nameless)} säger ingen plats, och ligger inte nära någon."
    if utfall.utanfor:
        yield f"{antal(utfall.utanfor, 'punkt', 'punkter')} ligger utanför Sverige. Stämmer koordinaterna?"
    if utfall.utan_punkt:
        yield f"{rows(len(utfall.utan_punkt))} är med utan sin punkt:"
        yield from (f"  {utfall.radord} {one.rad}: {one.skal}" for one in utfall.utan_punkt[:_SHOWN])
        left = len(utfall.utan_punkt) - _SHOWN
        yield f"  {f'… och {rows(left)} till. ' if left > 0 else ''}Se {utfall.sidofil}."
    if utfall.utan_rapportor:
        yield (
            f"{rows(utfall.utan_rapportor)} säger inte vem som rapporterade. Skriv det som rapportor i profilen, eller "
            "ange --rapportor, och importera igen; raderna får då sin rapportör."
        )
    if utfall.upphorda:
        yield f"Obs: rader från dagar då något hade upphört: {_counted(utfall.upphorda)} Stämmer dagarna?"


def _personal(utfall: Utfall) -> Iterator[str]:
    if utfall.obs:
        many = antal(utfall.obs.total(), "ställe", "ställen")
        yield f"Obs: {many} i de nya raderna kan vara personuppgifter ({_codes(utfall)}). Se dem med est validera."


def _codes(utfall: Utfall) -> str:
    return uppraknat(sorted(utfall.obs))


def _profile(utfall: Utfall) -> str:
    return f"{PROFILES}/{utfall.kalla}.yaml"


def _counted(words: Counter[str]) -> str:
    """The commonest words with how many rows have each, as the end of a sentence."""
    return f"{_some([f'{quoted(word)} ({many})' for word, many in words.most_common()])}."


def _some(items: Sequence[str]) -> str:
    if len(items) <= _SHOWN:
        return uppraknat(items)
    return f"{', '.join(items[:_SHOWN])} och {len(items) - _SHOWN} till"
