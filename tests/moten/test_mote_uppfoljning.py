"""`est mote uppfoljning`: the meeting's own file says how an earlier decision went; the earlier file never changes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from motesyta import FILER, make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOTE = "2026-11-19"
TOMT = "grupp: styrgrupp\ndatum: 2026-11-19\n"
LJUS = "2026-11-05/ljus-vid-stationen"


@pytest.fixture
def yta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    later = "grupp: styrgrupp\ndatum: 2026-12-03\nbeslut:\n  - {id: senare, text: Senare., ansvarig: polis}\n"
    root = make(tmp_path / "yta", m2026_11_19=TOMT, m2026_12_03=later)
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "1000")
    return root


def text(root: Path, id_: str = MOTE) -> str:
    return (root / f"moten/{id_}.yaml").read_bytes().decode()


def test_a_decision_that_has_no_line_gets_one_and_the_earlier_meeting_is_not_touched(yta: Path, est: Callable) -> None:
    done = est("mote", "uppfoljning", MOTE, LJUS, "klart", "--text", "Klart: fyra lampor.")
    assert done.code == 0, done.err
    assert done.out == f"{LJUS}: klart. Det står i moten/{MOTE}.yaml.\n"
    assert text(yta) == TOMT + (
        'uppfoljning:\n  - {mote: 2026-11-05, beslut: ljus-vid-stationen, lage: klart, text: "Klart: fyra lampor."}\n'
    )
    assert text(yta, "2026-11-05") == FILER["moten/2026-11-05.yaml"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "  - {mote: 2026-11-05, beslut: ljus-vid-stationen, lage: pagar}  # fråga\n",
            "  - {mote: 2026-11-05, beslut: ljus-vid-stationen, lage: nytt_datum, senast: 2026-12-11}  # fråga\n",
        ),
        (
            "  - mote: 2026-11-05\n    beslut: ljus-vid-stationen\n    lage: pagar\n    text: Beställt.\n",
            (
                "  - mote: 2026-11-05\n    beslut: ljus-vid-stationen\n    lage: nytt_datum\n    senast: 2026-12-11\n"
                "    text: Beställt.\n"
            ),
        ),
    ],
)
def test_the_line_that_is_there_is_changed(yta: Path, est: Callable, line: str, expected: str) -> None:
    make(yta, m2026_11_19=f"{TOMT}uppfoljning:\n{line}# slut\n")
    done = est("mote", "uppfoljning", MOTE, LJUS, "nytt_datum", "--senast", "2026-12-11")
    assert done.out.startswith(f"{LJUS}: nytt datum, 11 december 2026.")
    assert text(yta) == f"{TOMT}uppfoljning:\n{expected}# slut\n"


def test_a_new_date_that_was_wrong_does_not_stay_behind(yta: Path, est: Callable) -> None:
    assert est("mote", "uppfoljning", MOTE, LJUS, "nytt_datum", "--senast", "2026-12-11").code == 0
    assert est("mote", "uppfoljning", MOTE, LJUS, "pagar").code == 0
    assert '{mote: 2026-11-05, beslut: ljus-vid-stationen, lage: pagar, senast: ""}' in text(yta)
    found = json.loads(est("validera", "--format", "json").out)["fynd"]
    assert [one for one in found if one["fil"] == f"moten/{MOTE}.yaml"] == []


def test_the_id_alone_is_enough_where_one_open_decision_has_it(yta: Path, est: Callable) -> None:
    assert est("mote", "uppfoljning", MOTE, "rond", "utgar").code == 0
    unsure = est("mote", "uppfoljning", MOTE, "ljus-vid-stationen", "klart")
    assert unsure.code == 2
    assert "Ange också mötet: 2026-11-05/ljus-vid-stationen, 2026-11-12-falt/ljus-vid-stationen" in unsure.err
    # the open one, where the other is closed before the meeting
    closed = "grupp: falt\ndatum: 2026-11-13\nuppfoljning:\n  - {mote: 2026-11-12-falt, beslut: ljus-vid-stationen, lage: klart}\n"
    make(yta, m2026_11_13=closed, m2026_11_19=TOMT)
    assert est("mote", "uppfoljning", MOTE, "ljus-vid-stationen", "klart").out.startswith(LJUS)


@pytest.mark.usefixtures("yta")
def test_a_closed_decision_can_be_taken_up_again_and_that_is_told(est: Callable) -> None:
    assert est("mote", "uppfoljning", MOTE, LJUS, "klart").code == 0
    again = est("mote", "uppfoljning", "2026-12-03", LJUS, "pagar")
    assert again.code == 0
    assert "Obs: beslutet sades vara klart redan på mötet 2026-11-19." in again.err


@pytest.mark.usefixtures("yta")
def test_an_open_decision_whose_function_is_gone_is_told(est: Callable) -> None:
    assert "Obs: parkjour finns inte längre." in est("mote", "uppfoljning", MOTE, "rond", "pagar").err
    assert "Obs:" not in est("mote", "uppfoljning", MOTE, "rond", "utgar").err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((LJUS, "nytt_datum"), "Ange det med --senast DATUM."),
        ((LJUS, "klart", "--senast", "2026-12-01"), "--senast hör till nytt_datum, inte till klart."),
        ((LJUS, "nytt_datum", "--senast", "2026-11-18"), "ligger före mötet"),
        ((LJUS, "klar"), "Menade du klart?"),
        ((LJUS, "klart", "--text", " "), "--text saknar text."),
        ((LJUS, "klart", "--text", "Ring 070-1740605"), "Inget är skrivet."),
        (("2026-11-05/ljus", "klart"), "Menade du ljus-vid-stationen?"),
        (("2026-11-04/ljus-vid-stationen", "klart"), "Mötet ”2026-11-04” finns inte."),
        (("rund", "klart"), "Menade du rond?"),
        (("2026-11-05/tack", "klart"), "varken ansvarig eller datum, och följs därför inte upp."),
        (("2026-12-03/senare", "klart"), "Mötet 2026-12-03 kommer efter 2026-11-19"),
        ((f"{MOTE}/x", "klart"), "Beslutet togs på det här mötet."),
    ],
)
def test_what_is_refused_writes_nothing(yta: Path, est: Callable, args: tuple[str, ...], said: str) -> None:
    outcome = est("mote", "uppfoljning", MOTE, *args)
    assert outcome.code == 2
    assert said in outcome.err
    assert text(yta) == TOMT


def test_a_decision_of_an_earlier_meeting_the_same_day(yta: Path, est: Callable) -> None:
    morning = 'grupp: styrgrupp\ndatum: 2026-11-19\ntid: "09:00"\nbeslut:\n  - {id: a, text: A., ansvarig: polis}\n'
    make(yta, m2026_11_19=morning)
    (yta / "moten/2026-11-19-kvall.yaml").write_text(TOMT + 'tid: "18:00"\n', encoding="utf-8")
    assert est("mote", "uppfoljning", "2026-11-19-kvall", "2026-11-19/a", "klart").code == 0
    assert "kommer efter" in est("mote", "uppfoljning", "2026-11-19", "2026-11-19-kvall/a", "klart").err
