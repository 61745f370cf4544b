"""I705: addresses with a flat or a floor, and addresses without."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Allowed

_NUMBER: Final = late(
    r"[1-9](?<=[a-zåäöé.]\s.)[0-9]{0,2}(?:[A-Fa-f]| [A-F])?(?:[-/][0-9]{1,3}(?:[A-Fa-f]| [A-F])?)?"
    r"(?![0-9A-Za-zÅÄÖåäö]|[-:./,][0-9]|[ ]?%)"
)
_ENDINGS: Final = (
    "gatan|gata|vägen|väg|gränden|gränd|torget|torg|stigen|stig|backen|backe|allén|allé|esplanaden|esplanad|plan|kajen|kaj|"
    "leden|liden|slingan|ringen|svängen|gårdarna|gården|höjden|kroken|hagen|stranden|strand|bron|promenaden|tåget|tåg|"
    "gärdet|branten"
)
_KINDS: Final = "gatan|gata|vägen|väg|gränd|torg|torget|stig|backe|allé|kaj|esplanad"
_STREET: Final = late(
    rf"(?:[A-ZÅÄÖÉ][a-zåäöé:]+ ){{0,3}}(?:[A-ZÅÄÖÉ][a-zåäöé]+(?:{_ENDINGS})"
    rf"|[A-ZÅÄÖÉ][a-zåäöé:]+ (?:{_KINDS}|{_KINDS.title()}))\s$"
)
_WORTH: Final = re.compile(rf"[A-ZÅÄÖÉ][a-zåäöé]+(?:{_ENDINGS})$|^(?:{_KINDS}|{_KINDS.title()})$")
_LONGEST: Final = 60
_FLAT: Final = late(
    r"[ ,(]{1,3}(?:(?:lgh|lägenhet|lägenheten|lgh-?nr)\.? ?(?:nr\.? ?)?[0-9]{1,4}"
    r"|(?:vån(?:ing)?(?:splan)?|plan|tr(?:appa|appor)?)\.? ?[0-9]{1,2}"
    r"|[0-9]{1,2} ?(?:tr(?:appor)?\b|trappa upp|vån\b|våningen)"
    r"|(?:bv|nb|bottenvåningen|entréplan)\b|(?:en|två|tre|fyra|fem) trapp(?:a|or) upp|[0-9]{4}(?![0-9.:-]))",
    re.IGNORECASE,
)
_COUNTED: Final = late(
    r" ?(?:st|gång|gånger|person|timm|minut|dag|dygn|veck|månad|år|procent|meter|km|kr|bil|ungdom|pojk|flick|barn|man|"
    r"män|kvinn|händelse|anmäl|ärende|polis|patrull|poäng|nya|stycken|moped|besök|samtal|platser|"
    r"jan|feb|mars|april|maj|juni|juli|aug|sept|okt|nov|dec)"
)
_ROADS: Final = ("Väg", "Riksväg", "Länsväg", "Europaväg", "Motorväg", "Trafikplats", "Etapp")


@detector(
    PersonalRule(
        "I705",
        "fel",
        namn="Ingen bostadsadress står i en text",
        gor="Skriv platsens id ur register/platser.yaml, eller gatan utan nummer. Är det ingen bostad, till exempel en "
        "skola eller ett torg: lägg den som plats i registret, eller est undantag I705 FIL:RAD --motiv …",
        varfor="En adress med lägenhet eller våning leder till ett hushåll och är ett fel. Gata och nummer kan vara "
        "en villa och är en varning: problemet hör till platsen, och platsen har ett id.",
        kalla="Dataskyddsförordningen artikel 4.1",
        bra="# problem.yaml\nbeskrivning: Störningarna märks mest i trapphusen på Lindgatan.",
        daligt="# problem.yaml\nbeskrivning: Störningarna kommer från Lindgatan 5 lgh 1102.",
    ),
    worth=_WORTH.search,
)
def address(text: str, _: Allowed) -> Iterator[Found]:
    """A name of a street with a number: `fel` with a flat or a floor after it, else `varning`."""
    for number in _NUMBER.finditer(text):
        street = _STREET.search(text[max(0, number.start() - _LONGEST) : number.start()])
        if street is None or street[0].startswith(_ROADS) or _falls(number[0]):
            continue
        start = number.start() - len(street[0])
        flat = _FLAT.match(text, number.end())
        if flat:
            yield Found(start, flat.end(), "Här står en adress med lägenhet eller våning")
        elif not _COUNTED.match(text, number.end()):
            yield Found(start, number.end(), "Här står en gatuadress", "varning")


def _falls(number: str) -> bool:
    """Whether it is a span that falls, as of the clock: `22-03`."""
    first, _, last = number.partition("-")
    return last.isdigit() and first.isdigit() and int(last) <= int(first)
