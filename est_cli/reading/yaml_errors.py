"""The parser's messages in Swedish, with the usual cause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.reading.document import Document, Flaw

if TYPE_CHECKING:
    from yaml import YAMLError

_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_HARD_SPACE: Final = re.compile(r"^[ -]*(?:\xa0|[\w-]+:\xa0)", re.MULTILINE)
_QUOTE: Final = 'Sätt hela texten inom citattecken: "…".'
_CLOSE: Final = ("Ett citattecken saknar sitt slut.", "Leta upp det första citattecknet och stäng det.")
_UNEVEN: Final = ("Raderna har olika indrag.", "Låt nycklar på samma nivå börja i samma kolumn.")
_KEY: Final = re.compile(r"([ -]*)[\w-]+:")
_DEEPER: Final = (
    "Raden är mer indragen än den ovanför, som redan har sitt värde.",
    "Dra in den lika mycket som raden ovanför, eller sätt texten ovanför inom citattecken.",
)
_AFTER: Final = ("Texten fortsätter efter ett slut: ] } eller ett citattecken.", _QUOTE)
_UNSEEN: Final = (
    "Filen innehåller ett osynligt styrtecken.",
    "Ta bort tecknet; det följer ofta med från ett annat program.",
)
_SIGN: Final = ("Texten börjar med & eller *, som har en särskild betydelse.", _QUOTE)
_MESSAGES: Final[dict[str, tuple[str, str]]] = {
    "mapping values are not allowed": ("Ett kolon inne i texten gör att den läses som en nyckel.", _QUOTE),
    "cannot start any token": ("Texten börjar med ett tecken som har en särskild betydelse.", _QUOTE),
    "unexpected end of stream": _CLOSE,
    "unexpected document separator": _CLOSE,
    "unknown escape": (
        'Ett omvänt snedstreck inom "…" har en särskild betydelse.',
        "Använd enkla citattecken '…'.",
    ),
    "expected ',' or": (
        "En lista eller klammer [ ] { } saknar komma eller slut.",
        "Sätt komma mellan värdena och stäng klammern.",
    ),
    "expected ':'": (
        "Raden är varken en nyckel med kolon eller en fortsättning på texten ovanför.",
        "Skriv nyckel: värde, eller dra in raden under sin nyckel.",
    ),
    "undefined alias": ("Texten börjar med *, som här läses som en hänvisning.", _QUOTE),
    "expected a single document": (
        "Filen innehåller flera dokument (en rad med ---).",
        "Dela upp den i en fil för varje.",
    ),
    "alphabetic or numeric": _SIGN,
    "block entries are not allowed": (
        "Ett streck för en listpunkt står där ingen lista kan börja.",
        "Sätt listan på raderna under nyckeln, med samma indrag.",
    ),
    "expected '-' indicator": (
        "Raden hör inte ihop med listan ovanför.",
        "Låt varje streck i listan stå i samma kolumn, och dra in punktens andra rader lika mycket som den första.",
    ),
    "expected key": (
        "Raderna har olika indrag, eller så slutar ett citattecken mitt i texten.",
        "Låt nycklar på samma nivå börja i samma kolumn.",
    ),
    "expected <block end>": _UNEVEN,
    "special characters are not allowed": _UNSEEN,
    "control characters": _UNSEEN,
}
"""A sign of the parser's message, what it means, and what to do; the first that fits is used."""
_ELSE: Final = (
    "Filen går inte att läsa som YAML.",
    "Jämför med raderna ovanför: indrag, kolon och citattecken.",
)


def conflict(text: str) -> Flaw | None:
    """F102 for the marks that git leaves where a person must choose; None where there are none."""
    marks = _CONFLICT.search(text)
    if marks is None:
        return None
    what = "Här står märken efter en sammanslagning i git (<<<<<<<, =======, >>>>>>>)."
    return Flaw("F102", what, "Välj vilka rader som ska gälla och ta bort märkena.", *marks.span())


def translate(document: Document, error: YAMLError) -> Flaw:
    """A parser's error as F102 (F107 for what est does not use), at the place that most likely causes it."""
    text = document.text
    marks = conflict(text)
    if marks:
        return marks
    hard = _HARD_SPACE.search(text)
    if hard:
        what = "Här står ett hårt mellanslag, som följer med från Word; det räknas inte som mellanslag."
        return Flaw("F102", what, "Skriv om mellanslaget för hand.", hard.end() - 1, hard.end())
    at = _index(text, error)
    problem = " ".join(str(getattr(error, name, "")) for name in ("context", "problem", "reason"))
    tab = _tab_indent(text, at)
    if tab is not None:
        return Flaw("F102", "Raden är indragen med tabb.", "Dra in med mellanslag.", tab, tab + 1)
    message, advice = next((lesson for sign, lesson in _MESSAGES.items() if sign in problem), _ELSE)
    if advice == _QUOTE and _deeper_than_value(text, at):
        message, advice = _DEEPER
    if message in {_UNEVEN[0], _MESSAGES["expected key"][0]} and _follows_an_end(text, at):
        message, advice = _AFTER
    kod = "F107" if "single document" in problem or "undefined alias" in problem else "F102"
    return Flaw(kod, message, advice, at, at + 1)


def _index(text: str, error: YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in str(getattr(error, "context", "")) and "stream" in str(getattr(error, "problem", "")):
        mark = getattr(error, "context_mark", mark)
    index = mark.index if mark is not None else getattr(error, "position", 0)
    at_end = index >= len(text)
    return max(0, len(text.rstrip()) - 1) if at_end else index


def _deeper_than_value(text: str, at: int) -> bool:
    """Whether the line is a key of its own, indented more than the line above, which has its value already."""
    start = text.rfind("\n", 0, at) + 1
    above = text[:start].rstrip().rpartition("\n")[2]
    own = _KEY.match(text[start : at + 1])
    before = _KEY.match(above)
    return bool(own and before and own.end() > at - start and len(own.group(1)) > len(before.group(1)))


def _follows_an_end(text: str, at: int) -> bool:
    before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()
    return before.endswith(("]", "}", '"', "'"))


def _tab_indent(text: str, at: int) -> int | None:
    start = text.rfind("\n", 0, at) + 1
    line = text[start : text.find("\n", start)] if "\n" in text[start:] else text[start:]
    indent = line[: len(line) - len(line.lstrip())]
    return start + indent.index("\t") if "\t" in indent else None
