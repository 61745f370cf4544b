"""A place on the map: WGS 84 in degrees or SWEREF 99 TM in metres, checked for the usual slips.

SWEREF 99 TM is EPSG:3006; PROJ, by pyproj, makes WGS 84 (EPSG:4326) of it. Bounds: Sweden with a margin.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from est_cli.importing.numbers import read_decimal
from est_cli.importing.table import Skal, quoted

if TYPE_CHECKING:
    from pyproj import Transformer

Koordinatsystem = Literal["wgs84", "sweref99tm"]
DECIMALS: Final = 6
"""A tenth of a metre."""
_MAX_LAT: Final = 90
_MAX_LON: Final = 180


class _Box(NamedTuple):
    """From and to, of northing or latitude and of easting or longitude."""

    syd: float
    nord: float
    vast: float
    ost: float

    def holds(self, north: float, east: float) -> bool:
        return self.syd <= north <= self.nord and self.vast <= east <= self.ost


_SWEDEN: Final = _Box(55, 70, 10, 25)
_SWEREF: Final = _Box(6_050_000, 7_750_000, 200_000, 1_000_000)
_RT90: Final = _Box(6_050_000, 7_750_000, 1_150_000, 1_950_000)
_LOCAL: Final = _Box(6_050_000, 7_750_000, 30_000, 200_000)


class Punkt(NamedTuple):
    """A point in WGS 84 degrees; `utanfor` when it lies outside Sweden's box, which is allowed, but told."""

    lat: float
    lon: float
    utanfor: bool


@lru_cache(maxsize=65536)
def read_point(lat: str, lon: str, system: Koordinatsystem | None) -> Punkt | Skal | None:
    """The point of two texts (SWEREF 99 TM: northing, easting); None where both are empty.

    Without a `system` it is decided by the numbers' size. Swapped, at 0, 0 or no numbers: a reason; the row can be
    kept without its point.
    """
    if not lat.strip() and not lon.strip():
        return None
    if not lat.strip() or not lon.strip():
        return Skal("Bara den ena av latitud och longitud är ifylld.")
    north, east = read_decimal(lat), read_decimal(lon)
    if isinstance(north, Skal) or isinstance(east, Skal):
        return Skal(
            f"{quoted(lat if isinstance(north, Skal) else lon)} är ingen koordinat. Skriv den som ett tal: 56,1612."
        )
    if north == 0 and east == 0:
        return Skal("Koordinaten 0, 0 är ingen plats i Sverige, utan en som saknas.")
    degrees = abs(north) <= _MAX_LON and abs(east) <= _MAX_LON
    if system == "wgs84" or (system is None and degrees):
        return _wgs84(north, east)
    return _sweref(north, east)


def _wgs84(lat: float, lon: float) -> Punkt | Skal:
    if _SWEDEN.holds(lon, lat):
        return Skal(f"Latitud och longitud verkar ha bytt plats ({_pair(lat, lon)}). Byt dem i profilen.")
    if abs(lat) > _MAX_LAT or abs(lon) > _MAX_LON:
        return Skal(f"Koordinaten {_pair(lat, lon)} är inga grader på jorden.")
    return Punkt(round(lat, DECIMALS), round(lon, DECIMALS), not _SWEDEN.holds(lat, lon))


def _sweref(north: float, east: float) -> Punkt | Skal:
    if _SWEREF.holds(north, east):
        lat, lon = _to_wgs84().transform(north, east)
        return Punkt(round(lat, DECIMALS), round(lon, DECIMALS), not _SWEDEN.holds(lat, lon))
    pair = _pair(north, east)
    if _SWEREF.holds(east, north):
        return Skal(f"Nord och öst i SWEREF 99 TM verkar ha bytt plats ({pair}). Byt dem i profilen.")
    if _RT90.holds(north, east) or _RT90.holds(east, north):
        return Skal(f"Koordinaten {pair} verkar vara i RT 90. Räkna om den till SWEREF 99 TM eller WGS 84.")
    if _LOCAL.holds(north, east) or _LOCAL.holds(east, north):
        return Skal(f"Koordinaten {pair} verkar vara i en lokal zon av SWEREF 99. Räkna om den till SWEREF 99 TM.")
    return Skal(f"Koordinaten {pair} ligger utanför SWEREF 99 TM i Sverige.")


def _pair(first: float, second: float) -> str:
    return f"{first:.10g}, {second:.10g}"


@cache
def _to_wgs84() -> Transformer:
    from pyproj import Transformer

    return Transformer.from_crs("EPSG:3006", "EPSG:4326")
