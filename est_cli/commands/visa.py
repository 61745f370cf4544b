"""`est visa`: one case, where it stands, how much of the method it holds, and what remains."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from est_cli.commands.common import Arendearg, Maskinformat, case_id, opened, usable
from est_cli.commands.status import as_data, by_case
from est_cli.frame.terminal import echo, plain, width
from est_cli.model.arende import SKEDEN
from est_cli.moten.arendelage import open_decisions, state
from est_cli.rules.check import Checker, check_case
from est_cli.rules.profile import Profile, profile
from est_cli.rules.standing import Standing, standing
from est_cli.svenska import datum_i_ord, uppraknat

if TYPE_CHECKING:
    from est_cli.findings import Finding
    from est_cli.model.arende import Arende

_BAR = 20


def visa(arende: Arendearg, format: Maskinformat = "text") -> None:  # noqa: A002 - the option's own name
    """One case: a summary, its profile, and its findings."""
    checked = opened()
    case = checked.workspace.case(case_id(checked, arende))
    whole = usable(case)
    found = check_case(checked, case)
    row = standing(whole, found, checked.context.idag)
    bars = profile(whole, checked.context)
    if format == "json":
        from est_cli.formats.json import to_json

        beslut, idag = by_case(open_decisions(checked)).get(whole.id, ()), checked.context.idag
        rest = {"profil": _bars(bars), "fynd": [one.as_data() for one in found]}
        echo(to_json({"version": 1, **as_data(state(whole, found, idag), beslut, idag), **rest}))
    else:
        _show(checked, row, bars, found)


def _bars(bars: Profile) -> list[dict[str, Any]]:
    return [
        {"omrade": bar.omrade, "uppfyllda": bar.uppfyllda, "regler": bar.regler, "saknas": list(bar.koder)}
        for bar in bars.delar
    ]


def _show(checked: Checker, row: Standing, bars: Profile, found: list[Finding]) -> None:
    from est_cli.formats.text import show_findings

    for line in (*_summary(checked, row), "", *_profile_lines(row.arende, bars), ""):
        echo(plain(line.replace("\n", " ")))
    show_findings(found, 1)


def _summary(checked: Checker, row: Standing) -> list[str]:
    from est_cli.ord import label

    arende = row.arende
    place = checked.workspace.platser.get(arende.plats)
    lines = [
        f"{arende.titel}  ({arende.id})",
        f"Plats: {place.namn if place else arende.plats}",
        f"Skede: {label(row.skede)} sedan {_since(row)}, {label(arende.spar or 'fordjupad')} spår",
        f"Nästa skede: {label(row.nasta)}, {_gate(row)}" if row.nasta else "Nästa skede: inget",
    ]
    lines += [f"Undantag från {line.regel}: {line.motiv}" for line in arende.undantag or ()]
    lines += [f"Sent: {label(sen.slag)} {sen.id}, senast {sen.senast}" for sen in row.sena]
    return lines


def _since(row: Standing) -> str:
    return datum_i_ord(row.sedan) if row.sedan else "okänt datum"


def _gate(row: Standing) -> str:
    closed = [f"{niva}: {uppraknat(codes)}" for niva, codes in (("fel", row.fel), ("hinder", row.hinder)) if codes]
    return "; ".join(closed) or f"grinden är öppen: est framat {row.arende.id}"


def _profile_lines(arende: Arende, bars: Profile) -> list[str]:
    """Four bars: how many of each part's rules are met, and in words which are not, as far as the case has come."""
    lines = ["Profil (uppfyllda regler; inget betyg):"]
    reached = SKEDEN[: SKEDEN.index(arende.skede) + 1] if arende.skede in SKEDEN else ()
    for bar in (bar for bar in bars.delar if bar.regler):
        filled = round(_BAR * bar.andel)
        lines.append(f"  {bar.namn:<12} {'█' * filled}{'░' * (_BAR - filled)} {bar.uppfyllda} av {bar.regler}")
        if bar.saknade and bar.omrade in reached:
            lacking = "; ".join(f"{regel.namn} ({regel.kod})" for regel in bar.saknade)
            lines += wrap(f"saknas: {lacking}", width(), initial_indent=" " * 15, subsequent_indent=" " * 23)
    return lines
