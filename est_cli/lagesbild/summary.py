"""A picture in a few plain sentences, and how it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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


def counted(totalt: Cell, nu: Period, var: str, utan_plats: UtanPlats, *, someone: bool) -> Iterator[str]:
    """How many events, and how many of no place; or that nobody reported anything, not even that it was calm."""
    if not someone:
        yield f"Det finns inga observationer från {nu.ord}, så lägesbilden kan inte säga hur läget är."
        return
    yield f"{antal(totalt.antal, 'händelse', 'händelser')} under {nu.ord}{var}."
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


def standing_out(utmarker: Sequence[Utmarkt], named: Named) -> str:
    """What stands out, the first few by name."""
    if not utmarker:
        return "Inget sticker ut."
    ways: dict[tuple[str | None, str], list[Utmarkt]] = {}
    for one in utmarker:
        ways.setdefault((one.kategori, one.plats), []).append(one)
    said = [
        f"{named.cell(*key)} ({_ways([one.slag for one in some])}, {tal(some[0].antal)})"
        for key, some in list(ways.items())[:_SOME]
    ]
    more = len(ways) - len(said)
    return f"Sticker ut: {uppraknat([*said, *([f'{more} till'] if more else [])])}."


def _ways(slag: Sequence[Utmarkelse]) -> str:
    words = _BOTH if {"okande", "minskande"} <= {*slag} else _SAID
    return uppraknat([words[one] for one in slag])


def reported(rows: Sequence[Rapportorsrad], fore: Period, named: Named) -> Iterator[str]:
    """Who said that it was calm, and who fell silent since the period before."""
    calm = [str(named.names.aktor(one.aktor)) for one in rows if one.lage == "lugnt"]
    silent = [one for one in rows if one.lage == "tystnade"]
    newly = [str(named.names.aktor(one.aktor)) for one in silent if one.senast and one.senast >= fore.fran]
    if calm:
        yield f"Rapporterade bara lugnt: {_listed(calm)}."
    if newly:
        yield f"Har tystnat sedan perioden före: {_listed(newly)}. Det betyder inte att inget har hänt."
    if len(silent) > len(newly):
        yield f"Tyst sedan tidigare: {antal(len(silent) - len(newly), 'rapportör', 'rapportörer')}."


def _listed(names: Sequence[str]) -> str:
    return uppraknat([*names[:_SOME], *([f"{len(names) - _SOME} till"] if len(names) > _SOME else [])], "samt")


def method(prov: int, sides: Sequence[Period], tolv: str) -> str:
    """How changes and standouts were settled, in words."""
    other = uppraknat([one.ord for one in sides])
    return (
        "Räknat är antalet händelser, inte antalet personer. Intervallet runt ett antal är ett exakt 95 % "
        f"Poissonintervall (Garwood). Förändringar mot {other} är prövade per dag med ett exakt betingat test av två "
        "Poissontal (binomialtest, den mindre svansen dubblad), bland dem som "
        "rapporterade båda perioderna. Den som tittar på många siffror "
        f"hittar alltid något, så de {tal(prov)} proven är korrigerade tillsammans (Bonferroni, 5 %, varav 1 % för "
        "helheten och 4 % för delarna): ökning och minskning är ord bara för det som då är större än slumpen, allt "
        "annat är inom det normala. Intervallet runt en kvot är vidgat lika mycket, så att alla gäller på en "
        f"gång. Färre än {FEW} händelser i båda perioderna tillsammans prövas inte. Ny är en "
        f"kategori på en plats med minst {FEW_NEW} händelser nu och inga {tolv}, om det är mer än slumpen i samma "
        f"korrigering. Kvarstående är det som är bland de {tal(TOP)} vanligaste (minst {LEAST} händelser) nu och i "
        f"minst {OFTEN} av de {PERIODS} perioderna före. Jämförelsen med perioden före tar inte hänsyn till årstiden; "
        "den med i fjol gör det. Händelser vars tid bara är känd som ett intervall är jämnt fördelade över det "
        "(aoristiska vikter). En kategori står i årshjulet om en månad båda åren hade minst en fjärdedel fler "
        "händelser än årets månader i snitt, och fler än slumpen (binomialtest, Bonferroni, 5 %). Proven utgår från "
        "att händelserna är oberoende av varandra: kommer de i klungor överdrivs säkerheten."
    )
