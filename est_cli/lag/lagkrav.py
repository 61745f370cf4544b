"""Each duty of lag (2023:196) 4–13 §§: what the files show for it, what they lack, and its next day.

Pure: records in, duties out. It tells what the files show, and is no legal judgement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from est_cli.lag.bild_och_plan import picture_duty, plan_duty, renewal_duty
from est_cli.lag.samverkan import agreements_duty, board_duty, coordinator_duty, council_duty
from est_cli.lag.skyldighet import Lagfiler, Skyldighet

if TYPE_CHECKING:
    from datetime import date


def duties(filer: Lagfiler, idag: date) -> list[Skyldighet]:
    """All duties in the law's order."""
    return [
        picture_duty(filer, idag),
        plan_duty(filer, idag),
        renewal_duty(filer, idag),
        Skyldighet(
            "7",
            "Arbetet samordnas när det är lämpligt med analyser och planer enligt andra författningar.",
            "gar_inte_att_se",
            ["Filerna har ingen plats för det. Skriv det gärna i lägesbilden, under annan_information."],
            [],
            None,
        ),
        agreements_duty(filer, idag),
        council_duty(filer, idag),
        coordinator_duty(filer, idag),
        board_duty(filer, idag),
    ]


def is_overdue(found: list[Skyldighet]) -> bool:
    """Whether the two years of 6 § have passed for the picture or the plan, or cannot be counted."""
    return any(one.paragraf == "6" and one.lage not in {"uppfyllt", "snart"} for one in found)
