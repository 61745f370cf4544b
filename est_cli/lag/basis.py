"""What a plan rests on by the law: who decided it and when, the picture it builds on, and what is asked of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.period import read_period
from est_cli.reports.parts import answered
from est_cli.reports.values import Cell, day, joined
from est_cli.rules.frister import two_years_after

if TYPE_CHECKING:
    from est_cli.model.installningar import Lagbeslut, Lagkrav
    from est_cli.period import Period
    from est_cli.reports.table import Fact
    from est_cli.workspace.load import Workspace

_LAG: Final = "lagen om kommuners ansvar för brottsförebyggande arbete, 2023:196"
LAGEN: Final = (
    f"Kommunen ska besluta om en åtgärdsplan för åtgärder som den avser att vidta, utifrån lägesbilden (5 § {_LAG}).",
    "Lägesbilden ska uppdateras och planen följas upp minst vartannat år (6 §).",
)
"""What the law asks of the plan."""
RADEN: Final = (
    "Orsak, operativa mål, tid, ansvarig och uppföljning för varje åtgärd är Brås råd. Lagen kräver dem inte.",
    "Partners åtgärder står med för att planen är gemensam. Lagens plan är den del som kommunen ansvarar för.",
)
"""What is Brå's advice, or our own way."""


class Grund(NamedTuple):
    """What the plan rests on: its facts, when it was decided, and a remark where something lacks."""

    fakta: list[Fact]
    beslutad: date | None
    organ: str
    anmarkning: str


def basis(workspace: Workspace) -> Grund:
    """The head of the plan and of its follow-up, from `est.yaml: lagkrav`."""
    settings = workspace.installningar
    law = settings.lagkrav if settings else None
    plan = law.atgardsplan if law else None
    decided = plan.datum if plan and isinstance(plan.datum, date) else None
    picture = _picture(workspace, law)
    fakta = answered(
        [
            ("Kommun", settings.kommun if settings else None),
            ("Beslutad av", _text(plan and plan.organ)),
            ("Beslutsdag", day(decided)),
            ("Diarienummer", _text(plan and plan.diarienummer)),
            ("Bygger på", picture),
            ("Följs upp senast", day(two_years_after(decided, "atgardsplan").dag if decided else None)),
        ]
    )
    organ = _text(plan and plan.organ) or "det organ som beslutar planen"
    return Grund(fakta, decided, organ, _lacking(plan, picture))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _lacking(plan: Lagbeslut | None, picture: Cell) -> str:
    undecided = plan is None or not (_text(plan.organ) and isinstance(plan.datum, date))
    said = [
        "Planen är inte beslutad så vitt filerna säger: organ och datum skrivs i est.yaml (lagkrav: atgardsplan)."
        if undecided
        else "",
        "" if picture else "Ingen lägesbild finns att bygga på: skriv vilken i est.yaml (lagkrav: atgardsplan).",
    ]
    return " ".join(one for one in said if one)


def _picture(workspace: Workspace, law: Lagkrav | None) -> Cell:
    """The picture that the plan names; else the one that the law's part names; else the latest in `lagesbilder/`."""
    for named, told in (
        (law.atgardsplan if law else None, None),
        (law.lagesbild if law else None, "planen anger ingen; detta är den beslutade"),
    ):
        stated = named.lagesbild if named else None
        period = _period(stated)
        if period:
            return joined(f"lägesbilden för {period.ord}", told or _decided(workspace, law, period))
        if stated is not None:
            return "lägesbildens period i est.yaml går inte att läsa"
    latest = _latest(workspace)
    return latest and f"lägesbilden för {latest.ord}, den senaste; planen anger ingen"


def _decided(workspace: Workspace, law: Lagkrav | None, period: Period) -> Cell:
    """Who decided the picture, from `est.yaml` or else from the picture's own file."""
    stated = law.lagesbild if law else None
    if stated and _period(stated.lagesbild) == period:
        made = joined(_text(stated.organ), day(stated.datum))
    else:
        own = getattr(workspace.records.get(f"lagesbilder/{period.namn}.yaml"), "beslut", None)
        made = joined(_text(own.organ), day(own.datum)) if own else None
    return made and f"beslutad av {made}"


def _latest(workspace: Workspace) -> Period | None:
    names = (
        fil.removeprefix("lagesbilder/").removesuffix(".yaml") for fil in workspace.records if "lagesbilder/" in fil
    )
    periods = [period for period in map(_period, names) if period]
    return max(periods, key=lambda one: (one.till, one.fran, one.namn), default=None)


def _period(name: object) -> Period | None:
    try:
        return read_period(name) if isinstance(name, str) else None
    except EstError:
        return None
