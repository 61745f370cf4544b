"""`est ny --fran lagesbild:PERIOD:PLATS` opens a case that is already filled in from the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from est_cli.model.problem import Problem

CASE = "2026-buskorning-vid-bjorkskolan-med-infart"


@pytest.fixture
def months(observed: Callable) -> None:
    observed(
        ("2026-02", ["2026-02-10 . lindparken klotter faltgruppen 2"]),
        (
            "2026-03",
            [
                *("2026-03-06 22:15 bjorkskolan buskorning bovardarna 1" for _ in range(21)),
                *("2026-03-13 23:05 bjorkskolan buskorning faltgruppen 1" for _ in range(9)),
                "2026-03-12 . lindparken klotter faltgruppen 3",
            ],
        ),
    )


def _problem(root: Path, case: str = CASE) -> Problem:
    arende = load(root).case(case).arende
    assert arende is not None
    return arende.problem


@pytest.mark.usefixtures("months")
def test_the_numbers_become_answers(arbetsyta: Path, est: Callable) -> None:
    done = est("ny", "--fran", "lagesbild:2026-03:bjorkskolan")
    assert done.code == 0
    assert done.err.startswith(
        "Obs: Baslinjen är från mars 2026, som valdes för att den stack ut. En del av en minskning"
    )
    text = (arbetsyta / "arenden" / CASE / "problem.yaml").read_text(encoding="utf-8")
    for part in (
        "# Vilka beteenden är det?\nbeteenden: [buskorning]\n",
        "# När händer det? Om inget mönster finns: varför?\ntid:\n  veckodagar: [fre]\n  klockslag: [",
        "omfattning:\n  antal: 30\n  fran: 2026-03-01\n  till: 2026-03-31\n  kalla: observationer-2026-03\n",
        (
            '    beskrivning: "Observationer under mars 2026: Buskörning. Rapporterade av Bovärdarna, Exempelbostäder AB (21) '
            'och Fältgruppen, Exempelköpings kommun (9)."\n'
        ),
        "    baslinje: {varde: 30, fran: 2026-03-01, till: 2026-03-31}\n    matning: {kategorier: [buskorning]}\n",
        "# Vilka drabbas? Grupper, aldrig en person.\ndrabbade:\n",
    ):
        assert part in text


@pytest.mark.usefixtures("months")
def test_the_case_is_valid_and_its_baseline_can_be_counted_again(arbetsyta: Path, est: Callable) -> None:
    before = est("validera").code
    est("ny", "--fran", "lagesbild:2026-03:bjorkskolan")
    found = est("validera", CASE)
    assert (found.code, before) == (0, 0)
    assert "U515" not in found.out
    problem = _problem(arbetsyta)
    assert problem.indikatorer is not None
    assert problem.indikatorer[0].baslinje is not None
    assert problem.indikatorer[0].baslinje.varde == 30


@pytest.mark.usefixtures("months")
def test_a_title_of_ones_own_is_kept(arbetsyta: Path, est: Callable) -> None:
    assert (
        est("ny", "Mopeder på skolgården", "--fran", "lagesbild:2026-03:bjorkskolan", "--plats", "bjorkskolan").code
        == 0
    )
    assert load(arbetsyta).case("2026-mopeder-pa-skolgarden").arende.titel == "Mopeder på skolgården"


@pytest.mark.usefixtures("months")
def test_a_month_that_goes_on_is_counted_to_yesterday(arbetsyta: Path, est: Callable) -> None:
    done = est("ny", "Mopeder", "--fran", "lagesbild:2026-03:bjorkskolan", "--datum", "2026-03-13")
    assert "Obs: Perioden pågår: siffrorna är räknade till och med i går, den 12 mars 2026." in done.err.splitlines()
    problem = _problem(arbetsyta, "2026-mopeder")
    assert (problem.omfattning.antal, str(problem.omfattning.till)) == (21, "2026-03-12")
    assert "Observationer under 1–12 mars 2026" in str(problem.kallor[0].beskrivning)


@pytest.mark.usefixtures("months")
def test_few_events_leave_the_time_as_a_question(arbetsyta: Path, est: Callable) -> None:
    est("ny", "Klotter", "--fran", "lagesbild:2026-03:lindparken")
    assert _problem(arbetsyta, "2026-klotter").tid is None
    assert _problem(arbetsyta, "2026-klotter").kallor[0].aktor == "faltgruppen"


@pytest.mark.usefixtures("months")
@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--fran", "lagesbild:2026-03:bjorkskola"), "Menade du bjorkskolan?"),
        (("--fran", "lagesbild:2026-13:bjorkskolan"), "Perioden ”2026-13” finns inte."),
        (("--fran", "lagesbild:2026-03"), "Skriv lagesbild:PERIOD:PLATS"),
        (("--fran", "bjorkskolan"), "Skriv lagesbild:PERIOD:PLATS"),
        (("--fran", "lagesbild:2026-03:badviken"), "Platser med händelser: bjorkskolan, lindparken."),
        (("--fran", "lagesbild:2026-03:bjorkskolan", "--plats", "lindparken"), "är inte samma plats"),
        (("--plats", "lindparken"), "Argumentet TITEL saknas."),
    ],
)
def test_a_wrong_question_opens_nothing(arbetsyta: Path, est: Callable, args: tuple[str, ...], said: str) -> None:
    before = sorted((arbetsyta / "arenden").iterdir())
    done = est("ny", *args)
    assert done.code == 2
    assert said in done.err
    assert sorted((arbetsyta / "arenden").iterdir()) == before
