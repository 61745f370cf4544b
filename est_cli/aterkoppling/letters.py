"""What one case's reports led to, as one text for each organisation that made them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.aterkoppling.careful import FLOOR
from est_cli.aterkoppling.facts import contact, days, ended, goals, kinds, places, results, title, watched
from est_cli.aterkoppling.records import Brev, Brevvy, Del, Stycke
from est_cli.aterkoppling.rows import of_case
from est_cli.ord import label
from est_cli.period import months_between
from est_cli.reports.values import day_in_words, number, period, word
from est_cli.svenska import antal, datum_i_ord, one_line, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from est_cli.aterkoppling.rows import Rader
    from est_cli.model.arende import Arende
    from est_cli.reports.names import Names
    from est_cli.workspace.load import Workspace

LOOK: Final = "Skriv också när ni har sett efter och inget har hänt."
_COMMON: Final = 4
"""So many kinds are named of what was reported."""


def case_letters(workspace: Workspace, arende: Arende, idag: date, names: Names) -> Brevvy:
    """A text for each organisation whose observations the case counts."""
    rows = of_case(workspace, arende, idag)
    shared = [_problem(arende), _done(arende, names), _went(arende), _asked(arende, names)]
    letters = [
        Brev(org, addressed(workspace, who), [_reported(workspace, rows, who, _where(arende, names), names), *shared])
        for org, who in organisations(workspace, rows)
    ]
    spans = uppraknat([days(*tid) for tid in rows.tider])
    lead = f"Det som rapporterats under tiden {spans} och som ärendet räknar."
    if not letters:
        lead = f"Inget av det som rapporterats under tiden {spans} räknas i ärendet, så ingen får återkoppling."
    months = sorted({month for tid in rows.tider for month in months_between(*tid)})
    return Brevvy(
        names.kommun, f"Läget den {datum_i_ord(idag)}", f"Till dem som rapporterat: {title(arende)}", lead, letters,
        remarks(rows), signed(workspace, names), months,
    )  # fmt: skip


def organisations(workspace: Workspace, rows: Rader) -> list[tuple[str, list[str]]]:
    """The organisations that reported, by name, each with its functions that did."""
    found: dict[str, list[str]] = {}
    for id_ in sorted({str(one.rapportor) for one in rows.rader}):
        found.setdefault(one_line(str(workspace.aktorer[id_].organisation)), []).append(id_)
    return sorted(found.items())


def addressed(workspace: Workspace, who: Sequence[str]) -> list[tuple[str, str | None]]:
    """The functions that the text goes to, with their address; of one that has ceased, since when."""
    found = []
    for id_ in who:
        one = workspace.aktorer[id_]
        gone = f" (finns inte sedan {one.upphord}; skicka till den som tagit över)" if one.upphord else ""
        found.append((f"{one.funktion}{gone}", one.epost if isinstance(one.epost, str) and not gone else None))
    return found


def remarks(rows: Rader) -> list[str]:
    """What the texts cannot tell of: times without any file, and events that nobody in the register stands for."""
    found = [f"Inga observationer finns från {days(*tid)}: de är inte inlästa, eller gallrade." for tid in rows.tomma]
    if rows.okanda:
        found.append(
            f"{antal(rows.okanda, 'händelse', 'händelser')} saknar en rapportör som står i registret, "
            "så ingen får återkoppling om dem."
        )
    return found


def signed(workspace: Workspace, names: Names) -> str:
    """Who sends it, and whom to ask."""
    who, ways = contact(workspace)
    return f"{who} ({', '.join(ways)})" if ways else who or names.kommun


def counted(events: int) -> str:
    """`46 händelser`, `inga händelser`."""
    return antal(events, "händelse", "händelser") if events else "inga händelser"


def few(events: int) -> str:
    """What is said plainly of a small number; empty for a larger one."""
    if not 0 < events < FLOOR:
        return ""
    return "Det är få, för få för att säga om något har ändrats. Men de visar var och när."


def calm(times: int) -> str:
    """That they looked, and nothing had happened; empty where they did not say so."""
    if not times:
        return ""
    often = antal(times, "gång", "gånger")
    return f"Ni skrev {often} att ni hade sett efter och att inget hade hänt. Det är också värt att veta."


def _where(arende: Arende, names: Names) -> str:
    return uppraknat([str(names.plats(one)) for one in places(arende)])


def _reported(workspace: Workspace, rows: Rader, who: Sequence[str], where: str, names: Names) -> Del:
    told = [f"Tack för era rapporter om {where}.", *_counts(rows, who)]
    common = [f"{names.kategori(kind)} ({events})" for kind, events in rows.commonest(who)[:_COMMON]]
    if common:
        told.append(f"Vanligast var {uppraknat(common)}.")
    told += [few(rows.events(who)), calm(rows.calm(who))]
    text = " ".join(one for one in told if one)
    return Del("Vad ni har rapporterat", [Stycke(text)], _by_function(workspace, rows, who))


def _counts(rows: Rader, who: Sequence[str]) -> Iterator[str]:
    for tid in rows.tider:
        if tid not in rows.tomma:
            yield f"Ni rapporterade {counted(rows.events(who, tid))} under tiden {days(*tid)}."
    if len(rows.tider) > 1 and not rows.tomma:
        yield f"Det blir {counted(rows.events(who))} tillsammans."


def _by_function(workspace: Workspace, rows: Rader, who: Sequence[str]) -> list[Stycke]:
    if len(who) == 1:
        return []
    return [
        Stycke(f"{workspace.aktorer[id_].funktion}: {antal(rows.events([id_]), 'händelse', 'händelser')}")
        for id_ in who
    ]


def _problem(arende: Arende) -> Del:
    return Del("Vad problemet är", [Stycke(str(arende.problem.beskrivning or "Problemet är inte beskrivet än."))])


def _done(arende: Arende, names: Names) -> Del:
    items = [
        Stycke(f"{one_line(str(one.titel)).rstrip('.')}: {word(one.lage, 'status')}, "
               f"{period(one.start, one.slut or one.omprovas) or 'utan datum'}. "
               f"{names.aktor(one.ansvarig) or 'Ingen ansvarig är utsedd'}.")
        for one in arende.atgarder.atgarder or ()
    ]  # fmt: skip
    return Del("Vad som har gjorts", [] if items else [Stycke("Ingen åtgärd är bestämd än.")], items)


def _went(arende: Arende) -> Del:
    """Values, verdicts and conclusion, in the case's own words."""
    items = []
    for one in results(arende):
        unit = str(one.indikator.enhet or "")
        before = f"{number(one.fore, unit)} före, " if one.fore is not None else ""
        items.append(Stycke(f"{one_line(str(one.indikator.namn))}: {before}{number(one.efter, unit)} efter."))
    for goal in goals(arende):
        said = label(str(goal.utfall.bedomning), "malbedomning")
        aim = one_line(str(goal.mal.beskrivning or goal.mal.id)).rstrip(".")
        items.append(Stycke(f"Målet ”{aim}”: {said}. {goal.utfall.motivering or ''}".strip()))
    told = [Stycke(str(arende.utvardering.slutsats))] if arende.utvardering.slutsats else []
    if arende.skede == "avskrivet":
        last = arende.historik[-1]
        told.append(
            Stycke(f"Ärendet är avskrivet sedan {day_in_words(last.datum)}: {last.motiv or 'inget skäl står.'}")
        )
    if not (items or told):
        told = [Stycke(f"Det går inte att säga än. Ärendet står i skedet {label(str(arende.skede))}.")]
    return Del("Vad det har lett till", told, items)


def _asked(arende: Arende, names: Names) -> Del:
    what = [str(names.kategori(one)).lower() for one in kinds(arende)]
    where = [str(names.plats(one)) for one in dict.fromkeys([*places(arende), *watched(arende)])]
    done = " också nu när ärendet är avslutat" if ended(arende) else ""
    kind = f" {uppraknat(what)}" if what else ""
    told = f"Fortsätt att rapportera{kind} vid {uppraknat(where)}{done}. {LOOK}"
    watch = arende.utvardering.bevakning
    if watch and watch.nasta_kontroll:
        told += f" Nästa kontroll är {day_in_words(watch.nasta_kontroll)}."
    return Del("Vad vi ber er om nu", [Stycke(told)])
