"""Why a case is to be discussed at a meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.moten.forkortat import shortened
from est_cli.moten.nytt import assessed
from est_cli.moten.sagt import sentences_of
from est_cli.ord import label
from est_cli.personal.mask import masked
from est_cli.reports.words import late_item
from est_cli.rules.check import check_case
from est_cli.rules.sent import late
from est_cli.rules.standing import standing
from est_cli.svenska import antal, datum_i_ord, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.findings import Finding
    from est_cli.model.arende import Arende
    from est_cli.moten.andringar import Arendeandring, SedanSist
    from est_cli.reports.names import Names

_MANY: Final = 4
"""So many changes of a case are told; the rest stand in the case."""
_LONG: Final = 200
_SAID: Final = 300
"""Letters of what is told of a change: a step with its reason has room."""
_ENDED: Final = {"avslutat", "avskrivet"}


class Skal(NamedTuple):
    """A reason in a word, and what it says more."""

    ord: str
    text: str


class Motesfall(NamedTuple):
    """A case on the agenda: what it is called, where it stands in words, and why it is there."""

    id: str
    titel: str
    laget: str
    skal: list[Skal]


_ASKED: Final = Skal("Uppsatt", "Ärendet står på mötets egen lista.")


def cases(since: SedanSist, own: list[str], names: Names, idag: date) -> list[Motesfall]:
    """The cases to discuss: the meeting's own first, in its order, then the others that have a reason, by id."""
    there = since.efter.workspace.arenden
    rest = [id_ for id_ in sorted({*there, *since.arenden}) if id_ not in own]
    found = [_case(since, id_, names, idag) for id_ in (*dict.fromkeys(own), *rest)]
    return [one if one.skal else one._replace(skal=[_ASKED]) for one in found if one.skal or one.id in own]


def _case(since: SedanSist, id_: str, names: Names, idag: date) -> Motesfall:
    files, change = since.efter.case(id_), since.arenden.get(id_)
    if files is None:
        gone = [Skal("Borta", "Ärendets mapp är borttagen. Ett ärende tas inte bort: det avskrivs.")] if change else []
        return Motesfall(id_, change.pair.titel if change else id_, "Ärendet finns inte i arbetsytan.", gone)
    arende = files.arende
    if arende is None:
        text = f"{files.fil('arende')} går inte att läsa; est validera {id_} säger varför."
        return Motesfall(id_, id_, "", [Skal("Oläsligt", text)])
    found = check_case(since.efter.checker, files)
    reasons = [*_waiting(arende, found, idag), *_late(arende, names, idag), *_due(arende, idag)]
    reasons += [Skal("Stilla", one.text) for one in found if one.kod == "S608"]
    reasons += _changed(change, since.mote) if change else ()
    return Motesfall(id_, _title(arende), _stands(arende, names), reasons)


def _title(arende: Arende) -> str:
    return one_line(arende.titel) if isinstance(arende.titel, str) else arende.id


def _stands(arende: Arende, names: Names) -> str:
    """`Åtgärder sedan 22 oktober 2026. Läge: nivå gul, trend ökande. Ansvarig: Fritidschef, kommunen.`."""
    day = arende.historik[-1].datum
    since = f" sedan {datum_i_ord(day)}" if isinstance(day, date) else ""
    stage = label(arende.skede) if isinstance(arende.skede, str) else "okänt skede"
    who = names.aktor(arende.ansvarig) if isinstance(arende.ansvarig, str) else None
    judged = f" Läge: {said}." if (said := assessed(arende.bedomning)) else ""
    return f"{stage.capitalize()}{since}.{judged} Ansvarig: {who or 'ingen'}."


def _waiting(arende: Arende, found: list[Finding], idag: date) -> Iterator[Skal]:
    row = standing(arende, found, idag)
    if row.nasta and not row.fel and not row.hinder:
        yield Skal("Att besluta", f"Grinden till {label(row.nasta)} är öppen, och ärendet väntar på ett beslut.")


def _late(arende: Arende, names: Names, idag: date) -> Iterator[Skal]:
    for one in late(arende, idag):
        what, who, _ = late_item(arende, one, names)
        days = antal((idag - one.senast).days, "dag", "dagar")
        text = f"{one_line(what)} den {datum_i_ord(one.senast)}, {days} sent. Ansvarig: {who or 'ingen'}."
        yield Skal("Försenat", text)


def _due(arende: Arende, idag: date) -> Iterator[Skal]:
    """In the stage of measures, when the last day of the last measure has passed."""
    last = [one.slut for one in arende.atgarder.atgarder or () if getattr(one, "lage", "avbruten") != "avbruten"]
    days = [day for day in last if isinstance(day, date)]
    if arende.skede == "atgarder" and days and len(days) == len(last) and max(days) < idag:
        text = f"Den sista åtgärdens slutdatum, den {datum_i_ord(max(days))}, har passerat: det är dags att utvärdera."
        yield Skal("Utvärdering", text)


def _changed(change: Arendeandring, mote: str) -> Iterator[Skal]:
    """What happened, the way of the case first.

    That something became late, or that the case is new, is told otherwise; nobody needs to discuss a comment.
    """
    told = sentences_of(change.pair, [one for one in change.andringar if one.slag != "sen"], mote)
    if not told:
        return
    new = change.pair.files_before is None
    said = [shortened(text.removeprefix("Ärendet är nytt. "), _SAID, "…") for text in told[:_MANY]]
    rest = len(told) - _MANY
    said += [f"Och {antal(rest, 'ändring', 'ändringar')} till."] if rest > 0 and not new else []
    yield Skal(f"{'Nytt' if new else 'Ändrat'}{', ej incheckat' if change.ej_incheckat else ''}", " ".join(said))


def short(text: str) -> str:
    """A sentence on one line, cut at a word where it is long, with no personal data: it may quote what was removed."""
    line = masked(one_line(text))
    return line if len(line) <= _LONG else f"{line[:_LONG].rpartition(' ')[0] or line[:_LONG]} …"
