"""I702: telephone numbers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.late import late
from est_cli.personal.surroundings import before, in_code, in_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Allowed

_SHAPE: Final = late(
    r"[0+4](?<![0-9+].)(?<![0-9][-./].)"  # no digits before, nor a date or a decimal number
    r"(?:(?<=4)6[ -]?7[02369](?:[ -]?[0-9]){7}"
    r"|(?<=[0+])(?:[ \t/().·-]{0,3}(?:\r?\n[ ]+)?[0-9]){7,16})(?![0-9])"
)
_PAIRS: Final = late(r"[0-9]{2}(?: [0-9]{2})+")
_CUTS: Final = late(r"(?<=[0-9])[ \t\n/]")
"""Where one number may end and something else begin."""
_NO_NUMBER: Final = late(
    r"[0-9]{2}[.:]?[0-9]{2} ?- ?[0-9]{2}[.:]?[0-9]{2}"  # 07.00-16.00
    r"|[0-9]{2}([ ./-])[0-9]{2}\1(?:19|20)[0-9]{2}(?:[^0-9].*)?"  # 08-12-2026
    r"|[0-9]{6} ?[-+ ] ?[0-9]{4}"  # 050612-1234
    r"|0[.][0-9].*|[0-9]{6,}[.][0-9]+",
    re.DOTALL,
)
_DIGIT_BEFORE: Final = late(r"[0-9] $")
_PAIR_BEFORE: Final = late(r"(?<![0-9])[0-9]{2} $")
_DECIMAL: Final = late(r"(?<![0-9])[0-9]{1,2},$")
_GLUED: Final = 10
"""The digits of most numbers: so many after a comma are rather the next column of a table."""
_APART: Final = late(r"[0-9]{3}(?: [0-9]{3})+|[0-9](?: [0-9])+")
_OTHER: Final = late(r"(?:giro|bg|pg|isbn|ocr|org\.? ?nr|sweref)\W{0,3}$")
_OF_NOBODY: Final = frozenset({3, 4, 5})
"""What `phonenumbers.PhoneNumberType` calls toll free, premium rate and shared cost: no person has such a number."""

_WORTH: Final = re.compile(r"(?<![0-9])(?<![0-9][-./])(?:0(?:[0-9](?!:)|[)-]|$)|[+(][0-9(+]|\+$|46(?:$|-?7))")


@detector(
    PersonalRule(
        "I702",
        "fel",
        namn="Inget telefonnummer till en person står i en text",
        gor="Ta bort numret. Är det en växel eller en funktion: lägg det under telefon hos aktören i "
        "register/aktorer.yaml, och hänvisa till aktörens id.",
        varfor="Ett telefonnummer leder till en människa, och går att söka på. En funktion nås genom registret, där "
        "numret bara behöver ändras på ett ställe. Nummer till växlar i registret, 112, 114 14, 1177 och nummer som "
        "ingen person kan ha (020, 0771, 0900) får stå.",
        kalla="Dataskyddsförordningen artikel 4.1 och 5.1 c",
        bra="# atgarder.yaml\natgarder:\n- {id: belysning, titel: Bättre ljus på perrongen, ansvarig: gata-park}",
        daligt="# atgarder.yaml\natgarder:\n- {id: belysning, titel: Ring jourmontören på 070-174 06 05}",
    ),
    worth=_WORTH.search,
)
def telephone(text: str, allowed: Allowed) -> Iterator[Found]:
    """Numbers that the national plans call valid, written with an area code or a country code."""
    at = 0
    while shape := _SHAPE.search(text, at):
        start, at = shape.start(), shape.start() + 1
        if _is_tail(text, start, shape[0]) or in_web_address(text, start):
            continue
        length, number = _longest(shape[0])
        if number and not in_code(text, start, start + length):
            at = start + length
            text = f"{text[:at]} {text[at + 1 :]}" if text[at : at + 1] == "/" else text  # another may stand beside it
            if number not in allowed.telefon and not _OTHER.search(before(text, start, 14)):
                yield Found(start, at, "Här står ett telefonnummer")


def _longest(written: str) -> tuple[int, str | None]:
    """The longest beginning that is a number, and the number: two may stand side by side."""
    cuts = [] if _PAIRS.fullmatch(written) else [cut.start() for cut in _CUTS.finditer(written)]
    for length in (len(written), *reversed(cuts)):
        number = None if _NO_NUMBER.fullmatch(written[:length]) else e164(written[:length])
        if number:
            return length, number
    return len(written), None


def _is_tail(text: str, start: int, written: str) -> bool:
    """Whether it goes on from digits before it: an amount (`1 050 000 000`), a decimal number, a row of pairs."""
    head = text[max(0, start - 4) : start]
    if written.isdigit() and len(written) != _GLUED:
        return bool(_DECIMAL.search(head))
    if _PAIRS.fullmatch(written):
        return bool(_PAIR_BEFORE.search(head))
    return bool(_DIGIT_BEFORE.search(head) and _APART.fullmatch(written))


@lru_cache(maxsize=4096)
def e164(written: str) -> str | None:
    """A Swedish or foreign number in the form +46…, if it is valid and a person can have it; else None."""
    import phonenumbers

    digits = re.sub(r"[^0-9+]", "", written)
    try:
        number = phonenumbers.parse(f"+{digits}" if digits.startswith("46") else digits, "SE")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) in _OF_NOBODY:
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
