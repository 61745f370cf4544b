"""I708: groups so small that those in them are known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.personal.detector import Found, PersonalRule, detector
from est_cli.personal.late import late
from est_cli.personal.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.personal.hit import Allowed

_COUNTS: Final = ("två", "tre", "fyra", "fem", "ett par", "båda", "2", "3", "4", "5")
_KIN: Final = (
    "bröder|bröderna|systrar|systrarna|syskon|syskonen|kusiner|kusinerna|tvillingar|tvillingarna|tvillingbröder|"
    "halvbröder"
)
_PEOPLE: Final = (
    r"pojkar|pojkarna|flickor|flickorna|killar|killarna|tjejer|tjejerna|elever|eleverna|barn|barnen|ungdomar|"
    r"ungdomarna|personer|personerna|män|männen|kvinnor|kvinnorna|kamrater|vänner|[0-9]{1,2}-åringar|tonåringar|"
    r"hyresgäster|familjer|hushåll"
)
_ONE: Final = (
    "pojke pojken flicka flickan kille killen tjej tjejen elev eleven tonåring tonåringen hyresgästen sonen dottern "
    "syskonen bröderna systrarna tvillingarna"
)
_CLASS: Final = r"(?:klass|årskurs|åk\.?) ?[0-9F](?: ?[A-F](?!\w))?|(?:i|från|ur) [0-9] ?[A-F](?!\w)"
_HOME: Final = (
    r"(?:bor|boende|bosatta?|hyr) (?:i|på|vid) (?:våning|plan|uppgång|port|trapphus|lägenhet|samma|nummer|[A-ZÅÄÖ0-9])"
    r"|på (?:[0-9]:an|våning|(?:[0-9]|en|två|tre|fyra) trappor)|i (?:lägenhet|uppgång|port) ?[0-9A-Z]"
)
_NEAR: Final = rf"[^\n.!?:;]{{0,50}}? (?:{_CLASS}|{_HOME})"
_SMALL: Final = Vocabulary(
    _COUNTS, rf"(?: [^\W\d_]+){{0,2}}? (?:(?P<slakt>{_KIN})|(?P<folk>{_PEOPLE}))(?!\w)(?P<var>{_NEAR})?"
)
_KNOWN: Final = Vocabulary(_ONE.split(), rf"(?!\w){_NEAR}")
_FAMILIES: Final = ("familjen", "hushållet", "brödraparet", "syskonparet", "syskonskaran", "tvillingparet")
_FAMILY: Final = Vocabulary(_FAMILIES[:2], rf"(?: [A-ZÅÄÖ][a-zåäö]+(?!\w)|[^\n.!?:;]{{0,30}}? (?:{_HOME}))")
_PAIR: Final = Vocabulary(_FAMILIES[2:])
_OTHERS: Final = ((tuple(_ONE.split()), _KNOWN), (_FAMILIES[:2], _FAMILY), (_FAMILIES[2:], _PAIR))
"""Each pattern with the words of which one must be there: to ask for them is cheaper than to search."""
_OFFENDER: Final = late(r"sida:[ ]*[\"']?garningsperson")
_ITEM: Final = late(r"^[ ]*- ", re.MULTILINE)
_REACH: Final = 1500
"""How far from a text the side of its cause is looked for, in characters."""

_PERSON: Final = Vocabulary(
    [*_KIN.split("|"), *_PEOPLE.replace("[0-9]{1,2}-åringar|", "").split("|"), *_ONE.split(), *_FAMILIES]
)


def _worth(word: str) -> bool:
    """Whether a word is for people."""
    return "-åring" in word or _PERSON.has(word)


@detector(
    PersonalRule(
        "I708",
        "varning",
        namn="Ingen grupp är så liten att alla vet vilka det är",
        gor="Skriv en större grupp: ungdomar i högstadieåldern, boende i kvarteret. Stryk klass, våning och släktskap.",
        varfor="”Tre pojkar i klass 8B” pekar ut tre pojkar för alla på skolan. Regeln ser hårdast på orsaker med "
        "sida: garningsperson: där räcker ett litet antal.",
        kalla="Dataskyddsförordningen artikel 4.1 och skäl 26; Brå, Håll koll på sekretessreglerna",
        bra="# analys.yaml\norsaker:\n- {id: tillfalle, beskrivning: Ungdomar i högstadieåldern samlas på skolgården.}",
        daligt="# analys.yaml\norsaker:\n- {id: ledare, beskrivning: Tre pojkar i klass 8B samlar de andra.}",
    ),
    worth=_worth,
)
def group(text: str, _allowed: Allowed) -> Iterator[Found]:
    """A small number of people with a class, a home or kinship; with the number alone where a cause is of offenders."""
    offenders, small = "garningsperson" in text, text.lower()
    for start, _, found in _SMALL.places(text):
        if found["slakt"] or found["var"] or (offenders and _of_offenders(text, start)):
            yield Found(start, found.end() - 1, "Här står en grupp så liten att den kan kännas igen")
    for words, pattern in _OTHERS:
        for start, _, found in pattern.places(text) if any(word in small for word in words) else ():
            yield Found(start, found.end() - 1, "Här står en människa eller grupp som kan kännas igen")


def _of_offenders(text: str, start: int) -> bool:
    """Whether a text stands in an item of a list that says `sida: garningsperson`."""
    begun = max((item.start() for item in _ITEM.finditer(text, max(0, start - _REACH), start)), default=0)
    following = _ITEM.search(text, start)
    return bool(_OFFENDER.search(text, begun, following.start() if following else len(text)))
