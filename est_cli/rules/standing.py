"""Where a case stands: its stage and since when, what closes the gate, what is late."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from est_cli.rules.sent import Sen, late

if TYPE_CHECKING:
    from datetime import date

    from est_cli.findings import Finding, Niva
    from est_cli.model.arende import Arende, Skede


class Standing(NamedTuple):
    """Where a case stands on a day. `nasta` is None where no stage follows; `fel` and `hinder` hold each code once."""

    arende: Arende
    skede: Skede
    sedan: date | None
    nasta: Skede | None
    fel: tuple[str, ...]
    hinder: tuple[str, ...]
    sena: tuple[Sen, ...]


def standing(arende: Arende, found: list[Finding], idag: date) -> Standing:
    """Where a case stands, given its findings."""
    return Standing(
        arende,
        arende.skede,
        arende.historik[-1].datum,
        next_stage(arende),
        _codes(found, "fel"),
        _codes(found, "hinder"),
        tuple(late(arende, idag)),
    )


def _codes(found: list[Finding], niva: Niva) -> tuple[str, ...]:
    return tuple(sorted({one.kod for one in found if one.niva == niva}))


def next_stage(arende: Arende) -> Skede | None:
    """The stage that follows on the case's track; None after `avslutat` and for a case written off.

    A quick case that stands in `analys` (its track was changed there) goes on to `atgarder`.
    """
    track: tuple[Skede, ...] = arende.skeden
    if arende.skede == "analys":
        return "atgarder"
    if arende.skede not in track[:-1]:
        return None
    return track[track.index(arende.skede) + 1]
