"""`est undantag KOD FIL:RAD --motiv`: a sentence may stand, with its reason; the answer never repeats the sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

FIL = "arenden/2026-mopeder-vid-skolan/problem.yaml"
TEXT = """\
# Ring vaktbolaget på 070-1740605 när larmet går.
beskrivning: >
  Mopeder kör över skolgården. Vaktbolagets jour på 070-1740605 tar emot samtal,
  och deras andra nummer är 0455-12345. Det händer varje vecka.
drabbade: 070-1740605
forvantan: Ring jouren eller 811228-9874 om larmet.
"""


@pytest.fixture
def problem(arbetsyta: Path) -> Path:
    path = arbetsyta / FIL
    path.write_text(TEXT, encoding="utf-8")
    return arbetsyta


def rows(est: Callable[..., Outcome], kod: str) -> list[int]:
    fynd = json.loads(est("validera", "--format", "json").out)["fynd"]
    return [one["rad"] for one in fynd if one["fil"] == FIL and one["kod"] == kod]


def test_the_sentence_may_stand_and_only_that(problem: Path, est: Callable[..., Outcome]) -> None:
    assert rows(est, "I702") == [1, 3, 4, 5]
    done = est("undantag", "i702", f"{FIL}:1", "--motiv", "Vaktbolagets växel, som står på deras webbplats.")
    assert (done.code, done.out) == (0, f"1 mening i {FIL} får stå trots I702. Skälet står i register/undantag.yaml.\n")
    assert done.err == "Ta med undantaget i samma commit: git add register/undantag.yaml\n"
    assert rows(est, "I702") == [3, 4, 5]
    written = (problem / "register" / "undantag.yaml").read_text(encoding="utf-8")
    assert written.startswith("# Meningar som får stå")
    assert "1740605" not in written
    assert f"  - regel: I702\n    fil: {FIL}\n    kontrollsumma: sha256:" in written


def test_a_second_one_is_added_below_and_nothing_else_changes(problem: Path, est: Callable[..., Outcome]) -> None:
    est("undantag", "I702", f"{FIL}:1", "--motiv", "Växel.")
    register = problem / "register" / "undantag.yaml"
    before = register.read_bytes().replace(b"\n", b"\r\n") + b"# slut\r\n"
    register.write_bytes(before)
    assert est("undantag", "I702", f"{FIL}:3:40", "--motiv", "Samma växel: jouren.").code == 0
    after = register.read_bytes()
    assert after.startswith(before.removesuffix(b"# slut\r\n"))
    assert after.count(b"\r\n") == after.count(b"\n")
    assert rows(est, "I702") == [5]  # both numbers of the sentence


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("I702", f"{FIL}:2"),
            "På rad 2 i ”arenden/2026-mopeder-vid-skolan/problem.yaml” finns inget som I702 gäller.",
        ),
        (("I702", f"{FIL}:2"), "Närmast: rad 1."),
        (("I701", f"{FIL}:1"), "Raden har I702."),
        (("I703", f"{FIL}:2"), "est validera visar var de finns."),
        (("I702", f"{FIL}:5"), "nästan bara numret"),
        (("I702", FIL), "ange filen och raden"),
        (("I702", "2026-mopeder-vid-skolan"), "ange filen och raden"),
        (("I702", "borta.yaml:1"), "Filen ”borta.yaml” finns inte i arbetsytan."),
        (("I702", "../utanfor.yaml:1"), "finns inte i arbetsytan"),
        (("I702", "070-1740605:1"), "Filen ”07…” finns inte"),
        (("I710", f"{FIL}:1"), "Från ”I710” görs inga undantag."),
        (("I722", f"{FIL}:1"), "Regeln ”I722” finns inte."),
        (("F105", f"{FIL}:1"), "Från ”F105” görs inga undantag."),
        ((f"{FIL}:1", "I702"), "Regelns kod kommer först."),
    ],
)
def test_what_cannot_be_excused_is_said_and_nothing_is_written(
    problem: Path, est: Callable[..., Outcome], args: tuple[str, str], said: str
) -> None:
    (problem.parent / "utanfor.yaml").write_text(TEXT, encoding="utf-8")
    done = est("undantag", *args, "--motiv", "Växel.")
    assert done.code == 2
    assert said in done.err
    assert "1740605" not in done.err
    assert not (problem / "register" / "undantag.yaml").exists()


def test_the_reason_itself_says_nothing_personal(problem: Path, est: Callable[..., Outcome]) -> None:
    done = est("undantag", "I702", f"{FIL}:1", "--motiv", "Det är 070-174 06 05 som är jouren.")
    assert (done.code, "Inget är skrivet" in done.err, "174" in done.err) == (2, True, False)
    assert est("undantag", "I702", f"{FIL}:1", "--motiv", " ").code == 2
    assert not (problem / "register" / "undantag.yaml").exists()


def test_the_same_exception_is_not_made_twice(problem: Path, est: Callable[..., Outcome]) -> None:
    assert problem.is_dir()
    est("undantag", "I702", f"{FIL}:1", "--motiv", "Växel.")
    assert "har redan ett undantag från I702" in est("undantag", "I702", f"{FIL}:1", "--motiv", "Växel.").err


def test_with_a_column_only_the_sentence_there_is_meant(problem: Path, est: Callable[..., Outcome]) -> None:
    (problem / FIL).write_text(
        "beskrivning: Ring jouren nere på 070-1740605. Ring vakten där uppe på 070-1740606.\n", encoding="utf-8"
    )
    assert est("undantag", "I702", f"{FIL}:1:71", "--motiv", "Växel.").out.startswith("1 mening")
    assert est("undantag", "I702", f"{FIL}:1", "--motiv", "Växel.").out.startswith("1 mening")
    assert rows(est, "I702") == []


def test_from_a_folder_inside_a_file_is_named_from_there(
    problem: Path, est: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(problem / "arenden")
    assert est("undantag", "I702", "2026-mopeder-vid-skolan/problem.yaml:1", "--motiv", "Växel.").code == 0
    assert f"fil: {FIL}\n" in (problem / "register" / "undantag.yaml").read_text(encoding="utf-8")


def test_a_name_can_be_excused(problem: Path, est: Callable[..., Outcome]) -> None:
    image = problem / "arenden" / "2026-mopeder-vid-skolan" / "karta.png"
    image.write_bytes(b"\x89PNG\0")
    fil = f"{image.relative_to(problem).as_posix()}"
    assert "I709" in est("validera").out
    assert est("undantag", "I709", f"{fil}:1:1", "--motiv", "En karta utan människor.").code == 0
    assert "I709" not in est("validera").out
    image.unlink()
    assert "I710" in est("validera").out


def test_a_report_is_excused_by_the_file_it_is_made_from(problem: Path, est: Callable[..., Outcome]) -> None:
    (problem / "rapporter").mkdir(exist_ok=True)
    (problem / "rapporter" / "a.md").write_text("Ring 070-1740605.\n", encoding="utf-8")
    assert (
        "Gör undantaget i filen som rapporten är gjord av"
        in est("undantag", "I702", "rapporter/a.md:1", "--motiv", "V.").err
    )


def test_a_case_is_still_excused_from_a_rule_of_the_method(problem: Path, est: Callable[..., Outcome]) -> None:
    done = est("undantag", "P203", "2026-mopeder-vid-skolan", "--motiv", "Tiden är okänd.")
    assert (done.code, done.out.partition(" (")[0]) == (0, "2026-mopeder-vid-skolan är undantaget från P203")
    assert "P203" in (problem / "arenden/2026-mopeder-vid-skolan/arende.yaml").read_text(encoding="utf-8")
