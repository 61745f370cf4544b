"""What may be published of a coordinator's text: no small number of people or events, no cause that nothing bears."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from est_cli.aterkoppling.records import Stycke, Utelamnat
from est_cli.rules.utvardering import claim
from est_cli.svenska import sentences, tal

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
_NUMBERS: Final = r"[1-9]|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio"
_WHO: Final = (
    r"anmäl\w*|barn\w*|boende|brott\w*|bråk\w*|elev\w*|familj\w*|flick\w*|grann\w*|gäng\w*|hushåll\w*|händelse\w*|"
    r"incident\w*|inbrott\w*|invånare|killar?|kvinn\w*|man|misshandel\w*|män|människ\w*|personer|person|pojk\w*|"
    r"rapport(?:er)?|rån|stöld\w*|svar|tjej\w*|tonåring\w*|unga|ungdom\w*|vuxn\w*"
)
_SMALL: Final = re.compile(rf"(?<![\w,.:-])(?:{_NUMBERS})\s+(?:[a-zåäöé-]+\s+){{0,2}}(?:{_WHO})\b", re.IGNORECASE)
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

    `orsak` says whether the evaluation bears that the measures caused the change; it is asked only at need.
    """

    def __init__(self, orsak: Callable[[], bool]) -> None:
        """Start with nothing left out."""
        self._orsak = orsak
        self.utelamnat: list[Utelamnat] = []
        self.ord: list[tuple[str, str]] = []
        self.pastatt = False

    def theirs(self, text: object, fran: str) -> list[Stycke]:
        """What may be published of a text, as one paragraph; none where nothing is left."""
        if not isinstance(text, str):
            return []
        kept = "\n".join(self._line(line, fran) for line in text.strip().split("\n"))
        self.ord += [(hit[0], fran) for hit in _INTERNAL.finditer(kept)]
        return [Stycke(kept, fran)] if kept.strip() else []

    def _line(self, line: str, fran: str) -> str:
        return " ".join(one for one in sentences(line) if self._may(one, fran))

    def _may(self, mening: str, fran: str) -> bool:
        skal = self._objection(mening)
        if skal:
            self.utelamnat.append(Utelamnat(mening, fran, skal))
        return not skal

    def _objection(self, mening: str) -> str:
        if _SMALL.search(mening):
            return f"antal under {FLOOR} kan peka ut någon"
        if claim(mening) or (_MORE_CLAIMS.search(mening) and not _HEDGED.search(mening)):
            if not self._orsak():
                return "den säger att något gav resultatet, och det bär inte utvärderingen"
            self.pastatt = True
        return ""


def published(varde: Decimal | int, enhet: str) -> str:
    """A value as the public may see it: `46`, `38 procent`, `under 10`; 0 points out nobody."""
    share = enhet.strip().lower() in {"procent", "%", "andel"}
    unit = "" if enhet.strip().lower() == "antal" else f" {enhet}".rstrip()
    shown = _FEW if not share and 0 < varde < FLOOR and varde == int(varde) else tal(varde)  # type: ignore[arg-type]
    return f"{shown}{unit}"


def is_hidden(text: str) -> bool:
    """Whether a published value hides a number."""
    return text.startswith(_FEW)
