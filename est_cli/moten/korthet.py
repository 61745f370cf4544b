"""The minutes in short: how many decisions, how the earlier ones have gone, which cases are new, moved or late."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from est_cli.ord import label
from est_cli.svenska import antal, one_line, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.moten.andringar import Arendeandring
    from est_cli.moten.arenden import Arendekalla
    from est_cli.moten.uppfoljt import Foljt
    from est_cli.moten.vy import Motesarende

_MANY: Final = 8
"""So many cases are named; the rest are counted."""
_GONE: Final = {
    "klart": ("1 är klart", "{} är klara"),
    "utgar": ("1 utgår", "{} utgår"),
    "nytt_datum": ("1 har fått nytt datum", "{} har fått nytt datum"),
    "pagar": ("1 pågår", "{} pågår"),
    "inte_uppe": ("1 togs inte upp", "{} togs inte upp"),
}
"""How so many decisions that went alike are counted, in this order."""


def in_short(
    source: Arendekalla, earlier: Sequence[Foljt], agenda: Sequence[Motesarende], others: Sequence[Motesarende]
) -> list[tuple[str, str]]:
    """A word and its text for each thing that there is something to say of."""
    told = {one.id: one.titel for one in (*agenda, *others)}
    changed = {case: one for case, one in source.sedan.arenden.items() if case in told}
    rows = (
        ("Beslut", _decided(source)),
        ("Tidigare beslut", _earlier(earlier)),
        ("Ärenden", _counted(agenda, others)),
        ("Nya ärenden", _named([told[case] for case, one in changed.items() if one.pair.files_before is None])),
        ("Bytte skede", _named([*_moved(told, changed)])),
        ("Blev försenat", _named([told[case] for case, one in changed.items() if _late(one)])),
    )
    return [(word, text) for word, text in rows if text]


def _decided(source: Arendekalla) -> str:
    found = source.mote.beslut or ()
    alone = sum(one.ansvarig is None and one.senast is None for one in found)
    without = f", varav {alone} utan ansvarig och datum" if alone else ""
    return f"{len(found)} beslut togs{without}." if found else "Inga beslut togs."


def _earlier(rows: Sequence[Foljt]) -> str:
    found = Counter(one.slag for one in rows)
    said = [(one if found[how] == 1 else many).format(found[how]) for how, (one, many) in _GONE.items() if found[how]]
    late = sum(one.forsenat for one in rows)
    delayed = f"; {late} är {'försenat' if late == 1 else 'försenade'}" if late else ""
    return f"{uppraknat(said)}{delayed}." if said else ""


def _counted(agenda: Sequence[Motesarende], others: Sequence[Motesarende]) -> str:
    said = f"{antal(len(agenda), 'ärende', 'ärenden')} togs upp." if agenda else "Inget ärende togs upp."
    word = "annat ärende är ändrat" if len(others) == 1 else "andra ärenden är ändrade"
    return f"{said} {len(others)} {word} sedan förra mötet." if others else said


def _moved(told: dict[str, str], changed: dict[str, Arendeandring]) -> Iterator[str]:
    """`Mörk tunnel (från analys till åtgärder)`, for the cases that took a step."""
    for case, one in changed.items():
        before, after = one.pair.before, one.pair.after
        if before and after and any(change.slag == "skede" for change in one.andringar):
            was, is_ = label(str(before.skede)), label(str(after.skede))
            yield f"{told[case]} ({f'från {was} till {is_}' if was != is_ else f'åter i {is_}'})"


def _late(one: Arendeandring) -> bool:
    return any(change.slag == "sen" for change in one.andringar)


def _named(texts: list[str]) -> str:
    named = [one_line(text) for text in texts[:_MANY]]
    more = len(texts) - _MANY
    return f"{'; '.join(named)}{f'; och {more} till' if more > 0 else ''}." if named else ""
