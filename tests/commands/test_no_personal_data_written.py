"""Commands that write refuse new personal data, and say what to do; what only may be personal is let through."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Outcome

CASE = "2026-mopeder-vid-skolan"


def texts(root: Path) -> dict[str, bytes]:
    """Every file of the workspace but those of est itself."""
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file() and ".est" not in path.parts}


@pytest.mark.parametrize(
    "args",
    [
        ("anteckna", CASE, "Ring 070-1740605"),
        ("anteckna", CASE, "811228-9874 var där", "--atgard", "{atgard}"),
        ("atgard", "ny", CASE, "Ring 070-1740605"),
        ("backa", CASE, "problem", "--motiv", "Anmält av 811228-9874"),
        ("avskriv", CASE, "--motiv", "anna.svensson@gmail.com tar över"),
        ("undantag", "P203", CASE, "--motiv", "Fråga 811228-9874"),
        ("ny", "Ring 070-1740605", "--plats", "{plats}"),
        ("ny", "Bilen ABC 123 på torget", "--plats", "{plats}"),
    ],
)
def test_new_personal_data_is_refused(arbetsyta: Path, est: Callable[..., Outcome], args: tuple[str, ...]) -> None:
    before = texts(arbetsyta)
    known = {"plats": "hoglands-park", "atgard": _measure(arbetsyta)}
    done = est(*(arg.format(**known) for arg in args))
    assert done.code == 2
    assert done.err.startswith("Fel: Inget är skrivet. Här står ")
    assert not any(shown in done.err for shown in ("1740605", "811228", "svensson", "C 123"))
    assert texts(arbetsyta) == before


def _measure(root: Path) -> str:
    from est_cli.workspace.files import parse

    fil = root / "arenden" / CASE / "atgarder.yaml"
    data = parse("x", fil.read_bytes()).data
    assert data is not None
    return str(data["atgarder"][0]["id"])


def test_what_was_there_before_hinders_nobody(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    with (arbetsyta / "arenden" / CASE / "arende.yaml").open("a", encoding="utf-8") as file:
        file.write("# 811228-9874\n")
    assert est("anteckna", CASE, "Träffade skolan.").code == 0
    assert est("anteckna", CASE, "Det gäller 811228-9874.").code == 2


def test_what_may_be_a_name_is_written_and_said(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    done = est("anteckna", CASE, "Pratade med Anna Svensson.")
    assert done.code == 0
    assert done.err.startswith("Obs: Här står ")
    assert "Svensson" not in done.err
    assert "Anna Svensson" in (arbetsyta / "arenden" / CASE / "arende.yaml").read_text(encoding="utf-8")


def test_a_number_of_a_function_may_be_written(arbetsyta: Path, est: Callable[..., Outcome]) -> None:
    assert arbetsyta.is_dir()
    assert est("anteckna", CASE, "Ring växeln, 08-465 004 00, om lampan.").code == 0
