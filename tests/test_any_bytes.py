"""Whatever bytes a file holds, `validera` ends in findings: never a traceback, never a raw control character."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from project import EXAMPLES, PROJECT, keep_the_last_meetings

from est_cli.commands.status import as_data
from est_cli.commands.validera import collect
from est_cli.formats.json import findings_json, to_json
from est_cli.formats.text import finding_lines
from est_cli.moten.arendelage import state
from est_cli.reports.environment import FORMATS
from est_cli.reports.render import Reports, render_case, render_overview
from est_cli.rules.check import Checker, check_case, checker
from est_cli.rules.profile import profile
from est_cli.workspace.load import load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import Template

    from est_cli.findings import Finding

CASE = "arenden/2026-hoglands-park"
FILES = [
    "est.yaml",
    "register/aktorer.yaml",
    "register/platser.yaml",
    "register/kategorier.yaml",
    *(f"{CASE}/{name}.yaml" for name in ("arende", "problem", "analys", "atgarder", "utvardering")),
    "moten/2026-10-22.yaml",
    "lagesbilder/2026-t1.yaml",
    "register/import/veckorapporter.yaml",
    "observationer/2026-07-veckorapporter.csv",
]
TEMPLATES: dict[str, Template] = {}
"""Compiled once for all examples."""
PIECES = st.sampled_from(
    ["\x00", "\x1b[31m", "\u202e", "\ufeff", "\t", "\u00a0", ":", ": ", "- ", "#", "[", "{", "}", "'", '"', "&a ", "*a", "!!str ",
     "<<: ", "---\n", "...\n", "| \n", "null", "~", "2026-13-01", "1e400", "nan", "٣", "\r", "\u2028", "{}", "[]", "[[]]", "\n\n", "ja"]
)  # fmt: skip


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("arbetsyta")
    for name in EXAMPLES:
        source = PROJECT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    keep_the_last_meetings(folder)
    for path in folder.glob("observationer/*"):  # each example reads them all, and a summer is enough
        if path.name[:7] not in {"2025-07", "2026-07"}:
            path.unlink()
    return folder


def judged(root: Path, fil: str, data: bytes) -> list[Finding]:
    """All findings, shown in every way, with this one file's bytes changed."""
    path = root / fil
    before = path.read_bytes()
    path.write_bytes(data)
    try:
        checked = checker(load(root), date(2026, 11, 24))
        found = collect(checked, ["2026-hoglands-park"], shared=True)
        _show(checked)
    finally:
        path.write_bytes(before)
    shown = "\n".join(finding_lines(found, 80))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
    assert json.loads(findings_json(found))["version"] == 1
    return found


def _show(checked: Checker) -> None:
    """The case in every other way that it is shown; a case that says where it stands never trips them."""
    case = checked.workspace.case("2026-hoglands-park")
    if case.arende is None:
        return
    row = state(case.arende, check_case(checked, case), checked.context.idag)
    to_json(as_data(row, (), checked.context.idag))
    for bar in profile(case.arende, checked.context).delar:
        assert 0 <= bar.uppfyllda <= bar.regler
    reports = Reports(checked.workspace, checked.context.idag)
    reports._templates = TEMPLATES
    for fmt in FORMATS:
        text, post = render_case(reports, case, fmt)
        assert render_case(reports, case, fmt).text == text
        assert "Läget den 24 november 2026" in text
        assert render_overview(reports, [post], fmt)


def inside(found: list[Finding], root: Path) -> None:
    """Every finding points at a place that is there."""
    for one in found:
        path = root / one.fil
        lines = path.read_bytes().decode("utf-8", "replace").split("\n") if path.is_file() else [""]
        assert one.rad >= 1
        assert one.kolumn >= 1
        assert (one.rad, one.kolumn) <= (one.slutrad, one.slutkolumn)
        assert one.rad <= max(len(lines), 10_000)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fil=st.sampled_from(FILES), data=st.binary(max_size=300))
@example(fil=f"{CASE}/arende.yaml", data=b"")
@example(fil="est.yaml", data=b"\xff\xfe")
@example(fil=f"{CASE}/atgarder.yaml", data=b"[" * 200_000)
@example(fil="register/platser.yaml", data=b"? {a: b}\n: c\n")
@example(fil=f"{CASE}/arende.yaml", data=b"historik: []\ntitel: x\nplats: y\n")
@example(fil=f"{CASE}/arende.yaml", data=b"historik: x\ntitel: x\nplats: y\n")
@example(fil=f"{CASE}/arende.yaml", data=b"historik: [{skede: hej}]\ntitel: x\nplats: y\n")
def test_any_bytes(root: Path, fil: str, data: bytes) -> None:
    inside(judged(root, fil, data), root)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fil=st.sampled_from(FILES), where=st.floats(0, 1), cut=st.integers(0, 40), piece=PIECES)
def test_a_real_file_with_a_hole_or_a_strange_piece(root: Path, fil: str, where: float, cut: int, piece: str) -> None:
    text = (root / fil).read_text(encoding="utf-8")
    at = int(where * len(text))
    judged(root, fil, (text[:at] + piece + text[at + cut :]).encode("utf-8", "replace"))


SCALARS = st.sampled_from(
    ["hej", "0", "-1", "2026-02-30", "ja", "", "[]", "{}", "[a, [b]]", "{a: {b: c}}", "fre", '"22:00-02:00"']
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fil=st.sampled_from([fil for fil in FILES if fil.endswith(".yaml")]), line=st.floats(0, 0.999), value=SCALARS)
def test_a_real_file_with_one_value_of_another_kind(root: Path, fil: str, line: float, value: str) -> None:
    """What the schema refuses is set aside, and no rule trips over it."""
    lines = (root / fil).read_text(encoding="utf-8").splitlines()
    keyed = [number for number, text in enumerate(lines) if re.match(r"\s*(- )?\w[\w-]*:( |$)", text)]
    number = keyed[int(line * len(keyed))]
    lines[number] = f"{lines[number].partition(':')[0]}: {value}"
    judged(root, fil, "\n".join(lines).encode())
