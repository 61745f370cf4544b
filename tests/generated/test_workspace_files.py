"""A new workspace, and the example in it, validate at once with nothing to say."""

import json
from datetime import date
from pathlib import Path

import pytest
from generated.editor import faults

from est_cli.findings import Finding
from est_cli.generated.kinds import KINDS
from est_cli.generated.schema import schema
from est_cli.generated.workspace_files import EXAMPLE, example_files, workspace_files
from est_cli.rules.check import check_case, check_shared, checker
from est_cli.workspace.load import load

DAY = date(2028, 2, 29)


def findings(root: Path, files: dict[str, str], today: date) -> list[Finding]:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    checked = checker(load(root), today)
    cases = [found for case in checked.workspace.arenden for found in check_case(checked, checked.workspace.case(case))]
    return check_shared(checked) + cases


def test_a_new_workspace_validates_with_nothing_to_say(tmp_path: Path) -> None:
    assert findings(tmp_path, workspace_files(), DAY) == []


@pytest.mark.parametrize("today", [date(2026, 1, 1), DAY, date(2031, 12, 31)])
def test_so_does_the_example_whatever_the_day(tmp_path: Path, today: date) -> None:
    found = findings(tmp_path, workspace_files() | example_files(today), today)
    assert found == []
    assert load(tmp_path).arenden == [f"{today.year}-{EXAMPLE}"]


def test_the_example_stands_between_two_stages(tmp_path: Path) -> None:
    findings(tmp_path, workspace_files() | example_files(DAY), DAY)
    arende = load(tmp_path).case(f"{DAY.year}-{EXAMPLE}").arende
    assert arende is not None
    assert arende.skede == "atgarder"
    assert arende.snabb
    assert [atgard.oppen for atgard in arende.atgarder.atgarder or ()] == [False, True]


def test_there_is_one_place_and_no_person(tmp_path: Path) -> None:
    findings(tmp_path, workspace_files(), DAY)
    workspace = load(tmp_path)
    assert list(workspace.platser) == ["stationen"]
    assert {"trygghetssamordnare", "kommunpolis"} <= set(workspace.aktorer)
    assert all(aktor.telefon is None and aktor.epost is None for aktor in workspace.aktorer.values())
    areas = {kategori.huvudkategori for kategori in workspace.kategorier.values()}
    assert areas >= {"skadegorelse", "samling-av-personer", "ordningsstorning", "otrygg-plats", "arrangemang"}


def test_the_editor_finds_a_schema_for_every_file_and_is_content() -> None:
    files = workspace_files()
    globs = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    for name, kind in KINDS.items():
        assert globs[f"./.vscode/schema/{name}.json"] == kind.fil
        assert json.loads(files[f".vscode/schema/{name}.json"]) == schema(name)
    for fil in ("est.yaml", "register/aktorer.yaml", "register/platser.yaml", "register/kategorier.yaml"):
        assert faults(Path(fil).stem, files[fil]) == []
    for fil, text in example_files(DAY).items():
        assert faults(Path(fil).stem, text) == []
