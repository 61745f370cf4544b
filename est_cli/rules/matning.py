"""U515: the numbers of a case beside what the observations say of the same days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from est_cli.observationer.count import Counted, selection
from est_cli.observationer.gallring import is_past
from est_cli.period import months_between
from est_cli.rules.rule import Brist, Context, rule
from est_cli.rules.utvardering import surely_about
from est_cli.svenska import tal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Baslinje, Indikator
    from est_cli.model.utvardering import Eftermatning

_HEADER = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning"
_EXAMPLE = (
    "eftermatningar:\n- {{indikator: glaskross, varde: {}, fran: 2026-06-01, till: 2026-06-30}}\n"
    "# problem.yaml\nindikatorer:\n"
    "- {{id: glaskross, namn: Krossat glas i parken, enhet: antal, matning: {{kategorier: [glaskross]}}}}\n"
    f"# observationer/2026-06-bovard.csv\n{_HEADER}\n"
    "bovard-1,2026-06-05,,,,hoglands-park,glaskross,bovardarna,iakttagelse,1,,,\n"
    "bovard-2,2026-06-19,,,,hoglands-park,glaskross,bovardarna,iakttagelse,2,,,"
)


class Number(NamedTuple):
    """A number that the case states of an indicator, of which days, and where it stands."""

    varde: Decimal
    fran: date
    till: date
    underlag: str | None
    fil: str
    vag: tuple[str | int, ...]


@rule(
    "U515", "varning", "utvardering", laser=("problem",),
    namn="Talen stämmer med observationerna",
    fraga="Stämmer baslinjen och eftermätningen med de observationer som de säger sig räkna?",
    gor="Kör est utvardera med ärendets id och se vad som räknas. Rätta talet, eller matning i problem.yaml; "
    "est utvardera med --skriv skriver eftermätningen och dess underlag.",
    varfor="Ett tal som ingen kan räkna fram igen går inte att granska. Oftast har rader kommit till eller ändrats "
    "sedan talet skrevs, eller så räknar talet något annat än vad matning säger.",
    kalla="Egen regel",
    bra=_EXAMPLE.format(3),
    daligt=_EXAMPLE.format(5),
)  # fmt: skip
def stammer_med_observationerna(arende: Arende, context: Context) -> Iterator[Brist]:
    """Baseline and after-value agree with what `matning` counts, where there are observations of those days."""
    for n, indikator in enumerate(arende.problem.indikatorer or ()):
        for number in numbers(arende, indikator, n):
            found = _counted(arende, indikator, number, context)
            if found is not None:
                yield from _differences(number, found)


def numbers(arende: Arende, indikator: Indikator, n: int) -> Iterator[Number]:
    """The numbers of an indicator that its `matning` can count again; none without one, or of another unit."""
    if indikator.enhet != "antal" or not _is_usable(arende, indikator):
        return
    baslinje = indikator.baslinje
    if baslinje is not None and isinstance(indikator.id, str):
        yield from _number(baslinje, None, "problem", ("indikatorer", n, "baslinje"))
    for at, row in surely_about(arende.utvardering.eftermatningar, "indikator", indikator.id):
        yield from _number(row, row.underlag, "utvardering", ("eftermatningar", at))


def _number(
    row: Baslinje | Eftermatning, underlag: str | None, fil: str, vag: tuple[str | int, ...]
) -> Iterator[Number]:
    if isinstance(row.varde, Decimal) and isinstance(row.fran, date) and isinstance(row.till, date):
        yield Number(row.varde, row.fran, row.till, underlag, fil, vag)


def _is_usable(arende: Arende, indikator: Indikator) -> bool:
    """Whether all that says what is counted can be read."""
    matning = indikator.matning
    if matning is None or not isinstance(arende.plats, str):
        return False
    chosen = (matning.kategorier, matning.platser, matning.rapportorer, matning.typer)
    return all(
        part is None or (isinstance(part, tuple) and all(isinstance(one, str) for one in part)) for part in chosen
    )


def _counted(arende: Arende, indikator: Indikator, number: Number, context: Context) -> Counted | None:
    """What the observations say; None where nobody looked then, or the observations are weeded."""
    if context.observationer is None or indikator.matning is None or _is_weeded(number, context):
        return None
    found = context.observationer.count(selection(indikator.matning, arende.plats), number.fran, number.till)
    return found if found.nagot else None


def _is_weeded(number: Number, context: Context) -> bool:
    """Whether a month of the number's days has no file any more, as was decided."""
    settings, counts = context.installningar, context.observationer
    term = settings.gallring.observationer_manader if settings and settings.gallring else None
    if not isinstance(term, int) or counts is None:
        return False
    months = months_between(number.fran, number.till)
    return any(is_past(month, context.idag, term) and not counts.has_month(month) for month in months)


def _differences(number: Number, found: Counted) -> Iterator[Brist]:
    changed = isinstance(number.underlag, str) and number.underlag != found.underlag  # it may be refused
    since = " Raderna har ändrats sedan talet skrevs." if changed else ""
    days = f"{number.fran}–{number.till}"
    if number.varde != found.antal:
        text = f"Talet är {tal(float(number.varde))}, men observationerna för {days} ger {tal(found.antal)}.{since}"
        yield Brist(text, number.fil, (*number.vag, "varde"))
    elif changed:
        text = f"Raderna som räknats för {days} har ändrats sedan talet skrevs; antalet är detsamma."
        yield Brist(text, number.fil, (*number.vag, "underlag"))
