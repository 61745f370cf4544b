"""The follow-up of the municipality's action plan over a period (6 § lag 2023:196), what failed too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.lag.basis import basis
from est_cli.lag.follow_case import Uppfoljtarende, follow_case
from est_cli.lag.follow_measure import GJORDA, GRANSER, HUR
from est_cli.lag.follow_sums import cases_table, goals_table, how_table, known_both, plan_and_actual
from est_cli.lag.meetings import BESLUTEN, meetings_table
from est_cli.lag.owners import VEMS, VILKA
from est_cli.lag.sums import total, unknown_in_words
from est_cli.lag.whole import shared_faults
from est_cli.many import each
from est_cli.reports.render import render
from est_cli.reports.table import Columns, Tabell, table
from est_cli.svenska import antal, datum_i_ord, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from est_cli.lag.basis import Grund
    from est_cli.lag.follow_measure import Foljdrad, Hur
    from est_cli.period import Period
    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports
    from est_cli.reports.table import Fact
    from est_cli.reports.values import Cell

NAMN: Final = "atgardsplan-uppfoljning"
"""How the names of follow-ups begin."""
ORDEN: Final = (
    "Tabellerna säger vad som mättes före och efter. De säger inte varför: en skillnad kan vara slump, eller ha andra "
    "orsaker än åtgärderna. Hur stor en skillnad måste vara för att inte vara slump visar est utvardera för varje "
    "ärende. Om ett mål är nått bedömer gruppen själv."
)
_GICK_INTE: Final[Columns] = (("Ärende", "ord"), ("Vad", "ord"), ("Skäl", "fri"))
_UTAN_ORSAK: Final[Columns] = (("Åtgärd", "ord"), ("Ärende", "fri"))


class Foljdvyrad(NamedTuple):
    """A measure in a case's section: what, when, who, whose, how it went, why, hours and kronor."""

    titel: str
    nar: Cell
    vem: Cell
    vems: str
    utfall: str
    varfor: Cell
    timmar: Cell
    kronor: Cell


class Foljdarende(NamedTuple):
    """A case's section."""

    id: str
    titel: str
    mening: Cell
    niva: str
    fakta: list[Fact]
    rader: list[Foljdvyrad]
    utanfor: str
    tabeller: list[Tabell]
    obedomda: str
    utan_jamforelse: bool
    slutsats: Cell
    andra_forklaringar: tuple[str, ...]


class Uppfoljningsvy(NamedTuple):
    """All that the follow-up shows."""

    kommun: str
    lage: str
    period: str
    ingress: tuple[str, ...]
    pagar: str
    granser: str
    olasliga: str
    fakta: list[Fact]
    anmarkning: str
    hur: Tabell | None
    arenden_tabell: Tabell | None
    mal: Tabell | None
    kostnader: Tabell | None
    kostnadsord: tuple[str, ...]
    vilka: str
    gick_inte: Tabell | None
    skal: str
    lardomar: list[tuple[str, tuple[str, ...]]]
    utan_orsak: Tabell | None
    moten: Tabell | None
    besluten: str
    orden: str
    arenden: list[Foljdarende]


class Uppfoljningsrapport(NamedTuple):
    """The follow-up's text, what it comes to in a sentence or two, and in words the files that keep cases out."""

    text: str
    sammanfattning: tuple[str, ...]
    olasliga: str


def name_of(period: Period) -> str:
    """The name of the follow-up's file, without ending."""
    return f"{NAMN}-{period.namn}"


def render_follow_up(reports: Reports, period: Period, fmt: Format) -> Uppfoljningsrapport:
    """The follow-up of a period as of the reports' day. EstError where the period has not begun."""
    if period.fran > reports.idag:
        raise EstError(
            f"Perioden börjar den {datum_i_ord(period.fran)}, så det finns inget att följa upp än.",
            "Ange en period som har börjat, till exempel 2025-01-01--2026-12-31.",
        )
    made = each(lambda case: follow_case(reports, period, case), reports.workspace.arenden)
    vy = follow_up_view(reports, period, [one for one in made if one is not None])
    return Uppfoljningsrapport(render(reports, "uppfoljning", fmt, {"vy": vy}), vy.ingress, vy.olasliga)


def follow_up_view(reports: Reports, period: Period, cases: Sequence[Uppfoljtarende]) -> Uppfoljningsvy:
    """Prepare the follow-up from each case's part of it."""
    ground = basis(reports.workspace)
    followed = [case for case in cases if case.rader]
    rows = [row for case in followed for row in case.rader]
    unreadable = [*shared_faults(reports.workspace), *(fil for case in cases for fil in case.olasliga)]
    return Uppfoljningsvy(
        kommun=reports.names.kommun,
        lage=f"Läget den {datum_i_ord(reports.idag)}",
        period=period.ord,
        ingress=_lead(period, followed, rows),
        pagar=f"Perioden är inte slut: det som händer efter den {datum_i_ord(reports.idag)} är inte med."
        if period.till > reports.idag
        else "",
        granser=GRANSER,
        olasliga=uppraknat(unreadable),
        fakta=ground.fakta,
        anmarkning=_remark(ground, period),
        hur=how_table(rows),
        arenden_tabell=cases_table(followed),
        mal=goals_table(followed),
        kostnader=plan_and_actual(rows),
        kostnadsord=_cost_words(rows),
        vilka=VILKA,
        gick_inte=table(
            "Det som inte gick", _GICK_INTE, [(one.titel, *what) for one in cases for what in one.gick_inte]
        ),
        skal=_unexplained(rows),
        lardomar=[(case.titel, case.lardomar) for case in cases if case.lardomar],
        utan_orsak=table(
            "Åtgärder utan koppling till en orsak",
            _UTAN_ORSAK,
            [(row.titel, case.titel) for case in followed for row in case.rader if row.utan_orsak],
        ),
        moten=meetings_table(reports.workspace, period, reports.idag),
        besluten=BESLUTEN,
        orden=ORDEN,
        arenden=[_section(case) for case in followed],
    )


def _lead(period: Period, cases: Sequence[Uppfoljtarende], rows: Sequence[Foljdrad]) -> tuple[str, ...]:
    if not rows:
        return (f"Ingen åtgärd var planerad, pågick eller slutade under {period.ord}.",)
    goals = [verdict for case in cases for verdict in case.mal]
    went = {hur: sum(row.hur == hur for row in rows) for hur in HUR}
    size = f"{antal(len(rows), 'åtgärd', 'åtgärder')} mot {antal(len(cases), 'problem', 'problem')}"
    done = f"{tal(sum(went[hur] for hur in GJORDA))} gjordes ({tal(went['justerad'])} efter ändring{_untested(went)})"
    less = f"{tal(went['delvis'])} delvis, {tal(went['inte'])} gjordes inte eller avbröts"
    left = tal(went["kvar"])
    reached = f"{tal(goals.count('uppnatt'))} är nådda; {tal(goals.count(None))} är inte bedömda"
    return (
        f"Under {period.ord} var {size} planerade, pågick eller slutade: {done}, {less}, och {left} står kvar.",
        f"Av {antal(len(goals), 'mål', 'mål')} bedömer grupperna att {reached}." if goals else "Inga mål är satta.",
    )


def _untested(went: Mapping[Hur, int]) -> str:
    return f", {antal(went['oprovad'], 'är inte utvärderad', 'är inte utvärderade')}" if went["oprovad"] else ""


def _cost_words(rows: Sequence[Foljdrad]) -> tuple[str, ...]:
    said = (
        known_both(rows),
        unknown_in_words(total(row.plan for row in rows), "Planerade"),
        unknown_in_words(total(row.faktisk for row in rows), "Faktiska"),
    )
    return tuple(one for one in said if one)


def _unexplained(rows: Sequence[Foljdrad]) -> str:
    lacking = sum(row.skal_saknas for row in rows)
    if not lacking:
        return ""
    return f"För {antal(lacking, 'åtgärd', 'åtgärder')} som ändrades eller inte gjordes fullt ut står inget skäl."


def _remark(ground: Grund, period: Period) -> str:
    early = ground.beslutad is not None and period.fran < ground.beslutad <= period.till
    before = "Perioden började före beslutet om planen. Det som gjordes dessförinnan är också med." if early else ""
    return " ".join(one for one in (ground.anmarkning, before) if one)


def _section(case: Uppfoljtarende) -> Foljdarende:
    rows = [
        Foljdvyrad(row.titel, row.nar, row.vem, VEMS[row.agare], row.utfall, _why(row), row.timmar, row.kronor)
        for row in case.rader
    ]
    return Foljdarende(
        case.id, case.titel, case.mening, case.niva, case.fakta, rows, case.utanfor, case.tabeller, case.obedomda,
        case.utan_jamforelse, case.slutsats, case.andra_forklaringar,
    )  # fmt: skip


def _why(row: Foljdrad) -> Cell:
    return "skäl saknas" if row.skal_saknas else row.varfor
