"""What happened in a case, or was decided at a meeting, within a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.aterkoppling.facts import title
from est_cli.svenska import datum_i_ord, ended, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.mote import Mote, Motesbeslut
    from est_cli.reports.names import Names
    from est_cli.utvardering.record import Tid
    from est_cli.workspace.load import Workspace

_SKEDE: Final = {
    "problem": "Ärendet öppnades.", "analys": "Arbetet med orsakerna började.", "atgarder": "Åtgärderna tog vid.",
    "utvardering": "Utvärderingen började.", "avslutat": "Ärendet avslutades.", "avskrivet": "Ärendet skrevs av.",
}  # fmt: skip
_PUBLIC: Final = {
    "problem": "Vi började arbeta med det här.", "analys": "Vi började leta efter orsakerna.",
    "atgarder": "Vi började göra något åt det.", "utvardering": "Vi började ta reda på hur det gick.",
    "avslutat": "Arbetet avslutades.", "avskrivet": "Vi slutade arbeta med det här.",
}  # fmt: skip


class Handelse(NamedTuple):
    """Something that happened: its day, and how it is told; `allmant` empty where the public is not told."""

    dag: date
    text: str
    allmant: str = ""
    fran: str = ""


def happened(arende: Arende, workspace: Workspace, tid: Tid, names: Names) -> list[Handelse]:
    """Stages, measures begun and done, decisions of the plan and of meetings, by day."""
    found = [*_stages(arende), *_measures(arende, names), *_plans(arende), *_decisions(arende, workspace, names)]
    return sorted((one for one in found if isinstance(one.dag, date) and tid.fran <= one.dag <= tid.till), key=_key)


def _key(one: Handelse) -> date:
    return one.dag


def decided_at(platser: Iterable[str], workspace: Workspace, tid: Tid, names: Names) -> list[Handelse]:
    """What meetings decided of places, without naming a case."""
    where = frozenset(platser)
    found = [
        Handelse(mote.datum, f"{names.plats(one.plats)}: {_decision(one, names)}")
        for mote, one in _made(workspace)
        if one.arende is None and one.plats in where and _within(mote, tid)
    ]
    return sorted(found, key=_key)


def _within(mote: Mote, tid: Tid) -> bool:
    return isinstance(mote.datum, date) and tid.fran <= mote.datum <= tid.till


def _stages(arende: Arende) -> Iterator[Handelse]:
    for row in arende.historik:
        if isinstance(row.skede, str):
            why = f" Skälet: {ended(str(row.motiv))}" if row.motiv else ""
            yield Handelse(row.datum, f"{_SKEDE.get(row.skede, '')}{why}", _PUBLIC.get(row.skede, ""))


def _measures(arende: Arende, names: Names) -> Iterator[Handelse]:
    for one in arende.atgarder.atgarder or ():
        what, who = one_line(str(one.titel)).rstrip("."), names.aktor(one.ansvarig)
        fran = f"arenden/{arende.id}/atgarder.yaml: atgarder, {one.id}, titel"
        by = f" ({who})" if who else ""
        if one.start and one.lage != "planerad":
            yield Handelse(one.start, f"Åtgärden började: {what}{by}.", f"Det här började: {what}.", fran)
        if one.slut and one.lage == "genomford":
            yield Handelse(one.slut, f"Åtgärden blev klar: {what}{by}.", f"Det här blev klart: {what}.", fran)
        elif one.slut and one.lage in {"delvis", "avbruten"}:
            state = "blev bara delvis gjord" if one.lage == "delvis" else "avbröts"
            public = "blev bara gjort till en del" if one.lage == "delvis" else "avbröts"
            yield Handelse(one.slut, f"Åtgärden {state}: {what}{by}.", f"Det här {public}: {what}.", fran)


def _plans(arende: Arende) -> Iterator[Handelse]:
    for one in arende.atgarder.beslut or ():
        yield Handelse(one.datum, f"{one.organ} beslutade: {ended(str(one.text or 'planen'))}")


def _decisions(arende: Arende, workspace: Workspace, names: Names) -> Iterator[Handelse]:
    for mote, one in _made(workspace):
        if one.arende == arende.id:
            yield Handelse(mote.datum, f"Mötet beslutade: {_decision(one, names)}")


def _made(workspace: Workspace) -> Iterator[tuple[Mote, Motesbeslut]]:
    for _, mote in sorted(workspace.moten.items()):
        for one in mote.beslut or ():
            yield mote, one


def _decision(one: Motesbeslut, names: Names) -> str:
    who = f" Ansvarig: {names.aktor(one.ansvarig)}" if one.ansvarig else ""
    when = f", senast {one.senast}" if one.senast and who else ""
    return f"{ended(str(one.text))}{f'{who}{when}.' if who else ''}"


def in_words(one: Handelse) -> str:
    """With its day, `12 februari 2026: Ärendet öppnades.`, as a list shows it."""
    return f"{datum_i_ord(one.dag)}: {one.text}"


def named(arende: Arende) -> str:
    """A case by its title and id."""
    return f"{title(arende)} ({arende.id})"
