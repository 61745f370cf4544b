"""The values before and after: counted from observations where the indicator says how, else those of the case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from est_cli.observationer.count import count, observations, selection
from est_cli.utvardering.record import Matt, Par
from est_cli.utvardering.usable import is_count, matning_of, number, span, text, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.model.arende import Arende
    from est_cli.model.problem import Indikator
    from est_cli.model.utvardering import Jamforelseutfall
    from est_cli.observationer.count import Urval
    from est_cli.utvardering.record import Tid, Varde
    from est_cli.utvardering.series import Observed
    from est_cli.utvardering.times import Tider
    from est_cli.workspace.tree import Tree


class Valda(NamedTuple):
    """What is counted for an indicator: here, where nothing was done, and where it may have moved.

    None where the case names no such places, or the indicator does not say what is counted.
    """

    eget: Urval | None
    jamforelse: Urval | None
    omfordelning: Urval | None


def chosen(arende: Arende, indikator: Indikator) -> Valda:
    """What to count, by the case's own words. A place is only one of the three: its own first, then watched."""
    matning = matning_of(indikator)
    if matning is None:
        return Valda(None, None, None)
    own = selection(matning, text(arende.plats) or "")
    here = own.platser or frozenset()
    watched = _places(arende, indikator, "omfordelning") - here
    beside = _places(arende, indikator, "jamforelse") - here - watched
    return Valda(
        own,
        own._replace(platser=beside) if beside else None,
        own._replace(platser=watched) if watched else None,
    )


def _places(arende: Arende, indikator: Indikator, kind: str) -> frozenset[str]:
    """The places that were chosen beforehand; those of the evaluation where there were none."""
    planned = {
        "jamforelse": arende.problem.jamforelse.platser if arende.problem.jamforelse else None,
        "omfordelning": arende.atgarder.omfordelning.bevakade_platser if arende.atgarder.omfordelning else None,
    }
    rows = _rows(arende, indikator, getattr(arende.utvardering, kind))
    found = texts(planned[kind]) or [place for row in rows for place in texts(row.platser)]
    return frozenset(found)


def measured(tree: Tree, indikator: Indikator, eget: Urval | None, tider: Tider) -> tuple[Matt | None, Matt | None]:
    """The values before and after: counted where both times have observations, else as the case states them.

    An after-value that the case does not state yet is counted all the same.
    """
    said = _said_before(indikator, tider), number(tider.rad.varde) if tider.rad else None
    counts = [counted(tree, eget, tid) for tid in (tider.fore, tider.efter)]
    stated = [
        Matt(value, tid, None if value is None else "arendet") if tid else None
        for value, tid in zip(said, (tider.fore, tider.efter), strict=True)
    ]
    before, after = counts
    if before and (after or tider.hinder):
        both = [
            one and one._replace(i_arendet=None if value == one.varde else value)
            for one, value in zip(counts, said, strict=True)
        ]
        return both[0], both[1] or stated[1]
    return stated[0], after if after and said[1] is None else stated[1]


def counted(tree: Tree, eget: Urval | None, tid: Tid | None) -> Matt | None:
    """The events of a time; None where there is nothing to count, or nobody looked at anything at all."""
    found = count(tree, eget, *tid) if eget and tid else None
    if found is None or tid is None or not found.nagot:
        return None
    return Matt(found.antal, tid, "observationer", found.rader, found.underlag)


def looked(tree: Tree, eget: Urval, tid: Tid) -> bool:
    """Whether anybody reported anything of the places in a time, `lugnt` too."""
    return any(eget.platser is None or one.plats in eget.platser for one in observations(tree, *tid))


def _said_before(indikator: Indikator, tider: Tider) -> Varde | None:
    """The baseline's value, where its time is the one asked for."""
    base = indikator.baslinje
    return number(base.varde) if base and span(base.fran, base.till) == tider.fore else None


class Jamfort(NamedTuple):
    """Whose other places are asked for, in which times; `seen` None where the own values are those of the case."""

    arende: Arende
    indikator: Indikator
    tider: Tider
    seen: Observed | None


def pair(of: Jamfort, kind: Literal["jamforelse", "omfordelning"], urval: Urval | None) -> Par | None:
    """Before and after at the other places: counted as here, or as the case states it; None where nothing is known."""
    arende, indikator, tider, seen = of
    if seen and urval and tider.fore and tider.efter:
        name = f"{indikator.id} {kind}"
        before, after = seen.events(name, tider.fore), seen.events(name, tider.efter)
        return Par(tuple(sorted(urval.platser or ())), before, after, "observationer")
    rows = _rows(arende, indikator, getattr(arende.utvardering, kind))
    values = [(number(row.fore), number(row.efter)) for row in rows]
    usable = [(before, after) for before, after in values if before is not None and after is not None]
    if not usable or tider.rad is None or _said_before(indikator, tider) is None:
        return None
    places = tuple(sorted({place for row in rows for place in texts(row.platser)}))
    return Par(places, sum(one for one, _ in usable), sum(one for _, one in usable), "arendet")


def _rows(arende: Arende, indikator: Indikator, rows: Sequence[Jamforelseutfall] | None) -> list[Jamforelseutfall]:
    """The rows that concern an indicator; one without indicator concerns the only one that counts."""
    only = [one.id for one in arende.problem.indikatorer or () if is_count(one)] == [indikator.id]
    return [row for row in rows or () if row.indikator == indikator.id or (row.indikator is None and only)]
