"""The cases of the minutes: those on the agenda, and those that changed without being there, each told once."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from est_cli.model.mote import Motesarende as Agendarad
from est_cli.moten.andringar import Arendeandring
from est_cli.moten.dagar import as_of
from est_cli.moten.nytt import assessed
from est_cli.moten.sagt import is_form, sentences_of
from est_cli.moten.vy import Motesarende
from est_cli.ord import label
from est_cli.review.case import case_changes
from est_cli.review.pair import CaseNames, Pair
from est_cli.svenska import datum_i_ord, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.model.arende import Arende
    from est_cli.model.mote import Mote
    from est_cli.moten.andringar import SedanSist
    from est_cli.moten.namn import NamesThen
    from est_cli.rules.check import Checker
    from est_cli.workspace.case import CaseFiles

_SAME = "Inget är ändrat i ärendet sedan förra mötet."
_UNDATED = "Inget i ärendet är daterat efter förra mötet."
"""Where there are no versions to compare, nobody knows more than that."""


class Arendekalla(NamedTuple):
    """What cases are told from: the workspace now, what has changed, the meeting, and the names then."""

    checked: Checker
    sedan: SedanSist
    mote: Mote
    names: NamesThen


def cases_told(source: Arendekalla) -> tuple[list[Motesarende], list[Motesarende]]:
    """The cases that were taken up, those on the agenda first, then the others that changed."""
    lines = [one for one in source.mote.arenden or () if isinstance(one, Agendarad)]
    said: dict[str, list[str]] = {}
    for line in lines:
        said.setdefault(str(line.arende), []).extend([line.anteckning] if isinstance(line.anteckning, str) else [])
    numbers = _decided_on(source)
    said |= {case: [] for case in (*numbers, *_moved_at(source.sedan)) if case not in said}
    agenda = [_case(source, case, "\n\n".join(texts), numbers.get(case, [])) for case, texts in said.items()]
    others = [_case(source, case, "", []) for case in source.sedan.arenden if case not in said]
    others = [one for one in others if one.andringar and one.andringar not in ([_SAME], [_UNDATED])]
    titles = Counter(one.titel for one in (*agenda, *others))
    return [_named_apart(one, titles) for one in agenda], [_named_apart(one, titles) for one in others]


def _decided_on(source: Arendekalla) -> dict[str, list[str]]:
    """The cases that the meeting's decisions are about, with the numbers of those."""
    found: dict[str, list[str]] = {}
    for number, decision in enumerate(source.mote.beslut or (), start=1):
        if isinstance(decision.arende, str):
            found.setdefault(decision.arende, []).append(str(number))
    return found


def _moved_at(sedan: SedanSist) -> Iterator[str]:
    """The cases that the meeting moved to another stage; at a group's first one, all have to be looked through."""
    for case in sedan.arenden if sedan.forra is not None else sedan.efter.workspace.arenden:
        arende = sedan.arenden[case].pair.after if case in sedan.arenden else _arende(sedan, case)
        if any(step.mote == sedan.mote for step in (arende.historik if arende else ())):
            yield case


def _arende(sedan: SedanSist, case: str) -> Arende | None:
    files = sedan.case(case)
    return files.arende if files else None


def _that_day(source: Arendekalla, case: str) -> Arendeandring | None:
    """What the case's own days say of the day of a group's first meeting, which nothing is compared with."""
    sedan, day, files = source.sedan, source.mote.datum, source.sedan.case(case)
    if sedan.forra is not None or files is None or files.arende is None:
        return None
    before = as_of(files, day - timedelta(1))
    names = CaseNames(source.names, *(one.arende for one in (before, files) if one))
    pair = Pair(case, case, before, files, names, {**sedan.efter.workspace.moten, sedan.mote: source.mote}, day, day)
    changes = case_changes(pair)
    return Arendeandring(pair, changes, ej_incheckat=False) if changes else None


def _named_apart(one: Motesarende, titles: Counter[str]) -> Motesarende:
    """A case whose title another one has is called by its id too."""
    return one._replace(titel=f"{one.titel} ({one.id})") if titles[one.titel] > 1 else one


def title(source: Arendekalla, case: str) -> str:
    """What a case was called at the meeting; one that was not there then, as now; else its id."""
    for files in _versions(source, case):
        if files is not None and files.arende is not None and isinstance(files.arende.titel, str):
            return files.arende.titel
    changed = source.sedan.arenden.get(case)
    return changed.pair.titel if changed else case


def _versions(source: Arendekalla, case: str) -> Iterator[CaseFiles | None]:
    yield source.sedan.case(case)
    workspace = source.checked.workspace
    yield workspace.case(case) if case in workspace.arenden else None


def _case(source: Arendekalla, case: str, said: str, beslut: list[str]) -> Motesarende:
    sedan = source.sedan
    changed = sedan.arenden.get(case) or _that_day(source, case)
    told = sentences_of(changed.pair, changed.andringar, sedan.mote) if changed else list(_became_late(source, case))
    same = not any(one.slag != "sen" and not is_form(one) for one in (changed.andringar if changed else ()))
    if same and sedan.forra is not None and sedan.case(case) is not None:
        told = [_SAME if sedan.both is not None else _UNDATED, *told]
    return Motesarende(title(source, case), case, _stands(source, case), said, told, beslut)


def _became_late(source: Arendekalla, case: str) -> Iterator[str]:
    """What has become late since the last meeting, in a case that is otherwise as it was."""
    sedan, files = source.sedan, source.sedan.case(case)
    if sedan.both is None or sedan.forra is None or files is None or files.arende is None:
        return
    own = CaseNames(source.names, files.arende)
    days = (sedan.efter.workspace.moten[sedan.forra].datum, source.mote.datum)
    pair = Pair(case, case, files, files, own, sedan.efter.workspace.moten, *days)
    yield from sentences_of(pair, case_changes(pair), sedan.mote)


def _stands(source: Arendekalla, case: str) -> str:
    """`Skede: analys, sedan 12 februari 2026. Läge: nivå gul, trend ökande. Ansvarig: …`."""
    files = source.sedan.case(case)
    arende = files.arende if files else None
    if arende is None:
        return "Ärendets fil går inte att läsa." if files else "Ärendet fanns inte i filerna vid mötet."
    last = arende.historik[-1]
    since = f", sedan {datum_i_ord(last.datum)}" if isinstance(last.datum, date) else ""
    who = one_line(source.names.aktor(arende.ansvarig) or "") if isinstance(arende.ansvarig, str) else ""
    judged = f" Läge: {said}." if (said := assessed(arende.bedomning)) else ""
    return f"Skede: {label(str(last.skede))}{since}.{judged} {f'Ansvarig: {who}.' if who else 'Ingen är ansvarig.'}"
