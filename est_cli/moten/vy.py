"""The minutes as the templates see them: plain values, every text written out, so that a template only loops.

A row's fields are the columns of its table. A text may have many lines; an empty one is not shown.
"""

from __future__ import annotations

from typing import NamedTuple


class Deltagare(NamedTuple):
    """Someone at the meeting, or missed there: organisation, function, and a remark."""

    organisation: str
    funktion: str
    anmarkning: str


class Uppfoljt(NamedTuple):
    """An earlier decision, when it was taken, who was to carry it out and by when, and in words how it has gone."""

    beslut: str
    beslutat: str
    ansvarig: str
    senast: str
    lage: str
    text: str


class Motesarende(NamedTuple):
    """A case: where it stands now, what was said of it, and sentences for each thing that changed since last time.

    `beslut` are the numbers of the decisions about it.
    """

    titel: str
    id: str
    lage_nu: str
    sagt: str
    andringar: list[str]
    beslut: list[str]


class Fattat(NamedTuple):
    """A decision of the meeting: its number, what, who, when, and which case or place."""

    nr: str
    vad: str
    vem: str
    nar: str
    arende: str


class Handelse(NamedTuple):
    """A coming event, its day and place."""

    namn: str
    datum: str
    plats: str


class Avsnitt(NamedTuple):
    """A heading of its own, with its sentences: a register that changed."""

    rubrik: str
    rader: list[str]


class Protokollvy(NamedTuple):
    """The whole minutes. `lage` is `Läget den …`, `fakta` pairs of a word and its text.

    `korthet` is the whole in a few rows, each a word and its text.
    `lagesbild` is the picture as told at the meeting; `lagesbild_senaste` what the latest written one says, which is
    `lagesbild_kalla`.
    `arenden` were on the agenda; `ovriga_arenden` changed without that; `ovrigt` is what changed beside cases.
    `avvikelser` is what a reader must know of the comparison, `omfattar` which versions it covers.
    """

    rubrik: str
    lage: str
    kommun: str
    fakta: list[tuple[str, str]]
    korthet: list[tuple[str, str]]
    narvarande: list[Deltagare]
    franvarande: list[Deltagare]
    adjungerade: list[Deltagare]
    uppfoljning: list[Uppfoljt]
    lagesbild: str
    lagesbild_senaste: str
    lagesbild_kalla: str
    arenden: list[Motesarende]
    ovriga_arenden: list[Motesarende]
    ovrigt: list[Avsnitt]
    beslut: list[Fattat]
    arrangemang: list[Handelse]
    information: str
    nasta_mote: str
    justering: str
    avvikelser: list[str]
    omfattar: list[str]
