"""The answers that a picture gives for a new case: what happens at a place, how often, when, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.errors import EstError
from est_cli.estimates import HOURS, Undefined, aoristic_weights
from est_cli.lagesbild.picture import make_picture
from est_cli.lagesbild.rhythm import DAYS, clear_window
from est_cli.observationer.count import Urval, counted, observations
from est_cli.reports.names import Names
from est_cli.svenska import datum_i_ord, slug, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from est_cli.editing.scalars import Value
    from est_cli.lagesbild.records import Lagesbild
    from est_cli.observationer.rows import Observation
    from est_cli.period import Period
    from est_cli.rules.check import Checker

_WANTED: Final = frozenset({"ny", "okande", "kvarstaende"})
_FEW: Final = 3
_LIMITS: Final = "Visar bara det som någon har sett och rapporterat."


class Ifyllt(NamedTuple):
    """What a new case begins with: a title, its place, answers for `problem.yaml` by key, and what to know of them."""

    titel: str
    plats: str
    problem: dict[str, Value]
    obs: list[str]


def fill(checked: Checker, period: Period, plats: str) -> Ifyllt:
    """The answers from a period's picture for a registered place; EstError where nothing happened there.

    One that is still going on is counted to yesterday: today may have more to come.
    """
    bild, names = make_picture(_until_yesterday(checked, period), period), Names(checked.workspace)
    kinds = _kinds(bild, plats)
    where = str(names.plats(plats))
    if not kinds:
        raise EstError(f"Inget är rapporterat vid {where} i {period.ord}.", _elsewhere(bild))
    chosen = Urval(kategorier=frozenset(kinds), platser=frozenset({plats}))
    seen = observations(checked.workspace.tree, bild.period.fran, bild.till_dag)
    rows = [one for one in seen if chosen.holds(one) and one.antal]
    what = [str(names.kategori(kind)) for kind in kinds]
    title = f"{_bare(what[0])} vid {_bare(where)}"
    return Ifyllt(title, plats, _problem(bild, kinds, rows, uppraknat(what), names), list(_notes(bild)))


def _until_yesterday(checked: Checker, period: Period) -> Checker:
    """As of yesterday where the period is not over; EstError where it began today."""
    idag = checked.context.idag
    if idag > period.till or idag < period.fran:
        return checked
    if idag == period.fran:
        raise EstError(f"Perioden {period.ord} började i dag, så det finns ingen hel dag att räkna.", "Vänta en dag.")
    return checked._replace(context=replace(checked.context, idag=idag - timedelta(1)))


def _notes(bild: Lagesbild) -> Iterator[str]:
    """What a baseline that was chosen for standing out does not say by itself."""
    if bild.pagaende:
        yield f"Perioden pågår: siffrorna är räknade till och med i går, den {datum_i_ord(bild.till_dag)}."
    yield (
        f"Baslinjen är från {_counted(bild).ord}, som valdes för att den stack ut. En del av en minskning kommer då av "
        "sig själv (regression mot medelvärdet). En längre baslinje är säkrare: ändra den i problem.yaml."
    )


def _counted(bild: Lagesbild) -> Period:
    """The period as far as it is counted."""
    return bild.period.avbruten((bild.till_dag - bild.period.fran).days + 1)


def _kinds(bild: Lagesbild, plats: str) -> list[str]:
    """The categories that stand out at the place, else the most common there."""
    marked = [one.kategori for one in bild.utmarker if one.plats == plats and one.slag in _WANTED and one.kategori]
    common = [one.kategori for one in bild.celler if one.plats == plats and one.kategori and one.antal]
    return list(dict.fromkeys(marked)) or common[:_FEW]


def _elsewhere(bild: Lagesbild) -> str:
    there = [one.plats for one in bild.platser if one.plats and one.antal][:12]
    return f"Platser med händelser: {', '.join(there)}." if there else "Perioden har inga händelser vid någon plats."


def _bare(name: str) -> str:
    """A name without what stands in brackets after it."""
    return name.partition(" (")[0]


def _problem(
    bild: Lagesbild, kinds: Sequence[str], rows: Sequence[Observation], what: str, names: Names
) -> dict[str, Value]:
    fran, till, number = bild.period.fran, bild.till_dag, counted(Urval(), rows).antal
    source = f"observationer-{slug(bild.period.namn)}"
    reporters = {one.rapportor for one in rows}
    alone = next(iter(reporters)) if len(reporters) == 1 else None
    answers: dict[str, Value] = {
        "beteenden": list(kinds),
        "tid": _time(rows),
        "omfattning": {"antal": number, "fran": fran, "till": till, "kalla": source},
        "kallor": [
            {
                "id": source,
                "typ": "observationer",
                "beskrivning": f"Observationer under {_counted(bild).ord}: {what}. {_reported(rows, names)}",
                "aktor": alone,
                "antal": number,
                "begransning": _LIMITS,
            }
        ],
        "indikatorer": [
            {
                "id": "rapporterade-handelser",
                "namn": f"Rapporterade händelser: {what}",
                "enhet": "antal",
                "kalla": source,
                "riktning": "minska",
                "baslinje": {"varde": number, "fran": fran, "till": till},
                "matning": {"kategorier": list(kinds)},
            }
        ],
    }
    return {key: value for key, value in answers.items() if value}


def _reported(rows: Sequence[Observation], names: Names) -> str:
    """Who reported how many events, most first: `Rapporterade av Bovärdarna (9) och Fältgruppen (2)`."""
    by: dict[str | None, int] = {}
    for one in rows:
        by[one.rapportor] = by.get(one.rapportor, 0) + one.antal
    ranked = sorted(by.items(), key=lambda pair: (-pair[1], pair[0] or ""))
    said = [f"{names.aktor(actor) or 'okänd rapportör'} ({tal(number)})" for actor, number in ranked]
    return f"Rapporterade av {uppraknat(said)}."


def _time(rows: Sequence[Observation]) -> dict[str, Value]:
    """The hours and days in which most of it happens, if that is clear; else nothing, and the question stands."""
    known = [one for one in rows if one.tid_fran or one.tid_till]
    hours = sum((_hours(one) for one in known), start=_hours(None))
    best = clear_window(hours, sum(one.antal for one in known))
    if best is None:
        return {}
    end = (best.fran + best.timmar) % 24 or 24
    return {
        "veckodagar": [DAYS[day] for day in sorted(best.dagar)],
        "klockslag": [f"{best.fran:02}:00-{end:02}:00"],
    }


def _hours(one: Observation | None) -> NDArray[np.float64]:
    """The events of an observation by hour of the week; nothing where its end lies before its start."""
    import numpy as np

    weights = Undefined("") if one is None else aoristic_weights(one.start, one.slut)
    return np.zeros(HOURS) if one is None or isinstance(weights, Undefined) else weights * one.antal
