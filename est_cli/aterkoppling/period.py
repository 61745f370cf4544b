"""A period's feedback: to each organisation all that it reported and what it concerned, and a public version."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from est_cli.aterkoppling.careful import FLOOR, Penna
from est_cli.aterkoppling.facts import kinds, places, title
from est_cli.aterkoppling.happened import decided_at, happened, in_words, named
from est_cli.aterkoppling.letters import LOOK, addressed, calm, counted, few, organisations, remarks, signed
from est_cli.aterkoppling.public import contact_section, heading, pen_of, went
from est_cli.aterkoppling.records import Allmantvy, Avsnitt, Brev, Brevvy, Del, Stycke
from est_cli.aterkoppling.rows import of_period
from est_cli.ord import label
from est_cli.reports.table import columns, table
from est_cli.reports.values import day_in_words
from est_cli.svenska import antal, datum_i_ord, sentences, uppraknat
from est_cli.utvardering.record import Tid

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from est_cli.aterkoppling.happened import Handelse
    from est_cli.aterkoppling.records import Utelamnat
    from est_cli.aterkoppling.rows import Rader
    from est_cli.model.arende import Arende
    from est_cli.observationer.rows import Observation
    from est_cli.period import Period
    from est_cli.reports.names import Names
    from est_cli.reports.table import Tabell
    from est_cli.workspace.load import Workspace

_KOLUMNER: Final = columns("Plats", "Vad", "Antal", "Ärende")
_INGET: Final = "inget ärende"
_NO_CASE: Final = (
    "Så kan det vara när det är få händelser, när de är nya, eller när de tas om hand i det vanliga arbetet. "
    "De är med i lägesbilden, och blir det fler kan de bli ett ärende."
)


class Laget:
    """A period's rows and the cases that were opened by its end."""

    def __init__(self, workspace: Workspace, period: Period, idag: date, names: Names) -> None:
        """Read the observations of the period, and every case once."""
        self.workspace, self.names, self.idag, self.period = workspace, names, idag, period
        self.tid = Tid(period.fran, period.till)
        self.rader: Rader = of_period(workspace, self.tid)
        read = (workspace.case(id_).arende for id_ in workspace.arenden)
        self.arenden = [one for one in read if one is not None and _is_opened(one, period)]
        self._about: dict[tuple[str | None, str | None], list[Arende]] = {}

    def about(self, one: Observation) -> list[Arende]:
        """The cases that an observation concerns: one of their places, and of their kinds where they name any."""
        key = one.plats, one.kategori
        if key not in self._about:
            found = (case for case in self.arenden if one.plats in places(case))
            self._about[key] = [case for case in found if not kinds(case) or one.kategori in kinds(case)]
        return self._about[key]


def _is_opened(arende: Arende, period: Period) -> bool:
    first = arende.historik[0].datum
    return bool(first <= period.till)


def period_letters(laget: Laget) -> Brevvy:
    """A text for each organisation that reported in the period."""
    rows, period, workspace, names = laget.rader, laget.period, laget.workspace, laget.names
    letters = [Brev(org, addressed(workspace, who), _parts(laget, who)) for org, who in organisations(workspace, rows)]
    lead = f"Vad rapporterna från {period.ord} ledde till."
    if not letters:
        lead = f"Ingen har rapporterat något från {period.ord}, så ingen får återkoppling."
    return Brevvy(
        names.kommun, f"Läget den {datum_i_ord(laget.idag)}", f"Till dem som rapporterat: {period.ord}", lead, letters,
        remarks(rows), signed(workspace, names), period.manader,
    )  # fmt: skip


def _parts(laget: Laget, who: Sequence[str]) -> list[Del]:
    mine = [one for one in laget.rader.rader if one.rapportor in who]
    cases = {case.id: case for one in mine if one.antal for case in laget.about(one)}
    alone = sum(one.antal for one in mine if not laget.about(one))
    parts = [_reported(laget, who, mine)]
    parts += [_case(laget, cases[id_]) for id_ in sorted(cases)]
    decided = decided_at({str(one.plats) for one in mine}, laget.workspace, laget.tid, laget.names)
    if decided:
        parts.append(Del("Andra beslut om platserna", [], [Stycke(in_words(one)) for one in decided]))
    if alone:
        lead = f"{antal(alone, 'händelse', 'händelser')} hör inte till något ärende. {_NO_CASE}"
        parts.append(Del("Det som inte hör till något ärende", [Stycke(lead)]))
    return [*parts, Del("Vad vi ber er om nu", [Stycke(f"Fortsätt att rapportera som ni gör. {LOOK}")])]


def _reported(laget: Laget, who: Sequence[str], mine: list[Observation]) -> Del:
    events = laget.rader.events(who)
    told = [f"Tack för era rapporter från {laget.period.ord}."]
    told.append(f"Ni rapporterade {counted(events)}.")
    told += [few(events), calm(laget.rader.calm(who))]
    return Del("Vad ni har rapporterat", [Stycke(" ".join(one for one in told if one))], [], _table(laget, mine))


def _table(laget: Laget, mine: list[Observation]) -> Tabell | None:
    names, found = laget.names, Counter[tuple[str, str, str]]()
    for one in mine:
        if one.antal:
            where = str(names.plats(one.plats)) if one.plats else "Utan plats i registret"
            cases = uppraknat([title(case) for case in laget.about(one)]) or _INGET
            found[where, str(names.kategori(one.kategori)), cases] += one.antal
    rows = sorted(found.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0][1]))
    return table("Era rapporter", _KOLUMNER, [(where, what, str(n), case) for (where, what, case), n in rows])


def _case(laget: Laget, case: Arende) -> Del:
    events = happened(case, laget.workspace, laget.tid, laget.names)
    last = case.historik[-1]
    where = f"Ärendet står i skedet {label(str(case.skede))} sedan {day_in_words(last.datum)}."
    lead = where if events else f"Inget hände i ärendet under {laget.period.ord}. {where}"
    return Del(f"Ärendet {named(case)}", [Stycke(lead)], [Stycke(in_words(one)) for one in events])


def public_period(laget: Laget) -> Allmantvy:
    """What anybody may read of a period: what is common, and what was done in each case in which something happened."""
    names, period = laget.names, laget.period
    left_out: list[Utelamnat] = []
    words: list[tuple[str, str]] = []
    parts: list[Del] = []
    for case in laget.arenden:
        pen = pen_of(laget.workspace, case, laget.idag)
        parts += _public_case(laget, pen, case)
        left_out += pen.utelamnat
        words += pen.ord
    done = parts or [Del("", [Stycke("Inget har ändrats i det vi arbetar med.")])]
    pen = Penna(lambda: False)
    news = list(_news(laget, pen))
    sections = [
        Avsnitt("vanligt", "Vad har hänt?", [_common(laget)]),
        Avsnitt("gjort", "Vad har vi gjort?", done),
        *([Avsnitt("mer", "Mer att veta", [Del("", news)])] if news else []),
        contact_section(laget.workspace, names),
    ]
    lead = f"Det här handlar om {period.ord}."
    return Allmantvy(
        names.kommun, f"Läget den {datum_i_ord(laget.idag)}", f"Så gick det: {period.ord}", lead, sections,
        [*left_out, *pen.utelamnat], [*words, *pen.ord],
    )  # fmt: skip


def _common(laget: Laget) -> Del:
    """The kinds of which at least the floor was reported. No total: one kind could be found from it."""
    found = Counter[str]()
    for one in (*laget.rader.rader, *laget.rader.utan):
        if one.antal and one.kategori:
            found[one.kategori] += one.antal
    shown = [(kind, n) for kind, n in sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) if n >= FLOOR]
    if not shown:
        return Del("", [Stycke(_nothing(laget, reported=bool(found)))])
    items = [Stycke(f"{laget.names.kategori(kind)}: {n}") for kind, n in shown]
    rest = f" Det som rapporterades färre än {FLOOR} gånger står inte här." if len(shown) < len(found) else ""
    return Del("", [Stycke(f"Det här rapporterades oftast. Talen är antal händelser.{rest}")], items)


def _nothing(laget: Laget, *, reported: bool) -> str:
    if reported:
        return f"Ingenting rapporterades så ofta som {FLOOR} gånger."
    return "Vi har inga rapporter från den tiden." if laget.rader.tomma else "Inga händelser har rapporterats."


def _public_case(laget: Laget, pen: Penna, case: Arende) -> Iterator[Del]:
    events = [one for one in happened(case, laget.workspace, laget.tid, laget.names) if one.allmant]
    if not events:
        return
    about = str(case.problem.beskrivning or "").strip().partition("\n")[0]
    told = pen.theirs(sentences(about)[0], f"arenden/{case.id}/problem.yaml: beskrivning")
    items = [part for one in events for part in _told(pen, one)]
    if any(row.skede == "avslutat" and laget.tid.fran <= row.datum <= laget.tid.till for row in case.historik):
        told += went(pen, case)
    yield Del(heading(pen, case, laget.names), told, items)


def _told(pen: Penna, one: Handelse) -> list[Stycke]:
    return pen.theirs(one.allmant, one.fran) if one.fran else [Stycke(one.allmant)]


def _news(laget: Laget, pen: Penna) -> Iterator[Stycke]:
    """What the period's meetings wanted told to the public."""
    for id_, mote in sorted(laget.workspace.moten.items()):
        if laget.tid.fran <= mote.datum <= laget.tid.till:
            yield from pen.theirs(mote.information, f"moten/{id_}.yaml: information")
