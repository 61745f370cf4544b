"""One case's part of the follow-up: its measures in the period, what was measured, how its goals went, its lessons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lag.follow_measure import Foljdrad, followed, touches
from est_cli.lag.plan_case import assessment, problem_sentence
from est_cli.lag.whole import whole
from est_cli.model.arende import SKEDEN
from est_cli.reports.parts import answered, sources
from est_cli.reports.values import Cell, day, joined, sentence, word
from est_cli.reports.work import evaluation_view
from est_cli.svenska import one_line, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende, Historikrad
    from est_cli.model.record import Record
    from est_cli.model.utvardering import Slutbeslut
    from est_cli.period import Period
    from est_cli.reports.render import Reports
    from est_cli.reports.table import Fact, Tabell

_GENOMFORANDE: Final = "Hur åtgärderna genomfördes"
"""The table of the case's own report that the follow-up's measures stand for."""
_BEDOMNINGAR: Final = ("uppnatt", "delvis", "ej", "kan_ej_bedomas")


class Uppfoljtarende(NamedTuple):
    """A case in the follow-up. `rader` are its measures in the period, `utanfor` the titles of its others.

    `mal` holds the verdict of each goal, None where none is made; `gick_inte` says what did not go well (what, why).
    """

    id: str
    titel: str
    mening: Cell
    niva: str
    fakta: list[Fact]
    rader: list[Foljdrad]
    utanfor: str
    tabeller: list[Tabell]
    mal: list[str | None]
    obedomda: str
    utan_jamforelse: bool
    slutsats: Cell
    andra_forklaringar: tuple[str, ...]
    lardomar: tuple[str, ...]
    skede: str
    gick_inte: list[tuple[str, Cell]]
    olasliga: tuple[str, ...]


def follow_case(reports: Reports, period: Period, case_id: str) -> Uppfoljtarende | None:
    """What one case gives to the follow-up; None where nothing of it touches the period."""
    read = whole(reports.workspace.case(case_id))
    arende = read.arende
    if arende is None:
        return _unread(case_id, read.olasliga)
    measures = tuple(arende.atgarder.atgarder or ())
    inside = [one for one in measures if touches(arende, one, period, reports.idag)]
    rows = [followed(arende, one, reports) for one in inside]
    failed = list(_failed(arende, period))
    if not inside:
        return _without(arende, failed) if failed else None
    evaluated = evaluation_view(arende, reports.names, _source_names(arende))
    goals = _goals(arende)
    return Uppfoljtarende(
        arende.id,
        str(arende.titel),
        problem_sentence(arende),
        str(arende.bedomning.niva) if arende.bedomning else "",
        _facts(arende, reports),
        rows,
        uppraknat([_outside(one) for one in measures if one not in inside]),
        [one for one in evaluated.tabeller if one.namn != _GENOMFORANDE],
        [verdict for _, verdict in goals],
        uppraknat([f"”{name}”" for name, verdict in goals if verdict is None]),
        bool(arende.utvardering.eftermatningar) and not arende.utvardering.jamforelse,
        evaluated.slutsats,
        evaluated.andra_forklaringar,
        evaluated.lardomar,
        str(arende.skede),
        [*failed, *_unreached(arende, goals), *_undone(rows)],
        (),
    )


def _unread(case_id: str, olasliga: tuple[str, ...]) -> Uppfoljtarende:
    return Uppfoljtarende(case_id, case_id, None, "", [], [], "", [], [], "", False, None, (), (), "", [], olasliga)  # noqa: FBT003 - a row of plain values


def _without(arende: Arende, failed: list[tuple[str, Cell]]) -> Uppfoljtarende:
    """A case that was given up in the period, with no measure in it."""
    empty = _unread(arende.id, ())
    lessons = tuple(arende.utvardering.lardomar or ())
    return empty._replace(titel=str(arende.titel), skede=str(arende.skede), gick_inte=failed, lardomar=lessons)


def _source_names(arende: Arende) -> dict[str, str]:
    """Sources by their kind: the follow-up has no table of sources to number."""
    return {one.id: sentence(word(one.typ) or "") for one in sources(arende)}


def _facts(arende: Arende, reports: Reports) -> list[Fact]:
    last = arende.historik[-1]
    part = arende.utvardering.beslut
    again = f"men ärendet togs upp igen {last.datum}" if part and _taken_back(part, last) else None
    decided = joined(sentence(word(part.val) or ""), part.organ, day(part.datum), again) if part else None
    return [
        ("Plats", reports.names.plats(arende.plats)),
        ("Bedömning", assessment(arende)),
        ("Skede", f"{word(last.skede)} sedan {last.datum}"),
        *answered(
            [
                ("Håller i ärendet", reports.names.aktor(arende.ansvarig)),
                ("Diarienummer", arende.diarienummer),
                ("Beslut om ärendet", decided),
                ("Skäl", part.motiv if part else None),
            ]
        ),
    ]


def _taken_back(decision: Slutbeslut, last: Historikrad) -> bool:
    """Whether a case goes on, though it was once decided to end it."""
    return (
        decision.val == "avsluta"
        and last.skede not in {"avslutat", "avskrivet"}
        and isinstance(decision.datum, date)
        and decision.datum <= last.datum
    )


def _outside(atgard: Record) -> str:
    start = getattr(atgard, "start", None)
    return f"”{one_line(str(getattr(atgard, 'titel', '')))}”" + (f" (från {start})" if start else "")


def _goals(arende: Arende) -> list[tuple[str, str | None]]:
    """Each goal by its name, with the verdict on it."""
    made = {one.mal: one.bedomning for one in arende.utvardering.maluppfyllelse or ()}
    found = [(one, made.get(one.id)) for one in arende.atgarder.mal or ()]
    return [(str(one.beskrivning or one.id), verdict if verdict in _BEDOMNINGAR else None) for one, verdict in found]


def _failed(arende: Arende, period: Period) -> Iterator[tuple[str, Cell]]:
    """Steps of the period that say that something did not go: written off, or taken back."""
    before = None
    for row in arende.historik:
        if period.fran <= row.datum <= period.till:
            if row.skede == "avskrivet":
                yield f"avskrevs {row.datum}", row.motiv
            elif before in SKEDEN and row.skede in SKEDEN and SKEDEN.index(row.skede) < SKEDEN.index(before):
                yield f"gick tillbaka till {word(row.skede)} {row.datum}", row.motiv
        before = row.skede


def _unreached(arende: Arende, goals: list[tuple[str, str | None]]) -> Iterator[tuple[str, Cell]]:
    """That no goal of the case was quite reached, where it could be judged."""
    verdicts = [verdict for _, verdict in goals if verdict not in {None, "kan_ej_bedomas"}]
    if verdicts and "uppnatt" not in verdicts:
        said = [one.motivering for one in arende.utvardering.maluppfyllelse or () if one.motivering]
        yield "inget mål bedöms vara helt nått", " ".join(map(str, said)) or None


def _undone(rows: list[Foljdrad]) -> Iterator[tuple[str, Cell]]:
    """The measures that were done only partly or not at all, and why."""
    for row in rows:
        if row.hur in {"delvis", "inte"}:
            yield f"”{one_line(row.titel)}” {row.utfall}", row.varfor or "skäl saknas"
