"""`est mote beslut` and `est mote uppfoljning`: what a meeting decides, and how earlier decisions have gone."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING, Annotated, Any, Final, Literal

import typer

from est_cli.commands import complete
from est_cli.commands.change import change_meeting
from est_cli.commands.common import Motesarg, case_id, known_id, written
from est_cli.commands.meeting import actor_then, last_day, meeting_to_change, read_meeting
from est_cli.commands.moment import say_next
from est_cli.editing.operations import Append, SetValue
from est_cli.errors import EstError
from est_cli.frame.terminal import echo, folded, say
from est_cli.model.mote import Uppfoljning
from est_cli.ord import label
from est_cli.personal.mask import masked
from est_cli.reading.invisible import shown
from est_cli.rules.beslut import decisions, when
from est_cli.svenska import datum_i_ord, menade_du, slug

if TYPE_CHECKING:
    from datetime import date

    from est_cli.commands.meeting import Oppet
    from est_cli.editing.operations import Operation
    from est_cli.rules.beslut import Beslutslage

Text = Annotated[str, typer.Argument(metavar="TEXT", help="Vad som ska göras, inom citattecken.")]
Ansvarig = Annotated[
    str | None,
    typer.Option("--ansvarig", metavar="AKTÖR", help="Funktionen som ansvarar.", autocompletion=complete.aktorer),
]
Senast = Annotated[str | None, typer.Option("--senast", metavar="DATUM", help="Klart senast.")]
Arende = Annotated[
    str | None,
    typer.Option("--arende", metavar="ÄRENDE", help="Ärendet som det gäller.", autocompletion=complete.arenden),
]
Plats = Annotated[
    str | None,
    typer.Option("--plats", metavar="PLATS", help="Platsen som det gäller.", autocompletion=complete.platser),
]
Tidigare = Annotated[
    str,
    typer.Argument(
        metavar="TIDIGARE-MÖTE/BESLUT",
        help="Beslutet; dess id räcker när det är ensamt.",
        autocompletion=complete.beslut,
    ),
]
Lage = Literal["klart", "pagar", "utgar", "nytt_datum"]
Lagesarg = Annotated[Lage, typer.Argument(metavar="LÄGE", help="klart, pagar, utgar eller nytt_datum.")]
NyttDatum = Annotated[str | None, typer.Option("--senast", metavar="DATUM", help="Det nya datumet, med nytt_datum.")]
IOrd = Annotated[str | None, typer.Option("--text", metavar="TEXT", help="Hur det har gått, i ord.")]

_WORDS: Final = 6
_LONGEST: Final = 60
_SMALL: Final = frozenset({
    "alla", "ar", "att", "av", "bli", "blir", "de", "dem", "den", "det", "detta", "efter", "en", "enligt", "ett", "for",
    "fore", "fran", "gora", "gors", "har", "hos", "i", "in", "inte", "kan", "med", "men", "mot", "nar", "och", "om",
    "pa", "sa", "sin", "sitt", "ska", "som", "till", "under", "ut", "vara", "vid",
})  # fmt: skip
"""Words that say little by themselves, as an id would spell them."""


def beslut(  # noqa: PLR0913, PLR0917 - a decision is all of this
    mote: Motesarg,
    text: Text,
    ansvarig: Ansvarig = None,
    senast: Senast = None,
    arende: Arende = None,
    plats: Plats = None,
) -> None:
    """Append a decision to the meeting's `beslut`."""
    with meeting_to_change(mote) as one:
        checked, what = one.checked, written(text, "Beslutet")
        given: dict[str, Any] = {
            "id": _new_id(one, what),
            "text": what,
            "arende": None if arende is None else case_id(checked, arende),
            "plats": None if plats is None else known_id("Platsen", plats, checked.workspace.platser),
            "ansvarig": None if ansvarig is None else actor_then(checked, ansvarig, one.mote.datum),
            "senast": last_day(senast, one.mote),
        }
        decision = {key: value for key, value in given.items() if value is not None}
        change_meeting(checked, one.id, Append(("beslut",), decision, block=True, before=one.before("beslut")))
    echo(folded(_decided(one, given)))
    if (ansvarig is None) != (senast is None):
        lacks = "--senast" if senast is None else "--ansvarig"
        say(folded(f"Obs: beslutet sades utan {lacks} (M901). Skriv till det i {one.fil}."))
    if given["arende"]:
        say_next(one.id, ("arende", given["arende"]))


def uppfoljning(
    mote: Motesarg, tidigare: Tidigare, lage: Lagesarg, senast: NyttDatum = None, text: IOrd = None
) -> None:
    """Say how an earlier decision has gone: in its line of the meeting's `uppfoljning`, or in a new one."""
    with meeting_to_change(mote) as one:
        earlier = _earlier(one, tidigare)
        day, words = _new_day(one, lage, senast), None if text is None else written(text, "--text")
        change_meeting(one.checked, one.id, *_line(one, earlier, lage, {"senast": day, "text": words}))
    echo(folded(f"{earlier.id}: {label(lage)}{f', {datum_i_ord(day)}' if day else ''}. Det står i {one.fil}."))
    for note in _notes(one, earlier, lage):
        say(folded(f"Obs: {note}"))
    say_next(one.id, ("uppfoljning", earlier.id))


def _decided(one: Oppet, given: dict[str, Any]) -> str:
    who = [given["ansvarig"]] if given["ansvarig"] else []
    day = [f"senast {datum_i_ord(given['senast'])}"] if given["senast"] else []
    rest = ", ".join(who + day) or "utan ansvarig och datum, så det följs inte upp"
    return f"Beslutet {given['id']} står i {one.fil}: {rest}."


def _new_id(one: Oppet, text: str) -> str:
    """The first words that say something, as an id that no other decision of the meeting has, and that names nobody."""
    words = slug(masked(text, warnings=True)).split("-")
    chosen = [word for word in words if word not in _SMALL] or words
    base = "-".join(chosen[:_WORDS])[:_LONGEST].strip("-")
    if not base:
        raise EstError("Beslutet har inga bokstäver att göra ett id av.", "Skriv beslutet i ord.")
    taken = {decision.id for decision in one.mote.beslut or ()}
    return next(id_ for id_ in chain([base], (f"{base}-{number}" for number in count(2))) if id_ not in taken)


def _earlier(one: Oppet, wanted: str) -> Beslutslage:
    """The decision that was named, as it stood when the meeting began."""
    before = decisions(one.checked.workspace.moten, before=one.id)
    meeting, _, decision = wanted.removeprefix("moten/").rpartition("/")
    if not meeting:
        return _alone(one, before, decision)
    known = _before(one, meeting)
    known_id("Beslutet", decision, [str(line.id) for line in known.mote.beslut or ()])
    found = next((line for line in before if line.id == f"{known.id}/{decision}"), None)
    if found is None:
        raise EstError(
            f"Beslutet {known.id}/{decision} har varken ansvarig eller datum, och följs därför inte upp.",
            f"Är det något att göra: ta ett nytt beslut med est mote beslut {one.id}.",
        )
    return found


def _before(one: Oppet, wanted: str) -> Oppet:
    """The earlier meeting that was named; EstError with the reason for the same one, or a later one."""
    moten, other = one.checked.workspace.moten, read_meeting(one.checked, wanted)
    if other.id == one.id:
        raise EstError("Beslutet togs på det här mötet.", "Det följs upp på nästa möte.")
    if when(moten, other.id) > when(moten, one.id):
        text = f"Mötet {other.id} kommer efter {one.id}: ett beslut följs upp på ett senare möte än det togs på."
        raise EstError(text, f"Följ upp det på ett möte efter {other.id}.")
    return other


def _alone(one: Oppet, before: list[Beslutslage], wanted: str) -> Beslutslage:
    """The decision with an id of its own: the open one, else the closed one."""
    named = [line for line in before if line.beslut.id == wanted]
    found = [line for line in named if line.oppet] or named
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(line.id for line in found)
        raise EstError(f"Flera möten har ett beslut {wanted}.", f"Ange också mötet: {ids}")
    if any(decision.id == wanted for decision in one.mote.beslut or ()):
        raise EstError("Beslutet togs på det här mötet.", "Det följs upp på nästa möte.")
    left = [line.id for line in before if line.oppet and line.grupp == one.mote.grupp]
    nearest = menade_du(wanted, [str(line.beslut.id) for line in before])
    help_ = nearest or folded(f"Gruppens öppna beslut: {', '.join(left) or 'inga'}.")
    raise EstError(f"Beslutet {shown(wanted)} finns inte på något tidigare möte.", help_)


def _new_day(one: Oppet, lage: Lage, senast: str | None) -> date | None:
    if lage == "nytt_datum" and senast is None:
        raise EstError("nytt_datum behöver det nya datumet.", "Ange det med --senast DATUM.")
    if lage != "nytt_datum" and senast is not None:
        raise EstError(f"--senast hör till nytt_datum, inte till {lage}.", "Skriv nytt_datum om dagen flyttas.")
    return last_day(senast, one.mote)


def _line(one: Oppet, earlier: Beslutslage, lage: Lage, said: dict[str, Any]) -> list[Operation]:
    """What changes in the meeting's file: the line that is there already, or a new one."""
    given = {key: value for key, value in said.items() if value is not None}
    for index, line in enumerate(one.mote.uppfoljning or ()):
        if (line.mote, line.beslut) == (earlier.mote, earlier.beslut.id):
            if line.lage == "nytt_datum" != lage and line.senast is not None:
                given["senast"] = ""
            values = {"lage": lage, **given}
            return [SetValue(("uppfoljning", index, key), value, _after(key)) for key, value in values.items()]
    new = {"mote": earlier.mote, "beslut": str(earlier.beslut.id), "lage": lage, **given}
    return [Append(("uppfoljning",), new, before=one.before("uppfoljning"))]


def _after(key: str) -> str | None:
    """The key of a follow-up that comes after this one."""
    names = list(Uppfoljning.model_fields)
    return next(iter(names[names.index(key) + 1 :]), None)


def _notes(one: Oppet, earlier: Beslutslage, lage: Lage) -> list[str]:
    """What the person should know of the decision, beside how it went."""
    notes = []
    if not earlier.oppet:
        last = earlier.uppfoljt[-1]
        notes.append(f"beslutet sades vara {label(earlier.lage)} redan på mötet {last.mote}.")
    actor = one.checked.workspace.aktorer.get(str(earlier.beslut.ansvarig))
    open_ = lage in {"pagar", "nytt_datum"}
    if open_ and earlier.beslut.ansvarig and (actor is None or actor.upphord is not None):
        notes.append(f"{earlier.beslut.ansvarig} finns inte längre. Ta ett nytt beslut med en annan ansvarig.")
    return notes
