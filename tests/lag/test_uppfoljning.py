"""`est atgardsplan --uppfoljning`: what came of the plan in a period, what failed too, and values rather than causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from planer import IDAG, case, reports, rows, workspace, write

from est_cli.lag.follow_case import follow_case
from est_cli.lag.fresh import check_plans
from est_cli.lag.uppfoljning import follow_up_view, render_follow_up
from est_cli.period import read_period
from est_cli.reports.stale import date_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    from est_cli.lag.uppfoljning import Uppfoljningsvy

TVA_AR = read_period("2025-01-01--2026-12-31")
ORSAK = "orsaker: [morkt], mal: [farre], ansvarig: gata"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ort")


def text_of(root: Path, period: str = TVA_AR.namn) -> str:
    return render_follow_up(reports(root), read_period(period), "md").text


def view(root: Path, period: str = TVA_AR.namn) -> Uppfoljningsvy:
    made, of = reports(root), read_period(period)
    cases = [follow_case(made, of, id_) for id_ in made.workspace.arenden]
    return follow_up_view(made, of, [one for one in cases if one])


@pytest.mark.parametrize(
    ("days", "period", "stands"),
    [
        ("start: 2025-06-01, slut: 2025-07-01, status: genomford", "2025", True),
        ("start: 2024-06-01, slut: 2025-01-01, status: genomford", "2025", True),
        ("start: 2024-06-01, slut: 2024-12-31, status: genomford", "2025", False),
        ("start: 2025-12-31, slut: 2026-07-01, status: genomford", "2025", True),
        ("start: 2026-01-01, slut: 2026-07-01, status: genomford", "2025", False),
        ("start: 2024-06-01, slut: 2024-12-31, status: pagar", "2025", True),  # it should have ended, but runs on
        ("start: 2027-02-01, slut: 2027-03-01, status: planerad", "2026", False),
        ("status: planerad", "2026-01", False),  # the case came to its measures on 10 February
        ("status: planerad", "2026-02", True),
        ("start: 2025-06-01, status: avbruten, omprovas: 2025-08-01", "2025-09", False),
        ("start: 2025-06-01, status: avbruten, omprovas: 2025-08-01", "2025-08", True),
        ("start: 2025-06-01, status: genomford", "2026-02", True),  # no end: the case's last step
        ("start: 2025-06-01, status: genomford", "2026-03", False),
    ],
)
def test_a_measure_counts_when_its_time_touches_the_period(root: Path, days: str, period: str, stands: bool) -> None:  # noqa: FBT001 - a column of the table
    case(root, "2026-rutor", f"titel: Lampor, {days}")
    assert [row.titel for one in view(root, period).arenden for row in one.rader] == (["Lampor"] if stands else [])


def test_the_borders_stand_in_the_text(root: Path) -> None:
    assert "Ett ärende är med när minst en av dess åtgärder är det.\n" in text_of(root)


def test_measures_of_a_case_outside_the_period_are_named(root: Path) -> None:
    case(
        root,
        "2026-rutor",
        "titel: Lampor, start: 2026-03-01, status: pagar",
        "titel: Häck, start: 2027-02-01, status: planerad",
    )
    assert "Utanför perioden: ”Häck” (från 2027-02-01).\n" in text_of(root)


@pytest.mark.parametrize(
    ("status", "genomforande", "hur", "utfall", "varfor"),
    [
        ("genomford", "utfall: som_planerat", "Gjord som planerat", "genomförd, som planerat", None),
        (
            "genomford",
            "utfall: justerad, kommentar: Två bänkar vändes.",
            "Gjord, men ändrad",
            "genomförd, justerad",
            "Två bänkar vändes.",
        ),
        ("genomford", "", "Gjord, men inte utvärderad", "genomförd (inte utvärderad)", None),
        ("delvis", "utfall: delvis, kommentar: Sjukdom.", "Delvis gjord", "delvis genomförd", "Sjukdom."),
        (
            "avbruten",
            "utfall: ej, kommentar: För dyrt.",
            "Inte gjord, eller avbruten",
            "avbruten, inte genomförd",
            "För dyrt.",
        ),
        ("avbruten", "", "Inte gjord, eller avbruten", "avbruten (inte utvärderad)", "skäl saknas"),
        ("pagar", "", "Står kvar som planerad eller pågående", "står kvar som pågående", None),
    ],
)
def test_how_a_measure_went_and_why(
    root: Path, status: str, genomforande: str, hur: str, utfall: str, varfor: str | None
) -> None:
    part = f"genomforande: [{{atgard: a0, {genomforande}}}]\n" if genomforande else ""
    case(root, "2026-rutor", f"titel: Lampor, {ORSAK}, start: 2026-03-01, status: {status}", utvardering=part or "{}\n")
    made = view(root)
    assert {name: tuple(rest) for name, *rest in rows(made.hur)}[hur] == ("1", "1")
    row = made.arenden[0].rader[0]
    assert (row.utfall, row.varfor) == (utfall, varfor)


def test_the_diary_or_the_writing_off_tells_why_where_the_evaluation_does_not(root: Path) -> None:
    notes = "anteckningar: [{datum: 2026-04-01, text: Leveransen är sen.}]"
    case(root, "2026-a", f"titel: Lampor, start: 2026-03-01, status: delvis, {notes}")
    arende = (
        "titel: Rutor\nplats: torget\nhistorik:\n- {datum: 2026-01-01, skede: atgarder, av: gata}\n"
        "- {datum: 2026-05-01, skede: avskrivet, av: gata, motiv: Polisen tar över}\n"
    )
    case(root, "2026-b", "titel: Häck, start: 2026-03-01, status: pagar", arende=arende)
    rader = [row for one in view(root).arenden for row in one.rader]
    assert [(row.utfall, row.varfor) for row in rader] == [
        ("delvis genomförd (inte utvärderad)", "2026-04-01: Leveransen är sen."),
        ("står kvar som pågående, fast ärendet är avskrivet", "Ärendet avskrevs: Polisen tar över."),
    ]


def test_values_are_stated_and_no_cause(root: Path) -> None:
    part = (
        "eftermatningar: [{indikator: rutor, varde: 12, fran: 2026-03-01, till: 2026-04-30, kalla: rapporter}]\n"
        "maluppfyllelse: [{mal: farre, bedomning: uppnatt, motivering: 12 mot 40.}]\n"
        "slutsats: Det blev färre.\n"
    )
    case(
        root,
        "2026-rutor",
        f"titel: Lampor, {ORSAK}, start: 2026-03-01, status: genomford",
        skede="utvardering",
        utvardering=part,
    )
    text = text_of(root)
    assert "| Krossade rutor | 40 | 12 | 2026-03-01 – 2026-04-30 | Observationer |\n" in text
    assert "| Högst 20 krossade rutor | uppnått | 12 mot 40. |\n" in text
    assert "De säger inte varför: en skillnad kan vara slump, eller ha andra orsaker än åtgärderna.\n" in text
    assert "Ingen jämförelse med en annan plats är gjord.\n" in text
    assert "effekt" not in text.lower()
    assert rows(view(root).mal)[0] == ("Uppnått", "1")


def test_a_goal_that_nobody_judged_is_named(root: Path) -> None:
    case(root, "2026-rutor", f"titel: Lampor, {ORSAK}, start: 2026-03-01, status: pagar")
    assert "Inte bedömt: ”Högst 20 krossade rutor”.\n" in text_of(root)
    assert rows(view(root).mal)[-1] == ("Inte bedömt", "1")


def test_planned_and_actual_costs_are_summed_and_compared_only_where_both_are_known(root: Path) -> None:
    case(
        root,
        "2026-rutor",
        "titel: A, start: 2026-03-01, status: genomford, resurser: {timmar: 10, kronor: 1000}",
        "titel: B, start: 2026-03-01, status: genomford, resurser: {timmar: 5}",
        utvardering="genomforande:\n- {atgard: a0, utfall: som_planerat, resurser: {timmar: 12.5}}\n",
    )
    made = view(root)
    assert rows(made.kostnader) == [
        ("Planerat", "2", "15", "0", "1\u00a0000", "1"),
        ("Faktiskt", "2", "12,5", "1", "okänt", "2"),
    ]
    assert made.kostnadsord[0] == (
        "Där både plan och utfall är kända: 10 timmar planerade och 12,5 använda (1 åtgärd)."
    )
    assert [(row.timmar, row.kronor) for row in made.arenden[0].rader] == [
        ("12,5 (plan 10)", "okänt (plan 1\u00a0000)"),
        ("okänt (plan 5)", None),
    ]


def test_what_failed_stands_there_too(root: Path) -> None:
    off = (
        "titel: Eldning\nplats: torget\nhistorik:\n- {datum: 2026-01-01, skede: problem, av: gata}\n"
        "- {datum: 2026-05-01, skede: avskrivet, av: gata, motiv: Tog slut}\n"
    )
    back = (
        "titel: Mopeder\nplats: torget\nhistorik:\n- {datum: 2026-01-01, skede: atgarder, av: gata}\n"
        "- {datum: 2026-05-01, skede: analys, av: gata, motiv: Det flyttade}\n"
    )
    missed = "maluppfyllelse: [{mal: farre, bedomning: ej, motivering: 39 mot 40.}]\nlardomar: [Mät oftare.]\n"
    case(root, "2026-a", arende=off, utvardering="lardomar: [Fråga först.]\n")
    case(root, "2026-b", "titel: Hinder, start: 2026-02-01, status: genomford", arende=back)
    case(root, "2026-c", f"titel: Lampor, {ORSAK}, start: 2026-02-01, status: genomford", utvardering=missed)
    made = view(root)
    assert rows(made.gick_inte) == [
        ("Eldning", "avskrevs 2026-05-01", "Tog slut"),
        ("Mopeder", "gick tillbaka till analys 2026-05-01", "Det flyttade"),
        ("Ärendet 2026-c", "inget mål bedöms vara helt nått", "39 mot 40."),
    ]
    assert made.lardomar == [("Eldning", ("Fråga först.",)), ("Ärendet 2026-c", ("Mät oftare.",))]
    assert [one.id for one in made.arenden] == ["2026-b", "2026-c"]
    assert rows(made.utan_orsak) == [("Hinder", "Mopeder")]


def test_a_measure_not_done_stands_among_what_failed_with_why_and_a_goal_that_cannot_be_judged_does_not(
    root: Path,
) -> None:
    case(
        root,
        "2026-a",
        "titel: Kamera, start: 2026-02-01, status: avbruten",
        "titel: Rundor, start: 2026-02-01, status: delvis",
        utvardering="genomforande: [{atgard: a1, utfall: delvis, kommentar: Sjukdom.}]\n"
        "maluppfyllelse: [{mal: farre, bedomning: kan_ej_bedomas}]\n",
    )
    made = view(root)
    assert rows(made.gick_inte) == [
        ("Ärendet 2026-a", "”Kamera” avbruten (inte utvärderad)", "skäl saknas"),
        ("Ärendet 2026-a", "”Rundor” delvis genomförd", "Sjukdom."),
    ]
    assert rows(made.arenden_tabell)[0][3] == "0 av 1 (1 utan bedömning)"


def test_a_decision_to_end_that_was_taken_back_says_so(root: Path) -> None:
    again = (
        "titel: Rutor\nplats: torget\nhistorik:\n- {datum: 2026-01-01, skede: atgarder, av: gata}\n"
        "- {datum: 2026-05-01, skede: avslutat, av: gata}\n"
        "- {datum: 2026-09-01, skede: atgarder, av: gata, motiv: Det kom igen}\n"
    )
    case(
        root,
        "2026-a",
        "titel: Lampor, start: 2026-02-01, status: pagar",
        arende=again,
        utvardering="beslut: {val: avsluta, organ: Styrgruppen, datum: 2026-05-01}\n",
    )
    said = dict(view(root).arenden[0].fakta)["Beslut om ärendet"]
    assert said == "Avsluta, Styrgruppen, 2026-05-01, men ärendet togs upp igen 2026-09-01"


def test_a_period_that_began_before_the_decision_says_so(root: Path) -> None:
    case(root, "2026-rutor", "titel: Lampor, start: 2026-03-01, status: pagar")
    assert "Perioden började före beslutet om planen." in text_of(root)


@pytest.mark.parametrize(
    ("uppfoljning", "senast", "column"),
    [
        ("", "2026-12-01", "Pågår"),
        ("", "2026-11-01", "Försenade"),
        ("- {mote: 2026-03-01, beslut: skylt, lage: klart}", "2026-04-01", "Klara i tid"),
        ("- {mote: 2026-03-01, beslut: skylt, lage: klart}", "", "Klara i tid"),
        ("- {mote: 2026-03-01, beslut: skylt, lage: utgar}", "2026-04-01", "Utgick"),
        ("- {mote: 2026-03-01, beslut: skylt, lage: nytt_datum, senast: 2026-12-10}", "2026-04-01", "Pågår"),
    ],
)
def test_decisions_are_counted_by_how_they_went(root: Path, uppfoljning: str, senast: str, column: str) -> None:
    day = f", senast: {senast}" if senast else ""
    write(
        root / "moten/2026-03-01.yaml",
        f"grupp: styrgrupp\ndatum: 2026-03-01\nbeslut:\n- {{id: skylt, text: Skylta, ansvarig: gata{day}}}\n- {{id: sagt, text: Noterat}}\n",
    )
    write(
        root / "moten/2026-05-01.yaml",
        "grupp: styrgrupp\ndatum: 2026-05-01\n" + (f"uppfoljning:\n{uppfoljning}\n" if uppfoljning else ""),
    )
    write(root / "moten/2026-12-24.yaml", "grupp: styrgrupp\ndatum: 2026-12-24\n")  # not held yet
    made = view(root)
    assert made.moten is not None
    counted = dict(zip([name for name, _ in made.moten.kolumner], rows(made.moten)[0], strict=True))
    assert (counted["Grupp"], counted["Möten"], counted["Beslut"]) == ("Styrgruppen", "2", "1")
    assert counted[column] == "1"


def test_a_decision_done_at_the_second_meeting_after_its_day_is_late(root: Path) -> None:
    for day, rest in (
        ("2026-03-01", "beslut: [{id: skylt, text: Skylta, senast: 2026-03-10}]\n"),
        ("2026-04-01", "uppfoljning: [{mote: 2026-03-01, beslut: skylt, lage: pagar}]\n"),
        ("2026-05-01", "uppfoljning: [{mote: 2026-03-01, beslut: skylt, lage: klart}]\n"),
    ):
        write(root / f"moten/{day}.yaml", f"grupp: styrgrupp\ndatum: {day}\n{rest}")
    assert rows(view(root).moten) == [("Styrgruppen", "3", "1", "0", "1", "0", "0", "0")]


def test_the_report_is_written_under_its_periods_name(root: Path, est: Callable[..., Outcome]) -> None:
    case(root, "2026-rutor", f"titel: Lampor, {ORSAK}, start: 2026-03-01, status: genomford")
    done = est("atgardsplan", "--arbetsyta", str(root), "--uppfoljning", "2025-01-01..2026-12-31")
    assert done.code == 0
    assert done.err == "Uppföljningen: rapporter/atgardsplan-uppfoljning-2025-01-01--2026-12-31.md\n"
    assert done.out.replace("\n  ", " ") == (
        "Under 1 januari 2025–31 december 2026 var 1 åtgärd mot 1 problem planerade, pågick eller slutade: "
        "1 gjordes (0 efter ändring, 1 är inte utvärderad), 0 delvis, 0 gjordes inte eller avbröts, och 0 står kvar.\n"
        "Av 1 mål bedömer grupperna att 0 är nådda; 1 är inte bedömda.\n"
    )
    assert "Perioden är inte slut: det som händer efter den 24 november 2026 är inte med.\n" in text_of(root)
    assert "Perioden är inte slut" not in text_of(root, "2026-03")


@pytest.mark.parametrize(
    ("period", "says"),
    [("2027", "så det finns inget att följa upp än"), ("2026-12-31--2026-01-01", "slutar"), ("i fjol", "finns inte")],
)
def test_a_period_that_cannot_be_followed_up_is_refused(
    root: Path, est: Callable[..., Outcome], period: str, says: str
) -> None:
    done = est("atgardsplan", "--arbetsyta", str(root), "--uppfoljning", period)
    assert done.code == 2
    assert says in done.err
    assert not (root / "rapporter").exists()


def test_an_empty_workspace_and_an_unreadable_case(root: Path) -> None:
    assert "Ingen åtgärd var planerad, pågick eller slutade under år 2026.\n" in text_of(root, "2026")
    case(root, "2026-rutor", "titel: Lampor, start: 2026-03-01", utvardering="genomforande: [\n")
    text = text_of(root)
    assert "**Uppföljningen är inte hel.** arenden/2026-rutor/utvardering.yaml går inte att läsa.\n" in text
    assert "Lampor" not in text


def test_refused_values_are_shown_as_such_and_not_summed(root: Path) -> None:
    case(root, "2026-rutor", "titel: Lampor, start: i vintras, status: genomford, resurser: {timmar: många, kronor: 5}")
    made = view(root)
    assert rows(made.kostnader)[0] == ("Planerat", "1", "okänt", "1", "5", "0")
    assert made.arenden[0].rader[0].nar == "från (går inte att läsa)"


def test_hostile_text_is_inert(root: Path) -> None:
    part = "slutsats: '<script>x</script>'\nlardomar: ['<img src=x onerror=y>']\n"
    case(root, "2026-rutor", "titel: '<b>x</b>', start: 2026-03-01, status: genomford", utvardering=part)
    page = render_follow_up(reports(root), TVA_AR, "html").text
    assert not {"<script>", "<img", "<b>"} & set(page.replace(">", "> ").split())
    assert r"\<script>x\</script>" in text_of(root)


def test_it_is_stale_when_its_files_change_never_because_time_passes(root: Path) -> None:
    case(root, "2026-rutor", "titel: Lampor, start: 2026-03-01, status: pagar")
    text = text_of(root)
    assert date_of(text) == IDAG
    write(root / f"rapporter/atgardsplan-uppfoljning-{TVA_AR.namn}.md", text)
    write(root / "rapporter/atgardsplan-uppfoljning-anteckningar.md", "Läget den 1 maj 2026\n")
    later = IDAG.replace(year=2027)
    assert check_plans(reports(root, later), "rapporter") == []
    case(root, "2026-rutor", "titel: Lampor, start: 2026-03-01, status: genomford")
    [one] = check_plans(reports(root, later), "rapporter")
    assert one.text.endswith(f"Skriv om: est atgardsplan --uppfoljning {TVA_AR.namn} --format md")
