"""`est mote justera`: approved once, by a function, for the text as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from motesyta import make

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOTE = "2026-11-19"
SKRIVET = "grupp: styrgrupp  # den stora\r\ndatum: 2026-11-19\r\nomfattar: {till: 0123456789abcdef}\r\n# slut"


@pytest.fixture
def yta(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make(tmp_path / "yta", m2026_11_19=SKRIVET)
    monkeypatch.chdir(root)
    monkeypatch.setenv("COLUMNS", "1000")
    return root


def text(root: Path) -> str:
    return (root / f"moten/{MOTE}.yaml").read_bytes().decode()


def codes(est: Callable) -> str:
    return est("validera").out


def test_an_approved_meeting_bears_day_function_and_checksum(yta: Path, est: Callable) -> None:
    done = est("mote", "justera", MOTE, "--av", "polis")
    assert done.code == 0, done.err
    assert done.out == f"Mötet {MOTE} är justerat av polis 24 november 2026. Ändras filen säger est till (M902).\n"
    lines = text(yta).splitlines(keepends=True)
    assert lines[:3] == SKRIVET.splitlines(keepends=True)[:3]
    (added,) = [line for line in lines if line.startswith("justerat: ")]
    assert added.startswith("justerat: {datum: 2026-11-24, av: polis, kontrollsumma: ")
    assert added.endswith("}\r\n")
    assert "M902" not in codes(est)


def test_a_change_afterwards_is_found_and_a_comment_is_none(yta: Path, est: Callable) -> None:
    assert est("mote", "justera", MOTE, "--av", "polis").code == 0
    fil = yta / f"moten/{MOTE}.yaml"
    fil.write_bytes(fil.read_bytes().replace(b"# den stora", b"# en helt annan kommentar"))
    assert "M902" not in codes(est)
    fil.write_bytes(fil.read_bytes().replace(b"omfattar:", b"information: Mer.\r\nomfattar:"))
    assert "M902" in codes(est)
    assert est("validera").code == 1


def test_nothing_is_approved_twice(yta: Path, est: Callable) -> None:
    assert est("mote", "justera", MOTE, "--av", "polis").code == 0
    before = text(yta)
    again = est("mote", "justera", MOTE, "--av", "samordnare")
    assert again.code == 2
    assert f"Mötet {MOTE} justerades 24 november 2026 av polis." in again.err
    assert text(yta) == before


@pytest.mark.parametrize(
    ("file", "actor", "said"),
    [
        (SKRIVET.partition("omfattar")[0], "polis", f"Skriv dem: est mote protokoll {MOTE}"),
        (SKRIVET.replace("till", "fran"), "polis", "har inga minnesanteckningar att justera"),
        (SKRIVET, "polisen", "Menade du polis?"),
        (SKRIVET, "parkjour", "Aktören parkjour upphörde 1 juni 2026."),
        ("grupp: [", "polis", f"moten/{MOTE}.yaml går inte att läsa."),
        (
            SKRIVET.replace("# slut", "justerat: {}"),
            "polis",
            f"Mötet {MOTE} har redan justerat i sin fil, och det går inte att läsa.",
        ),
    ],
)
def test_what_is_refused_writes_nothing(yta: Path, est: Callable, file: str, actor: str, said: str) -> None:
    make(yta, m2026_11_19=file)
    outcome = est("mote", "justera", MOTE, "--av", actor)
    assert outcome.code == 2
    assert said in outcome.err
    assert text(yta) == file


def test_nothing_is_approved_before_the_meeting(yta: Path, est: Callable) -> None:
    refused = est("mote", "justera", MOTE, "--av", "polis", "--datum", "2026-11-18")
    assert refused.code == 2
    assert "Mötet är den 19 november 2026" in refused.err
    assert text(yta) == SKRIVET
