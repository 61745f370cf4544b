"""Each example is a document before, one operation, and the document after; `·` stands for a space at a line's end."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from est_cli.editing.edit import apply, prepare
from est_cli.editing.operations import AddEntry, Append, Operation, SetValue
from est_cli.errors import EstError

if TYPE_CHECKING:
    from pathlib import Path

    from est_cli.editing.scalars import Value

STEP = Append(
    ("historik",), {"datum": date(2026, 2, 12), "skede": "analys", "av": "kommun", "mote": "2026-02-12", "motiv": None}
)
LINE = "{datum: 2026-02-12, skede: analys, av: kommun, mote: 2026-02-12}"
NOTE: dict[str, Value] = {"datum": date(2026, 3, 1), "text": "Ringde: inget svar"}
NOTED = '{datum: 2026-03-01, text: "Ringde: inget svar"}'
MEASURE = Append(
    ("atgarder",), {"id": "ny", "titel": "Ny #1", "teknik": [7, 8], "resurser": {"timmar": Decimal("1.5")}}, block=True
)

EXAMPLES: dict[str, tuple[str, Operation, str]] = {
    "a step is one line": (
        "titel: x\nhistorik:\n  - {datum: 2026-01-15, skede: problem, av: k}\n",
        STEP,
        f"titel: x\nhistorik:\n  - {{datum: 2026-01-15, skede: problem, av: k}}\n  - {LINE}\n",
    ),
    "dashes in the key's own column, three spaces after, a comment at the end of the line and one below": (
        "historik:\n-   {skede: problem}  # först\n# slut\n",
        STEP,
        f"historik:\n-   {{skede: problem}}  # först\n-   {LINE}\n# slut\n",
    ),
    "odd indentation, and block items before": (
        "historik:\n     -  datum: 2026-01-15\n        skede: problem\n\n\n",
        STEP,
        f"historik:\n     -  datum: 2026-01-15\n        skede: problem\n     -  {LINE}\n\n\n",
    ),
    "no newline at the end": (
        "historik:\n  - {skede: problem}",
        STEP,
        f"historik:\n  - {{skede: problem}}\n  - {LINE}\n",
    ),
    "no newline after a last comment": (
        "historik:\n  - {skede: problem}\n# slut",
        STEP,
        f"historik:\n  - {{skede: problem}}\n  - {LINE}\n# slut",
    ),
    "CRLF": (
        "titel: x\r\nhistorik:\r\n  - {skede: problem}\r\n",
        STEP,
        f"titel: x\r\nhistorik:\r\n  - {{skede: problem}}\r\n  - {LINE}\r\n",
    ),
    "CRLF without a last line ending": (
        "titel: x\r\nhistorik:\r\n  - {skede: problem}",
        STEP,
        f"titel: x\r\nhistorik:\r\n  - {{skede: problem}}\r\n  - {LINE}\r\n",
    ),
    "a byte order mark": (
        "\ufeffhistorik:\n  - {skede: problem}\n",
        STEP,
        f"\ufeffhistorik:\n  - {{skede: problem}}\n  - {LINE}\n",
    ),
    "document markers": (
        "---\nhistorik:\n  - {skede: problem}\n...\n",
        STEP,
        f"---\nhistorik:\n  - {{skede: problem}}\n  - {LINE}\n...\n",
    ),
    "a tab before a comment": (
        "titel: x\t# tabb\nhistorik:\n  - {skede: problem}\t# tabb\n",
        STEP,
        f"titel: x\t# tabb\nhistorik:\n  - {{skede: problem}}\t# tabb\n  - {LINE}\n",
    ),
    "flow list": (
        "historik: [{skede: problem}]  # så\nx: y\n",
        STEP,
        f"historik: [{{skede: problem}}, {LINE}]  # så\nx: y\n",
    ),
    "empty flow list": ("historik: []\n", STEP, f"historik: [{LINE}]\n"),
    "flow list over several lines, with a comma last": (
        "historik: [\n  {skede: problem},  # ett\n  {skede: analys},\n]\n",
        STEP,
        f"historik: [\n  {{skede: problem}},  # ett\n  {{skede: analys}}, {LINE},\n]\n",
    ),
    "flow list of bare pairs": ("historik: [skede: problem ]\n", STEP, f"historik: [skede: problem, {LINE} ]\n"),
    "everything in flow": (
        "{titel: x, historik: [{skede: problem}]}\n",
        STEP,
        f"{{titel: x, historik: [{{skede: problem}}, {LINE}]}}\n",
    ),
    "written out as null": ("historik: ~  # inget\n", STEP, f"historik: [{LINE}]  # inget\n"),
    "a text of several lines last": (
        'historik:\n  - skede: problem\n    motiv: "ett\n      två"  # slut\nx: y\n',
        STEP,
        f'historik:\n  - skede: problem\n    motiv: "ett\n      två"  # slut\n  - {LINE}\nx: y\n',
    ),
    "a literal last": (
        "historik:\n  - skede: problem\n    motiv: |\n      ett\n\n      två\n\n# slut\nx: y\n",
        STEP,
        f"historik:\n  - skede: problem\n    motiv: |\n      ett\n\n      två\n  - {LINE}\n\n# slut\nx: y\n",
    ),
    "a literal whose blank lines count": (
        "historik:\n  - skede: problem\n    motiv: |+\n      ett\n\nx: y\n",
        STEP,
        f"historik:\n  - skede: problem\n    motiv: |+\n      ett\n\n  - {LINE}\nx: y\n",
    ),
    "a literal whose last line is only spaces": (
        "historik:\n  - motiv: |\n      ett\n        ·\nx: y\n",
        STEP,
        f"historik:\n  - motiv: |\n      ett\n        ·\n  - {LINE}\nx: y\n",
    ),
    "a literal that ends the file without a newline": (
        "historik:\n  - motiv: |\n      ett",
        STEP,
        f"historik:\n  - motiv: |-\n      ett\n  - {LINE}\n",
    ),
    "a folded text with its indentation that ends the file without a newline": (
        "historik:\n  - motiv: >2+\n      ett",
        STEP,
        f"historik:\n  - motiv: >2-\n      ett\n  - {LINE}\n",
    ),
    "an empty item last": ("historik:\n  - {a: b}\n  -\n  # c\n", STEP, f"historik:\n  - {{a: b}}\n  -\n  - {LINE}\n  # c\n"),
    "a flow mapping in place of a list": ("historik: {skede: problem}  # x\n", STEP, f"historik: [{{skede: problem}}, {LINE}]  # x\n"),
    "a block mapping in place of a list": (
        "historik:\n  # först\n  datum: 2026-01-15\n\n  motiv: |\n    ett\n     två\nx: y\n",
        STEP,
        f"historik:\n  # först\n  - datum: 2026-01-15\n\n    motiv: |\n      ett\n       två\n  - {LINE}\nx: y\n",
    ),
    "one word in place of a list": ("alias: parken\n", Append(("alias",), "tunneln, södra"), 'alias: [parken, "tunneln, södra"]\n'),
    "a scaffold's empty key": (
        "# Vem gör vad?\natgarder:  # punkt\n# - id: ny-belysning\n#   titel: ...\n\nomfordelning:\n",
        MEASURE,
        ('# Vem gör vad?\natgarder:  # punkt\n  - id: ny\n    titel: "Ny #1"\n    teknik: [7, 8]\n    resurser: {timmar: 1.5}\n'
        "# - id: ny-belysning\n#   titel: ...\n\nomfordelning:\n"),
    ),
    "an empty key that ends the file": ("x: y\natgarder:", Append(("atgarder",), NOTE), f"x: y\natgarder:\n  - {NOTED}\n"),
    "a new measure among others": (
        "atgarder:\n- id: ett\n  titel: Ett\n\n# sist\nomfordelning:\n  risk: nej\n",
        MEASURE,
        ('atgarder:\n- id: ett\n  titel: Ett\n- id: ny\n  titel: "Ny #1"\n  teknik: [7, 8]\n  resurser: {timmar: 1.5}\n'
        "\n# sist\nomfordelning:\n  risk: nej\n"),
    ),
    "a new measure in a flow list": ("atgarder: [{id: ett}]\n", MEASURE, 'atgarder: [{id: ett}, {id: ny, titel: "Ny #1", teknik: [7, 8], resurser: {timmar: 1.5}}]\n'),
    "a first note on a measure": (
        "atgarder:\n  - id: ett\n    titel: Ett  # x\n  - id: tva\n",
        Append(("atgarder", 0, "anteckningar"), NOTE),
        f"atgarder:\n  - id: ett\n    titel: Ett  # x\n    anteckningar:\n      - {NOTED}\n  - id: tva\n",
    ),
    "a second note on a measure": (
        "atgarder:\n  - id: ett\n    anteckningar:\n    - {datum: 2026-01-01, text: a}\n    titel: Ett\n",
        Append(("atgarder", 0, "anteckningar"), NOTE),
        f"atgarder:\n  - id: ett\n    anteckningar:\n    - {{datum: 2026-01-01, text: a}}\n    - {NOTED}\n    titel: Ett\n",
    ),
    "a first note on a measure in flow": (
        "atgarder:\n  - {id: ett, titel: Ett}\n",
        Append(("atgarder", 0, "anteckningar"), NOTE),
        f"atgarder:\n  - {{id: ett, titel: Ett, anteckningar: [{NOTED}]}}\n",
    ),
    "a note where the one measure is no list": (
        "atgarder:\n  id: ett\n  anteckningar:\n",
        Append(("atgarder", 0, "anteckningar"), NOTE),
        f"atgarder:\n  id: ett\n  anteckningar:\n    - {NOTED}\n",
    ),
    "the first note of a case stands before historik": (
        "titel: x\nplats: y\n\n# Vägen hit\nhistorik:\n- {skede: problem}\n",
        Append(("anteckningar",), NOTE, before="historik"),
        f"titel: x\nplats: y\nanteckningar:\n- {NOTED}\n\n# Vägen hit\nhistorik:\n- {{skede: problem}}\n",
    ),
    "… and below the commented examples of the key before": (
        "titel: x\nundantag:\n# - regel: T407\n#   motiv: ...\n\n# Vägen hit\nhistorik:\n  - {skede: problem}\n",
        Append(("anteckningar",), NOTE, before="historik"),
        f"titel: x\nundantag:\n# - regel: T407\n#   motiv: ...\nanteckningar:\n  - {NOTED}\n\n# Vägen hit\nhistorik:\n  - {{skede: problem}}\n",
    ),
    "… but a comment that touches the next key is that key's": (
        "undantag:\n# Vägen hit\nhistorik:\n  - {skede: problem}\n",
        Append(("anteckningar",), NOTE, before="historik"),
        f"undantag:\nanteckningar:\n  - {NOTED}\n# Vägen hit\nhistorik:\n  - {{skede: problem}}\n",
    ),
    "… even where historik is first": (
        "# x\nhistorik:\n  - {skede: problem}\ntitel: x\n",
        Append(("anteckningar",), NOTE, before="historik"),
        f"# x\nanteckningar:\n  - {NOTED}\nhistorik:\n  - {{skede: problem}}\ntitel: x\n",
    ),
    "… and in flow": (
        "{titel: x, historik: []}\n",
        Append(("anteckningar",), NOTE, before="historik"),
        f"{{titel: x, anteckningar: [{NOTED}], historik: []}}\n",
    ),
    "a status": ("a:\n  - id: x\n    status:   planerad   # nu\n", SetValue(("a", 0, "status"), "pagar"), "a:\n  - id: x\n    status:   pagar   # nu\n"),
    "a status in quotes": ("status: 'planerad'\n", SetValue(("status",), "pagar"), "status: pagar\n"),
    "a status in flow": ("a: [{id: x, status: planerad}]\n", SetValue(("a", 0, "status"), "a, b"), 'a: [{id: x, status: "a, b"}]\n'),
    "a status that was not there": (
        "a:\n  - id: x\n    titel: |\n      y\n\n  - id: z\n",
        SetValue(("a", 0, "status"), "pagar"),
        "a:\n  - id: x\n    titel: |\n      y\n    status: pagar\n\n  - id: z\n",
    ),
    "a status that was not there, in flow": ("a:\n  - {id: x, titel}\n", SetValue(("a", 0, "status"), "pagar"), "a:\n  - {id: x, titel, status: pagar}\n"),
    "a status without a value": ("status:  # välj\nx: y\n", SetValue(("status",), "pagar"), "status: pagar  # välj\nx: y\n"),
    "a status without a value in flow": ("{a, status: , b}\n", SetValue(("status",), "pagar"), "{a, status: pagar , b}\n"),
    "a status without a colon in flow": ("{a, status}\n", SetValue(("status",), "pagar"), "{a, status: pagar}\n"),
    "a text of several lines": ("a: |\n  ett\n  två\n\nb: c\n", SetValue(("a",), "ny\nrad"), 'a: "ny\\nrad"\n\nb: c\n'),
    "a mapping, before historik": (
        "titel: x\nhistorik: []\n",
        SetValue(("bedomning",), {"niva": "gul", "datum": date(2026, 1, 2)}, before="historik"),
        "titel: x\nbedomning: {niva: gul, datum: 2026-01-02}\nhistorik: []\n",
    ),
    "a flow mapping": ("a: {b: c}  # d\n", SetValue(("a",), {"b": 1}), "a: {b: 1}  # d\n"),
    "one value of a list": ("a: [x, y]\n", SetValue(("a", 1), "z"), "a: [x, z]\n"),
    "the value that is a list of one": ("a: x\n", SetValue(("a", 0), "z"), "a: z\n"),
    "a place, as the one before": (
        "p:\n    namn: P\n    # mer\n\n# slut\n",
        AddEntry("q", {"namn": "Q", "koordinat": [Decimal("56.1640"), Decimal("15.5")], "alias": None}),
        "p:\n    namn: P\nq:\n    namn: Q\n    koordinat: [56.1640, 15.5]\n    # mer\n\n# slut\n",
    ),
    "a category, on one line as the one before": ("a: {namn: A}\n", AddEntry("no", {"namn": "Nej"}), 'a: {namn: A}\n"no": {namn: Nej}\n'),
    "a first place": ("{}  # tom\n", AddEntry("q", {"namn": "Q"}), "{q: {namn: Q}}  # tom\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_example(name: str, tmp_path: Path) -> None:
    first, operation, last = EXAMPLES[name]
    before, after = first.replace("·", " "), last.replace("·", " ")
    (tmp_path / "f.yaml").write_bytes(before.encode())
    change = apply(tmp_path, "f.yaml", operation)
    assert (tmp_path / "f.yaml").read_bytes().decode() == after
    assert (change.before, change.after) == (before.encode(), after.encode())


def test_several_operations_are_one_change(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_text("a: []\n")
    with pytest.raises(EstError):
        apply(tmp_path, "f.yaml", Append(("a",), "x"), Append(("b", "c"), "y"))
    assert (tmp_path / "f.yaml").read_text() == "a: []\n"
    apply(tmp_path, "f.yaml", Append(("a",), "x"), SetValue(("b",), 2))
    assert (tmp_path / "f.yaml").read_text() == "a: [x]\nb: 2\n"


REFUSED: dict[str, tuple[str, Operation, str]] = {
    "faults of form": ("a: 1\na: 2\n", SetValue(("a",), 3), "est validera"),
    "an empty file": ("# bara en kommentar\n", SetValue(("a",), 3), "est validera"),
    "a path that leads nowhere": ("a: 1\n", Append(("b", 2, "c"), "x"), "b 3, c finns inte"),
    "a block of several lines": ("a:\n  b: c\n", SetValue(("a",), "x"), "flera rader"),
    "a literal that would become a list": ("a: |\n  b\n", Append(("a",), "x"), "lista"),
    "a bare word with a comma that would become a list": (
        "a: b, c\n",
        Append(("a",), "x"),
        "Lägg till sist under a: - x",
    ),
    "an entry that is there": ("a: {namn: A}\n", AddEntry("a", {"namn": "B"}), "finns redan"),
    "an explicit key": ("? historik\n: - {a: b}\n? x\n: y\n", SetValue(("z",), "q"), "utan att röra annat"),
    "line breaks that only YAML sees": ("a: 1\u2028historik:\u2028- x\u2028b: 2\n", STEP, "utan att röra annat"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str, tmp_path: Path) -> None:
    text, operation, said = REFUSED[name]
    (tmp_path / "f.yaml").write_bytes(text.encode())
    with pytest.raises(EstError) as error:
        apply(tmp_path, "f.yaml", operation)
    assert said in f"{error.value.text} {error.value.hjalp}"
    assert (tmp_path / "f.yaml").read_bytes() == text.encode()


def test_a_missing_file_and_a_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    with pytest.raises(EstError, match=r"c\.yaml finns inte"):
        apply(tmp_path, "c.yaml", SetValue(("a",), 2))
    with pytest.raises(EstError, match=r"b\.yaml går inte att läsa"):
        apply(tmp_path, "b.yaml", SetValue(("a",), 2))


def test_preparing_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n")
    assert prepare(tmp_path, "a.yaml", SetValue(("a",), 2)).after == b"a: 2\n"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_text() == "a: 1\n"


def test_an_editor_that_saves_meanwhile_wins(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: 1\n")

    class Slow(SetValue):
        def splice(self, document: object) -> str:
            file.write_text("a: 5\n")
            return SetValue.splice(self, document)  # type: ignore[arg-type]

    with pytest.raises(EstError, match="har ändrats medan kommandot arbetade; inget är skrivet"):
        apply(tmp_path, "a.yaml", Slow(("a",), 2))
    assert file.read_text() == "a: 5\n"
