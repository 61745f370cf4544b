"""All cases as the overview shows them: by stage, what is late, and the grounds for prioritising side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.ord import label
from est_cli.reports.parts import FRAGOR
from est_cli.reports.table import Tabell, columns, table
from est_cli.reports.values import Cell, day, joined, sentence, word
from est_cli.reports.words import late_item
from est_cli.rules.sent import late
from est_cli.svenska import antal, datum_i_ord, uppraknat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from est_cli.model.arende import Arende
    from est_cli.reports.case_view import Arendevy
    from est_cli.reports.names import Names

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


class Post(NamedTuple):
    """All that the overview needs of one case: plain values, so that it may come from another process."""

    skede: str
    rad: Rad
    sena: list[Sent]
    prioritering: tuple[Cell, ...] | None


class Oversiktsvy(NamedTuple):
    """All that the overview shows."""

    kommun: str
    lage: str
    ingress: tuple[str, ...]
    skeden: list[tuple[str, list[Rad]]]
    sena: list[Sent]
    prioritering: Tabell | None
    olasliga: str


def overview_post(arende: Arende, vy: Arendevy, idag: date, names: Names) -> Post:
    """One case's place in the overview, from what its own report shows."""
    sena = [Sent(arende.id, str(arende.titel), *late_item(arende, sen, names)) for sen in late(arende, idag)]
    answers = [word(getattr(arende.problem.prioritering, key, None)) for key, _ in FRAGOR]
    return Post(
        str(arende.skede),
        _row(arende, vy, names, len(sena)),
        sena,
        (str(arende.titel), *answers) if arende.skede in _OPPNA else None,
    )


def overview_view(posts: Sequence[Post], idag: date, kommun: str, unreadable: Sequence[str] = ()) -> Oversiktsvy:
    """Prepare the overview as of a day. `unreadable` names the cases that cannot be read."""
    sena = sorted((sen for post in posts for sen in post.sena), key=lambda one: (one.senast, one.id))
    open_ = sum(post.skede in _OPPNA for post in posts)
    return Oversiktsvy(
        kommun,
        f"Läget den {datum_i_ord(idag)}",
        (f"{antal(open_, 'pågående ärende', 'pågående ärenden')} av {len(posts)}.", _late_words(len(sena))),
        _by_stage(posts),
        sena,
        _priorities(posts),
        uppraknat(list(unreadable)),
    )


def _late_words(how_many: int) -> str:
    return f"{antal(how_many, 'sak är försenad', 'saker är försenade')}." if how_many else "Inget är försenat."


def _by_stage(posts: Sequence[Post]) -> list[tuple[str, list[Rad]]]:
    stages: dict[str, list[Rad]] = {skede: [] for skede in _SKEDEN}
    for post in posts:
        stages.setdefault(post.skede, []).append(post.rad)
    return [(sentence(label(skede)), rows) for skede, rows in stages.items() if rows]


def _row(arende: Arende, vy: Arendevy, names: Names, late_: int) -> Rad:
    made = arende.bedomning
    return Rad(
        arende.id,
        str(arende.titel),
        names.plats(arende.plats),
        joined(word(made.niva), word(made.trend)) if made else None,
        vy.niva,
        names.aktor(arende.ansvarig),
        day(arende.historik[-1].datum),
        antal(late_, "sak", "saker") if late_ else "inget",
        _next(vy),
        [(rad.namn, rad.uppfyllda, rad.regler) for rad in vy.profil],
    )


def _next(vy: Arendevy) -> str:
    if vy.nasta is None:
        return "–"
    codes = {kod for kod, _ in vy.hinder}
    return f"{label(str(vy.nasta))}: {antal(len(codes), 'hinder', 'hinder') if codes else 'öppet'}"


def _priorities(posts: Sequence[Post]) -> Tabell | None:
    """The seven answers, one ongoing case a row. No score is made of them: Brå gives no weights."""
    rows = [post.prioritering for post in posts if post.prioritering is not None]
    return table("Grunder för att prioritera", _PRIORITERING, rows)
