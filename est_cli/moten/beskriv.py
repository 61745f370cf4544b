"""What is sent out of the house: texts on one line, with nothing personal in them and nothing unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.personal.mask import masked
from est_cli.reading.invisible import visible
from est_cli.svenska import one_line

if TYPE_CHECKING:
    from est_cli.model.arende import Arende
    from est_cli.rules.sent import Sen


def line(text: object) -> str:
    """A text from a file on one line, nothing personal in it and nothing unseen."""
    return masked(visible(one_line(str(text))))


def title(arende: Arende, sen: Sen) -> str:
    """What the measure or the goal with a last day is called; its id where it has no name."""
    part = arende.atgarder
    posts = part.mal if sen.slag == "mal" else part.atgarder
    called = (getattr(one, "beskrivning" if sen.slag == "mal" else "titel") for one in posts or () if one.id == sen.id)
    return next((name for name in called if isinstance(name, str)), sen.id)
