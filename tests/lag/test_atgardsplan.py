"""`est atgardsplan`: the municipality's plan from all cases, whose each measure is, what it costs and what it lacks."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planer import HEL, IDAG, case, reports, rows, workspace, write

from est_cli.lag.fresh import check_plans
from est_cli.lag.plan import plan_view, render_plan
from est_cli.lag.plan_case import plan_case
from est_cli.reports.stale import date_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Outcome

    from est_cli.lag.plan import Planvy


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return workspace(tmp_path / "ort")


def plan(root: Path) -> str:
    return render_plan(reports(root), "md").text


def view(root: Path) -> Planvy:
    made = reports(root)
    return plan_view(made, [plan_case(made, id_) for id_ in made.workspace.arenden])


def test_a_measure_stands_in_the_columns_of_bras_table(root: Path) -> None:
    case(root, "2026-rutor", f"titel: Lampor, {HEL}, medverkande: [polis]")
    assert """\
## Söder

### Ärendet 2026-rutor

Rutor krossas på torget.

- **Plats:** Torget
- **Bedömning:** röd: måste åtgärdas, ökande
- **Skede:** åtgärder
- **Håller i ärendet:** Gatuchef, Testköpings kommun
- **Åtgärderna beslutade:** inte än, så vitt filerna säger

Kommunen ansvarar:

- **Lampor**
  - **Orsak:** Torget är mörkt
  - **Operativa mål:** Högst 20 krossade rutor
  - **När:** 2026-03-01 – 2026-12-01, pågår
  - **Vem:** Gatuchef, Testköpings kommun; med Kommunpolis, Polisen
  - **Uppföljning:** Krossade rutor: 40 före, målvärde 20, mäts 2026-04-30
""" in plan(root)


def test_the_head_says_who_decided_it_on_which_picture(root: Path) -> None:
    text = plan(root)
    assert "- **Beslutad av:** Kommunfullmäktige\n- **Beslutsdag:** 2026-06-22\n- **Diarienummer:** KS 1\n" in text
    assert "- **Bygger på:** lägesbilden för första tertialet 2026\n- **Följs upp senast:** 2028-06-22\n" in text
    assert "(5 § lagen om kommuners ansvar för brottsförebyggande arbete, 2023:196)" in text
    assert "är Brås råd.\n  Lagen kräver dem inte." in text


@pytest.mark.parametrize(
    ("lagkrav", "expected"),
    [
        ("{}", "lägesbilden för oktober 2026, den senaste; planen anger ingen"),
        (
            "{lagesbild: {lagesbild: 2026-t1}}",
            "lägesbilden för första tertialet 2026, planen anger ingen; detta är den beslutade",
        ),
        ("{atgardsplan: {lagesbild: 2026-tt}}", "lägesbildens period i est.yaml går inte att läsa"),
    ],
)
def test_a_plan_that_names_no_picture_says_which_it_took(root: Path, lagkrav: str, expected: str) -> None:
    write(root / "est.yaml", f"kommun: Testköping\nlagkrav: {lagkrav}\n")
    for name in ("2026-t1", "2026-10"):
        write(root / f"lagesbilder/{name}.yaml", "kartlaggning: Lugnt.\n")
    text = plan(root)
    assert f"- **Bygger på:** {expected}\n" in text
    assert "Planen är inte beslutad så vitt filerna säger" in text


def test_problems_that_came_after_the_decision_are_not_said_to_be_decided(root: Path) -> None:
    case(root, "2026-rutor", f"titel: Lampor, {HEL}")
    assert "efter beslutsdagen" not in plan(root)
    historik = "titel: Nytt\nplats: torget\nhistorik: [{datum: 2026-07-01, skede: atgarder, av: gata}]\n"
    case(root, "2026-sent", f"titel: Lampor, {HEL}", arende=historik)
    assert (
        "1 problem har fått åtgärder efter beslutsdagen och ingår inte i beslutet av Kommunfullmäktige: ”Nytt”."
        in plan(root)
    )


def test_areas_stand_in_the_settings_order_and_the_most_serious_first(root: Path) -> None:
    green = "titel: Grönt\nplats: torget\nbedomning: {niva: gron}\nhistorik: [{datum: 2026-01-01, skede: atgarder, av: gata}]\n"
    case(root, "2026-a", f"titel: Lampor, {HEL}", arende=green)
    case(root, "2026-b", f"titel: Häck, {HEL}")
    case(root, "2026-c", f"titel: Brygga, {HEL}", plats="hamnen")
    case(root, "2026-d", f"titel: Bänk, {HEL}", plats="parken")
    areas = [(name, [one.id for one in some]) for name, some in view(root).omraden]
    assert areas == [("Norr", ["2026-d"]), ("Söder", ["2026-b", "2026-a"]), ("Utan område", ["2026-c"])]


def test_the_municipalitys_own_measures_are_told_apart_and_what_is_unknown_is_counted(root: Path) -> None:
    case(
        root,
        "2026-rutor",
        f"titel: Lampor, {HEL}, resurser: {{timmar: 7.5, kronor: 1000}}",
        f"titel: Häck, {HEL}, resurser: {{timmar: 2}}",
        f"titel: Rundor, {HEL.replace('gata', 'polis')}",
        f"titel: Ingen, {HEL.replace('gata', 'okand')}, resurser: {{timmar: 0, kronor: 0}}",
    )
    made = view(root)
    assert rows(made.kostnader) == [
        ("Kommunen ansvarar", "2", "9,5", "0", "1\u00a0000", "1"),
        ("Andra ansvarar", "1", "okänt", "1", "okänt", "1"),
        ("Ingen känd ansvarig", "1", "0", "0", "0", "0"),
        ("Alla", "4", "9,5", "1", "1\u00a0000", "2"),
    ]
    assert made.okant == (
        "Planerade timmar för 1 och kronor för 2 av 4 åtgärder är okända. "
        "Det okända är inte räknat som noll: summan är minst så stor."
    )
    assert rows(made.omraden_tabell) == [("Söder", "1", "4", "2", "0")]
    groups = [(vems, [row.titel for row in some]) for vems, some in made.omraden[0][1][0].grupper]
    assert groups == [
        ("Kommunen ansvarar", ["Lampor", "Häck"]),
        ("Andra ansvarar", ["Rundor"]),
        ("Ingen känd ansvarig", ["Ingen"]),
    ]


@pytest.mark.parametrize(
    ("measure", "lacks"),
    [
        (HEL, None),
        ("ansvarig: gata, start: 2026-03-01, slut: 2026-12-01", "orsak och mål"),
        ("orsaker: [morkt], mal: [farre]", "startdag, slutdag och ansvarig"),
        (HEL.replace("morkt", "tillresta"), "orsak som inte är förkastad"),
        (HEL.replace("morkt", "finns-inte"), "orsak som finns i analysen"),
        (HEL.replace("farre", "finns-inte"), "mål som finns i ärendet"),
        (HEL.replace("gata", "finns-inte"), "ansvarig som finns i registret"),
        ("akut: ja, ansvarig: gata, start: 2026-03-01, omprovas: 2026-04-01", None),
        ("akut: ja", "startdag, dag för omprövning och ansvarig"),
    ],
)
def test_what_ties_a_measure_to_its_problem_is_missed(root: Path, measure: str, lacks: str | None) -> None:
    case(root, "2026-rutor", f"titel: Lampor, {measure}")
    assert rows(view(root).brister) == ([("Lampor", "Ärendet 2026-rutor", lacks)] if lacks else [])


def test_a_goal_without_indicator_or_day_is_missed(root: Path) -> None:
    text = f"mal: [{{id: farre, beskrivning: Färre rutor}}]\natgarder: [{{id: a, titel: Lampor, {HEL}}}]\n"
    case(root, "2026-rutor", atgarder=text)
    assert rows(view(root).brister)[0][2] == "indikator till målet och dag då målet mäts"
    assert "- **Uppföljning:** Indikator saknas: mätdag saknas\n" in plan(root)


def test_acute_measures_have_a_table_of_their_own(root: Path) -> None:
    case(root, "2026-rutor", "titel: Rondering, akut: ja, ansvarig: polis, start: 2026-11-01, omprovas: 2026-11-20")
    made = view(root)
    assert made.omraden == []
    assert rows(made.akuta) == [
        (
            "Rondering",
            "Ärendet 2026-rutor (Torget)",
            "från 2026-11-01, omprövas 2026-11-20, planerad, försenad",
            "Kommunpolis, Polisen",
            "andras",
        )
    ]


@pytest.mark.parametrize(
    ("skede", "measure", "stands"),
    [
        ("atgarder", "status: planerad", True),
        ("utvardering", "status: pagar", True),
        ("atgarder", "status: genomford", False),
        ("analys", "status: planerad", False),
        ("analys", "status: pagar", True),
        ("problem", "status: planerad, akut: ja", True),
        ("avslutat", "status: pagar", False),
        ("avskrivet", "status: pagar", False),
    ],
)
def test_what_is_planned_or_running_stands_in_the_plan(root: Path, skede: str, measure: str, stands: bool) -> None:  # noqa: FBT001 - a column of the table
    case(root, "2026-rutor", f"titel: Lampor, {measure}", skede=skede)
    made = view(root)
    assert bool(made.omraden or made.akuta) is stands
    assert bool(made.utanfor) is not stands


def test_why_a_case_is_left_out_is_said(root: Path) -> None:
    case(root, "2026-a", "titel: Lampor", skede="analys")
    case(root, "2026-b", skede="atgarder")
    case(root, "2026-c", "titel: Lampor, status: pagar", skede="avslutat")
    assert rows(view(root).utanfor) == [
        ("Ärendet 2026-a", "analys", "Orsakerna utreds än. 1 planerad åtgärd är utkast till dess."),
        ("Ärendet 2026-b", "åtgärder", "Ingen åtgärd är planerad eller pågår."),
        ("Ärendet 2026-c", "avslutat", "Ärendet är avslutat, med 1 planerad eller pågående åtgärd kvar."),
    ]


@pytest.mark.parametrize(
    ("fil", "text"),
    [
        ("arende", "historik: hej\n"),
        ("problem", "beskrivning: [\n"),
        ("atgarder", "atgarder: [{id: a, titel: Lampor, status: klar}]\n"),
        ("atgarder", "atgarder: [hej]\n"),
        ("atgarder", "atgarder: [{id: a, titel: Lampor, akut: kanske}]\n"),
    ],
)
def test_a_case_with_an_unreadable_file_is_named_and_left_out(
    root: Path, est: Callable[..., Outcome], fil: str, text: str
) -> None:
    case(root, "2026-rutor", f"titel: Lampor, {HEL}", **{fil: text})
    case(root, "2026-hel", f"titel: Häck, {HEL}")
    done = est("atgardsplan", "--arbetsyta", str(root))
    assert done.code == 1
    assert f"arenden/2026-rutor/{fil}.yaml går inte att läsa" in done.err.replace("\n  ", " ")
    written = (root / "rapporter/atgardsplan.md").read_text(encoding="utf-8")
    assert f"**Planen är inte hel.** arenden/2026-rutor/{fil}.yaml går inte att läsa." in written
    assert "Häck" in written
    assert "Lampor" not in written


def test_a_folder_that_is_named_as_no_case_is_told(root: Path) -> None:
    case(root, "rutor", "titel: Lampor, start: 2026-03-01, status: pagar")
    assert render_plan(reports(root), "md").olasliga == "arenden/rutor"


def test_an_empty_workspace_has_an_empty_plan(root: Path, est: Callable[..., Outcome]) -> None:
    done = est("atgardsplan", "--arbetsyta", str(root), "--format", "html")
    assert (done.code, done.out) == (0, "Planen är tom: ingen åtgärd är planerad eller pågår.\n")
    assert done.err == "Åtgärdsplanen: rapporter/atgardsplan.html\n"
    assert "<p>Ingen åtgärd är planerad eller pågår.</p>" in (root / "rapporter/atgardsplan.html").read_text("utf-8")


def test_hostile_text_is_inert(root: Path) -> None:
    case(root, "2026-rutor", f"titel: '<script>x</script> | # [a](javascript:b) {{{{ 7*7 }}}}', {HEL}")
    made = reports(root)
    assert "<script>" not in render_plan(made, "html").text
    assert r"**\<script>x\</script> \| # \[a\](javascript:b) {{ 7\*7 }}**" in render_plan(made, "md").text


def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path, est: Callable[..., Outcome]) -> None:
    (tmp_path / "annan").mkdir()
    (root / "rapporter").symlink_to(tmp_path / "annan")
    assert est("atgardsplan", "--arbetsyta", str(root)).code == 2
    assert list((tmp_path / "annan").iterdir()) == []


def test_the_plan_is_stale_when_its_files_change_never_because_time_passes(root: Path) -> None:
    case(root, "2026-rutor", f"titel: Lampor, {HEL}")
    text = plan(root)
    assert date_of(text) == IDAG
    write(root / "rapporter/atgardsplan.md", text)
    later = IDAG.replace(year=2027)
    assert check_plans(reports(root, later), "rapporter") == []
    case(root, "2026-rutor", f"titel: Strålkastare, {HEL}")
    assert [one.text for one in check_plans(reports(root, later), "rapporter")] == [
        "rapporter/atgardsplan.md stämmer inte med ärendena. Skriv om: est atgardsplan --format md"
    ]


def test_a_pdf_is_made_of_the_page(root: Path, est: Callable[..., Outcome]) -> None:
    pytest.importorskip("weasyprint")
    assert est("atgardsplan", "--arbetsyta", str(root), "--format", "pdf").code == 0
    assert (root / "rapporter/atgardsplan.pdf").read_bytes().startswith(b"%PDF-")


_MEASURES = st.fixed_dictionaries({
    "status": st.sampled_from(["planerad", "pagar", "genomford", "delvis", "avbruten"]),
    "akut": st.sampled_from(["ja", "nej"]),
    "ansvarig": st.sampled_from(["gata", "polis", "okand"]),
    "timmar": st.none() | st.integers(0, 90),
    "kronor": st.none() | st.integers(0, 9000),
})  # fmt: skip
_SKEDEN = ("problem", "analys", "atgarder", "utvardering", "avslutat", "avskrivet")
_CASES = st.lists(st.tuples(st.sampled_from(_SKEDEN), st.lists(_MEASURES, max_size=4)), max_size=4)


@given(cases=_CASES)
@settings(max_examples=12)
def test_every_measure_of_the_plan_stands_once_and_the_sums_agree(
    cases: list[tuple[str, list[dict[str, object]]]],
) -> None:
    with TemporaryDirectory() as folder:
        root = workspace(Path(folder))
        wanted = []
        for nr, (skede, measures) in enumerate(cases):
            case(root, f"2026-c{nr}", *(_written(f"M{nr}x{at}y", one) for at, one in enumerate(measures)), skede=skede)
            wanted += [(f"M{nr}x{at}y", one) for at, one in enumerate(measures) if _belongs(skede, one)]
        made, texts = view(root), [render_plan(reports(root), "md").text, render_plan(reports(root), "html").text]
    for text in texts:
        parts = text.rpartition("Det som saknas")[0]
        assert all(parts.count(title) == 1 for title, _ in wanted)
        assert sum(parts.count(f"M{nr}x") for nr in range(len(cases))) == len(wanted)
    costs = rows(made.kostnader)
    assert bool(costs) is bool(wanted)
    if wanted:
        assert [Decimal(str(cell or "").replace("okänt", "0").replace("\u00a0", "")) for cell in costs[-1][1:]] == [
            len(wanted),
            sum(int(str(one["timmar"] or 0)) for _, one in wanted),
            sum(one["timmar"] is None for _, one in wanted),
            sum(int(str(one["kronor"] or 0)) for _, one in wanted),
            sum(one["kronor"] is None for _, one in wanted),
        ]
        assert sum(int(str(row[1])) for row in costs[:-1]) == len(wanted)
        assert sum(int(str(row[2])) for row in rows(made.omraden_tabell)) == len(wanted)


def _belongs(skede: str, one: dict[str, object]) -> bool:
    if one["status"] not in {"planerad", "pagar"} or skede in {"avslutat", "avskrivet"}:
        return False
    return skede in {"atgarder", "utvardering"} or one["akut"] == "ja" or one["status"] == "pagar"


def _written(titel: str, one: dict[str, object]) -> str:
    costs = ", ".join(f"{key}: {one[key]}" for key in ("timmar", "kronor") if one[key] is not None)
    keys = ", ".join(f"{key}: {one[key]}" for key in ("status", "akut", "ansvarig"))
    return f"titel: {titel}, {keys}, resurser: {{{costs}}}"
