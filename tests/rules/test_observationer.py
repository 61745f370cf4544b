"""O: what a file of observations must be, row by row; each finding stands at the value that it speaks of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from est_cli.formats.text import finding_lines
from est_cli.observationer.columns import COLUMNS, HEADER, files
from est_cli.reading.document import MAX_PER_CODE
from est_cli.rules.observationer import OBSERVATIONER, check_observations
from est_cli.workspace.tree import Disk, Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    from est_cli.findings import Finding
    from est_cli.workspace.references import Known
    from est_cli.workspace.tree import Slag

KNOWN: Known = {
    "plats": {"lindparken", "kajstraket"},
    "kategori": {"klotter", "brand"},
    "aktor": {"bovardarna", "kommunpolis"},
}
IDAG = date(2026, 11, 24)
FIL = "2026-03-bovard.csv"


class Folder:
    """A tree that holds only `observationer/`."""

    memo = None

    def __init__(self, files: dict[str, bytes | str]) -> None:
        self.files = {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}

    def read(self, fil: str) -> bytes:
        return self.files[fil.removeprefix("observationer/")]

    def scan(self, folder: str) -> list[Entry]:
        return sorted(Entry(name, "fil") for name in self.files) if folder == "observationer" else []

    def slag(self, fil: str) -> Slag | None:
        return "fil" if fil.removeprefix("observationer/") in self.files else None


def judged(files: dict[str, bytes | str], known: Known = KNOWN) -> list[Finding]:
    return [one for document in check_observations(Folder(files), known, IDAG) for one in document.findings()]


def said(*rows: str, fil: str = FIL) -> list[str]:
    """Line, column, code and text of what is wrong with some rows under the usual header."""
    text = "\n".join([HEADER, *rows]) + "\n"
    return [f"{one.rad}:{one.kolumn} {one.kod} {one.text}" for one in judged({fil: text})]


@pytest.mark.parametrize("kod", OBSERVATIONER)
def test_the_good_example_keeps_the_rule_and_the_bad_one_breaks_it(kod: str) -> None:
    for example_, broken in ((OBSERVATIONER[kod].bra, False), (OBSERVATIONER[kod].daligt, True)):
        first, _, text = example_.partition("\n")
        found = judged({first.removeprefix("# observationer/"): text})
        assert {one.kod for one in found} == ({kod} if broken else set())


def test_a_good_file_has_nothing_to_say() -> None:
    assert said(
        "a-1,2026-03-12,22:15,,01:00,lindparken,klotter,bovardarna,iakttagelse,2,,,Nytt klotter",
        "a-2,2026-03-12,,2026-03-15,,,brand,bovardarna,,,58.4010,14.6020,",
        "a-3,2026-03-16,,,,lindparken,,bovardarna,,0,,,",
        'a-4,2026-03-16,,,,lindparken,klotter,,,,,,"Ja, ""igen""\npå två rader"',
        "a-5,2026-03-17,,,,lindparken,klotter,kommunpolis,polisanmald,1,,,",
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a-1,12 mars,,,,lindparken,klotter,,,,,,", ["2:5 O801 ”12 mars” är inget datum som finns."]),
        ("a-1,2026-03-12,25:00,,,,klotter,,,,,,", ["2:16 O801 ”25:00” är inget klockslag."]),
        ("a-1,2026-03-12,,,,,,,,,,,", ["2:20 O801 Raden saknar kategori."]),
        ("a-1,2026-03-12,,,,,klotter,,,-2,,,", ["2:30 O801 ”-2” är inget antal."]),
        ("a-1,2026-03-12,,,,,klotter,,,,14.6,95,", []),
        ("a-1,2026-03-12,,,,,klotter,,,,95,14.6,", ["2:31 O801 ”95” är ingen koordinat."]),
        ("a-1,2026-03-12,,,,,klotter,,,,", ["2:1 O801 Raden har 11 värden, men filen har 13 kolumner."]),
        ('a-1,2026-03-12,,,,,klotter,,,,,,"öppen', ["2:1 O801 Raden och de efter den går inte att läsa."]),
        ("a-1,2026-04-01,,,,,klotter,,,,,,", ["2:5 O801 Raden är från 2026-04-01, men filen gäller 2026-03."]),
        ("a-1,2026-03-12,,,,lindparkn,klotter,,,,,,", ["2:19 O801 Platsen ”lindparkn” finns inte i register/platser.yaml."]),
        ("a-1,2026-03-12,,,,,eldning,,,,,,", ["2:20 O801 Kategorin ”eldning” finns inte i register/kategorier.yaml."]),
        ("a-1,2026-03-12,,,,,brand,bovard,,,,,", ["2:26 O801 Aktören ”bovard” finns inte i register/aktorer.yaml."]),
        ("a-1,2026-03-12,,,,,brand,,polisanmald,,58.4,14.6,", ["2:40 O803 Raden är polisanmäld och har punkt."]),
        ("a-1,2026-03-12,,,,,brand,,polisanmald,,,,Text", ["2:42 O803 Raden är polisanmäld och har fritext."]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_value(row: str, expected: list[str]) -> None:
    assert said(row) == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a-1,2026-03-12,24:00,,,,klotter,,,,,,", ["2:16 O801 24:00 är dagens slut, så inget börjar då."]),
        ("a-1,2026-03-12,22:00,,24:00,,klotter,,,,,,", []),
        ("a-1,2026-03-12,,,,,klotter,,,,58.4,,", ["2:31 O801 lat står utan lon."]),
        ("a-1,2026-03-12,,,,,klotter,,,,,14.6,", ["2:32 O801 lon står utan lat."]),
        ("a-1,2026-03-12,,,,,klotter,,,,0,0.0,", ["2:31 O801 Punkten 0, 0 ligger i havet utanför Afrika."]),
        ("a-1,2026-03-12,,,,,klotter,,,,14.6,58.4,", ["2:31 O801 lat och lon har bytt plats."]),
        ("a-1,2026-03-12,,,,,klotter,,,,,,\x1b[31m röd", ["2:33 O801 Texten har ett tecken som inte syns: \\x1b."]),
        ("a-1,2026-03-12,,,,,klotter,,,,,,a\0b", ["2:33 O801 Texten har ett tecken som inte syns: \\x00."]),
        ('a-1,2026-03-12,,,,,klotter,,,,,,"en\r\n\ttill"', []),
        ("a-1,2026-03-12,,,,,klotter,,,,,,=1+1", ["2:33 O801 ”=1+1” öppnas som en formel i Excel."]),
        ("a-1,2026-03-12,,,,,klotter,,,,,,＝1+1", ["2:33 O801 ”＝1+1” öppnas som en formel i Excel."]),
        ("@a,2026-03-12,,,,,klotter,,,,,,", ["2:1 O801 ”@a” öppnas som en formel i Excel."]),
        ("a-1,2026-03-12,,,,,klotter,,,,,,'=1+1", []),  # as est importera and est observera write it
    ],
)
def test_what_can_be_counted_but_cannot_be_so(row: str, expected: list[str]) -> None:
    assert said(row) == expected


def test_a_day_that_has_not_been_is_a_warning() -> None:
    text = f"{HEADER}\na-1,2026-11-24,,,,,klotter,,,,,,\na-2,2026-11-25,,,,,klotter,,,,,,\n"
    (one,) = judged({"2026-11-x.csv": text})
    assert (one.rad, one.niva, one.text) == (3, "varning", "Raden är från 2026-11-25, som inte har varit än.")


class Post(NamedTuple):
    upphord: date | None


def test_a_place_that_had_ceased_is_a_warning() -> None:
    known: Known = KNOWN | {"plats": {"torget": Post(date(2026, 3, 12)), "lindparken": Post(None)}}
    rows = [f"a-{day},2026-03-{day},,,,torget,klotter,,,,,," for day in (12, 13)]
    (one,) = judged({FIL: "\n".join([HEADER, *rows, ""])}, known)
    assert (one.rad, one.kolumn, one.niva) == (3, 20, "varning")
    assert one.text == "Platsen ”torget” upphörde 2026-03-12, och raden är senare."


def test_warnings_take_no_faults_place() -> None:
    rows = [*(f"a-{n},2026-03-12,,,,,klotter,,,,,,=1" for n in range(30)), "b,2026-03-12,,,,,kloter,,,,,,"]
    found = judged({FIL: "\n".join([HEADER, *rows, ""])})
    assert [one.rad for one in found if one.niva == "fel"] == [32]
    assert [one.niva for one in found].count("varning") == MAX_PER_CODE + 1
    assert found[-1].text == "… och 10 rader till att se över (O801) i filen."


def test_a_file_where_the_folder_should_be() -> None:
    class Other(Folder):
        def slag(self, fil: str) -> Slag | None:
            return "fil" if fil == "observationer" else None

    (document,) = check_observations(Other({}), KNOWN, IDAG)
    assert [(one.kod, one.niva, one.fil, one.text) for one in document.findings()] == [
        ("F111", "fel", "observationer", "Här ligger en fil, men observationer/ ska vara en mapp.")
    ]


def test_a_value_after_a_text_over_several_lines_is_found_where_it_stands() -> None:
    header = ["beskrivning", *COLUMNS[:-1]]
    text = f'{",".join(header)}\n"En,\nrad till",a-1,2026-03-12,,,,lindparkn,klotter,,,,,\n'
    assert [(one.rad, one.kolumn, one.slutkolumn) for one in judged({FIL: text})] == [(3, 29, 38)]


def test_the_nearest_id_is_advice() -> None:
    (one,) = judged({FIL: f"{HEADER}\na-1,2026-03-12,,,,lindparkn,klotter,,,,,,\n"})
    assert one.hjalp == "Menade du lindparken?"


def test_a_register_that_cannot_be_read_says_nothing_of_places() -> None:
    text = f"{HEADER}\na-1,2026-03-12,,,,var-som-helst,klotter,,,,,,\n"
    assert judged({FIL: text}, KNOWN | {"plats": None}) == []


def test_the_same_id_twice_in_one_file_and_in_two() -> None:
    row = "a-1,2026-03-12,,,,,klotter,,,,,,"
    assert said(row, row.replace("klotter", "brand")) == ["3:1 O802 Id ”a-1” finns redan på rad 2."]
    found = judged({FIL: f"{HEADER}\n{row}\n", "2026-03-igen.csv": f"{HEADER}\n{row}\n"})
    assert [(one.fil, one.text) for one in found] == [
        ("observationer/2026-03-igen.csv", "Id ”a-1” finns redan i observationer/2026-03-bovard.csv, rad 2.")
    ]


def test_so_many_are_shown_of_a_code_and_the_rest_are_counted() -> None:
    found = said(*(f"a-{n},2026-02-12,,,,,klotter,,,,,," for n in range(500)))
    assert len(found) == MAX_PER_CODE + 1
    assert found[-1].endswith("… och 480 fel till av samma slag (O801) i filen.")


@pytest.mark.parametrize(
    ("data", "kod", "text"),
    [
        (b"", "O801", "Filen är tom."),
        (f"{HEADER},mer\n".encode(), "O801", "Kolumnen ”mer” hör inte hit."),
        (f"{HEADER},id\n".encode(), "O801", "Kolumnen id står två gånger."),
        (HEADER.replace(",", ";").encode(), "O801", "Filen saknar id, datum"),
        (f"{HEADER}\nå".encode("latin-1"), "F101", "Filen är inte UTF-8"),
        (f"{HEADER}\n".encode("utf-16"), "F101", "sparad som UTF-16"),
    ],
)
def test_a_file_that_is_no_table(data: bytes, kod: str, text: str) -> None:
    (one,) = judged({FIL: data})
    assert one.kod == kod
    assert text in one.text


def test_a_header_alone_is_a_month_without_rows() -> None:
    assert judged({FIL: f"{HEADER}\n", "2026-02-bovard.csv": f"\ufeff{HEADER}\r\n"}) == []


def test_a_text_of_300_kb_loses_nobody_else() -> None:
    found = said(f"a-1,2026-03-12,,,,,klotter,,,,,,{'x' * 300_000}", "a-2,2026-03-12,,,,,kloter,,,,,,")
    assert found == ["3:20 O801 Kategorin ”kloter” finns inte i register/kategorier.yaml."]


def test_a_file_by_another_name_is_never_counted_and_that_is_said() -> None:
    found = judged({"mars.csv": HEADER, "2026-13-bovard.csv": HEADER, "läsmig.txt": "Hej"})
    assert [(one.fil, one.kod, one.niva) for one in found] == [
        ("observationer/2026-13-bovard.csv", "O801", "fel"),
        ("observationer/läsmig.txt", "F111", "varning"),
        ("observationer/mars.csv", "O801", "fel"),
    ]


def test_validera_of_everything_has_them_and_of_a_case_has_not(est: Callable[..., Outcome], arbetsyta: Path) -> None:
    fil = arbetsyta / "observationer" / "2026-10-prov.csv"
    fil.parent.mkdir(exist_ok=True)
    fil.write_text(f"{HEADER}\na-1,2026-10-12,,,,lindparkn,klotter,,,,,,\n", encoding="utf-8")
    assert "observationer/2026-10-prov.csv:2:19: O801" in est("validera", "--kort").out
    shown = est("validera").out
    assert "│ a-1,2026-10-12,,,,lindparkn,klotter,,,,,," in shown
    assert "│                   ^^^^^^^^^" in shown
    assert "O801" not in est("validera", "2026-hoglands-park").out
    assert "est importera" in " ".join(est("regel", "o801").out.split())


PIECES = ["\x00", '"', ",", "\n", "\r", "\r\n", "\ufeff", "2026-03-12", "22:00", "lindparken", "klotter", "a-1", "polisanmald",
          "0", "-1", "58.4", "١٢", "=1+1", "\u2028", "é", HEADER, f"{HEADER}\n", "a-1,2026-03-12,,,,,klotter,,,,,,\n"]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(data=st.binary(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join).map(str.encode))
@example(data=b"\xff\xfe\x00\x00")
@example(data=(HEADER + "\n" + ",".join("\0" * 13)).encode())
@example(data=(HEADER + "\n" + '"' * 1001).encode())
def test_any_bytes_end_in_findings_at_a_place_that_is_there(data: bytes) -> None:
    found = judged({FIL: data})
    lines = data.decode("utf-8-sig", "replace").split("\n")
    for one in found:
        assert 1 <= one.rad <= len(lines)
        assert 1 <= one.kolumn <= len(lines[one.rad - 1]) + 1
        assert (one.rad, one.kolumn) <= (one.slutrad, one.slutkolumn)
    assert "\x1b" not in "\n".join(finding_lines(found, 80))


def test_a_linked_folder_is_not_counted(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    (arbetsyta / "observationer").rename(arbetsyta / "annat")
    (arbetsyta / "observationer").symlink_to(arbetsyta / "annat")
    assert "F111" in est("validera", "--kort").out
    assert files(Disk(arbetsyta)) == []
