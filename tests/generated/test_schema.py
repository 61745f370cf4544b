"""An editor accepts what est accepts, and refuses what est refuses."""

import json
from pathlib import Path

import pytest
import yaml
from generated.editor import faults
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from est_cli.errors import EstError
from est_cli.generated.kinds import KINDS
from est_cli.generated.schema import bundle, schema
from est_cli.workspace.files import parse, to_record

PROJECT = Path(__file__).parents[2]
FILES = [(name, path) for name, kind in KINDS.items() for path in sorted(PROJECT.glob(kind.fil))]


def accepted(name: str, text: str) -> bool:
    document = parse("x.yaml", text.encode())
    return to_record(document, KINDS[name].model) is not None and not document.flaws


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_file_has_a_schema_of_its_own(name: str) -> None:
    found = schema(name)
    Draft202012Validator.check_schema(found)
    assert found["type"] == "object"
    assert found["description"] == KINDS[name].om
    assert json.dumps(found) == json.dumps(schema(name))


@pytest.mark.parametrize(("name", "path"), FILES, ids=lambda value: value if isinstance(value, str) else value.stem)
def test_the_files_of_the_example_are_valid_in_an_editor(name: str, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert accepted(name, text)
    assert faults(name, text) == []


def test_every_kind_of_file_is_among_the_examples() -> None:
    assert {name for name, _ in FILES} == set(KINDS) - {"undantag"}  # the example needs no exception


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("problem", "beskrivnig: Klotter."),
        ("problem", "prioritering: {vanligt: kanske}"),
        ("problem", "tid: {veckodagar: [fredag]}"),
        ("problem", 'tid: {klockslag: ["22-02"]}'),
        ("problem", "omfattning: {fran: 2026-02-31}"),
        ("problem", "omfattning: {fran: 20260228}"),
        ("problem", "omfattning: {antal: -1}"),
        ("problem", "omfattning: {antal: 1.5}"),
        ("problem", 'omfattning: {antal: "fjorton"}'),
        ("problem", "beskrivning: [a]"),
        ("problem", "kallor: [{id: a, typ: enkat}]"),
        ("problem", "kallor: {id: a, typ: enkat}"),
        ("problem", "kallor: [{id: A_b, typ: enkat, beskrivning: x}]"),
        ("problem", "beteenden: [klotter, ~]"),
        ("atgarder", "atgarder: [{id: a, titel: b, teknik: 26}]"),
        ("atgarder", "atgarder: [{id: a, titel: b, resurser: {timmar: 7.3}}]"),
        ("arende", "{titel: a, plats: b, historik: []}"),
        ("arende", "{titel: a, plats: b}"),
        ("arende", "{titel: , plats: b, historik: [{datum: 2026-01-01, skede: problem, av: x}]}"),
        ("platser", "Stationen: {namn: Stationen}"),
        ("platser", "stationen: {namn: Stationen, koordinat: [56.1]}"),
        ("platser", "stationen: {namn: Stationen, koordinat: [96.1, 15.1]}"),
        ("platser", "stationen: {namn: Stationen, polygon: [[56, 15], [56, 16]]}"),
        ("est", "{kommun: x, omraden: {a: }}"),
        ("est", "{kommun: x, lagkrav: {atgardsplan: {lagesbild: 2026-k5}}}"),
    ],
)
def test_what_est_refuses_is_underlined(name: str, text: str) -> None:
    assert not accepted(name, text)
    assert faults(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("problem", "{beskrivning: , beteenden: , tid: , omfattning: , kallor: , prioritering: {vanligt: }}"),
        ("problem", "{beskrivning: 12, drabbade: true, beteenden: klotter, kallor: []}"),
        ("problem", 'omfattning: {antal: "14", fran: "2026-01-01", till: 2026-01-01}'),
        ("problem", "kallor: {id: 2026, typ: enkat, beskrivning: x}"),
        ("problem", 'tid: {veckodagar: fre, klockslag: "20:00-02:00"}'),
        ("arende", "{titel: a, plats: b, historik: {datum: 2026-01-01, skede: problem, av: x}}"),
        ("atgarder", "atgarder: {id: true, titel: b, teknik: 7, resurser: {timmar: 7.5, kronor: 0}}"),
        ("platser", "112: {namn: 112, koordinat: [56, 15]}"),
        ("est", "{kommun: x, lagkrav: {rapporterat_till_fullmaktige: 2026-01-01, atgardsplan: {lagesbild: 2026}}}"),
    ],
)
def test_what_est_accepts_is_not_underlined(name: str, text: str) -> None:
    assert accepted(name, text)
    assert faults(name, text) == []


VALUES = (
    "null", "~", "", '"null"', "2026", "12", "012", "12.5", "0", '"12"', "-3", "1e5", "0x1f", "0o7", ".nan",
    "true", "yes", "ja", "nej", "man", "gron", "a-b", "fel ord", "[]", "[a]", "[1, 2]", "{}",
    "2026-03-12", '"2026-03-12"', "2026-03", "2026-v01", "abcdef1", "1234567", "22:00", '"22:00-02:00"',
)  # fmt: skip
"""Not `""`, which est takes for unanswered and an editor may well underline."""


@given(file=st.sampled_from(FILES), at=st.integers(0, 10_000), value=st.sampled_from(VALUES))
def test_whatever_value_is_put_in_a_file_the_editor_accepts_what_est_accepts(
    file: tuple[str, Path], at: int, value: str
) -> None:
    name, path = file
    text = path.read_text(encoding="utf-8")
    scalars = [token for token in yaml.scan(text) if isinstance(token, yaml.ScalarToken)]
    token = scalars[at % len(scalars)]
    changed = text[: token.start_mark.index] + value + text[token.end_mark.index :]
    if accepted(name, changed):
        assert faults(name, changed) == []


def test_the_bundle_holds_every_file_and_resolves_inside_itself() -> None:
    whole = bundle()
    Draft202012Validator.check_schema(whole)
    assert set(KINDS) <= set(whole["$defs"])
    for name, path in FILES:
        of_one = Draft202012Validator({**whole, "$ref": f"#/$defs/{name}"})
        assert of_one.is_valid({}) == Draft202012Validator(schema(name)).is_valid({}), path


def test_everything_an_editor_shows_is_swedish() -> None:
    shown = json.dumps(bundle(), ensure_ascii=False)
    assert "Vad händer? Beskriv beteendet, inte lösningen." in shown
    assert "exempel" not in schema("problem")["properties"]["tid"]
    assert " the " not in shown


def test_an_unknown_name_is_told_with_the_nearest() -> None:
    with pytest.raises(EstError, match=r"Menade du problem\?"):
        schema("problm")
