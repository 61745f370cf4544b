"""From a case or a period to both texts: the public one, and the one with a section for each organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from est_cli.reports.render import render

if TYPE_CHECKING:
    from est_cli.aterkoppling.records import Allmantvy, Brevvy
    from est_cli.model.arende import Arende
    from est_cli.period import Period
    from est_cli.reports.environment import Format
    from est_cli.reports.render import Reports

PUBLIC = "aterkoppling"
LETTERS = "aterkoppling-rapportorer"


class Vyer(NamedTuple):
    """Both texts as values, and the cases that they are about."""

    allmant: Allmantvy
    brev: Brevvy
    arenden: list[str]


def case_views(reports: Reports, arende: Arende) -> Vyer:
    """Both texts of one case as of the reports' day."""
    from est_cli.aterkoppling.letters import case_letters
    from est_cli.aterkoppling.public import public_case

    where = reports.workspace, arende, reports.idag, reports.names
    return Vyer(public_case(*where), case_letters(*where), [arende.id])


def period_views(reports: Reports, period: Period) -> Vyer:
    """Both texts of a period as of the reports' day."""
    from est_cli.aterkoppling.period import Laget, period_letters, public_period

    laget = Laget(reports.workspace, period, reports.idag, reports.names)
    about = {case.id for one in laget.rader.rader if one.antal for case in laget.about(one)}
    return Vyer(public_period(laget), period_letters(laget), sorted(about))


def texts(reports: Reports, vyer: Vyer, fmt: Format) -> dict[str, str]:
    """Each text by the ending of its file's name: empty for the public one. EstError where a template fails."""
    return {
        "": render(reports, PUBLIC, fmt, {"vy": vyer.allmant}),
        "-rapportorer": render(reports, LETTERS, fmt, {"vy": vyer.brev}),
    }
