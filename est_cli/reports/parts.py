"""The problem and the analysis of a case as a report shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.reports.table import Fact, Tabell, columns, table
from est_cli.reports.values import Cell, joined, number, period, sentence, several, word

if TYPE_CHECKING:
    from est_cli.model.analys import Analys, Orsak
    from est_cli.model.arende import Arende
    from est_cli.model.problem import Kalla, Problem, Tid
    from est_cli.reports.names import Names

FRAGOR: Final = (
    ("vanligt", "Vanligt"),
    ("langvarigt", "Långvarigt"),
    ("avviker", "Avviker från jämförbara områden"),
    ("fa_platser", "Samlat till få platser"),
    ("paverkbart", "Går att påverka"),
    ("kostsamt", "Kostsamt i pengar eller lidande"),
    ("drabbar_manga", "Drabbar många"),
)
"""Brå's grounds for prioritising: key, and the question as a heading."""
_INDIKATORER: Final = columns("Indikator", "Baslinje", "Period", "Ska", "Källa")
_FRAGOR: Final = columns("Fråga", "Svar")
_TIDIGARE: Final = columns("Tidigare åtgärd", "Resultat")
_KALLOR: Final = columns("Nr", "Källa", "Slag", "Från", "Antal", "Begränsning", "Adress")


class Problemvy(NamedTuple):
    """The problem: its description, facts, indicators and why it was put first."""

    beskrivning: Cell
    fakta: list[Fact]
    indikatorer: Tabell | None
    prioritering: Tabell | None
    motivering: Cell


_ORSAK_SLAG: Final = {"direkt": "direkt orsak", "indirekt": "bakomliggande orsak"}
_ORSAK_SIDA: Final = {
    "plats": "på platsen",
    "garningsperson": "hos dem som gör det",
    "brottsutsatt": "hos dem eller det som drabbas",
}
_ORSAK_I: Final = {"situationell": "i situationen", "social": "i sociala förhållanden"}
"""The kinds of causes in words that a reader outside the method knows."""


class Orsakvy(NamedTuple):
    """A cause: what it is, where it stands, what the evidence shows, which evidence; `klass` is the status as a key."""

    beskrivning: str
    status: str
    slag: Cell
    motivering: Cell
    belagg: Cell
    klass: str


class Analysvy(NamedTuple):
    """The analysis: questions, causes, who could prevent it, the chain of events, earlier measures, conclusion."""

    fragor: tuple[str, ...]
    orsaker: list[Orsakvy]
    kontrollanter: list[Fact]
    handelsekedja: tuple[str, ...]
    tidigare: Tabell | None
    slutsats: Cell


def problem_view(arende: Arende, names: Names, kallor: dict[str, str]) -> Problemvy:
    """The problem as a report shows it; on the quick track only what is answered."""
    problem = arende.problem
    fakta = _problem_facts(problem, names, kallor)
    if arende.snabb:
        fakta = answered(fakta)
    prioritering = problem.prioritering
    return Problemvy(
        problem.beskrivning,
        fakta,
        _indicators(problem, kallor),
        table("Varför just detta problem", _FRAGOR, _answers(prioritering)) if prioritering else None,
        prioritering.motivering if prioritering else None,
    )


def _problem_facts(problem: Problem, names: Names, kallor: dict[str, str]) -> list[Fact]:
    return [
        ("Vad som händer", several(problem.beteenden, names.kategori)),
        ("När", when(problem.tid)),
        ("Vilka drabbas", problem.drabbade),
        ("Följder", problem.konsekvenser),
        ("Vad de drabbade väntar sig", problem.forvantan),
        ("Förekommer inte", problem.forekommer_inte),
        ("Hur ofta", _extent(problem, kallor)),
        ("Jämfört med", _compared(problem, names)),
    ]


def when(tid: Tid | None) -> Cell:
    """When it happens: weekdays, clock and season; or why no pattern can be stated."""
    if tid is None:
        return None
    days = _weekdays(tid)
    return joined(days and sentence(days), several(tid.klockslag), tid.sasong, tid.oregelbundet, between=" · ")


def _weekdays(tid: Tid) -> Cell:
    if isinstance(tid.veckodagar, tuple) and len(tid.veckodagar) == 7:  # noqa: PLR2004 - days in a week
        return "alla dagar"
    return several(tid.veckodagar, word)


def _extent(problem: Problem, kallor: dict[str, str]) -> Cell:
    extent = problem.omfattning
    if extent is None:
        return None
    times = number(extent.antal, "gånger")
    return joined(times, period(extent.fran, extent.till), source(kallor, extent.kalla), between=" · ")


def _compared(problem: Problem, names: Names) -> Cell:
    other = problem.jamforelse
    return joined(several(other.platser, names.plats), other.text, between=": ") if other else None


def _indicators(problem: Problem, kallor: dict[str, str]) -> Tabell | None:
    return table(
        "Det som mäts",
        _INDIKATORER,
        [
            (
                one.namn,
                number(one.baslinje.varde, one.enhet or "") if one.baslinje else None,
                period(one.baslinje.fran, one.baslinje.till) if one.baslinje else None,
                word(one.riktning),
                source(kallor, one.kalla),
            )
            for one in problem.indikatorer or ()
        ],
    )


def _answers(prioritering: Any) -> list[tuple[Cell, ...]]:  # noqa: ANN401 - a Prioritering, or one that cannot be read
    return [(fraga, word(getattr(prioritering, key))) for key, fraga in FRAGOR]


def analysis_view(analys: Analys, kallor: dict[str, str]) -> Analysvy:
    """The analysis as a report shows it."""
    who = analys.kontrollanter
    return Analysvy(
        tuple(analys.fragor or ()),
        [_cause(one, kallor) for one in analys.orsaker or ()],
        [("Väktare", who.vaktare), ("Hanterare", who.hanterare), ("Platsansvarig", who.platsansvarig)] if who else [],
        tuple(analys.handelsekedja or ()),
        table(
            "Det som redan prövats",
            _TIDIGARE,
            [(one.beskrivning, one.resultat) for one in analys.tidigare_atgarder or ()],
        ),
        analys.slutsats,
    )


def _cause(orsak: Orsak, kallor: dict[str, str]) -> Orsakvy:
    reach = word(orsak.paverkbar)
    kind = joined(_ORSAK_SLAG.get(str(orsak.slag), "orsak"), _ORSAK_SIDA.get(str(orsak.sida)), between=" ")
    slag = joined(
        sentence(kind or ""), _ORSAK_I.get(str(orsak.inriktning)), f"går att påverka: {reach}" if reach else None
    )
    belagg = several(orsak.belagg, lambda id_: source(kallor, id_))
    return Orsakvy(
        orsak.beskrivning, word(orsak.status) or "status saknas", slag, orsak.motivering, belagg, str(orsak.status)
    )


def sources(arende: Arende) -> list[Kalla]:
    """All sources of the case, in the order of its files."""
    return [kalla for part in (arende.problem, arende.analys, arende.utvardering) for kalla in part.kallor or ()]


def source_names(kallor: list[Kalla]) -> dict[str, str]:
    """What each source is called where it is referred to: `Enkät (källa 2)`, by the number in the table of sources."""
    return {one.id: f"{sentence(word(one.typ) or '')} (källa {number})" for number, one in enumerate(kallor, 1)}


def source(kallor: dict[str, str], id_: str | None) -> Cell:
    """A source by what it is called in the case, or the id where there is none."""
    return None if id_ is None else kallor.get(id_) or str(id_)


def source_table(kallor: list[Kalla], names: Names) -> Tabell | None:
    """All sources of the case with what they cannot show."""
    return table(
        "Källorna, och vad de inte kan visa",
        _KALLOR,
        [
            (
                str(nr),
                one.beskrivning,
                word(one.typ),
                names.aktor(one.aktor),
                number(one.antal),
                one.begransning,
                one.lank,
            )
            for nr, one in enumerate(kallor, 1)
        ],
    )


def answered(fakta: list[Fact]) -> list[Fact]:
    """Those of the facts that are answered."""
    return [fact for fact in fakta if fact[1] is not None]
