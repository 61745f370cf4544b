"""A foreign row becomes what an observation says, or a reason why not; each different value is judged once."""

from __future__ import annotations

from functools import cache, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from est_cli.importing.coordinates import Punkt, read_point
from est_cli.importing.ids import Ids
from est_cli.importing.names import Names, actors, categories, places, same
from est_cli.importing.profile import columns
from est_cli.importing.table import Skal
from est_cli.importing.what import Utelamnad, Vad, Words, read_kind, read_text, read_what, read_who
from est_cli.importing.when import Tid, read_when
from est_cli.observationer.columns import COLUMNS
from est_cli.observationer.gallring import is_past
from est_cli.svenska import antal as many

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from est_cli.importing.coordinates import Koordinatsystem
    from est_cli.importing.profile import Kalla
    from est_cli.model.importprofil import Importprofil
    from est_cli.workspace.load import Workspace

_REMEMBERED: Final = 100_000
"""So many different places and points are kept with what they became; every row may have a point of its own."""
POLICE: Final = "polisanmald"
"""Of such a report neither the point nor the text is written."""


class Lage(NamedTuple):
    """Where a row was: a place's id, else perhaps a point, also as it is written; with a place, one that is odd.

    `okand` is a word for a place that nobody knows, `brist` why a point that the row has cannot be used.
    """

    plats: str = ""
    lat: str = ""
    lon: str = ""
    punkt: Punkt | None = None
    okand: str = ""
    brist: str = ""


class Handelse(NamedTuple):
    """What a row says happened, who says so, and as what kind of report: four cells of an observation, in order."""

    kategori: str
    rapportor: str
    typ: str
    antal: str


_GOOD: Final = {Handelse, Tid, str}
"""The types of what plain rows say."""


class Utkast(NamedTuple):
    """What some rows say: for each why it is left out, perhaps; and of the others where each was, and its cells.

    The cells are those of an observation.
    """

    skal: Sequence[Utelamnad | Skal | None]
    lagen: Sequence[Lage]
    celler: Sequence[tuple[str, ...]]


class Reading:
    """How the rows of one table are read: by a profile, the registers, who reports, and which day it is.

    A table is read by column: most values come many times, and what they say is remembered.
    """

    def __init__(
        self, kalla: Kalla, rubriker: Sequence[str], workspace: Workspace, rapportor: str | None, idag: date
    ) -> None:
        """Look up what is the same for all rows."""
        profil, platser = kalla.profil, places(workspace, kalla.profil)
        self._pick = _picker(columns(profil), rubriker)
        self._ids = Ids(kalla.namn, egen=kalla.egen)
        said = _What(workspace, profil, rapportor)
        self._what = cache(said.read)
        manader = _term(workspace)
        self._when = cache(lambda *texts: _kept(read_when(texts, profil.datumform, idag), idag, manader))
        self._where = lru_cache(_REMEMBERED)(lambda *texts: _where(texts, platser, profil.koordinatsystem))

    def read(self, rows: Sequence[Sequence[str]]) -> Utkast:
        """What the values of each row say."""
        if not rows:
            return Utkast([], [], [])
        own, datum, fran, till, slut, plats, kategori, rapportor, typ, antal, lat, lon, text = self._pick(
            [*zip(*rows, strict=True), ("",) * len(rows)]
        )
        said: list[Any] = [*map(self._what, kategori, antal, rapportor, typ)]
        when: list[Any] = [*map(self._when, datum, fran, till, slut)]
        texts: list[Any] = [*map(read_text, text)]
        if {*map(type, said), *map(type, when), *map(type, texts)} != _GOOD:
            left = [*map(_left, said, when, texts)]
            return self.read([row for row, why in zip(rows, left, strict=True) if why is None])._replace(skal=left)
        typer = [vad.typ for vad in said]
        if POLICE in typer:
            texts = ["" if typ == POLICE else text for typ, text in zip(typer, texts, strict=True)]
        where = [*map(self._where, plats, lat, lon, typer)]
        platser, lats, lons, *_ = zip(*where, strict=True)
        ids = map(self._ids.of, own, rows)
        cells = (ids, *zip(*when, strict=True), platser, *zip(*said, strict=True), lats, lons, texts)
        return Utkast([None] * len(rows), where, [*zip(*cells, strict=True)])


def _term(workspace: Workspace) -> int:
    """How many months observations are kept; 0 where nothing is decided."""
    settings = workspace.installningar
    return (settings.gallring.observationer_manader or 0) if settings and settings.gallring else 0


def _kept(tid: Tid | Skal, idag: date, manader: int) -> Tid | Skal:
    """The same; a reason where the time is past its term, so that what is weeded does not come back."""
    if manader > 0 and isinstance(tid, Tid) and is_past(tid.datum[:7], idag, manader):
        return Skal(f"{tid.datum} är äldre än gallringsfristen ({many(manader, 'månad', 'månader')}).")
    return tid


def _left(*said: object) -> Utelamnad | Skal | None:
    """The first reason why a row is left out."""
    return next((one for one in said if isinstance(one, Utelamnad | Skal)), None)


class _What:
    """How the words of a table are read, and what stands where it has none."""

    def __init__(self, workspace: Workspace, profil: Importprofil, rapportor: str | None) -> None:
        self._words = Words.of(categories(workspace, profil), profil)
        self._has_column = profil.kolumner.kategori is not None
        self._reporters, self._default = actors(workspace, profil), rapportor or profil.rapportor or ""
        self._typ = profil.typ or "iakttagelse"

    def read(self, kategori: str, antal: str, rapportor: str, typ: str) -> Handelse | Utelamnad | Skal:
        """What the four texts say together; what is left out is not judged further."""
        vad = read_what(kategori, antal, self._words, has_column=self._has_column)
        if not isinstance(vad, Vad):
            return vad
        vem, kind = read_who(rapportor, self._reporters, self._default), read_kind(typ, self._typ)
        if isinstance(vem, Skal):
            return vem
        return kind if isinstance(kind, Skal) else Handelse(vad.kategori, vem, kind, vad.antal)


def _picker(
    kolumner: dict[str, str], rubriker: Sequence[str]
) -> Callable[[list[tuple[str, ...]]], tuple[tuple[str, ...], ...]]:
    """Takes our columns, in order, from a table's and one more, which stands for what is not there."""
    first = {same(heading): place for place, heading in reversed(list(enumerate(rubriker)))}
    places_ = [first[same(kolumner[name])] if name in kolumner else -1 for name in COLUMNS]
    return itemgetter(*places_)


def _where(texts: tuple[str, ...], platser: Names, system: Koordinatsystem | None) -> Lage:
    """A place by its word, else the point, which is not written of what is reported to the police."""
    plats, lat, lon, typ = texts
    found = platser.get(same(plats), "") if plats else ""
    point = read_point(lat, lon, system)
    if isinstance(point, Skal):
        return Lage(found, okand=plats, brist=point)
    if found:
        return Lage(found, punkt=point if point and point.utanfor else None)
    if point is None or typ == POLICE:
        return Lage(punkt=point, okand=plats)
    return Lage(lat=_written(point.lat), lon=_written(point.lon), punkt=point, okand=plats)


def _written(degrees: float) -> str:
    return f"{degrees:.6f}".rstrip("0").rstrip(".")
