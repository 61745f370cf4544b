"""The next item: what one who holds the meeting from a terminal is told after each command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from moten.egna_moten import BUSSKURAR, LEKPLATS, only

from est_cli.commands.common import opened
from est_cli.commands.moment import say_next
from est_cli.moten.nasta import next_item

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

M = "2026-11-26"
P_HUSET = "2026-inbrott-i-p-huset"
"""Its own days say that it changed since 22 October."""


@pytest.fixture
def yta(arbetsyta: Path) -> Path:
    earlier = (
        "grupp: styrgrupp\nbeslut:\n"
        "  - {id: lampor, text: Lamporna byts., ansvarig: kommun-gata-park}\n"
        "  - {id: staket, text: Staketet lagas., ansvarig: bovardarna}\n"
    )
    return only(arbetsyta, {"2026-10-22": earlier, M: f"grupp: styrgrupp\narenden: [{{arende: {BUSSKURAR}}}]\n"})


def test_a_meeting_is_walked_through_item_by_item(yta: Path) -> None:
    def then(after: tuple[str, str] | None) -> str | None:
        return next_item(opened(yta), M, after)  # type: ignore[arg-type]

    assert then(None) == "2.1 Lamporna byts."
    assert then(("uppfoljning", "2026-10-22/lampor")) == "2.2 Staketet lagas."
    assert then(("uppfoljning", "2026-10-22/staket")) == "3. Lägesbilden"
    assert then(("arende", BUSSKURAR)) == f"4.2 Inbrott i bilar i P-huset Kvarnen ({P_HUSET})"
    assert then(("arende", P_HUSET)) == f"4.3 Skymd lekplats på Almgården ({LEKPLATS})"
    assert then(("arende", LEKPLATS)) == "5. Arrangemang och helg"
    assert then(("uppfoljning", "2026-10-22/annat")) is None


def test_a_case_that_is_no_longer_on_the_agenda_leaves_its_place(yta: Path) -> None:
    assert next_item(opened(yta), M, ("arende", "2026-mopeder")) == f"4.3 Skymd lekplats på Almgården ({LEKPLATS})"
    assert next_item(opened(yta), M, ("arende", "2026-z-borta")) == "5. Arrangemang och helg"


@pytest.mark.usefixtures("yta")
def test_advancing_a_case_at_a_meeting_tells_the_next_item(est: Callable[..., Any]) -> None:
    outcome = est("framat", LEKPLATS, "--mote", M)
    assert outcome.code == 0
    assert "Nästa punkt: 5. Arrangemang och helg" in outcome.err
    assert "Nästa punkt" not in est("anteckna", LEKPLATS, "Klart.").err


@pytest.mark.usefixtures("yta")
def test_a_case_that_is_dealt_with_does_not_come_again(est: Callable[..., Any]) -> None:
    """A note puts its case among the meeting's own, before one that has only a decision."""
    assert f"({LEKPLATS})" in est("mote", "beslut", M, "Kameran ses över.", "--arende", P_HUSET).err
    assert "Nästa punkt: 5. Arrangemang och helg" in est("anteckna", LEKPLATS, "Klart.", "--mote", M).err


def test_nothing_is_said_where_the_agenda_cannot_be_read(yta: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (yta / f"moten/{M}.yaml").write_text("grupp: styrgrupp\ndatum: snart\n", encoding="utf-8")
    say_next(M, ("arende", LEKPLATS))
    say_next("2026-01-01")
    assert capsys.readouterr().err == ""
