"""How changes of a case are told in minutes: in good Swedish, each record once, and with what it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from moten.egna_moten import commit

from est_cli.moten.forkortat import shortened

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = """\
mal:
  - {id: farre, beskrivning: Hälften så mycket klotter, malvarde: 10}
atgarder:
  - {id: ljus, titel: Ljus på torget, ansvarig: samordnare, slut: 2026-03-01, resurser: {timmar: 4, kronor: 100}}
  - {id: vakt, titel: Vakt på torget, ansvarig: samordnare, start: 2026-01-05, evidens: Obeprövad}
"""
CAUSES = """\
orsaker:
  - {id: morker, beskrivning: Det är mörkt, sida: plats, slag: direkt, inriktning: situationell, status: hypotes}
  - {id: leda, beskrivning: De har tråkigt, sida: plats, slag: direkt, inriktning: social, status: hypotes}
"""
CASE = """\
titel: Klotter på torget
plats: torget
ansvarig: samordnare
bedomning: {niva: gul, trend: okande, datum: 2026-01-02}
historik:
  - {datum: 2026-01-02, skede: problem, av: samordnare}
"""


@pytest.fixture
def told(tmp_path: Path, est: Callable[..., object], monkeypatch: pytest.MonkeyPatch):  # noqa: ANN201 - a function
    """The second meeting's minutes on one line, after an edit of the case's files between the two."""
    monkeypatch.setenv("EST_IDAG", "2026-01-22")

    def write(fil: str, text: str) -> None:
        (tmp_path / fil).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / fil).write_text(text, encoding="utf-8")

    def call(**files: str) -> str:
        for name, text in files.items():
            write(f"arenden/{name.replace('__', '/')}.yaml", text)
        write("moten/2026-01-22.yaml", "grupp: gruppen\ndatum: 2026-01-22\n")
        commit(tmp_path, "2026-01-22")
        est("mote", "protokoll", "2026-01-22")
        return " ".join((tmp_path / "rapporter/mote-2026-01-22.md").read_text(encoding="utf-8").split())

    write("est.yaml", "kommun: Ekdala\ngrupper: {gruppen: {namn: EST-gruppen, medlemmar: [samordnare]}}\n")
    write("register/aktorer.yaml", "samordnare: {organisation: Ekdala, funktion: Samordnare, typ: kommun}\n")
    write("register/platser.yaml", "torget: {namn: Torget}\n")
    write("register/kategorier.yaml", "klotter: {namn: Klotter}\n")
    write("moten/2026-01-08.yaml", "grupp: gruppen\ndatum: 2026-01-08\n")
    for name, text in (("arende", CASE), ("atgarder", PLAN), ("analys", CAUSES)):
        write(f"arenden/2026-klotter/{name}.yaml", text)
    write(
        "arenden/2026-klotter/problem.yaml",
        "beskrivning: En lapp på muren bar numret 19121212-1212, och den satt kvar i flera veckor i höstas.\n",
    )
    commit(tmp_path, "2026-01-08")
    est("mote", "protokoll", "2026-01-08")
    return call


def test_all_that_changed_in_a_measure_is_told_together_and_its_name_once(told: Callable[..., str]) -> None:
    plan = PLAN.replace("slut: 2026-03-01", "slut: 2026-03-11, status: pagar").replace("kronor: 100", "kronor: 200")
    said = told(**{"2026-klotter__atgarder": plan})
    assert "- Åtgärden ”Ljus på torget” har börjat. Slutdagen är flyttad 10 dagar senare" in said
    assert "Resurser, kronor: från 100 till 200." in said
    assert said.count("Ljus på torget") == 1


def test_an_id_is_nothing_to_read_aloud(told: Callable[..., str]) -> None:
    assert "- Åtgärden ”Ljus på torget” har fått ett nytt id." in told(
        **{"2026-klotter__atgarder": PLAN.replace("id: ljus", "id: lampa")}
    )


def test_a_measure_that_is_dropped_is_told_once(told: Callable[..., str]) -> None:
    said = told(**{"2026-klotter__atgarder": PLAN[: PLAN.index("  - {id: vakt")]})
    assert "- Åtgärden ”Vakt på torget” är struken. Ansvarig: Samordnare, Ekdala. Från 5 januari 2026." in said
    assert "Där stod" not in said


def test_causes_tried_an_assessment_made_again_and_a_new_title(told: Callable[..., str]) -> None:
    causes = CAUSES.replace("status: hypotes", "status: stodd, motivering: Mätt", 1)
    causes = causes.replace("status: hypotes", "status: forkastad, motivering: De är få", 1)
    case = CASE.replace("trend: okande, datum: 2026-01-02", "trend: minskande, datum: 2026-01-20")
    case = case.replace("Klotter på torget", "Klotter och skräp").replace("ansvarig: samordnare", "ansvarig: park")
    said = told(**{"2026-klotter__analys": causes, "2026-klotter__arende": case})
    assert "- Orsaken ”Det är mörkt” är prövad och har stöd. Motivering: ”Mätt”." in said
    assert "- Orsaken ”De har tråkigt” är prövad och förkastad. Motivering: ”De är få”." in said
    assert "bedömt på nytt den 20 januari 2026: nivå gul, trend minskande (förr nivå gul, trend ökande)." in said
    assert "- Ansvaret för ärendet går från Samordnare, Ekdala till park." in said
    assert "- Ärendet hette förr ”Klotter på torget”." in said


def test_a_new_case_is_told_in_a_few_sentences(told: Callable[..., str]) -> None:
    case = CASE.replace("Klotter på torget", "Skräp").replace("plats: torget", "plats: torget\nspar: snabb")
    said = told(
        **{
            "2026-skrap__arende": case,
            "2026-skrap__problem": "beskrivning: Det skräpas.\ndrabbade: Handlare\nomfattning: {antal: 4}\n",
        }
    )
    assert (
        "- Ärendet är nytt. Det öppnades i skedet problem den 2 januari 2026, av Samordnare, Ekdala. "
        "Det gäller Torget, och går på snabbt spår. - Det skräpas. Drabbade: Handlare. Omfattning: 4 gånger." in said
    )
    assert "- **Nya ärenden:** Skräp." in said


def test_what_is_taken_out_is_not_spread_again(told: Callable[..., str]) -> None:
    """A personal number that someone has removed does not come back in the minutes."""
    said = told(**{"2026-klotter__problem": "beskrivning: Det klottras på torget varje helg, mest på muren mot ån.\n"})
    assert "Beskrivning: texten är ändrad." in said
    assert "19121212" not in said


@pytest.mark.parametrize(
    ("text", "room", "kept"),
    [
        ("En kort text.", 20, "En kort text."),
        ("Ett. Två tre fyra.", 6, "Ett. …"),
        ("Ett långt ord till", 10, "Ett långt …"),
        ("x" * 30, 10, "x" * 10 + " …"),
    ],
)
def test_a_long_text_ends_with_a_whole_sentence(text: str, room: int, kept: str) -> None:
    assert shortened(text, room, "…") == kept
