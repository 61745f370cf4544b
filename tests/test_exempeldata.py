"""The observations of the example workspace: made by a script, and true to the cases that count them."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from project import PROJECT

from bench.exempeldata import IMPORT, write
from bench.exempelkoping import AWAY, FIRST, LAST, PLANTED
from est_cli.estimates import rate_ratio
from est_cli.observationer.columns import FOLDER, files
from est_cli.observationer.count import Urval, count, observations, selection
from est_cli.observationer.rows import Fault, read_rows
from est_cli.workspace.load import load
from est_cli.workspace.tree import Disk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Outcome

    from est_cli.model.problem import Baslinje, Matning
    from est_cli.model.utvardering import Eftermatning

    Tid = Baslinje | Eftermatning

EXAMPLE = Disk(PROJECT)
SELDOM = {"kommun-fritid", "raddningstjansten"}
AUTUMN = ("2026-08-31", "2026-10-25")


def test_the_script_writes_what_is_committed(tmp_path: Path) -> None:
    write(tmp_path)
    made, kept = (
        {one.name: one.read_bytes() for one in (root / FOLDER).glob(f"*-{IMPORT}.csv")} for root in (tmp_path, PROJECT)
    )
    assert made == kept


@pytest.mark.usefixtures("arbetsyta")
def test_every_row_can_be_read_and_none_says_anything_personal(est: Callable[..., Outcome]) -> None:
    rows = [row for one in files(EXAMPLE) for row in read_rows(EXAMPLE.read(one.fil).decode())]
    assert [row for row in rows if isinstance(row, Fault)] == []
    assert 1500 <= len(rows) <= 3000
    assert f"{FOLDER}/" not in est("validera").out


def stated() -> Iterator[tuple[str, Matning, str, float | None, Tid]]:
    """What the cases say of their indicators, before and after: at the place itself, and at those compared with."""
    workspace = load(PROJECT)
    for arende in filter(None, (workspace.case(name).arende for name in workspace.arenden)):
        after = arende.utvardering
        for each in arende.problem.indikatorer if arende.problem and arende.problem.indikatorer else []:
            if each.matning is None or each.baslinje is None:
                continue
            yield arende.id, each.matning, arende.plats, each.baslinje.varde, each.baslinje
            values = [one for one in (after and after.eftermatningar) or [] if one.indikator == each.id]
            for one in values:
                yield arende.id, each.matning, arende.plats, one.varde, one
            for place in [*((after and after.jamforelse) or []), *((after and after.omfordelning) or [])]:
                for plats in (place.platser or []) if place.indikator == each.id else []:
                    yield arende.id, each.matning, plats, place.fore, each.baslinje
                    yield arende.id, each.matning, plats, place.efter, values[0]


STATED = [pytest.param(*rest, id=f"{name} {rest[1]} {rest[2]:g}") for name, *rest in stated()]


@pytest.mark.parametrize(("matning", "plats", "varde", "tid"), STATED)
def test_a_case_states_what_the_observations_hold(matning: Matning, plats: str, varde: float, tid: Tid) -> None:
    assert count(EXAMPLE, selection(matning, plats), tid.fran, tid.till).antal == varde


def test_these_cases_are_measured_in_observations() -> None:
    assert sorted({str(one.id).split()[0] for one in STATED}) == [
        "2025-skadegorelse-busskurar",
        "2026-hoglands-park",
        "2026-inbrott-i-p-huset",
        "2026-mopeder-vid-skolan",
        "2026-samlingar-i-trapphus",
    ]


@pytest.mark.parametrize(
    ("fran", "till", "plats", "kategori", "rapportor", "antal"),
    [
        ("2025-06-01", "2025-08-31", "hoglands-park", None, "kommunpolis", 17),
        ("2025-09-01", "2025-10-26", "p-huset-kvarnen", "bilinbrott", "kommunpolis", 9),
        (*AUTUMN, "p-torget", "bilinbrott", "kommunpolis", 2),
        (*AUTUMN, "p-huset-kvarnen", "glaskross", "parkeringsbolaget", 26),
        ("2025-03-03", "2025-04-27", "ringvagens-hallplatser", "glaskross", "kommun-gata-park", 18),
        ("2026-10-12", "2026-11-08", "ringvagens-hallplatser", "glaskross", "regiontrafiken", 9),
        ("2026-01-26", "2026-03-22", "almgarden-trapphus", "samling-trapphus", "exempelbostader", 21),
        ("2026-08-31", "2026-09-13", "stationstunneln", "bristande-belysning", "kommun-gata-park", 9),
        ("2026-09-26", "2026-11-22", "stationstunneln", "bristande-belysning", None, 0),
        ("2026-06-01", "2026-08-17", "badviken", "brand", None, 3),
        ("2026-10-19", "2026-11-08", "almgarden-lekplats", None, "bovardarna", 6),
        ("2026-08-29", "2026-11-22", "almgarden-trapphus", "ovrig-skada", "bovardarna", 0),
    ],
)
def test_so_do_its_sources(
    fran: str, till: str, plats: str, kategori: str | None, rapportor: str | None, antal: int
) -> None:
    kinds, places, reporters = ({one} if one else None for one in (kategori, plats, rapportor))
    urval = Urval(*(frozenset(one) if one else None for one in (kinds, places, reporters)))
    assert count(EXAMPLE, urval, date.fromisoformat(fran), date.fromisoformat(till)).antal == antal


def test_the_planted_rise_at_the_school_is_in_the_data() -> None:
    planted = next(one for one in PLANTED if one.plats == "bjorkskolan")
    urval = Urval(frozenset(planted.kategorier), frozenset({planted.plats}))
    spring = [(date(year, 2, 9), date(year, 6, 7)) for year in (2025, 2026)]
    before, after = (count(EXAMPLE, urval, *days).antal for days in spring)
    found = rate_ratio(after, 1, before, 1)
    assert found.lower < planted.kvot < found.upper
    assert found.lower > 1


def test_reporters_begin_rest_and_fall_silent() -> None:
    seen: dict[str, list[date]] = {}
    for one in observations(EXAMPLE, FIRST, LAST):
        seen.setdefault(str(one.rapportor), []).append(one.datum)
    assert min(seen["bovardarna"]) >= date(2026, 1, 5)
    assert max(seen["kommun-fritid"]) < date(2026, 9, 28)
    assert all(max(days) >= date(2026, 11, 1) for name, days in seen.items() if name not in SELDOM)
    for name, days in seen.items():
        for fran, till in AWAY.get(name, ()):
            assert not [day for day in days if fran <= day <= till]


def test_the_police_say_neither_point_nor_words() -> None:
    police = [one for one in observations(EXAMPLE, FIRST, LAST) if one.typ == "polisanmald"]
    assert len(police) > 100
    assert not [one for one in police if one.lat or one.lon or one.beskrivning]


@pytest.mark.usefixtures("arbetsyta")
def test_the_picture_of_october_finds_what_was_planted(est: Callable[..., Outcome]) -> None:
    said = " ".join(est("lagesbild", "--period", "2026-10").out.split())
    assert "Buskörning vid Björkskolan med infart (ökar" in said
    assert "Har tystnat sedan perioden före: Verksamhetschef fritid" in said


@pytest.mark.usefixtures("arbetsyta")
def test_the_evaluation_of_hoglands_park_covers_what_was_planted(est: Callable[..., Outcome]) -> None:
    planted = next(one.kvot for one in PLANTED if one.plats == "hoglands-park")
    (counted, _) = json.loads(est("utvardera", "2026-hoglands-park", "--format", "json").out)["indikatorer"]
    exact = counted["skattningar"][0]
    assert exact["nedre"] < planted < exact["ovre"] < 1
