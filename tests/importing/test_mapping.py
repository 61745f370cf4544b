"""What a foreign row's values become, one by one; and that no text escapes the rules of personal data."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from est_cli.importing.ids import Ids
from est_cli.importing.names import Names, same
from est_cli.importing.screening import screened
from est_cli.importing.stored import ID, as_line
from est_cli.importing.table import Skal
from est_cli.importing.what import Utelamnad, Vad, Words, read_kind, read_text, read_what, read_who
from est_cli.importing.when import Tid, read_when
from est_cli.observationer.columns import COLUMNS, HEADER
from est_cli.observationer.rows import Observation, read_rows
from est_cli.personal.detect import hits
from est_cli.personal.registers import Registers

NAMES: Names = {"klotter": "klotter", "skadegörelse": "ovrig-skada"}
WORDS = Words(NAMES, {"lugnt", "inget har hänt"}, {"sammanfattning natt"})
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("kategori", "antal", "expected"),
    [
        ("Klotter", "2", Vad("klotter", "2")),
        ("  SKADEGÖRELSE ", "", Vad("ovrig-skada", "")),
        ("skadego\u0308relse", "1", Vad("ovrig-skada", "1")),
        ("Lugnt", "", Vad("", "0")),
        ("inget  har hänt", "0", Vad("", "0")),
        ("", "0", Vad("", "0")),
        ("klotter", "0", Vad("klotter", "0")),
        ("Sammanfattning natt", "", Utelamnad("Sammanfattning natt")),
        ("Lugnt", "3", "Raden säger både ”Lugnt” och 3 händelser."),
        ("", "", "Raden saknar kategori."),
        ("", "2", "Raden saknar kategori."),
        ("Skadegorelse", "1", "Kategorin ”Skadegorelse” är inte känd."),
    ],
)
def test_what_happened_and_how_often(kategori: str, antal: str, expected: object) -> None:
    assert read_what(kategori, antal, WORDS, has_column=True) == expected


def test_all_other_words_and_a_file_without_categories() -> None:
    words = WORDS._replace(names=NAMES | {"*": "ovrigt"})
    assert read_what("Flygande tefat", "1", words, has_column=True) == Vad("ovrigt", "1")
    assert read_what("", "1", words, has_column=False) == Vad("ovrigt", "1")
    assert isinstance(read_what("", "1", words, has_column=True), Skal)


def test_who_and_as_what() -> None:
    assert read_who("", {"bovärd": "bovardarna"}, "faltgruppen") == "faltgruppen"
    assert read_who("Bovärd", {"bovärd": "bovardarna"}, "") == "bovardarna"
    assert isinstance(read_who("Kim", {}, "faltgruppen"), Skal)
    assert read_kind("", "misstanke") == "misstanke"
    assert read_kind("Polisanmäld", "iakttagelse") == "polisanmald"
    assert isinstance(read_kind("rykte", "iakttagelse"), Skal)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("2026-03-16", "", "", ""), Tid("2026-03-16", "", "", "")),
        (("2026-03-16 22:30", "", "", ""), Tid("2026-03-16", "22:30", "", "")),
        (("2026-03-16 22:30", "21", "", ""), Tid("2026-03-16", "21:00", "", "")),
        (("2026-03-16", "22.30–01.00", "", ""), Tid("2026-03-16", "22:30", "", "01:00")),
        (("2026-03-16", "22:30", "2026-03-16", "23:00"), Tid("2026-03-16", "22:30", "", "23:00")),
        (("2026-03-16", "22:30", "2026-03-18", "06:00"), Tid("2026-03-16", "22:30", "2026-03-18", "06:00")),
        (("2026-03-16", "22:30", "2026-03-17 06:00", ""), Tid("2026-03-16", "22:30", "2026-03-17", "06:00")),
        (("2026-03", "", "", ""), Tid("2026-03-01", "", "2026-03-31", "")),
        (("2026-03-16", "", "", "24:00"), Tid("2026-03-16", "", "", "24:00")),
        (("", "", "", ""), "Raden saknar datum."),
        (("2026-03-16", "", "2026-03-15", ""), "Den sista dagen (2026-03-15) ligger före den första (2026-03-16)."),
        (
            ("2026-03-16", "22:30", "2026-03-16", "21:00"),
            "Klockslaget till (21:00) ligger före klockslaget från (22:30) samma dag.",
        ),
        (
            ("2026-03-28", "23:00", "", "02:30"),
            "Klockan 02:30 fanns inte den 2026-03-29: då ställdes den fram från 02 till 03.",
        ),
    ],
)
def test_when(texts: tuple[str, ...], expected: object) -> None:
    assert read_when(texts, None, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Två\n taggar\t", "Två taggar"),
        ("=1+1", "'=1+1"),
        ("- bråk", "'- bråk"),
        ("\u200b@x", "'@x"),
        ("a\u202eb\x1b[0m", "ab[0m"),
        ("\ud800x", "x"),
    ],
)
def test_a_text_is_one_line_that_steers_nothing(text: str, expected: str) -> None:
    assert read_text(text) == expected


@given(st.lists(st.sampled_from(["a", "b", "a,b", ""]), max_size=12))
def test_as_many_ids_as_rows_and_the_same_in_any_order_of_files(texts: list[str]) -> None:
    first, again = Ids("x", egen=False), Ids("x", egen=False)
    made = [first.of("", (text,)) for text in texts]
    assert len(set(made)) == len(texts)
    assert sorted(made) == sorted(again.of("", (text,)) for text in reversed(texts))


def row(text: str, number: int) -> tuple[str, ...]:
    cells = dict.fromkeys(COLUMNS, "") | {"id": f"x-{number}", "datum": "2026-03-16", "kategori": "klotter"}
    return tuple((cells | {"antal": "1", "beskrivning": text}).values())


@given(st.lists(st.text(max_size=40).map(read_text), min_size=1, max_size=5))
def test_a_row_reads_back_as_it_was_written(texts: list[str]) -> None:
    rows = [row(text, at) for at, text in enumerate(texts)]
    read = list(read_rows("\n".join([HEADER, *map(as_line, rows), ""])))
    assert [one.celler for one in read if isinstance(one, Observation)] == rows


SAID = [
    "19570428-9999 sprang",
    "Ring 070-174 06 05",
    "En tagg",
    "kl 22 vid Torget",
    "a@exempel.se",
    "070",
    "1740605",
    "",
]


@given(st.lists(st.sampled_from(SAID), max_size=8))
def test_rows_judged_together_are_judged_as_each_alone(texts: list[str]) -> None:
    rows = [row(text, at) for at, text in enumerate(texts)]
    found = {(id_, hit.kod) for id_, hit in screened(rows, "x", Registers(lambda _: None), own_ids=False)}
    assert found == {(one[ID], hit.kod) for one in rows for hit in hits(one[-1])}


def test_a_number_of_the_source_that_is_a_persons_is_found() -> None:
    one = ("x-195704289999", *row("En tagg", 1)[1:])
    assert [hit.kod for _, hit in screened([one], "x", Registers(lambda _: None), own_ids=True)] == ["I701"]


def test_words_are_the_same_but_for_capitals_and_blanks() -> None:
    assert same("  Å\u00a0 Ö ") == same("a\u030a o\u0308") == "å ö"
    assert same("å") != same("a")
