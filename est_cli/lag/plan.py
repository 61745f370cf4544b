"""The municipality's action plan (5 § lag 2023:196), rendered from all cases that are going on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lag.basis import LAGEN, RADEN, basis
from est_cli.lag.owners import AGARE, VEMS, VILKA, Agare
from est_cli.lag.plan_case import NIVAER, Planarende, Planrad, plan_case
from est_cli.lag.sums import KOSTNAD, total, unknown_in_words
from est_cli.lag.whole import shared_faults
from est_cli.many import each
from est_cli.reports.render import render
from est_cli.reports.table import Columns, Tabell, table
from est_cli.reports.values import number, word
from est_cli.svenska import antal, datum_i_ord, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from est_cli.lag.basis import Grund
    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports
    from est_cli.reports.table import Fact
    from est_cli.reports.values import Cell

NAMN: Final = "atgardsplan"
"""The name of the plan's file and template."""
UTAN_OMRADE: Final = "Utan område"
_OMRADEN: Final[Columns] = (
    ("Område", "ord"),
    ("Problem", "tal"),
    ("Åtgärder", "tal"),
    ("Kommunens egna", "tal"),
    ("Akuta åtgärder", "tal"),
)
_KOSTNADER: Final[Columns] = (("Vem som ansvarar", "ord"), *KOSTNAD)
_AKUTA: Final[Columns] = (
    ("Akut åtgärd", "ord"),
    ("Problem och plats", "fri"),
    ("När", "ord"),
    ("Vem", "fri"),
    ("Vems", "ord"),
)
_BRISTER: Final[Columns] = (("Åtgärd", "ord"), ("Problem", "fri"), ("Saknar", "fri"))
_UTANFOR: Final[Columns] = (("Ärende", "ord"), ("Skede", "ord"), ("Varför", "fri"))


class Planproblem(NamedTuple):
    """A problem of the plan: its sentence, level, facts, and its measures by owner (words, rows)."""

    id: str
    titel: str
    mening: Cell
    niva: str
    fakta: list[Fact]
    grupper: list[tuple[str, list[Planrad]]]


class Planvy(NamedTuple):
    """All that the plan shows."""

    kommun: str
    lage: str
    ingress: tuple[str, ...]
    olasliga: str
    fakta: list[Fact]
    anmarkning: str
    efter_beslutet: str
    lagen: tuple[str, ...]
    raden: tuple[str, ...]
    omraden_tabell: Tabell | None
    kostnader: Tabell | None
    okant: str
    vilka: str
    omraden: list[tuple[str, list[Planproblem]]]
    akuta: Tabell | None
    hela: str
    brister: Tabell | None
    utanfor: Tabell | None
    avslutade: str


class Planrapport(NamedTuple):
    """The plan's text, what it comes to in a sentence or two, and in words the files that keep cases out."""

    text: str
    sammanfattning: tuple[str, ...]
    olasliga: str


def render_plan(reports: Reports, fmt: Format) -> Planrapport:
    """The plan as of the reports' day. EstError where the template cannot be used."""
    cases = list(each(lambda case: plan_case(reports, case), reports.workspace.arenden))
    vy = plan_view(reports, cases)
    return Planrapport(render(reports, NAMN, fmt, {"vy": vy}), vy.ingress, vy.olasliga)


def plan_view(reports: Reports, cases: Sequence[Planarende]) -> Planvy:
    """Prepare the plan from each case's part of it."""
    ground = basis(reports.workspace)
    areas = _areas(reports, cases)
    measures = [row for case in cases for row in (*case.rader, *case.akuta)]
    costs = total(row.kostnad for row in measures)
    unreadable = [*shared_faults(reports.workspace), *(fil for case in cases for fil in case.olasliga)]
    return Planvy(
        kommun=reports.names.kommun,
        lage=f"Läget den {datum_i_ord(reports.idag)}",
        ingress=_lead(cases, measures),
        olasliga=uppraknat(unreadable),
        fakta=ground.fakta,
        anmarkning=ground.anmarkning,
        efter_beslutet=_since_decided(ground, cases),
        lagen=LAGEN,
        raden=RADEN,
        omraden_tabell=table("Planen efter område", _OMRADEN, _area_rows(areas)) if measures else None,
        kostnader=_costs(measures),
        okant=unknown_in_words(costs, "Planerade"),
        vilka=VILKA,
        omraden=[
            (name, [_problem(one) for one in some if one.rader]) for name, some in areas if any(o.rader for o in some)
        ],
        akuta=table("Akuta åtgärder, som görs utan orsaksanalys och omprövas", _AKUTA, _acute(areas)),
        hela=_tied(measures),
        brister=table("Det som saknas, åtgärd för åtgärd", _BRISTER, _lacking(areas)),
        utanfor=table(
            "Pågående ärenden utan åtgärder i planen",
            _UTANFOR,
            [(case.titel, word(case.skede), case.utelamnat) for case in cases if case.utelamnat],
        ),
        avslutade=_ended(cases),
    )


def _lead(cases: Sequence[Planarende], measures: Sequence[Planrad]) -> tuple[str, ...]:
    problems = sum(bool(case.rader or case.akuta) for case in cases)
    if not problems:
        return ("Planen är tom: ingen åtgärd är planerad eller pågår.",)
    own = sum(row.agare == "kommunen" for row in measures)
    lacking = sum(bool(row.saknas) for row in measures)
    size = f"{antal(len(measures), 'åtgärd', 'åtgärder')} mot {antal(problems, 'problem', 'problem')}"
    whole = "Varje åtgärd har det den ska ha: orsak, mål, dagar och ansvarig."
    lacks = f"{antal(lacking, 'åtgärd', 'åtgärder')} saknar orsak, mål, dag eller ansvarig."
    return f"Planen rymmer {size}; kommunen ansvarar själv för {number(own)} av dem.", lacks if lacking else whole


def _since_decided(ground: Grund, cases: Sequence[Planarende]) -> str:
    """Which cases have come after the decision, so that nobody takes it to cover them."""
    day = ground.beslutad
    later = [case for case in cases if (case.rader or case.akuta) and day and case.tillkom and case.tillkom > day]
    if not later:
        return ""
    titles = uppraknat([f"”{case.titel}”" for case in later])
    return (
        f"{antal(len(later), 'problem', 'problem')} har fått åtgärder efter beslutsdagen och ingår inte i beslutet av "
        f"{ground.organ}: {titles}."
    )


def _areas(reports: Reports, cases: Iterable[Planarende]) -> list[tuple[str, list[Planarende]]]:
    """The cases with measures by area, in the order of `est.yaml`; the most serious first."""
    settings = reports.workspace.installningar
    known = [str(name) for name in ((settings.omraden if settings else None) or {}).values()]
    found: dict[str, list[Planarende]] = {name: [] for name in known}
    for case in cases:
        if case.rader or case.akuta:
            found.setdefault(case.omrade or UTAN_OMRADE, []).append(case)
    levels = list(NIVAER)
    rank = {level: place for place, level in enumerate(levels)}
    rest = found.pop(UTAN_OMRADE, None)
    named = [*found.items(), *([(UTAN_OMRADE, rest)] if rest else [])]
    return [
        (name, sorted(some, key=lambda one: (rank.get(one.niva, len(rank)), one.id))) for name, some in named if some
    ]


def _area_rows(areas: Iterable[tuple[str, list[Planarende]]]) -> list[tuple[Cell, ...]]:
    return [
        (
            name,
            number(len(some)),
            number(sum(len(case.rader) + len(case.akuta) for case in some)),
            number(sum(row.agare == "kommunen" for case in some for row in (*case.rader, *case.akuta))),
            number(sum(len(case.akuta) for case in some)),
        )
        for name, some in areas
    ]


def _costs(measures: Sequence[Planrad]) -> Tabell | None:
    if not measures:
        return None
    by_owner: dict[Agare, list[Planrad]] = {agare: [row for row in measures if row.agare == agare] for agare in AGARE}
    rows = [(AGARE[agare], *total(row.kostnad for row in some).celler) for agare, some in by_owner.items() if some]
    return table(
        "Vad åtgärderna beräknas kosta", _KOSTNADER, [*rows, ("Alla", *total(row.kostnad for row in measures).celler)]
    )


def _problem(case: Planarende) -> Planproblem:
    groups = [(AGARE[agare], [row for row in case.rader if row.agare == agare]) for agare in AGARE]
    return Planproblem(
        case.id, case.titel, case.mening, case.niva, case.fakta, [(name, rows) for name, rows in groups if rows]
    )


def _acute(areas: Iterable[tuple[str, list[Planarende]]]) -> list[tuple[Cell, ...]]:
    return [
        (row.titel, f"{case.titel} ({case.plats})", row.nar, row.vem, VEMS[row.agare])
        for _, some in areas
        for case in some
        for row in case.akuta
    ]


def _lacking(areas: Iterable[tuple[str, list[Planarende]]]) -> list[tuple[Cell, ...]]:
    return [
        (row.titel, case.titel, uppraknat(row.saknas))
        for _, some in areas
        for case in some
        for row in (*case.rader, *case.akuta)
        if row.saknas
    ]


def _tied(measures: Sequence[Planrad]) -> str:
    complete = sum(not row.saknas for row in measures)
    if not measures:
        return "Det finns inga åtgärder att pröva."
    return (
        f"{number(complete)} av {antal(len(measures), 'åtgärd', 'åtgärder')} har allt: orsak, mål, dagar och ansvarig. "
        "En akut åtgärd behöver varken orsak eller mål, men dagar och ansvarig."
    )


def _ended(cases: Sequence[Planarende]) -> str:
    ended, off = (sum(case.skede == skede for case in cases) for skede in ("avslutat", "avskrivet"))
    if not (ended or off):
        return ""
    return (
        f"{antal(ended, 'avslutat ärende', 'avslutade ärenden')} och {antal(off, 'avskrivet', 'avskrivna')} hör till "
        "uppföljningen av planen (est atgardsplan med --uppfoljning)."
    )
