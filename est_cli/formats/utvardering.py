"""An evaluation told: to people in text of at most 80 columns, to programs as JSON."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from est_cli.frame.terminal import plain
from est_cli.svenska import datum_i_ord, ended, one_line, tal, uppraknat
from est_cli.utvardering.words import ends, short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from est_cli.model.register import Plats
    from est_cli.utvardering.record import Indikatorutfall, Matt, Par, Skattning, Utfall

_MOST: Final = 80
_WEEK: Final = 7
_RIKTNING: Final = {"minska": "ska minska", "oka": "ska öka"}
_METHOD: Final = (
    "Så är det räknat: ”säkerställd” betyder att det exakta intervallet (95 procent) inte rymmer ingen förändring. "
    "”Talar för” betyder att E-testet (för andelar score-testet) ger högst fem procent åt det håll som indikatorn "
    "skulle gå. Färre än tio händelser både före och efter prövas inte. Att jämförelsen talar för att åtgärderna "
    "bidrog kräver att den relativa effekten, utan överspridning, är på rätt sida om 1 med ensidigt p under fem "
    "procent. Testen utgår från att händelser kommer oberoende av varandra; kommer de i klungor är osäkerheten större "
    "än intervallen säger."
)


def as_text(outcome: Utfall, places: Mapping[str, Plats], columns: int = _MOST) -> Iterator[str]:
    """The lines of an evaluation; what comes from files is not yet harmless for a terminal."""
    wide = min(columns, _MOST)
    yield from _wrapped(f"{one_line(outcome.titel)} ({outcome.arende})", wide)
    yield from _wrapped(_began(outcome), wide)
    for row in outcome.indikatorer:
        yield ""
        yield from _indicator(row, places, wide)
    if outcome.andra_forklaringar:
        yield ""
        yield "Andra förklaringar som ärendet nämner"
        for text in outcome.andra_forklaringar:
            yield from _wrapped(f"- {ended(text)}", wide, "  ", hanging=2)
    if any(row.bedomning.grad not in {"ej_an", "utan_test"} for row in outcome.indikatorer):
        yield ""
        yield from _wrapped(_METHOD, wide)


def _began(outcome: Utfall) -> str:
    if not outcome.starter:
        return "Ingen åtgärd har något startdatum."
    first, last = outcome.starter[0], outcome.starter[-1]
    if len(outcome.starter) == 1:
        return f"Åtgärder: en, från {datum_i_ord(first[0])} ({first[1]})."
    if first[0] == last[0]:
        return f"Åtgärder: {len(outcome.starter)}, alla från {datum_i_ord(first[0])}."
    return (
        f"Åtgärder: {len(outcome.starter)}, den första från {datum_i_ord(first[0])} ({first[1]}), "
        f"den sista från {datum_i_ord(last[0])} ({last[1]})."
    )


def _indicator(row: Indikatorutfall, places: Mapping[str, Plats], wide: int) -> Iterator[str]:
    title = f"{one_line(row.namn)} ({row.indikator})"
    yield from _wrapped(title, wide)
    yield "-" * min(wide, len(plain(title)))
    told = [f"enhet {one_line(row.enhet)}" if row.enhet else "ingen enhet", _RIKTNING.get(row.riktning or "", "")]
    yield from _wrapped(", ".join(word for word in told if word).capitalize(), wide)
    yield ""
    yield from _numbers(row, places, wide)
    yield ""
    yield from _wrapped(f"Bedömning: {row.bedomning.text}", wide)
    if row.skattningar:
        yield ""
        yield "Skattningar"
        for one in row.skattningar:
            yield from _estimate(one, wide)
    if row.forbehall:
        yield ""
        yield "Förbehåll"
        for text in row.forbehall:
            yield from _wrapped(f"- {ended(text)}", wide, "  ", hanging=2)


def _numbers(row: Indikatorutfall, places: Mapping[str, Plats], wide: int) -> Iterator[str]:
    """The raw values as a small table."""
    so_far = row.hinder and row.efter is not None and row.efter.av == "observationer"
    lines = [("", "före", "hittills" if so_far else "efter", "" if row.hinder else "skillnad"), *_own(row)]
    lines += _other("jämförelse", row.jamforelse, places, row) + _other("bevakas", row.omfordelning, places, row)
    widths = [max(len(line[n]) for line in lines) for n in range(4)]
    widths[0] = min(widths[0], max(12, wide - sum(widths[1:]) - 8))
    for line in lines:
        first, *rest = wrap(plain(line[0]), widths[0]) or [""]
        cells = [first.ljust(widths[0]), *(cell.rjust(size) for cell, size in zip(line[1:], widths[1:], strict=True))]
        yield f"  {'  '.join(cells)}".rstrip()
        yield from (f"  {part}" for part in rest)


def _own(row: Indikatorutfall) -> Iterator[tuple[str, str, str, str]]:
    before, after = row.fore, row.efter
    yield "första dagen", _day(before, "fran"), _day(after, "fran"), ""
    yield "sista dagen", _day(before, "till"), _day(after, "till"), ""
    hidden = row.hinder or _rated(row)
    yield _how(before or after), _value(before), _value(after), "" if hidden else _change(before, after)
    if _rated(row) and before and after and before.varde is not None and after.varde is not None:
        yield _rates(row, float(before.varde), float(after.varde))
    if any(one and one.av == "observationer" for one in (before, after)):
        rows = ["" if one is None or one.rader is None else tal(one.rader) for one in (before, after)]
        yield "rader som räknats", rows[0], rows[1], ""
    if any(one and one.i_arendet is not None for one in (before, after)):
        said = ["" if one is None or one.i_arendet is None else tal(float(one.i_arendet)) for one in (before, after)]
        yield "ärendet säger", said[0], said[1], ""


def _day(one: Matt | None, end: str) -> str:
    return "okänd" if one is None else getattr(one.tid, end).isoformat()


def _how(one: Matt | None) -> str:
    return "räknat" if one and one.av == "observationer" else "enligt ärendet"


def _value(one: Matt | None) -> str:
    return "saknas" if one is None or one.varde is None else tal(float(one.varde))


def _change(before: Matt | None, after: Matt | None) -> str:
    if before is None or after is None or before.varde is None or after.varde is None:
        return ""
    return _signed(float(after.varde) - float(before.varde))


def _signed(change: float) -> str:
    return f"+{short(change)}" if change > 0 else short(change)


def _other(
    word: str, one: Par | None, places: Mapping[str, Plats], row: Indikatorutfall
) -> list[tuple[str, str, str, str]]:
    if one is None:
        return []
    names = [one_line(places[id_].namn) if id_ in places else id_ for id_ in one.platser]
    name = f"{word}: {uppraknat(names) or 'plats ej angiven'}"
    differs = row.efter and row.efter.av != one.av
    told = f"{name} (ärendets siffror)" if differs and one.av == "arendet" else name
    before, after = float(one.fore), float(one.efter)
    if _rated(row):
        return [(told, tal(before), tal(after), ""), _rates(row, before, after)]
    return [(told, tal(before), tal(after), _signed(after - before))]


def _rated(row: Indikatorutfall) -> bool:
    """Whether the counts are of times that are not as long, so that only what they are a week can be compared."""
    same = row.fore is None or row.efter is None or row.fore.tid.dagar == row.efter.tid.dagar
    return not (same or row.hinder) and (row.enhet or "").strip().lower() == "antal"


def _rates(row: Indikatorutfall, before: float, after: float) -> tuple[str, str, str, str]:
    days = [one.tid.dagar if one else _WEEK for one in (row.fore, row.efter)]
    rates = [value / of * _WEEK for value, of in zip((before, after), days, strict=True)]
    return "  per vecka", short(rates[0]), short(rates[1]), _signed(rates[1] - rates[0])


def _estimate(one: Skattning, wide: int) -> Iterator[str]:
    yield from _wrapped(f"- {one.metod}", wide, "  ", hanging=2)
    if one.skattning is not None or one.nedre is not None:
        yield from _wrapped(_figures(one), wide, "    ")
    yield from _wrapped(one.tolkning, wide, "    ")


def _figures(one: Skattning) -> str:
    value = "ej bestämd" if one.skattning is None else short(one.skattning)
    if one.konfidens is not None and one.nedre is not None:
        value = f"{value} (95 % intervall {_interval(one.nedre, one.ovre)})"
    if one.p is None:
        return value
    return f"{value}, p {'< 0,001' if one.p < 0.001 else f'= {tal(round(one.p, 3))}'}"  # noqa: PLR2004 - as printed


def _interval(lower: float, upper: float | None) -> str:
    return f"från {short(lower)}, utan övre gräns" if upper is None else " till ".join(ends(lower, upper))


def _wrapped(text: str, wide: int, indent: str = "", hanging: int = 0) -> list[str]:
    deeper = indent + " " * hanging
    return wrap(plain(text), wide, initial_indent=indent, subsequent_indent=deeper, break_on_hyphens=False)


def as_data(outcome: Utfall) -> dict[str, Any]:
    """The same as one object for programs."""
    return {
        "version": 1,
        "arende": outcome.arende,
        "skede": outcome.skede,
        "indikatorer": [_row_data(row) for row in outcome.indikatorer],
        "andra_forklaringar": outcome.andra_forklaringar,
    }


def _row_data(row: Indikatorutfall) -> dict[str, Any]:
    return {
        "indikator": row.indikator,
        "namn": row.namn,
        "enhet": row.enhet,
        "riktning": row.riktning,
        "fore": _matt_data(row.fore),
        "efter": _matt_data(row.efter),
        "jamforelse": _par_data(row.jamforelse),
        "omfordelning": _par_data(row.omfordelning),
        "skattningar": [{**one._asdict(), "konfidens": one.konfidens} for one in row.skattningar],
        "bedomning": row.bedomning._asdict(),
        "forbehall": row.forbehall,
        "tidigast": row.tidigast,
    }


def _matt_data(one: Matt | None) -> dict[str, Any] | None:
    if one is None:
        return None
    values = one._asdict()
    values.pop("tid")
    return {**values, "fran": one.tid.fran, "till": one.tid.till}


def _par_data(one: Par | None) -> dict[str, Any] | None:
    return None if one is None else {**one._asdict(), "platser": list(one.platser)}
