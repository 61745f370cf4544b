"""Those that the municipality works with: agreements, council, coordinator, board (8–13 §§)."""

from __future__ import annotations

from datetime import date
from typing import Final

from est_cli.lag.skyldighet import Duty, Lagfiler, Skyldighet, days, is_written, named_actor
from est_cli.model.installningar import Overenskommelse, StrategisktRad
from est_cli.rules.frister import FORVARNING, Frist, agreement_ends, months_after
from est_cli.svenska import datum_i_ord, one_line, slug, uppraknat

ETT_AR: Final = 12
"""Months after the last report to fullmäktige; the law says fortlöpande, and gives no number (13 §)."""


def agreements_duty(filer: Lagfiler, idag: date) -> Skyldighet:
    """8–9 §§: written agreements that say at least their purpose and areas."""
    own = filer.lagkrav.overenskommelser
    duty = Duty("8–9", "Kommunen ska verka för skriftliga överenskommelser, med syften och områden.", own)
    all_ = [one for one in own or () if isinstance(one, Overenskommelse)]
    if not all_:
        duty.saknas.append("est.yaml nämner ingen överenskommelse (lagkrav.overenskommelser).")
    for one in all_:
        _agreement(duty, one, idag, renewed=any(_follows(other, one, idag) for other in all_))
    return duty.done()


def _follows(new: Overenskommelse, old: Overenskommelse, idag: date) -> bool:
    """Whether an agreement with the same party goes on when another has ended."""
    same = slug(str(new.part)) == slug(str(old.part))
    ends = (one.till if isinstance(one.till, date) else date.max for one in (new, old))
    return same and next(ends) > max(next(ends), idag)


def _agreement(duty: Duty, one: Overenskommelse, idag: date, *, renewed: bool) -> None:
    name = f"Överenskommelsen med {one_line(str(one.part))}"
    frist = agreement_ends(one)
    if frist and frist.dag < idag:
        ended = f"{name} gick ut den {datum_i_ord(frist.dag)}"
        (duty.visar if renewed else duty.saknas).append(f"{ended}{', och har fått en ny' if renewed else ''}.")
        return
    for key, word in (("syfte", "syften"), ("omraden", "områden")):
        if not is_written(getattr(one, key)):
            duty.saknas.append(f"{name} säger inget om {word} ({key}).")
    if isinstance(one.fran, date) and one.fran > idag:
        duty.visar.append(f"{name} börjar gälla den {datum_i_ord(one.fran)}.")
    _ends(duty, name, frist, idag, renewed=renewed)


def _ends(duty: Duty, name: str, frist: Frist | None, idag: date, *, renewed: bool) -> None:
    if frist is None:
        duty.visar.append(f"{name} gäller tills vidare.")
        return
    last = f"{name} gäller till och med den {datum_i_ord(frist.dag)}"
    if renewed:
        duty.visar.append(f"{last}, och har fått en ny.")
        return
    duty.dagar.append(frist.dag)
    if idag >= frist.nara:
        left = f"{last}, {days(frist.dag, idag)} till." if idag < frist.dag else f"{last}. Sista dagen är i dag."
        duty.nara.append(f"{left} Det tar tid att förhandla och besluta en ny.")
    else:
        duty.visar.append(f"{last}.")


def council_duty(filer: Lagfiler, idag: date) -> Skyldighet:
    """10 §: a strategic council that the municipality leads."""
    own = filer.lagkrav.strategiskt_rad
    duty = Duty("10", "Kommunen ska verka för ett råd för strategiska frågor, som kommunen leder.", own)
    if not isinstance(own, StrategisktRad) or not is_written(own.namn):
        duty.saknas.append("est.yaml nämner inget råd (lagkrav.strategiskt_rad.namn).")
        return duty.done()
    duty.visar.append(f"Rådet heter {one_line(str(own.namn))}. Vilka andra som sitter i det syns inte i filerna.")
    actor = named_actor(duty, filer, own.ordforande, "Rådets ordförande", "lagkrav.strategiskt_rad.ordforande", idag)
    if actor and actor.typ != "kommun":
        duty.saknas.append("Rådets ordförande är inte en av kommunens funktioner, men kommunen ska leda rådet.")
    return duty.done()


def coordinator_duty(filer: Lagfiler, idag: date) -> Skyldighet:
    """11–12 §§: a function that coordinates, is the contact, and spreads information."""
    own = filer.lagkrav.samordnare
    asked = "En samordningsfunktion ska samordna arbetet, vara kontaktpunkt och informera invånarna."
    duty = Duty("11–12", asked, own)
    actor = named_actor(duty, filer, own, "Samordnaren", "lagkrav.samordnare", idag)
    if actor:
        ways = [word for word, value in (("telefon", actor.telefon), ("e-post", actor.epost)) if is_written(value)]
        if ways:
            duty.visar.append(f"Funktionens {uppraknat(ways)} står i register/aktorer.yaml.")
        else:
            duty.saknas.append("Samordnaren har varken telefon eller e-post i register/aktorer.yaml.")
    told = filer.underlag.aterkopplat
    last = f"gavs den {datum_i_ord(told)}" if told else "är inte antecknad i något ärende"
    duty.visar.append(f"Återkoppling till boende eller allmänheten {last}.")
    return duty.done()


def board_duty(filer: Lagfiler, idag: date) -> Skyldighet:
    """13 §: a board leads, and reports to fullmäktige."""
    board, reports = filer.lagkrav.ansvarig_namnd, filer.lagkrav.rapporterat_till_fullmaktige
    asked = "Kommunstyrelsen eller en annan nämnd ska leda arbetet och fortlöpande rapportera till fullmäktige."
    duty = Duty("13", asked, board, reports)
    if is_written(board):
        duty.visar.append(f"Ansvarig nämnd: {one_line(str(board))}.")
    else:
        duty.saknas.append("est.yaml säger inte vilken nämnd som leder arbetet (lagkrav.ansvarig_namnd).")
    reported = [day for day in reports or () if isinstance(day, date) and day <= idag]
    if reported:
        _last_report(duty, max(reported), idag)
    else:
        duty.saknas.append("Ingen rapport till fullmäktige är antecknad (lagkrav.rapporterat_till_fullmaktige).")
    return duty.done()


def _last_report(duty: Duty, last: date, idag: date) -> None:
    frist = Frist("rapport", months_after(last, ETT_AR), months_after(last, ETT_AR - FORVARNING))
    duty.dagar.append(frist.dag)
    what = f"Fullmäktige fick senast rapport den {datum_i_ord(last)}"
    if idag > frist.dag:
        duty.saknas.append(f"{what}, för mer än ett år sedan.")
    elif idag >= frist.nara:
        duty.nara.append(f"{what}; ett år har gått den {datum_i_ord(frist.dag)}.")
    else:
        duty.visar.append(f"{what}.")
    duty.visar.append("Lagen säger fortlöpande och ger inget antal; est påminner efter ett år.")
