"""T rules of the goals and the plan: what their examples leave out (the examples run in `test_atgarder`)."""

import pytest
from rules.exempel import bygg, run, vagar

from est_cli.rules.atgarder import TILLAGD
from est_cli.rules.catalogue import rules
from est_cli.rules.judge import level


class TestT404:
    def test_no_goal(self) -> None:
        assert vagar("T404", "mal: []") == [("mal",)]

    def test_every_goal_has_target_and_date(self) -> None:
        fragment = """\
mal:
- {id: a, maltyp: effektmal, indikator: handelser-kvall, malvarde: 0, senast: 2026-08-30}
- {id: b, maltyp: processmal, malvarde: 24}
- {id: c}
"""
        assert vagar("T404", fragment) == [("mal", 1, "senast"), ("mal", 2, "malvarde")]

    def test_points_at_the_indicator_that_has_no_baseline(self) -> None:
        fragment = """\
mal:
- {id: a, maltyp: effektmal, indikator: brak, malvarde: 3, senast: 2026-08-30}
- {id: b, maltyp: effektmal, malvarde: 3, senast: 2026-08-30}
# problem.yaml
indikatorer:
- {id: brak, namn: Bråk, baslinje: {varde: 6}}
"""
        assert vagar("T404", fragment) == [("mal", 0, "indikator"), ("mal", 1, "indikator")]
        assert run("T404", fragment)[0].text == "Effektmålet a mäts med brak, som saknar fran och till."

    def test_one_effect_that_can_be_measured_is_enough(self) -> None:
        fragment = """\
mal:
- {id: a, maltyp: effektmal, malvarde: 3, senast: 2026-08-30}
- {id: b, maltyp: effektmal, indikator: undviker-parken, malvarde: 3, senast: 2026-08-30}
"""
        assert run("T404", fragment) == []

    def test_an_unknown_indicator_is_for_f110(self) -> None:
        fragment = "mal:\n- {id: a, maltyp: effektmal, indikator: handelser, malvarde: 3, senast: 2026-08-30}"
        assert run("T404", fragment) == []


class TestT407:
    EN = "atgarder:\n- {id: a, titel: A, ansvarig: kommun-fritid, teknik: [6, 10]}\n"

    def test_one_measure_is_not_asked(self) -> None:
        assert run("T407", self.EN) == []
        assert run("T407", self.EN + "- {id: b, titel: B, ansvarig: faltgruppen, akut: ja}") == []

    def test_two_functions_of_one_organisation(self) -> None:
        found = run("T407", self.EN + "- {id: b, titel: B, ansvarig: faltgruppen, teknik: [11]}")
        assert [brist.text for brist in found] == [
            "Alla åtgärder görs av en och samma organisation (Exempelköpings kommun)."
        ]

    def test_who_takes_part_counts(self) -> None:
        assert run("T407", self.EN + "- {id: b, titel: B, medverkande: [kommunpolis], teknik: [1]}") == []

    @pytest.mark.parametrize(("teknik", "antal"), [(6, 1), (10, 1), (5, 0), (11, 0)])
    def test_columns_are_five_wide(self, teknik: int, antal: int) -> None:
        fragment = f"{self.EN}- {{id: b, titel: B, ansvarig: kommunpolis, teknik: {teknik}}}"
        assert len(run("T407", fragment)) == antal

    def test_one_technique_is_no_pattern(self) -> None:
        fragment = """\
atgarder:
- {id: a, titel: A, ansvarig: kommun-fritid, teknik: [6]}
- {id: b, titel: B, ansvarig: kommunpolis}
"""
        assert run("T407", fragment) == []

    @pytest.mark.parametrize("okand", ["teknik: x", "teknik: [7, 26]"])
    def test_techniques_that_cannot_be_read_might_be_of_another_column(self, okand: str) -> None:
        assert run("T407", self.EN + f"- {{id: b, titel: B, ansvarig: kommunpolis, {okand}}}") == []

    def test_those_who_cannot_be_read_might_be_of_another_organisation(self) -> None:
        assert run("T407", self.EN + "- {id: b, titel: B, medverkande: {a: b}, teknik: [1]}") == []

    def test_an_unknown_actor_is_for_f110(self) -> None:
        assert run("T407", self.EN + "- {id: b, titel: B, ansvarig: kommunpolisen, teknik: [1]}") == []


class TestT408:
    def test_no_place_to_watch_is_an_answer(self) -> None:
        assert run("T408", "omfordelning: {risk: Platsen är ensam i sitt slag., bevakade_platser: []}") == []

    def test_nothing_said(self) -> None:
        assert vagar("T408", "omfordelning:") == [("omfordelning",)]
        assert vagar("T408", "omfordelning: {}") == [("omfordelning", "risk"), ("omfordelning", "bevakade_platser")]


class TestT411:
    PAGAR = """\
beslut:
atgarder:
- {id: a, titel: A, status: pagar}
- {id: b, titel: B, status: pagar, akut: ja}
- {id: c, titel: C}
# arende.yaml
historik:
- {datum: 2026-01-15, skede: SKEDE, av: kommun-trygghet}
"""

    @pytest.mark.parametrize("skede", ["problem", "analys"])
    def test_running_before_the_decision_is_a_warning_at_once(self, skede: str) -> None:
        fragment = self.PAGAR.replace("SKEDE", skede)
        (brist,) = run("T411", fragment)
        assert brist.vag == ("atgarder", 0, "status")
        assert level(rules()["T411"], brist, bygg("T411", fragment)) == "varning"

    def test_from_the_stage_of_measures_on_it_hinders(self) -> None:
        fragment = self.PAGAR.replace("SKEDE", "atgarder")
        (brist,) = run("T411", fragment)
        assert brist.vag == ("beslut",)
        assert level(rules()["T411"], brist, bygg("T411", fragment)) == "hinder"

    def test_before_that_a_plan_may_wait_for_its_decision(self) -> None:
        fragment = self.PAGAR.replace("SKEDE", "analys").replace("A, status: pagar", "A")
        assert [level(rules()["T411"], brist, bygg("T411", fragment)) for brist in run("T411", fragment)] == [None]

    def test_a_decision_without_its_date(self) -> None:
        (brist,) = run("T411", "beslut:\n- {organ: Styrgruppen}")
        assert (brist.text, brist.vag) == ("Beslutet om planen saknar datum.", ("beslut", 0, "datum"))

    def test_added_after_the_last_decision(self) -> None:
        fragment = f"""\
beslut:
- {{organ: Styrgruppen, datum: 2026-04-01}}
- {{organ: Styrgruppen, datum: 2026-03-01}}
atgarder:
- {{id: a, titel: A, anteckningar: [{{datum: 2026-04-02, text: {TILLAGD}}}]}}
- {{id: b, titel: B, anteckningar: [{{datum: 2026-04-01, text: {TILLAGD}}}]}}
- {{id: c, titel: C, anteckningar: [{{datum: 2026-04-02, text: Häcken klippt.}}]}}
- {{id: d, titel: D, akut: ja, anteckningar: [{{datum: 2026-04-02, text: {TILLAGD}}}]}}
- {{id: e, titel: E, anteckningar: [{{text: {TILLAGD}}}]}}
"""
        assert [(brist.vag, brist.niva) for brist in run("T411", fragment)] == [(("atgarder", 0), "varning")]


class TestT414:
    FRAGMENT = """\
mal:
- {id: lugnare, indikator: handelser-kvall}
- {id: processen}
atgarder:
- {id: sen, titel: Sen, mal: [lugnare], start: 2025-08-31}
- {id: forst, titel: Först, mal: [lugnare], start: 2025-08-30}
- {id: annan, titel: Annan, mal: [processen], start: 2025-01-01}
- {id: rundor, titel: Rundor, akut: ja, mal: [lugnare], start: 2025-01-01}
"""

    def test_points_at_the_baseline_and_names_the_first_measure(self) -> None:
        (brist,) = run("T414", self.FRAGMENT)
        assert (brist.fil, brist.vag) == ("problem", ("indikatorer", 0, "baslinje", "till"))
        assert "slutar 2025-08-31, men åtgärden forst börjar 2025-08-30" in brist.text

    @pytest.mark.parametrize(("start", "antal"), [("2025-08-31", 1), ("2025-09-01", 0)])
    def test_the_day_after_is_early_enough(self, start: str, antal: int) -> None:
        fragment = self.FRAGMENT.replace("2025-08-30", "2025-09-30").replace("2025-08-31", start)
        assert len(run("T414", fragment)) == antal


class TestT415:
    def test_a_goal_without_a_measure_is_a_warning(self) -> None:
        fragment = """\
mal:
- {id: a}
- {id: b}
- {id: c}
atgarder:
- {id: x, titel: X, mal: a}
- {id: y, titel: Y, mal: []}
- {id: z, titel: Z, mal: [c], akut: ja}
"""
        assert [(brist.vag, brist.niva) for brist in run("T415", fragment)] == [
            (("atgarder", 1, "mal"), None),
            (("mal", 1), "varning"),
            (("mal", 2), "varning"),
        ]
