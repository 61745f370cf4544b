"""`est framat`, `est backa`, `est avskriv`: a case's way through the stages, one line of `historik` at a time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, cast

import typer

from est_cli.commands import complete
from est_cli.commands.change import change, to_change
from est_cli.commands.common import (
    Arendearg,
    Av,
    Motesval,
    Motiv,
    known_id,
    meeting_id,
    usable,
    written,
)
from est_cli.editing.operations import Append
from est_cli.errors import EstError
from est_cli.frame.options import current
from est_cli.frame.terminal import echo, plain, say
from est_cli.model.arende import SKEDEN, Arende, Skede
from est_cli.model.atgarder import Atgard
from est_cli.ord import label
from est_cli.reading.invisible import shown
from est_cli.rules.check import Checker, check_case, check_shared
from est_cli.rules.standing import next_stage
from est_cli.svenska import antal, datum_i_ord, menade_du

if TYPE_CHECKING:
    from est_cli.editing.scalars import Value
    from est_cli.findings import Finding
    from est_cli.model.mote import Mote
    from est_cli.workspace.case import CaseFiles

Torr = Annotated[bool, typer.Option("--torr", help="Visa bara vad som skulle hända; ändra inget.")]
Mal = Annotated[
    str, typer.Argument(metavar="SKEDE", help="Skedet att gå tillbaka till.", autocompletion=complete.skeden)
]


def framat(arende: Arendearg, av: Av = None, mote: Motesval = None, torr: Torr = False) -> int:  # noqa: FBT002 - Typer's way to declare a flag
    """Add one line to `historik`, if nothing is wrong and the gate of the present stage is open."""
    with to_change(arende, only_show=torr) as (checked, case):
        whole = usable(case)
        mote = meeting_id(checked, mote)
        target = _next(whole)
        step = _step(checked, whole, target, av, mote)
        closed = _closed(checked, case)
        if closed:
            _show_closed(whole, target, closed)
            return 1
        if torr:
            _remind(checked, whole, target, mote)
            echo(f"Grinden är öppen. Raden som skulle läggas till i {case.fil('arende')}:\n{_as_line(step)}")
            return 0
        change(checked, case, "arende", step)
    _show_moved(whole, target, step)
    _remind(checked, whole, target, mote)
    _say_next(mote, whole)
    return 0


def backa(arende: Arendearg, skede: Mal, motiv: Motiv, av: Av = None, mote: Motesval = None) -> None:
    """Add one line to `historik` that takes the case back, with the reason."""
    with to_change(arende) as (checked, case):
        whole = usable(case)
        mote = meeting_id(checked, mote)
        target = _earlier(whole, skede)
        step = _step(checked, whole, target, av, mote, written(motiv, "Motivet"))
        change(checked, case, "arende", step)
    _show_moved(whole, target, step)
    _say_next(mote, whole)


def avskriv(arende: Arendearg, motiv: Motiv, av: Av = None, mote: Motesval = None) -> None:
    """Add one line to `historik` that writes the case off, with the reason."""
    with to_change(arende) as (checked, case):
        whole = usable(case)
        if whole.skede == "avskrivet":
            raise EstError(f"{whole.id} är redan avskrivet.", f"Ta upp det igen: est backa {whole.id} SKEDE --motiv …")
        mote = meeting_id(checked, mote)
        step = _step(checked, whole, "avskrivet", av, mote, written(motiv, "Motivet"))
        change(checked, case, "arende", step)
    _show_moved(whole, "avskrivet", step)
    _say_next(mote, whole)


def _next(arende: Arende) -> Skede:
    target = next_stage(arende)
    if target is not None:
        return target
    if arende.skede == "avskrivet":
        raise EstError(f"{arende.id} är avskrivet.", f"Ta upp det igen: est backa {arende.id} SKEDE --motiv …")
    if arende.skede == "avslutat":
        raise EstError(f"{arende.id} är redan avslutat.", f"Öppna det igen: est backa {arende.id} SKEDE --motiv …")
    raise EstError(f"{arende.id} har inget skede som går att läsa.", f"est validera {arende.id} visar vad som är fel.")


def _earlier(arende: Arende, wanted: str) -> Skede:
    """The stage to go back to: an earlier one on the track, or, from `avskrivet`, one that the case has had."""
    if wanted not in SKEDEN:
        help_ = menade_du(wanted, SKEDEN) or f"Välj ett av: {', '.join(SKEDEN[:-1])}."
        raise EstError(f"{shown(wanted)} är inget skede.", help_)
    target: Skede = wanted
    if target not in arende.skeden:
        raise EstError(
            f"{arende.id} är ett snabbt ärende och har inget skede {target}.",
            "Skriv spar: fordjupad i arende.yaml för att utreda orsakerna, och kör om.",
        )
    earlier: tuple[Skede, ...]
    if arende.skede == "avskrivet":
        earlier = tuple(dict.fromkeys(line.skede for line in arende.historik if line.skede != "avskrivet"))
    else:
        earlier = SKEDEN[: SKEDEN.index(arende.skede)] if arende.skede in SKEDEN else SKEDEN
    if target not in earlier:
        raise EstError(
            f"{arende.id} står i {label(arende.skede)}; {label(target)} är inget tidigare skede.",
            f"Det går att backa till: {', '.join(earlier)}." if earlier else "Ärendet står i sitt första skede.",
        )
    return target


def _step(  # noqa: PLR0913, PLR0917 - a line of `historik` is all of this
    checked: Checker, arende: Arende, target: Skede, av: str | None, mote: str | None, motiv: str | None = None
) -> Append:
    """The line to add: who, when, at which meeting, why."""
    actor = arende.ansvarig if av is None else av
    if not isinstance(actor, str):
        raise EstError(f"Vem flyttar ärendet? {arende.id} har ingen ansvarig.", "Ange funktionen med --av AKTÖR.")
    known_id("Aktören", actor, checked.workspace.aktorer)
    if mote is not None and not isinstance(checked.workspace.moten[mote].datum, date):
        raise EstError(f"moten/{mote}.yaml har inget datum som går att läsa.", "est validera visar vad som är fel.")
    line: dict[str, Value] = {"datum": _day(checked, arende, mote), "skede": target, "av": actor}
    line |= {key: value for key, value in (("mote", mote), ("motiv", motiv)) if value is not None}
    return Append(("historik",), line)


def _day(checked: Checker, arende: Arende, mote: str | None) -> date:
    """`--datum`, else the meeting's date, else today; never before the last line's."""
    shared = current()
    day = checked.workspace.moten[mote].datum if mote is not None and not shared.datum_typed else shared.today
    last = arende.historik[-1].datum
    if day < last:
        raise EstError(
            f"{datum_i_ord(day)} ligger före ärendets senaste steg, {datum_i_ord(last)}.",
            "Ange ett senare datum med --datum.",
        )
    return day


def _closed(checked: Checker, case: CaseFiles) -> list[Finding]:
    """What keeps the case where it is: every `fel` in its files or the registers, and every `hinder`."""
    registers = [one for one in check_shared(checked) if one.fil.startswith(("register/", "est.yaml"))]
    return [one for one in registers + check_case(checked, case) if one.niva in {"fel", "hinder"}]


def _show_closed(arende: Arende, target: Skede, closed: list[Finding]) -> None:
    from est_cli.formats.text import show_findings

    echo(f"Grinden till {label(target)} är stängd för {arende.id}.\n")
    show_findings(closed, 1)
    if any(one.niva == "fel" for one in closed):
        echo("Rätta felen först; hindren är det som återstår av skedet.")


def _show_moved(arende: Arende, target: Skede, step: Append) -> None:
    item = cast("dict[str, date]", step.item)
    echo(f"{arende.id}: {label(arende.skede)} → {label(target)} ({datum_i_ord(item['datum'])}).")
    if target in SKEDEN[:-1]:
        echo(f"Fyll i {_FILES[target]}; est visa {arende.id} visar vad som återstår.")
    elif target == "avslutat":
        echo(f"Skriv rapporten: est rapport {arende.id}. Berätta för dem som rapporterade, och för allmänheten.")


_FILES = {
    "problem": "problem.yaml",
    "analys": "analys.yaml",
    "atgarder": "atgarder.yaml",
    "utvardering": "utvardering.yaml",
}


def _remind(checked: Checker, arende: Arende, target: Skede, mote: str | None) -> None:
    unfinished = sum(measure.oppen for measure in arende.atgarder.atgarder or () if isinstance(measure, Atgard))
    if target == "utvardering" and unfinished:
        say(f"Obs: {antal(unfinished, 'åtgärd', 'åtgärder')} står ännu som planerad eller pågående.")
    if mote is None and not arende.snabb and target in {"atgarder", "avslutat"}:
        say(f"Obs: steget till {label(target)} ska vara uppe på ett möte (S609): ange det med --mote MÖTE.")
    if mote is not None and arende.id not in _named(checked.workspace.moten[mote]):
        say(f"Obs: moten/{mote}.yaml nämner inte {arende.id} bland sina ärenden.")


def _say_next(mote: str | None, arende: Arende) -> None:
    """The agenda's next item, where the step was taken at a meeting."""
    if mote is not None:
        from est_cli.commands.moment import say_next

        say_next(mote, ("arende", arende.id))


def _named(meeting: Mote) -> set[str | None]:
    return {*(line.arende for line in meeting.arenden or ()), *(line.arende for line in meeting.beslut or ())}


def _as_line(step: Append) -> str:
    from est_cli.editing.scalars import spelled

    return plain(f"  - {spelled(step.item)}")
