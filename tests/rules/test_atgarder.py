"""T rules: their examples, and what the examples leave out."""

import pytest
from rules.exempel import bygg, formfel, run, vagar

from est_cli.rules.catalogue import rules
from est_cli.rules.judge import level

KODER = [kod for kod in rules() if kod.startswith("T")]


def test_every_code_of_the_table_is_there() -> None:
    assert [f"T{number}" for number in range(401, 416)] == KODER


@pytest.mark.parametrize("kod", KODER)
def test_the_good_example_passes_and_the_bad_does_not(kod: str) -> None:
    regel = rules()[kod]
    assert run(kod, regel.bra) == []
    assert run(kod, regel.daligt) != []
    assert formfel(kod, regel.bra) == formfel(kod, regel.daligt) == []


@pytest.mark.parametrize("kod", KODER)
def test_hoglands_park_passes(kod: str) -> None:
    assert run(kod) == []


@pytest.mark.parametrize("kod", ["T401", "T402", "T406", "T415"])
def test_acute_measures_are_not_asked(kod: str) -> None:
    fragment = """\
mal: []
atgarder:
- {id: rundor, titel: Rundor, akut: ja}
# analys.yaml
orsaker: []
"""
    assert run(kod, fragment) == []
    assert kod == "T402" or run(kod, fragment.replace("akut: ja", "akut: nej")) != []


class TestT401:
    def test_points_at_each_reference_to_a_rejected_cause(self) -> None:
        fragment = """\
atgarder:
- {id: a, titel: A, orsaker: [scenen-skymd, tillresta]}
- {id: b, titel: B, orsaker: tillresta}
- {id: c, titel: C, orsaker: [tillresta, tillresta], status: pagar}
- {id: d, titel: D, orsaker: []}
"""
        assert vagar("T401", fragment) == [
            ("atgarder", 1, "orsaker", 0),
            ("atgarder", 2, "orsaker", 0),
            ("atgarder", 2, "orsaker", 1),
            ("atgarder", 3, "orsaker"),
        ]

    @pytest.mark.parametrize("status", ["genomford", "delvis", "avbruten"])
    def test_a_measure_that_is_over_is_not_asked(self, status: str) -> None:
        assert run("T401", f"atgarder:\n- {{id: a, titel: A, status: {status}}}") == []

    def test_an_unknown_cause_is_for_f110(self) -> None:
        assert run("T401", "atgarder:\n- {id: a, titel: A, orsaker: [tillresta, scenen-skumd]}") == []


class TestT402:
    def test_an_acute_measure_does_not_answer_a_cause(self) -> None:
        fragment = """\
atgarder:
- {id: a, titel: A, akut: ja, orsaker: [ljus]}
# analys.yaml
orsaker:
- {id: ljus, beskrivning: Mörkt., paverkbar: delvis}
- {id: sommar, beskrivning: Sommar., paverkbar: nej}
- {id: tillresta, beskrivning: Andra orter., paverkbar: ja, status: forkastad}
"""
        assert [(brist.fil, brist.vag) for brist in run("T402", fragment)] == [("analys", ("orsaker", 0))]


class TestT403:
    def test_no_measure(self) -> None:
        assert vagar("T403", "atgarder: []") == vagar("T403", "atgarder:") == [("atgarder",)]

    def test_end_or_reassessment(self) -> None:
        fragment = """\
atgarder:
- {id: a, titel: A, ansvarig: kommunpolis, start: 2026-05-01, omprovas: 2026-06-01}
- {id: b, titel: B, ansvarig: kommunpolis, start: 2026-05-01}
- {id: c, titel: C}
"""
        assert vagar("T403", fragment) == [("atgarder", 1, "slut"), ("atgarder", 2, "ansvarig")]
        assert run("T403", fragment)[1].text == "Åtgärden c saknar ansvarig, start och slut eller omprovas."

    def test_an_acute_measure_is_asked_from_the_first_stage(self) -> None:
        fragment = """\
atgarder:
- {id: a, titel: A, akut: ja}
- {id: b, titel: B}
# arende.yaml
historik:
- {datum: 2026-01-15, skede: problem, av: kommun-trygghet}
"""
        arende = bygg("T403", fragment)
        levels = [level(rules()["T403"], brist, arende) for brist in run("T403", fragment)]
        assert levels == ["hinder", None]


class TestT406:
    FRAGMENT = """\
atgarder:
- {id: a, titel: A, orsaker: [ingenstans-att-vara], inriktning: situationell, sikt: kort}
- {id: b, titel: B, orsaker: [ingenstans-att-vara], inriktning: social}
"""

    def test_one_measure_of_the_same_kind_is_enough(self) -> None:
        assert vagar("T406", self.FRAGMENT) == [("atgarder", 1, "sikt")]

    def test_a_kind_that_cannot_be_read_might_be_the_right_one(self) -> None:
        assert vagar("T406", self.FRAGMENT.replace("social", "x")) == [("atgarder", 1, "sikt")]

    def test_a_measure_that_does_not_say_its_kind_does_not_answer(self) -> None:
        found = run("T406", self.FRAGMENT.replace(", inriktning: social", ""))
        assert [(brist.fil, brist.vag) for brist in found] == [
            ("atgarder", ("atgarder", 1, "sikt")),
            ("analys", ("orsaker", 3, "inriktning")),
        ]


class TestT412:
    @pytest.mark.parametrize(
        "text", ["Kameror i gången", "Utökad kamerabevakning", "Webbkamera", "Fyra ordningsvakter", "en ORDNINGSVAKT"]
    )
    def test_words_that_ask_for_a_legal_ground(self, text: str) -> None:
        assert vagar("T412", f"atgarder:\n- {{id: a, titel: {text}}}") == [("atgarder", 0, "lagstod")]
        assert vagar("T412", f"atgarder:\n- {{id: a, titel: A, beskrivning: {text}}}") == [("atgarder", 0, "lagstod")]

    @pytest.mark.parametrize("text", ["Kamratstödjare", "Väktarrundor", "Kamerala rutiner", "Ordning och reda"])
    def test_words_that_do_not(self, text: str) -> None:
        assert run("T412", f"atgarder:\n- {{id: a, titel: {text}}}") == []


class TestT413:
    AKUT = "atgarder:\n- {id: a, titel: A, akut: ja, start: 2026-04-01%s}"

    @pytest.mark.parametrize(
        ("mer", "antal"),
        [
            (", omprovas: 2026-04-29", 0),
            (", omprovas: 2026-04-30", 1),
            (", slut: 2026-04-10", 1),
            (", omprovas: 2026-06-01, status: genomford", 0),
        ],
    )
    def test_within_28_days(self, mer: str, antal: int) -> None:
        assert vagar("T413", self.AKUT % mer) == [("atgarder", 0, "omprovas")] * antal

    def test_without_start_there_is_nothing_to_count_from(self) -> None:
        assert run("T413", "atgarder:\n- {id: a, titel: A, akut: ja, omprovas: 2026-06-01}") == []


REFUSED = {
    "posts": "mal: [ett ord]\natgarder: [ett ord]\nomfordelning: ett ord\nbieffekter: [a]\nbeslut: [ett ord]\n"
    "# analys.yaml\norsaker: [ett ord]\n# problem.yaml\nindikatorer: [ett ord]",
    "values": "mal:\n- {id: A B, maltyp: x, indikator: {a: b}, malvarde: x, senast: x}\n"
    "atgarder:\n- {id: A B, titel: {a: b}, beskrivning: {a: b}, akut: x, orsaker: {a: b}, mal: {a: b}, teknik: x, "
    "inriktning: x, sikt: x, ansvarig: {a: b}, medverkande: {a: b}, start: x, slut: x, omprovas: x, status: x, "
    "resurser: x, evidens: {a: b}, lagstod: {a: b}, anteckningar: x}\n"
    "- {id: A B, titel: A, orsaker: {a: b}, mal: {a: b}, teknik: x, inriktning: x, sikt: x, ansvarig: {a: b}, "
    "start: x, slut: x, resurser: {timmar: x}, evidens: {a: b}}\n"
    "- {id: A B, titel: A, akut: ja, ansvarig: {a: b}, start: x, omprovas: 2026-05-01, resurser: {kronor: x}, "
    "evidens: {a: b}}\n"
    "- {id: A B, titel: A, akut: ja, ansvarig: {a: b}, start: 2026-05-01, omprovas: x, resurser: x, evidens: {a: b}}\n"
    "omfordelning: {risk: {a: b}, bevakade_platser: {a: b}}\nbeslut:\n- {organ: {a: b}, datum: x}\n"
    "# problem.yaml\nindikatorer:\n- {id: {a: b}, namn: N, baslinje: {varde: x, fran: x, till: x}}",
}


@pytest.mark.parametrize("kod", KODER)
@pytest.mark.parametrize("fragment", REFUSED.values(), ids=list(REFUSED))
def test_what_the_schema_refuses_is_no_lack(kod: str, fragment: str) -> None:
    assert formfel(kod, fragment) != []
    assert run(kod, fragment) == []


@pytest.mark.parametrize("kod", KODER)
def test_posts_without_their_required_keys_are_called_something(kod: str) -> None:
    fragment = """\
mal: [{}]
atgarder: [{}, {akut: ja}, {anteckningar: [{}]}]
beslut: [{}]
# analys.yaml
orsaker: [{paverkbar: ja, inriktning: social}]
# problem.yaml
indikatorer: [{baslinje: {}}]
"""
    assert "None" not in " ".join(brist.text for brist in run(kod, fragment))
