"""Each duty of the law: what the files show, what lacks, and when time is out."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from est_cli.commands.schema import _outputs
from est_cli.formats.lagkrav import EXEMPEL
from est_cli.rules.frister import months_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def duties(est: Callable, *args: str) -> dict[str, Any]:
    done = est("lagkrav", "--format", "json", *args)
    assert done.code in {0, 1}, done.err
    data = json.loads(done.out)
    Draft202012Validator(_outputs("lagkrav")).validate(data)
    return {one["paragraf"]: one for one in data["skyldigheter"]}


def rewrite(root: Path, *pairs: tuple[str, str]) -> None:
    text = (root / "est.yaml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    (root / "est.yaml").write_text(text, encoding="utf-8")


def without(root: Path, key: str) -> None:
    """`est.yaml` without one key of `lagkrav`."""
    text = (root / "est.yaml").read_text(encoding="utf-8").splitlines(keepends=True)
    start = next(n for n, line in enumerate(text) if line.startswith(f"  {key}:") and n > text.index("lagkrav:\n"))
    end = next((n for n in range(start + 1, len(text)) if not text[n].startswith("   ")), len(text))
    (root / "est.yaml").write_text("".join(text[:start] + text[end:]), encoding="utf-8")


@pytest.mark.usefixtures("arbetsyta")
def test_the_example_meets_all_that_can_be_seen(est: Callable) -> None:
    found = duties(est)
    assert list(found) == ["4", "5", "6", "7", "8–9", "10", "11–12", "13"]
    assert {key: one["lage"] for key, one in found.items()} == dict.fromkeys(found, "uppfyllt") | {
        "7": "gar_inte_att_se"
    }
    assert found["6"]["nasta"] == "2028-06-10"
    assert found["8–9"]["nasta"] == "2027-06-30"


@pytest.mark.parametrize(
    ("idag", "lage", "code"),
    [
        ("2028-03-09", "uppfyllt", 0),
        ("2028-03-10", "snart", 0),  # 21 months after 2026-06-10
        ("2028-06-10", "snart", 0),  # the last day
        ("2028-06-11", "brist", 1),
    ],
)
@pytest.mark.usefixtures("arbetsyta")
def test_two_years_are_counted_in_months_of_the_calendar(est: Callable, idag: str, lage: str, code: int) -> None:
    done = est("--datum", idag, "lagkrav", "--format", "json")
    assert done.code == code
    assert json.loads(done.out)["skyldigheter"][2]["lage"] == lage
    assert est("--datum", idag, "validera").code == est("--datum", "2026-11-24", "validera").code


@pytest.mark.usefixtures("arbetsyta")
def test_what_is_overdue_says_since_when(est: Callable, wide_terminal: None) -> None:
    said = est("--datum", "2028-06-20", "lagkrav").out
    assert wide_terminal is None
    assert "Brist: Lägesbilden, beslutad den 10 juni 2026, ska uppdateras senast den 10 juni 2028." in said
    assert "Den dagen passerades för 10 dagar sedan." in said


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2024, 5, 31), 21, date(2026, 2, 28)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(9999, 12, 31), 24, date.max),
        (date(1, 1, 1), -1, date.min),
    ],
)
def test_a_month_that_is_too_short_gives_its_last_day(day: date, months: int, expected: date) -> None:
    assert months_after(day, months) == expected


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 60))
def test_months_after_keeps_the_day_or_takes_the_months_last(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later.day < day.day and months_after(later, 1).day == later.day)


@pytest.mark.parametrize(
    ("key", "paragraf", "said"),
    [
        ("lagesbild", "4", "vilken lägesbild som gäller"),
        ("atgardsplan", "5", "skulle ha varit beslutad senast den 1 juli 2024"),
        ("atgardsplan", "6", "så tiden går inte att räkna"),
        ("overenskommelser", "8–9", "ingen överenskommelse"),
        ("strategiskt_rad", "10", "inget råd"),
        ("samordnare", "11–12", "står inte i est.yaml"),
        ("ansvarig_namnd", "13", "vilken nämnd"),
        ("rapporterat_till_fullmaktige", "13", "Ingen rapport till fullmäktige"),
    ],
)
def test_a_key_left_out_is_told_with_its_name(
    arbetsyta: Path, est: Callable, key: str, paragraf: str, said: str
) -> None:
    without(arbetsyta, key)
    found = duties(est)[paragraf]
    assert found["lage"] == "brist"
    assert any(said in text and key in text for text in found["saknas"])


@pytest.mark.usefixtures("arbetsyta")
def test_before_the_transitional_day_the_first_plan_is_still_to_come(arbetsyta: Path, est: Callable) -> None:
    without(arbetsyta, "atgardsplan")
    found = duties(est, "--datum", "2024-06-30")["5"]
    assert (found["lage"], found["nasta"]) == ("snart", "2024-07-01")


def test_a_part_of_the_picture_that_is_empty_lacks(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "lagesbilder" / "2026-t1.yaml").write_text('kartlaggning: x\nanalys: " "\n', encoding="utf-8")
    found = duties(est)["4"]
    assert found["lage"] == "brist"
    assert [text.rpartition(" ")[2] for text in found["saknas"]] == ["(annan_information).", "(analys)."]


def test_a_picture_that_is_not_there_or_cannot_be_read(arbetsyta: Path, est: Callable) -> None:
    fil = arbetsyta / "lagesbilder" / "2026-t1.yaml"
    fil.write_text("kartlaggning: [\n", encoding="utf-8")
    assert duties(est)["4"]["lage"] == "gar_inte_att_se"
    fil.unlink()
    assert duties(est)["4"]["lage"] == "brist"


def test_a_plan_older_than_its_picture_does_not_rest_on_it(arbetsyta: Path, est: Callable) -> None:
    rewrite(arbetsyta, ("datum: 2026-06-22\n    diarienummer", "datum: 2026-06-09\n    diarienummer"))
    found = duties(est)["5"]
    assert found["lage"] == "brist"
    assert found["saknas"] == ["Planen är äldre än lägesbilden som den bygger på, beslutad den 10 juni 2026."]


def test_a_plan_needs_measures_of_the_municipalitys_own(arbetsyta: Path, est: Callable) -> None:
    register = arbetsyta / "register" / "aktorer.yaml"
    register.write_text(register.read_text(encoding="utf-8").replace("typ: kommun", "typ: foretag"), encoding="utf-8")
    found = duties(est)
    assert "Ingen åtgärd" in found["5"]["saknas"][0]
    assert "kommunen ska leda rådet" in found["10"]["saknas"][0]


def test_an_agreement_is_near_its_end_for_half_a_year_and_then_ended(arbetsyta: Path, est: Callable) -> None:
    assert arbetsyta
    assert duties(est, "--datum", "2026-12-29")["8–9"]["lage"] == "uppfyllt"
    assert duties(est, "--datum", "2026-12-30")["8–9"]["lage"] == "snart"
    assert duties(est, "--datum", "2027-06-30")["8–9"]["lage"] == "snart"
    found = duties(est, "--datum", "2027-07-01")["8–9"]
    assert found["lage"] == "brist"
    assert found["saknas"] == ["Överenskommelsen med Exempelbostäder AB gick ut den 30 juni 2027."]


def test_an_agreement_that_another_follows_is_not_to_be_negotiated(arbetsyta: Path, est: Callable) -> None:
    new = "    - {part: 'exempelbostäder ab ', syfte: Hus, omraden: [Hus], fran: 2027-07-01}\n  strategiskt_rad:"
    rewrite(arbetsyta, ("  strategiskt_rad:", new))
    found = duties(est, "--datum", "2027-06-01")["8–9"]
    assert found["lage"] == "uppfyllt"
    assert (
        "Överenskommelsen med Exempelbostäder AB gäller till och med den 30 juni 2027, och har fått en ny."
        in found["visar"]
    )
    assert duties(est, "--datum", "2027-07-01")["8–9"]["saknas"] == []


@pytest.mark.usefixtures("arbetsyta")
def test_the_last_day_is_today_and_not_in_no_days(est: Callable) -> None:
    assert duties(est, "--datum", "2028-06-10")["6"]["visar"][-2].endswith("senast den 10 juni 2028, i dag.")
    assert "Sista dagen är i dag." in duties(est, "--datum", "2027-06-30")["8–9"]["visar"][-1]


@pytest.mark.usefixtures("arbetsyta")
def test_a_year_between_reports_is_not_said_to_be_the_law_s(est: Callable) -> None:
    said = "Lagen säger fortlöpande och ger inget antal; est påminner efter ett år."
    assert said in duties(est)["13"]["visar"]


def test_an_agreement_without_purpose_or_areas_lacks(arbetsyta: Path, est: Callable) -> None:
    rewrite(
        arbetsyta,
        ("      syfte: Trygga trapphus, källare och gårdar\n", ""),
        ("[Trapphus och källare, Gårdar och lekplatser]", "[]"),
    )
    assert len(duties(est)["8–9"]["saknas"]) == 2


def test_a_coordinator_that_nobody_can_reach_or_that_is_gone(arbetsyta: Path, est: Callable) -> None:
    rewrite(arbetsyta, ("samordnare: kommun-trygghet", "samordnare: vaktbolaget"))
    assert duties(est)["11–12"]["saknas"] == ["Samordnaren har varken telefon eller e-post i register/aktorer.yaml."]
    rewrite(arbetsyta, ("samordnare: vaktbolaget", "samordnare: kommun-park-jour"))
    assert "upphört, den 1 januari 2026" in duties(est)["11–12"]["saknas"][0]
    rewrite(arbetsyta, ("samordnare: kommun-park-jour", "samordnare: ingen-alls"))
    assert "finns inte i register/aktorer.yaml" in duties(est)["11–12"]["saknas"][0]


@pytest.mark.parametrize(
    ("idag", "lage"),
    [("2027-03-21", "uppfyllt"), ("2027-03-22", "snart"), ("2027-06-22", "snart"), ("2027-06-23", "brist")],
)
@pytest.mark.usefixtures("arbetsyta")
def test_a_report_older_than_a_year_is_told(est: Callable, idag: str, lage: str) -> None:
    assert duties(est, "--datum", idag)["13"]["lage"] == lage


def test_without_lagkrav_all_lacks_and_what_to_write_validates(arbetsyta: Path, est: Callable) -> None:
    text = (arbetsyta / "est.yaml").read_text(encoding="utf-8").partition("lagkrav:")[0]
    (arbetsyta / "est.yaml").write_text(text, encoding="utf-8")
    done = est("lagkrav")
    assert done.code == 1
    assert done.out.endswith(f"{EXEMPEL}\n")
    assert "Av 8 skyldigheter: 0 uppfyllt, 0 snart, 7 brist och 1 går inte att se." in done.out
    assert all(len(line) <= 96 for line in done.out.splitlines())
    (arbetsyta / "est.yaml").write_text(text + EXEMPEL.replace("AKTÖR", "kommun-ledning"), encoding="utf-8")
    assert est("validera").code == 0
    assert est("lagkrav").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kommun: [", "est.yaml går inte att läsa."),
        ("kommun: x\nlagkrav: ja\n", "lagkrav i est.yaml går inte att läsa."),
    ],
)
def test_settings_that_cannot_be_read_say_so(arbetsyta: Path, est: Callable, text: str, said: str) -> None:
    (arbetsyta / "est.yaml").write_text(text, encoding="utf-8")
    done = est("lagkrav")
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_a_date_that_cannot_be_read_makes_the_duty_impossible_to_see(arbetsyta: Path, est: Callable) -> None:
    rewrite(arbetsyta, ("datum: 2026-06-10", "datum: 10 juni"), ("samordnare: kommun-trygghet", "samordnare: [a]"))
    found = duties(est)
    assert {key for key, one in found.items() if one["lage"] == "gar_inte_att_se"} == {"4", "6", "7", "11–12"}
    assert est("lagkrav").code == 1


def test_a_register_that_cannot_be_read_accuses_nobody(arbetsyta: Path, est: Callable) -> None:
    (arbetsyta / "register" / "aktorer.yaml").write_text("[", encoding="utf-8")
    found = duties(est)
    assert {key for key, one in found.items() if one["lage"] == "gar_inte_att_se"} == {"5", "7", "10", "11–12"}
    assert "Obs: register/aktorer.yaml går inte att läsa" in est("lagkrav").err


def test_hostile_and_personal_text_is_harmless(arbetsyta: Path, est: Callable) -> None:
    rewrite(
        arbetsyta,
        ("namn: Lokala brottsförebyggande rådet", r'namn: "\e[31mRåd\n##vso 811228-9874"'),
    )
    for args in ([], ["--format", "json"]):
        out = est("lagkrav", *args).out
        assert "\x1b" not in out
        assert "9874" not in out


def test_it_fits_eighty_columns(arbetsyta: Path, est: Callable, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert all(len(line) <= 80 for line in est("lagkrav").out.splitlines())
    without(arbetsyta, "atgardsplan")
    assert all(len(line) <= 80 for line in est("lagkrav").out.splitlines())
