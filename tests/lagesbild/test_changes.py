"""What is said of a change: tested, too few, or nothing to compare with; like with like."""

from pathlib import Path

import numpy as np
import pytest
from bilder import YEAR, cell, monthly, picture

from bench.simulation_lagesbild import TOWNS, remarkable
from est_cli.estimates import rate_ratio
from est_cli.lagesbild.changes import Sida, judge
from est_cli.lagesbild.records import Andring


def test_a_rise_that_is_more_than_chance_is_called_so(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-02-02 busstorget klotter bovardarna 10\n2026-03-02 busstorget klotter bovardarna 40")
    change = cell(bild, "klotter", "busstorget").fore
    as_one_of_four = rate_ratio(40, 31, 10, 28, level=1 - 0.04 / 3)  # category, place, cell
    assert (change.ord, change.antal, change.jamfort) == ("okning", 10, None)
    assert (change.kvot, change.nedre, change.ovre) == pytest.approx(
        (as_one_of_four.estimate, as_one_of_four.lower, as_one_of_four.upper)
    )
    assert change.p_justerat is not None
    assert change.p is not None
    assert change.p < change.p_justerat < 0.05
    assert (
        "En ökning: 40 händelser mot 10 under februari 2026 (3,61 gånger så många per dag, osäkerhet 1,47–10,58)."
        in bild.sammanfattning
    )


def test_a_fall_likewise(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-02-02 parken brak bovardarna 60\n2026-03-02 parken brak bovardarna 20")
    assert cell(bild, "brak", "parken").fore.ord == "minskning"
    assert [(one.slag, one.plats, one.kategori) for one in bild.utmarker] == [("minskande", "parken", "brak")]


def test_what_chance_may_have_done_is_within_the_normal(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-02-02 parken brak bovardarna 20\n2026-03-02 parken brak bovardarna 28")
    assert cell(bild, "brak", "parken").fore.ord == "normalt"
    assert "Inom det normala: 28 händelser mot 20" in " ".join(bild.sammanfattning)
    assert "ökning" not in " ".join(bild.sammanfattning)
    assert "Inget sticker ut." in bild.sammanfattning


def test_below_ten_nothing_is_said(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-02-02 parken brak bovardarna 1\n2026-03-02 parken brak bovardarna 8")
    assert cell(bild, "brak", "parken").fore == Andring(1, None, None, None, None, None, "for_fa")
    said = "För få händelser för att bedöma förändringen: 8 händelser mot 1 under februari 2026."
    assert said in bild.sammanfattning


def test_nothing_known_before_is_not_none_before(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-03-02 parken brak bovardarna 30")
    assert bild.totalt.fore == Andring(None, None, None, None, None, None, "ej_jamforbart")
    assert (
        "Det går inte att jämföra med februari 2026: det finns inga observationer från den tiden."
        in bild.sammanfattning
    )
    assert bild.utmarker == []


def test_a_zero_report_is_something_to_compare_with(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-02-02 - - bovardarna 0\n2026-03-02 parken brak bovardarna 30")
    change = bild.totalt.fore
    assert (change.antal, change.kvot, change.ord) == (0, None, "okning")


def test_a_quarter_of_which_a_month_is_missing_is_not_compared(tmp_path: Path) -> None:
    rows = monthly("2025-10 2025-12 2026-01 2026-02 2026-03", "parken", "brak", "bovardarna", "20")
    bild = picture(tmp_path, rows, "2026-k1")
    assert (bild.totalt.antal, bild.totalt.fore.antal, bild.totalt.fore.ord) == (60, 40, "ej_jamforbart")
    said = "Det går inte att jämföra med fjärde kvartalet 2025: det finns inga observationer från november 2025."
    assert said in bild.sammanfattning
    assert not [one for one in bild.anmarkningar if "jämför" in one]  # once is enough


def test_a_reporter_that_is_new_is_no_rise(tmp_path: Path) -> None:
    rows = """
2026-02-02 parken brak bovardarna 20
2026-03-02 parken brak bovardarna 21
2026-03-05 parken brak kommunpolis 40
2026-02-03 parken brak faltgruppen 3
"""
    bild = picture(tmp_path, rows)
    change = bild.totalt.fore
    assert (bild.totalt.antal, change.antal, change.jamfort, change.ord) == (61, 23, (21, 20), "normalt")
    assert (
        "Förändringen mot februari 2026 är räknad utan rapportörer som saknas i den ena perioden, började mitt i den "
        "första eller tystnade i den andra: 40 av 61 händelser under mars 2026 (Kommunpolis, Polisen) och 3 av 23 händelser under februari "
        "2026 (Fältgruppen, Kommunen). Fler eller färre rapporter är inte fler eller färre händelser."
    ) in bild.anmarkningar


def test_a_reporter_that_began_in_the_middle_is_no_rise_either(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-02-25 parken brak bovardarna 5\n2026-03-02 parken brak bovardarna 40")
    assert bild.totalt.fore.ord == "ej_jamforbart"
    assert "ingen har rapporterat genom både februari 2026 och mars 2026" in " ".join(bild.sammanfattning)


def test_a_period_that_is_not_over_is_compared_with_as_many_days(tmp_path: Path) -> None:
    rows = """
2026-02-03 parken brak bovardarna 20
2026-02-20 parken brak bovardarna 70
2026-03-03 parken brak bovardarna 22
2026-03-30 parken brak bovardarna 9
"""
    bild = picture(tmp_path, rows, idag="2026-03-10")
    assert (bild.pagaende, str(bild.till_dag), bild.totalt.antal, bild.totalt.fore.antal) == (
        True,
        "2026-03-10",
        22,
        20,
    )
    assert "Perioden pågår: räknat till och med 10 mars 2026 (10 dagar)" in " ".join(bild.anmarkningar)


def test_a_year_has_no_year_before_beside_the_period_before(tmp_path: Path) -> None:
    rows = monthly(YEAR, "parken", "brak", "bovardarna", "4")
    bild = picture(tmp_path, rows, "2026", "2026-03-01")
    assert bild.i_fjol is None
    assert bild.totalt.i_fjol is None


def test_the_whole_is_a_question_of_its_own() -> None:
    """194 against 144 is a rise of the whole, however many parts are looked at beside it."""
    keys = [(None, None), *((None, f"p{at}") for at in range(40))]
    before, now = np.array([144, *[16] * 40]), np.array([194, *[16] * 40])
    told = judge(keys, now, [Sida(before, now, before, 30, 30)], None)
    assert told.sidor[0][0].ord == "okning"
    assert told.sidor[0][0].nedre > 1


def test_looking_at_many_cells_asks_more_of_each() -> None:
    """Forty cells with 10 then and 22 now would each be a rise alone; together one is what chance may do."""
    keys = [("k", f"p{at}") for at in range(40)]
    before = np.array([10, *[16] * 39])
    now = np.array([24, *[16] * 39])
    few = judge(keys[:1], now[:1], [Sida(before[:1], now[:1], before[:1], 30, 30)], None)
    many = judge(keys, now, [Sida(before, now, before, 30, 30)], None)
    assert [few.sidor[0][0].ord, many.sidor[0][0].ord] == ["okning", "normalt"]
    assert (few.prov, many.prov) == (1, 40)


def test_the_method_is_named_with_the_number_of_tests(tmp_path: Path) -> None:
    bild = picture(tmp_path, "2026-02-02 parken brak bovardarna 20\n2026-03-02 parken brak bovardarna 28")
    assert "exakt betingat test av två Poissontal" in bild.metod
    assert (
        "de 4 proven är korrigerade tillsammans (Bonferroni, 5 %, varav 1 % för" in bild.metod
    )  # total, category, place, cell


def test_a_quiet_month_is_seldom_remarkable() -> None:
    some, _ = remarkable(np.random.default_rng(1), 300, TOWNS[0])
    assert some < 0.05
