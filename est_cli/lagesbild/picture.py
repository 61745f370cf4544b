"""The picture of a period: everything is read once, and each part is made in a file of its own."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from est_cli.errors import EstError
from est_cli.estimates import poisson_interval
from est_cli.lagesbild import cases, remarks, reporters, seasons, summary
from est_cli.lagesbild.changes import Domar, Sida, beside, judge
from est_cli.lagesbild.records import Cell, Lagesbild, UtanPlats
from est_cli.lagesbild.rhythm import rhythm
from est_cli.lagesbild.silence import fell_silent
from est_cli.lagesbild.standouts import OFTEN, Named, known, persisting, since_when, standouts, steady
from est_cli.lagesbild.times import Tider, months_to_read, times
from est_cli.lagesbild.underlag import Underlag, underlag
from est_cli.observationer.table import read_table
from est_cli.reading.invisible import shown
from est_cli.reports.names import Names
from est_cli.svenska import datum_i_ord, menade_du

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from est_cli.lagesbild.records import Andring, Rapportorsrad, Utmarkt
    from est_cli.lagesbild.underlag import Ints, Nyckel
    from est_cli.model.installningar import Uppehall
    from est_cli.model.lagesbild import Lagesbild as Manniskodel
    from est_cli.period import Period
    from est_cli.rules.check import Checker
    from est_cli.workspace.load import Workspace


class Delar(NamedTuple):
    """What a picture is made from, and the first of what is made: every cell judged, what stands out.

    `ny_sedan` is the time in which what is new had not happened; None where too little is known. `kanda` is how many
    of the periods before are known, `tysta` who fell silent in the period, and in which week.
    """

    workspace: Workspace
    period: Period
    omrade: str | None
    platser: frozenset[str] | None
    olasliga: Mapping[str, int]
    rows: Underlag
    when: Tider
    named: Named
    sidor: list[Sida]
    domar: Domar
    celler: list[Cell]
    ny_sedan: str | None
    kanda: int
    utmarker: list[Utmarkt]
    stadiga: set[Nyckel]
    upphorda: frozenset[str]
    tysta: dict[int, int]
    rapportorer: list[Rapportorsrad]
    utan_plats: UtanPlats
    aktiva: cases.Aktiva

    @property
    def bredvid(self) -> list[tuple[Period, Sida]]:
        """The periods that it is compared with, each with its counts."""
        return list(zip(self.when.bredvid, self.sidor, strict=True))


def make_picture(checked: Checker, period: Period, omrade: str | None = None) -> Lagesbild:
    """The picture of a period as of the checker's day, of the whole municipality or of the places of one area.

    Rows and cases that cannot be read are left out and told. EstError for an area that is not in `est.yaml`, and for
    a period that has not begun.
    """
    idag = checked.context.idag
    if period.fran > idag:
        text = f"Perioden {period.ord} har inte börjat: i dag är det {datum_i_ord(idag)}."
        raise EstError(text, "Välj en period som har börjat.")
    part = _parts(checked.workspace, period, omrade, idag)
    rows, when, names, cells = part.rows, part.when, part.named.names, part.celler
    months, lines = seasons.by_category(rows, when.nu.till)
    wheel, no_wheel = seasons.year_wheel(rows, when.nu.till, names)
    wanted, covered = cases.candidates(
        part.utmarker, part.stadiga, part.aktiva.arenden, period, part.named, checked.workspace.platser
    )
    hours = rhythm(rows, when.nu, seasons.weeks(rows, when.nu), months)
    people, no_people = _people(checked.workspace, period)
    return Lagesbild(
        period=period,
        fore=when.fore,
        i_fjol=when.i_fjol,
        omrade=omrade,
        idag=idag,
        till_dag=when.nu.till,
        pagaende=when.nu.till < period.till,
        totalt=cells[0],
        kategorier=[one for one in cells if one.kategori and one.plats is None and _happened(one)],
        platser=[one for one in cells if one.plats and one.kategori is None and _happened(one)],
        celler=[one for one in cells if one.plats and one.kategori and _happened(one)],
        utan_plats=part.utan_plats,
        utmarker=part.utmarker,
        tid=hours,
        arshjul=wheel,
        serier=lines,
        rapportorer=part.rapportorer,
        arenden=cases.ongoing(part.aktiva.arenden, part.platser, names),
        kandidater=wanted,
        manniskor=people,
        prov=part.domar.prov,
        upphorda=part.upphorda,
        metod=summary.method(_done(part, hours=any(map(any, hours.timmar)), wheel=not no_wheel)),
        sammanfattning=[*_summary(part), *no_people],
        anmarkningar=[*_remarks(part), *covered, *no_wheel],
    )


def _parts(workspace: Workspace, period: Period, omrade: str | None, idag: date) -> Delar:
    platser = None if omrade is None else _places(workspace, omrade)
    table = read_table(workspace.tree, months_to_read(period, idag))
    rows = underlag(table.rader, platser)
    when = times(rows, period, idag)
    named = Named(Names(workspace), when.fore.ord, when.i_fjol.ord if when.i_fjol else "")
    pauses = _pauses(workspace)
    silent = fell_silent(rows, when.nu, pauses)
    sides = [beside(rows, when.nu, one, pauses, silent) for one in when.bredvid]
    year = beside(rows, when.nu, when.tolv, pauses) if when.historik else None
    closed = _closed(workspace, when.nu)
    now, gone = rows.i(when.nu).per_nyckel(), [bool(closed.intersection(key)) for key in rows.nycklar.alla]
    judged = judge(rows.nycklar.alla, now, sides, year, gone)
    cells = _cells(rows, now, judged)
    before = known(rows, when.tidigare)
    lasting = {key: one for key, one in persisting(rows, when.nu, before).items() if not closed.intersection(key)}
    weeks = reporters.weeks_that_count(when.nu, pauses)
    return Delar(
        workspace=workspace,
        period=period,
        omrade=omrade,
        platser=platser,
        olasliga=table.olasliga,
        rows=rows,
        when=when,
        named=named,
        sidor=sides,
        domar=judged,
        celler=cells,
        ny_sedan=since_when(when.tolv) if year and not year.skal else None,
        kanda=len(before),
        utmarker=_marked(rows, when, judged, cells, lasting, named),
        stadiga=steady(lasting, cells),
        upphorda=closed,
        tysta=silent,
        rapportorer=reporters.reporters(rows, when.nu, when.fore, weeks, silent, workspace.aktorer),
        utan_plats=_nowhere(rows, when.nu),
        aktiva=cases.active(workspace),
    )


def _summary(part: Delar) -> Iterator[str]:
    total, nu = part.celler[0], part.when.nu
    someone = part.rows.i(nu).nagot
    yield summary.counted(total, nu, _where(part.workspace, part.omrade), someone=someone)
    if someone:
        yield from summary.changed(total, part.bredvid, part.named)
        yield from summary.standing_out(part.utmarker, part.domar.prov, part.named)
    yield from summary.reported(part.rapportorer, nu, part.when.fore, part.named)
    if someone:
        yield from summary.placeless(part.utan_plats)


def _remarks(part: Delar) -> Iterator[str]:
    rows, when, pauses = part.rows, part.when, _pauses(part.workspace)
    yield from remarks.of_files(part.olasliga)
    yield from remarks.of_period(rows, part.period, when.nu, when.bredvid, pauses)
    yield from remarks.of_reporters(rows, when.nu, part.bredvid, part.tysta, part.named.names)
    yield from remarks.of_pauses(rows, when.nu, part.bredvid, pauses)
    yield from remarks.of_places(rows, when.nu, part.workspace.platser, part.omrade)
    yield from remarks.of_cases(part.aktiva.olasliga)


def _places(workspace: Workspace, omrade: str) -> frozenset[str]:
    settings = workspace.installningar
    known = dict((settings.omraden if settings else None) or {})
    if omrade not in known:
        ids = f"Områden: {', '.join(known)}." if known else "Där finns inga områden än."
        text = f"Området {shown(omrade)} finns inte i est.yaml, under omraden."
        raise EstError(text, menade_du(omrade, known) or ids)
    if not workspace.can_be_read("register/platser.yaml"):
        text = "register/platser.yaml går inte att läsa, så det är inte känt vilka platser som ligger i området."
        raise EstError(text, "est validera visar vad som är fel.")
    return frozenset(id_ for id_, plats in workspace.platser.items() if plats.omrade == omrade)


def _where(workspace: Workspace, omrade: str | None) -> str:
    settings = workspace.installningar
    return f" i området {(settings.omraden or {})[omrade]}" if omrade and settings else ""


def _pauses(workspace: Workspace) -> tuple[Uppehall, ...]:
    return workspace.installningar.uppehall if workspace.installningar else ()


def _cells(rows: Underlag, now: Ints, judged: Domar) -> list[Cell]:
    """Every key with its interval and changes; the total first, then most events first."""
    fore, *others = judged.sidor
    i_fjol: Sequence[Andring | None] = others[0] if others else [None] * len(fore)
    cells = [
        Cell(kategori, plats, count, *_interval(count), before, last_year)
        for (kategori, plats), count, before, last_year in zip(
            rows.nycklar.alla, now.tolist(), fore, i_fjol, strict=True
        )
    ]
    return [cells[0], *sorted(cells[1:], key=lambda one: (-one.antal, one.kategori or "", one.plats or ""))]


@lru_cache(maxsize=4096)
def _interval(count: int) -> tuple[float, float]:
    found = poisson_interval(count)
    return found.lower, found.upper


def _happened(cell: Cell) -> bool:
    """Whether there was any event in the period, or in one that it is compared with."""
    return any(count for count in (cell.antal, cell.fore.antal, cell.i_fjol.antal if cell.i_fjol else 0))


def _marked(  # noqa: PLR0913, PLR0917 - what stands out in each way
    rows: Underlag,
    when: Tider,
    judged: Domar,
    cells: Sequence[Cell],
    lasting: dict[Nyckel, tuple[int, int]],
    named: Named,
) -> list[Utmarkt]:
    new = {key for key, is_new in zip(rows.nycklar.alla, judged.nya, strict=True) if is_new}
    return standouts([one for one in cells if one.plats], new, lasting, since_when(when.tolv), named)


def _closed(workspace: Workspace, nu: Period) -> frozenset[str]:
    """The places and categories that had ceased when the period ended."""
    return frozenset(
        id_
        for register in (workspace.platser, workspace.kategorier)
        for id_, one in register.items()
        if one.upphord and one.upphord <= nu.till
    )


def _done(part: Delar, *, hours: bool, wheel: bool) -> summary.Gjort:
    """What was done for a picture, for its method."""
    compared = [period for period, side in part.bredvid if not side.skal]
    return summary.Gjort(part.domar.prov, compared, part.ny_sedan, part.kanda >= OFTEN, hours, wheel)


def _nowhere(rows: Underlag, nu: Period) -> UtanPlats:
    if "" not in rows.nycklar.platser:
        return UtanPlats(0, 0)
    inside = rows.i(nu)
    nowhere = inside.dar(inside.plats == rows.nycklar.platser.index(""))
    return UtanPlats(nowhere.handelser, nowhere.dar(nowhere.punkt).handelser)


def _people(workspace: Workspace, period: Period) -> tuple[Manniskodel | None, list[str]]:
    """The human part, and what to say where there is none."""
    fil = f"lagesbilder/{period.namn}.yaml"
    record = workspace.records.get(fil)
    if record is not None:
        return cast("Manniskodel", record), []
    if fil in workspace.documents:
        return None, [f"{fil} går inte att läsa; est validera säger varför."]
    return None, [f"Människors bedömning saknas: {fil} finns inte."]
