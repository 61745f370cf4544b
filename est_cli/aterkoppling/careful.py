"""What may be published of a coordinator's text: no small number of people or events, no cause that nothing bears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.aterkoppling.records import Stycke, Utelamnat
from est_cli.rules.utvardering import claim
from est_cli.svenska import MANADER, sentences, tal

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

FLOOR: Final = 10
"""Counts below this are not published.

In a small place so few events or answers may point out who it was (national statistics hide one to four or nine, by
how sensitive the subject is; this is crime and insecurity at a named place). And below ten a count says nothing of a
change (`utvardering.record.FEWEST`), so that nothing is lost: one floor serves both.
"""
_FEW: Final = "under 10"
_FEW_ANSWERS: Final = "för få svar"
_WORDS: Final = ("en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio")
_NUMBERS: Final = rf"[1-9]|{'|'.join(_WORDS)}"
_WHO: Final = (
    r"anmäl\w*|barn\w*|bilar|boende|brott\w*|bränder|bråk\w*|elev\w*|familj\w*|flick\w*|grann\w*|gäng\w*|hushåll\w*|händelse\w*|"
    r"incident\w*|inbrott\w*|invånare|killar?|kvinn\w*|man|misshandel\w*|män|människ\w*|personer|person|pojk\w*|"
    r"rapport(?:er)?|rån|stöld\w*|svar|tjej\w*|tonåring\w*|unga|ungdom\w*|vuxn\w*"
)
_ALONE: Final = (
    r"(?<![\w,.:–-])(?<!vecka )(?<!klockan )(?<!kl\. )(?<!nr )(?:[1-9]\s?[–-]\s?)?"
    rf"(?:{_NUMBERS})(?![\w:–-]|[,.]\d|\s+(?:{'|'.join(MANADER)})\b)"
)
"""A small number, or two with a dash between, that is not part of a larger one, of a time or of a date."""
_OF_WHOM: Final = rf"\s+(?:[a-zåäöé-]+\s+){{0,2}}(?:{_WHO})\b"
_OFTEN: Final = (
    r"\s+(?:gånger|tillfällen|fall)\b(?!\s+(?:varje|per|i\s+(?:veckan|månaden|dygnet|timmen)|om|så|"
    r"fler|mer|högre|lägre|större|mindre)\b)"
)
_A_WEEK: Final = r"\s+(?:i|per)\s+(?:veckan?|månaden?|dag(?:en)?)\b"
_DID: Final = r"\s+(?:har|hade)\s+(?:hört|ringt|sagt|uppgett|berättat|anmält|klagat|skadats|drabbats|utsatts|gripits)\b"
_NO_COUNT: Final = (
    r"(?!\s*(?:%|(?:procent|kronor|(?:kilo)?meter|timm\w+|minut\w*|dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år|"
    r"kväll(?:ar)?)\b))"
)
_CHANGED: Final = r"\b(?:föll|gick|minskade|sjönk|steg|ökade)\b[^.]{0,40}?\s(?:till|med)\s+"
_COMPARED: Final = rf"\bmot\s+{_ALONE}{_NO_COUNT}|{_CHANGED}{_ALONE}{_NO_COUNT}"
_SMALL: Final = re.compile(rf"{_ALONE}(?:{_OF_WHOM}|{_OFTEN}|{_A_WEEK}|{_DID})|{_COMPARED}", re.IGNORECASE)
_COUNT: Final = re.compile(rf"{_ALONE}{_NO_COUNT}", re.IGNORECASE)
_MORE_CLAIMS: Final = re.compile(
    r"\b(?:bidr(?:og|agit|ar)|hjälpte?|fungera(?:de|t)|gjorde att|g(?:av|ett) resultat|effekten av|förklaras av)\b",
    re.IGNORECASE,
)
_HEDGED: Final = re.compile(
    r"\b(?:inte|knappast|kanske|möjligen|troligen|oklart|osäkert|kan|kunde|talar för|om)\b", re.IGNORECASE
)
_INTERNAL: Final = re.compile(
    r"\b(?:aktör\w*|baslinje\w*|effektmål\w*|eftermätning\w*|gate\w*|hypotes\w*|indikator\w*|insats\w*|kartlägg\w*|"
    r"lägesbild\w*|omfördelning\w*|orsaksanalys\w*|processmål\w*|produktionsmål\w*|rapportör\w*|samverkan\w*|"
    r"situationell\w*|skede\w*|utvärdering\w*)\b",
    re.IGNORECASE,
)


class Penna:
    """Writes a coordinator's texts into something public, and remembers what it left out and why.

    `orsak` says whether the evaluation bears that the measures caused the change; it is asked only at need. `dolda`
    are the counts that the case's figures do not show, so that no sentence gives them away.
    """

    def __init__(self, orsak: Callable[[], bool], dolda: frozenset[int] = frozenset()) -> None:
        """Start with nothing left out."""
        self._orsak, self._dolda = orsak, dolda
        self.utelamnat: list[Utelamnat] = []
        self.ord: list[tuple[str, str]] = []
        self.pastatt = False

    def theirs(self, text: object, fran: str) -> list[Stycke]:
        """What may be published of a text, as one paragraph; none where nothing is left."""
        if not isinstance(text, str):
            return []
        kept = "\n".join(self._line(line, fran) for line in text.strip().split("\n")).strip()
        self.ord += [(hit[0], fran) for hit in _INTERNAL.finditer(kept)]
        return [Stycke(f"{kept}." if kept[-1].isalnum() else kept, fran)] if kept else []

    def heading(self, text: str, fran: str, instead: str) -> str:
        """A title that everybody sees, or what is said instead of one that may not be published."""
        return text if self._may(text, fran) else instead

    def _line(self, line: str, fran: str) -> str:
        return " ".join(one for one in sentences(line) if self._may(one, fran))

    def _may(self, mening: str, fran: str) -> bool:
        skal = self._objection(mening)
        if skal:
            self.utelamnat.append(Utelamnat(mening, fran, skal))
        return not skal

    def _objection(self, mening: str) -> str:
        if _SMALL.search(mening) or any(_value(hit[0]) in self._dolda for hit in _COUNT.finditer(mening)):
            return f"antal under {FLOOR} kan peka ut någon"
        if claim(mening) or (_MORE_CLAIMS.search(mening) and not _HEDGED.search(mening)):
            if not self._orsak():
                return "den säger att något gav resultatet, och det bär inte utvärderingen"
            self.pastatt = True
        return ""


def _value(number: str) -> int:
    word = number.lower()[-1] if number[0].isdecimal() else number.lower()
    return int(word) if word.isdecimal() else max(1, _WORDS.index(word))


def published(varde: Decimal | int, enhet: str, svar: int | None = None) -> str:
    """A value as the public may see it: `46`, `38 procent`, `under 10`; 0 points out nobody.

    A share of `svar` answers is hidden where fewer than the floor said so, or fewer than the floor did not.
    """
    share = is_share(enhet)
    if share and svar is not None and any(0 < part * svar < FLOOR * 100 for part in (varde, 100 - varde)):
        return _FEW_ANSWERS
    unit = "" if enhet.strip().lower() == "antal" else f" {enhet}".rstrip()
    shown = _FEW if not share and 0 < varde < FLOOR and varde == int(varde) else tal(varde)  # type: ignore[arg-type]
    return f"{shown}{unit}"


def is_hidden(text: str) -> bool:
    """Whether a published value hides a number."""
    return text.startswith((_FEW, _FEW_ANSWERS))


def is_share(enhet: str) -> bool:
    """Whether a unit is a share of those asked."""
    return enhet.strip().lower() in {"procent", "%", "andel"}
