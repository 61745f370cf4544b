"""The reference pages say what the code says."""

import re
from datetime import date
from pathlib import Path

import pytest

from est_cli.generated.docs import falt_md, pages, regler_md
from est_cli.generated.kinds import KINDS
from est_cli.generated.lessons import lessons
from est_cli.personal.rule import PERSONAL
from est_cli.reading.fields import fields
from est_cli.rules.catalogue import rules
from est_cli.rules.check import check_case, checker
from est_cli.rules.form import FORM
from est_cli.rules.moten import MOTEN
from est_cli.rules.observationer import OBSERVATIONER
from est_cli.workspace.load import load

PROJECT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", pages())
def test_the_page_is_up_to_date(name: str) -> None:
    """Write it anew with: python -m est_cli.generated.docs."""
    assert (PROJECT / name).read_text(encoding="utf-8") == pages()[name]


def test_every_key_of_every_file_is_described() -> None:
    page = falt_md()
    for kind in KINDS.values():
        for field in fields(kind.model).values():
            assert kind.model.nyckel or f"| `{field.namn}` | " in page
    assert "| `omrade` | id på ett område | nej | Området, ett id ur est.yaml. |" in page
    assert "| `beteenden` | lista av id på en kategori | nej | " in page
    assert "| `riktning` | ett av: `minska`, `oka` | nej | " in page
    assert "| `omraden` | id: text | nej | " in page


def test_every_link_leads_to_a_heading() -> None:
    page = falt_md()
    headings = {
        re.sub(r"[^\w -]", "", line.lstrip("# ").lower()).replace(" ", "-")
        for line in page.splitlines()
        if line.startswith("#")
    }
    links = set(re.findall(r"\]\(#([^)]+)\)", page))
    assert links
    assert links <= headings


def test_every_rule_is_taught_with_why_source_and_examples() -> None:
    page = regler_md()
    of_cases = sorted(rules(), key=lambda kod: ("PATUS".index(kod[0]), kod))
    assert list(lessons()) == [*FORM, *of_cases, *OBSERVATIONER, *MOTEN, *PERSONAL]
    for lesson in lessons().values():
        assert f"### {lesson.kod}: {lesson.namn}" in page
        assert all(lesson), lesson.kod
    assert "*Hinder så länge ärendet står i skedet analys: grinden till nästa skede är stängd." in page
    assert "*Varning, i alla skeden. Gäller också snabba ärenden.*" in page


IN_ONE_FILE = sorted(set(FORM) - {"F101", "F111"})


def codes(root: Path, text: str, encoding: str = "utf-8") -> set[str]:
    """Which rules of form a file breaks that stands alone in a case."""
    fil = text.partition(".yaml")[0].removeprefix("# ") + ".yaml"
    folder = root / "arenden" / "2026-klotter"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / fil).write_bytes(text.encode(encoding))
    checked = checker(load(root), date(2026, 3, 12))
    found = check_case(checked, checked.workspace.case("2026-klotter"))
    return {one.kod for one in found if one.kod.startswith("F") and one.fil.endswith(fil)}


@pytest.mark.parametrize("kod", IN_ONE_FILE)
def test_the_examples_of_a_rule_of_form_keep_and_break_it(tmp_path: Path, kod: str) -> None:
    assert codes(tmp_path, FORM[kod].bra) == set()
    assert codes(tmp_path, FORM[kod].daligt) == {kod}


def test_a_file_in_another_encoding_breaks_f101(tmp_path: Path) -> None:
    assert codes(tmp_path, FORM["F101"].daligt.replace("\ufffd", "å"), "cp1252") == {"F101"}
    assert codes(tmp_path, FORM["F101"].bra) == set()
