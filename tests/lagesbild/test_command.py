"""`est lagesbild` as a coordinator meets it: what is written, what is said, and whether it is still true."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MARCH = [
    *("2026-03-06 22:15 bjorkskolan buskorning bovardarna 1" for _ in range(14)),
    "2026-03-12 . lindparken klotter faltgruppen 3",
    "2026-03-20 . . . nattvandrarna 0",
]
FEBRUARY = ["2026-02-10 . lindparken klotter faltgruppen 2", "2026-02-11 19:00 bjorkskolan buskorning bovardarna 1"]


@pytest.fixture
def months(observed: Callable) -> None:
    observed(("2026-02", FEBRUARY), ("2026-03", MARCH))


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize("fmt", ["md", "html"])
def test_the_report_and_its_map_are_written(arbetsyta: Path, est: Callable, fmt: str) -> None:
    done = est("lagesbild", "--period", "2026-03", "--format", fmt)
    assert done.code == 0
    assert "17 händelser" in done.out
    assert done.err.splitlines() == [
        f"Lägesbilden: rapporter/lagesbild-2026-03.{fmt}",
        "Kartan: rapporter/lagesbild-2026-03.geojson",
    ]
    assert "Buskörning" in (arbetsyta / f"rapporter/lagesbild-2026-03.{fmt}").read_text(encoding="utf-8")
    features = json.loads((arbetsyta / "rapporter/lagesbild-2026-03.geojson").read_text(encoding="utf-8"))["features"]
    assert [one["id"] for one in features] == ["bjorkskolan", "lindparken"]


@pytest.mark.usefixtures("months")
def test_the_same_day_gives_the_same_bytes(arbetsyta: Path, est: Callable) -> None:
    found = []
    for _ in range(2):
        est("lagesbild", "--period", "2026-03", "--format", "html", "--datum", "2026-04-02")
        found.append([path.read_bytes() for path in sorted((arbetsyta / "rapporter").iterdir())])
    assert found[0] == found[1]


@pytest.mark.usefixtures("months")
def test_json_is_data_and_nothing_is_written(arbetsyta: Path, est: Callable) -> None:
    done = est("lagesbild", "--period", "2026-03", "--format", "json")
    assert json.loads(done.out)["version"] == 1
    assert not (arbetsyta / "rapporter").exists()


@pytest.mark.usefixtures("months")
def test_an_area_has_its_own_files(arbetsyta: Path, est: Callable) -> None:
    assert est("lagesbild", "--period", "2026-03", "--omrade", "ringen").code == 0
    assert sorted(path.name for path in (arbetsyta / "rapporter").iterdir()) == [
        "lagesbild-2026-03-ringen.geojson",
        "lagesbild-2026-03-ringen.md",
    ]


@pytest.mark.usefixtures("months")
def test_a_map_file_goes_when_no_place_has_a_coordinate(arbetsyta: Path, est: Callable) -> None:
    est("lagesbild", "--period", "2026-03")
    places = arbetsyta / "register" / "platser.yaml"
    places.write_text(re.sub(r"(?m)^  koordinat:.*\n", "", places.read_text(encoding="utf-8")), encoding="utf-8")
    est("lagesbild", "--period", "2026-03")
    assert [path.name for path in (arbetsyta / "rapporter").iterdir()] == ["lagesbild-2026-03.md"]


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            (),
            "Observationer finns för februari 2026 till mars 2026. Den senaste hela månaden: est lagesbild --period 2026-03",
        ),
        (("--datum", "2026-03-15"), "est lagesbild --period 2026-02"),
        (("--period", "2026-04"), "Det finns inga observationer för april 2026."),
        (("--period", "2031-01"), "Det finns inga observationer för januari 2031."),
        (("--period", "2026-03", "--datum", "2026-02-20"), "Perioden mars 2026 har inte börjat"),
        (("--period", "mars"), "Skriv en vecka 2026-v12"),
        (("--period", "2026-03", "--omrade", "ringn"), "Menade du ringen?"),
    ],
)
def test_a_wrong_question_is_answered_with_what_there_is(est: Callable, args: tuple[str, ...], said: str) -> None:
    done = est("lagesbild", *args)
    assert done.code == 2
    assert said in done.err


def test_without_observations_it_says_how_to_get_them(est: Callable, observed: Callable) -> None:
    observed()
    done = est("lagesbild")
    assert done.code == 2
    assert "est importera FIL" in done.err


def test_no_report_is_written_through_a_link(arbetsyta: Path, est: Callable, months: None, tmp_path: Path) -> None:  # noqa: ARG001
    (tmp_path / "annan").mkdir()
    (arbetsyta / "rapporter").symlink_to(tmp_path / "annan")
    assert est("lagesbild", "--period", "2026-03").code == 2
    assert list((tmp_path / "annan").iterdir()) == []


@pytest.mark.usefixtures("months")
def test_a_faulty_outline_is_told_and_the_map_drawn_without_it(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "register" / "karta.geojson").write_text("{}", encoding="utf-8")
    done = est("lagesbild", "--period", "2026-03", "--format", "html")
    assert done.code == 0
    assert "Obs: register/karta.geojson går inte att läsa som GeoJSON" in done.err


class TestKontrollera:
    """`est rapport --kontrollera` renders each picture as of the day that it bears."""

    @pytest.fixture
    def written(self, arbetsyta: Path, est: Callable, months: None) -> Path:  # noqa: ARG002
        for fmt in ("md", "html"):
            est("lagesbild", "--period", "2026-03", "--format", fmt, "--datum", "2026-04-02")
            est("lagesbild", "--period", "2026-03", "--omrade", "ringen", "--format", fmt, "--datum", "2026-04-02")
        return arbetsyta / "rapporter"

    def test_time_makes_no_picture_stale(self, est: Callable, written: Path) -> None:  # noqa: ARG002
        assert est("rapport", "--kontrollera", "--datum", "2026-11-24").code == 0

    def test_a_changed_observation_does(self, arbetsyta: Path, est: Callable, written: Path) -> None:  # noqa: ARG002
        fil = arbetsyta / "observationer" / "2026-03-prov.csv"
        fil.write_text(
            fil.read_text(encoding="utf-8").replace("faltgruppen,iakttagelse,3", "faltgruppen,iakttagelse,5"),
            encoding="utf-8",
        )
        done = est("rapport", "--kontrollera")
        assert done.code == 1
        assert done.out.splitlines() == [
            f"rapporter/lagesbild-2026-03.{fmt} stämmer inte med observationerna. Skriv om: est lagesbild --period 2026-03 --format {as_}"
            for fmt, as_ in (("html", "html"), ("md", "md"), ("geojson", "md"))
        ]

    def test_a_changed_map_file_does(self, est: Callable, written: Path) -> None:
        fil = written / "lagesbild-2026-03.geojson"
        fil.write_text(fil.read_text(encoding="utf-8").replace("14.6", "15.6"), encoding="utf-8")
        done = est("rapport", "--kontrollera")
        assert done.code == 1
        assert "rapporter/lagesbild-2026-03.geojson" in done.out

    def test_a_renamed_or_unreadable_one_is_left_alone(self, est: Callable, written: Path) -> None:
        shutil.copy(written / "lagesbild-2026-03.md", written / "lagesbild-till-namnden.md")
        (written / "lagesbild-2026-02.md").write_bytes(b"\xff\xfe\x00")
        assert est("rapport", "--kontrollera").code == 0

    def test_weeded_observations_are_told_without_failing(self, arbetsyta: Path, est: Callable, written: Path) -> None:  # noqa: ARG002
        (arbetsyta / "observationer" / "2026-03-prov.csv").unlink()
        done = est("rapport", "--kontrollera")
        assert done.code == 0
        assert (
            "rapporter/lagesbild-2026-03.md går inte att göra om och jämföra: observationerna bakom är gallrade."
            in done.out
        )

    def test_so_is_a_weeded_period_before(self, arbetsyta: Path, est: Callable, written: Path) -> None:  # noqa: ARG002
        (arbetsyta / "observationer" / "2026-02-prov.csv").unlink()
        assert est("rapport", "--kontrollera", "--datum", "2026-04-10").code == 1
        assert est("rapport", "--kontrollera", "--datum", "2028-04-10").code == 0


def test_a_proposed_case_is_said_with_its_command(observed: Callable, est: Callable) -> None:
    observed(
        (
            "2026-02",
            ["2026-02-01 . lindparken klotter faltgruppen 4", "2026-02-11 . p-huset-kvarnen brak faltgruppen 90"],
        ),
        (
            "2026-03",
            ["2026-03-10 . lindparken klotter faltgruppen 40", "2026-03-11 . p-huset-kvarnen brak faltgruppen 90"],
        ),
    )
    said = est("lagesbild", "--period", "2026-03").out.splitlines()
    assert said[-1] == 'Förslag på ärende: est ny "Klotter vid Lindparken" --fran lagesbild:2026-03:lindparken'
