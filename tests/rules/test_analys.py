"""A rules: their examples, and what the examples leave out."""

import pytest
from rules.exempel import formfel, run, vagar

from est_cli.rules.catalogue import rules

KODER = [kod for kod in rules() if kod.startswith("A")]


def test_every_code_of_the_table_is_there() -> None:
    assert KODER == ["A301", "A302", "A303", "A304", "A305", "A306", "A307", "A308", "A310"]


@pytest.mark.parametrize("kod", KODER)
def test_the_good_example_passes_and_the_bad_does_not(kod: str) -> None:
    regel = rules()[kod]
    assert run(kod, regel.bra) == []
    assert run(kod, regel.daligt) != []
    assert formfel(kod, regel.bra) == formfel(kod, regel.daligt) == []


@pytest.mark.parametrize("kod", KODER)
def test_hoglands_park_passes(kod: str) -> None:
    assert run(kod) == []


@pytest.mark.parametrize("kod", ["A301", "A302", "A304"])
def test_an_empty_list_of_causes_is_not_enough(kod: str) -> None:
    assert vagar(kod, "orsaker: []") == [("orsaker",)]


def test_a_rejected_cause_needs_no_evidence_but_does_not_count_either() -> None:
    fragment = """\
orsaker:
- {id: tillresta, beskrivning: Andra orter., status: forkastad, belagg: [faltets-rakning]}
- {id: scenen-skymd, beskrivning: Mörkt.}
- {id: inga-vuxna-sent, beskrivning: Ingen vuxen.}
"""
    assert vagar("A301", fragment) == [("orsaker", 1, "belagg"), ("orsaker", 2, "belagg")]
    assert vagar("A301", fragment.replace("Mörkt.", "Mörkt., belagg: [vandring-mars]")) == []


def test_rejected_causes_only() -> None:
    fragment = "orsaker:\n- {id: a, beskrivning: A., status: forkastad, belagg: [vandring-mars]}"
    assert [brist.text for brist in run("A301", fragment)] == ["Alla orsaker är förkastade."]


def test_the_place_alone_is_one_side() -> None:
    fragment = "orsaker:\n- {id: a, beskrivning: A., sida: plats}\n- {id: b, beskrivning: B., sida: plats}"
    assert [brist.text for brist in run("A302", fragment)] == ["Analysen ser bara till platsen."]


def test_two_sides_without_the_place() -> None:
    fragment = """\
orsaker:
- {id: a, beskrivning: A., sida: brottsutsatt}
- {id: b, beskrivning: B., sida: garningsperson, status: forkastad}
"""
    assert [brist.text for brist in run("A302", fragment)] == ["Ingen orsak gäller platsen."]


def test_a_rejected_cause_is_a_side_considered() -> None:
    fragment = """\
orsaker:
- {id: a, beskrivning: A., sida: brottsutsatt}
- {id: b, beskrivning: B., sida: plats, status: forkastad}
"""
    assert run("A302", fragment) == []


def test_nothing_tried_before_is_an_answer_but_silence_is_not() -> None:
    assert run("A305", "tidigare_atgarder: []") == []
    assert vagar("A305", "tidigare_atgarder:") == [("tidigare_atgarder",)]


def test_nobody_named_who_could_hinder_it() -> None:
    assert vagar("A307", "kontrollanter:") == [("kontrollanter",)]


def test_supported_without_evidence_points_at_the_word() -> None:
    fragment = """\
orsaker:
- {id: a, beskrivning: A., status: stodd, belagg: [vandring-mars]}
- {id: b, beskrivning: B., status: stodd, belagg: []}
- {id: c, beskrivning: C., status: stodd}
- {id: d, beskrivning: D.}
"""
    assert vagar("A306", fragment) == [("orsaker", 1, "status"), ("orsaker", 2, "status")]


@pytest.mark.parametrize("kod", KODER)
@pytest.mark.parametrize(
    "fragment",
    [
        "orsaker: [ett ord]\nkontrollanter: ett ord\ntidigare_atgarder: [ett ord]\nhandelsekedja: {a: b}",
        "orsaker:\n- {id: A B, beskrivning: [a], sida: x, slag: x, inriktning: x, status: x, belagg: {a: b}, motivering: [a], paverkbar: x}",
    ],
)
def test_what_the_schema_refuses_is_no_lack(kod: str, fragment: str) -> None:
    assert formfel(kod, fragment) != []
    assert run(kod, fragment) == []


@pytest.mark.parametrize("kod", KODER)
def test_a_post_without_its_required_keys_is_called_something(kod: str) -> None:
    texts = " ".join(brist.text for brist in run(kod, "orsaker:\n- {status: stodd}\ntidigare_atgarder:\n- {}"))
    assert "None" not in texts
