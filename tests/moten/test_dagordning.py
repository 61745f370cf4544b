"""The agenda: every promise still open, the cases that need the meeting and why, and minutes that sum."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from moten.egna_moten import BUSSKURAR, LEKPLATS, commit, only, write

from est_cli.model.mote import Mote, Motesbeslut, Uppfoljning
from est_cli.moten.dagordning import to_follow_up
from est_cli.moten.tidsplan import LEAST, Langd, clock, length, plan
from est_cli.rules.beslut import decisions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GRUPP = "grupp: styrgrupp\n"
FORRA = f"""{GRUPP}beslut:
  - {{id: lampor, text: Lamporna byts., ansvarig: kommun-gata-park, senast: 2026-11-12}}
  - {{id: staket, text: Staketet lagas., ansvarig: bovardarna, senast: 2026-12-01}}
  - {{id: skyltar, text: Skyltarna sätts upp., ansvarig: kommun-fritid}}
  - {{id: noterat, text: Rapporten lades till handlingarna.}}
"""


@pytest.fixture
def yta(arbetsyta: Path) -> Path:
    """A meeting that has been, and one to come."""
    return only(arbetsyta, {"2026-10-22": FORRA, "2026-11-26": f'{GRUPP}tid: "13:00-14:00"\nnasta_mote: 2026-12-10\n'})


@pytest.fixture
def agenda(est: Callable[..., Any]) -> Callable[..., str]:
    def call(*args: str, mote: str = "2026-11-26") -> str:
        outcome = est("mote", "dagordning", mote, *args)
        assert outcome.code == 0, outcome.err
        return outcome.out

    return call


def part(text: str, heading: str) -> str:
    """What stands under a heading of level 2."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


@pytest.mark.usefixtures("yta")
def test_each_decision_from_last_time_is_there_with_who_when_and_how_it_goes(agenda: Callable[..., str]) -> None:
    said = part(agenda(), "2. Beslut att följa upp")
    assert "Lamporna byts. | 22 oktober 2026 | Driftchef gata och park" in said
    assert "| 12 november 2026 | försenat 12 dagar (inget sagt än) |" in said
    assert "Staketet lagas." in said
    assert re.search(r"2\.3 \| Skyltarna .* \| inget datum \| inget sagt än \|", said)
    assert "handlingarna" not in said, "a statement promises nothing"


def test_what_the_meeting_itself_has_said_counts_and_what_was_closed_before_is_gone(
    yta: Path, agenda: Callable[..., str]
) -> None:
    write(yta, "2026-11-05", f"{GRUPP}uppfoljning: [{{mote: 2026-10-22, beslut: staket, lage: klart}}]\n")
    write(
        yta,
        "2026-11-26",
        f"{GRUPP}uppfoljning:\n  - {{mote: 2026-10-22, beslut: lampor, lage: klart, text: Ljust igen.}}\n",
    )
    said = part(agenda(), "2. Beslut att följa upp")
    assert "| klart: Ljust igen. |" in said
    assert "Staketet" not in said
    assert "Skyltarna" in said


def test_a_case_is_there_for_a_reason(yta: Path, agenda: Callable[..., str]) -> None:
    said = part(agenda("--datum", "2026-11-30"), "4. Ärenden")
    assert "### 4.1 Krossade" not in said, "its gate is closed, and nothing is late"
    assert "Skymd lekplats på Almgården" in said
    assert "- **Att besluta:** Grinden till utvärdering är öppen" in said
    assert "Buskarna skärs ned till knähöjd” skulle ha varit klar den 27 november 2026, 3 dagar sent." in said
    assert "Ansvarig: Bovärdarna, Exempelbostäder AB." in said
    still = part(agenda("--datum", "2027-03-01"), "4. Ärenden")
    assert "- **Stilla:** Inget har hänt i ärendet på" in still
    write(yta, "2026-11-26", f"{GRUPP}arenden: [{{arende: {BUSSKURAR}}}, {{arende: 2026-borta}}]\n")
    said = part(agenda(), "4. Ärenden")
    assert said.index(BUSSKURAR) < said.index("2026-borta") < said.index(LEKPLATS), "the meeting's own come first"
    assert "Ärendet finns inte i arbetsytan." in said


def test_an_evaluation_is_due_when_the_last_measure_has_ended(yta: Path, agenda: Callable[..., str]) -> None:
    fil = yta / f"arenden/{LEKPLATS}/atgarder.yaml"
    text = fil.read_text(encoding="utf-8")
    fil.write_text(
        text.replace("start: 2026-11-16\n", "start: 2026-11-16\n    slut: 2026-11-27\n", 2).replace(
            "    slut: 2026-11-27\n    slut: 2026-11-27\n", "    slut: 2026-11-27\n"
        ),
        encoding="utf-8",
    )
    assert "Utvärdering" not in agenda("--datum", "2026-11-27")
    assert "- **Utvärdering:** Den sista åtgärdens slutdatum, den 27 november" in agenda("--datum", "2026-11-28")


def test_what_changed_is_told_and_what_is_not_committed_is_marked(yta: Path, agenda: Callable[..., str]) -> None:
    commit(yta, "2026-10-22")
    assert BUSSKURAR not in agenda()
    fil = yta / f"arenden/{BUSSKURAR}/arende.yaml"
    fil.write_text(fil.read_text(encoding="utf-8").replace("titel: ", "titel: Nya ", 1), encoding="utf-8")
    said = part(agenda(), "4. Ärenden")
    assert "Sedan mötet 2026-10-22: från den sista versionen" in said
    assert "- **Ändrat, ej incheckat:** " in said
    commit(yta, "2026-11-20")
    said = part(agenda(), "4. Ärenden")
    assert "- **Ändrat:** " in said
    assert "ej incheckat" not in said
    comment = yta / "arenden/2026-inbrott-i-p-huset/arende.yaml"
    comment.write_text("# En kommentar.\n" + comment.read_text(encoding="utf-8"), encoding="utf-8")
    assert "2026-inbrott-i-p-huset" not in agenda(), "nobody needs to discuss a comment"


def test_a_lost_commit_and_no_git_are_said_at_the_top(yta: Path, agenda: Callable[..., str]) -> None:
    assert "**Obs:** Det finns ingen historik i git att läsa" in agenda().partition("## 1. ")[0]
    write(yta, "2026-10-22", f"omfattar: {{till: {'0' * 40}}}\n{FORRA}")
    commit(yta, "2026-10-22")
    top = agenda().partition("## 1. ")[0]
    assert "**Obs:** Sedan mötet 2026-10-22" in top
    assert "Mötets egen commit 0000000000 finns inte i förrådet." in top


def test_the_first_meeting_of_a_group_has_nothing_to_compare_with(yta: Path, agenda: Callable[..., str]) -> None:
    write(yta, "2026-11-25-est", "grupp: est-grupp\n")
    commit(yta, "2026-11-20")
    text = agenda(mote="2026-11-25-est")
    assert "gruppens första möte" in text
    assert "Inga beslut väntar på uppföljning." in text
    assert LEKPLATS in text


def test_the_picture_is_the_newest_that_ended_before_the_meeting(yta: Path, agenda: Callable[..., str]) -> None:
    said = part(agenda(), "3. Lägesbilden")
    assert "**Lägesbilden för oktober 2026.**" in said
    assert "| Centrum | röd, oförändrad |" in said
    write(yta, "2026-10-31", GRUPP)
    assert "oktober 2026" not in part(agenda(mote="2026-10-31"), "3. Lägesbilden"), "it had not ended"


def test_events_until_the_next_meeting_and_the_weekend(yta: Path, agenda: Callable[..., str]) -> None:
    write(
        yta,
        "2026-11-26",
        f"{GRUPP}nasta_mote: 2026-12-10\narrangemang:\n"
        "  - {namn: Julskyltning, datum: 2026-11-29, plats: lindparken}\n"
        "  - {namn: Lucia, datum: 2026-12-13}\n",
    )
    said = part(agenda(), "5. Arrangemang och helg")
    assert "Helgen 28–29 november 2026: Julskyltning." in said
    assert "| Julskyltning | söndag 29 november 2026 | Lindparken |" in said
    assert "Lucia" not in said, "that is after the next meeting"
    assert "Gruppen möts igen torsdag 10 december 2026." in agenda()


def test_too_many_cases_for_the_time_is_said_plainly(yta: Path, agenda: Callable[..., str]) -> None:
    many = ", ".join(f"{{arende: 2026-arende-{n}}}" for n in range(8))
    write(yta, "2026-11-26", f'{GRUPP}tid: "13:00-13:20"\narenden: [{many}]\n')
    text = agenda()
    said = re.search(r"Tiden räcker inte till (\d+) ärenden på 20 minuter: 5 får 2 minuter var, och (\d+) hinns", text)
    assert said is not None
    assert text.count("· hinns inte med") == int(said[2]) == int(said[1]) - 5


@pytest.mark.usefixtures("yta")
def test_html_has_one_first_heading_and_every_table_a_caption(agenda: Callable[..., str]) -> None:
    page = agenda("--format", "html")
    assert page.count("<h1") == 1
    assert page.count("<table") == page.count("<caption>")
    assert "Lamporna byts." in page


def test_hostile_text_is_inert(yta: Path, agenda: Callable[..., str]) -> None:
    evil = '"<script>alert(1)</script> | [x](javascript:alert(1)) \\e[31m"'
    write(yta, "2026-10-22", f"{GRUPP}beslut: [{{id: a, text: {evil}, ansvarig: kommun-fritid}}]\n")
    write(
        yta,
        "2026-11-26",
        f"{GRUPP}lokal: {evil}\ninformation: {evil}\narrangemang: [{{namn: {evil}, datum: 2026-11-28}}]\n",
    )
    page, text = agenda("--format", "html"), agenda()
    assert "<script>alert" not in page
    assert "\x1b" not in page + text
    assert "[x](javascript" not in re.sub(r"\\.", "", text)


def test_a_meeting_without_a_readable_day_is_refused(yta: Path, est: Callable[..., Any]) -> None:
    (yta / "moten/2026-11-27.yaml").write_text("grupp: styrgrupp\ndatum: snart\n", encoding="utf-8")
    outcome = est("mote", "dagordning", "2026-11-27")
    assert outcome.code == 2
    assert "inget datum som går att läsa" in outcome.err
    assert est("mote", "dagordning", "2026-11-26").code == 0
    assert "Menade du" in est("mote", "dagordning", "2026-11-62").err


def test_a_removed_actor_and_an_unreadable_case_leave_the_agenda_standing(
    yta: Path, agenda: Callable[..., str]
) -> None:
    (yta / f"arenden/{LEKPLATS}/arende.yaml").write_text("titel: [\n", encoding="utf-8")
    aktorer = yta / "register/aktorer.yaml"
    aktorer.write_text(aktorer.read_text(encoding="utf-8").replace("bovardarna:", "andra:"), encoding="utf-8")
    text = agenda()
    assert "Staketet lagas. | 22 oktober 2026 | bovardarna |" in text
    assert f"arende.yaml går inte att läsa; est validera {LEKPLATS} säger varför." in text


LAGEN = st.sampled_from(["klart", "pagar", "utgar", "nytt_datum"])
START = date(2026, 1, 1)


@st.composite
def moten(draw: st.DrawFn) -> dict[str, Mote]:
    """Up to six meetings of two groups, some on one day, that decide and follow up as they please."""
    made: dict[str, Mote] = {}
    for n in range(draw(st.integers(1, 6))):
        day = START + timedelta(draw(st.integers(0, 20)))
        beslut = [
            Motesbeslut.model_construct(
                None, id=f"b{k}", text=f"Text {n}.{k}", ansvarig=draw(st.sampled_from(["a", None])), senast=None
            )
            for k in range(draw(st.integers(0, 3)))
        ]
        earlier = [(id_, one.id) for id_, mote in made.items() for one in mote.beslut or ()]
        said = draw(st.lists(st.tuples(st.sampled_from(earlier), LAGEN), max_size=3)) if earlier else []
        lines = [Uppfoljning.model_construct(None, mote=m, beslut=b, lage=lage) for (m, b), lage in said]
        grupp = draw(st.sampled_from(["g", "h"]))
        made[f"{day}-m{n}"] = Mote.model_construct(
            None, grupp=grupp, datum=day, beslut=tuple(beslut), uppfoljning=tuple(lines)
        )
    return made


class _Checked:
    """As much of a checker as the decisions need."""

    def __init__(self, found: dict[str, Mote]) -> None:
        self.workspace = self
        self.moten = found


@given(moten(), st.data())
def test_the_agenda_holds_each_open_decision_of_the_group_exactly_once(
    found: dict[str, Mote], data: st.DataObject
) -> None:
    id_ = data.draw(st.sampled_from(sorted(found)))
    shown = [one.id for one in to_follow_up(_Checked(found), id_)]  # type: ignore[arg-type]
    promised = [one.id for one in decisions(found, id_) if one.oppet and one.grupp == found[id_].grupp]
    assert len(shown) == len(set(shown))
    assert set(promised) <= set(shown)


@pytest.mark.parametrize(
    ("tid", "wanted"),
    [
        ("13:00-15:00", Langd(780, 120)),
        ("9.30–10.15", Langd(570, 45)),
        ("kl. 13-15", Langd(780, 120)),
        ("13:00", Langd(780, 60)),
        ("23:30-00:30", Langd(1410, 60)),
        ("15:00-13:00", None),
        ("25:00-26:00", None),
        ("efter lunch", None),
        (None, None),
    ],
)
def test_the_length_of_a_meeting_is_read(tid: str | None, wanted: Langd | None) -> None:
    assert length(tid) == wanted


@given(st.integers(1, 720), st.integers(0, 60), st.integers(0, 200))
def test_the_minutes_always_sum_to_the_meeting(minutes: int, beslut: int, arenden: int) -> None:
    end = (480 + minutes) % 1440
    made = plan(f"08:00-{end // 60:02}:{end % 60:02}", beslut, arenden)
    assert sum(made.punkter) == made.langd.minuter == minutes
    assert min(made.punkter) >= 0
    assert len(made.arenden) == arenden
    assert all(one == 0 or one >= LEAST for one in made.arenden)
    assert made.arenden == sorted(made.arenden, reverse=True), "those without time are the last"
    assert sum(made.arenden) <= made.punkter[3]
    if arenden and all(made.arenden):
        assert sum(made.arenden) == made.punkter[3]
    assert clock(made.langd, minutes) == f"{end // 60:02}:{end % 60:02}"


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_meeting_at_the_end_of_the_calendar_has_an_agenda(yta: Path, est: Callable[..., Any], day: str) -> None:
    (yta / f"moten/{day}.yaml").write_text(f"grupp: styrgrupp\ndatum: {day}\n", encoding="utf-8")
    done = est("mote", "dagordning", day)
    assert (done.code, done.err) == (0, "")
