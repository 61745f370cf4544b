"""A duty of the law as the files show it, and how one is put together; it tells what is there, and judges no law."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from est_cli.model.record import Record
from est_cli.reading.refused import Refused
from est_cli.svenska import antal, datum_i_ord, one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from est_cli.lag.underlag import Underlag
    from est_cli.model.installningar import Lagkrav
    from est_cli.model.lagesbild import Lagesbild
    from est_cli.model.register import Aktor
    from est_cli.rules.frister import Frist

Lage = Literal["uppfyllt", "snart", "brist", "gar_inte_att_se"]
_UNREADABLE: Final = "Något som står här går inte att läsa; est validera visar vad som är fel."


class Skyldighet(NamedTuple):
    """A duty: its paragraph (`8–9`), what it asks, how it stands, what the files show and lack, and its next day."""

    paragraf: str
    skyldighet: str
    lage: Lage
    visar: list[str]
    saknas: list[str]
    nasta: date | None


class Lagfiler(NamedTuple):
    """What the duties are read from: `lagkrav` of est.yaml, the pictures' files by period, the actors, the cases.

    `bilder` holds None for a file that is there but cannot be read; `aktorer` is None where the register cannot.
    """

    lagkrav: Lagkrav
    bilder: Mapping[str, Lagesbild | None]
    aktorer: Mapping[str, Aktor] | None
    underlag: Underlag


class Duty:
    """A duty on its way: sentences are added, and what they come to is its standing."""

    def __init__(self, paragraf: str, skyldighet: str, *values: object) -> None:
        """Begin one that is read from these values of est.yaml."""
        self.paragraf, self.skyldighet = paragraf, skyldighet
        self.visar: list[str] = []
        self.saknas: list[str] = []
        self.nara: list[str] = []
        self.dagar: list[date] = []
        self.unreadable = any(map(_is_refused, values))

    def done(self) -> Skyldighet:
        """The duty; what cannot be read makes it impossible to see, whatever else is there."""
        saknas = [*self.saknas, *([_UNREADABLE] if self.unreadable else [])]
        lage: Lage = "brist" if self.saknas else "snart" if self.nara else "uppfyllt"
        nasta = min(self.dagar, default=None)
        return Skyldighet(
            self.paragraf,
            self.skyldighet,
            "gar_inte_att_se" if self.unreadable else lage,
            [*self.visar, *self.nara],
            saknas,
            nasta,
        )


def _is_refused(value: object) -> bool:
    if isinstance(value, Record):
        return any(map(_is_refused, value.__dict__.values()))
    return any(map(_is_refused, value)) if isinstance(value, tuple) else isinstance(value, Refused)


def within(duty: Duty, frist: Frist, what: str, idag: date) -> None:
    """A day to come, a day that is near, or one that has passed."""
    last = f"senast den {datum_i_ord(frist.dag)}"
    duty.dagar.append(frist.dag)
    if idag > frist.dag:
        duty.saknas.append(f"{what} {last}. Den dagen passerades för {days(idag, frist.dag)} sedan.")
    elif idag >= frist.nara:
        left = f"om {days(frist.dag, idag)}" if idag < frist.dag else "i dag"
        duty.nara.append(f"{what} {last}, {left}.")
    else:
        duty.visar.append(f"{what} {last}.")


def named_actor(duty: Duty, filer: Lagfiler, id_: object, what: str, key: str, idag: date) -> Aktor | None:  # noqa: PLR0913, PLR0917 - what is asked of whom
    """The function that acts now, and what is shown of it."""
    if id_ is None:
        duty.saknas.append(f"{what} står inte i est.yaml ({key}).")
        return None
    if filer.aktorer is None:
        duty.unreadable = True
        return None
    actor = filer.aktorer.get(id_) if isinstance(id_, str) else None
    if actor is None:
        duty.saknas.append(f"{what} finns inte i register/aktorer.yaml ({key}).")
        return None
    duty.visar.append(f"{what}: {one_line(f'{actor.funktion}, {actor.organisation}')}.")
    if isinstance(actor.upphord, date) and actor.upphord <= idag:
        duty.saknas.append(f"Funktionen har upphört, den {datum_i_ord(actor.upphord)}.")
    return actor


def decided_by(what: str, organ: object) -> str:
    """A decision in words, with the body where it is known."""
    return f"{what} beslutades av {one_line(organ)}" if isinstance(organ, str) else f"{what} beslutades"


def is_written(value: object) -> bool:
    """Whether a key holds more than blanks or an empty list."""
    return bool(value.strip() if isinstance(value, str) else value)


def days(later: date, earlier: date) -> str:
    """How many days lie between: `14 dagar`."""
    return antal((later - earlier).days, "dag", "dagar")
