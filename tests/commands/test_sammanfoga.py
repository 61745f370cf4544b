"""Two branches, real git: what merges, what a person must choose, and what git does without the driver."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from est_cli.generated.workspace_files import workspace_files
from est_cli.merging import driver_settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

CASE = "arenden/2026-hoglands-park"
PLAN = f"{CASE}/atgarder.yaml"


@pytest.fixture
def forrad(arbetsyta: Path, git: Callable[..., str]) -> Path:
    """The example workspace as a repository that merges with est, on the branch main."""
    (arbetsyta / ".gitattributes").write_text(workspace_files()[".gitattributes"], encoding="utf-8")
    git("init", "-q", "-b", "main")
    for name, value in driver_settings().items():
        git("config", name, value)
    git("add", ".")
    git("commit", "-qm", "Början")
    return arbetsyta


def on_two_branches(git: Callable[..., str], ours: Callable[[], object], theirs: Callable[[], object]) -> None:
    """What the one does on main, and the other on the branch hennes."""
    git("switch", "-qc", "hennes")
    theirs()
    git("add", "-A")
    git("commit", "-qm", "Hennes ändring")
    git("switch", "-q", "main")
    ours()
    git("add", "-A")
    git("commit", "-qm", "Min ändring")


def conflict(git: Callable[..., str], *args: str) -> str:
    """What git says when it stops."""
    with pytest.raises(subprocess.CalledProcessError) as stopped:
        git(*args)
    assert stopped.value.returncode == 1
    return str(stopped.value.stdout) + str(stopped.value.stderr)


def measure(est: Callable[..., Outcome], titel: str) -> None:
    assert est("atgard", "ny", "2026-hoglands-park", titel, "--akut", "--omprovas", "2026-12-24").code == 0


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_two_new_measures_merge(forrad: Path, git: Callable[..., str], est: Callable[..., Outcome]) -> None:
    before = (forrad / PLAN).read_text(encoding="utf-8")
    on_two_branches(git, lambda: measure(est, "Lagad lampa"), lambda: measure(est, "Klippt häck"))
    git("merge", "-q", "hennes")
    after = (forrad / PLAN).read_text(encoding="utf-8")
    mine, hers = after.index("- id: lagad-lampa"), after.index("- id: klippt-hack")
    assert mine < hers
    assert [line for line in after.splitlines() if line in before.splitlines()] == before.splitlines()
    assert git("status", "--porcelain") == ""
    assert est("validera", "2026-hoglands-park").code == est("validera").code


def test_without_the_driver_git_stops_at_two_new_measures(
    forrad: Path, git: Callable[..., str], est: Callable[..., Outcome]
) -> None:
    git("config", "--remove-section", "merge.est")
    on_two_branches(git, lambda: measure(est, "Lagad lampa"), lambda: measure(est, "Klippt häck"))
    assert "CONFLICT" in conflict(git, "merge", "hennes")
    assert "<<<<<<<" in (forrad / PLAN).read_text(encoding="utf-8")


def go_back(est: Callable[..., Outcome], skede: str, datum: str) -> None:
    """The closed case is opened again."""
    assert est("backa", "2026-hoglands-park", skede, "--motiv", "Det har börjat igen", "--datum", datum).code == 0


def test_one_case_moved_by_both_is_for_a_person_to_choose(
    forrad: Path, git: Callable[..., str], est: Callable[..., Outcome]
) -> None:
    on_two_branches(
        git,
        lambda: go_back(est, "utvardering", "2026-11-20"),
        lambda: go_back(est, "analys", "2026-11-16"),
    )
    said = conflict(git, "merge", "hennes")
    assert f"{CASE}/arende.yaml: båda sidor har ändrat historik." in said
    text = (forrad / CASE / "arende.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        "  - {datum: 2026-10-22, skede: avslutat, av: kommun-trygghet, mote: 2026-10-22}\n"
        "<<<<<<< HEAD\n"
        "  - {datum: 2026-11-20, skede: utvardering, av: kommun-trygghet, motiv: Det har börjat igen}\n"
        "=======\n"
        "  - {datum: 2026-11-16, skede: analys, av: kommun-trygghet, motiv: Det har börjat igen}\n"
        ">>>>>>> inkommande\n"
    )
    found = est("validera", "2026-hoglands-park")
    assert found.code == 1
    assert "F102" in found.out


def test_a_union_merge_would_move_the_case_back_without_a_word(
    forrad: Path, git: Callable[..., str], est: Callable[..., Outcome]
) -> None:
    (forrad / ".gitattributes").write_text("*.yaml merge=union\n", encoding="utf-8")
    git("commit", "-qam", "union")
    on_two_branches(
        git,
        lambda: go_back(est, "utvardering", "2026-11-20"),
        lambda: go_back(est, "analys", "2026-11-16"),
    )
    git("merge", "-q", "hennes")
    lines = (forrad / CASE / "arende.yaml").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:2] for line in lines[-2:]] == [
        ["  - {datum: 2026-11-20", " skede: utvardering"],
        ["  - {datum: 2026-11-16", " skede: analys"],
    ], "the case stands in the stage of the last line, which is the older one"


@pytest.mark.usefixtures("forrad")
def test_two_cases_moved_merge(git: Callable[..., str], est: Callable[..., Outcome]) -> None:
    def avskriv(case: str) -> None:
        assert est("avskriv", case, "--motiv", "Upphört av sig självt").code == 0

    on_two_branches(git, lambda: avskriv("2026-skymd-lekplats"), lambda: avskriv("2026-inbrott-i-p-huset"))
    git("merge", "-q", "hennes")
    assert git("diff", "--stat", "HEAD~2").count("1 +") == 2


@pytest.mark.parametrize("how", ["rebase", "cherry-pick"])
def test_rebase_and_cherry_pick_merge_too(
    forrad: Path, git: Callable[..., str], est: Callable[..., Outcome], how: str
) -> None:
    on_two_branches(git, lambda: measure(est, "Lagad lampa"), lambda: measure(est, "Klippt häck"))
    git(how, "hennes")
    after = (forrad / PLAN).read_text(encoding="utf-8")
    assert "- id: lagad-lampa\n" in after
    assert "- id: klippt-hack\n" in after
    assert git("status", "--porcelain") == ""


def test_a_file_name_with_blanks_and_swedish_letters(
    forrad: Path, git: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The workspace is a folder of the repository, and everything on the way there has a difficult name."""
    top = tmp_path / "vårt förråd"
    top.mkdir()
    forrad.rename(top / "trygghet å 'så'")
    (top / "trygghet å 'så'" / ".git").rename(top / ".git")
    monkeypatch.chdir(top)
    root = top / "trygghet å 'så'"
    git("add", "-A")
    git("commit", "-qm", "Flyttad")
    on_two_branches(
        git,
        lambda: replaced(root / PLAN, "mal:\n", "mal:\n  - id: mitt\n    beskrivning: Mitt mål\n"),
        lambda: replaced(root / PLAN, "mal:\n", "mal:\n  - id: hennes\n    beskrivning: Hennes mål\n"),
    )
    git("merge", "-q", "hennes")
    text = (root / PLAN).read_text(encoding="utf-8")
    assert text.startswith(
        "mal:\n  - id: mitt\n    beskrivning: Mitt mål\n  - id: hennes\n    beskrivning: Hennes mål\n"
    )


def test_observations_of_the_same_month_merge(forrad: Path, git: Callable[..., str]) -> None:
    head = "id,datum,tid_fran,datum_till,tid_till,plats,kategori,rapportor,typ,antal,lat,lon,beskrivning\n"
    fil = forrad / "observationer" / "2026-11-hand.csv"

    def observe(rows: str) -> None:
        fil.parent.mkdir(exist_ok=True)
        fil.write_text(head + rows, encoding="utf-8")

    mine = "a1,2026-11-20,,,,parken,klotter,bovard,iakttagelse,1,,,Ny tag\n"
    hers = 'b1,2026-11-03,,,,parken,klotter,bovard,iakttagelse,1,,,"Två rader\ni en ruta"\n'
    on_two_branches(git, lambda: observe(mine), lambda: observe(hers))
    git("merge", "-q", "hennes")
    assert fil.read_text(encoding="utf-8") == head + hers + mine


@pytest.mark.parametrize("program", ["finns-inte", "sh -c 'exit 2'", "sh -c 'kill -9 $$'"])
def test_where_est_is_gone_or_fails_git_merges_as_it_does(forrad: Path, git: Callable[..., str], program: str) -> None:
    """Git takes the shell's 127 for a conflict, and would leave my side in the file without a mark."""
    _, _, rest = driver_settings()["merge.est.driver"].partition(" sammanfoga ")
    git("config", "merge.est.driver", f"{program} {rest}")
    titel = 'titel: "Påhittat exempel: otrygga sommarkvällar i Hoglands park"'
    arende = forrad / CASE / "arende.yaml"
    on_two_branches(
        git, lambda: replaced(arende, titel, "titel: Min"), lambda: replaced(arende, titel, "titel: Hennes")
    )
    conflict(git, "merge", "hennes")
    assert "<<<<<<< HEAD\ntitel: Min\n=======\ntitel: Hennes\n>>>>>>> inkommande\n" in arende.read_text(
        encoding="utf-8"
    )


def test_the_command_is_hidden_and_says_what_it_is_for(est: Callable[..., Outcome]) -> None:
    assert "sammanfoga" not in est("--help").out
    shown = est("sammanfoga", "--help")
    assert shown.code == 0
    assert "git kör det" in shown.out


def test_files_that_are_not_there_are_told_in_swedish(est: Callable[..., Outcome]) -> None:
    outcome = est("sammanfoga", "a", "b", "c", "7", "est.yaml")
    assert outcome.code == 2
    assert outcome.err.startswith("Fel: Filerna att slå ihop går inte att läsa")


def test_init_writes_what_git_needs_to_know(est: Callable[..., Outcome], git: Callable[..., str]) -> None:
    git("init", "-q")
    assert est("init").code == 0
    names = [
        "est.yaml",
        "register/platser.yaml",
        f"{CASE}/problem.yaml",
        "moten/2026-01-01.yaml",
        "observationer/2026-01-hand.csv",
    ]
    assert git("check-attr", "merge", *names).count("merge: est") == len(names)
    assert "unspecified" in git("check-attr", "merge", "rapporter/x.md")
