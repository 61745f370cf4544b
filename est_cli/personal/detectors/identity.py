"""I701: personnummer, samordningsnummer and interimsnummer."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.late import late
from est_cli.personal.surroundings import before, in_code, in_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.findings import Niva
    from est_cli.personal.hit import Allowed

_SHAPE: Final = late(
    r"[0-9](?:"
    r"(?<![0-9].)(?<![0-9]\..)"  # no digits before, nor a decimal point
    r"[0-9](?P<sekel>[0-9]{2})?"
    r"(?P<mellan>[ ./-]?)[0-9]{2}(?P=mellan)[0-9]{2}"
    r"(?P<tecken>[ \t]{0,2}(?:[-+/.:_~][ \t]{0,2}|-\r?\n[ ]*)?)"
    r"(?P<nummer>[A-Za-z][0-9]{3}|[0-9]{4}|[0-9]{3}[ -][0-9]|[0-9]{2} [0-9]{2})"
    r"|(?<![0-9] .)(?: [0-9]){5}(?:(?: [0-9]){2})?(?P<isar> ?[-+]?)(?: ?[0-9]){4}(?! [0-9])"  # every digit by itself
    r")(?![0-9])"
)
_INTERIM: Final = "TRSUWXJKLMN"
_STAMPS_FROM: Final = 2015
"""Since when a file of EST can tell of something: a stamp of date and clock is of this year or later."""
_SAMORDNING: Final = 60
_OTHER_NUMBER: Final = late(r"(?:isbn|97[89]-|ocr|giro)[^\n]{0,4}$")
_GOES_ON: Final = late(r"[-/.][0-9]{2}")
_SHORTEST_HASH: Final = 20
_NO_HASH: Final = 1000
_CLOCK: Final = late(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
_MONTH_DAY: Final = late(r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")
_YEAR: Final = late(r"(?:19|20)[0-9]{2}")


class _Candidate(NamedTuple):
    """The parts of a number as they are written: `datum` is 6 or 8 digits, `nummer` the last four characters."""

    start: int
    slut: int
    datum: str
    mellan: str
    tecken: str
    nummer: str

    @property
    def sign(self) -> str:
        """The sign before the last four without blanks around it; empty where there is none."""
        return self.tecken.strip()

    @property
    def glued(self) -> bool:
        """Whether nothing but digits stands in it."""
        return not self.mellan and not self.tecken


# a year, which many texts have, is worth nothing by itself: after a date with signs in it, it is no number
_WORTH: Final = re.compile(r"[0-9]{6}|(?<![0-9])[0-9]{4}(?<!19..)(?<!20..)(?![0-9]|[-/.][0-9])|^[01]$")


@detector(
    PersonalRule(
        "I701",
        "fel",
        namn="Inget personnummer står i en text",
        gor="Ta bort numret, och skriv gruppen, funktionen eller platsen i stället. Är det inget personnummer: "
        "est undantag I701 FIL:RAD --motiv …",
        varfor="EST beskriver platser och händelser, inte människor. Den som läser arbetsytan kan vara polis, bolag "
        "eller skola, och det som en gång ligger i git går inte att ta bort. Ett personnummer, samordningsnummer "
        "eller interimsnummer med giltigt datum och rätt kontrollsiffra är ett fel. Stämmer inte kontrollsiffran, "
        "eller är det lika gärna ett datum med klockslag, är det en varning.",
        kalla="Dataskyddslagen (2018:218) 3 kap. 10 §; folkbokföringslagen (1991:481) 18–18 c §§",
        bra="# problem.yaml\nbeskrivning: Pojkar i högstadieåldern kör moped över skolgården.",
        daligt="# problem.yaml\nbeskrivning: 19570428-9999 kör moped över skolgården.",
    ),
    worth=_WORTH.search,
)
def identity(text: str, allowed: Allowed) -> Iterator[Found]:
    """Numbers of ten or twelve characters that begin with a date of birth, and are no part of something longer."""
    at = 0
    while shape := _SHAPE.search(text, at):
        one = _candidate(shape)
        niva = _judged(text, one, allowed)
        at = one.slut if niva else one.start + 1  # what begins inside a shape that is no number may be one
        if niva:
            yield Found(one.start, one.slut, f"Här står {_kind(one, niva)}", niva)


def _candidate(shape: re.Match[str]) -> _Candidate:
    """The parts of what has the shape of a number."""
    signs = "".join(sign for sign in shape[0] if sign.isalnum())
    if shape["isar"] is not None:
        return _Candidate(*shape.span(), signs[:-4], "", shape["isar"], signs[-4:])
    return _Candidate(*shape.span(), signs[:-4], shape["mellan"], shape["tecken"], signs[-4:])


def _judged(text: str, one: _Candidate, allowed: Allowed) -> Niva | None:
    """Its level, or None where it is no number."""
    full = _twelve(one)
    if full is None or _is_part(text, one) or _OTHER_NUMBER.search(before(text, one.start, 12)):
        return None
    niva = _niva(text, one, _checked(full))
    return niva if niva and not _is_telephone(one, niva, allowed) else None


def _is_part(text: str, one: _Candidate) -> bool:
    """Whether it is part of a code, or the beginning of a span of days such as `2026-05-01 – 2026-06-30`."""
    if one.mellan and _GOES_ON.match(text, one.slut):
        return True
    return in_code(text, one.start, one.slut, _SHORTEST_HASH if one.glued else _NO_HASH)


def _twelve(one: _Candidate) -> str | None:
    """The number with its century and a digit for an interim letter, if it is one of somebody who is born."""
    nummer = one.nummer.upper()
    if nummer[0].isalpha():
        if nummer[0] not in _INTERIM or one.mellan or (one.tecken and not one.sign):
            return None
        nummer = "1" + nummer[1:]
    if nummer.startswith("000"):
        return None
    today = date.today()  # noqa: DTZ011 - nobody is born after today, whatever day the command counts with
    centuries = _centuries(one, today)
    dates = (century + one.datum[-6:] for century in centuries)
    return next((born + nummer for born in dates if _is_birth(born, today)), None)


def _centuries(one: _Candidate, today: date) -> tuple[str, ...]:
    """The centuries that a number can be of, the likeliest first; `+` says that the person is a hundred or more."""
    if len(one.datum) == len("YYYYMMDD"):
        return (one.datum[:2],) if one.datum[:2] in {"18", "19", "20"} else ()
    if "+" not in one.tecken:
        return ("20", "19")
    return ("19", "18") if int(one.datum[:2]) <= today.year % 100 else ("18",)


def _is_birth(born: str, today: date) -> bool:
    year, month, day = int(born[:4]), int(born[4:6]), int(born[6:])
    try:
        return date(year, month, day - _SAMORDNING if day > _SAMORDNING else day) <= today
    except ValueError:
        return False


def _checked(full: str) -> bool:
    """Whether the check digit is right."""
    from personnummer.personnummer import valid

    return bool(valid(full))


def _niva(text: str, one: _Candidate, checked: bool) -> Niva | None:  # noqa: FBT001 - read once, just above
    """A right check digit is `fel`, a wrong one `varning`; a step milder where it may well be something else.

    Written as people write it, with a hyphen or in a row, a right check digit weighs more than a likeness to a stamp.
    """
    if one.mellan and one.sign != one.tecken and _YEAR.fullmatch(one.nummer):
        return None  # a day and a year: 2010-05-01 – 2012
    stamp, address = _may_be_stamp(one), one.glued and in_web_address(text, one.start)
    if checked:
        as_written = one.glued or (one.sign == "-" and not one.mellan)
        return "varning" if address or (stamp and not as_written) else "fel"
    return None if stamp or address or one.nummer[0].isalpha() or (one.mellan and not one.sign) else "varning"


def _may_be_stamp(one: _Candidate) -> bool:
    """Whether it may be a date of these years with a clock after it, or a span of days or years."""
    if one.mellan and _YEAR.fullmatch(one.nummer):
        return True
    year = int(one.datum) // 10_000 if len(one.datum) == len("YYYYMMDD") else 2000 + int(one.datum[:2])
    if not _STAMPS_FROM <= year <= date.today().year:  # noqa: DTZ011 - as in _twelve
        return False
    if one.sign == "-" and not one.mellan:
        return bool(_MONTH_DAY.fullmatch(one.nummer)) and one.nummer > one.datum[-4:]
    return bool(_CLOCK.fullmatch(one.nummer))


def _is_telephone(one: _Candidate, niva: Niva, allowed: Allowed) -> bool:
    """Whether ten digits in a row are rather a telephone number: one that is allowed, or the check digit is wrong."""
    if not one.glued or len(one.datum) != len("YYMMDD") or one.datum[0] != "0":
        return False
    from est_cli.personal.detectors.telephone import e164

    number = e164(one.datum + one.nummer)
    return number is not None and (niva == "varning" or number in allowed.telefon)


def _kind(one: _Candidate, niva: Niva) -> str:
    if one.nummer[0].isalpha():
        kind = "interimsnummer"
    else:
        kind = "samordningsnummer" if int(one.datum[-2:]) > _SAMORDNING else "personnummer"
    return f"ett {kind}" if niva == "fel" else f"något som liknar ett {kind}"
