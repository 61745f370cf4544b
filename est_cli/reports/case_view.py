"""A case as a report shows it: everything prepared as plain values, so that templates only loop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.ord import label
from est_cli.reports.parts import (
    Analysvy,
    Problemvy,
    analysis_view,
    answered,
    problem_view,
    source_names,
    source_table,
    sources,
)
from est_cli.reports.table import Fact, Tabell, columns, table
from est_cli.reports.timeline import Tidslinje, timeline
from est_cli.reports.trace import Matris, matrix
from est_cli.reports.values import Cell, day, day_in_words, joined, sentence, several, word
from est_cli.reports.words import late_item
from est_cli.reports.work import Atgardsvy, Utvarderingsvy, evaluation_view, measures_view
from est_cli.rules.catalogue import rules
from est_cli.rules.judge import lacks
from est_cli.rules.profile import profile
from est_cli.rules.sent import late
from est_cli.rules.standing import next_stage
from est_cli.svenska import antal, datum_i_ord, uppraknat

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.model.record import Record
    from est_cli.reports.names import Names
    from est_cli.rules.rule import Context

_HISTORIK: Final = columns("Skede", "Från och med", "Ändrat av", "Möte", "Skäl")
_DAGBOK: Final = columns("Datum", "Anteckning")
_ATERKOPPLING: Final = columns("Till", "Datum", "Hur", "Vad som sades")
_DELAR: Final = ("problem", "analys", "atgarder", "utvardering")


class Profilrad(NamedTuple):
    """One bar of the profile: part, rules met, rules asked, and the rules not met in words."""

    namn: str
    uppfyllda: int
    regler: int
    saknas: str


class Arendevy(NamedTuple):
    """All that a case report shows."""

    id: str
    titel: str
    kommun: str
    lage: str
    ingress: tuple[str, ...]
    slutsats: Cell
    slutsats_av: str
    undantag: list[tuple[str, str, str]]
    olasliga: str
    fakta: list[Fact]
    niva: str
    sena: list[tuple[str, Cell, str]]
    nasta: Cell
    hinder: list[tuple[str, str]]
    fel: list[tuple[str, str]]
    problem: Problemvy | None
    analys: Analysvy | None
    atgarder: Atgardsvy | None
    utvardering: Utvarderingsvy | None
    kommer: str
    matris: Matris | None
    tidslinje: Tidslinje | None
    historik: Tabell | None
    dagbok: Tabell | None
    kallor: Tabell | None
    aterkoppling: Tabell | None
    profil: list[Profilrad]


def case_view(
    arende: Arende, context: Context, names: Names, unreadable: frozenset[str] = frozenset(), *, faulty: bool = False
) -> Arendevy:
    """Prepare a case as it stands on the context's day. `unreadable` names those of its files that cannot be read.

    `faulty` says that some file has faults of form, which also keep the case where it is.
    """
    all_sources = sources(arende)
    kallor = source_names(all_sources)
    found = list(lacks(arende, context, unreadable))
    following = next_stage(arende)
    hinder = [(one.regel.kod, one.brist.text) for one in found if one.niva == "hinder"]
    return Arendevy(
        id=arende.id,
        titel=arende.titel,
        kommun=names.kommun,
        lage=f"Läget den {datum_i_ord(context.idag)}",
        ingress=_lead(arende, following, hinder, faulty=faulty),
        slutsats=arende.utvardering.slutsats or arende.analys.slutsats,
        slutsats_av="Utvärderingens slutsats" if arende.utvardering.slutsats else "Analysens slutsats",
        undantag=_exceptions(arende),
        olasliga=uppraknat([f"{name}.yaml" for name in sorted(unreadable)]),
        fakta=_facts(arende, names),
        niva=str(arende.bedomning.niva) if arende.bedomning else "",
        sena=[late_item(arende, sen, names) for sen in late(arende, context.idag)],
        nasta=following,
        hinder=hinder,
        fel=[(one.regel.kod, one.brist.text) for one in found if one.niva == "fel"],
        problem=problem_view(arende, names, kallor) if _holds(arende.problem) else None,
        analys=analysis_view(arende.analys, kallor) if _holds(arende.analys) else None,
        atgarder=measures_view(arende, names) if _holds(arende.atgarder) else None,
        utvardering=evaluation_view(arende, names, kallor)
        if _holds(arende.utvardering, "aterkoppling", "kallor")
        else None,
        kommer=_to_come(arende),
        matris=matrix(arende, names, kallor),
        tidslinje=timeline(arende, names, context.idag),
        historik=_history(arende, names),
        dagbok=table("Dagbok", _DAGBOK, [(day(one.datum), one.text) for one in arende.anteckningar or ()]),
        kallor=source_table(all_sources, names),
        aterkoppling=_feedback(arende),
        profil=_profile(arende, context),
    )


def _holds(part: Record, *beside: str) -> bool:
    """Whether a part has content; `beside` names keys that are shown elsewhere."""
    return any(value is not None and value != () for key, value in part.__dict__.items() if key not in beside)


def _lead(arende: Arende, following: str | None, hinder: list[tuple[str, str]], *, faulty: bool) -> tuple[str, ...]:
    """Where the case stands and what remains, sentence by sentence."""
    last = arende.historik[-1]
    since = day_in_words(last.datum)
    if arende.skede == "avskrivet":
        why = f": {str(last.motiv).rstrip('.')}" if last.motiv else ""
        return (f"Ärendet är avskrivet sedan {since}{why}.",)
    if arende.skede == "avslutat":
        return (f"Ärendet är avslutat sedan {since}.",)
    lead = f"Ärendet står i skedet {label(arende.skede)} sedan {since}."
    if following is None:
        return (lead,)
    if hinder:
        left = antal(len(hinder), "sak återstår", "saker återstår")
        return lead, f"{left} före nästa skede, {label(following)}."
    if faulty:
        return lead, f"Fel i filerna hindrar nästa skede, {label(following)}; est validera visar dem."
    return lead, f"Inget hindrar nästa skede, {label(following)}."


def _exceptions(arende: Arende) -> list[tuple[str, str, str]]:
    known = rules()
    return [
        (str(one.regel), known[one.regel].namn if one.regel in known else "", str(one.motiv))
        for one in arende.undantag or ()
    ]


def _facts(arende: Arende, names: Names) -> list[Fact]:
    skede = word(arende.skede) or ""
    fakta: list[Fact] = [
        ("Plats", joined(names.plats(arende.plats), names.omrade(arende.plats), between=" · ")),
        ("Skede", f"{sentence(skede)} sedan {day_in_words(arende.historik[-1].datum)}"),
        ("Spår", sentence(word(arende.spar or "fordjupad") or "")),
        ("Ansvarig", names.aktor(arende.ansvarig)),
        ("Bedömning", _judgement(arende)),
    ]
    rest: list[Fact] = [
        ("Berör också", several(arende.berorda_platser, names.plats)),
        ("Plan", _plan(arende)),
        ("Mål", _goals(arende)),
        ("Beslut", _closing(arende)),
        ("Diarienummer", arende.diarienummer),
        ("Tidigare ärenden", several(arende.tidigare)),
    ]
    return [*fakta, *answered(rest)]


def _judgement(arende: Arende) -> Cell:
    made = arende.bedomning
    if made is None:
        return None
    level, trend = word(made.niva), word(made.trend)
    said = joined(f"{level} nivå" if level else None, f"{trend} trend" if trend else None)
    return f"{sentence(said)} (bedömt {day_in_words(made.datum) or 'utan datum'})" if said else None


def _plan(arende: Arende) -> Cell:
    made = [f"{one.organ} {day_in_words(one.datum)}" for one in arende.atgarder.beslut or ()]
    return f"Beslutad av {uppraknat(made)}" if made else None


def _goals(arende: Arende) -> Cell:
    """How many goals have each verdict: `2 uppnått, 1 delvis uppnått`."""
    judged = {one.mal: word(one.bedomning, "malbedomning") for one in arende.utvardering.maluppfyllelse or ()}
    if not judged:
        return None
    words = [judged.get(mal.id) or "inte bedömt" for mal in arende.atgarder.mal or ()]
    return ", ".join(f"{words.count(one)} {one}" for one in dict.fromkeys(words)) or None


def _closing(arende: Arende) -> Cell:
    beslut = arende.utvardering.beslut
    if beslut is None or beslut.val is None:
        return None
    made = joined(beslut.organ, day_in_words(beslut.datum), between=" ")
    return joined(sentence(word(beslut.val) or ""), made)


def _to_come(arende: Arende) -> str:
    """One sentence about the parts that the case has not come to yet; empty where none remain."""
    if arende.skede == "avskrivet":
        return ""
    track = [stage for stage in arende.skeden if stage in _DELAR]
    after = track[track.index(arende.skede) + 1 :] if arende.skede in track else []
    coming = [label(stage) for stage in after if not _holds(getattr(arende, stage), "aterkoppling", "kallor")]
    return f"{sentence(uppraknat(coming))} kommer när ärendet når dit." if coming else ""


def _history(arende: Arende, names: Names) -> Tabell | None:
    rows = [
        (sentence(word(one.skede) or ""), day(one.datum), names.aktor(one.av), names.mote(one.mote), one.motiv)
        for one in arende.historik
    ]
    return table("Historik", _HISTORIK, rows)


def _feedback(arende: Arende) -> Tabell | None:
    rows = [
        (sentence(word(one.till) or ""), day(one.datum), one.kanal, one.text)
        for one in arende.utvardering.aterkoppling or ()
    ]
    return table("Återkoppling", _ATERKOPPLING, rows)


def _profile(arende: Arende, context: Context) -> list[Profilrad]:
    """The bars of the profile; the rules not met are named for the parts that the case has come to."""
    if arende.skede == "avskrivet":
        return []
    reached = _DELAR[: _DELAR.index(arende.skede) + 1] if arende.skede in _DELAR else _DELAR
    return [
        Profilrad(
            bar.namn, bar.uppfyllda, bar.regler,
            uppraknat([f"{regel.namn} ({regel.kod})" for regel in bar.saknade]) if bar.omrade in reached else "",
        )
        for bar in profile(arende, context).delar
        if bar.regler
    ]  # fmt: skip
