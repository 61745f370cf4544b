"""The parser's messages in Swedish, with the usual cause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.reading.document import Document, Flaw

if TYPE_CHECKING:
    from yaml import YAMLError

_CONFLICT: Final = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_QUOTE: Final = 'Sätt hela texten inom citattecken: "…".'
_MESSAGES: Final[tuple[tuple[str, str, str], ...]] = (
    ("mapping values are not allowed", "Ett kolon inne i texten gör att den läses som en nyckel.", _QUOTE),
    ("cannot start any token", "Texten börjar med ett tecken som har en särskild betydelse.", _QUOTE),
    ("unexpected end of stream", "Ett citattecken saknar sitt slut.", "Leta upp det första citattecknet och stäng det."),
    ("unexpected document separator", "Ett citattecken saknar sitt slut.", "Leta upp det första citattecknet och stäng det."),
    ("unknown escape", "Ett omvänt snedstreck inom \"…\" har en särskild betydelse.", "Använd enkla citattecken '…'."),
    ("expected ',' or", "En lista eller klammer [ ] { } saknar komma eller slut.", "Sätt komma mellan värdena och stäng klammern."),
    ("expected ':'", "Raden är varken en nyckel med kolon eller en fortsättning på texten ovanför.", "Skriv nyckel: värde, eller dra in raden under sin nyckel."),
    ("undefined alias", "Texten börjar med *, som här läses som en hänvisning.", _QUOTE),
    ("expected a single document", "Filen innehåller flera dokument (en rad med ---).", "Dela upp den i en fil för varje."),
    ("alphabetic or numeric", "Texten börjar med & eller *, som har en särskild betydelse.", _QUOTE),
    ("block entries are not allowed", "Ett streck för en listpunkt står där ingen lista kan börja.", "Sätt listan på raderna under nyckeln, med samma indrag."),
    ("expected '-' indicator", "Listpunkterna har olika indrag.", "Låt varje streck i listan stå i samma kolumn."),
    ("expected key", "Raderna har olika indrag, eller så slutar ett citattecken mitt i texten.", "Låt nycklar på samma nivå börja i samma kolumn."),
    ("expected <block end>", "Raderna har olika indrag.", "Låt nycklar på samma nivå börja i samma kolumn."),
    ("special characters are not allowed", "Filen innehåller ett osynligt styrtecken.", "Ta bort tecknet; det följer ofta med från ett annat program."),
    ("control characters", "Filen innehåller ett osynligt styrtecken.", "Ta bort tecknet; det följer ofta med från ett annat program."),
)  # fmt: skip
_ELSE: Final = ("Filen går inte att läsa som YAML.", "Jämför med raderna ovanför: indrag, kolon och citattecken.")


def translate(document: Document, error: YAMLError) -> Flaw:
    """A parser's error as F102 (F107 for what est does not use), at the place that most likely causes it."""
    text = document.text
    conflict = _CONFLICT.search(text)
    if conflict:
        return Flaw("F102", "Här står märken efter en sammanslagning i git (<<<<<<<, =======, >>>>>>>).",
                    "Välj vilka rader som ska gälla och ta bort märkena.", conflict.start(), conflict.end())  # fmt: skip
    at = _index(text, error)
    problem = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {getattr(error, 'reason', '')}"
    tab = _tab_indent(text, at)
    if tab is not None:
        return Flaw("F102", "Raden är indragen med tabb.", "Dra in med mellanslag.", tab, tab + 1)
    message, advice = next(((text_, help_) for sign, text_, help_ in _MESSAGES if sign in problem), _ELSE)
    kod = "F107" if "single document" in problem or "undefined alias" in problem else "F102"
    return Flaw(kod, message, advice, at, at + 1)


def _index(text: str, error: YAMLError) -> int:
    mark = getattr(error, "problem_mark", None)
    if "quoted scalar" in str(getattr(error, "context", "")) and "stream" in str(getattr(error, "problem", "")):
        mark = getattr(error, "context_mark", mark)
    index = mark.index if mark is not None else getattr(error, "position", 0)
    at_end = index >= len(text)
    return max(0, len(text.rstrip()) - 1) if at_end else index


def _tab_indent(text: str, at: int) -> int | None:
    start = text.rfind("\n", 0, at) + 1
    line = text[start : text.find("\n", start)] if "\n" in text[start:] else text[start:]
    indent = line[: len(line) - len(line.lstrip())]
    return start + indent.index("\t") if "\t" in indent else None
