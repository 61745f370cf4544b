"""What must always hold of the follow-up: every measure of the chosen cases once, and sums that agree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from planer import case, reports, rows, workspace

from est_cli.lag.follow_case import follow_case
from est_cli.lag.uppfoljning import follow_up_view, render_follow_up
from est_cli.period import read_period

TVA_AR = read_period("2025-01-01--2026-12-31")

_DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
_COST = st.fixed_dictionaries({}, optional={"timmar": st.integers(0, 90), "kronor": st.integers(0, 9000)})
_MEASURE = st.tuples(
    st.sampled_from(["planerad", "pagar", "genomford", "delvis", "avbruten"]),
    st.none() | st.tuples(_DAYS, _DAYS).map(sorted),
    _COST,
    st.none() | st.tuples(st.sampled_from(["som_planerat", "justerad", "delvis", "ej"]), _COST),
)
_CASES = st.lists(
    st.tuples(
        st.sampled_from(["analys", "atgarder", "utvardering", "avslutat", "avskrivet"]), st.lists(_MEASURE, max_size=4)
    ),
    max_size=4,
)


@given(cases=_CASES)
@settings(max_examples=12)
def test_every_measure_of_the_chosen_cases_stands_once_and_the_sums_agree(cases: list) -> None:
    with TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        for nr, (skede, measures) in enumerate(cases):
            lines = [_line(f"M{nr}x{at}y", one) for at, one in enumerate(measures)]
            done = "".join(_done(at, one) for at, one in enumerate(measures))
            case(root, f"2026-c{nr}", *lines, skede=skede, utvardering=f"genomforande:\n{done}" if done else "{}\n")
        of = reports(root)
        parts = [follow_case(of, TVA_AR, id_) for id_ in of.workspace.arenden]
        made = follow_up_view(of, TVA_AR, [one for one in parts if one])
        texts = [render_follow_up(of, TVA_AR, fmt).text for fmt in ("md", "html")]
    chosen = {int(one.id.removeprefix("2026-c")): one for one in made.arenden}
    for text in texts:
        sections = text.rpartition("Ärende för ärende")[2]
        for nr, (_, measures) in enumerate(cases):
            counts = {sections.count(f"M{nr}x{at}y") for at in range(len(measures))}
            assert counts <= {int(nr in chosen)}
    inside = [cases[nr][1][int(row.titel.partition("x")[2][:-1])] for nr, one in chosen.items() for row in one.rader]
    assert sum(int(str(row[1])) for row in rows(made.hur)[:-1]) == len(inside)
    if inside:
        assert rows(made.hur)[-1][1] == str(len(inside))
        planned, used = rows(made.kostnader)
        assert _numbers(planned) == _summed([one[2] for one in inside])
        assert _numbers(used) == _summed([one[3][1] if one[3] else {} for one in inside])


def _line(titel: str, one: tuple) -> str:
    status, days, cost, _ = one
    span = f", start: {days[0]}, slut: {days[1]}" if days else ""
    return f"titel: {titel}, status: {status}{span}, resurser: {{{_keys(cost)}}}"


def _done(at: int, one: tuple) -> str:
    return f"- {{atgard: a{at}, utfall: {one[3][0]}, resurser: {{{_keys(one[3][1])}}}}}\n" if one[3] else ""


def _keys(cost: dict[str, int]) -> str:
    return ", ".join(f"{key}: {value}" for key, value in cost.items())


def _summed(costs: list[dict[str, int]]) -> list[Decimal]:
    found = [len(costs)]
    for key in ("timmar", "kronor"):
        said = [one[key] for one in costs if key in one]
        found += [sum(said), len(costs) - len(said)]
    return [Decimal(one) for one in found]


def _numbers(row: tuple[str | None, ...]) -> list[Decimal]:
    return [Decimal(str(cell).replace("okänt", "0").replace("\u00a0", "").replace(",", ".")) for cell in row[1:]]
