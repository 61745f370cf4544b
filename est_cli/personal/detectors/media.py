"""I709: images, films and sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Allowed

_KINDS: Final = {
    "en bild": "jpg jpeg jpe jfif png gif heic heif webp avif tif tiff bmp dng raw cr2 nef psd",
    "en film": "mp4 m4v mov avi mkv webm mpg mpeg mts m2ts wmv flv 3gp",
    "en ljudfil": "mp3 m4a wav wma ogg oga opus flac aac amr aif aiff",
}
_KIND_OF: Final = {ending: kind for kind, endings in _KINDS.items() for ending in endings.split()}
_ENDING: Final = re.compile(r"\.([A-Za-z0-9]+)\s*$")


@detector(
    PersonalRule(
        "I709",
        "varning",
        namn="Ingen bild, film eller ljudfil läggs i arbetsytan",
        gor="Lägg filen i diariet och hänvisa med lank eller diarienummer. Beskriv i ord vad den visar av platsen.",
        varfor="En bild från en plats visar lätt den som råkar gå förbi, en ruta eller en namnskylt, och en fil bär "
        "ofta med sig var och av vem den togs. Ur git går den inte att ta bort.",
        kalla="Dataskyddsförordningen artikel 4.1 och 5.1 c",
        bra="# problem.yaml\nkallor:\n- {id: platsbesok, typ: platsbesok, beskrivning: Bilder från besöket, "
        "lank: KS 2026/14}",
        daligt="# arenden/2026-klotter/bild-fran-besoket.jpg",
    ),
    worth=_ENDING.search,
)
def media(name: str, _: Allowed) -> Iterator[Found]:
    """The ending of a file's name, where it is that of an image, a film or a sound."""
    ending = _ENDING.search(name)
    kind = _KIND_OF.get(ending[1].lower()) if ending else None
    if ending and kind:
        yield Found(ending.start(1), ending.end(1), f"Här ligger {kind}, som kan visa människor")
