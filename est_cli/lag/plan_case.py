"""One case's part of the municipality's plan, as plain values: what is planned or running, and what it lacks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lag.lacks import lacks
from est_cli.lag.owners import Agare, owner
from est_cli.lag.sums import Kostnad, cost_of
from est_cli.lag.whole import whole
from est_cli.reports.parts import answered
from est_cli.reports.values import Cell, day, joined, number, period, sentence, several, word
from est_cli.reports.work import status
from est_cli.svenska import antal, one_line, sentences

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard, Mal, Planbeslut
    from est_cli.model.problem import Indikator
    from est_cli.reports.render import Reports
    from est_cli.reports.table import Fact

NIVAER: Final = {"rod": "röd: måste åtgärdas", "gul": "gul: bör bevakas", "gron": "grön: god nivå"}
"""The levels in words, the most serious first."""
_BESLUTADE: Final = frozenset({"atgarder", "utvardering"})
_AVSLUTADE: Final = frozenset({"avslutat", "avskrivet"})
_VANTAR: Final = {"problem": "Problemet kartläggs än.", "analys": "Orsakerna utreds än."}


class Planrad(NamedTuple):
    """A measure in the columns of Brå's table, whose it is, what it costs, and which of its parts lack."""

    titel: str
    orsak: Cell
    mal: Cell
    nar: Cell
    vem: Cell
    uppfoljning: Cell
    agare: Agare
    kostnad: Kostnad
    saknas: tuple[str, ...]


class Planarende(NamedTuple):
    """A case's part of the plan: a sentence, facts, its measures and its acute ones.

    `utelamnat` says why a case that is going on has none in the plan; `olasliga` names the files that keep it out.
    """

    id: str
    titel: str
    skede: str
    plats: Cell
    omrade: Cell
    niva: str
    mening: Cell
    fakta: list[Fact]
    rader: list[Planrad]
    akuta: list[Planrad]
    tillkom: date | None
    utelamnat: str
    olasliga: tuple[str, ...]


def plan_case(reports: Reports, case_id: str) -> Planarende:
    """What one case gives to the plan as of the reports' day."""
    read = whole(reports.workspace.case(case_id))
    arende = read.arende
    if arende is None:
        return Planarende(case_id, case_id, "", None, None, "", None, [], [], [], None, "", read.olasliga)
    measures = [one for one in arende.atgarder.atgarder or () if belongs(arende, one)]
    rows = {akut: [_row(arende, one, reports) for one in measures if one.ar_akut is akut] for akut in (False, True)}
    names = reports.names
    return Planarende(
        arende.id,
        str(arende.titel),
        str(arende.skede),
        names.plats(arende.plats),
        names.omrade(arende.plats),
        str(arende.bedomning.niva) if arende.bedomning else "",
        problem_sentence(arende),
        _facts(arende, reports),
        rows[False],
        rows[True],
        _joined(arende),
        "" if measures else _left_out(arende),
        (),
    )


def belongs(arende: Arende, atgard: Atgard) -> bool:
    """Whether a measure stands in the plan: it is planned or running, and its case is going on.

    Before the plan is drawn up (the stages `problem` and `analys`) only what is acute or already running counts:
    the rest is a draft, whose causes are not settled yet.
    """
    if not atgard.oppen or arende.skede in _AVSLUTADE:
        return False
    return arende.skede in _BESLUTADE or atgard.ar_akut or atgard.lage == "pagar"


def problem_sentence(arende: Arende) -> Cell:
    """The problem in one sentence: the first of its description."""
    text = arende.problem.beskrivning
    return sentences(one_line(text))[0] if isinstance(text, str) and text.strip() else None


def assessment(arende: Arende) -> Cell:
    """The level and trend in words, with the day: `röd: måste åtgärdas, ökande (2026-10-22)`."""
    made = arende.bedomning
    if made is None:
        return None
    said = joined(NIVAER.get(str(made.niva)), word(made.trend))
    return said and (f"{said} ({made.datum})" if made.datum else said)


def _facts(arende: Arende, reports: Reports) -> list[Fact]:
    names = reports.names
    made = [_decision(one) for one in arende.atgarder.beslut or ()]
    return [
        ("Plats", names.plats(arende.plats)),
        ("Bedömning", assessment(arende)),
        ("Skede", word(arende.skede)),
        *answered([("Håller i ärendet", names.aktor(arende.ansvarig)), ("Diarienummer", arende.diarienummer)]),
        ("Åtgärderna beslutade", several(tuple(made)) if made else "inte än, så vitt filerna säger"),
    ]


def _decision(one: Planbeslut) -> str:
    return joined(one.organ, day(one.datum)) or ""


def _joined(arende: Arende) -> date:
    """The day when the case last came to its measures; its first day where it has not."""
    return next((row.datum for row in reversed(arende.historik) if row.skede == "atgarder"), arende.historik[0].datum)


def _left_out(arende: Arende) -> str:
    """Why a case that is going on has nothing in the plan; empty for one that has ended with nothing left."""
    left = sum(one.oppen for one in arende.atgarder.atgarder or ())
    if arende.skede in _AVSLUTADE:
        open_ = antal(left, "planerad eller pågående åtgärd", "planerade eller pågående åtgärder")
        return f"Ärendet är {word(arende.skede)}, med {open_} kvar." if left else ""
    drafts = f" {antal(left, 'planerad åtgärd', 'planerade åtgärder')} är utkast till dess." if left else ""
    return _VANTAR.get(arende.skede, "Ingen åtgärd är planerad eller pågår.") + drafts


def _row(arende: Arende, atgard: Atgard, reports: Reports) -> Planrad:
    return Planrad(
        str(atgard.titel),
        causes(arende, atgard),
        _goals(arende, atgard),
        time(atgard, reports.idag),
        who(atgard, reports),
        _follow_up(arende, atgard),
        owner(atgard, reports.workspace.aktorer),
        cost_of(atgard.resurser),
        lacks(arende, atgard, reports.workspace.aktorer),
    )


def causes(arende: Arende, atgard: Atgard) -> Cell:
    """The causes that a measure is directed at, in words; a rejected one is said to be so."""
    known = {one.id: one for one in arende.analys.orsaker or ()}
    said = []
    for id_ in atgard.orsaker or ():
        cause = known.get(id_)
        rejected = " (förkastad)" if cause and cause.status == "forkastad" else ""
        said.append(f"{cause.beskrivning if cause else id_}{rejected}")
    return listed(said) or ("akut, kräver ingen orsak" if atgard.ar_akut else "saknas")


def listed(said: list[str]) -> Cell:
    """Sentences in one cell, apart by semicolons."""
    return joined(*(one.rstrip(" .") for one in said[:-1]), *said[-1:], between="; ")


def goals_of(arende: Arende, atgard: Atgard) -> list[Mal]:
    """The goals that a measure shall contribute to, those that there are."""
    known = {one.id: one for one in arende.atgarder.mal or ()}
    return [known[id_] for id_ in atgard.mal or () if id_ in known]


def _goals(arende: Arende, atgard: Atgard) -> Cell:
    said = [str(mal.beskrivning or mal.id) for mal in goals_of(arende, atgard)]
    return listed(said) or ("akut, kräver inget mål" if atgard.ar_akut else "saknas")


def time(atgard: Atgard, idag: date) -> Cell:
    """When a measure is done, its status, and whether it is late."""
    last = atgard.slut or atgard.omprovas
    late = "försenad" if atgard.oppen and isinstance(last, date) and last < idag else None
    return joined(days(atgard), status(atgard), late)


def days(atgard: Atgard) -> Cell:
    """From when to when a measure is done, and when it is re-assessed."""
    again = f"omprövas {atgard.omprovas}" if atgard.omprovas else None
    return joined(period(atgard.start, atgard.slut) or (None if again else "dagar saknas"), again)


def who(atgard: Atgard, reports: Reports) -> Cell:
    """Who is responsible, and who takes part."""
    others = several(atgard.medverkande, reports.names.aktor) if atgard.medverkande else None
    return joined(reports.names.aktor(atgard.ansvarig) or "ansvarig saknas", others and f"med {others}", between="; ")


def _follow_up(arende: Arende, atgard: Atgard) -> Cell:
    indicators = {one.id: one for one in arende.problem.indikatorer or ()}
    said = [_measured(mal, indicators) for mal in goals_of(arende, atgard)]
    again = f"omprövas {atgard.omprovas}" if atgard.ar_akut and atgard.omprovas else None
    return joined(*said, again, between="; ") or "saknas"


def _measured(mal: Mal, indicators: dict[str, Indikator]) -> str:
    """By what a goal is measured, its value before and to be reached, and when."""
    indicator = indicators.get(mal.indikator) if mal.indikator is not None else None
    unit = mal.enhet or (indicator.enhet if indicator else None) or ""
    if mal.indikator is None:
        own = "indikator saknas" if mal.maltyp in {None, "effektmal"} else f"egen räkning ({word(mal.maltyp)})"
    else:
        own = indicator.namn if indicator else str(mal.indikator)
    before = indicator.baslinje.varde if indicator and indicator.baslinje else None
    values = joined(
        f"{number(before, unit)} före" if before is not None else None,
        f"målvärde {number(mal.malvarde, unit)}" if mal.malvarde is not None else None,
        f"mäts {mal.senast}" if mal.senast else "mätdag saknas",
    )
    return f"{sentence(own)}: {values}"
