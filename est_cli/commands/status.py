"""`est status`: all cases, where they stand, and what is late, by whom and for how long; or the week ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from est_cli.commands import complete
from est_cli.commands.common import Maskinformat, known_id, opened
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, folded, plain, progress, say, table
from est_cli.model.arende import Skede
from est_cli.moten.arendelage import Arendelage, Sak, as_matters, open_decisions, states
from est_cli.svenska import antal, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from est_cli.rules.beslut import Beslutslage
    from est_cli.rules.check import Checker

Forsenat = Annotated[bool, typer.Option("--forsenat", help="Bara ärenden och beslut där något är sent.")]
Ansvarig = Annotated[
    str | None,
    typer.Option(
        "--ansvarig",
        metavar="AKTÖR",
        help="Bara det som en funktion håller i: ärenden, åtgärder eller beslut.",
        autocompletion=complete.aktorer,
    ),
]
Omrade = Annotated[
    str | None, typer.Option("--omrade", metavar="OMRÅDE", help="Bara ett område.", autocompletion=complete.omraden)
]
Skedesval = Annotated[Skede | None, typer.Option("--skede", help="Bara ett skede.")]
Vecka = Annotated[bool, typer.Option("--vecka", help="Veckan som börjar: möten, sista dagar, vad som är sent.")]


class Urval(NamedTuple):
    """What was chosen: None and False choose all."""

    forsenat: bool
    ansvarig: str | None
    omrade: str | None
    skede: str | None


def status(  # noqa: PLR0913, PLR0917 - the options of the command
    forsenat: Forsenat = False,  # noqa: FBT002 - Typer's way to declare a flag
    ansvarig: Ansvarig = None,
    omrade: Omrade = None,
    skede: Skedesval = None,
    vecka: Vecka = False,  # noqa: FBT002 - as above
    format: Maskinformat = "text",  # noqa: A002 - the option's own name
) -> None:
    """All cases in the order of their ids, the decisions still open, and what is late."""
    if vecka and format == "json":
        raise EstError("--vecka är en vy för människor.", "Ta bort --vecka: est status --format json ger allt.")
    checked = opened()
    if ansvarig is not None:
        known_id("Aktören", ansvarig, checked.workspace.aktorer)
    if omrade is not None:
        known_id("Området", omrade, _areas(checked))
    rows, beslut = _chosen(checked, list(_cases(checked)), Urval(forsenat, ansvarig, omrade, skede))
    if format == "json":
        from est_cli.formats.json import to_json

        echo(to_json(_as_json(checked, rows, beslut)))
    elif vecka:
        _show_week(checked, [_held_by(row, ansvarig) for row in rows], beslut)
    else:
        _show(checked, rows, beslut, ansvarig)


def _cases(checked: Checker) -> Iterator[Arendelage]:
    """Where each case stands; one that cannot be read is named on stderr."""
    ids = checked.workspace.arenden
    for case, row in zip(ids, progress(states(checked, ids), len(ids), "Läser ärende"), strict=True):
        if row is None:
            say(f"Obs: arenden/{case}/arende.yaml går inte att läsa; est validera {case} säger varför.")
        else:
            yield row


def _chosen(checked: Checker, rows: list[Arendelage], val: Urval) -> tuple[list[Arendelage], list[Beslutslage]]:
    """The cases and the open decisions that were asked for."""
    idag, all_open = checked.context.idag, open_decisions(checked)
    of_case, about = {row.arende: row for row in rows}, by_case(all_open)
    kept = [row for row in rows if _is_chosen(checked, row, about.get(row.arende, []), val)]
    beslut = [
        one
        for one in all_open
        if (not val.forsenat or one.is_late(idag))
        and (val.ansvarig is None or one.beslut.ansvarig == val.ansvarig)
        and (val.omrade is None or _area_of_decision(checked, one, of_case) == val.omrade)
        and (val.skede is None or getattr(of_case.get(str(one.beslut.arende)), "skede", None) == val.skede)
    ]
    return kept, beslut


def _is_chosen(checked: Checker, row: Arendelage, beslut: list[Beslutslage], val: Urval) -> bool:
    holders = {*row.haller_i, *(one.beslut.ansvarig for one in beslut)}
    idag, everything = checked.context.idag, row._replace(saker=(*row.saker, *as_matters(beslut)))
    late = _held_by(everything, val.ansvarig).late(idag)
    return (
        (not val.forsenat or bool(late))
        and (val.ansvarig is None or val.ansvarig in holders)
        and (val.omrade is None or _area(checked, row.plats) == val.omrade)
        and (val.skede is None or row.skede == val.skede)
    )


def by_case(beslut: Iterable[Beslutslage]) -> dict[str, list[Beslutslage]]:
    """The decisions about each case."""
    found: dict[str, list[Beslutslage]] = {}
    for one in beslut:
        found.setdefault(str(one.beslut.arende), []).append(one)
    return found


def _late(beslut: Iterable[Beslutslage], idag: date) -> list[Sak]:
    return as_matters(one for one in beslut if one.is_late(idag))


def _held_by(row: Arendelage, ansvarig: str | None) -> Arendelage:
    """The case with only that which an actor is to do; the case's own actor holds it all."""
    return row._replace(saker=tuple(sak for sak in row.saker if ansvarig in {None, sak.ansvarig, row.ansvarig}))


def _area_of_decision(checked: Checker, one: Beslutslage, of_case: dict[str, Arendelage]) -> str | None:
    case = of_case.get(str(one.beslut.arende))
    plats = one.beslut.plats or (case.plats if case else None)
    return _area(checked, plats if isinstance(plats, str) else None)


def as_data(row: Arendelage, beslut: Iterable[Beslutslage], idag: date) -> dict[str, Any]:
    """A case's standing with the keys of the JSON output; `beslut` are the decisions about it."""
    return {
        "arende": row.arende,
        "titel": row.titel,
        "plats": row.plats,
        "spar": row.spar,
        "skede": row.skede,
        "sedan": row.sedan,
        "nasta": row.nasta,
        "hinder": list(row.hinder),
        "sena": [sak._asdict() for sak in (*row.late(idag), *_late(beslut, idag))],
    }


def _as_json(checked: Checker, rows: list[Arendelage], beslut: list[Beslutslage]) -> dict[str, Any]:
    idag, about = checked.context.idag, by_case(open_decisions(checked))
    return {
        "version": 1,
        "arenden": [as_data(row, about.get(row.arende, ()), idag) for row in rows],
        "beslut": [
            {
                "mote": one.mote,
                "beslut": one.beslut.id,
                "text": one.beslut.text,
                "arende": one.beslut.arende,
                "plats": one.beslut.plats,
                "ansvarig": one.beslut.ansvarig,
                "senast": one.senast,
                "lage": one.lage,
                "sen": one.is_late(idag),
            }
            for one in beslut
        ],
    }


def _show(checked: Checker, rows: list[Arendelage], beslut: list[Beslutslage], ansvarig: str | None) -> None:
    from est_cli.ord import label

    idag, about = checked.context.idag, by_case(beslut)
    sena = [(row, [*_held_by(row, ansvarig).late(idag), *_late(about.get(row.arende, ()), idag)]) for row in rows]
    if not rows:
        echo("Inga ärenden." if not checked.workspace.arenden else "Inga ärenden stämmer med urvalet.")
    else:
        cells = [
            [
                row.arende,
                str(label(row.skede or "–")),
                str(row.sedan or "–"),
                _gate(row),
                f"{len(late)} sent" if late else "",
            ]
            for row, late in sena
        ]
        table(["Ärende", "Skede", "Sedan", "Till nästa skede", "Sent"], cells)
    found = [(row.arende, sak) for row, late in sena for sak in late]
    shown = {row.arende for row in rows}
    others = [one for one in beslut if str(one.beslut.arende) not in shown]
    found += [(str(one.beslut.arende or ""), sak) for one in others for sak in _late([one], idag)]
    _paragraph("Sent:", [late_line(case, sak, idag) for case, sak in sorted(found, key=lambda one: one[1].senast)])
    _paragraph("Öppna beslut:", [_open_line(one) for one in beslut if not one.is_late(idag)])


def _paragraph(rubrik: str, rader: list[str]) -> None:
    if rader:
        echo("")
        echo(folded(plain(rubrik)))
    for rad in rader:
        echo(folded(plain(f"  {rad}")))


def late_line(case: str, sak: Sak, idag: date) -> str:
    """`12 dagar sent: 2026-x: åtgärd y, senast 2026-11-12 (kommun-trygghet)`."""
    from est_cli.ord import label

    days = antal((idag - sak.senast).days, "dag", "dagar")
    where = f"{case}: " if case else ""
    what = label(sak.slag) if sak.id == case else f"{label(sak.slag)} {sak.id}"
    return f"{days} sent: {where}{what}, senast {sak.senast} ({sak.ansvarig or 'ingen ansvarig'})"


def _open_line(one: Beslutslage) -> str:
    when = f"senast {one.senast}" if one.senast else "inget datum"
    text = one_line(str(one.beslut.text))
    return f"{when} ({one.beslut.ansvarig or 'ingen ansvarig'}): {text} {one.id}"


def _gate(row: Arendelage) -> str:
    closed = [f"{len(codes)} {niva}" for niva, codes in (("fel", row.fel), ("hinder", row.hinder)) if codes]
    return ", ".join(closed) or ("öppen grind" if row.nasta else "–")


def _show_week(checked: Checker, rows: list[Arendelage], beslut: list[Beslutslage]) -> None:
    from est_cli.moten.vecka import week

    vecka = week(checked, rows, beslut)
    echo(plain(vecka.rubrik))
    for avsnitt in vecka.avsnitt:
        if avsnitt.rader:
            _paragraph(f"{avsnitt.rubrik}:", avsnitt.rader)
        else:
            echo("")
            echo(folded(f"{avsnitt.rubrik}: inget."))
    _paragraph("Kör härnäst:", vecka.harnast)


def _areas(checked: Checker) -> dict[str, str]:
    settings = checked.workspace.installningar
    return (settings.omraden if settings else None) or {}


def _area(checked: Checker, plats: str | None) -> str | None:
    place = checked.workspace.platser.get(plats) if plats is not None else None
    return place.omrade if place else None
