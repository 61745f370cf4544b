"""What every file must be (F): each example is a file, and each expected finding is `rad:kolumn kod`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from est_cli.model.arende import Arendefil
from est_cli.model.installningar import Installningar
from est_cli.model.problem import Problem
from est_cli.model.register import Platser
from est_cli.workspace.files import parse, to_record

if TYPE_CHECKING:
    from est_cli.model.record import Record
    from est_cli.reading.document import Document

HISTORIK = "historik:\n  - {datum: 2026-01-15, skede: problem, av: kommun}\n"


def read(text: str | bytes, model: type[Record] = Problem) -> Document:
    document = parse("fil.yaml", text if isinstance(text, bytes) else text.encode())
    to_record(document, model)
    return document


def places(document: Document) -> list[str]:
    return [f"{one.rad}:{one.kolumn} {one.kod}" for one in document.findings()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("drabbade: Bj\xf6rn\n".encode("latin-1"), ["1:13 F101"], id="windows-1252"),
        pytest.param("drabbade: alla\n".encode("utf-16"), ["1:1 F101"], id="utf-16"),
        pytest.param("\ufeffdrabbade: alla\n", [], id="byte order mark"),
        pytest.param("drabbade: alla\r\nforvantan: lugn\r\n", [], id="crlf"),
        pytest.param("drabbade: Pendlare: kvällstid\n", ["1:19 F102"], id="colon in text"),
        pytest.param("drabbade: @alla\n", ["1:11 F102"], id="a sign with a meaning"),
        pytest.param("tid:\n\tsasong: sommar\n", ["2:1 F102"], id="tab"),
        pytest.param("tid:\n  sasong: sommar\n\tveckodagar: fre\n", ["3:1 F102"], id="tab further down"),
        pytest.param("drabbade: 'alla\nforvantan: lugn\n", ["1:11 F102"], id="unclosed quote"),
        pytest.param("<<<<<<< HEAD\ndrabbade: a\n=======\ndrabbade: b\n>>>>>>> x\n", ["1:1 F102"], id="conflict"),
        pytest.param("drabbade: a\x07\n", ["1:12 F102"], id="control character"),
        pytest.param("drabbade: a\nforvantan: b\ndrabbade: c\n", ["3:1 F103"], id="a key twice"),
        pytest.param("drabade: alla\n", ["1:1 F104"], id="misspelt key"),
        pytest.param("tid: {sasong: s, klockslg: x}\n", ["1:18 F104"], id="misspelt key in a flow mapping"),
        pytest.param("omfattning: {antal: 3 st}\n", ["1:21 F105"], id="unit in a number"),
        pytest.param("omfattning: {antal: -3}\n", ["1:21 F105"], id="sign"),
        pytest.param("omfattning: {antal: 1_000}\n", ["1:21 F105"], id="underscore"),
        pytest.param("omfattning: {fran: 2026-02-30}\n", ["1:20 F105"], id="no such day"),
        pytest.param("omfattning: {fran: 2026-13-01}\n", ["1:20 F105"], id="no such month"),
        pytest.param("omfattning: {fran: 12/2 2026}\n", ["1:20 F105"], id="a Swedish date"),
        pytest.param("omfattning:\n  fran: 2026-03-01\n  till: 2026-02-01\n", ["3:9 F105"], id="end before start"),
        pytest.param("tid: {klockslag: 22:30}\n", ["1:18 F105"], id="a clock time without its end"),
        pytest.param('tid: {klockslag: "22:30-02:00"}\n', [], id="one value for a list"),
        pytest.param("tid: {veckodagar: [fre, Lör]}\n", ["1:25 F105"], id="enum"),
        pytest.param("prioritering: {vanligt: Ja}\n", ["1:25 F105"], id="upper case in an enum"),
        pytest.param("kallor:\n- {typ: dialog, beskrivning: x}\n", ["2:3 F106"], id="required key"),
        pytest.param("kallor:\n- {id: Å, typ: dialog, beskrivning: x}\n", ["2:8 F105"], id="no slug"),
        pytest.param("drabbade: &a alla\nforvantan: *a\n", ["1:11 F107", "2:12 F107"], id="anchor and alias"),
        pytest.param("tid:\n  <<: {sasong: s}\n", ["2:3 F107"], id="merge key"),
        pytest.param("drabbade: !!str alla\n", ["1:11 F107"], id="tag"),
        pytest.param("drabbade: a\n---\ndrabbade: b\n", ["2:1 F107"], id="two documents"),
        pytest.param("dra\u200bbbade: alla\n", ["1:1 F108"], id="zero-width space in a key"),
        pytest.param("tid:\n \u00a0sasong: x\n", ["2:2 F108"], id="no-break space from Word"),
        pytest.param("drabbade:\u00a0alla\nforvantan: b\n", ["1:10 F102"], id="no-break space after a colon"),
        pytest.param("drabbade: [barn] och\n", ["1:18 F102"], id="text after a list"),
        pytest.param("drabbade: a\n  forvantan: b\n", ["2:12 F102"], id="a key too deep"),
        pytest.param("drabbade: ''\nkallor: {id: '', typ: dialog, beskrivning: x}\n", ["2:14 F106"], id="blank text"),
        pytest.param("", ["1:1 F109"], id="empty"),
        pytest.param("# bara en kommentar\n", ["1:1 F109"], id="only a comment"),
        pytest.param("- a\n- b\n", ["1:1 F109"], id="a list at the top"),
        pytest.param("bara text\n", ["1:1 F109"], id="a text at the top"),
    ],
)
def test_each_fault_is_found_at_its_place(text: str | bytes, expected: list[str]) -> None:
    assert places(read(text)) == expected


def test_the_traps_of_yaml_are_text() -> None:
    """`22:30` is no 1350, `0711` no 457, `no` no false."""
    document = read(f"titel: 0711\nplats: no\ndiarienummer: 22:30\nspar: snabb\n{HISTORIK}", Arendefil)
    assert places(document) == []
    assert document.data is not None
    assert [document.data[key] for key in ("titel", "plats", "diarienummer")] == ["0711", "no", "22:30"]


def test_hints_accept_what_people_confuse() -> None:
    def hint(text: str, model: type[Record] = Problem) -> str:
        return read(text, model).findings()[0].hjalp

    assert hint("Drabbade: alla\n") == "Menade du drabbade?"
    assert hint("förväntan: lugn\n") == "Menade du forvantan?"
    assert hint("forekommer-inte: söderut\n") == "Menade du forekommer_inte?"
    assert hint(f"titel: t\nplats: p\nspar: Fördjupad\n{HISTORIK}", Arendefil) == "Menade du fordjupad?"
    assert hint("kommun: K\nrutiner: {mote: varannan-vecka}\n", Installningar) == "Menade du varannan_vecka?"


def test_all_faults_are_told_in_one_run() -> None:
    document = read(
        "drabade: alla\n"
        "omfattning: {antal: tre, fran: 2026-02-30, kala: x}\n"
        "kallor:\n"
        "  - typ: dialogg\n"
        "    beskrivning: x\n"
        "indikatorer: hej\n"
    )
    assert sorted(places(document)) == sorted(
        ["1:1 F104", "2:21 F105", "2:32 F105", "2:44 F104", "4:5 F106", "4:10 F105", "6:14 F105"]
    )


def test_what_is_refused_is_set_aside_and_the_rest_is_kept() -> None:
    document = parse("problem.yaml", b"drabbade: alla\nomfattning: {antal: tre, fran: 2026-01-01}\n")
    problem = to_record(document, Problem)
    assert problem is not None
    assert problem.drabbade == "alla"
    assert problem.omfattning is not None
    assert problem.omfattning.fran is not None
    assert problem.omfattning.antal  # there, but it compares with nothing
    assert not problem.omfattning.antal < 2


def test_a_register_names_its_ids_at_the_top() -> None:
    document = read("busstorget: {namn: Busstorget}\nÅ: {namn: x}\nparken: {nam: Parken}\n", Platser)
    assert places(document) == ["2:1 F105", "3:9 F106", "3:10 F104"]


def test_columns_count_characters_and_lines_only_newlines() -> None:
    """U+2028 and a bare CR break no line in git or an editor."""
    document = read("drabbade: 'åäö\u2028\u0085 x'\nomfattning: {antal: å}\n")
    assert places(document) == ["2:21 F105"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 200_000, id="200 000 brackets"),
        pytest.param("- " * 200_000, id="200 000 dashes"),
        pytest.param("a: " + "{a: " * 100_000, id="100 000 braces"),
        pytest.param("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(3000)), id="an alias bomb"),
        pytest.param("drabbade: " + "x" * 10_000_000, id="a scalar of 10 MB"),
        pytest.param("kallor: [" + "a," * 400_000 + "]", id="400 000 commas"),
        pytest.param("kallor:\n" + "- {id: x}\n" * 30_000, id="30 000 faulty sources"),
        pytest.param("- a\n" * 240_000, id="a quarter of a million items"),
        pytest.param("".join(f"nyckel{n}: 1\n" for n in range(50_000)), id="50 000 unknown keys"),
    ],
)
def test_a_bomb_is_a_few_findings(text: str) -> None:
    found = read(text).findings()
    assert 1 <= len(found) <= 45
    assert {one.niva for one in found} == {"fel"}


def test_many_faults_of_one_kind_are_counted() -> None:
    found = read("".join(f"nyckel{n}: 1\n" for n in range(50_000))).findings()
    assert len(found) == 21
    assert found[-1].text.startswith("… och 49980 fel till")


def test_what_is_wrong_with_a_point() -> None:
    def said(text: str) -> tuple[str, str]:
        (one,) = read(f"torget: {{namn: Torget, {text}}}\n", Platser).findings()
        return one.kod, one.text

    assert said("koordinat: [15.5]") == ("F105", "koordinat: listan har fel antal värden.")
    assert said("koordinat: [56,16, 15,58]") == ("F105", "koordinat: listan har fel antal värden.")
    assert said("polygon: [[56, 15], [56, 16]]") == ("F105", "polygon: listan har för få värden.")
    assert said("polygon: [[56, 15], [56, 16], [57, 16], [56, 15]]")[1].startswith(
        "polygon: den första punkten upprepas"
    )


def test_an_empty_historik_is_a_missing_key() -> None:
    (one,) = read("titel: t\nplats: p\nhistorik:\n", Arendefil).findings()
    assert (one.kod, one.rad) == ("F106", 3)
    assert "historik" in one.text
