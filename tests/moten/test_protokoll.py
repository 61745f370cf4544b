"""What the minutes hold, and when they are refused."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    Est = Callable[..., Outcome]

FIRST = "2026-01-08"
SECOND = "2026-01-22"
CASE = "arenden/2026-klotter/arende.yaml"


@pytest.fixture
def town(tmp_path: Path, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small workspace with a case and two meetings of one group, all committed on the first one's day."""
    files = {
        "est.yaml": "kommun: Ekdala kommun\ngrupper: {gruppen: {namn: EST-gruppen, medlemmar: [samordnare]}}\n",
        "register/aktorer.yaml": "samordnare: {organisation: Ekdala kommun, funktion: Samordnare, typ: kommun}\n",
        "register/platser.yaml": "torget: {namn: Torget}\n",
        "register/kategorier.yaml": "klotter: {namn: Klotter}\n",
        CASE: "titel: Klotter på torget\nplats: torget\nansvarig: samordnare\n"
        "historik:\n  - {datum: 2026-01-02, skede: problem, av: samordnare}\n",
        f"moten/{FIRST}.yaml": f"grupp: gruppen\ndatum: {FIRST}\nnarvarande: [{{aktor: samordnare}}]\n"
        "beslut:\n  - {id: rakna, text: Räkna klottret., ansvarig: samordnare, senast: 2026-01-15}\n"
        "  - {id: skylta, text: Skylta., ansvarig: samordnare, senast: 2026-03-01}\n",
    }
    for fil, text in files.items():
        write(tmp_path, fil, text)
    git("init", "-q", "-b", "main")
    commit(git, FIRST)
    monkeypatch.setenv("EST_IDAG", SECOND)
    return tmp_path


def write(root: Path, fil: str, text: str) -> None:
    (root / fil).parent.mkdir(parents=True, exist_ok=True)
    (root / fil).write_text(text, encoding="utf-8")


def commit(git: Callable[..., str], day: str) -> None:
    """Everything, committed on a day."""
    git("add", "-A")
    tree, parent = git("write-tree").strip(), git("for-each-ref", "--format=%(objectname)", "refs/heads/main").strip()
    who = f"Test <test@example.invalid> {int(datetime.fromisoformat(f'{day}T12:00:00+00:00').timestamp())} +0000"
    head = "".join((f"tree {tree}\n", f"parent {parent}\n" if parent else "", f"author {who}\ncommitter {who}\n\nx\n"))
    Path("commit.txt").write_text(head, encoding="utf-8")
    git("update-ref", "HEAD", git("hash-object", "-t", "commit", "-w", "commit.txt").strip())
    Path("commit.txt").unlink()


def second(root: Path, text: str = "") -> None:
    """The second meeting's file."""
    write(root, f"moten/{SECOND}.yaml", f"grupp: gruppen\ndatum: {SECOND}\n{text}")


def lines(text: str) -> str:
    """A Markdown text with its sentences on one line."""
    return " ".join(text.split())


def md(root: Path, id_: str) -> str:
    return (root / f"rapporter/mote-{id_}.md").read_text(encoding="utf-8")


def held(root: Path, est: Est, git: Callable[..., str], text: str) -> str:
    """The second meeting's minutes, after those of the first."""
    assert est("mote", "protokoll", FIRST).code == 0
    second(root, text)
    commit(git, SECOND)
    done = est("mote", "protokoll", SECOND)
    assert done.code == 0, done.err
    return md(root, SECOND)


def test_the_first_meeting_of_a_group(town: Path, est: Est) -> None:
    done = est("mote", "protokoll", FIRST)
    assert (done.code, done.out) == (0, f"Protokollet: rapporter/mote-{FIRST}.md\n")
    assert "Det här är gruppens första möte, så det finns inget att jämföra med." in md(town, FIRST)
    assert "fran" not in (town / f"moten/{FIRST}.yaml").read_text(encoding="utf-8").partition("omfattar")[2]


def test_the_first_meeting_tells_what_was_noted_and_moved_on_its_day(
    town: Path, est: Est, git: Callable[..., str]
) -> None:
    case = (town / CASE).read_text(encoding="utf-8")
    step = f"  - {{datum: {FIRST}, skede: analys, av: samordnare, mote: {FIRST}}}\n"
    notes = (
        f"anteckningar:\n  - {{datum: 2026-01-05, text: Före mötet.}}\n  - {{datum: {FIRST}, text: Väggen är målad.}}\n"
    )
    write(town, CASE, case + step + notes)
    commit(git, FIRST)
    assert est("mote", "protokoll", FIRST).code == 0
    said = lines(md(town, FIRST))
    assert (
        "Ärendet gick från problem till analys den 8 januari 2026, av Samordnare, Ekdala kommun. Det bestämdes" in said
    )
    assert "Väggen är målad." in said
    assert "Före mötet." not in said


def test_earlier_decisions_one_by_one(town: Path, est: Est, git: Callable[..., str]) -> None:
    text = "uppfoljning: [{mote: 2026-01-08, beslut: skylta, lage: nytt_datum, senast: 2026-04-01, text: Dröjer.}]\n"
    said = held(town, est, git, text)
    assert (
        "| Räkna klottret. | 8 januari 2026 | Samordnare, Ekdala kommun | 15 januari 2026 | Togs inte upp vid mötet. "
        "Försenat 7 dagar. |" in said
    )
    assert (
        "| Skylta. | 8 januari 2026 | Samordnare, Ekdala kommun | 1 mars 2026 | "
        "Nytt datum: klart senast den 1 april 2026. Dröjer. |" in said
    )
    assert "- **Tidigare beslut:** 1 har fått nytt datum och 1 togs inte upp; 1 är försenat." in said


def test_a_case_on_the_agenda_without_a_change_says_so(town: Path, est: Est, git: Callable[..., str]) -> None:
    said = held(town, est, git, "arenden: [{arende: 2026-klotter, anteckning: Vi väntar.}]\n")
    assert "**Sagt på mötet:** Vi väntar." in said
    assert "- Inget är ändrat i ärendet sedan förra mötet." in said
    assert "Ingen är antecknad som närvarande." in said


def test_a_case_that_changed_without_being_on_the_agenda_has_a_heading_of_its_own(
    town: Path, est: Est, git: Callable[..., str]
) -> None:
    write(town, CASE, (town / CASE).read_text(encoding="utf-8").replace("på torget", "på stora torget"))
    assert est("mote", "protokoll", FIRST).code == 2  # not committed yet
    commit(git, FIRST)
    assert est("mote", "protokoll", FIRST).code == 0
    write(town, CASE, (town / CASE).read_text(encoding="utf-8") + "# bara en kommentar\n")
    write(town, "arenden/2026-klotter/problem.yaml", "beskrivning: Det klottras varje helg.\n")
    second(town)
    commit(git, SECOND)
    assert est("mote", "protokoll", SECOND).code == 0
    _, _, others = md(town, SECOND).partition("## Ändrat i andra ärenden")
    assert "### Klotter på stora torget" in others
    assert others.count("\n- ") == 1
    assert "Det klottras varje helg." in others


@pytest.mark.parametrize("text", ["<b>x</b>", "a | b", "# rubrik", "[x](javascript:alert(1))", "a\n\n## b", "{{ vy }}"])
def test_hostile_text_is_inert(town: Path, est: Est, git: Callable[..., str], text: str) -> None:
    import json

    quoted = json.dumps(text)
    said = held(
        town, est, git,
        f"tid: {quoted}\nlokal: {quoted}\nlagesbild: {quoted}\ninformation: {quoted}\n"
        f"arrangemang: [{{namn: {quoted}, datum: 2026-02-01}}]\narenden: [{{arende: 2026-klotter, anteckning: {quoted}}}]\n"
        f"beslut: [{{id: x, text: {quoted}}}]\n",
    )  # fmt: skip
    assert "<b>" not in said.replace("\\<", "")
    assert [line for line in said.splitlines() if line.startswith(("# ", "## b"))] == [said.splitlines()[0]]
    assert "](javascript" not in said.replace("\\]", "")
    rows = [line.replace("\\|", "") for line in said.partition("## Beslut\n")[2].splitlines() if line.startswith("| 1")]
    assert [row.count("|") for row in rows] == [6]


def test_what_is_not_committed_is_named(town: Path, est: Est) -> None:
    write(town, CASE, (town / CASE).read_text(encoding="utf-8") + "# ändrad\n")
    done = est("mote", "protokoll", FIRST)
    assert done.code == 2
    assert f"det här är det inte: {CASE}." in done.err
    assert "git add -A" in done.err
    assert "omfattar" not in (town / f"moten/{FIRST}.yaml").read_text(encoding="utf-8")


def test_without_git_there_are_no_minutes(town: Path, est: Est) -> None:
    (town / ".git").rename(town.parent / f"{town.name}-git")
    done = est("mote", "protokoll", FIRST)
    assert (done.code, "git init" in done.err) == (2, True)


def test_a_fault_in_the_file_is_pointed_at(town: Path, est: Est, git: Callable[..., str]) -> None:
    second(town, "nasta_mote: snart\n")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    done = est("mote", "protokoll", SECOND)
    assert done.code == 2
    assert f"moten/{SECOND}.yaml, rad 3:" in done.err


def test_nobody_is_both_there_and_away(town: Path, est: Est, git: Callable[..., str]) -> None:
    second(town, "narvarande: [{aktor: samordnare}]\nfranvarande: [{aktor: samordnare, anmarkning: Sjuk}]\n")
    commit(git, SECOND)
    done = est("mote", "protokoll", SECOND)
    assert (done.code, "samordnare både bland narvarande och bland franvarande" in lines(done.err)) == (2, True)
    assert "omfattar" not in (town / f"moten/{SECOND}.yaml").read_text(encoding="utf-8")


@pytest.mark.usefixtures("town")
def test_a_meeting_that_has_not_been_held(est: Est, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EST_IDAG", "2026-01-01")
    done = est("mote", "protokoll", FIRST)
    assert done.code == 2
    assert "est mote dagordning" in done.err


def test_the_earlier_version_rebased_away(town: Path, est: Est, git: Callable[..., str]) -> None:
    """The comparison falls back to the earlier meeting's day, and the minutes say so, now and later."""
    assert est("mote", "protokoll", FIRST).code == 0
    meeting = town / f"moten/{FIRST}.yaml"
    gone = meeting.read_text(encoding="utf-8").partition("till: ")[2][:40]
    meeting.write_text(meeting.read_text(encoding="utf-8").replace(gone, "0123456789" * 4), encoding="utf-8")
    second(town)
    commit(git, SECOND)
    assert est("mote", "protokoll", SECOND).code == 0
    assert "Den version där protokollet från 8 januari 2026 slutade fanns inte kvar. I stället" in lines(
        md(town, SECOND)
    )
    assert est("mote", "protokoll", SECOND).out.endswith("(oförändrat)\n")


def test_commits_written_short_by_hand(town: Path, est: Est, git: Callable[..., str]) -> None:
    long = held(town, est, git, "")
    meeting = town / f"moten/{SECOND}.yaml"
    fran, till = re.findall("[0-9a-f]{40}", meeting.read_text(encoding="utf-8"))
    second(town, f"omfattar: {{fran: {fran[:8]}, till: {till[:8]}}}\n")
    assert est("mote", "protokoll", SECOND).code == 0
    assert md(town, SECOND) == long
    write(town, "moten/2026-02-05.yaml", "grupp: gruppen\ndatum: 2026-02-05\n")
    assert est("mote", "dagordning", "2026-02-05").code == 0


def test_minutes_that_begin_after_they_end(town: Path, est: Est, git: Callable[..., str]) -> None:
    """Told forward, such changes never happened."""
    held(town, est, git, "")
    meeting = town / f"moten/{SECOND}.yaml"
    fran, till = re.findall("[0-9a-f]{40}", meeting.read_text(encoding="utf-8"))
    second(town, f"omfattar: {{fran: {till}, till: {fran}}}\n")
    before = md(town, SECOND)
    done = est("mote", "protokoll", SECOND)
    assert (done.code, "är omfattar.fran nyare än omfattar.till" in lines(done.err)) == (2, True)
    assert md(town, SECOND) == before


def test_a_meeting_that_git_leaves_out(town: Path, est: Est, git: Callable[..., str]) -> None:
    """Ignored files do not differ from any commit, and are in none."""
    second(town)
    write(town, ".gitignore", "moten/\n")
    git("add", ".gitignore")
    git("commit", "-q", "-m", "x")
    done = est("mote", "protokoll", SECOND)
    assert (done.code, f"moten/{SECOND}.yaml" in done.err, ".gitignore" in done.err) == (2, True, True)


def test_a_history_younger_than_its_meetings_tells_each_change_once(
    tmp_path: Path, est: Est, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch, town: Path
) -> None:
    """A municipality that has kept its files for a while begins with git: the days of the cases bound each meeting."""
    (town / ".git").rename(tmp_path.parent / f"{tmp_path.name}-git")
    notes = {"2026-01-05": "Ett", "2026-01-12": "Två", "2026-01-25": "Tre", "2026-02-07": "Fyra"}
    case = (town / CASE).read_text(encoding="utf-8")
    diary = "".join(f"  - {{datum: {day}, text: {text} hände.}}\n" for day, text in notes.items())
    write(town, CASE, case.replace("historik:", f"anteckningar:\n{diary}historik:"))
    write(town, "arenden/2026-ny/arende.yaml", case.replace("2026-01-02", "2026-02-01"))
    second(town)
    write(town, "moten/2026-02-05.yaml", "grupp: gruppen\ndatum: 2026-02-05\n")
    git("init", "-q", "-b", "main")
    commit(git, "2026-02-10")
    monkeypatch.setenv("EST_IDAG", "2026-02-10")
    told = {}
    for id_ in (FIRST, SECOND, "2026-02-05"):
        assert est("mote", "protokoll", id_).code == 0
        told[id_] = [text for text in notes.values() if f"{text} hände" in md(town, id_)]
        commit(git, "2026-02-10")
    assert told == {FIRST: [], SECOND: ["Två"], "2026-02-05": ["Tre", "Fyra"]}
    assert "2026-ny" not in (town / f"rapporter/mote-{SECOND}.md").read_text(encoding="utf-8")
    again = est("mote", "protokoll", SECOND)
    assert again.out.endswith("(oförändrat)\n")


def test_a_shallow_clone_is_refused_with_advice(town: Path, est: Est, git: Callable[..., str]) -> None:
    held(town, est, git, "")
    commit(git, SECOND)
    shallow = town.parent / f"{town.name}-grund"
    git("clone", "-q", "--depth", "1", f"file://{town}", str(shallow))
    done = est("--arbetsyta", str(shallow), "mote", "protokoll", SECOND)
    assert done.code == 2
    assert "git fetch --unshallow" in done.err
    checked = est("--arbetsyta", str(shallow), "rapport", "--kontrollera")
    assert (checked.code, "går inte att jämföra: klonen är grund" in checked.out) == (0, True)


def test_two_meetings_the_same_day_tell_a_change_once(town: Path, est: Est, git: Callable[..., str]) -> None:
    held(town, est, git, "tid: 09:00-10:00\n")
    write(town, "arenden/2026-klotter/problem.yaml", "beskrivning: Det klottras varje helg.\n")
    write(town, f"moten/{SECOND}-extra.yaml", f'grupp: gruppen\ndatum: {SECOND}\ntid: "13:00-14:00"\n')
    commit(git, SECOND)
    assert est("mote", "protokoll", f"{SECOND}-extra").code == 0
    assert "Det klottras varje helg." in md(town, f"{SECOND}-extra")
    assert est("mote", "protokoll", SECOND).code == 0
    assert "Det klottras varje helg." not in md(town, SECOND)


def test_minutes_made_late_end_where_those_of_the_next_meeting_begin(
    town: Path, est: Est, git: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    held(town, est, git, "")
    write(town, "moten/2026-02-05.yaml", "grupp: gruppen\ndatum: 2026-02-05\n")
    write(town, "moten/2026-02-19.yaml", "grupp: gruppen\ndatum: 2026-02-19\n")
    commit(git, "2026-02-05")
    monkeypatch.setenv("EST_IDAG", "2026-03-01")
    for id_ in ("2026-02-19", "2026-02-05"):
        assert est("mote", "protokoll", id_).code == 0
        commit(git, "2026-03-01")
    later, earlier = ((town / f"moten/2026-02-{day}.yaml").read_text(encoding="utf-8") for day in ("19", "05"))
    begins = later.partition("fran: ")[2][:40]
    assert f"till: {begins}" in earlier


def test_a_case_folder_that_is_gone_is_told(town: Path, est: Est, git: Callable[..., str]) -> None:
    assert est("mote", "protokoll", FIRST).code == 0
    (town / CASE).unlink()
    second(town, "arenden: [{arende: 2026-klotter}]\n")
    commit(git, SECOND)
    assert est("mote", "protokoll", SECOND).code == 0
    assert "### Klotter på torget" in md(town, SECOND)
    assert "Ärendets mapp är borttagen." in md(town, SECOND)


def test_an_approved_meeting_without_minutes_is_not_written_to(town: Path, est: Est, git: Callable[..., str]) -> None:
    second(town, f"justerat: {{datum: {SECOND}, av: samordnare, kontrollsumma: x}}\n")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    done = est("mote", "protokoll", SECOND)
    assert done.code == 2
    assert "justerades innan protokollet gjordes" in done.err
