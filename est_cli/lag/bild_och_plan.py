"""The picture, the plan, and that both are renewed every second year (4–6 §§)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.lag.skyldighet import Duty, Lagfiler, Skyldighet, decided_by, is_written, within
from est_cli.model.installningar import Lagbeslut
from est_cli.rules.frister import decided, two_years_after
from est_cli.svenska import antal, datum_i_ord, uppraknat

if TYPE_CHECKING:
    from est_cli.lag.underlag import Underlag
    from est_cli.model.lagesbild import Lagesbild

FORSTA_PLANEN: Final = date(2024, 7, 1)
"""The last day for the first plan, by the law's transitional rule."""
_DELAR: Final = {
    "kartlaggning": "kartläggningen av brottsligheten, dess omfattning och konsekvenser",
    "annan_information": "annan information av betydelse",
    "analys": "analysen av de två andra delarna",
}
_KORT: Final = {"kartlaggning": "kartläggning", "annan_information": "annan information", "analys": "analys"}


def picture_duty(filer: Lagfiler, idag: date) -> Skyldighet:
    """4 §: the named picture has the law's three parts."""
    own = filer.lagkrav.lagesbild
    duty = Duty("4", "Kommunen ska ha en lägesbild: kartläggning, annan information och analys.", own)
    period = own.lagesbild if isinstance(own, Lagbeslut) and isinstance(own.lagesbild, str) else None
    if period is None:
        duty.saknas.append("est.yaml säger inte vilken lägesbild som gäller (lagkrav.lagesbild.lagesbild).")
        return duty.done()
    fil, bild = f"lagesbilder/{period}.yaml", filer.bilder.get(period)
    if bild is not None:
        _three_parts(duty, fil, bild)
    elif period in filer.bilder:
        duty.visar.append(f"Lägesbilden står i {fil}.")
        duty.unreadable = True
    else:
        duty.saknas.append(f"Filen {fil}, som est.yaml nämner, finns inte.")
    day = decided(own, bild.beslut if bild else None)
    if day and day <= idag:
        organ = _organ(own, bild.beslut if bild else None)
        duty.visar.append(f"{decided_by('Lägesbilden', organ)} den {datum_i_ord(day)}.")
    return duty.done()


def _three_parts(duty: Duty, fil: str, bild: Lagesbild) -> None:
    there = [key for key in _DELAR if is_written(getattr(bild, key))]
    if there:
        duty.visar.append(f"{fil} har {uppraknat([_KORT[key] for key in there])}.")
    for key in _DELAR:
        if key not in there:
            duty.saknas.append(f"{fil} saknar {_DELAR[key]} ({key}).")


def plan_duty(filer: Lagfiler, idag: date) -> Skyldighet:
    """5 §: a plan is decided on the ground of the picture, with measures of the municipality's own."""
    own = filer.lagkrav.atgardsplan
    duty = Duty("5", "Med lägesbilden som grund ska kommunen besluta om en åtgärdsplan för egna åtgärder.", own)
    day = decided(own)
    if day is None or day > idag:
        _no_plan(duty, day, idag)
    elif isinstance(own, Lagbeslut):
        _decided_plan(duty, own, day)
        _built_on(duty, filer, own, day)
    if filer.aktorer is None:
        duty.unreadable = True
    else:
        _own_measures(duty, filer.underlag)
    return duty.done()


def _no_plan(duty: Duty, day: date | None, idag: date) -> None:
    what = (
        f"Planens beslutsdag, den {datum_i_ord(day)}, har inte varit än."
        if day
        else "est.yaml nämner ingen beslutad plan (lagkrav.atgardsplan.datum)."
    )
    first = f"Den första planen {_tense(idag)} beslutad senast den {datum_i_ord(FORSTA_PLANEN)}."
    if idag <= FORSTA_PLANEN:
        duty.nara.append(f"{what} {first}")
        duty.dagar.append(FORSTA_PLANEN)
    else:
        duty.saknas.append(f"{what} {first}")


def _tense(idag: date) -> str:
    return "ska vara" if idag <= FORSTA_PLANEN else "skulle ha varit"


def _decided_plan(duty: Duty, own: Lagbeslut, day: date) -> None:
    duty.visar.append(f"{decided_by('Planen', own.organ)} den {datum_i_ord(day)}.")
    if own.organ is None:
        duty.saknas.append("est.yaml säger inte vem som beslutade planen (lagkrav.atgardsplan.organ).")


def _built_on(duty: Duty, filer: Lagfiler, plan: Lagbeslut, day: date) -> None:
    """That the plan names its picture, and was decided when that one had been."""
    period = plan.lagesbild
    if not isinstance(period, str):
        duty.saknas.append("est.yaml säger inte vilken lägesbild planen bygger på (lagkrav.atgardsplan.lagesbild).")
        return
    current = filer.lagkrav.lagesbild
    is_current = isinstance(current, Lagbeslut) and current.lagesbild == period
    bild = filer.bilder.get(period)
    if not is_current and period not in filer.bilder:
        duty.saknas.append(f"Lägesbilden {period}, som planen bygger på, finns inte i lagesbilder/.")
        return
    decision = decided(current if is_current else None, bild.beslut if bild else None)
    duty.visar.append(f"Planen bygger på lägesbilden {period}.")
    if decision and day < decision:
        duty.saknas.append(f"Planen är äldre än lägesbilden som den bygger på, beslutad den {datum_i_ord(decision)}.")
    if not is_current and isinstance(current, Lagbeslut) and isinstance(current.lagesbild, str):
        duty.visar.append(f"Den gällande lägesbilden är en annan: {current.lagesbild}.")


def _own_measures(duty: Duty, counted: Underlag) -> None:
    if not counted.atgarder:
        duty.saknas.append("Ingen åtgärd i ärendena har en av kommunens funktioner som ansvarig.")
        return
    duty.visar.append(
        f"Kommunen ansvarar för {antal(counted.atgarder, 'åtgärd', 'åtgärder')} i "
        f"{antal(counted.arenden, 'ärende', 'ärenden')}; {counted.oppna} av dem planeras eller pågår."
    )


def renewal_duty(filer: Lagfiler, idag: date) -> Skyldighet:
    """6 §: at least every second year."""
    own, plan = filer.lagkrav.lagesbild, filer.lagkrav.atgardsplan
    duty = Duty("6", "Minst vartannat år ska lägesbilden uppdateras och åtgärdsplanen följas upp.", own, plan)
    bild = filer.bilder.get(own.lagesbild) if isinstance(own, Lagbeslut) and isinstance(own.lagesbild, str) else None
    for name, verb, key, day in (
        ("Lägesbilden", "uppdateras", "lagesbild", decided(own, bild.beslut if bild else None)),
        ("Planen", "följas upp", "atgardsplan", decided(plan)),
    ):
        if day is None or day > idag:
            when = f"beslutsdag har inte varit än ({day})" if day else "beslutsdag saknas"
            duty.saknas.append(f"{name}s {when}, så tiden går inte att räkna (lagkrav.{key}.datum i est.yaml).")
        else:
            within(duty, two_years_after(day, key), f"{name}, beslutad den {datum_i_ord(day)}, ska {verb}", idag)
    return duty.done()


def _organ(*decisions: object) -> object:
    """The body that the first of the decisions names."""
    return next((organ for one in decisions if (organ := getattr(one, "organ", None)) is not None), None)
