"""`est utvardera`: before and after in a case, with interval and named test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from est_cli.commands.change import change, judge, to_change
from est_cli.commands.common import Arendearg, Maskinformat, case_id, opened, root, usable
from est_cli.editing.files import write_whole
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.frame.terminal import echo, folded, plain, say, width
from est_cli.svenska import antal, uppraknat

if TYPE_CHECKING:
    from est_cli.editing.operations import Operation
    from est_cli.rules.check import Checker
    from est_cli.utvardering.record import Tid, Utfall
    from est_cli.workspace.case import CaseFiles

_NEEDED = ("problem", "analys", "atgarder", "utvardering")
Fore = Annotated[
    str | None,
    typer.Option(
        "--fore", metavar="PERIOD", help="Tiden före, till exempel 2025-05-26--2025-08-31; annars baslinjens."
    ),
]
Efter = Annotated[
    str | None,
    typer.Option(
        "--efter",
        metavar="PERIOD",
        help="Tiden efter; annars senaste eftermätningens, eller samma veckor 52 veckor senare.",
    ),
]
Skriv = Annotated[
    bool, typer.Option("--skriv", help="Skriv det räknade värdet, med underlag, i ärendets eftermatningar.")
]


def utvardera(
    arende: Arendearg,
    fore: Fore = None,
    efter: Efter = None,
    format: Maskinformat = "text",  # noqa: A002 - the option's own name
    skriv: Skriv = False,  # noqa: FBT002 - Typer's way to declare a flag
) -> None:
    """Each indicator before and after; with `--skriv` the counted after-values are written first."""
    times = _time(fore), _time(efter)
    if skriv:
        with to_change(arende) as (checked, case):
            _write(checked, case, *times)
    checked = opened(root())
    case = checked.workspace.case(case_id(checked, arende))
    outcome = _evaluated(checked, case, *times)
    if format == "json":
        from est_cli.formats.json import to_json
        from est_cli.formats.utvardering import as_data

        echo(to_json(as_data(outcome)))
        return
    from est_cli.formats.utvardering import as_text

    for line in as_text(outcome, checked.workspace.platser, width()):
        echo(plain(line))


def _time(text: str | None) -> Tid | None:
    from est_cli.period import read_period
    from est_cli.utvardering.record import Tid

    period = read_period(text) if text is not None else None
    return Tid(period.fran, period.till) if period else None


def _evaluated(checked: Checker, case: CaseFiles, fore: Tid | None, efter: Tid | None) -> Utfall:
    from est_cli.utvardering.evaluate import evaluate

    files = [case.fil(name) for name in _NEEDED if name in case.unreadable]
    if files:
        raise EstError(f"{uppraknat(files)} går inte att läsa.", f"est validera {case.id} visar vad som är fel.")
    whole = usable(case)
    outcome = evaluate(checked.workspace, whole, current().today, fore, efter)
    passed_over = len(whole.problem.indikatorer or ()) - len(outcome.indikatorer)
    if passed_over:
        unread = antal(passed_over, "indikator", "indikatorer")
        say(f"Obs: {unread} i {case.fil('problem')} går inte att läsa. est validera {case.id} visar varför.")
    return outcome


def _write(checked: Checker, case: CaseFiles, fore: Tid | None, efter: Tid | None) -> None:
    from est_cli.utvardering.afterwards import to_write

    outcome = _evaluated(checked, case, fore, efter)
    plan = to_write(checked.workspace, usable(case), outcome)
    if not plan.raknade:
        raise EstError(
            f"Inget är skrivet. {' '.join(plan.nekade)}", "est utvardera utan --skriv visar det som går att säga."
        )
    fil, new = case.fil("utvardering"), "utvardering" not in case.documents
    if plan.operationer:
        _save(checked, case, plan.operationer)
    where = f"{fil}, som fanns inte och nu är gjord" if new else fil
    say(folded(f"{'Skrivet i' if plan.operationer else 'Står redan i'} {where}: {uppraknat(plan.raknade)}."))
    for text in plan.nekade:
        say(folded(f"Inte skrivet: {text}"))


def _save(checked: Checker, case: CaseFiles, operations: list[Operation]) -> None:
    """Change the file, or a fresh scaffold where the case has none yet."""
    if "utvardering" in case.documents:
        change(checked, case, "utvardering", *operations)
        return
    from est_cli.generated.scaffold import part_file
    from est_cli.workspace.files import parse

    text = part_file("utvardering")
    for operation in operations:
        text = operation.splice(parse(case.fil("utvardering"), text.encode()))
    judge(checked, case, "utvardering", text.encode())
    write_whole(checked.workspace.root / case.fil("utvardering"), text.encode())
