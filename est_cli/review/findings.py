"""Findings before and after: which are new, which are gone, which are still there."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from est_cli.findings import Finding, order
from est_cli.review.sides import differing
from est_cli.rules.check import check_case, check_others, check_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from est_cli.review.sides import Side, Sides


class Fyndjamforelse(NamedTuple):
    """Findings that are new, gone and still there, each in order; gone ones at their place before the change."""

    nya: list[Finding]
    borta: list[Finding]
    kvar: list[Finding]


def compare_findings(both: Sides, cases: Sequence[str]) -> Fyndjamforelse:
    """Judge what the cases share, and these cases, on both sides; a finding that only moved is still there.

    Of those still there only the ones in a case or file that differs are given. Those of a case that is gone went
    with it.
    """
    there = [both.omdopta.get(case, case) for case in cases if case in both.efter.workspace.arenden]
    before = _all(both.fore, there, both.filer)
    after = _all(both.efter, cases, both.filer)
    new_names = {old: new for new, old in both.omdopta.items()}
    kept = Counter(_key(one, new_names) for one in before) & Counter(_key(one, {}) for one in after)
    concerned = {*both.filer, *differing(both)}
    still = [one for one in _within(after, kept) if one.fil in concerned or one.arende in concerned]
    return Fyndjamforelse(_beyond(after, kept, {}), _beyond(before, kept, new_names), still)


def _all(side: Side, cases: Sequence[str], filer: Sequence[str]) -> list[Finding]:
    found = check_shared(side.checker) + check_others(side.checker, filer)
    for files in map(side.case, cases):
        found += check_case(side.checker, files) if files else []
    return sorted(found, key=order)


def _key(one: Finding, new_names: dict[str, str]) -> tuple[str, str, str, str]:
    fil = one.fil.replace(one.arende, new_names.get(one.arende, one.arende), 1) if one.arende else one.fil
    return one.kod, one.niva, fil, one.text


def _beyond(found: list[Finding], kept: Counter[tuple[str, str, str, str]], names: dict[str, str]) -> list[Finding]:
    """Those that the other side does not have as many of."""
    left = kept.copy()
    more = []
    for one in found:
        key = _key(one, names)
        if left[key] > 0:
            left[key] -= 1
        else:
            more.append(one)
    return more


def _within(found: list[Finding], kept: Counter[tuple[str, str, str, str]]) -> list[Finding]:
    beyond = {id(one) for one in _beyond(found, kept, {})}
    return [one for one in found if id(one) not in beyond]
