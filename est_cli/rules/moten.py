"""M: decisions that say who and when, minutes that stand as they were approved, promises that are followed up."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from est_cli.model.mote import Justerat, Motesbeslut
from est_cli.reading.document import Document, Flaw
from est_cli.reading.invisible import shown
from est_cli.reading.places import span
from est_cli.rules.beslut import decisions, following
from est_cli.rules.catalogue import rules
from est_cli.rules.form import FormRule
from est_cli.svenska import datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from est_cli.model.mote import Mote
    from est_cli.reading.document import Path
    from est_cli.rules.beslut import Beslutslage

_HEAD: Final = "# moten/2026-03-26.yaml\ngrupp: styrgrupp\ndatum: 2026-03-26\n"
_DECIDED: Final = f"{_HEAD}beslut:\n  - id: farthinder-vid-skolan\n    text: Farthindret vid Björkskolan byggs i april."
_BOTH: Final = f"{_DECIDED}\n    ansvarig: kommun-gata-park\n    senast: 2026-04-30"
_APPROVED: Final = (
    "justerat: {datum: 2026-04-02, av: kommun-trygghet, "
    "kontrollsumma: sha256:95e153981744f0996fac2028728d2627aafeb179dc53aba9fb2714c9b7d6fe6c}"
)
_NEXT: Final = "# moten/2026-06-04.yaml\ngrupp: styrgrupp\ndatum: 2026-06-04"

_RULES: Final = (
    FormRule(
        "M901",
        namn="Beslut att utföra har både ansvarig och datum",
        gor="Skriv både ansvarig och senast på beslutet, eller ingetdera om ingen ska göra något.",
        varfor="Utan ansvarig är det ingens uppgift, och utan datum blir det aldrig sent. Ett beslut som saknar det "
        "ena faller lätt bort till nästa möte.",
        bra=_BOTH,
        daligt=f"{_DECIDED}\n    ansvarig: kommun-gata-park",
        kalla="Egen regel",
    ),
    FormRule(
        "M902",
        namn="Justerade minnesanteckningar ändras inte",
        gor="Ångra ändringen; git diff och git log -p visar den. Blev något fel på mötet: ta upp det på nästa.",
        varfor="Den som justerade intygade just den texten. Ändras den efteråt vet ingen längre vad mötet beslutade. "
        "Kommentarer, ordning och citattecken räknas inte, bara det som sägs.",
        bra=f"{_BOTH}\n{_APPROVED}",
        daligt=f"{_BOTH.replace('i april', 'i maj')}\n{_APPROVED}",
        kalla="Egen regel",
    ),
    FormRule(
        "M903",
        namn="Beslut följs upp på nästa möte, och blir klara i tid",
        gor="Säg hur det har gått på nästa möte: est mote uppfoljning MÖTE TIDIGARE-MÖTE/BESLUT klart, pagar, utgar "
        "eller nytt_datum.",
        varfor="Det som ingen frågar efter blir sällan gjort. När varje löfte tas upp vid namn vet alla att det "
        "räknas, också det som inte längre ska göras.",
        bra=f"{_BOTH}\n{_NEXT}\nuppfoljning:\n  - {{mote: 2026-03-26, beslut: farthinder-vid-skolan, lage: klart}}",
        daligt=f"{_BOTH}\n{_NEXT}",
        kalla="Egen regel",
    ),
)
MOTEN: Final[dict[str, FormRule]] = {regel.kod: regel for regel in _RULES}
"""The rules of meetings by code. M902 is `fel`, the others `varning`."""


def check_meetings(documents: Mapping[str, Document], moten: Mapping[str, Mote], idag: date) -> None:
    """Add to each meeting's document what its own decisions lack, and which of them are not followed up on a day."""
    for id_, mote in moten.items():
        document = documents[f"moten/{id_}.yaml"]
        _decision_ids(document, mote)
        _half_said(document, mote)
        _changed(document, mote)
    for one in decisions(moten, idag=idag):
        if text := _left(moten, one, idag):
            index = next(index for index, decision in _decisions(moten[one.mote]) if decision is one.beslut)
            help_ = f"Säg hur det har gått: est mote uppfoljning MÖTE {one.id} klart, pagar, utgar eller nytt_datum."
            _add(documents[f"moten/{one.mote}.yaml"], "M903", text, ("beslut", index), help_)


def checksum(document: Document) -> str:
    """What `justerat` holds of a meeting's file: all that it says but `justerat`, whatever its order and spelling.

    SHA-256 of its plain data as JSON with sorted keys, with `sha256:` before. Comments do not count.
    """
    data = {key: value for key, value in (document.data or {}).items() if key != "justerat"}
    return f"sha256:{sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()}"


def _decisions(mote: Mote) -> Iterator[tuple[int, Motesbeslut]]:
    return ((index, one) for index, one in enumerate(mote.beslut or ()) if isinstance(one, Motesbeslut))


def _decision_ids(document: Document, mote: Mote) -> None:
    """S601 for a decision whose id an earlier one of the meeting has: a follow-up could mean either."""
    seen: set[str] = set()
    for index, decision in _decisions(mote):
        if isinstance(decision.id, str) and decision.id in seen:
            text = f"Beslutet {shown(decision.id)} finns redan i mötet."
            document.add(Flaw("S601", text, rules()["S601"].gor, *span(document, ("beslut", index, "id"))))
        seen.add(str(decision.id))


def _half_said(document: Document, mote: Mote) -> None:
    for index, one in _decisions(mote):
        if (one.ansvarig is None) != (one.senast is None):
            has, lacks = ("datum", "ansvarig") if one.ansvarig is None else ("ansvarig", "datum")
            _add(document, "M901", f"Beslutet {shown(str(one.id))} har {has} men inte {lacks}.", ("beslut", index))


def _changed(document: Document, mote: Mote) -> None:
    approved = mote.justerat
    if not isinstance(approved, Justerat) or not isinstance(approved.kontrollsumma, str):
        return
    if approved.kontrollsumma != checksum(document):
        day = f" {datum_i_ord(approved.datum)}" if isinstance(approved.datum, date) else ""
        text = f"Mötet justerades{day}, och filen har ändrats efter det."
        document.add(Flaw("M902", text, MOTEN["M902"].gor, *span(document, ("justerat",))))


def _left(moten: Mapping[str, Mote], one: Beslutslage, idag: date) -> str:
    """Why a decision is reported: it is late, or the group has met since and nobody spoke of it. Empty: it is not."""
    if one.is_late(idag) and one.senast:
        return f"Beslutet {one.beslut.id} skulle ha varit klart {datum_i_ord(one.senast)}."
    if one.uppfoljt:
        return ""
    later = following(moten, one.mote)
    if later is None or moten[later].datum >= idag:
        return ""
    return f"Beslutet {one.beslut.id} följdes inte upp på gruppens nästa möte, {later}."


def _add(document: Document, kod: str, text: str, path: Path, help_: str = "") -> None:
    document.add(Flaw(kod, text, help_ or MOTEN[kod].gor, *span(document, path), "varning"))
