"""`est gallra`: what is past its term is listed, and removed only by a decision, with a record of it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from est_cli.commands import weeding
from est_cli.errors import EstError
from est_cli.observationer.columns import HEADER
from est_cli.observationer.gallring import is_past

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

BESLUT = "KS 2026/88 § 12"


def row(id_: str, datum: str, rest: str = ",,,lindparken,klotter,bovardarna,iakttagelse,1,,,") -> str:
    return f"{id_},{datum},{rest}"


@pytest.fixture
def mapp(arbetsyta: Path) -> Path:
    """The folder of observations: two months past 24 months on 24 November 2026, and one that is not."""
    folder = arbetsyta / "observationer"
    for path in folder.glob("*") if folder.exists() else ():
        path.unlink()
    folder.mkdir(exist_ok=True)
    write(folder, "2024-09-bovard.csv", row("a-1", "2024-09-02"), row("a-2", "2024-09-03"))
    write(folder, "2024-10-bovard.csv", row("a-3", "2024-10-31"))
    write(folder, "2024-11-bovard.csv", row("a-4", "2024-11-01"))
    return folder


def write(folder: Path, name: str, *rows: str) -> None:
    (folder / name).write_text("\n".join([HEADER, *rows]) + "\n", encoding="utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name[0] != ".")


@pytest.mark.parametrize(
    ("manad", "idag", "manader", "past"),
    [
        ("2024-10", date(2026, 11, 1), 24, True),
        ("2024-10", date(2026, 10, 31), 24, False),
        ("2026-02", date(2026, 3, 31), 1, False),  # 31 March less a month is 28 February
        ("2026-02", date(2026, 4, 1), 1, True),
        ("2026-10", date(2026, 11, 1), 0, True),
        ("0000-01", date(2026, 11, 1), 0, False),
        ("2024-10", date(2026, 11, 1), 999_999, False),
    ],
)
def test_a_month_is_past_when_its_last_day_is(manad: str, idag: date, manader: int, past: bool) -> None:  # noqa: FBT001 - the expected answer
    assert is_past(manad, idag, manader) == past


def test_what_is_past_its_term_is_listed_with_its_ground_and_nothing_is_removed(
    mapp: Path, est: Callable[..., Outcome]
) -> None:
    done = est("gallra")
    assert done.code == 0
    assert "2 filer i observationer/ är äldre än 24 månader." in done.out
    assert "Grund: Dokumenthanteringsplan för trygghetsarbetet, KS 2025/88." in done.out
    assert re.search(r"2024-09-bovard\.csv +2 ", done.out)
    assert "2024-11" not in done.out
    assert 'est gallra --verkstall --beslut "' in done.out
    assert len(names(mapp)) == 3


def test_nothing_due(mapp: Path, est: Callable[..., Outcome]) -> None:
    assert "Inget att gallra" in est("--datum", "2025-01-01", "gallra").out
    for path in mapp.iterdir():
        path.unlink()
    mapp.rmdir()
    assert est("gallra").code == 0


NOT_SAID = "est.yaml säger inte hur länge observationer sparas."
NO_TERM = "observationer_manader i est.yaml är inget antal månader; det ska vara ett heltal, minst 1."


@pytest.mark.parametrize(
    ("gallring", "said"),
    [
        ("", NOT_SAID),
        ("gallring: {beslut: KS 2025/88}", NOT_SAID),
        ("gallring: {observationer_manader: två år}", NO_TERM),
        ("gallring: {observationer_manader: -5}", NO_TERM),
        ("gallring: {observationer_manader: 0}", NO_TERM),
    ],
)
def test_without_a_term_it_says_what_lacks_and_where(
    mapp: Path, arbetsyta: Path, est: Callable[..., Outcome], gallring: str, said: str
) -> None:
    settings = arbetsyta / "est.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(re.sub(r"(?m)^gallring:\n(?:  .*\n)+", f"{gallring}\n", text), encoding="utf-8")
    done = est("gallra")
    assert done.code == 2
    assert said in done.err
    assert "observationer_manader: 24" in done.err
    assert len(names(mapp)) == 3


def test_a_decision_and_the_word_are_both_needed(mapp: Path, est: Callable[..., Outcome]) -> None:
    assert est("gallra", "--verkstall").code == 2
    assert est("gallra", "--beslut", BESLUT).code == 2
    assert est("gallra", "--verkstall", "--beslut", " ").code == 2
    assert len(names(mapp)) == 3


def test_a_decision_is_carried_out_and_recorded(mapp: Path, arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    done = est("gallra", "--verkstall", "--beslut", BESLUT)
    assert done.code == 0
    assert names(mapp) == ["2024-11-bovard.csv"]
    record = (arbetsyta / "rapporter/gallring-2026-11-24.md").read_text(encoding="utf-8")
    assert record.startswith("# Gallring av observationer den 24 november 2026\n")
    assert f"- Beslut: {BESLUT}\n" in record
    assert "- Borttagna den 24 november 2026: 2 filer med 3 rader\n" in record
    assert "Ska tas bort" not in record
    assert re.search(r"\| observationer/2024-10-bovard\.csv \| 1 \| \d+ \| sha256:[0-9a-f]{64} \|\n", record)
    assert est("validera", "--kort").out.count("gallring") == 0


def fails_at(monkeypatch: pytest.MonkeyPatch, name: str, error: BaseException) -> None:
    """Let the removal of one file fail."""

    def remove(path: Path) -> None:
        if path.name == name:
            raise error
        real(path)

    real = weeding.remove
    monkeypatch.setattr(weeding, "remove", remove)


def test_a_record_says_what_shall_be_removed_until_it_is(
    mapp: Path, arbetsyta: Path, est: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before the first file: the record claims nothing, and is completed before another decision is used."""
    with monkeypatch.context() as killed:
        fails_at(killed, "2024-09-bovard.csv", KeyboardInterrupt())
        est("gallra", "--verkstall", "--beslut", BESLUT)
    record = arbetsyta / "rapporter/gallring-2026-11-24.md"
    assert "- Ska tas bort: 2 filer med 3 rader\n" in record.read_text(encoding="utf-8")
    assert "Borttagna" not in record.read_text(encoding="utf-8")
    assert "rapporter/gallring-2026-11-24.md är inte avslutat: 2 filer kvar att ta bort." in est("gallra").err

    write(mapp, "2024-08-bovard.csv", row("a-0", "2024-08-31"))
    done = est("--datum", "2026-11-25", "gallra", "--verkstall", "--beslut", "KS 2026/90")
    assert done.code == 0
    assert "Den påbörjade gallringen är avslutad: 2 filer är borttagna." in done.out
    assert "1 fil är borttagen. Protokollet: rapporter/gallring-2026-11-25.md" in done.out
    assert "- Borttagna den 25 november 2026: 2 filer med 3 rader\n" in record.read_text(encoding="utf-8")
    new = (arbetsyta / "rapporter/gallring-2026-11-25.md").read_text(encoding="utf-8")
    assert "2024-08-bovard.csv" in new
    assert "2024-09-bovard.csv" not in new
    assert names(mapp) == ["2024-11-bovard.csv"]


def test_where_one_cannot_be_removed_it_says_which_were(
    mapp: Path, arbetsyta: Path, est: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as held:
        fails_at(held, "2024-10-bovard.csv", EstError("2024-10-bovard.csv går inte att ta bort.", "Kör om."))
        done = est("gallra", "--verkstall", "--beslut", BESLUT)
    assert done.code == 2
    assert "Borttagna är observationer/2024-09-bovard.csv. Kvar är observationer/2024-10-bovard.csv." in done.err
    assert est("gallra", "--verkstall", "--beslut", BESLUT).code == 0
    assert names(mapp) == ["2024-11-bovard.csv"]
    assert len(list((arbetsyta / "rapporter").glob("gallring-*"))) == 1


def test_a_file_that_changed_since_its_record_is_not_removed(
    mapp: Path, est: Callable[..., Outcome], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as killed:
        fails_at(killed, "2024-09-bovard.csv", KeyboardInterrupt())
        est("gallra", "--verkstall", "--beslut", BESLUT)
    write(mapp, "2024-10-bovard.csv", row("a-3", "2024-10-31"), row("a-9", "2024-10-30"))
    done = est("gallra", "--verkstall", "--beslut", BESLUT)
    assert done.code == 2
    assert "observationer/2024-10-bovard.csv har ändrats sedan protokollet skrevs." in done.err
    assert names(mapp) == ["2024-10-bovard.csv", "2024-11-bovard.csv"]


def test_refused_rows_are_weeded_by_the_day_of_their_import(
    mapp: Path, arbetsyta: Path, est: Callable[..., Outcome]
) -> None:
    folder = arbetsyta / ".est/avvisade"
    folder.mkdir(parents=True)
    old, young = "polisen-2024-11-23-vecka-2019-01-01.csv", "polisen-2024-11-24-vecka-2019-01-01.csv"
    for name in (old, young):
        (folder / name).write_text("rad;skäl\r\n2;Nej\r\n", encoding="utf-8-sig")
    listed = est("gallra").out
    assert "2 filer i observationer/ och 1 fil i .est/avvisade/ är äldre än 24 månader." in listed
    assert re.search(rf"\.est/avvisade/{old} +1 ", listed)
    assert est("gallra", "--verkstall", "--beslut", BESLUT).code == 0
    assert names(folder) == [young]
    assert names(mapp) == ["2024-11-bovard.csv"]
    assert old in (arbetsyta / "rapporter/gallring-2026-11-24.md").read_text(encoding="utf-8")


def test_another_weeding_on_the_same_day_has_a_record_of_its_own(
    mapp: Path, arbetsyta: Path, est: Callable[..., Outcome]
) -> None:
    est("gallra", "--verkstall", "--beslut", BESLUT)
    first = (arbetsyta / "rapporter/gallring-2026-11-24.md").read_bytes()
    write(mapp, "2024-10-bovard.csv", row("a-9", "2024-10-30"))
    assert "gallring-2026-11-24-2.md" in est("gallra", "--verkstall", "--beslut", BESLUT).out
    assert (arbetsyta / "rapporter/gallring-2026-11-24.md").read_bytes() == first


def test_a_baseline_of_an_open_case_keeps_its_ground(mapp: Path, arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    problem = arbetsyta / "arenden/2026-hoglands-park/problem.yaml"
    arende = arbetsyta / "arenden/2026-hoglands-park/arende.yaml"
    text = problem.read_text(encoding="utf-8")
    problem.write_text(
        text.replace("fran: 2025-05-26, till: 2025-08-31", "fran: 2024-10-01, till: 2024-12-31"), encoding="utf-8"
    )
    assert "(behövs än)" not in est("gallra").out  # the case is closed
    assert "2026-hoglands-park: baslinjen för handelser-kvall, 2024-10-01–2024-12-31" in est("gallra").out

    history = arende.read_text(encoding="utf-8")
    arende.write_text("\n".join(one for one in history.split("\n") if "skede: avslutat" not in one), encoding="utf-8")
    assert "(behövs än)" in est("gallra").out
    done = est("gallra", "--verkstall", "--beslut", BESLUT)
    assert done.code == 1
    assert "Inget är borttaget. Ett öppet ärende behöver filerna: 2026-hoglands-park" in done.err
    assert "est utvardera 2026-hoglands-park --skriv" in " ".join(done.err.split())
    assert len(names(mapp)) == 3

    after = arbetsyta / "arenden/2026-hoglands-park/utvardering.yaml"
    evaluated = after.read_text(encoding="utf-8")
    after.write_text(
        re.sub(r"(indikator: handelser-kvall, varde: \d+)", r"\1, underlag: 'sha256:1'", evaluated, count=1),
        encoding="utf-8",
    )
    done = est("gallra", "--verkstall", "--beslut", BESLUT)
    assert done.code == 0
    assert "Går inte längre att räkna om: 2026-hoglands-park: baslinjen" in done.out
    assert "## Tal som inte går att räkna om utan filerna" in (
        arbetsyta / "rapporter/gallring-2026-11-24.md"
    ).read_text(encoding="utf-8")


def test_a_row_of_a_later_month_is_not_lost_with_its_file(mapp: Path, est: Callable[..., Outcome]) -> None:
    write(mapp, "2024-10-bovard.csv", row("a-3", "2026-10-31"), "oläslig")
    assert "2 rader från annan månad, eller oläsliga" in est("gallra").out
    done = est("gallra", "--verkstall", "--beslut", BESLUT)
    assert done.code == 1
    assert len(names(mapp)) == 3


def test_a_case_that_cannot_be_read_may_need_them(mapp: Path, arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    (arbetsyta / "arenden/2026-hoglands-park/problem.yaml").write_text("a: [", encoding="utf-8")
    assert est("gallra").code == 0
    assert est("gallra", "--verkstall", "--beslut", BESLUT).code == 1
    assert len(names(mapp)) == 3


@pytest.mark.parametrize("name", ["gamla.csv", "2020-01-.csv", "2020-01-x.CSV", "2020-01-x.txt"])
def test_a_name_without_a_month_and_an_import_is_told_of(mapp: Path, est: Callable[..., Outcome], name: str) -> None:
    write(mapp, name, row("a-1", "2019-01-01"))
    said = est("gallra").err
    assert f"observationer/{name} heter inte <månad>-<import>.csv" in said
    assert max(map(len, said.splitlines())) <= 96


def test_a_folder_among_the_files_is_told_of(mapp: Path, est: Callable[..., Outcome]) -> None:
    (mapp / "2020-04-q.csv").mkdir()
    assert "observationer/2020-04-q.csv är ingen vanlig fil" in est("gallra").err


def test_nothing_is_removed_through_a_link(mapp: Path, est: Callable[..., Outcome]) -> None:
    mapp.rename(mapp.with_name("annat"))
    mapp.symlink_to(mapp.with_name("annat"))
    assert est("gallra", "--verkstall", "--beslut", BESLUT).code == 2
    assert len(names(mapp)) == 3


def test_no_personal_data_in_the_record(mapp: Path, arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    done = est("gallra", "--verkstall", "--beslut", "ring 070-1740605")
    assert done.code == 2
    assert "Inget är skrivet." in done.err
    assert len(names(mapp)) == 3
    assert not list((arbetsyta / "rapporter").glob("gallring-*"))


def test_git_remembers_and_that_is_said_only_where_there_is_git(
    mapp: Path, est: Callable[..., Outcome], git: Callable[..., str]
) -> None:
    assert "Git minns" not in est("gallra").out
    git("init", "-q")
    said = " ".join(est("gallra").out.split())
    for word in ("Git minns det som är borttaget", "git filter-repo", "kopia av förrådet", "säkerhetskopior", "beslut"):
        assert word in said
    assert len(names(mapp)) == 3
    assert "git add -A observationer rapporter" in est("gallra", "--verkstall", "--beslut", BESLUT).err


def test_without_git_nothing_is_said_of_it(mapp: Path, est: Callable[..., Outcome]) -> None:
    assert "git add" not in est("gallra", "--verkstall", "--beslut", BESLUT).err
    assert names(mapp) == ["2024-11-bovard.csv"]
