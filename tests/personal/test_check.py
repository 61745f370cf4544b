"""What `est validera` says of personal data, wherever in the workspace it stands, and never more than two characters."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from project import PROJECT

from est_cli.personal.mask import masked, masked_name
from est_cli.reading.document import Document
from est_cli.rules.check import check_case, check_shared, checker
from est_cli.workspace.files import parse
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

    from est_cli.findings import Finding

CASE = "arenden/2026-hoglands-park"


def personal(est: Callable[..., Outcome]) -> list[str]:
    """The findings of the I rules, as `fil:rad:kolumn kod`; nothing may be echoed."""
    found = est("validera", "--format", "json")
    assert "070-1740605" not in found.out
    assert "811228-9874" not in found.out
    return [
        f"{one['fil']}:{one['rad']}:{one['kolumn']} {one['kod']}"
        for one in json.loads(found.out)["fynd"]
        if one["kod"][0] == "I"
    ]


def test_the_example_has_nothing_personal(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    assert arbetsyta.is_dir()
    assert [one for one in personal(est) if one.endswith(("I701", "I702", "I703", "I704"))] == []


@pytest.mark.parametrize(
    ("fil", "text", "place"),
    [
        (f"{CASE}/problem.yaml", "# Ring 070-1740605.\n", "1:8"),
        (f"{CASE}/problem.yaml", "beskrivning: Klotter.  # anmält av 811228-9874\n", "1:36"),
        (f"{CASE}/problem.yaml", "811228-9874: Klotter.\n", "1:1"),
        (f"{CASE}/problem.yaml", 'beskrivning: "Han ringer 0\\x370-174\\u0030605 ofta."\n', "1:14"),
        (f"{CASE}/problem.yaml", "beskrivning: Anmält av 811228\n  -9874 i går.\n", "1:14"),
        (f"{CASE}/problem.yaml", "beskrivning: Anmält av 811228-\n  9874 i går.\n", "1:24"),
        (f"{CASE}/problem.yaml", "beskrivning: [Klotter\nforvantan: ring 070-1740605\n", "2:17"),
        ("register/platser.yaml", "811228-9874: {namn: Torget}\n", "1:1"),
        ("observationer/2026-03-enkat.csv", "id,datum,beskrivning\na,2026-03-01,ring 070-1740605\n", "2:19"),
        ("mallar/arende.md.j2", "{# 811228-9874 #}\n", "1:4"),
        ("register/import/polisen.yaml", "# 811228-9874\n", "1:3"),
        (f"{CASE}/anteckningar.txt", "Hej!\n811228-9874\n", "2:1"),
        (f"{CASE}/Samtal/lista.md", "- 811228\\-9874\n", "1:3"),
        ("lagesbilder/utkast.md", "ring 070-1740605\n", "1:6"),
    ],
)
def test_it_is_found_wherever_it_stands(
    arbetsyta: Path, est: Callable[..., Outcome], fil: str, text: str, place: str
) -> None:
    path = arbetsyta / fil
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    kod = "I701" if "9874" in text else "I702"
    assert [one for one in personal(est) if one.endswith((" I701", " I702"))] == [f"{fil}:{place} {kod}"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_that_is_not_utf_8_is_looked_through_all_the_same(
    arbetsyta: Path, est: Callable[..., Outcome], encoding: str
) -> None:
    (arbetsyta / CASE / "problem.yaml").write_bytes("beskrivning: Å, ring 070-1740605\n".encode(encoding))
    assert f"{CASE}/problem.yaml:1:22 I702" in personal(est)


def test_only_the_beginning_of_a_file_past_the_limit_is_looked_through_and_that_is_said(
    arbetsyta: Path, est: Callable[..., Outcome]
) -> None:
    long = arbetsyta / "mallar" / "enkat.csv"
    long.parent.mkdir(exist_ok=True)
    long.write_text("ring 070-1740605\n" + "klotter\n" * 150_000, encoding="utf-8")
    assert "mallar/enkat.csv:1:6 I702" in personal(est)
    assert "bara början är genomsökt efter personuppgifter" in " ".join(est("validera").out.split())


def test_names_are_looked_at_and_masked(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    folder = arbetsyta / "arenden" / "2026-811228-9874"
    folder.mkdir()
    (folder / "bild.jpg").write_bytes(b"\xff\xd8\0\0ring 070-1740605")
    (arbetsyta / "mallar").mkdir()
    (arbetsyta / "mallar" / "070-1740605.md").write_text("", encoding="utf-8")
    assert personal(est) == [
        "arenden/2026-81…:1:1 I701",
        "arenden/2026-81…/bild.jpg:1:1 I709",
        "mallar/07….md:1:1 I702",
    ]


def test_what_a_report_says_is_left_to_the_files_that_it_is_made_from(
    arbetsyta: Path, est: Callable[..., Outcome]
) -> None:
    (arbetsyta / "rapporter").mkdir(exist_ok=True)
    (arbetsyta / "rapporter" / "anteckningar.md").write_text("ring 070-1740605\n", encoding="utf-8")
    assert not any(one.endswith("I702") for one in personal(est))


def test_a_function_in_the_register_of_actors_may_be_called(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    problem = arbetsyta / CASE / "problem.yaml"
    problem.write_text("beskrivning: Ring 070-174 06 05 eller skriv till JOUREN@exempel.se.\n", encoding="utf-8")
    assert [one[-4:] for one in personal(est) if one.startswith(f"{CASE}/problem")] == ["I702", "I703"]
    with (arbetsyta / "register" / "aktorer.yaml").open("a", encoding="utf-8") as register:
        register.write(
            "jouren: {funktion: Jour, organisation: O, typ: kommun, telefon: +46 70 1740605, epost: jouren@exempel.se}\n"
        )
    assert [one for one in personal(est) if one.startswith(f"{CASE}/problem")] == []


def test_a_checksum_is_no_number(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    """The digits of a hash and of a commit are nobody's, even where they happen to fit."""
    text = f"# sha256:{'0' * 20}8112289874{'a' * 34}\n# {'a' * 15}8112289874{'b' * 15}\n"
    (arbetsyta / "mallar").mkdir()
    (arbetsyta / "mallar" / "a.md").write_text(text, encoding="utf-8")
    assert not any(one.startswith("mallar/a.md") for one in personal(est))


@pytest.mark.parametrize(
    ("fil", "text"),
    [
        ("atgarder.yaml", "atgarder:\n- {id: a, titel: b, start: 811228-9874}\n"),
        ("atgarder.yaml", "atgarder:\n- {id: 811228-9874, titel: b, ansvarig: 811228-9874}\n"),
        ("problem.yaml", "811228-9874: Klotter\n"),
        ("problem.yaml", "beteenden: [811228-9874]\n"),
        ("problem.yaml", "beteenden: [811228-9874]\nkallor: [{id: 811228-9874, typ: 811228-9874, beskrivning: b}]\n"),
        ("problem.yaml", f"prioritering: {{vanligt: '{'x' * 48} 811228-9874'}}\n"),
        ("problem.yaml", f"prioritering: {{vanligt: '{'x' * 52} 811228-9874'}}\n"),
        ("problem.yaml", "811228-9874: a\n811228-9874: b\n"),
        ("problem.yaml", 'prioritering: {vanligt: "811228\\u00a0-\\u00a09874"}\n'),
    ],
)
def test_no_message_of_any_rule_echoes_more_than_two_characters(
    arbetsyta: Path, est: Callable[..., Outcome], fil: str, text: str
) -> None:
    (arbetsyta / CASE / fil).write_text(text, encoding="utf-8")
    for format_ in ("text", "json"):
        said = est("validera", "--format", format_).out
        assert "81…" in said
        assert not re.search(r"811|1228|9874", re.sub(r"2026-\d\d-\d\d", "", said))


def test_framat_is_closed_and_says_no_more(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    with (arbetsyta / "arenden/2026-mopeder-vid-skolan/problem.yaml").open("a", encoding="utf-8") as problem:
        problem.write("# 811228-9874\n")
    done = est("framat", "2026-mopeder-vid-skolan")
    assert (done.code, "I701" in done.out, "811228" in done.out + done.err) == (1, True, False)


def test_a_wrong_word_that_is_typed_is_not_echoed(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    assert arbetsyta.is_dir()
    assert est("visa", "811228-9874").err.startswith("Fel: Ärendet ”81…” finns inte.")


def numbers() -> st.SearchStrategy[str]:
    """Personnummer with a right check digit, of people born long before any stamp of date and clock."""

    def whole(day: date, serial: int) -> str:
        digits = f"{day:%y%m%d}{serial:03}"
        doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
        return f"{digits[:6]}-{digits[6:]}{-sum(number // 10 + number % 10 for number in doubled) % 10}"

    born = st.dates(min_value=_day(1950), max_value=_day(1999))
    return st.builds(whole, born, st.integers(min_value=1, max_value=999))


def _day(year: int) -> date:

    return date(year, 1, 1)


_FILES = sorted(
    str(path.relative_to(PROJECT))
    for part in ("arenden", "moten", "register")
    for path in (PROJECT / part).rglob("*.yaml")
)


def _fields(text: str) -> list[int]:
    """Where a value in plain style or in quotes ends on its own line, so that something can be added to it."""
    from est_cli.personal.sentence import root, scalars

    nodes = scalars(root(Document("x.yaml", text)))
    return [
        node.end_mark.index - (node.style in {'"', "'"})
        for node in nodes
        if node.style not in {"|", ">"} and node.value and node.start_mark.line == node.end_mark.line
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fil=st.sampled_from(_FILES), number=numbers(), data=st.data())
def test_a_number_in_any_field_or_comment_is_found_at_its_line_and_not_echoed(
    arbetsyta: Path, fil: str, number: str, data: st.DataObject
) -> None:
    text = (PROJECT / fil).read_text(encoding="utf-8")
    line_ends = [hit.start() for hit in re.finditer(r"(?m)$", text)]
    comment = data.draw(st.booleans())
    at = data.draw(st.sampled_from(line_ends if comment else _fields(text)))
    planted = f"{text[:at]}{'  # ' if comment else ' '}{number}{text[at:]}"
    path = arbetsyta / fil
    path.write_text(planted, encoding="utf-8")
    try:
        found = _all(arbetsyta, fil)
    finally:
        path.write_text(text, encoding="utf-8")
    line = planted.count("\n", 0, at) + 1
    assert (line, "I701") in {(one.rad, one.kod) for one in found if one.fil == fil}
    said = " ".join(f"{one.text} {one.hjalp} {one.fil} {one.arende}" for one in found)
    said = re.sub(r"\d{4}-\d\d-\d\d|observationer/\d{4}-\d\d", "", said)  # a month's file may be alike by chance
    assert not any(number[start : start + 5] in said for start in range(len(number) - 4))


def _all(root: Path, fil: str) -> list[Finding]:
    checked = checker(load(root), _day(2026))
    if not fil.startswith("arenden/"):
        return check_shared(checked)
    return check_case(checked, checked.workspace.case(fil.split("/")[1]))


@given(st.text("0123456-@. abcäö", max_size=40), numbers())
def test_of_a_number_two_characters_stay(text: str, number: str) -> None:
    for seen in (masked(f"{text} {number}"), masked_name(f"{text} {number}")):
        assert number[2:] not in seen
    filled = masked(f"{text}\n{number}", "•")
    assert len(filled) == len(f"{text}\n{number}")
    assert filled.count("\n") == 1


@pytest.mark.parametrize(
    "name",
    [
        "rapporter/lagesbild-2026-01-01--2026-03-31.md",
        "moten/2026-03-12.yaml",
        "observationer/2026-03-polisen.csv",
        "arenden/2026-klotter-vid-stationen/problem.yaml",
        "mallar/arende.html.j2",
    ],
)
def test_an_ordinary_name_is_not_masked(name: str) -> None:
    assert masked_name(name) == name


def test_a_document_says_nothing_personal_of_itself() -> None:
    document = parse("arenden/2026-811228-9874/problem.yaml", b"a: b\na: c\n")
    (finding,) = document.findings("2026-811228-9874")
    assert (finding.fil, finding.arende) == ("arenden/2026-81…/problem.yaml", "2026-81…")


def test_a_registered_address_hides_no_longer_one(arbetsyta: Path) -> None:
    path = arbetsyta / "register/aktorer.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# eller kalle.falt@exempelkoping.example\n", encoding="utf-8")
    checked = checker(load(arbetsyta), date(2026, 11, 24))
    assert [one.kod for one in check_shared(checked) if one.fil == "register/aktorer.yaml"] == ["I703"]
