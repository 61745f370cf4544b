"""New records of a case, told as one says them at a table: an outcome, a measurement, a verdict, a cause, a goal."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from est_cli.model.record import Record
from est_cli.moten.forkortat import shortened
from est_cli.ord import label
from est_cli.reports.values import number
from est_cli.reports.work import cost
from est_cli.review.andring import details
from est_cli.review.measures import days
from est_cli.svenska import datum_i_ord, ended, uppraknat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from est_cli.review.andring import Andring
    from est_cli.review.pair import Pair
    from est_cli.workspace.case import CaseFiles

_UTFALL: Final = {
    "som_planerat": "gjordes som planerat",
    "justerad": "gjordes, men justerades på vägen",
    "delvis": "gjordes delvis",
    "ej": "gjordes inte",
}
_VAL: Final = {
    "avsluta": "ärendet avslutas",
    "fortsatt": "arbetet fortsätter",
    "justera": "åtgärderna justeras",
    "till_analys": "ärendet går tillbaka till analys",
    "till_problem": "ärendet går tillbaka till problem",
}
_ORSAK: Final = {"stodd": "Ny orsak, med stöd", "forkastad": "En möjlig orsak är prövad och förkastad"}
_TEXTS: Final = {
    ("analys.yaml", "fragor"): "frågorna",
    ("utvardering.yaml", "andra_forklaringar"): "andra förklaringar",
    ("utvardering.yaml", "lardomar"): "lärdomarna",
}


def new_record(pair: Pair, one: Andring) -> str:
    """A record that is new, in sentences; empty where the plain telling does."""
    name = one.vag.partition("/")[0]
    tell = _TELLERS.get((one.fil, name)) if one.slag == "tillagd" else None
    for record in _candidates(pair, one, name) if tell else ():
        if details(record, pair.names) == one.efter and tell is not None:
            return " ".join(ended(said) for said in tell(pair, record) if said)
    return ""


def new_texts(pair: Pair, one: Andring) -> str:
    """What is new and what is gone in a list of texts, each in full; empty for any other change."""
    where = _TEXTS.get((one.fil, one.vag))
    if where is None:
        return ""
    before, after = (_texts(files, one) for files in (pair.files_before, pair.files_after))
    new, gone = ([text for text in some if text not in rest] for some, rest in ((after, before), (before, after)))
    parts = ((f"Nytt bland {where}:", new), (f"Struket bland {where}:", gone))
    return " ".join(f"{said} {' '.join(map(ended, texts))}" for said, texts in parts if texts)


def _texts(files: CaseFiles | None, one: Andring) -> tuple[str, ...]:
    found = getattr(_part(files, one), one.vag, None)
    return tuple(text for text in found if isinstance(text, str)) if isinstance(found, tuple) else ()


def _candidates(pair: Pair, one: Andring, name: str) -> Iterator[Any]:
    found, id_ = getattr(_part(pair.files_after, one), name, None), one.vag.partition("/")[2]
    for record in found if isinstance(found, tuple) else (found,):
        if isinstance(record, Record) and (not id_ or getattr(record, record.identitet[0], None) == id_):
            yield record


def _part(files: CaseFiles | None, one: Andring) -> Record | None:
    return files.parts.get(one.fil.removesuffix(".yaml")) if files else None


def _assessment(_: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - each teller knows its record
    level, trend = _word(one.niva), _word(one.trend)
    said = [f"nivå {level}" if level else "", f"trend {trend}" if trend else "", _den(one.datum)]
    yield f"Läget är bedömt: {', '.join(filter(None, said))}"


def _outcome(pair: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    name = pair.names.own("atgard", str(one.atgard)) or str(one.atgard)
    yield f"Åtgärden ”{name}” {_UTFALL.get(str(one.utfall), 'är uppföljd')}"
    yield _text(one.kommentar)
    spent = cost(one.resurser)
    yield f"Åtgång: {spent}" if spent else ""


def _measured(pair: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    indicators = (pair.after.problem.indikatorer if pair.after else None) or ()
    found = next((it for it in indicators if getattr(it, "id", None) == one.indikator), None)
    unit = (found and found.enhet) or ""
    base = number(found.baslinje.varde, unit) if found and found.baslinje and found.baslinje.varde is not None else ""
    value = "i ord" if one.varde is None else number(one.varde, unit)
    before = f", mot {base} före åtgärderna" if base and one.varde is not None else ""
    period = days(one.fran, one.till)
    yield f"Mätning efteråt av ”{found.namn if found else one.indikator}”: {value}{before}"
    yield _text(one.text)
    yield f"Mätt {period}" if period else ""


def _verdict(pair: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    name = pair.names.own("mal", str(one.mal)) or str(one.mal)
    verdict = label(str(one.bedomning), "malbedomning") if one.bedomning is not None else ""
    said = "kan inte bedömas" if one.bedomning == "kan_ej_bedomas" else f"är {verdict}" if verdict else "är följt upp"
    yield f"Målet ”{name}” {said}"
    yield _text(one.motivering)


def _elsewhere(pair: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    first, *rest = _beside(pair, one)
    yield first.replace("Jämförelse med", "Har problemet flyttat? Jämförelse med", 1)
    yield from rest


def _beside(pair: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    name = pair.names.own("indikator", str(one.indikator)) if one.indikator is not None else None
    places = uppraknat([str(pair.names.plats(plats)) for plats in one.platser or ()])
    both = ((one.fore, "före"), (one.efter, "efter"))
    values = [f"{number(value)} {when}" for value, when in both if value is not None]
    where = f" med {places}" if places else ""
    yield f"Jämförelse{where}{f' av ”{name}”' if name else ''}{f': {uppraknat(values)}' if values else ''}"
    yield _text(one.text)


def _closing(_: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    by = ", ".join(filter(None, (_text(one.organ), _den(one.datum))))
    yield f"Beslut efter utvärderingen: {_VAL.get(str(one.val), 'inte angivet')}{f' ({by})' if by else ''}"
    yield _text(one.motiv)


def _watch(pair: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    who = pair.names.aktor(one.ansvarig) if one.ansvarig is not None else None
    yield f"Ärendet bevakas{f' av {who}' if who else ''}"
    yield f"Nästa kontroll {_den(one.nasta_kontroll)}" if one.nasta_kontroll is not None else ""
    yield _text(one.anteckningar)


def _feedback(_: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    how = f", {_text(one.kanal)[:1].lower()}{_text(one.kanal)[1:]}" if _text(one.kanal) else ""
    yield f"Återkoppling till {label(str(one.till))} {_den(one.datum)}{how}"
    yield _text(one.text)


def _plan_decision(_: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    yield f"Planen är beslutad av {_text(one.organ)} {_den(one.datum)}"
    yield _text(one.text)


def _cause(_: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    yield f"{_ORSAK.get(str(one.status), 'Ny möjlig orsak')}: {_text(one.beskrivning)}"
    yield _text(one.motivering)


def _source(pair: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    who = pair.names.aktor(one.aktor) if one.aktor is not None else None
    said = filter(None, (_word(one.typ), who, f"antal {number(one.antal)}" if one.antal is not None else None))
    yield f"Ny källa ({', '.join(said)}): {_text(one.beskrivning)}"
    yield f"Vad den inte kan visa: {_text(one.begransning)}" if _text(one.begransning) else ""


def _indicator(_: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    base = one.baslinje
    yield f"Nytt som ska mätas: {_text(one.namn)}"
    period = days(base.fran, base.till) if base is not None else None
    if base is not None and base.varde is not None:
        yield f"Före åtgärderna: {number(base.varde, str(one.enhet or ''))}{f', {period}' if period else ''}"


def _goal(_: Pair, one: Any) -> Iterator[str]:  # noqa: ANN401 - as above
    yield f"Nytt mål: {_text(one.beskrivning) or one.id}"
    yield f"Ska vara nått {_den(one.senast)}" if one.senast is not None else ""


def _text(value: object) -> str:
    return shortened(value) if isinstance(value, str) else ""


def _word(value: object) -> str:
    return label(value) if isinstance(value, str) else ""


def _den(day: object) -> str:
    return f"den {datum_i_ord(day)}" if isinstance(day, date) else ""


_TELLERS: Final[dict[tuple[str, str], Callable[[Pair, Any], Iterator[str]]]] = {
    ("arende.yaml", "bedomning"): _assessment,
    ("problem.yaml", "kallor"): _source,
    ("problem.yaml", "indikatorer"): _indicator,
    ("analys.yaml", "kallor"): _source,
    ("analys.yaml", "orsaker"): _cause,
    ("atgarder.yaml", "mal"): _goal,
    ("atgarder.yaml", "beslut"): _plan_decision,
    ("utvardering.yaml", "kallor"): _source,
    ("utvardering.yaml", "genomforande"): _outcome,
    ("utvardering.yaml", "eftermatningar"): _measured,
    ("utvardering.yaml", "maluppfyllelse"): _verdict,
    ("utvardering.yaml", "jamforelse"): _beside,
    ("utvardering.yaml", "omfordelning"): _elsewhere,
    ("utvardering.yaml", "beslut"): _closing,
    ("utvardering.yaml", "bevakning"): _watch,
    ("utvardering.yaml", "aterkoppling"): _feedback,
}
"""What tells a new record, by its file and key."""
