"""All cases as the overview shows them: by stage, what is late, and the grounds for prioritising side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.ord import label
from est_cli.reports.parts import FRAGOR
from est_cli.reports.table import Tabell, columns, table
from est_cli.reports.values import Cell, day, joined, sentence, word
from est_cli.reports.words import late_item
from est_cli.rules.judge import lacks
from est_cli.rules.profile import profile
from est_cli.rules.sent import late
from est_cli.rules.standing import next_stage
from est_cli.svenska import antal, datum_i_ord, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from est_cli.model.arende import Arende
    from est_cli.reports.names import Names
    from est_cli.rules.rule import Context

_SKEDEN: Final = ("problem", "analys", "atgarder", "utvardering", "avslutat", "avskrivet")
_OPPNA: Final = _SKEDEN[:4]
_PRIORITERING: Final = columns("Ärende", *(fraga for _, fraga in FRAGOR))


class Rad(NamedTuple):
    """One case in the overview; `profil` holds (part, met, asked) for its four parts."""

    id: str
    titel: str
    plats: Cell
    bedomning: Cell
    niva: str
    ansvarig: Cell
    sedan: Cell
    sent: str
    nasta: str
    profil: list[tuple[str, int, int]]


class Sent(NamedTuple):
    """Something late: in which case, what, who is responsible, since when."""

    id: str
    titel: str
    vad: str
    ansvarig: Cell
    senast: str


class Oversiktsvy(NamedTuple):
    """All that the overview shows."""

    kommun: str
    lage: str
    ingress: str
    skeden: list[tuple[str, list[Rad]]]
    sena: list[Sent]
    prioritering: Tabell | None
    olasliga: str


def overview_view(
    arenden: Sequence[Arende], context: Context, names: Names, unreadable: Sequence[str] = ()
) -> Oversiktsvy:
    """Prepare the overview as of the context's day. `unreadable` names the cases that cannot be read."""
    sena = sorted(_late(arenden, context, names), key=lambda one: (one.senast, one.id))
    open_ = sum(arende.skede in _OPPNA for arende in arenden)
    return Oversiktsvy(
        names.kommun,
        f"Läget den {datum_i_ord(context.idag)}",
        f"{antal(open_, 'pågående ärende', 'pågående ärenden')} av {len(arenden)}. {_late_words(len(sena))}",
        _by_stage(arenden, context, names),
        sena,
        _priorities(arenden),
        uppraknat(list(unreadable)),
    )


def _late_words(how_many: int) -> str:
    return f"{antal(how_many, 'sak är försenad', 'saker är försenade')}." if how_many else "Inget är försenat."


def _by_stage(arenden: Sequence[Arende], context: Context, names: Names) -> list[tuple[str, list[Rad]]]:
    stages: dict[str, list[Rad]] = {skede: [] for skede in _SKEDEN}
    for arende in arenden:
        stages.setdefault(str(arende.skede), []).append(_row(arende, context, names))
    return [(sentence(label(skede)), rows) for skede, rows in stages.items() if rows]


def _row(arende: Arende, context: Context, names: Names) -> Rad:
    made = arende.bedomning
    late_ = len(list(late(arende, context.idag)))
    return Rad(
        arende.id,
        str(arende.titel),
        names.plats(arende.plats),
        joined(word(made.niva), word(made.trend)) if made else None,
        str(made.niva) if made else "",
        names.aktor(arende.ansvarig),
        day(arende.historik[-1].datum),
        antal(late_, "sak", "saker") if late_ else "inget",
        _next(arende, context),
        []
        if arende.skede == "avskrivet"
        else [(bar.namn, bar.uppfyllda, bar.regler) for bar in profile(arende, context).delar if bar.regler],
    )


def _next(arende: Arende, context: Context) -> str:
    following = next_stage(arende)
    if following is None:
        return "–"
    codes = {one.regel.kod for one in lacks(arende, context) if one.niva == "hinder"}
    return f"{label(following)}: {antal(len(codes), 'hinder', 'hinder') if codes else 'öppet'}"


def _late(arenden: Sequence[Arende], context: Context, names: Names) -> Iterable[Sent]:
    for arende in arenden:
        for sen in late(arende, context.idag):
            yield Sent(arende.id, str(arende.titel), *late_item(arende, sen, names))


def _priorities(arenden: Sequence[Arende]) -> Tabell | None:
    """The seven answers, one ongoing case a row. No score is made of them: Brå gives no weights."""
    return table(
        "Grunder för att prioritera",
        _PRIORITERING,
        [
            (str(arende.titel), *(word(getattr(arende.problem.prioritering, key, None)) for key, _ in FRAGOR))
            for arende in arenden
            if arende.skede in _OPPNA
        ],
    )
