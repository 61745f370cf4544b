"""What the numbers cannot say, in sentences: who reported, when, by which source, and what else differs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.reading.invisible import shown
from est_cli.svenska import antal, datum_i_ord, ended, uppraknat
from est_cli.utvardering.series import monday
from est_cli.utvardering.usable import matning_of, sources, starts, text, texts
from est_cli.utvardering.words import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from est_cli.model.arende import Arende
    from est_cli.model.installningar import Uppehall
    from est_cli.model.problem import Indikator
    from est_cli.utvardering.record import Tid
    from est_cli.utvardering.series import Observed
    from est_cli.utvardering.times import Tider
    from est_cli.workspace.load import Workspace

_ALIKE: Final = 0.1
CLUSTERED: Final = 1.5
"""A variance that is so many times larger than chance gives is told."""
_FEWEST_WEEKS: Final = 4
_FADED: Final = 2 / 3
_WEEK: Final = timedelta(weeks=1)
_WEEKS: Final = 52


class Rapportering(NamedTuple):
    """Who reported before and after: reporter to how many of the time's weeks."""

    fore: Mapping[str, int]
    efter: Mapping[str, int]
    veckor: tuple[int, int]

    @property
    def omvant(self) -> Rapportering:
        """The same with before and after exchanged."""
        return Rapportering(self.efter, self.fore, self.veckor[::-1])

    @property
    def tunnare(self) -> bool:
        """Whether the reports have become clearly fewer, by the share of reporters' weeks with any report."""
        before, after = (sum(one.values()) / weeks for one, weeks in zip(self[:2], self.veckor, strict=True))
        return after < before * (1 - _ALIKE)

    @property
    def tystnade(self) -> int:
        """How many reporters fell silent, wholly or in at least a third of their weeks."""
        return sum(self._silent(who, weeks) for who, weeks in self.fore.items())

    def _silent(self, who: str, weeks: int) -> bool:
        after = self.efter.get(who, 0)
        return not after or (weeks >= _FEWEST_WEEKS and after / self.veckor[1] <= _FADED * weeks / self.veckor[0])


def reporting(seen: Observed, name: str, fore: Tid, efter: Tid) -> Rapportering:
    """The reporters who have ever told of the indicator's places, and their weeks with any row, also `lugnt`."""
    found = []
    for tid in (fore, efter):
        first, last = monday(tid.fran), monday(tid.till)
        weeks = {one: sum(first <= week <= last for week in seen.veckor[one]) for one in seen.rapportorer[name]}
        found.append({one: number for one, number in sorted(weeks.items()) if number})
    return Rapportering(found[0], found[1], (_weeks_of(fore), _weeks_of(efter)))


def _weeks_of(tid: Tid) -> int:
    return (monday(tid.till) - monday(tid.fran)) // _WEEK + 1


def told_reporting(one: Rapportering, names: Mapping[str, str]) -> Iterator[str]:
    """Who reported, with numbers, and what follows if they differ."""
    for when, weeks, of in (("Före", one.fore, one.veckor[0]), ("Efter", one.efter, one.veckor[1])):
        told = [
            f"{names.get(who, shown(who))} {number} av {antal(of, 'vecka', 'veckor')}" for who, number in weeks.items()
        ]
        yield f"{when} rapporterade {uppraknat(told) or 'ingen namngiven'}, ”lugnt” inräknat."
    gone = [names.get(who, shown(who)) for who in one.fore if who not in one.efter]
    new = [names.get(who, shown(who)) for who in one.efter if who not in one.fore]
    if gone:
        yield f"Tystnat: {uppraknat(gone)}. Färre rapporter är inte färre händelser."
    elif one.tunnare:
        yield "Rapporterna är glesare efter än före. Färre rapporter är inte färre händelser."
    if new:
        yield f"Ny rapportör: {uppraknat(new)}. Fler rapporter är inte fler händelser."


def told_spread(spread: float | None) -> Iterator[str]:
    """That events come in clusters, where the weeks vary clearly more than chance gives."""
    if spread is not None and spread >= CLUSTERED:
        yield (
            f"Veckorna varierar {short(spread)} gånger så mycket som slumpen ger, så händelserna kommer i klungor och "
            "osäkerheten är större än intervallen säger."
        )


def limits(workspace: Workspace, arende: Arende, indikator: Indikator, tider: Tider) -> Iterator[str]:
    """What differs between the times beside the measures, and what the sources say that they cannot show."""
    if tider.fore and tider.efter:
        yield from _times(tider.fore, tider.efter)
        yield from _measures(arende, tider.fore, tider.efter)
        yield from _pauses(workspace, tider.fore, tider.efter)
    yield from _sources(arende, indikator, tider)
    yield from unknown(workspace, arende, indikator)


def _times(before: Tid, after: Tid) -> Iterator[str]:
    if abs(before.dagar - after.dagar) > _ALIKE * before.dagar:
        yield f"Tiderna är olika långa: {before.dagar} dagar före och {after.dagar} efter. Kvoten räknas per dag."
    week, later = (tid.fran.isocalendar().week for tid in (before, after))
    apart = min(abs(week - later), _WEEKS - abs(week - later))
    if apart > 1 and before.dagar < _WEEKS * 7:
        yield f"Före börjar vecka {week} och efter vecka {later}, så årstiden kan förklara skillnaden."


def _measures(arende: Arende, before: Tid, after: Tid) -> Iterator[str]:
    began = starts(arende)
    early = [_started(*one) for one in began if one[0] <= before.till]
    inside = [_started(*one) for one in began if after.fran < one[0] <= after.till]
    late = [_started(*one) for one in began if one[0] > after.till]
    if early:
        yield f"Började innan tiden före var slut: {uppraknat(early)}."
    if inside:
        yield f"Började inne i tiden efter: {uppraknat(inside)}."
    if late:
        yield f"Börjar först när tiden efter är slut, och kan inte ha påverkat den: {uppraknat(late)}."


def _started(start: date, id_: str) -> str:
    return f"{id_} ({datum_i_ord(start)})"


def paused(workspace: Workspace, *times: Tid) -> list[int]:
    """How many days of each time lie in `uppehall`."""
    pauses = workspace.installningar.uppehall if workspace.installningar else ()
    return [sum(_shared(tid, pause) for pause in pauses) for tid in times]


def _pauses(workspace: Workspace, before: Tid, after: Tid) -> Iterator[str]:
    days = paused(workspace, before, after)
    if days[0] != days[1]:
        yield (
            f"Uppehåll enligt est.yaml: {days[0]} av {before.dagar} dagar före och {days[1]} av {after.dagar} "
            "efter. Under uppehåll rapporteras mindre."
        )


def _shared(tid: Tid, pause: Uppehall) -> int:
    if not (isinstance(pause.fran, date) and isinstance(pause.till, date)):
        return 0
    return max(0, (min(tid.till, pause.till) - max(tid.fran, pause.fran)).days + 1)


def _sources(arende: Arende, indikator: Indikator, tider: Tider) -> Iterator[str]:
    known = sources(arende)
    after = text(tider.rad.kalla) if tider.rad else None
    before = text(indikator.kalla)
    if before and after and before != after:
        yield f"Källan är {before} före men {after} efter."
    for name in dict.fromkeys([before, after]):
        limit = text(known[name].begransning) if name in known else None
        if limit:
            yield f"Källan {name}: {ended(limit)}"


def unknown(workspace: Workspace, arende: Arende, indikator: Indikator) -> Iterator[str]:
    """What the indicator counts that is in no register: nothing is ever found of it."""
    matning = matning_of(indikator)
    if matning is None:
        return
    places = texts(matning.platser) or texts([arende.plats])
    asked = (
        ("kategorier", texts(matning.kategorier), workspace.kategorier),
        ("platser", places, workspace.platser),
        ("aktorer", texts(matning.rapportorer), workspace.aktorer),
    )
    for name, wanted, register in asked:
        odd = [shown(one) for one in wanted if one not in register]
        if odd:
            yield f"Mätningen räknar {uppraknat(odd)}, som inte finns i register/{name}.yaml."
