"""A small workspace on disk, which a test may change before it is read."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from est_cli.reports.render import Reports, render_case
from est_cli.workspace.load import load

HERE = Path(__file__).parent
IDAG = date(2026, 7, 15)
KLOTTER = "2026-klotter-vid-stationen"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The workspace of these tests, copied so that it can be changed."""
    return Path(shutil.copytree(HERE / "arbetsyta", tmp_path / "arbetsyta"))


@pytest.fixture
def report(root: Path) -> Callable[..., str]:
    """The report of a case, as of a day."""

    def render(fmt: str = "md", case: str = KLOTTER, idag: date = IDAG) -> str:
        workspace = load(root)
        return render_case(Reports(workspace, idag), workspace.case(case), fmt).text  # type: ignore[arg-type]

    return render


@pytest.fixture
def change(root: Path) -> Callable[[str, str, str], None]:
    """Replace a text in one of the case's files."""

    def replace(fil: str, old: str, new: str) -> None:
        path = root / "arenden" / KLOTTER / fil
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
