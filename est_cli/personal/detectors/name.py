"""I706: signs of a named person. No pattern can decide what a name is."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.late import late
from est_cli.personal.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Allowed

_UPPER: Final = "A-ZÅÄÖÉ"
_NAMES: Final = late(
    rf"[{_UPPER}](?<![\w@/.-].)(?:"
    rf"(?P<initialer>\. ?[{_UPPER}]\.(?: ?[{_UPPER}]\.)?(?!\w))"
    rf"|(?P<alder>[^\W\d_]+(?=,? \(?1?[0-9]{{1,2}}(?: år|-åri|\)|, )))"
    rf"|(?P<rad>[^\W\d_]+(?:-[^\W\d_]+)?"
    rf"(?:,? (?:(?:von|af|de|van|el|al|bin) )?[{_UPPER}][^\W\d_]*(?:-[^\W\d_]+)?){{1,7}}))"
)
_WORDS: Final = late(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_SMALL: Final = frozenset({"von", "af", "de", "van", "el", "al", "bin"})
_ENDING: Final = re.compile(
    r"\w+(?:sson|berg|berger|ström|gren|qvist|kvist|quist|lundh?|man|mann|dahl|stedt|strand|holm|blom|ling|lander|"
    r"mark|wall|vall|feldt|hjelm|hielm|sköld|sten|én|ell|löf|lindh?|fors|ovic|ović|escu|poor|zadeh|ski)"
)
_PLACE: Final = late(
    r"s? (?:gata|gatan|väg|vägen|torg|torget|plats|park|plan|gränd|skola|skolan|allé|minne|backe|stig|hus|bro|kyrka|"
    r"gymnasium|stiftelse|pris|fond|strand|esplanad|församling|kapell|museum)\b"
)
_NO_INITIALS: Final = frozenset({"P.S.", "N.B.", "A.D.", "U.S.", "U.S.A.", "E.U.", "S.K.", "T.O.", "O.S."})
_ALSO_WORDS: Final = frozenset({"Inga", "Per", "Love", "Maj", "My", "Stig", "Sten", "Max", "Mark", "Mars"})
_ROLES: Final = (
    "pojken pojkarna pojkvännen flickan flickvännen killen tjejen mannen kvinnan eleven sonen dottern brodern systern "
    "grannen tonåringen ynglingen hyresgästen mamman pappan herr fru gärningsmannen gärningspersonen ledaren "
    "heter hette kallas kallad namngavs smeknamnet"
)
_ROLE: Final = Vocabulary(
    [*_ROLES.split(), "vid namn", "kallar sig"],
    rf" (?P<namn>N\.?N\.?(?!\w)|[{_UPPER}][^\W\d_]*(?:-[^\W\d_]+)?)(?!['’]|[\w-])",
)
_AGED: Final = late(
    rf"[0-9](?<![0-9][0-9].)-?åri(?:ge|ga|ng|ngen) (?P<namn>N\.?N\.?(?!\w)|[{_UPPER}][^\W\d_]+)"
    r"|N(?<!\w.)\.?N\.?,? \(?[0-9]{1,2}(?: ?år|\)|-åring)"
)

_SIGN: Final = Vocabulary([*_ROLES.split(), "namn", "kallar"], r"$")
_INITIAL: Final = late(rf"(?<!\w)[{_UPPER}]\.|(?<!\w)N\.?N(?!\w)|[0-9]-?åri")


def _worth(word: str) -> bool:
    """Whether a word is a common given name, an initial, or one that a name may follow."""
    if _INITIAL.search(word) or _SIGN.has(word):
        return True
    return word != word.lower() and any(_is_known(part[0]) for part in _WORDS.finditer(word))


@detector(
    PersonalRule(
        "I706",
        "varning",
        namn="Ingen namngiven person står i en text",
        gor="Skriv funktionen (trygghetssamordnaren), gruppen (boende i kvarteret) eller platsen i stället. Är det "
        "inget namn på en människa: låt det stå, eller est undantag I706 FIL:RAD --motiv …",
        varfor="Ett ärende i EST handlar om ett problem på en plats. Ett namn, en initial eller ”pojken NN, 14 år” "
        "pekar ut någon som inte är där och kan svara. Inget mönster kan avgöra vad som är ett namn: regeln känner "
        "vanliga namn och vanliga sätt att skriva dem, och missar andra.",
        kalla="Dataskyddsförordningen artikel 4.1; Brå, Håll koll på sekretessreglerna",
        bra="# analys.yaml\norsaker:\n- {id: uppsikt, beskrivning: Ingen vuxen passerar skolgården efter klockan 17.}",
        daligt="# analys.yaml\norsaker:\n- {id: ledare, beskrivning: Kim Exempelsson har nycklar till skolan.}",
    ),
    worth=_worth,
)
def name(text: str, _: Allowed) -> Iterator[Found]:
    """Common given names with surnames or an age, initials, and words such as ”pojken” with a name after them."""
    for found in _NAMES.finditer(text):
        yield from _judged(text, found)
    for start, slut, found in _ROLE.places(text):
        yield Found(start, slut + 1 + len(found["namn"]), "Här står något som liknar en namngiven person")
    for aged in _AGED.finditer(text):
        yield Found(*aged.span(), "Här står en person med ålder")


def _judged(text: str, found: re.Match[str]) -> Iterator[Found]:
    if found["initialer"]:
        if found[0].replace(" ", "") not in _NO_INITIALS:
            yield Found(*found.span(), "Här står något som liknar initialer")
    elif found["alder"]:
        if found[0].capitalize() in _given():
            yield Found(*found.span(), "Här står ett namn med ålder")
    else:
        yield from _full_names(text, found)


def _full_names(text: str, found: re.Match[str]) -> Iterator[Found]:
    """Neighbours among words in capitals that are a given name and a surname, in either order with a comma."""
    words = [word for word in _WORDS.finditer(found[0]) if word[0] not in _SMALL]
    for one, other in pairwise(words):
        comma = "," in found[0][one.end() : other.start()]
        given, surname = (other, one) if comma else (one, other)
        start, slut = found.start() + one.start(), found.start() + other.end()
        if _is_given(given[0]) and _is_surname(surname[0]) and not _PLACE.match(text, slut):
            yield Found(start, slut, "Här står något som liknar ett namn")


def _is_known(word: str) -> bool:
    """Whether a word can be a name by itself: ”Inga” and ”Per” only count beside a surname."""
    return word[0].isupper() and (_is_surname(word) or (_is_given(word) and word not in _ALSO_WORDS))


def _is_given(word: str) -> bool:
    return word.partition("-")[0].capitalize() in _given()


def _is_surname(word: str) -> bool:
    """Whether a word is one of the common surnames or has a common ending, also in the genitive."""
    last = word.rpartition("-")[2].capitalize()
    return any(form in _surnames() or _ENDING.fullmatch(form) for form in (last, last.removesuffix("s")))


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    text = Path(__file__).with_name("namn.txt").read_text(encoding="utf-8")
    given, _, surnames = text.partition("[förnamn]")[2].partition("[efternamn]")
    return frozenset(given.split()), frozenset(surnames.split())


def _given() -> frozenset[str]:
    return _lists()[0]


def _surnames() -> frozenset[str]:
    return _lists()[1]
