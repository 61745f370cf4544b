"""U515: what a case says was counted, and what the observations say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from rules.exempel import IDAG, EnFil, bygg, context, run

from est_cli.model.installningar import Gallring
from est_cli.observationer.columns import HEADER
from est_cli.observationer.count import Counts
from est_cli.rules.catalogue import rules

if TYPE_CHECKING:
    from est_cli.workspace.tree import Entry

ROWS = """\
b-1,2026-06-05,,,,hoglands-park,glaskross,bovardarna,iakttagelse,1,,,
b-2,2026-06-19,,,,hoglands-park,glaskross,bovardarna,iakttagelse,2,,,
b-3,2026-06-20,,,,lindparken,glaskross,bovardarna,iakttagelse,9,,,
b-4,2026-06-21,,,,hoglands-park,brand,bovardarna,iakttagelse,9,,,
"""
UNDERLAG = Counts(EnFil("2026-06-b.csv", f"{HEADER}\n{ROWS}"))


def case(efter: str, baslinje: str = "", enhet: str = "antal", matning: str = "{kategorier: [glaskross]}") -> str:
    base = f", baslinje: {{{baslinje}}}" if baslinje else ""
    count = f", matning: {matning}" if matning else ""
    return (
        f"eftermatningar:\n- {{indikator: glas, {efter}}}\n"
        f"# problem.yaml\nindikatorer:\n- {{id: glas, namn: Glas, enhet: {enhet}{base}{count}}}\n"
    )


def said(text: str, rows: str = ROWS) -> list[tuple[str, str]]:
    found = run("U515", f"{text}# observationer/2026-06-b.csv\n{HEADER}\n{rows}")
    return [(f"{one.fil} {'.'.join(map(str, one.vag))}", one.text) for one in found]


JUNE = "fran: 2026-06-01, till: 2026-06-30"


def test_both_numbers_are_said_at_the_number_of_the_case() -> None:
    assert said(case(f"varde: 3, {JUNE}")) == []
    assert said(case(f"varde: 5, {JUNE}")) == [
        (
            "utvardering eftermatningar.0.varde",
            "Talet är 5, men observationerna för 2026-06-01–2026-06-30 ger 3.",
        )
    ]
    assert said(case("text: Bättre", baslinje="varde: 1, fran: 2026-06-01, till: 2026-06-18")) == []
    assert said(case("text: Bättre", baslinje="varde: 2, fran: 2026-06-01, till: 2026-06-18")) == [
        (
            "problem indikatorer.0.baslinje.varde",
            "Talet är 2, men observationerna för 2026-06-01–2026-06-18 ger 1.",
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        case(f"varde: 5, {JUNE}", matning=""),  # nothing says what is counted
        case(f"varde: 5, {JUNE}", enhet="procent"),
        case(f"text: Fem, {JUNE}"),
        case("varde: 5"),
        case("varde: 5, fran: 2025-06-01, till: 2025-06-30"),  # nobody reported anything then
        case(f"varde: fem, {JUNE}"),
        case(f"varde: 5, {JUNE}", matning="{kategorier: [[a]]}"),
        case(f"varde: 5, {JUNE}", matning="klotter"),
        case("varde: 5, fran: 2026-06-31, till: 2026-06-30"),
    ],
)
def test_nothing_is_said_where_nothing_can_be_counted(text: str) -> None:
    assert said(text) == []


def test_a_zero_report_is_a_look_and_so_nought_is_known() -> None:
    assert said(case(f"varde: 4, {JUNE}"), "b-1,2026-06-05,,,,hoglands-park,,bovardarna,,0,,,\n")[0][1].endswith(
        "ger 0."
    )


def test_rows_that_changed_since_are_told_of_by_their_checksum() -> None:
    arende = bygg("U515", case(f"varde: 3, {JUNE}"))
    found = next(iter(rules()["U515"].check(arende, replace(context(IDAG), observationer=UNDERLAG))), None)
    assert found is None
    assert said(case(f"varde: 3, underlag: 'sha256:00', {JUNE}")) == [
        (
            "utvardering eftermatningar.0.underlag",
            "Raderna som räknats för 2026-06-01–2026-06-30 har ändrats sedan talet skrevs; antalet är detsamma.",
        )
    ]
    assert said(case(f"varde: 5, underlag: 'sha256:00', {JUNE}"))[0][1].endswith(
        "ger 3. Raderna har ändrats sedan talet skrevs."
    )


def test_a_month_that_was_weeded_is_not_missed() -> None:
    text = case("text: Bättre", baslinje="varde: 9, fran: 2026-05-01, till: 2026-06-30")
    arende, known = bygg("U515", text), replace(context(IDAG), observationer=UNDERLAG)

    def count(manader: int) -> int:
        assert known.installningar is not None
        gallring = Gallring.model_construct(observationer_manader=manader)
        settings = known.installningar.model_copy(update={"gallring": gallring})
        return len(list(rules()["U515"].check(arende, replace(known, installningar=settings))))

    assert (count(24), count(5)) == (1, 0)


class Counting(EnFil):
    """A tree that remembers what was read."""

    def __init__(self, *given: str) -> None:
        super().__init__(*given)
        self.asked: list[str] = []

    def scan(self, folder: str) -> list[Entry]:
        self.asked.append(folder)
        return super().scan(folder)

    def read(self, fil: str) -> bytes:
        self.asked.append(fil)
        return super().read(fil)


def test_each_file_is_read_once_a_run_and_none_for_a_case_that_counts_nothing() -> None:
    tree = Counting("2026-06-b.csv", f"{HEADER}\n{ROWS}")
    known: Any = replace(context(IDAG), observationer=Counts(tree))
    list(rules()["U515"].check(bygg("U515", case(f"varde: 3, {JUNE}", matning="")), known))
    assert tree.asked == []
    for varde in (3, 4, 5):
        list(rules()["U515"].check(bygg("U515", case(f"varde: {varde}, {JUNE}", baslinje=f"varde: 1, {JUNE}")), known))
    assert tree.asked == ["observationer", "observationer/2026-06-b.csv"]
