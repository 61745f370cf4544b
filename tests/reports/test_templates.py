"""A municipality's own templates: they win, they know the words of the files, and they cannot do harm."""

from collections.abc import Callable
from pathlib import Path

import pytest

from est_cli.errors import EstError

Report = Callable[..., str]


@pytest.fixture
def template(root: Path) -> Callable[[str, str], None]:
    def write(text: str, name: str = "arende.md.j2") -> None:
        (root / "mallar").mkdir(exist_ok=True)
        (root / "mallar" / name).write_text(text, encoding="utf-8")

    return write


def test_the_workspace_template_wins_and_uses_the_words_of_the_files(
    report: Report, template: Callable[..., None]
) -> None:
    template("{{ arende.titel }}: {{ arende.problem.drabbade }} ({{ arende.skede }})\n")
    assert report() == "Klotter vid stationen: Resenärer och stationens personal (atgarder)\n"


def test_what_is_not_answered_never_stops_a_template(report: Report, template: Callable[..., None]) -> None:
    template("{{ arende.problem.jamforelse.text }}|{{ arende.utvardering.beslut.val }}")
    assert report() == "Inte besvarat|Inte besvarat"


def test_a_macro_of_the_project_can_be_used(report: Report, template: Callable[..., None]) -> None:
    template('{% from "makron.html.j2" import fakta %}{{ fakta([("A", "b & c")]) }}', "arende.html.j2")
    assert "<dt>A</dt><dd>b &amp; c</dd>" in report("html")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n{% if %}", "arende.md.j2, rad 2"),
        ("a\nb\n{{ arende.problem.drabade }}", "arende.md.j2, rad 3: ”drabade” finns inte"),
        ("{{ finns_inte }}", "arende.md.j2, rad 1: ”finns_inte” finns inte"),
        ("\n{{ 1 / 0 }}", "arende.md.j2, rad 2: uttrycket går inte att räkna ut"),
        ("{% include 'borta.j2' %}", "Mallen borta.j2 finns inte"),
        ("{% include '../est.yaml' %}", "finns inte"),
        ("{{ arende.__class__.__mro__ }}", "mallen försöker göra något som mallar inte får göra"),
        ("{{ arende.parse_file('/etc/hostname') }}", "mallen försöker göra"),
        ("{{ arende.model_config }}", "mallen försöker göra"),
        ("{{ vy.__init__.__globals__ }}", "mallen försöker göra"),
        ("{{ 'x' * 1000000000 }}", "mallen försöker göra"),
        ("{{ [1] * 300000000 }}", "mallen försöker göra"),
        ("{{ arende.titel|nope }}", "”nope” finns inte"),
        ("{{ vy.fakta.append(1) }}", "mallen försöker göra"),
    ],
)
def test_a_fault_in_a_template_says_where_and_what(
    report: Report, template: Callable[..., None], text: str, said: str
) -> None:
    template(text)
    with pytest.raises(EstError) as caught:
        report()
    assert said in caught.value.text
    assert caught.value.hjalp


def test_a_template_that_is_a_link_or_not_utf8_is_refused(report: Report, root: Path) -> None:
    (root / "mallar").mkdir(exist_ok=True)
    own = root / "mallar" / "arende.md.j2"
    own.write_bytes("å".encode("latin-1"))
    with pytest.raises(EstError, match="inte UTF-8"):
        report()
    own.unlink()
    own.symlink_to("/etc/hostname")
    with pytest.raises(EstError, match="är en länk"):
        report()
