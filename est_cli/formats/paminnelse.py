"""Reminders as text to paste into mails.

A paragraph is one line: a mail breaks its own lines, and breaks of ours would stand as they are on a telephone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.frame.terminal import plain
from est_cli.svenska import antal, datum_i_ord, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from est_cli.moten.paminnelser import Brev, Funktionsdel

_BETWEEN: Final = f"\n\n{'-' * 72}\n\n"
_ANSWER: Final = (
    "Svara för varje punkt med ett av tre: klart, pågår, eller nytt datum (vilket, och varför). "
    "Svaren tas upp på nästa möte."
)


def reminders_text(found: Sequence[Brev], kommun: str, hur_snart: int, avsandare: str, idag: date) -> str:
    """One text for each organisation, subject first, with a line of hyphens between."""
    if not found:
        return f"Inget att påminna om: inget är sent, och inget ska vara klart inom {hur_snart} dagar."
    return _BETWEEN.join("\n".join(map(plain, _letter(one, kommun, avsandare, idag))) for one in found)


def _letter(one: Brev, kommun: str, avsandare: str, idag: date) -> Iterator[str]:
    late, soon = antal(one.sena, "sen punkt", "sena punkter"), antal(one.snara, "punkt", "punkter")
    bent = f"{soon if not one.sena else one.snara} som snart ska vara {'klar' if one.snara == 1 else 'klara'}"
    told = [text for text, n in ((late, one.sena), (bent, one.snara)) if n]
    yield f"Ämne: Påminnelse till {one.organisation}: {uppraknat(told)}"
    yield ""
    yield "Hej!"
    yield ""
    where = f" i {kommun}" if kommun else ""
    yield f"Det här gäller trygghetsarbetet (EST){where}. Läget den {datum_i_ord(idag)}."
    for part in one.delar:
        yield from _part(part)
    yield ""
    yield _ANSWER
    yield ""
    yield "Vänliga hälsningar"
    yield avsandare


def _part(part: Funktionsdel) -> Iterator[str]:
    yield ""
    yield part.funktion
    for word, sentences in (("Sent", part.sent), ("Snart", part.snart)):
        if sentences:
            yield f"{word}:"
            yield from (f"- {one}" for one in sentences)
