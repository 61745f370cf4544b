"""`est init`, `est schema` and `est regel`, run as a coordinator runs them."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def est(tmp_path: Path) -> Run:
    """Run est in an empty folder: exit status, stdout, stderr."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("EST_", "_EST_", "COLUMNS"))}
    env = {**kept, "PYTHONPATH": str(Path(__file__).parents[2]), "EST_IDAG": "2026-03-12"}

    def run(*args: str) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "est_cli", *args]
        done = subprocess.run(
            command, cwd=tmp_path, env=env, capture_output=True, check=False, encoding="utf-8", timeout=60
        )
        return done.returncode, done.stdout, done.stderr

    return run


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_init_makes_a_workspace_that_validates(est: Run, tmp_path: Path) -> None:
    status, out, said = est("init")
    assert (status, out) == (0, "")
    assert 'est ny "Klotter vid stationen" --plats stationen' in said
    assert (tmp_path / "arenden" / ".gitkeep").exists()
    assert est("validera", "--strikt")[0] == 0


def test_init_in_a_folder_with_the_example(est: Run, tmp_path: Path) -> None:
    status, _, said = est("init", "ny mapp", "--exempel")
    assert status == 0
    assert "est visa 2026-morkt-vid-stationen" in said
    assert est("validera", "--strikt", "--arbetsyta", str(tmp_path / "ny mapp"))[0] == 0


def test_init_can_be_run_again_and_touches_nothing(est: Run, tmp_path: Path) -> None:
    est("init", "--exempel")
    (tmp_path / "est.yaml").write_text("kommun: Karlskrona\n", encoding="utf-8")
    (tmp_path / ".gitignore").unlink()
    before = contents(tmp_path)
    status, _, said = est("init", "--exempel")
    assert status == 0
    assert "Fanns redan och är orörda: est.yaml\n" in said
    assert contents(tmp_path) == {
        **before,
        ".gitignore": b".est/\nrapporter/oversikt.*\nrapporter/*.pdf\nrapporter/*.docx\n",
    }


def test_init_leaves_the_example_out_where_the_registers_are_your_own(est: Run, tmp_path: Path) -> None:
    (tmp_path / "register").mkdir()
    (tmp_path / "register" / "platser.yaml").write_text("torget: {namn: Torget}\n", encoding="utf-8")
    status, _, said = est("init", "--exempel")
    assert status == 0
    assert "Exemplet är inte skrivet" in said
    assert est("validera")[0] == 0


def test_init_inside_a_workspace_says_so(est: Run) -> None:
    est("init")
    status, _, said = est("init", "inre")
    assert status == 0
    assert "ligger i en annan arbetsyta" in said


def test_init_refuses_where_a_file_stands_in_the_way(est: Run, tmp_path: Path) -> None:
    (tmp_path / "register").write_text("", encoding="utf-8")
    status, _, said = est("init")
    assert status == 2
    assert "är en fil, men där behövs en mapp" in said


def test_schema_is_json_on_stdout(est: Run) -> None:
    assert "problem" in json.loads(est("schema")[1])["$defs"]
    assert json.loads(est("schema", "problem")[1])["title"] == "problem.yaml"
    status, out, said = est("schema", "problm")
    assert (status, out) == (2, "")
    assert "Menade du problem?" in said


def test_the_outputs_match_their_schemas(est: Run) -> None:
    est("init", "--exempel")
    for name, args in {"validera": [], "status": [], "visa": ["2026-morkt-vid-stationen"]}.items():
        whole = json.loads(est("schema", "--utdata", name)[1])
        status, out, said = est(name, *args, "--format", "json")
        assert status == 0, said
        Draft202012Validator.check_schema(whole)
        Draft202012Validator(whole).validate(json.loads(out))
    assert set(json.loads(est("schema", "--utdata")[1])["$defs"]) >= {"validera", "status", "visa"}
    assert est("schema", "--utdata", "ny")[0] == 2


def test_regel_lists_and_teaches(est: Run) -> None:
    assert "  A306  fel      En stödd orsak har belägg\n" in est("regel")[1]
    status, out, _ = est("regel", "a306")
    assert status == 0
    assert all(
        part in out for part in ("A306  En stödd", "Varför", "Gör så här", "Inte så här", "# analys.yaml", "Källa")
    )
    status, _, said = est("regel", "A3O6")
    assert status == 2
    assert "Menade du A306?" in said
