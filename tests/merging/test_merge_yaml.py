"""Three versions of a file, and what they become: clean, or with marks around what a person must choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from merging.versions import ARENDE, ATGARDER, merged

from est_cli.merging import driver
from est_cli.workspace.files import parse

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """\
atgarder:
  - id: lampa
    titel: Lampan lagas  # se felanmälan 12
    orsaker: [morkt, skymt]
    status: planerad

# Beslutet finns i diariet.
beslut:
  - {organ: styrgruppen, datum: 2026-03-01}
"""
CASE = """\
titel: Mörkt i tunneln
plats: tunneln
historik:
  - {datum: 2026-01-15, skede: problem, av: gata-park}
"""
NY = "    status: planerad\n  - id: hack\n    titel: Häcken klipps\n"
VAKT = "    status: planerad\n  # prövas i tre veckor\n  - id: vakt\n    titel: Väktare\n"


def clean(folder: Path, fil: str, base: str, ours: str, theirs: str) -> str:
    outcome = merged(folder, fil, base, ours, theirs)
    assert outcome.clean, outcome.data.decode()
    assert outcome.why == ()
    return outcome.data.decode()


def conflict(folder: Path, fil: str, base: str, ours: str, theirs: str) -> tuple[str, str]:
    """The text with marks, and what is said of it."""
    outcome = merged(folder, fil, base, ours, theirs)
    assert not outcome.clean
    assert parse(fil, outcome.data).flaws[0].kod == "F102"
    return outcome.data.decode(), " ".join(outcome.why)


def test_two_new_measures_come_in_order_with_their_comments(tmp_path: Path) -> None:
    ours = PLAN.replace("    status: planerad\n", NY)
    theirs = PLAN.replace("    status: planerad\n", VAKT)
    assert clean(tmp_path, ATGARDER, PLAN, ours, theirs) == PLAN.replace(
        "    status: planerad\n", NY + VAKT.partition("\n")[2]
    )


def test_a_new_measure_and_another_one_changed_in_several_ways(tmp_path: Path) -> None:
    ours = PLAN.replace("    status: planerad\n", NY)
    theirs = PLAN.replace("planerad", "pagar\n    slut: 2026-04-01").replace("skymt]", "skymt, buskar]")
    assert clean(tmp_path, ATGARDER, PLAN, ours, theirs) == ours.replace(
        "planerad\n  -", "pagar\n    slut: 2026-04-01\n  -"
    ).replace("skymt]", "skymt, buskar]")


def test_references_that_each_side_adds_and_takes_away(tmp_path: Path) -> None:
    ours = PLAN.replace("[morkt, skymt]", "[morkt, skymt, mitt]")
    theirs = PLAN.replace("[morkt, skymt]", "[skymt, hennes]")
    assert "orsaker: [skymt, mitt, hennes]\n" in clean(tmp_path, ATGARDER, PLAN, ours, theirs)


def test_the_same_id_for_two_measures(tmp_path: Path) -> None:
    ours, theirs = (PLAN.replace("    status: planerad\n", NY.replace("klipps", verb)) for verb in ("klipps", "rivs"))
    text, why = conflict(tmp_path, ATGARDER, PLAN, ours, theirs)
    assert why == "båda sidor har ändrat atgarder › hack."
    assert (
        "  - id: hack\n<<<<<<< HEAD\n    titel: Häcken klipps\n=======\n    titel: Häcken rivs\n>>>>>>> inkommande\n"
        in text
    )


def test_the_same_measure_from_both_stands_once(tmp_path: Path) -> None:
    ours = PLAN.replace("    status: planerad\n", NY)
    theirs = ours.replace("styrgruppen", "nämnden")
    assert clean(tmp_path, ATGARDER, PLAN, ours, theirs) == theirs


def test_both_change_the_title_and_only_that_is_to_choose(tmp_path: Path) -> None:
    ours = PLAN.replace("Lampan lagas", "Lampan byts").replace("    status: planerad\n", NY)
    theirs = PLAN.replace("Lampan lagas", "Lampan tänds").replace("    status: planerad\n", VAKT)
    text, why = conflict(tmp_path, ATGARDER, PLAN, ours, theirs)
    assert why == "båda sidor har ändrat atgarder › lampa › titel."
    assert text.count("<<<<<<<") == 1
    assert "- id: hack\n    titel: Häcken klipps\n  # prövas i tre veckor\n  - id: vakt\n" in text


def test_a_measure_taken_away_here_and_changed_there(tmp_path: Path) -> None:
    base = PLAN.replace("    status: planerad\n", NY)
    theirs = base.replace("Häcken klipps", "Häcken rivs")
    text, _ = conflict(tmp_path, ATGARDER, base, PLAN, theirs)
    assert "<<<<<<< HEAD\n=======\n  - id: hack\n    titel: Häcken rivs\n>>>>>>> inkommande\n" in text


def test_a_measure_taken_away_here_and_untouched_there(tmp_path: Path) -> None:
    base = PLAN.replace("    status: planerad\n", NY)
    assert clean(tmp_path, ATGARDER, base, PLAN, base.replace("planerad", "pagar")) == PLAN.replace("planerad", "pagar")


def test_one_measure_renamed_by_both_does_not_become_two(tmp_path: Path) -> None:
    ours, theirs = (PLAN.replace("id: lampa", f"id: {name}") for name in ("ljus", "belysning"))
    assert conflict(tmp_path, ATGARDER, PLAN, ours, theirs)[1] == "båda sidor har ändrat atgarder."


def test_two_notes_of_the_same_day(tmp_path: Path) -> None:
    notes = "anteckningar:\n  - {datum: 2026-02-01, text: %s}\nhistorik"
    ours, theirs = (CASE.replace("historik", notes % text) for text in ("Mitt", "Hennes"))
    assert clean(tmp_path, ARENDE, CASE, ours, theirs) == CASE.replace(
        "historik",
        "anteckningar:\n  - {datum: 2026-02-01, text: Mitt}\n  - {datum: 2026-02-01, text: Hennes}\nhistorik",
    )


def test_one_note_rewritten_by_both(tmp_path: Path) -> None:
    base, ours, theirs = (
        CASE.replace("historik", f"anteckningar:\n  - {{datum: 2026-02-01, text: {text}}}\nhistorik")
        for text in ("Före", "Mitt", "Hennes")
    )
    assert conflict(tmp_path, ARENDE, base, ours, theirs)[1] == "båda sidor har ändrat anteckningar."


ANALYS, ATGARD = (
    f"  - {{datum: 2026-02-0{day}, skede: {skede}, av: x}}\n" for day, skede in ((1, "analys"), (2, "atgarder"))
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (CASE + ANALYS, CASE + ATGARD),
        (CASE + ANALYS, CASE + ANALYS + ATGARD),
        (CASE + ANALYS, CASE.replace("2026-01-15", "2026-01-16")),
        (CASE.replace("historik:\n", f"historik:\n{ANALYS}"), CASE + ATGARD),
    ],
    ids=["both ahead", "one further", "an old line changed", "far from each other"],
)
def test_the_history_is_one_persons_at_a_time(tmp_path: Path, ours: str, theirs: str) -> None:
    assert conflict(tmp_path, ARENDE, CASE, ours, theirs)[1] == "båda sidor har ändrat historik."


def test_the_same_step_taken_by_both_stands_once(tmp_path: Path) -> None:
    theirs = CASE.replace("tunneln\n", "tunneln\nspar: snabb\n", 1) + ANALYS
    base = CASE.replace("\nplats", "\nspar: snabb\nplats")
    assert clean(tmp_path, ARENDE, base, base + ANALYS, base + ANALYS) == base + ANALYS
    assert clean(tmp_path, ARENDE, CASE, CASE + ANALYS, theirs) == theirs


def test_a_step_here_and_a_title_and_a_note_there(tmp_path: Path) -> None:
    theirs = CASE.replace("Mörkt", "Kolmörkt").replace(
        "historik", "anteckningar: [{datum: 2026-02-01, text: x}]\nhistorik"
    )
    assert clean(tmp_path, ARENDE, CASE, CASE + ANALYS, theirs) == theirs + ANALYS


def test_examples_of_the_scaffold_stay_once(tmp_path: Path) -> None:
    base = "# Vad ska göras?\natgarder:\n#   - id: exempel\n\n# Vem har beslutat?\nbeslut:\n"
    ours, theirs = (base.replace("exempel\n", f"exempel\n  - id: {id_}\n    titel: T\n") for id_ in ("a", "b"))
    assert clean(tmp_path, ATGARDER, base, ours, theirs) == base.replace(
        "exempel\n", "exempel\n  - id: a\n    titel: T\n  - id: b\n    titel: T\n"
    )


def test_comments_that_both_changed_are_for_a_person(tmp_path: Path) -> None:
    ours = PLAN.replace("# Beslutet finns i diariet.", "# Se diariet.").replace("planerad", "pagar")
    theirs = PLAN.replace("# Beslutet finns i diariet.", "# Fråga kansliet.")
    text, _ = conflict(tmp_path, ATGARDER, PLAN, ours, theirs)
    assert "<<<<<<< HEAD\n# Se diariet.\n=======\n# Fråga kansliet.\n>>>>>>> inkommande\n" in text
    assert "pagar" in text


def test_a_comment_in_what_the_other_took_away_is_not_lost(tmp_path: Path) -> None:
    base = PLAN.replace("    status: planerad\n", NY)
    theirs = base.replace("Häcken klipps", "Häcken klipps  # viktigt")
    text, why = conflict(tmp_path, ATGARDER, base, PLAN, theirs)
    assert "# viktigt" in text
    assert "kommentar" in why


def test_an_item_written_with_another_indentation(tmp_path: Path) -> None:
    theirs = (
        "atgarder:\n- id: lampa\n  titel: Lampan lagas  # se felanmälan 12\n  orsaker: [morkt, skymt]\n  status: planerad\n- id: vakt\n  titel: >-\n    Väktare\n    på natten\n"
        + PLAN[PLAN.index("\n#") :]
    )
    ours = PLAN.replace("planerad", "pagar")
    assert "    status: pagar\n  - id: vakt\n    titel: >-\n      Väktare\n      på natten\n\n#" in clean(
        tmp_path, ATGARDER, PLAN, ours, theirs
    )


def test_line_breaks_mark_and_last_line_are_as_the_one_who_changed_them_has_them(tmp_path: Path) -> None:
    ours = PLAN.replace("    status: planerad\n", NY).replace("\n", "\r\n").encode()
    theirs = b"\xef\xbb\xbf" + PLAN.replace("    status: planerad\n", VAKT).rstrip("\n").encode()
    outcome = merged(tmp_path, ATGARDER, PLAN.encode(), ours, theirs)
    assert outcome.clean
    expected = PLAN.replace("    status: planerad\n", NY + VAKT.partition("\n")[2])
    assert outcome.data == b"\xef\xbb\xbf" + expected.rstrip("\n").replace("\n", "\r\n").encode()


def test_crlf_on_all_sides_and_in_the_marks(tmp_path: Path) -> None:
    base, ours, theirs = (
        PLAN.replace("lagas", verb).replace("\n", "\r\n").encode() for verb in ("lagas", "byts", "tänds")
    )
    outcome = merged(tmp_path, ATGARDER, base, ours, theirs)
    assert outcome.data.count(b"\n") == outcome.data.count(b"\r\n") == PLAN.count("\n") + 4
    assert parse("f.yaml", outcome.data).flaws[0].kod == "F102"


def test_two_that_fit_alone_and_not_together(tmp_path: Path) -> None:
    base = PLAN.replace("    status", "    start: 2026-03-01\n    medverkande: [x]\n    slut: 2026-05-01\n    status")
    _, why = conflict(
        tmp_path, ATGARDER, base, base.replace("03-01\n    med", "04-20\n    med"), base.replace("05-01", "04-01")
    )
    assert why == "slut (2026-04-01) ligger före start (2026-04-20)."


def test_a_goal_taken_away_here_and_used_there(tmp_path: Path) -> None:
    base = "mal:\n  - id: ett\n  - id: tva\n\n" + PLAN
    theirs = base.replace("    status", "    mal: [tva]\n    status")
    _, why = conflict(tmp_path, ATGARDER, base, base.replace("  - id: tva\n", ""), theirs)
    assert why == "tva i mal finns inte längre, men något hänvisar dit."


def test_looked_and_found_none_is_an_answer(tmp_path: Path) -> None:
    base = CASE.replace("historik", "berorda_platser:\nhistorik")
    ours, theirs = (base.replace("platser:", f"platser: {answer}") for answer in ("[]", "[torget]"))
    assert conflict(tmp_path, ARENDE, base, ours, theirs)[1] == "båda sidor har ändrat berorda_platser."


def test_approved_minutes_take_no_change(tmp_path: Path) -> None:
    base = "grupp: g\ndatum: 2026-01-01\n"
    ours = base + "justerat: {datum: 2026-01-02, av: a, kontrollsumma: x}\n"
    conflict(tmp_path, "moten/2026-01-01.yaml", base, ours, "lokal: Rådhuset\n" + base)
    assert clean(tmp_path, "moten/2026-01-01.yaml", base, base, ours) == ours


def test_settings_and_registers_merge_by_id(tmp_path: Path) -> None:
    base = "torget: {namn: Torget, koordinat: [56.1, 15.5]}\n"
    ours, theirs = base + "parken: {namn: Parken}\n", base + "kajen:\n  namn: Kajen\n"
    assert clean(tmp_path, "register/platser.yaml", base, ours, theirs) == ours + "kajen:\n  namn: Kajen\n"
    settings = "kommun: K\nomraden:\n  a: A\ngrupper:\n  g:\n    namn: G\n    medlemmar: [x]\n"
    ours = settings.replace("  a: A\n", "  a: A\n  b: B\n").replace("[x]", "[x, y]")
    theirs = settings.replace("  a: A\n", "  a: A\n  c: C\n").replace("[x]", "[x, z]")
    assert clean(tmp_path, "est.yaml", settings, ours, theirs) == settings.replace(
        "  a: A\n", "  a: A\n  b: B\n  c: C\n"
    ).replace("[x]", "[x, y, z]")


def test_a_place_on_the_map_is_one_value(tmp_path: Path) -> None:
    base, ours, theirs = (
        f"torget: {{namn: Torget, koordinat: {at}}}\n" for at in ("[56.1, 15.5]", "[56.2, 15.5]", "[56.1, 15.6]")
    )
    assert conflict(tmp_path, "register/platser.yaml", base, ours, theirs)[1] == "båda sidor har ändrat torget."


def test_a_case_that_both_opened_under_the_same_name(tmp_path: Path) -> None:
    ours, theirs = CASE, CASE.replace("Mörkt i tunneln", "Tunneln är mörk").replace("av: gata-park", "av: polisen")
    text, why = conflict(tmp_path, ARENDE, "", ours, theirs)
    assert why == "båda sidor har ändrat titel. båda sidor har ändrat historik."
    assert text.count("plats: tunneln") == 1


def test_a_version_that_cannot_be_read_is_left_to_git(tmp_path: Path) -> None:
    broken = PLAN.replace("styrgruppen,", '"styrgruppen,')
    outcome = merged(tmp_path, ATGARDER, PLAN, PLAN.replace("Lampan lagas", "Lampan byts"), broken)
    assert outcome.clean
    assert outcome.data.decode() == broken.replace("Lampan lagas", "Lampan byts")
    assert outcome.why == ("den går inte att läsa på den ena sidan, så git har slagit ihop den rad för rad.",)


@pytest.mark.parametrize("fil", ["README.yaml", "register/undantag.yaml", "arenden/2026-x/bilaga.yaml"])
def test_other_files_are_left_to_git(tmp_path: Path, fil: str) -> None:
    outcome = merged(tmp_path, fil, "a: 1\n", "a: 2\n", "a: 3\n")
    assert outcome.data == b"<<<<<<< HEAD\na: 2\n=======\na: 3\n>>>>>>> inkommande\n"


def test_a_fault_of_ours_gives_what_git_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: str) -> None:
        raise RecursionError

    monkeypatch.setattr(driver, "_model", fail)
    outcome = merged(tmp_path, ARENDE, CASE, CASE + ANALYS, CASE + ATGARD)
    assert outcome.data.startswith(CASE.encode() + b"<<<<<<< HEAD\n")
    assert outcome.why == ("ett fel i est (RecursionError); git har slagit ihop den rad för rad.",)
