"""The law's duties as text for a terminal, and as data for programs."""

from __future__ import annotations

from collections import Counter
from datetime import date  # noqa: TC003 - pydantic reads the annotations
from typing import TYPE_CHECKING, Any, Final, Literal

from typing_extensions import TypedDict

from est_cli.frame.terminal import folded, plain
from est_cli.lag.skyldighet import Lage  # noqa: TC001 - as above
from est_cli.personal.mask import masked
from est_cli.svenska import datum_i_ord, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from est_cli.lag.skyldighet import Skyldighet as Funnen

_LAGE: Final[dict[Lage, str]] = {
    "uppfyllt": "uppfyllt",
    "snart": "snart",
    "brist": "brist",
    "gar_inte_att_se": "går inte att se",
}
EXEMPEL: Final = """\
lagkrav:
  lagesbild:
    organ: Kommunstyrelsen
    datum: 2026-06-10
    lagesbild: 2026-t1
  atgardsplan:
    organ: Kommunfullmäktige
    datum: 2026-06-22
    lagesbild: 2026-t1
  overenskommelser:
    - part: Polismyndigheten
      syfte: Gemensam lägesbild och samordnade åtgärder
      omraden: [Allmän plats]
      fran: 2026-01-01
      till: 2027-12-31
  strategiskt_rad: {namn: Brottsförebyggande rådet, ordforande: AKTÖR}
  samordnare: AKTÖR
  ansvarig_namnd: Kommunstyrelsen
  rapporterat_till_fullmaktige: [2026-06-22]"""
"""What to write in est.yaml where nothing is written; AKTÖR is an id of `register/aktorer.yaml`."""


class Skyldighet(TypedDict):
    """A duty of the law. `nasta` is the next day that it sets, perhaps passed."""

    paragraf: str
    skyldighet: str
    lage: Lage
    visar: list[str]
    saknas: list[str]
    nasta: date | None


class Lagkrav(TypedDict):
    """`est lagkrav --format json`."""

    version: Literal[1]
    skyldigheter: list[Skyldighet]


def lagkrav_json(found: list[Funnen]) -> dict[str, Any]:
    """The duties as data for `formats.json.to_json`."""
    return {"version": 1, "skyldigheter": [_masked(one)._asdict() for one in found]}


def lagkrav_text(found: list[Funnen], idag: date, kommun: str, *, written: bool) -> str:
    """The duties as lines that fit the terminal; `written`: whether est.yaml has `lagkrav` at all."""
    head = f"Lag (2023:196) om kommuners ansvar för brottsförebyggande arbete: {kommun} den {datum_i_ord(idag)}."
    lines = [head, "Det här är vad filerna visar, inte en juridisk bedömning.", _counted(found)]
    for one in map(_masked, found):
        lines += ["", *_duty(one, idag)]
    text = "\n".join(folded(plain(masked(line))) for line in lines)
    return text if written else f"{text}\n\nest.yaml saknar lagkrav. Skriv så här, med era egna uppgifter:\n\n{EXEMPEL}"


def _masked(one: Funnen) -> Funnen:
    return one._replace(visar=[masked(text) for text in one.visar], saknas=[masked(text) for text in one.saknas])


def _counted(found: list[Funnen]) -> str:
    tally = Counter(one.lage for one in found)
    return f"Av {len(found)} skyldigheter: {uppraknat([f'{tally[lage]} {word}' for lage, word in _LAGE.items()])}."


def _duty(one: Funnen, idag: date) -> Iterator[str]:
    sign = "§§" if "–" in one.paragraf else "§"
    yield f"{one.paragraf} {sign}  {_LAGE[one.lage].capitalize()}. {one.skyldighet}"
    for text in one.visar:
        yield f"    {text}"
    for text in one.saknas:
        yield f"    Brist: {text}"
    if one.nasta is not None and one.nasta >= idag:
        yield f"    Nästa datum: {datum_i_ord(one.nasta)}."
