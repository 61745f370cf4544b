"""What is being done: the active cases of each place, and what stands out without one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lagesbild.records import Kandidat, Pagar
from est_cli.ord import label
from est_cli.svenska import one_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from est_cli.lagesbild.records import Utmarkt
    from est_cli.lagesbild.standouts import Named
    from est_cli.lagesbild.underlag import Nyckel
    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard
    from est_cli.period import Period
    from est_cli.reports.names import Names
    from est_cli.workspace.load import Workspace

_ENDED: Final = frozenset({"avslutat", "avskrivet"})
_WANTED: Final = frozenset({"ny", "okande", "kvarstaende"})
_IN_A_SHELL: Final = str.maketrans(dict.fromkeys('"`$\\!', ""))
"""What a shell may read as something else inside quotes."""


class Aktiva(NamedTuple):
    """The cases that are not ended, and those that cannot be read."""

    arenden: list[Arende]
    olasliga: list[str]


def active(workspace: Workspace) -> Aktiva:
    """The cases that have not ended or been written off."""
    found, unreadable = [], []
    for case_id in workspace.arenden:
        case = workspace.case(case_id)
        if case.arende is None:
            unreadable.append(case_id)
        elif case.arende.skede not in _ENDED:
            found.append(case.arende)
    return Aktiva(found, unreadable)


def ongoing(cases: Iterable[Arende], platser: Collection[str] | None, names: Names) -> list[Pagar]:
    """Each active case at each of its places (of some places only, where they are given), by place."""
    found = [
        Pagar(case.id, str(case.titel), str(case.skede), plats, [_measure(one, names) for one in _open_measures(case)])
        for case in cases
        for plats in _places(case)
        if platser is None or plats in platser
    ]
    return sorted(found, key=lambda one: (str(names.plats(one.plats)), one.arende))


def _places(case: Arende) -> list[str]:
    return list(dict.fromkeys(str(plats) for plats in (case.plats, *(case.berorda_platser or ()))))


def _open_measures(case: Arende) -> list[Atgard]:
    return [one for one in case.atgarder.atgarder or () if one.oppen]


def _measure(one: Atgard, names: Names) -> str:
    who = names.aktor(one.ansvarig) or "ingen ansvarig"
    return f"{one_line(str(one.titel))} ({label(one.lage)}, {who})"


def candidates(  # noqa: PLR0913, PLR0917 - what is wanted, and all that decides it
    utmarker: Sequence[Utmarkt],
    stadiga: Collection[Nyckel],
    cases: Sequence[Arende],
    period: Period,
    named: Named,
    platser: Collection[str],
) -> tuple[list[Kandidat], list[str]]:
    """What stands out without an active case about it there, once each; and in words what is left out, and why.

    What only persists is wanted where it is one of `stadiga`. `platser` are the registered places: a case can be
    opened at no other.
    """
    wanted = {(one.kategori, one.plats) for one in utmarker if one.slag in {"ny", "okande"}} | {*stadiga}
    found: dict[Nyckel, Kandidat] = {}
    covered: dict[Nyckel, str] = {}
    for one in utmarker:
        key = (one.kategori, one.plats)
        if one.slag not in _WANTED or key not in wanted or one.kategori is None or one.plats not in platser:
            continue
        case = _covering(cases, one.plats, one.kategori)
        if case is not None:
            covered[key] = f"{named.cell(one.kategori, one.plats)} sticker ut, men har redan ärendet {case.id}."
        elif key in found:
            found[key] = found[key]._replace(skal=f"{found[key].skal} {one.text}")
        else:
            found[key] = Kandidat(one.plats, one.kategori, one.antal, one.text, _command(one, period, named))
    return list(found.values()), list(covered.values())


def _covering(cases: Sequence[Arende], plats: str, kategori: str) -> Arende | None:
    """The active case about a kind of behaviour at a place; one that names no behaviour is about them all."""
    for case in cases:
        kinds = case.problem.beteenden
        if plats in _places(case) and (not kinds or kategori in kinds):
            return case
    return None


def _command(one: Utmarkt, period: Period, named: Named) -> str:
    what, where = (
        str(name).partition(" (")[0] for name in (named.names.kategori(one.kategori), named.names.plats(one.plats))
    )
    title = one_line(f"{what} vid {where}".translate(_IN_A_SHELL))
    return f'est ny "{title}" --fran lagesbild:{period.namn}:{one.plats}'
