"""What feedback tells of a case, asked once for both readers: values, goals, places, whom to contact."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reports.parts import sources
from est_cli.svenska import MANADER, datum_i_ord

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Mal
    from est_cli.model.problem import Indikator
    from est_cli.model.utvardering import Eftermatning, Genomforande, Maluppfyllelse
    from est_cli.workspace.load import Workspace

ENDED: Final = frozenset({"avslutat", "avskrivet"})


class Resultat(NamedTuple):
    """An indicator with its value before and its latest one after, each with how many answered; None: not known."""

    indikator: Indikator
    fore: Decimal | None
    efter: Decimal | None
    rad: Eftermatning | None
    svar: tuple[int | None, int | None] = (None, None)


class Malutfall(NamedTuple):
    """A goal and the case's own verdict on it."""

    mal: Mal
    utfall: Maluppfyllelse


def results(arende: Arende) -> list[Resultat]:
    """Each indicator that has been measured afterwards in figures."""
    found, answers = [], {one.id: one.antal for one in sources(arende) if isinstance(one.antal, int)}
    for one in arende.problem.indikatorer or ():
        rows = [row for row in afterwards(arende, one.id) if isinstance(row.varde, Decimal)]
        row = max(rows, key=lambda row: row.till if isinstance(row.till, date) else date.min, default=None)
        before = one.baslinje.varde if one.baslinje else None
        if row and isinstance(row.varde, Decimal) and isinstance(one.namn, str):
            asked = answers.get(str(one.kalla)), answers.get(str(row.kalla or one.kalla))
            found.append(Resultat(one, before if isinstance(before, Decimal) else None, row.varde, row, asked))
    return found


def afterwards(arende: Arende, indikator: str) -> list[Eftermatning]:
    """The after-values of an indicator, in the order of the file."""
    return [row for row in arende.utvardering.eftermatningar or () if row.indikator == indikator]


def goals(arende: Arende) -> list[Malutfall]:
    """The goals that have a verdict, in the order of the file."""
    judged = {one.mal: one for one in arende.utvardering.maluppfyllelse or () if isinstance(one.bedomning, str)}
    return [Malutfall(mal, judged[mal.id]) for mal in arende.atgarder.mal or () if mal.id in judged]


def outcome(arende: Arende, atgard: str) -> tuple[int, Genomforande] | None:
    """How a measure was carried out, and its place in the list; None where that is not said."""
    rows = enumerate(arende.utvardering.genomforande or ())
    return next(((n, row) for n, row in rows if row.atgard == atgard), None)


def places(arende: Arende) -> list[str]:
    """The places of a case: its own, those that it touches, and those that its indicators are counted at."""
    own = [arende.plats, *(arende.berorda_platser or ())]
    counted = [p for one in arende.problem.indikatorer or () if one.matning for p in one.matning.platser or ()]
    return list(dict.fromkeys(one for one in (*own, *counted) if isinstance(one, str)))


def watched(arende: Arende) -> list[str]:
    """The places beside, where the problem may move."""
    risk = arende.atgarder.omfordelning
    return [one for one in (risk.bevakade_platser if risk else None) or () if isinstance(one, str)]


def kinds(arende: Arende) -> list[str]:
    """The categories that a case is about: its behaviours, and what its indicators count."""
    counted = [k for one in arende.problem.indikatorer or () if one.matning for k in one.matning.kategorier or ()]
    return list(dict.fromkeys(one for one in (*(arende.problem.beteenden or ()), *counted) if isinstance(one, str)))


def ended(arende: Arende) -> date | None:
    """The day that a case ended or was written off; None while it goes on."""
    last = arende.historik[-1]
    return last.datum if arende.skede in ENDED and isinstance(last.datum, date) else None


def title(arende: Arende) -> str:
    """The title, or the id where it cannot be read."""
    return arende.titel if isinstance(arende.titel, str) else arende.id


def month(day: date) -> str:
    """`maj 2026`."""
    return f"{MANADER[day.month - 1]} {day.year}"


def months(fran: object, till: object) -> str:
    """`maj 2026`, `april–maj 2026`, `december 2025–april 2026`; empty where neither day is known."""
    first, last = (one if isinstance(one, date) else None for one in (fran, till))
    if first is None or last is None:
        day = first or last
        return month(day) if day else ""
    if (first.year, first.month) == (last.year, last.month):
        return month(last)
    return f"{MANADER[first.month - 1] if first.year == last.year else month(first)}–{month(last)}"


def days(fran: date, till: date) -> str:
    """`26 maj–31 augusti 2025`, `1 maj 2026`, with as little said twice as can be."""
    if fran == till:
        return datum_i_ord(till)
    if fran.year != till.year:
        return f"{datum_i_ord(fran)}–{datum_i_ord(till)}"
    beginning = str(fran.day) if fran.month == till.month else f"{fran.day} {MANADER[fran.month - 1]}"
    return f"{beginning}–{datum_i_ord(till)}"


def contact(workspace: Workspace) -> tuple[str, list[str]]:
    """The function that the law's coordination lies on, and how to reach it; both empty where it is not known."""
    settings = workspace.installningar
    law = settings.lagkrav if settings else None
    id_ = law.samordnare if law else None
    actor = workspace.aktorer.get(id_) if isinstance(id_, str) else None
    if actor is None:
        return "", []
    ways = [("telefon", actor.telefon), ("e-post", actor.epost)]
    return f"{actor.funktion}, {actor.organisation}", [
        f"{how} {value}" for how, value in ways if isinstance(value, str)
    ]
