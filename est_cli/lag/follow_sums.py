"""The follow-up's summary tables: how measures went, each case on a row, verdicts on goals, planned cost and actual."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from est_cli.lag.follow_measure import GJORDA, HUR
from est_cli.lag.sums import KOSTNAD, total
from est_cli.reports.table import Columns, Tabell, table
from est_cli.reports.values import number, sentence, word
from est_cli.svenska import antal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from est_cli.lag.follow_case import Uppfoljtarende
    from est_cli.lag.follow_measure import Foljdrad
    from est_cli.reports.values import Cell

_HUR: Final[Columns] = (("Hur det gick", "ord"), ("Åtgärder", "tal"), ("Kommunens egna", "tal"))
_ARENDEN: Final[Columns] = (
    ("Ärende", "ord"),
    ("Skede", "ord"),
    ("Åtgärder gjorda", "ord"),
    ("Mål nådda", "ord"),
    ("Kronor", "ord"),
)
_MAL: Final[Columns] = (("Gruppens bedömning", "ord"), ("Mål", "tal"))
_KOSTNADER: Final[Columns] = (("Kostnad", "ord"), *KOSTNAD)
_BEDOMNINGAR: Final = ("uppnatt", "delvis", "ej", "kan_ej_bedomas")


def how_table(rows: Sequence[Foljdrad]) -> Tabell | None:
    """How many measures went in each way; the rows add up to all."""
    if not rows:
        return None
    lines = [(said, *_counted([row for row in rows if row.hur == hur])) for hur, said in HUR.items()]
    return table("Så gick åtgärderna", _HUR, [*lines, ("Alla", *_counted(rows))])


def _counted(rows: Sequence[Foljdrad]) -> tuple[Cell, Cell]:
    return number(len(rows)), number(sum(row.agare == "kommunen" for row in rows))


def cases_table(cases: Iterable[Uppfoljtarende]) -> Tabell | None:
    """Each case on a row: its stage, measures done, goals reached, and kronor used beside planned."""
    return table("Ärendena", _ARENDEN, [_case(case) for case in cases])


def _case(case: Uppfoljtarende) -> tuple[Cell, ...]:
    done = sum(row.hur in GJORDA for row in case.rader)
    open_ = sum(verdict in {None, "kan_ej_bedomas"} for verdict in case.mal)
    unjudged = f" ({number(open_)} utan bedömning)" if open_ else ""
    reached = f"{number(case.mal.count('uppnatt'))} av {number(len(case.mal))}{unjudged}" if case.mal else "inga mål"
    return case.titel, word(case.skede), f"{number(done)} av {number(len(case.rader))}", reached, _money(case.rader)


def _money(rows: Sequence[Foljdrad]) -> str:
    """Kronor used and planned, each with how many measures say nothing: `166 200 (plan 155 000)`."""
    used, planned = (total(costs) for costs in ([row.faktisk for row in rows], [row.plan for row in rows]))
    texts = [
        "okänt" if one.utan_kronor == one.antal else f"{number(one.kronor)}{' eller mer' if one.utan_kronor else ''}"
        for one in (used, planned)
    ]
    return f"{texts[0]} (plan {texts[1]})"


def goals_table(cases: Iterable[Uppfoljtarende]) -> Tabell | None:
    """How many goals got each verdict, and how many none."""
    verdicts = [verdict for case in cases for verdict in case.mal]
    if not verdicts:
        return None
    rows = [(sentence(word(one, "malbedomning") or ""), number(verdicts.count(one))) for one in _BEDOMNINGAR]
    return table("Så bedöms målen", _MAL, [*rows, ("Inte bedömt", number(verdicts.count(None)))])


def plan_and_actual(rows: Sequence[Foljdrad]) -> Tabell | None:
    """What was planned and what was used, summed, with how many measures say nothing of it."""
    if not rows:
        return None
    planned, used = total(row.plan for row in rows), total(row.faktisk for row in rows)
    return table("Kostnader", _KOSTNADER, [("Planerat", *planned.celler), ("Faktiskt", *used.celler)])


def known_both(rows: Sequence[Foljdrad]) -> str:
    """Planned beside actual for the measures that say both: the only sums that may be compared."""
    hours = [(row.plan.timmar, row.faktisk.timmar) for row in rows]
    money = [(row.plan.kronor, row.faktisk.kronor) for row in rows]
    said = [text for text in (_both(hours, "timmar"), _both(money, "kronor")) if text]
    return f"Där både plan och utfall är kända: {'; '.join(said)}." if said else ""


def _both(pairs: Sequence[tuple[Decimal | int | None, Decimal | int | None]], unit: str) -> str:
    known = [(plan, used) for plan, used in pairs if plan is not None and used is not None]
    if not known:
        return ""
    planned, used = (sum((Decimal(pair[at]) for pair in known), Decimal(0)) for at in (0, 1))
    return f"{number(planned)} {unit} planerade och {number(used)} använda ({antal(len(known), 'åtgärd', 'åtgärder')})"
