"""A picture in a few plain sentences, and how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from est_cli.lagesbild.changes import FEW, FEW_NEW
from est_cli.lagesbild.standouts import LEAST, OFTEN, PERIODS, TOP
from est_cli.svenska import antal, tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.lagesbild.changes import Sida
    from est_cli.lagesbild.records import Cell, Rapportorsrad, UtanPlats, Utmarkelse, Utmarkt
    from est_cli.lagesbild.standouts import Named
    from est_cli.period import Period

_WORDS: Final = {"okning": "En ökning", "minskning": "En minskning", "normalt": "Inom det normala"}
_SAID: Final = {"ny": "ny", "okande": "ökar", "kvarstaende": "består", "minskande": "minskar"}
_BOTH: Final = _SAID | {"okande": "ökar mot den ena perioden", "minskande": "minskar mot den andra"}
"""What rises against one period and falls against the other."""
_SOME: Final = 5


def counted(totalt: Cell, nu: Period, var: str, *, someone: bool) -> str:
    """How many events; or that nobody reported anything, not even that it was calm."""
    if not someone:
        return f"Det finns inga observationer från {nu.ord}, så lägesbilden kan inte säga hur läget är."
    return f"{antal(totalt.antal, 'händelse', 'händelser')} under {nu.ord}{var}."


def placeless(utan_plats: UtanPlats) -> Iterator[str]:
    """How many events are of no place."""
    if utan_plats.antal:
        yield f"{antal(utan_plats.antal, 'händelse', 'händelser')} saknar plats."


def changed(totalt: Cell, sides: Sequence[tuple[Period, Sida]], named: Named) -> Iterator[str]:
    """What can be said of the total against each other period."""
    changes = [one for one in (totalt.fore, totalt.i_fjol) if one is not None]
    for andring, (period, side) in zip(changes, sides, strict=True):
        if andring.ord == "ej_jamforbart":
            yield f"Det går inte att jämföra med {period.ord}: {side.skal}."
        elif andring.ord == "for_fa":
            told = named.against(totalt, andring, period.ord)
            yield f"För få händelser för att bedöma förändringen: {told}."
        else:
            yield f"{_WORDS[andring.ord]}: {named.against(totalt, andring, period.ord)}."


def standing_out(utmarker: Sequence[Utmarkt], prov: int, named: Named) -> Iterator[str]:
    """What rises, falls or is new, the first few by name; and what only persists. `prov` is how much was tested."""
    ways: dict[tuple[str | None, str], list[Utmarkt]] = {}
    for one in utmarker:
        ways.setdefault((one.kategori, one.plats), []).append(one)
    said = {key: _ways([one.slag for one in some]) for key, some in ways.items()}
    lasting = [_counted(ways[key], "", named) for key, way in said.items() if way == _SAID["kvarstaende"]]
    out = [_counted(ways[key], f"{way}, ", named) for key, way in said.items() if way != _SAID["kvarstaende"]]
    if out:
        yield f"Sticker ut: {_listed(out, 'och')}."
    else:
        yield "Inget sticker ut." if prov else "Det går inte att säga om något sticker ut: inget kunde prövas."
    if lasting:
        yield f"Består: {_listed(lasting, 'och')}."


def _counted(some: Sequence[Utmarkt], way: str, named: Named) -> str:
    return f"{named.cell(some[0].kategori, some[0].plats)} ({way}{tal(some[0].antal)})"


def _ways(slag: Sequence[Utmarkelse]) -> str:
    words = _BOTH if {"okande", "minskande"} <= {*slag} else _SAID
    return uppraknat([words[one] for one in slag])


def reported(rows: Sequence[Rapportorsrad], nu: Period, fore: Period, named: Named) -> Iterator[str]:
    """Who said that it was calm, and who fell silent in the period or since the one before."""
    calm = [str(named.names.aktor(one.aktor)) for one in rows if one.lage == "lugnt"]
    silent = [(one.senast, str(named.names.aktor(one.aktor))) for one in rows if one.lage == "tystnade" and one.senast]
    now = [name for last, name in silent if last >= nu.fran]
    newly = [name for last, name in silent if fore.fran <= last < nu.fran]
    if calm:
        yield f"Rapporterade bara lugnt: {_listed(calm)}."
    for since, names in (("under perioden", now), ("sedan perioden före", newly)):
        if names:
            yield f"Har tystnat {since}: {_listed(names)}. Det betyder inte att inget har hänt."
    if earlier := len(silent) - len(now) - len(newly):
        yield f"Tyst sedan tidigare: {antal(earlier, 'rapportör', 'rapportörer')}."


def _listed(names: Sequence[str], word: str = "samt") -> str:
    return uppraknat([*names[:_SOME], *([f"{len(names) - _SOME} till"] if len(names) > _SOME else [])], word)


class Gjort(NamedTuple):
    """What was done for a picture: tests, the periods compared with, the time for what is new, and the rest."""

    prov: int
    jamforda: list[Period]
    tolv: str | None
    bestar: bool
    timmar: bool
    hjul: bool


_COUNTED: Final = (
    "Räknat är antalet händelser, inte antalet personer. Intervallet runt ett antal är ett exakt 95 % "
    "Poissonintervall (Garwood)."
)


def method(gjort: Gjort) -> str:
    """How changes and standouts were settled, in words: only what was done."""
    said = [_COUNTED, *(_tested(gjort) if gjort.prov else ["Inget kunde jämföras, så inga förändringar är prövade."])]
    if gjort.bestar:
        said.append(
            f"Kvarstående är det som är bland de {tal(TOP)} vanligaste (minst {LEAST} händelser) nu och i "
            f"minst {OFTEN} av de {PERIODS} perioderna före. Det föreslås som ärende bara om det också är nytt eller "
            f"ökar, eller var så i alla {PERIODS} och är minst en tiondel av alla händelser."
        )
    if gjort.timmar:
        said.append(
            "Händelser vars tid bara är känd som ett intervall är jämnt fördelade över det (aoristiska vikter)."
        )
    if gjort.hjul:
        said.append(
            "En kategori står i årshjulet om en månad båda åren hade minst en fjärdedel fler händelser än årets "
            "månader i snitt, och fler än slumpen (binomialtest, Bonferroni, 5 %)."
        )
    if gjort.prov:
        said.append(
            "Proven utgår från att händelserna är oberoende av varandra: kommer de i klungor överdrivs säkerheten."
        )
    return " ".join(said)


def _tested(gjort: Gjort) -> list[str]:
    other = uppraknat([one.ord for one in gjort.jamforda])
    first = (
        f"Förändringar mot {other} är prövade per dag med ett exakt betingat test av två Poissontal (binomialtest, den "
        "mindre svansen dubblad), bland dem som rapporterade båda perioderna och utanför uppehåll."
    )
    new = (
        f"Ny är en kategori på en plats med minst {FEW_NEW} händelser nu och inga {gjort.tolv}, om det är mer än "
        "slumpen i samma korrigering."
    )
    season = "Jämförelsen med perioden före tar inte hänsyn till årstiden; den med i fjol gör det."
    corrected = (
        f"Den som tittar på många siffror hittar alltid något, så {_tests(gjort.prov)} (Bonferroni, 5 %, varav 1 % för "
        "helheten och 4 % för delarna): ökning och minskning är ord bara för det som då är större än slumpen, allt "
        "annat är inom det normala. Intervallet runt en kvot är vidgat lika mycket, så att alla gäller på en gång. "
        f"Färre än {FEW} händelser i båda perioderna tillsammans prövas inte."
    )
    told = [(first, bool(other)), (corrected, True), (new, gjort.tolv is not None), (season, bool(other))]
    return [text for text, done in told if done]


def _tests(prov: int) -> str:
    return "det enda provet är korrigerat" if prov == 1 else f"de {tal(prov)} proven är korrigerade tillsammans"
