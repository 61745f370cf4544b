"""M: each example keeps or breaks its own rule, and each finding stands at the decision that it speaks of."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.generated.lessons import lessons
from est_cli.model.mote import Mote
from est_cli.reading.document import Document
from est_cli.rules.moten import MOTEN, check_meetings, checksum
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

IDAG = date(2026, 6, 30)
BESLUT = """\
grupp: styrgrupp
datum: 2026-03-26
beslut:
  - id: farthinder
    text: Farthindret byggs.
    ansvarig: kommun-gata-park
    senast: 2026-09-30
"""
NASTA = "grupp: styrgrupp\ndatum: 2026-06-04\n"


def said(files: dict[str, str], idag: date = IDAG) -> list[tuple[str, int, str, str, str]]:
    """File, line, code, level and text of what the rules say of some meetings."""
    documents = {f"moten/{id_}.yaml": parse(f"moten/{id_}.yaml", text.encode()) for id_, text in files.items()}
    read = {fil[6:-5]: to_record(document, Mote) for fil, document in documents.items()}
    check_meetings(documents, {id_: record for id_, record in read.items() if record is not None}, idag)
    found = [one for document in documents.values() for one in document.findings()]
    return [(one.fil[6:-5], one.rad, one.kod, one.niva, one.text) for one in found]


def files(example: str) -> dict[str, str]:
    _, *parts = re.split(r"(?m)^# moten/(.+)\.yaml\n", example)
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("kod", MOTEN)
def test_the_examples_keep_and_break_their_own_rule(kod: str) -> None:
    rule, day = MOTEN[kod], date(2026, 6, 30) if kod == "M903" else date(2026, 4, 3)
    assert said(files(rule.bra), day) == []
    assert {one[2] for one in said(files(rule.daligt), day)} == {kod}


@pytest.mark.parametrize("kod", MOTEN)
def test_the_level_that_is_taught_is_the_level_that_is_reported(kod: str, est: Callable) -> None:
    ((_, _, _, niva, _),) = said(files(MOTEN[kod].daligt), date(2026, 6, 30) if kod == "M903" else date(2026, 4, 3))
    assert lessons()[kod].niva == niva
    assert MOTEN[kod].namn in est("regel", kod.lower()).out


def test_m901_a_decision_says_who_and_when_or_neither() -> None:
    text = (
        BESLUT + "  - {id: a, text: A, ansvarig: x}\n  - {id: b, text: B, senast: 2026-09-01}\n  - {id: c, text: C}\n"
    )
    assert said({"2026-03-26": text}) == [
        ("2026-03-26", 8, "M901", "varning", "Beslutet ”a” har ansvarig men inte datum."),
        ("2026-03-26", 9, "M901", "varning", "Beslutet ”b” har datum men inte ansvarig."),
    ]


def test_m902_speaks_of_what_is_said_and_not_of_how_it_is_spelt() -> None:
    total = checksum(parse("m.yaml", BESLUT.encode()))
    approved = f"justerat: {{datum: 2026-04-02, av: kommun-trygghet, kontrollsumma: {total}}}\n"
    reordered = "datum: '2026-03-26'\ngrupp: \"styrgrupp\"  # samma\n" + BESLUT.split("2026-03-26\n")[1] + approved
    assert said({"2026-03-26": BESLUT + approved}) == []
    assert said({"2026-03-26": reordered.replace("\n", "\r\n")}) == []
    for changed in (BESLUT.replace("09-30", "10-30"), BESLUT + "information: Mer.\n", BESLUT.replace("byggs", "Byggs")):
        text = "Mötet justerades 2 april 2026, och filen har ändrats efter det."
        line = changed.count("\n") + 1
        assert said({"2026-03-26": changed + approved}) == [("2026-03-26", line, "M902", "fel", text)]


def test_m903_a_promise_is_late_from_the_day_after_its_last() -> None:
    assert said({"2026-03-26": BESLUT}, date(2026, 9, 30)) == []
    text = "Beslutet farthinder skulle ha varit klart 30 september 2026."
    assert said({"2026-03-26": BESLUT}, date(2026, 10, 1)) == [("2026-03-26", 4, "M903", "varning", text)]


def test_m903_a_promise_that_is_moved_is_late_by_its_new_day() -> None:
    moved = NASTA + "uppfoljning: [{mote: 2026-03-26, beslut: farthinder, lage: nytt_datum, senast: 2026-12-01}]\n"
    assert said({"2026-03-26": BESLUT, "2026-06-04": moved}, date(2026, 12, 1)) == []
    assert [one[2] for one in said({"2026-03-26": BESLUT, "2026-06-04": moved}, date(2026, 12, 2))] == ["M903"]


def test_m903_a_promise_is_forgotten_once_the_groups_next_meeting_has_been_held() -> None:
    both = {"2026-03-26": BESLUT, "2026-06-04": NASTA}
    text = "Beslutet farthinder följdes inte upp på gruppens nästa möte, 2026-06-04."
    assert said(both, date(2026, 6, 4)) == []
    assert said(both, date(2026, 6, 5)) == [("2026-03-26", 4, "M903", "varning", text)]
    other = {"2026-03-26": BESLUT, "2026-06-04": NASTA.replace("styrgrupp", "falt")}
    assert said(other, date(2026, 6, 5)) == []


def test_a_statement_is_never_followed_up() -> None:
    text = BESLUT.partition("    ansvarig")[0]
    assert said({"2026-03-26": text, "2026-06-04": NASTA}, date(2027, 1, 1)) == []


def test_s601_a_doubled_id_is_still_told() -> None:
    found = said({"2026-03-26": BESLUT + "  - {id: farthinder, text: Igen.}\n"})
    assert ("2026-03-26", 8, "S601", "fel", "Beslutet ”farthinder” finns redan i mötet.") in found


def test_values_that_cannot_be_read_silence_the_rules(est: Callable, arbetsyta: Path) -> None:
    text = "grupp: [styrgrupp]\ndatum: i går\nbeslut:\n  - x\n  - {id: Å Ä, text: 1, senast: snart}\njusterat: ja\n"
    assert {one[2] for one in said({"2026-03-26": text})} & set(MOTEN) <= {"M901"}
    (arbetsyta / "moten/2026-03-25.yaml").write_text(text, encoding="utf-8")
    assert est("validera").code == 1


keys = st.text("abc", min_size=1, max_size=3)
plain = st.recursive(
    st.none() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
)


@given(st.dictionaries(keys, plain, max_size=4), st.randoms())
def test_the_checksum_is_the_same_in_any_order_and_another_for_other_data(data: dict, random: object) -> None:
    order = list(data.items())
    random.shuffle(order)  # type: ignore[attr-defined]
    same, more = Document("m.yaml", data=dict(order)), Document("m.yaml", data={**data, "zzzz": "x"})
    first = checksum(Document("m.yaml", data=data))
    assert checksum(same) == first == checksum(Document("m.yaml", data={**data, "justerat": {"av": "x"}}))
    assert checksum(more) != first
