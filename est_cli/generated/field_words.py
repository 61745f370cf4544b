"""What a field may hold, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from est_cli.model import types

if TYPE_CHECKING:
    from est_cli.reading.fields import Field

_REFS: Final = {
    "plats": "en plats",
    "aktor": "en aktör",
    "kategori": "en kategori",
    "omrade": "ett område",
    "grupp": "en grupp",
    "arende": "ett ärende",
    "mote": "ett möte",
    "beslut": "ett beslut",
    "kalla": "en källa",
    "orsak": "en orsak",
    "indikator": "en indikator",
    "mal": "ett mål",
    "atgard": "en åtgärd",
}
_NAMES: Final = {
    "text": "text",
    "datum": "datum",
    "heltal": "heltal",
    "tal": "tal",
    "kronor": "kronor",
    "timmar": "timmar",
    "teknik": "teknik",
    "latitud": "koordinat",
    "slug": "id",
    "klockslag": "klockslag",
    "period": "period",
    "commit": "commit",
}
_COORDINATE: Final = "latitud och longitud i hakparentes: `[56.1612, 15.5869]`"


def type_words(field: Field, link: str = "") -> str:
    """A field's value: `lista av id på en plats`, `ett av` and the words; `link` stands for a record's own table."""
    if field.kind is types.LATITUD:
        return "koordinat" if field.exempel else "lista av koordinater"
    value = _value(field, link)
    if field.named:
        return f"{'text' if field.ref else 'id'}: {value}"
    return f"lista av {value}" if field.many else value


def _value(field: Field, link: str) -> str:
    if link:
        return link
    if field.choices:
        return f"ett av: {', '.join(f'`{choice}`' for choice in field.choices)}"
    if field.ref:
        return f"id på {_REFS[field.ref]}"
    return _NAMES[field.kind.namn] if field.kind else "text"


def kind_words() -> str:
    """How each kind of value is written, as a table."""
    rows = [f"| {name} | {_written(kind)} |" for kind in _kinds() if (name := _NAMES.get(kind.namn))]
    return "\n".join(["| slag | skrivs |", "| --- | --- |", *rows])


def _kinds() -> list[types.Kind]:
    return [value for value in vars(types).values() if isinstance(value, types.Kind)]


def _written(kind: types.Kind) -> str:
    return _COORDINATE if kind is types.LATITUD else kind.skrivs
