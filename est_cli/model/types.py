"""The kinds of values that files hold, decided from text inside pydantic's core, and how each is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Final, NamedTuple, TypeVar, cast

from pydantic import BeforeValidator
from pydantic_core import core_schema as cs

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler

_DATE: Final = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_HHMM: Final = r"([01][0-9]|2[0-3]):[0-5][0-9]"
SLUG: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PERIOD: Final = (
    r"^[0-9]{4}(-v(0[1-9]|[1-4][0-9]|5[0-3])|-(0[1-9]|1[0-2])|-k[1-4]|-t[1-3]"
    r"|-[0-9]{2}-[0-9]{2}--[0-9]{4}-[0-9]{2}-[0-9]{2})?$"
)


@dataclass(frozen=True)
class Kind:
    """One kind of value: the pydantic schema that reads it from text, its JSON Schema, and how a person writes it."""

    namn: str
    schema: cs.CoreSchema
    json: dict[str, Any]
    skrivs: str

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> cs.CoreSchema:
        """Read the value by this kind's own schema, whatever the Python type; a copy, since pydantic adds to it."""
        return cast("cs.CoreSchema", dict(self.schema))

    def __get_pydantic_json_schema__(self, _schema: cs.CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the value to an editor, which sees numbers and true/false where est sees text."""
        return dict(self.json)

    def __hash__(self) -> int:
        """Hash by name: the schema is a dict."""
        return hash(self.namn)


class Ref(NamedTuple):
    """Marks a text as the id of something: `plats`, `aktor`, `omrade`, `kalla` and so on."""

    till: str


def _pattern(namn: str, pattern: str, skrivs: str) -> Kind:
    return Kind(namn, cs.str_schema(pattern=pattern), {"type": "string", "pattern": pattern}, skrivs)


def _number(namn: str, pattern: str, then: cs.CoreSchema, skrivs: str, **bounds: float) -> Kind:
    json = {"type": "integer" if namn in {"heltal", "kronor"} else "number", **bounds}
    return Kind(namn, cs.chain_schema([cs.str_schema(pattern=pattern), then]), json, skrivs)


TEXT: Final = Kind("text", cs.str_schema(), {"type": ["string", "number", "boolean"]}, "en text")
DATUM: Final = Kind(
    "datum",
    cs.chain_schema([cs.str_schema(pattern=_DATE), cs.date_schema()]),
    {"type": "string", "format": "date"},
    "ett datum som finns, med fyra, två och två siffror: 2026-03-12",
)
HELTAL: Final = _number(
    "heltal", r"^[0-9]{1,9}$", cs.int_schema(), "ett heltal utan mellanslag och tecken, till exempel 12", minimum=0
)
TAL: Final = _number(
    "tal",
    r"^[0-9]{1,12}(\.[0-9]{1,6})?$",
    cs.decimal_schema(),
    "ett tal med punkt som decimaltecken, till exempel 12.5",
    minimum=0,
)
KRONOR: Final = _number("kronor", r"^[0-9]{1,12}$", cs.int_schema(), "hela kronor, till exempel 12000", minimum=0)
TIMMAR: Final = _number(
    "timmar",
    r"^[0-9]{1,7}(\.[05])?$",
    cs.decimal_schema(),
    "timmar, hela eller halva, till exempel 7.5",
    minimum=0,
    multipleOf=0.5,
)
TEKNIK: Final = _number(
    "teknik",
    r"^([1-9]|1[0-9]|2[0-5])$",
    cs.int_schema(),
    "numret på en av de 25 teknikerna, 1–25",
    minimum=1,
    maximum=25,
)
LATITUD: Final = _number(
    "latitud",
    r"^-?[0-9]{1,2}(\.[0-9]{1,12})?$",
    cs.float_schema(ge=-90, le=90),
    "grader med punkt, till exempel 56.1612",
    minimum=-90,
    maximum=90,
)
LONGITUD: Final = _number(
    "longitud",
    r"^-?[0-9]{1,3}(\.[0-9]{1,12})?$",
    cs.float_schema(ge=-180, le=180),
    "grader med punkt, till exempel 15.5869",
    minimum=-180,
    maximum=180,
)
SLUG_KIND: Final = _pattern("slug", SLUG, "små bokstäver a–z, siffror och enkla bindestreck, till exempel ny-belysning")
KLOCKSLAG: Final = _pattern(
    "klockslag",
    rf"^{_HHMM}-({_HHMM}|24:00)$",
    'två klockslag med bindestreck emellan, inom raka citattecken: "22:00-02:00"',
)
PERIOD_KIND: Final = _pattern(
    "period", PERIOD, "en period: 2026-v12, 2026-03, 2026-k1, 2026-t1, 2026 eller två datum med -- emellan"
)
COMMIT: Final = _pattern("commit", r"^[0-9a-f]{7,64}$", "en commit i git")

Text = Annotated[str, TEXT]
Slug = Annotated[str, SLUG_KIND]
Datum = Annotated[date, DATUM]
Heltal = Annotated[int, HELTAL]
Tal = Annotated[Decimal, TAL]
Kronor = Annotated[int, KRONOR]
Timmar = Annotated[Decimal, TIMMAR]
Teknik = Annotated[int, TEKNIK]
Latitud = Annotated[float, LATITUD]
Longitud = Annotated[float, LONGITUD]
Klockslag = Annotated[str, KLOCKSLAG]
Period = Annotated[str, PERIOD_KIND]
Commit = Annotated[str, COMMIT]

T = TypeVar("T")


def _as_list(value: object) -> object:
    return value if type(value) is list else [value]


Lista = Annotated[tuple[T, ...], BeforeValidator(_as_list)]
"""A list; one value alone counts as a list of one."""
