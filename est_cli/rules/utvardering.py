"""U501-U508, U514: how the measures were carried out, and what was measured afterwards."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, TypeVar

from est_cli.ord import label
from est_cli.rules.lookup import lacking, maybe
from est_cli.rules.rule import Brist, Context, answered, rule
from est_cli.svenska import uppraknat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from est_cli.model.arende import Arende
    from est_cli.model.atgarder import Atgard, Mal
    from est_cli.model.problem import Baslinje, Indikator
    from est_cli.model.utvardering import Eftermatning, Utvardering

T = TypeVar("T")
P = TypeVar("P", "Indikator", "Atgard", "Mal")

_STATUS: Final = {"planerad", "pagar", "genomford", "delvis", "avbruten"}
_PASSAR: Final = {
    "som_planerat": {"genomford"},
    "justerad": {"genomford"},
    "delvis": {"delvis", "pagar", "avbruten"},
    "ej": {"planerad", "avbruten"},
}
"""The statuses of a measure that agree with each outcome."""
_ORSAKSORD: Final = re.compile(
    r"\b(?:(?:ledde|lett|leder) till|tack vare|(?:berodde|berott|beror) på|"
    r"(?:gav|gett|givit|haft|hade) (?:\w+ )?effekt|orsaka(?:de|des|t|ts)|resultera(?:de|t) i)\b",
    re.IGNORECASE,
)
_FORBEHALL: Final = re.compile(
    r"\b(?:inte|knappast|kanske|möjligen|troligen|oklart|osäkert|kan ha|kan också|talar för)\b", re.IGNORECASE
)
_MENING: Final = re.compile(r"(?<=[.!?])\s+")


def here(text: str, *vag: str | int) -> Brist:
    """A lack in `utvardering.yaml`, in words, and the path there."""
    return Brist(text, "utvardering", vag)


def about(posts: Sequence[T] | None, key: str, wanted: str) -> list[tuple[int, T]]:
    """The posts that name the thing, with their places; one whose reference cannot be read may name anything."""
    return [(n, post) for n, post in enumerate(posts or ()) if maybe(getattr(post, key), wanted)]


def surely_about(posts: Sequence[T] | None, key: str, wanted: str) -> list[tuple[int, T]]:
    """The posts that name the thing for certain, with their places: what is to be compared needs no less."""
    return [(n, post) for n, post in enumerate(posts or ()) if getattr(post, key) == wanted]


def identified(posts: Sequence[P] | None) -> Iterator[P]:
    """The posts that have a usable id: the others already have a finding."""
    return (post for post in posts or () if isinstance(post.id, str))


@rule(
    "U501", "fel", "utvardering", snabb=True, laser=("atgarder",),
    namn="Varje åtgärd har sitt utfall",
    gor="Skriv en rad i genomforande för varje åtgärd: utfall, och kommentar om det inte blev som planerat.",
    varfor="Blev det inget resultat kan det bero på att åtgärden var fel, eller på att den aldrig blev av. Utan "
    "utfallet går det inte att skilja de två åt.",
    kalla="Brå, Samverkan i lokalt brottsförebyggande arbete, 4.7 Dokumentera arbetet",
    bra="genomforande:\n- {atgard: nattvandring, utfall: justerad, kommentar: Två kvällar ställdes in i oväder.}\n"
    "# atgarder.yaml\natgarder:\n- {id: nattvandring, titel: Vuxna i parken}",
    daligt="genomforande:\n- {atgard: nattvandring, utfall: justerad}\n# atgarder.yaml\natgarder:\n"
    "- {id: nattvandring, titel: Vuxna i parken}",
)  # fmt: skip
def utfall(arende: Arende, _: Context) -> Iterator[Brist]:
    """Every measure has its outcome, and why if not as planned."""
    for atgard in identified(arende.atgarder.atgarder):
        rows = about(arende.utvardering.genomforande, "atgard", atgard.id)
        if not rows:
            yield here(f"Utvärderingen säger inte hur det gick med åtgärden {atgard.id}.", "genomforande")
        for n, row in rows:
            if row.utfall is None:
                yield here(f"Åtgärden {atgard.id} saknar utfall.", "genomforande", n, "utfall")
            elif row.utfall in {"justerad", "delvis", "ej"} and not answered(row.kommentar):
                text = f"Åtgärden {atgard.id} blev inte som planerat, men det står inte varför."
                yield here(text, "genomforande", n, "kommentar")


@rule(
    "U502", "fel", "utvardering", laser=("problem",),
    namn="Varje indikator är mätt efteråt",
    gor="Lägg till en eftermätning med varde (eller text), fran, till och kalla för varje indikator.",
    varfor="Det som mättes före måste mätas efter. Annars blir utvärderingen en gissning, hur väl arbetet än är gjort.",
    kalla="POP Center, Assessing responses to problems",
    bra="eftermatningar:\n"
    "- {indikator: handelser-kvall, varde: 19, fran: 2026-05-25, till: 2026-08-30, kalla: rapporter-park}\n"
    "- {indikator: undviker-parken, varde: 38, fran: 2026-08-10, till: 2026-08-16, kalla: enkat-park}",
    daligt="eftermatningar:\n- {indikator: handelser-kvall, varde: 19}",
)  # fmt: skip
def eftermatt(arende: Arende, _: Context) -> Iterator[Brist]:
    """Every indicator has at least one after-value with period and source."""
    for indikator in identified(arende.problem.indikatorer):
        rows = about(arende.utvardering.eftermatningar, "indikator", indikator.id)
        without = [(_lacks(row), n) for n, row in rows]
        if not rows:
            yield here(f"Indikatorn {indikator.id} är inte mätt efteråt.", "eftermatningar")
        elif all(keys for keys, _n in without):
            keys, n = min(without, key=lambda pair: len(pair[0]))
            text = f"Eftermätningen av {indikator.id} saknar {uppraknat(keys)}."
            yield here(text, "eftermatningar", n, keys[0])


def _lacks(row: Eftermatning) -> list[str]:
    value = [] if answered(row.varde) or answered(row.text) else ["varde"]
    return value + lacking(row, "fran", "till", "kalla")


@rule(
    "U504", "varning", "utvardering", laser=("problem",),
    namn="Före och efter går att jämföra",
    fraga="Är före och efter mätta på samma sätt, under samma tid på året?",
    gor="Mät efter med samma källa, lika lång tid och samma veckor som baslinjen. Går det inte: säg det i slutsatsen.",
    varfor="En vinter mot en sommar visar årstiden. Ett kvartal mot en månad visar kalendern. Bara samma källa under "
    "samma veckor visar om något har ändrats. Tiden får skilja tio procent, och veckorna en vecka. En ny omgång från "
    "samma aktör och av samma typ, till exempel samma enkät ett år senare, räknas som samma källa.",
    kalla="Egen slutsats av POP Center, Assessing responses to problems",
    bra="eftermatningar:\n"
    "- {indikator: handelser-kvall, varde: 19, fran: 2026-05-25, till: 2026-08-30, kalla: rapporter-park}",
    daligt="eftermatningar:\n"
    "- {indikator: handelser-kvall, varde: 19, fran: 2026-09-01, till: 2026-09-30, kalla: polis-park}",
)  # fmt: skip
def jamforbart(arende: Arende, _: Context) -> Iterator[Brist]:
    """Baseline and after-value have the same kind of source, a length within 10 %, the same ISO weeks within one."""
    for indikator in identified(arende.problem.indikatorer):
        for n, row in surely_about(arende.utvardering.eftermatningar, "indikator", indikator.id):
            if row.varde is None or indikator.baslinje is None:
                continue
            if not _same_source(arende, indikator.kalla, row.kalla):
                text = f"{indikator.id} mättes med {indikator.kalla} före men med {row.kalla} efter."
                yield here(text, "eftermatningar", n, "kalla")
            for key, text in _periods(indikator.baslinje, row):
                yield here(f"{indikator.id}: {text}", "eftermatningar", n, key)


def _same_source(arende: Arende, before: object, after: object) -> bool:
    """Whether both are one source, or the same actor's of the same kind, asked again; what cannot be read is let be."""
    if not (isinstance(before, str) and isinstance(after, str)) or before == after:
        return True
    every = [*(arende.problem.kallor or ()), *(arende.utvardering.kallor or ())]
    kinds = {one.id: (one.typ, one.aktor) for one in every if isinstance(one.aktor, str)}
    return before in kinds and kinds[before] == kinds.get(after)


def _periods(before: Baslinje, after: Eftermatning) -> Iterator[tuple[str, str]]:
    dates = (before.fran, before.till, after.fran, after.till)
    if not all(isinstance(dag, date) for dag in dates):
        return
    first, last, start, end = (dag for dag in dates if dag is not None)
    long_, short = (last - first).days + 1, (end - start).days + 1
    if not _near_week(first, start):
        yield "fran", f"baslinjen börjar vecka {_week(first)}, eftermätningen vecka {_week(start)}."
    if abs(short - long_) * 10 > long_:
        yield "till", f"baslinjen är {long_} dagar lång, eftermätningen {short}."
    elif _near_week(first, start) and not _near_week(last, end):
        yield "till", f"baslinjen slutar vecka {_week(last)}, eftermätningen vecka {_week(end)}."


def _week(dag: date) -> int:
    return dag.isocalendar().week


def _near_week(one: date, other: date) -> bool:
    apart = abs(_week(one) - _week(other))
    return min(apart, 52 - apart) <= 1


@rule(
    "U505", "varning", "utvardering",
    namn="Någon har sett efter om problemet flyttade",
    fraga="Har problemet flyttat, eller har grannplatserna också blivit bättre?",
    gor="Fyll i omfordelning: plats, före och efter. Har ni sett efter och inte funnit något: skriv [].",
    varfor="Ett problem som försvann härifrån kan ha dykt upp runt hörnet. Lika ofta sprider sig nyttan till "
    "platserna intill, och det är också värt att veta.",
    kalla="POP Center, Analyzing crime displacement and diffusion",
    bra="omfordelning:\n- {indikator: handelser-kvall, platser: [kajstraket], fore: 9, efter: 11}",
    daligt="omfordelning:",
)  # fmt: skip
def flyttade(arende: Arende, _: Context) -> Iterator[Brist]:
    """Displacement or diffusion looked for; an empty list says that someone looked."""
    if arende.utvardering.omfordelning is None:
        yield here("Utvärderingen säger inte om problemet har flyttat.", "omfordelning")


@rule(
    "U506", "varning", "utvardering",
    namn="Andra förklaringar är prövade",
    fraga="Vad annat kan förklara förändringen?",
    gor="Fyll i andra_forklaringar ([] om ni sökt och inte funnit någon). Skriv ”ledde till” och liknande bara om en "
    "jämförelse med platser, fore och efter bär det; annars ”talar för”.",
    varfor="Väder, skolstart och ombyggen ändrar också siffror. Utan en plats att jämföra med vet vi att det blev "
    "bättre, men inte varför.",
    kalla="POP Center, Assessing responses to problems; ord som listan känner igen: ledde till, tack vare, berodde "
    "på, gav effekt, orsakade, resulterade i, utan förbehåll i samma mening",
    bra="andra_forklaringar: [Juli var regnigare än året före.]\n"
    "slutsats: Färre händelser här men inte i Lindparken. Det talar för åtgärderna.",
    daligt="slutsats: Ljuset ledde till färre händelser.\njamforelse: []",
)  # fmt: skip
def andra_forklaringar(arende: Arende, _: Context) -> Iterator[Brist]:
    """Other explanations; "ledde till" and its like only with a comparison."""
    part = arende.utvardering
    if part.andra_forklaringar is None:
        yield here("Utvärderingen säger inte vad annat som kan förklara resultatet.", "andra_forklaringar")
    if any(not lacking(row, "platser", "fore", "efter") for row in part.jamforelse or ()):
        return
    for vag, text in _conclusions(part):
        said = claim(text)
        if said:
            yield here(f"”{said}” säger mer än vi vet: ingen jämförelse med en annan plats bär det.", *vag)


def _conclusions(part: Utvardering) -> Iterator[tuple[tuple[str | int, ...], object]]:
    yield ("slutsats",), part.slutsats
    for n, row in enumerate(part.maluppfyllelse or ()):
        yield ("maluppfyllelse", n, "motivering"), row.motivering


def claim(text: object) -> str:
    """The words of a text that say that something caused something, without a reservation; empty for none."""
    sentences = _MENING.split(text) if isinstance(text, str) else []
    hits = [_ORSAKSORD.search(sentence) for sentence in sentences if not _FORBEHALL.search(sentence)]
    return next((hit.group() for hit in hits if hit), "")


@rule(
    "U507", "varning", "utvardering",
    namn="Efteråt finns både siffror och ord",
    fraga="Sägs resultatet både i siffror och i ord?",
    gor="Lägg till en eftermätning med varde, och en med text: vad de som är på platsen säger.",
    varfor="Siffran säger hur mycket, människorna säger vad det betyder. Siffror kan sjunka för att folk slutat "
    "anmäla, och intryck kan vara fel; tillsammans håller de.",
    kalla="POP Center, SARA-modellen (Assessment)",
    bra="eftermatningar:\n- {indikator: undviker-parken, varde: 38}\n"
    "- {indikator: undviker-parken, text: Fler beskriver parken som ljus och befolkad.}",
    daligt="eftermatningar:\n- {indikator: undviker-parken, varde: 38}",
)  # fmt: skip
def siffror_och_ord(arende: Arende, _: Context) -> Iterator[Brist]:
    """At least one after-value in figures and at least one in words."""
    rows = arende.utvardering.eftermatningar or ()
    kinds = (("varde", "siffror"), ("text", "ord"))
    absent = [word for key, word in kinds if not any(answered(getattr(row, key)) for row in rows)]
    if absent:
        yield here(f"Ingen eftermätning finns i {uppraknat(absent, 'eller')}.", "eftermatningar")


@rule(
    "U508", "varning", "utvardering",
    namn="Vad det kostade står där",
    fraga="Vad kostade det till slut i timmar och pengar?",
    gor="Fyll i resurser i genomforande: timmar eller kronor som faktiskt gick åt; 0 om inga.",
    varfor="Den som ska välja åtgärd nästa gång behöver veta vad den kostar på riktigt, inte bara vad den var tänkt "
    "att kosta.",
    kalla="Brå, Samverkan i lokalt brottsförebyggande arbete, 4.7 Dokumentera arbetet",
    bra="genomforande:\n- {atgard: nattvandring, utfall: som_planerat, resurser: {timmar: 520, kronor: 37000}}",
    daligt="genomforande:\n- {atgard: nattvandring, utfall: som_planerat}",
)  # fmt: skip
def kostnad(arende: Arende, _: Context) -> Iterator[Brist]:
    """Actual hours or cost by measure."""
    for n, row in enumerate(arende.utvardering.genomforande or ()):
        if row.resurser is None or (row.resurser.timmar is None and row.resurser.kronor is None):
            text = f"Det står inte hur många timmar eller kronor åtgärden {row.atgard or 'utan id'} tog."
            yield here(text, "genomforande", n, "resurser")


@rule(
    "U514", "varning", "utvardering", laser=("atgarder",),
    namn="Åtgärdens status stämmer med utfallet",
    fraga="Stämmer åtgärdernas status med det som sägs om utfallet?",
    gor="Ändra det som är fel: utfallet här, eller statusen med est atgard status.",
    varfor="En åtgärd som står som pågående men utvärderas som klar är oftast en status som glömts, och då påminner "
    "est i onödan. Så hör de ihop: utfallet som_planerat eller justerad med genomford; delvis med delvis, pagar eller "
    "avbruten; ej med planerad eller avbruten.",
    kalla="Egen slutsats",
    bra="genomforande:\n- {atgard: nattvandring, utfall: som_planerat}\n# atgarder.yaml\natgarder:\n"
    "- {id: nattvandring, titel: Vuxna i parken, status: genomford}",
    daligt="genomforande:\n- {atgard: nattvandring, utfall: som_planerat}\n# atgarder.yaml\natgarder:\n"
    "- {id: nattvandring, titel: Vuxna i parken, status: pagar}",
)  # fmt: skip
def status_och_utfall(arende: Arende, _: Context) -> Iterator[Brist]:
    """A measure's status agrees with its outcome."""
    for atgard in identified(arende.atgarder.atgarder):
        for n, row in surely_about(arende.utvardering.genomforande, "atgard", atgard.id):
            if row.utfall in _PASSAR and atgard.lage in _STATUS - _PASSAR[row.utfall]:
                said, status = label(row.utfall, "utfall"), label(atgard.lage, "status")
                yield here(
                    f"Åtgärden {atgard.id} har utfallet {said}, men dess status är {status}.",
                    "genomforande",
                    n,
                    "utfall",
                )
