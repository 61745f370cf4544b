"""S: how a case moves through the stages, and what must hold whatever the stage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from est_cli.model.arende import SKEDEN
from est_cli.ord import label
from est_cli.rules.datum import happened, last_change, still_days
from est_cli.rules.lookup import fordjupade, named
from est_cli.rules.rule import Brist, Context, answered, rule
from est_cli.rules.sent import Sen, late
from est_cli.svenska import antal, datum_i_ord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from est_cli.model.arende import Arende, Historikrad
    from est_cli.model.installningar import Uppehall
    from est_cli.model.record import Record

_ALLA: Final = ("problem", "analys", "atgarder", "utvardering")
_PLATS: Final = {skede: index for index, skede in enumerate(SKEDEN)}
_STILLA_DAGAR: Final = 60
_PROBLEM: Final = "- {datum: 2026-01-15, skede: problem, av: kommun-trygghet}"
_ANALYS: Final = "- {datum: 2026-02-12, skede: analys, av: kommun-trygghet, mote: 2026-02-12}"


@rule(
    "S601", "fel", "alltid", snabb=True, laser=_ALLA,
    namn="Varje id finns bara en gång",
    gor="Ge den ena ett nytt id, och se över det som hänvisar dit. En källa skrivs en gång och kan användas i alla "
    "filer.",
    varfor="Med två likadana id går det inte att veta vilken som menas, varken för est eller för den som läser.",
    kalla="Egen regel: hänvisningar ska vara entydiga",
    bra="# analys.yaml\nkallor:\n- {id: samtal-park, typ: dialog, beskrivning: Samtal i parken}",
    daligt="# analys.yaml\nkallor:\n- {id: rapporter-park, typ: dialog, beskrivning: Samtal i parken}",
)  # fmt: skip
def unika_id(arende: Arende, _: Context) -> Iterator[Brist]:
    """Ids are unique in their list, and source ids in the case."""
    problem, analys, plan = arende.problem, arende.analys, arende.atgarder
    sources = (*_ids("problem", "kallor", problem), *_ids("analys", "kallor", analys))
    yield from _doubles("Källan", (*sources, *_ids("utvardering", "kallor", arende.utvardering)))
    yield from _doubles("Indikatorn", _ids("problem", "indikatorer", problem))
    yield from _doubles("Orsaken", _ids("analys", "orsaker", analys))
    yield from _doubles("Målet", _ids("atgarder", "mal", plan))
    yield from _doubles("Åtgärden", _ids("atgarder", "atgarder", plan))


def _ids(fil: str, key: str, part: Record) -> Iterator[tuple[str, tuple[str | int, ...], object]]:
    for n, post in enumerate(getattr(part, key) or ()):
        yield fil, (key, n, "id"), post.id


def _doubles(word: str, posts: Iterable[tuple[str, tuple[str | int, ...], object]]) -> Iterator[Brist]:
    seen: dict[str, str] = {}
    for fil, vag, id_ in posts:
        if isinstance(id_, str) and id_ in seen:
            yield Brist(f"{word} {id_} finns redan i {seen[id_]}.yaml.", fil, vag)
        elif isinstance(id_, str):
            seen[id_] = fil


@rule(
    "S603", "varning", "alltid", snabb=True, laser=("atgarder", "utvardering"),
    namn="Inget är försenat",
    gor="Är det gjort: ändra status. Annars: sätt ett nytt datum (slut, omprovas, senast eller nasta_kontroll) och "
    "anteckna varför.",
    varfor="Ett datum som passerat utan att någon märkt det är första tecknet på att ett ärende tappats.",
    kalla="EST, momentet uppföljning; Brå, Följ upp arbetsprocessen",
    bra="# atgarder.yaml\natgarder:\n"
    "- {id: lag-hack, titel: Låg häck, start: 2026-04-07, slut: 2026-05-08, status: genomford}",
    daligt="# atgarder.yaml\natgarder:\n"
    "- {id: lag-hack, titel: Låg häck, start: 2026-04-07, slut: 2026-05-08, status: pagar}",
)  # fmt: skip
def forsenat(arende: Arende, context: Context) -> Iterator[Brist]:
    """Late: a measure, a re-assessment, a goal or a check whose day has passed."""
    for sen in late(arende, context.idag):
        yield Brist(_late_text(sen), sen.fil, sen.vag)


def _late_text(sen: Sen) -> str:
    dag = datum_i_ord(sen.senast)
    return {
        "atgard": f"Åtgärden {sen.id} skulle vara klar {dag}.",
        "omprovning": f"Åtgärden {sen.id} skulle prövas om {dag}.",
        "mal": f"Målet {sen.id} skulle vara nått {dag}, och ärendet är inte i utvärderingen.",
        "kontroll": f"Nästa kontroll skulle göras {dag}.",
    }[sen.slag]


@rule(
    "S604", "fel", "alltid", snabb=True,
    namn="Historiken går att följa",
    gor="Rätta raden, eller lägg till den som fattas. Låt helst est framat, est backa och est avskriv skriva "
    "historiken.",
    varfor="Den som tar över ärendet ska kunna se hur det har gått, steg för steg. Ett hopp är ett steg som ingen har "
    "prövat, och en väg tillbaka utan skäl förstår ingen efteråt.",
    kalla="POP Center, SARA-modellen; stegen i Brås samverkanshandbok",
    bra=f"historik:\n{_PROBLEM}\n{_ANALYS}",
    daligt=f"historik:\n{_PROBLEM}\n- {{datum: 2026-09-07, skede: utvardering, av: kommun-trygghet}}",
)  # fmt: skip
def historiken(arende: Arende, _: Context) -> Iterator[Brist]:
    """The first line `problem`; then a step that is allowed, with `motiv` where one is due; dates never fall."""
    rows = arende.historik
    if rows[0].skede in {*SKEDEN[1:], "avskrivet"}:
        text = f"Historiken börjar med {label(rows[0].skede)}; första raden ska vara problem."
        yield Brist(text, "arende", ("historik", 0, "skede"))
    newest: date | None = None
    for n, row in enumerate(rows):
        if n:
            yield from _step(rows, n)
        if not isinstance(row.datum, date):
            continue
        if newest is not None and row.datum < newest:
            text = f"Raden är daterad {row.datum}, men en tidigare rad {newest}."
            yield Brist(text, "arende", ("historik", n, "datum"))
        newest = max(newest or row.datum, row.datum)


def _step(rows: Sequence[Historikrad], n: int) -> Iterator[Brist]:
    before, now = rows[n - 1].skede, rows[n].skede
    known = {*SKEDEN, "avskrivet"}
    if before not in known or now not in known:
        return
    if now == before:
        yield Brist(f"Skedet {label(now)} står två gånger i rad.", "arende", ("historik", n, "skede"))
    elif "avskrivet" in {before, now} or _PLATS[now] < _PLATS[before]:
        if before == "avskrivet" and _PLATS[now] > _furthest(rows[:n]):
            yield Brist(
                f"Ärendet tas upp i {label(now)}, ett skede som det inte har nått förut.",
                "arende",
                ("historik", n, "skede"),
            )
        if not answered(rows[n].motiv):
            yield Brist(
                f"Steget från {label(before)} till {label(now)} saknar motiv.", "arende", ("historik", n, "motiv")
            )
    elif _PLATS[now] != _PLATS[before] + 1 and (before, now) != ("problem", "atgarder"):
        yield Brist(f"Ärendet går från {label(before)} direkt till {label(now)}.", "arende", ("historik", n, "skede"))


def _furthest(rows: Sequence[Historikrad]) -> int:
    """The place in the order of the furthest stage so far; past them all where a line cannot be read."""
    return max((_PLATS.get(row.skede, len(SKEDEN)) for row in rows if row.skede != "avskrivet"), default=0)


@rule(
    "S605", "varning", "alltid", snabb=True, laser=_ALLA,
    namn="Det som hänt ligger inte i framtiden",
    gor="Rätta datumet. Ofta är det året som är fel.",
    varfor="Ett datum efter i dag på något som redan har hänt är ett skrivfel, och det förskjuter alla jämförelser.",
    kalla="Egen regel",
    bra="bedomning: {niva: gron, trend: minskande, datum: 2026-10-22}",
    daligt="bedomning: {niva: gron, trend: minskande, datum: 2027-10-22}",
)  # fmt: skip
def inte_i_framtiden(arende: Arende, context: Context) -> Iterator[Brist]:
    """No date that tells what has happened lies after today."""
    for hant in happened(arende):
        if hant.datum > context.idag:
            text = f"{hant.datum} ligger efter i dag ({context.idag}), men det som dateras har redan hänt."
            yield Brist(text, hant.fil, hant.vag)


@rule(
    "S606", "fel", "alltid", snabb=True, laser=("atgarder",),
    namn="Ett snabbt ärende har bara akuta åtgärder",
    gor="Skriv akut: ja om åtgärden görs genast och omprövas. Annars: skriv spar: fordjupad i arende.yaml, och utred "
    "orsakerna.",
    varfor="Det snabba spåret får hoppa över orsaksanalysen därför att det bara stoppar blödningen. Det som ska hålla "
    "länge behöver en orsak att riktas mot.",
    kalla="EST, här och nu och långsiktigt (Gerell & Hallin 2020)",
    bra="spar: snabb\n# atgarder.yaml\natgarder:\n- {id: trasig-lampa, titel: Byt lampan vid scenen, akut: ja}",
    daligt="spar: snabb\n# atgarder.yaml\natgarder:\n- {id: lag-hack, titel: Låg häck}",
)  # fmt: skip
def bara_akuta(arende: Arende, _: Context) -> Iterator[Brist]:
    """A quick case holds only acute measures."""
    for n, atgard in fordjupade(arende) if arende.snabb else ():
        text = f"Åtgärden {named(atgard)} är inte akut, och ärendet går på det snabba spåret."
        yield Brist(text, "atgarder", ("atgarder", n, "akut"))


@rule(
    "S607", "varning", "alltid", snabb=True,
    namn="Bedömningen gäller det skede ärendet står i",
    gor="Bedöm nivå och trend på nytt, och skriv dagens datum i bedomning.",
    varfor="När ärendet byter skede har någon sett på det på nytt. Då ska färgen också stämma: en gammal gul kan vara "
    "röd i dag.",
    kalla="Egen slutsats av Kumlas lägesbilder, som följer förändringar",
    bra=f"bedomning: {{niva: gul, trend: ny, datum: 2026-02-12}}\nhistorik:\n{_PROBLEM}\n{_ANALYS}",
    daligt=f"bedomning: {{niva: gul, trend: ny, datum: 2026-01-15}}\nhistorik:\n{_PROBLEM}\n{_ANALYS}",
)  # fmt: skip
def aktuell_bedomning(arende: Arende, _: Context) -> Iterator[Brist]:
    """`bedomning.datum` is not before the last line of historik."""
    last, bedomning = arende.historik[-1], arende.bedomning
    if bedomning is None or not (isinstance(bedomning.datum, date) and isinstance(last.datum, date)):
        return
    if bedomning.datum < last.datum:
        text = f"Bedömningen är från {datum_i_ord(bedomning.datum)}, innan ärendet gick till {label(last.skede)}."
        yield Brist(text, "arende", ("bedomning", "datum"))


@rule(
    "S608", "varning", "alltid", snabb=True, laser=_ALLA,
    namn="Ärendet rör på sig",
    gor="Ta upp det på nästa möte. Anteckna vad som händer (est anteckna), eller avsluta det: est framat eller est "
    "avskriv.",
    varfor="Ett ärende som ingen rört på länge är oftast bortglömt. Det är bättre avskrivet med ett skäl än öppet "
    "utan någon. Gränsen är stilla_dagar i est.yaml, 60 om inget annat står där. Uppehåll räknas inte.",
    kalla="EST, den löpande takten i möten och uppföljning",
    bra="anteckningar:\n- {datum: 2026-11-10, text: Ny vandring bokad.}\n"
    f"historik:\n{_PROBLEM}\n{_ANALYS}",
    daligt=f"bedomning:\nhistorik:\n{_PROBLEM}\n{_ANALYS}\n"
    "# utvardering.yaml\nbeslut:\naterkoppling:",
)  # fmt: skip
def stilla(arende: Arende, context: Context) -> Iterator[Brist]:
    """No change for `stilla_dagar`; not during `uppehall`, not when closed or written off."""
    if arende.skede in {"avslutat", "avskrivet"}:
        return
    limit, pauses = _routine(context)
    if _moved_lately(arende.historik[-1].datum, limit, context.idag):
        return  # the quick answer for most cases
    newest = last_change(arende, context.motesdagar.get(arende.id, ()), context.idag)
    days = still_days(newest, context.idag, pauses) if newest else None
    if newest and days is not None and days >= limit:
        text = f"Inget har hänt i ärendet på {antal(days, 'dag', 'dagar')}, sedan {datum_i_ord(newest)}."
        yield Brist(text, "arende", ("historik", len(arende.historik) - 1, "datum"))


def _moved_lately(last: object, limit: int, idag: date) -> bool:
    return isinstance(last, date) and 0 <= (idag - last).days < limit


def _routine(context: Context) -> tuple[int, tuple[Uppehall, ...]]:
    settings = context.installningar
    return (_STILLA_DAGAR, ()) if settings is None else (settings.stilla_dagar, settings.uppehall)


@rule(
    "S609", "varning", "alltid", snabb=True,
    namn="Åtgärder och avslut är uppe på ett möte",
    gor="Ange mötet när ärendet flyttas, framåt eller bakåt: --mote MÖTE. Är det redan flyttat: lägg till mote på "
    "raden i historik.",
    varfor="Att sätta in åtgärder och att sluta är beslut som flera ska stå bakom. Mötet visar vilka som var med.",
    kalla="Brå, åtgärdsplaner antas av styrgruppen (steget Genomförande)",
    bra=f"historik:\n{_PROBLEM}\n- {{datum: 2026-03-26, skede: atgarder, av: kommun-trygghet, mote: 2026-03-26}}",
    daligt=f"historik:\n{_PROBLEM}\n- {{datum: 2026-03-26, skede: atgarder, av: kommun-trygghet}}",
)  # fmt: skip
def med_mote(arende: Arende, _: Context) -> Iterator[Brist]:
    """An in-depth case enters `atgarder` and `avslutat` with a meeting."""
    for n, row in enumerate(arende.historik if arende.spar in {None, "fordjupad"} else ()):
        if row.skede in {"atgarder", "avslutat"} and not answered(row.mote):
            text = f"Ärendet gick till {label(row.skede)} utan att ett möte anges."
            yield Brist(text, "arende", ("historik", n, "mote"))
