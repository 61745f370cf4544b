"""One indicator judged: as a count, as a share, or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from est_cli.utvardering.limits import CLUSTERED, paused, reporting, told_reporting, told_spread
from est_cli.utvardering.record import FEWEST, Bedomning
from est_cli.utvardering.series import whole_months
from est_cli.utvardering.shares import Andel, differ, scale, share
from est_cli.utvardering.usable import is_count, sources, starts, text
from est_cli.utvardering.verdict import few, missing, of_counts, of_share

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Indikator
    from est_cli.utvardering.limits import Rapportering
    from est_cli.utvardering.record import Indikatorutfall, Par, Skattning, Tid, Varde
    from est_cli.utvardering.series import Observed
    from est_cli.utvardering.times import Asked, Tider
    from est_cli.workspace.load import Workspace


class Laget(NamedTuple):
    """What every indicator of a case is evaluated with."""

    workspace: Workspace
    arende: Arende
    asked: Asked
    seen: Observed


def counted(row: Indikatorutfall) -> bool:
    """Whether both values come from observations."""
    return all(one is not None and one.av == "observationer" for one in (row.fore, row.efter))


def judge(here: Laget, indikator: Indikator, row: Indikatorutfall, tider: Tider) -> None:
    """Put the estimates, the verdict and what the verdict cannot say into an indicator whose times are known."""
    before, after = (one.varde if one else None for one in (row.fore, row.efter))
    if before is None or after is None:
        lacking = [word for word, value in (("före", before), ("efter", after)) if value is None]
        row.bedomning = Bedomning("ej_an", None, fel_hall=False, text=missing(*lacking))
    elif is_count(indikator):
        _judge_count(here, row, before, after)
    elif whole := scale(row.enhet, before, after):
        _judge_share(here, indikator, row, tider, whole)
    else:
        unit = f"Enheten är {row.enhet}" if row.enhet else "Indikatorn saknar enhet"
        text_ = f"{unit}, och då görs inget test: bara antal och andelar prövas mot slumpen."
        row.bedomning = Bedomning("utan_test", None, fel_hall=False, text=text_)


def _judge_count(here: Laget, row: Indikatorutfall, before: Varde, after: Varde) -> None:
    if not (isinstance(before, int) and isinstance(after, int)):
        text_ = "Ett antal ska vara ett helt tal, och här är det inte det. Inget test görs."
        row.bedomning = Bedomning("utan_test", None, fel_hall=False, text=text_)
        return
    reports = _reports(here, row)
    if reports:
        row.forbehall += told_reporting(reports, _functions(here.workspace))
    if row.jamforelse is None:
        row.forbehall.append(
            "Det finns inga siffror från en jämförelseplats, så det går inte att säga vad som är orsaken."
        )
    unseen = _unseen(reports, before, after)
    if unseen:
        row.bedomning = Bedomning("utan_test", None, fel_hall=False, text=unseen)
        return
    if max(before, after) < FEWEST:
        from est_cli.utvardering.counts import too_few

        row.bedomning, row.skattningar = few(before, after), too_few(before, after)
        return
    _test(here, row, before, after, reports)


def _reports(here: Laget, row: Indikatorutfall) -> Rapportering | None:
    if row.fore is None or row.efter is None or not counted(row):
        return None
    return reporting(here.seen, f"{row.indikator} eget", row.fore.tid, row.efter.tid)


def _unseen(reports: Rapportering | None, before: int, after: int) -> str:
    """That nobody who tells of the place reported in one of the times: no events there is no news."""
    sides = (("före", before, reports.fore), ("efter", after, reports.efter)) if reports else ()
    if not any(weeks for _, _, weeks in sides):
        return ""
    empty = next((when for when, events, weeks in sides if not events and not weeks), "")
    told = "så det går inte att säga om inget hände eller om ingen tittade."
    return f"Ingen av dem som brukar rapportera om platsen har rapporterat något {empty}, {told}" if empty else ""


def _test(here: Laget, row: Indikatorutfall, before: int, after: int, reports: Rapportering | None) -> None:
    from est_cli.utvardering.cause import Omstandigheter, weighed
    from est_cli.utvardering.counts import Rakning, tested
    from est_cli.utvardering.months import spread

    if row.fore is None or row.efter is None:
        return
    times = row.fore.tid, row.efter.tid
    name, seen = f"{row.indikator} eget", counted(row)
    varies = spread(here.seen, name, *times) if seen else None
    clumps = here.seen.clumps(name, *times) if seen else 1.0
    row.forbehall += told_spread(varies)
    one = Rakning(
        before, after, (times[0].dagar, times[1].dagar), _whole(row.jamforelse), _whole(row.omfordelning),
        varies, clumps if clumps > CLUSTERED else 1.0,
    )  # fmt: skip
    tried = tested(one)
    around = Omstandigheter(times, reports, paused(here.workspace, *times), starts(here.arende))
    row.bedomning = weighed(of_counts(tried.kvot, *one.takt, row.riktning), one, tried, around)
    row.skattningar = [*tried.skattningar, *(_over_time(here, row, times[1]) if counted(row) else ())]


def _over_time(here: Laget, row: Indikatorutfall, after: Tid) -> Iterator[Skattning]:
    """What the months and weeks around say beside the two times."""
    from est_cli.utvardering.months import broken_series, watch

    name, idag = f"{row.indikator} eget", here.asked.idag
    yield from broken_series(here.seen, name, whole_months(here.seen, idag), here.asked.start)
    yield from watch(here.seen, name, after, idag, row.riktning)


def _whole(one: Par | None) -> Par | None:
    return one if one and isinstance(one.fore, int) and isinstance(one.efter, int) else None


def _judge_share(here: Laget, indikator: Indikator, row: Indikatorutfall, tider: Tider, whole: int) -> None:
    shares = _answers(here, indikator, row, tider, whole)
    if not isinstance(shares, tuple):
        row.bedomning = Bedomning("utan_test", None, fel_hall=False, text=shares)
        return
    before, after = shares
    if min(before.av, after.av) < FEWEST:
        text_ = f"För få svar för att bedöma: {before.av} före och {after.av} efter."
        row.bedomning = Bedomning("for_fa", None, fel_hall=False, text=text_)
        return
    row.skattningar, change = differ(before, after, whole)
    row.forbehall.append("En andel prövas inte mot någon jämförelseplats, så den säger inget om orsaken.")
    if isinstance(change.estimate, float):
        p = change.p_less, change.p_greater
        row.bedomning = of_share(change.estimate, change.lower, change.upper, p, row.riktning)


def _answers(
    here: Laget, indikator: Indikator, row: Indikatorutfall, tider: Tider, whole: int
) -> tuple[Andel, Andel] | str:
    """Both shares as people; or, in words, what is missing for that."""
    known = sources(here.arende)
    names = text(indikator.kalla), (text(tider.rad.kalla) if tider.rad else None) or text(indikator.kalla)
    found = []
    for name, value in zip(names, (row.fore, row.efter), strict=True):
        number = known[name].antal if name in known else None
        if not isinstance(number, int) or not number:
            return f"Ange antal på källan {name or 'som indikatorn bygger på'}: utan det går inget intervall att räkna."
        one = share(value.varde, whole, number) if value and value.varde is not None else None
        if one is None:
            return f"Ett av värdena är större än {whole}, så det kan inte vara en andel. Inget test görs."
        found.append(one)
    if names[0] == names[1]:
        row.forbehall.append(
            f"Källan {names[0]} anges både före och efter, så dess antal ({found[0].av}) antas gälla båda gångerna. "
            "Var de olika många: ge eftermätningen en egen källa med sitt antal."
        )
    return found[0], found[1]


def _functions(workspace: Workspace) -> dict[str, str]:
    return {id_: one.funktion for id_, one in workspace.aktorer.items() if isinstance(one.funktion, str)}
