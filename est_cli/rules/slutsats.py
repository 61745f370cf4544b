"""U503, U509-U513: the verdicts on the goals, what was decided, who keeps watch, who was told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from est_cli.ord import label
from est_cli.reading.refused import REFUSED
from est_cli.rules.lookup import lacking
from est_cli.rules.rule import Brist, Context, rule
from est_cli.rules.utvardering import about, here, identified, surely_about
from est_cli.svenska import tal, uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Mal
    from est_cli.model.problem import Indikator
    from est_cli.model.utvardering import Eftermatning

_TILLBAKA: Final = {"fortsatt": "atgarder", "justera": "atgarder", "till_analys": "analys", "till_problem": "problem"}
_VAL: Final = {
    "fortsatt": "att fortsätta", "justera": "att justera åtgärderna",
    "till_analys": "att gå tillbaka till analysen", "till_problem": "att gå tillbaka till problemet",
}  # fmt: skip
_MOTTAGARE: Final = {"rapportorer": "dem som rapporterade", "allmanheten": "allmänheten"}


@rule(
    "U503", "fel", "utvardering", laser=("atgarder",),
    namn="Varje mål är bedömt, med skäl",
    gor="Skriv en rad i maluppfyllelse för varje mål: bedomning och motivering.",
    varfor="Målen sattes för att kunna säga om det lyckades. Säg det då, mål för mål, också när svaret är nej.",
    kalla="POP Center, SARA-modellen (Assessment)",
    bra="maluppfyllelse:\n"
    "- {mal: farre-handelser, bedomning: uppnatt, motivering: 19 händelser mot 46. Målet var 24.}\n# atgarder.yaml\n"
    "mal:\n- {id: farre-handelser, malvarde: 24}",
    daligt="maluppfyllelse:\n- {mal: farre-handelser, bedomning: uppnatt}\n# atgarder.yaml\nmal:\n"
    "- {id: farre-handelser, malvarde: 24}",
)  # fmt: skip
def malen_bedomda(arende: Arende, _: Context) -> Iterator[Brist]:
    """Every goal has its verdict, with the reason."""
    for mal in identified(arende.atgarder.mal):
        rows = about(arende.utvardering.maluppfyllelse, "mal", mal.id)
        if not rows:
            yield here(f"Målet {mal.id} är inte bedömt.", "maluppfyllelse")
        for n, row in rows:
            keys = lacking(row, "bedomning", "motivering")
            if keys:
                text = f"Bedömningen av målet {mal.id} saknar {uppraknat(keys)}."
                yield here(text, "maluppfyllelse", n, keys[0])


@rule(
    "U509", "fel", "utvardering", snabb=True,
    namn="Utvärderingen slutar i ett beslut",
    gor="Fyll i beslut: val, organ och datum. Bara valet avsluta öppnar för avslutat; vid ett annat val tar est backa "
    "ärendet dit beslutet pekar.",
    varfor="En utvärdering som ingen beslutar något av ändrar ingenting. Någon ska ha sagt: klart, mer av detta, "
    "eller tänk om.",
    kalla="POP Center, bilaga C",
    bra="beslut: {val: avsluta, organ: Styrgruppen för trygghet, datum: 2026-10-22}",
    daligt="beslut: {val: fortsatt, organ: Styrgruppen för trygghet, datum: 2026-10-22}",
)  # fmt: skip
def beslutat(arende: Arende, _: Context) -> Iterator[Brist]:
    """A decision with choice, body and date; any choice but `avsluta` closes the gate and names the command."""
    beslut = arende.utvardering.beslut
    if beslut is None:
        yield here("Utvärderingen har inte lett till något beslut.", "beslut")
        return
    keys = lacking(beslut, "val", "organ", "datum")
    if keys:
        yield here(f"Beslutet saknar {uppraknat(keys)}.", "beslut", keys[0])
    if beslut.val in _TILLBAKA:
        yield here(_way_back(arende, beslut.val), "beslut", "val")


def _way_back(arende: Arende, val: str) -> str:
    command = f'est backa {arende.id} {_TILLBAKA[val]} --motiv "…"'
    if val == "till_analys" and arende.snabb:
        command = f"spar: fordjupad i arende.yaml, och sedan {command}"
    return f"Beslutet är {_VAL[val]}, så ärendet kan inte avslutas. Skriv {command}."


@rule(
    "U510", "varning", "utvardering",
    namn="Någon håller uppsikt efteråt",
    fraga="Vem håller uppsikt från och med nu, och när?",
    gor="Fyll i bevakning: ansvarig och nasta_kontroll.",
    varfor="Problem kommer tillbaka när alla tittar åt ett annat håll. En funktion och ett datum räcker för att det "
    "ska märkas i tid.",
    kalla="POP Center, SARA-modellen (ongoing assessment)",
    bra="bevakning: {ansvarig: kommun-trygghet, nasta_kontroll: 2027-06-14}",
    daligt="bevakning: {ansvarig: kommun-trygghet}",
)  # fmt: skip
def bevakas(arende: Arende, _: Context) -> Iterator[Brist]:
    """Who keeps watch, and the next check."""
    bevakning = arende.utvardering.bevakning
    if bevakning is None:
        yield here("Ingen håller uppsikt efteråt.", "bevakning")
        return
    keys = lacking(bevakning, "ansvarig", "nasta_kontroll")
    if keys:
        yield here(f"Bevakningen saknar {uppraknat(keys)}.", "bevakning", keys[0])


@rule(
    "U511", "varning", "utvardering", snabb=True,
    namn="De som rapporterade och allmänheten har fått veta",
    fraga="Har de som rapporterade, och allmänheten, fått veta hur det gick?",
    gor="Skriv texterna med est aterkoppling ÄRENDE, skicka dem, och skriv en rad i aterkoppling för rapportorer och "
    "en för allmanheten.",
    varfor="Den som rapporterar och aldrig hör något slutar rapportera. Och de som bor där ska få veta vad som "
    "gjordes, vad det gav och vad som återstår.",
    kalla="EST, momentet återkoppling; 12 § lag (2023:196)",
    bra="aterkoppling:\n- {datum: 2026-09-21, till: rapportorer}\n- {datum: 2026-10-26, till: allmanheten}",
    daligt="aterkoppling:\n- {datum: 2026-09-21, till: styrgrupp}",
)  # fmt: skip
def aterkopplat(arende: Arende, _: Context) -> Iterator[Brist]:
    """Feedback given, to reporters and to the public."""
    rows = arende.utvardering.aterkoppling
    absent = [word for key, word in _MOTTAGARE.items() if not about(rows, "till", key)]
    if absent:
        yield here(f"Ingen återkoppling till {uppraknat(absent, 'eller')}.", "aterkoppling")


@rule(
    "U512", "varning", "utvardering",
    namn="Lärdomarna är nedskrivna",
    fraga="Vad har vi lärt oss, också av det som inte gick?",
    gor="Fyll i lardomar: vad ni skulle göra om, och vad ni skulle göra annorlunda.",
    varfor="Nästa grupp som möter samma problem har mest nytta av det som inte fungerade. Det står sällan någonstans.",
    kalla="KTH, workshop om brottsförebyggande arbete 2017",
    bra="lardomar: [Beställ pollare i februari. Leveranstiden var tolv veckor.]",
    daligt="lardomar:",
)  # fmt: skip
def lardomar(arende: Arende, _: Context) -> Iterator[Brist]:
    """Lessons, also when it failed."""
    if arende.utvardering.lardomar is None:
        yield here("Utvärderingen har inga lärdomar.", "lardomar")


@rule(
    "U513", "varning", "utvardering", laser=("problem", "atgarder"),
    namn="Bedömningen av målet stämmer med siffrorna",
    fraga="Stämmer omdömet om målen med de mätta värdena?",
    gor="Kontrollera målvärdet, eftervärdet och bedömningen. Är siffran missvisande: skriv kan_ej_bedomas och varför.",
    varfor="Målet sattes i förväg för att ingen efteråt skulle kunna flytta det. Det är uppnått när det senaste "
    "värdet når målvärdet, och delvis när det ligger mellan baslinjen och målet.",
    kalla="Egen slutsats av SMART-målen (Brå, Följ upp arbetsprocessen)",
    bra="maluppfyllelse:\n- {mal: fler-gar-genom-parken, bedomning: delvis, motivering: 38 procent. Målet var 35.}",
    daligt="maluppfyllelse:\n"
    "- {mal: fler-gar-genom-parken, bedomning: uppnatt, motivering: Klart bättre än förra året.}",
)  # fmt: skip
def bedomningen_stammer(arende: Arende, _: Context) -> Iterator[Brist]:
    """The verdict on a goal agrees with target, newest outcome and direction."""
    indikatorer = {indikator.id: indikator for indikator in identified(arende.problem.indikatorer)}
    for mal in identified(arende.atgarder.mal):
        indikator = indikatorer.get(mal.indikator) if isinstance(mal.indikator, str) else None
        if indikator is None:
            continue
        for n, row in surely_about(arende.utvardering.maluppfyllelse, "mal", mal.id):
            text = _contradiction(mal, indikator, arende.utvardering.eftermatningar, row.bedomning)
            if text:
                yield here(f"Målet {mal.id} {text}", "maluppfyllelse", n, "bedomning")


def _contradiction(mal: Mal, indikator: Indikator, rows: Sequence[Eftermatning] | None, verdict: str | None) -> str:
    """What is wrong with the verdict, in words; empty where nothing is, or where it cannot be told."""
    before = _number(indikator.baslinje.varde if indikator.baslinje else None)
    after, target = _newest(indikator, rows), _number(mal.malvarde)
    way = _direction(indikator, before, target)
    if after is None or target is None or not way:
        return ""
    reached = (target - after) * way <= 0
    better = before is None or (after - before) * way > 0
    figures = f"utfallet är {tal(float(after))} och målvärdet {tal(float(target))}."
    if verdict == "uppnatt" and not reached:
        return f"bedöms som uppnått, men {figures}"
    if verdict in {"delvis", "ej"} and reached:
        return f"bedöms som {label(verdict, 'malbedomning')}, men det är nått: {figures}"
    if verdict == "delvis" and before is not None and not better:
        figures = f"före {tal(float(before))}, efter {tal(float(after))}."
        return f"bedöms som delvis uppnått, men det blev inte bättre: {figures}"
    return ""


def _number(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _direction(indikator: Indikator, before: Decimal | None, target: Decimal | None) -> int:
    """1 where more is better, -1 where less is; from baseline and target where it is not stated; 0: unknown."""
    if indikator.riktning is not None or before is None or target is None:
        return {"oka": 1, "minska": -1}.get(indikator.riktning or "", 0)
    return (target > before) - (target < before)


def _newest(indikator: Indikator, rows: Sequence[Eftermatning] | None) -> Decimal | None:
    """The newest after-value in figures; None where there is none, or where some value cannot be read."""
    mine = [(n, row) for n, row in about(rows, "indikator", indikator.id) if row.varde is not None]
    if any(REFUSED in (row.indikator, row.varde, row.till) for _, row in mine):
        return None
    return max(((row.till or date.min, n, row.varde) for n, row in mine), default=(None, 0, None))[2]
