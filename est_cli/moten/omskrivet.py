"""The sentences of a review as one who does not know the files would say them."""

from __future__ import annotations

import re
from typing import Final

TRIED: Final = re.compile(r"^(Orsaken .*): status: (?:från .* till )?(?:stödd|förkastad|hypotes)\.$")
"""A cause was tried: that is what happened to it, and comes before the reasons."""
AFTER_DECISION: Final = "Ändringen rör dess mål eller åtgärder, och inget nytt beslut finns i filerna."
"""How a remark ends that a decided plan has changed."""
_RETOLD: Final = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^Titel: från (”.*”) till ”.*”\.$", r"Ärendet hette förr \1."),
        (r"^Ansvarig: (från .* till .*\.)$", r"Ansvaret för ärendet går \1"),
        (r"^Ärendets mapp är omdöpt; förr hette den (.*)\.$", r"Ärendets id är nytt; förr var det \1."),
        (r"^(.*”): id: från .* till .*\.$", r"\1 har fått ett nytt id."),
        (r"^([^”]*) ”.*: beskrivning: från (”.*”) till (”.*”)\.$", r"\1 \2 lyder nu \3."),
        (r"^([^”]*) ”.*: (?:titel|namn|funktion): från (”.*”) till (”.*”)\.$", r"\1 \2 heter nu \3."),
        (r"^(Orsaken .*): status: (?:från .* till )?stödd\.$", r"\1 är prövad och har stöd."),
        (r"^(Orsaken .*): status: (?:från .* till )?förkastad\.$", r"\1 är prövad och förkastad."),
        (r"^(Orsaken .*): status: (?:från .* till )?hypotes\.$", r"\1 är åter en hypotes."),
        (re.escape(AFTER_DECISION), "Dess mål eller åtgärder är ändrade sedan dess, utan ett nytt beslut."),
        (r"(?<!”) är omskriven\.$", ": texten är ändrad."),
        (r"(?<!”) är borttagen\.$", ": texten är struken."),
        (r": ([a-zåäö ]+): ([a-zåäö ]+): (?=från |tillagt|borttaget)", r": \1, \2: "),
    )
)


def retold(text: str) -> str:
    """`Titel: från ”A” till ”B”.` → `Ärendet hette förr ”A”.`, and so on; any other sentence as it is."""
    for pattern, words in _RETOLD:
        text = pattern.sub(words, text)
    return text
